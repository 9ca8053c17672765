// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

internal import CClienteleBLAS
internal import Synchronization

/// The BLAS and LAPACK that this process has loaded.
///
/// Clientele links the generic names `blas` and `lapack`; the loader decides which library stands
/// behind them. Every product and decomposition of this module runs on one BLAS thread, because
/// the last bits of a threaded product depend on the number of threads; tall products are cut into
/// chunks of rows that run side by side instead.
public enum BLAS {
  /// Which library answers.
  public struct Identification: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The library: "netlib", "OpenBLAS", "BLIS", "ATLAS", "MKL" or "Accelerate".
    public let name: String

    /// Name, version and processor kernels: "OpenBLAS 0.3.21 (Haswell kernels)".
    public let detail: String

    /// What the library says of its own build; empty when it says nothing.
    public let configuration: String

    /// The file that holds it; empty when the system does not tell.
    public let path: String

    /// The version of LAPACK that is implemented, such as "3.11.0"; empty when unknown.
    public let lapackVersion: String

    /// Same as `detail`.
    public var description: String { detail }
  }

  /// Which library answers, found once by the symbols that the process has loaded.
  ///
  /// Two libraries, and two kernels of one library, may differ in the last bits of a product.
  public static let identification: Identification = identify()

  /// The largest number of threads that the loaded libraries may use for one call; 1 where they
  /// have no threads or do not tell.
  public static var threadCount: Int { pools().max() ?? 1 }

  /// Runs the body while BLAS and LAPACK use no more than a number of threads.
  ///
  /// A loop that is parallel itself asks for one, so that threads do not multiply. Calls may nest
  /// and may overlap on several threads: while any is active the smallest request holds, for the
  /// whole process, and after the last one the libraries have the threads they had before the
  /// first. Accelerate decides by itself and is left alone.
  ///
  /// - Parameters:
  ///   - count: The number of threads, at least 1.
  ///   - body: What to run.
  /// - Returns: What the body returns.
  /// - Throws: What the body throws.
  public static func withThreads<Result, Failure: Error>(
    _ count: Int, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    precondition(count >= 1, "BLAS runs on at least one thread")
    limits.withLock { apply($0.begin(count, pools: pools)) }
    defer { limits.withLock { apply($0.end(count)) } }
    return try body()
  }

  /// Leaves the whole process one BLAS thread, and ends those that only wait for work.
  ///
  /// OpenBLAS starts its threads when it is loaded, and each looks for work in a loop for some
  /// tens of milliseconds before it sleeps: with two processors, half of the machine is gone for
  /// as long as a short fit takes. A program whose own loops are parallel calls this first, before
  /// any BLAS call is under way; no other library has such threads.
  public static func useOneThread() {
    for pool in 0..<clientele_blas_pool_count() { clientele_blas_pool_set_threads(pool, 1) }
    clientele_blas_end_waiting_threads()
  }

  private static let limits = Mutex(ThreadLimits())

  private static func pools() -> [Int] {
    (0..<clientele_blas_pool_count()).map { Int(clientele_blas_pool_threads($0)) }
  }

  private static func apply(_ threads: [Int]?) {
    for (pool, count) in (threads ?? []).enumerated() {
      clientele_blas_pool_set_threads(Int32(pool), Int32(count))
    }
  }

  private static func identify() -> Identification {
    let name = String(cString: clientele_blas_name())
    let configuration = String(cString: clientele_blas_configuration())
    let kernels = String(cString: clientele_blas_kernels())
    var (major, minor, patch): (Int32, Int32, Int32) = (0, 0, 0)
    clientele_lapack_version(&major, &minor, &patch)
    let lapackVersion = major > 0 ? "\(major).\(minor).\(patch)" : ""
    // The first word that starts with a digit, as in "OpenBLAS 0.3.21 NO_LAPACKE DYNAMIC_ARCH".
    let version = configuration.split(separator: " ").first { $0.first?.isNumber == true }
    var detail = name
    if let version {
      detail += " \(version)"
    } else if name == "netlib", !lapackVersion.isEmpty {
      detail += " reference, LAPACK \(lapackVersion)"
    }
    if !kernels.isEmpty { detail += " (\(kernels) kernels)" }
    return Identification(
      name: name, detail: detail, configuration: configuration,
      path: String(cString: clientele_blas_path()), lapackVersion: lapackVersion)
  }
}
