// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import SegmentReports

/// The published schema holds for what is written.
@Suite struct SchemaTests {
  private func object(_ bytes: [UInt8]) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  @Test(arguments: SampleShape.allCases)
  func everyReportFollowsItsSchema(shape: SampleShape) throws {
    let schema = try object(ReportSchema.json())
    #expect(schema["$id"] as? String == ReportSchema.identifier)
    let report = try object(shape.sample.bundle.json())
    #expect(violations(of: schema, in: report) == [])
  }

  /// The walker that the other test relies on sees each kind of violation.
  @Test func violationsAreSeen() throws {
    let schema = try object(ReportSchema.json())
    let report = try object(SampleDiscovery().bundle.json())
    func changed(_ change: (inout [String: Any]) -> Void) -> [String] {
      var report = report
      change(&report)
      return violations(of: schema, in: report)
    }
    #expect(changed { $0["notes"] = nil } == ["report: lacks notes"])
    #expect(changed { $0["extra"] = 1 } == ["report: has extra"])
    #expect(changed { $0["notes"] = [1] } == ["report.notes[0]: is no string"])
    #expect(changed { $0["isPrivate"] = "no" } == ["report.isPrivate: is no boolean"])
    #expect(
      changed {
        var structure = $0["structure"] as? [String: Any] ?? [:]
        structure["verdict"] = "perhaps"
        $0["structure"] = structure
      } == ["report.structure.verdict: perhaps is none of its values"])
  }

  /// What of the keywords that the schema uses a value violates.
  private func violations(
    of schema: [String: Any], in value: Any, at path: String = "report"
  ) -> [String] {
    let types = (schema["type"] as? [String]) ?? (schema["type"] as? String).map { [$0] } ?? []
    guard types.contains(where: { matches(value, $0) }) else {
      return ["\(path): is no \(types.joined(separator: " or "))"]
    }
    var found: [String] = []
    if let values = schema["enum"] as? [String], let text = value as? String,
      !values.contains(text)
    {
      found.append("\(path): \(text) is none of its values")
    }
    if let items = schema["items"] as? [String: Any], let array = value as? [Any] {
      for (index, item) in array.enumerated() {
        found += violations(of: items, in: item, at: "\(path)[\(index)]")
      }
    }
    guard let object = value as? [String: Any] else { return found }
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    for name in schema["required"] as? [String] ?? [] where object[name] == nil {
      found.append("\(path): lacks \(name)")
    }
    for (name, inner) in object.sorted(by: { $0.key < $1.key }) {
      if let property = properties[name] ?? (schema["additionalProperties"] as? [String: Any]) {
        found += violations(of: property, in: inner, at: "\(path).\(name)")
      } else {
        found.append("\(path): has \(name)")
      }
    }
    return found
  }

  private func matches(_ value: Any, _ type: String) -> Bool {
    let number = value as? NSNumber
    // A boolean is a number to Foundation too.
    let isBoolean = number.map { "\(Swift.type(of: $0))".contains("Boolean") } ?? (value is Bool)
    switch type {
    case "string": return value is String
    case "boolean": return isBoolean
    case "number": return number != nil && !(value is String)
    case "integer": return number.map { $0.doubleValue == $0.doubleValue.rounded() } ?? false
    case "array": return value is [Any]
    case "object": return value is [String: Any]
    case "null": return value is NSNull
    default: return false
    }
  }
}
