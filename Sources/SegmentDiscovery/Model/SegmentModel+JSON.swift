// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a model of any format says first.
private struct FormatVersion: Decodable {
  let version: Int
}

extension SegmentModel {
  /// Reads a model from the bytes of a `model.json`.
  ///
  /// - Parameter json: UTF-8.
  /// - Throws: `DiscoveryError` when it is no model, a damaged one, or one of another format.
  /// - Complexity: O(bytes).
  public init(json: some Collection<UInt8>) throws {
    let data = Data(json)
    let decoder = JSONDecoder()
    guard let written = try? decoder.decode(FormatVersion.self, from: data) else {
      throw DiscoveryError(
        .model, "this is no model, or a damaged one",
        remedy: "give the model.json that clientele discover wrote")
    }
    try Self.check(version: written.version)
    do {
      self = try decoder.decode(SegmentModel.self, from: data)
    } catch let error as DecodingError {
      throw DiscoveryError(
        .model, "the model is damaged: \(Self.place(of: error))",
        remedy: "use an undamaged copy, or discover the segments again")
    }
    try validate()
  }

  /// Where in the file a value is missing or wrong.
  private static func place(of error: DecodingError) -> String {
    func path(_ keys: [any CodingKey]) -> String {
      keys.isEmpty
        ? "the file"
        : keys.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
    }
    return switch error {
    case .keyNotFound(let key, let context): "\(path(context.codingPath + [key])) is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .dataCorrupted(let context):
      "\(path(context.codingPath)) is not what it should be"
    @unknown default: "it cannot be read"
    }
  }
}
