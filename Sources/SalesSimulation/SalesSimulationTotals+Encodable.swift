// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

internal import SalesData

extension SalesSimulationTotals: Encodable {
  private enum CodingKeys: String, CodingKey {
    case customers, orders, returns, rows, rowsWithoutCustomer, bytes, amount, withoutCustomer
  }

  /// Counts as numbers, money as exact decimal text such as `"508864.99"`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(customers, forKey: .customers)
    try container.encode(orders, forKey: .orders)
    try container.encode(returns, forKey: .returns)
    try container.encode(rows, forKey: .rows)
    try container.encode(rowsWithoutCustomer, forKey: .rowsWithoutCustomer)
    try container.encode(bytes, forKey: .bytes)
    try container.encode(Self.text(amount), forKey: .amount)
    try container.encode(Self.text(withoutCustomer), forKey: .withoutCustomer)
  }

  private static func text(_ money: Money) -> String {
    // Simulated prices are whole hundredths, so the division leaves no rest.
    var buffer = ExportBuffer()
    buffer.append(cents: Int(money.micros / 10_000))
    return String(decoding: buffer.bytes, as: UTF8.self)
  }
}
