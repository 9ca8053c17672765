// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// A JSON Schema (draft 2020-12) of what this module writes.
///
/// Objects are closed: a property that is not named here is an error, so that the schema cannot
/// fall behind the documents.
indirect enum JSONSchema: Encodable, Sendable {
  case string(String)
  case oneOf([String], String)
  case integer(String)
  case number(String)
  case boolean(String)
  /// A count that may be hidden.
  case integerOrNull(String)
  case array(JSONSchema, String)
  case object([Property], String)
  /// An object whose keys are data: names of features.
  case map(JSONSchema, String)

  /// A property of an object.
  struct Property: Sendable {
    let name: String
    let schema: JSONSchema
    let isRequired: Bool
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    func put(_ type: String, _ description: String) throws {
      try container.encode(type, forKey: Key("type"))
      if !description.isEmpty { try container.encode(description, forKey: Key("description")) }
    }
    switch self {
    case .string(let text): try put("string", text)
    case .integer(let text): try put("integer", text)
    case .number(let text): try put("number", text)
    case .boolean(let text): try put("boolean", text)
    case .integerOrNull(let text):
      try container.encode(["integer", "null"], forKey: Key("type"))
      try container.encode(text, forKey: Key("description"))
    case .oneOf(let values, let text):
      try put("string", text)
      try container.encode(values, forKey: Key("enum"))
    case .array(let items, let text):
      try put("array", text)
      try container.encode(items, forKey: Key("items"))
    case .map(let values, let text):
      try put("object", text)
      try container.encode(values, forKey: Key("additionalProperties"))
    case .object(let properties, let text):
      try put("object", text)
      try container.encode(false, forKey: Key("additionalProperties"))
      try container.encode(
        properties.filter(\.isRequired).map(\.name), forKey: Key("required"))
      var named = container.nestedContainer(keyedBy: Key.self, forKey: Key("properties"))
      for property in properties {
        try named.encode(property.schema, forKey: Key(property.name))
      }
    }
  }
}

extension JSONSchema.Property {
  /// A property that every document has.
  static func always(_ name: String, _ schema: JSONSchema) -> Self {
    Self(name: name, schema: schema, isRequired: true)
  }

  /// A property that is left out where there is nothing to say.
  static func perhaps(_ name: String, _ schema: JSONSchema) -> Self {
    Self(name: name, schema: schema, isRequired: false)
  }
}

extension JSONSchema {
  /// An exact amount as decimal text.
  static func money(_ text: String) -> JSONSchema { .string("Exact decimal amount: " + text) }

  /// Lower and upper end.
  static func interval(_ text: String) -> JSONSchema {
    .array(.number(""), "Lower and upper end: " + text)
  }

  /// A part of a whole.
  static func share(_ text: String) -> JSONSchema { .number("In 0...1: " + text) }
}
