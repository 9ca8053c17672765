// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

public import SalesData
public import SegmentDiscovery

/// A finished discovery as files: HTML, Markdown, JSON, lists and the model.
public struct ReportBundle: Sendable {
  /// Version and BLAS, for the page on how to repeat the run.
  public struct Provenance: Sendable {
    public var version: String
    public var blas: String
    public var command: String
    public init(version: String, blas: String, command: String) {
      self.version = version
      self.blas = blas
      self.command = command
    }
  }

  public init(result: DiscoveryResult, summary: SalesSummary, provenance: Provenance) {
    fatalError()
  }

  public func html() -> String { fatalError() }
  public func markdown() -> String { fatalError() }
  public func json() throws -> [UInt8] { fatalError() }
  public func segmentsCSV() -> String { fatalError() }
  public func modelJSON() throws -> [UInt8] { fatalError() }

  /// Writes the five files into a folder, each beside its final name and renamed.
  public func write(to directory: String) throws { fatalError() }
}
