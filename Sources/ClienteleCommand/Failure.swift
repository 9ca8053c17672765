// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Clientele

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How the command ends when something is wrong: 64 the command line, 65 the input, 1 the rest.
enum Failure {
  /// The exit code of an input that cannot be used (EX_DATAERR of sysexits.h).
  static let inputCode: Int32 = 65

  static func exit(with error: any Error) -> Never {
    switch error {
    case is InputError, is ClusteringError, is DiscoveryError, is FeatureError,
      is LinearAlgebraError, is ReportError:
      finish("Error: \(error)", code: inputCode)
    case is OutputError:
      finish("Error: \(error)", code: 1)
    case is CancellationError:
      finish("Stopped.", code: 1)
    default:
      // Help, version, usage errors (64) and everything unforeseen (1).
      ClienteleCommand.exit(withError: error)
    }
  }

  private static func finish(_ message: String, code: Int32) -> Never {
    StandardError.write(message + "\n")
    #if canImport(Glibc)
      Glibc.exit(code)
    #elseif canImport(Musl)
      Musl.exit(code)
    #else
      Darwin.exit(code)
    #endif
  }
}
