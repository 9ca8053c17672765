// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The JSON Schema of `report.json`, as `clientele schema` prints it.
public struct ReportSchema: Sendable {
  /// The address by which documents can name this schema; it changes with the form.
  public static let identifier = "urn:clientele:report:1"

  private struct Document: Encodable {
    let schema = "https://json-schema.org/draft/2020-12/schema"
    let identifier = ReportSchema.identifier
    let title = "Clientele report.json"
    let body: JSONSchema

    private enum Key: String, CodingKey {
      case schema = "$schema"
      case identifier = "$id"
      case title
    }

    func encode(to encoder: any Encoder) throws {
      try body.encode(to: encoder)
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(schema, forKey: .schema)
      try container.encode(identifier, forKey: .identifier)
      try container.encode(title, forKey: .title)
    }
  }

  /// The schema.
  ///
  /// - Returns: UTF-8, keys sorted.
  /// - Throws: Nothing in practice; encoding is declared to.
  public static func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(Document(body: report))) + [0x0A]
  }

  static let report = JSONSchema.object(
    [
      .always("input", InputSchema.input), .always("business", InputSchema.business),
      .always("distributions", .array(InputSchema.distribution, "Histograms of the base.")),
      .always("structure", ChoiceSchema.structure), .always("choice", ChoiceSchema.choice),
      .always("segments", .array(SegmentSchema.segment, "By revenue, the largest first.")),
      .always("thresholds", SegmentSchema.thresholds),
      .always(
        "adjustments", .array(ChoiceSchema.adjustment, "Segments to merge or to split.")),
      .always("views", ChoiceSchema.views), .perhaps("tree", ChoiceSchema.tree),
      .perhaps("change", ChoiceSchema.change),
      .always("rfm", InputSchema.rfm),
      .always(
        "preparation",
        .object(
          [.always("columns", .array(InputSchema.preparation, ""))],
          "How features were transformed and scaled.")),
      .always("notes", .array(.string(""), "What a careful reader should know.")),
      .always("isPrivate", .boolean("Whether counts of customers under five are hidden.")),
      .always(
        "provenance",
        .object(
          [
            .always("version", .string("Of Clientele.")),
            .always("blas", .string("The linear algebra that was linked.")),
            .always("command", .string("Repeats the run.")),
            .always(
              "inputs",
              .array(
                .object(
                  [
                    .always("name", .string("Without folders.")),
                    .always("byteCount", .integer("As stored.")),
                    .perhaps("sha256", .string("Of the file as stored.")),
                  ], ""), "The files that were read.")),
            .always("seed", .integer("Of everything random.")),
          ], "What made the report.")),
    ], "Every figure of a report. Figures that do not exist are left out; hidden ones too.")
}
