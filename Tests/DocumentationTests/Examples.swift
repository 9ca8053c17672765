// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele
import Foundation
import Synchronization
import Testing

/// What the examples of the documentation take as given, with a folder of their own.
struct Examples: Sendable {
  private let folder: URL
  private let console = Console()

  let points = Self.draw(rowCount: 60)
  let newPoints = Self.draw(rowCount: 5)
  let counts = [Double](repeating: 2, count: 60)
  let labels = (0..<60).map { Int32($0 % 3) }
  let leaves = (0..<60).map { Int32($0 % 3) }
  let covariance = Matrix<Double>(rows: [[2, 0.5], [0.5, 1]])
  let model: KMeansModel
  let reader = Chunks(Self.draw(rowCount: 60), count: 3)
  /// A measurement, a count, and a total of that count.
  let raw: Matrix<Double> = {
    let orders = (1...60).map { Double(1 + $0 % 4) }
    return Matrix(columns: [(1...60).map(Double.init), orders, orders.map { 9.5 * $0 }])
  }()
  let ledger: SalesLedger
  var laterLedger: SalesLedger { ledger }
  let result: DiscoveryResult

  /// Makes the folder with an export and a table of numbers in it.
  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("clientele-examples-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let shop = try Self.shop.get()
    (ledger, result) = (shop.ledger, shop.result)
    try shop.export.write(to: folder.appendingPathComponent("orders.csv"))
    try Data("plant,width,length\na,1.5,2\nb,2.5,1\n".utf8)
      .write(to: folder.appendingPathComponent("iris.csv"))
    model = try KMeans(clusterCount: 3).fit(points)
  }

  func removeFiles() throws { try FileManager.default.removeItem(at: folder) }

  /// A file of the folder.
  func file(_ name: String) -> String { folder.appendingPathComponent(name).path }

  /// Takes what an example prints, in place of the function of that name.
  func print(_ items: Any...) {
    console.lines.withLock { $0.append(items.map { "\($0)" }.joined(separator: " ")) }
  }

  /// Holds the last printed line to what the documentation says of it.
  func expect(_ text: String) {
    #expect(console.lines.withLock { $0.last } == text)
  }

  private final class Console: Sendable {
    let lines = Mutex<[String]>([])
  }

  /// A table that is read in pieces.
  final class Chunks: Sendable {
    private let left: Mutex<[Matrix<Double>]>

    init(_ matrix: Matrix<Double>, count: Int) {
      left = Mutex([Matrix<Double>](repeating: matrix, count: count))
    }

    func next() throws -> Matrix<Double>? { left.withLock { $0.popLast() } }
  }

  private struct Shop: Sendable {
    let export: Data
    let ledger: SalesLedger
    let result: DiscoveryResult
  }

  private static let shop = Result {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("clientele-examples-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: path) }
    try SalesSimulator(scenario: .four, customerCount: 60, seed: 1).write(to: path.path)
    let ledger = try SalesReader().read(files: [path.path])
    return Shop(
      export: try Data(contentsOf: path), ledger: ledger,
      result: try SegmentDiscoverer(segmentCounts: 2...3).discover(ledger))
  }

  private static func draw(rowCount: Int) -> Matrix<Double> {
    var generator = SeededGenerator(seed: 5)
    return Matrix(
      rowCount: rowCount, columnCount: 3,
      columnMajor: (0..<3 * rowCount).map { Double($0 % 3) * 4 + generator.uniform() })
  }
}
