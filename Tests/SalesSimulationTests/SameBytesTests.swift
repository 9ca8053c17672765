// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SalesSimulation

@Suite struct SameBytesTests {
  /// The checksums are what this code made on x86-64 Linux; a change of a single byte is a change
  /// of every published data set, and belongs into the change log.
  @Test(
    arguments: [
      ("grocer", 0x8011_E3F8_86AA_6295, 0x5D20_C6DB_DE56_1A0D),
      ("wholesaler", 0x1A96_5831_348F_519F, 0xAF2B_C110_2BCA_4630),
      ("fashion", 0xAE3E_80B6_DA83_164B, 0x03A9_E00F_6452_039E),
      ("four", 0x6BF6_873F_F90E_13DF, 0x6A9B_57A9_23FE_E5CB),
      ("six", 0xA1D4_EFE6_78DF_C5D0, 0xF1F7_FA62_22A2_FEE8),
      ("rare", 0x5C0A_3912_7D3B_73EF, 0xCFEC_7D5E_4E1B_ADC3),
      ("none", 0x58C8_723B_A110_BE34, 0x6D21_CBBF_7A9F_425D),
    ] as [(String, UInt64, UInt64)])
  func bytesOfAScenario(name: String, orders: UInt64, truth: UInt64) throws {
    let scenario = try #require(SalesScenario.named(name))
    let files = try SimulatedFiles(scenario, customers: 60, seed: 42)
    #expect(checksum(files.orders) == orders)
    #expect(checksum(files.truth) == truth)
  }

  @Test(arguments: SalesScenario.all.map(\.name))
  func seedsDecide(name: String) throws {
    let scenario = try #require(SalesScenario.named(name))
    let first = try SimulatedFiles(scenario, customers: 25, seed: 1)
    let again = try SimulatedFiles(scenario, customers: 25, seed: 1)
    let other = try SimulatedFiles(scenario, customers: 25, seed: 2)
    #expect(first.orders == again.orders && first.truth == again.truth)
    #expect(first.totals == again.totals)
    #expect(first.orders != other.orders)
  }

  @Test func ordersOfACustomerAreTheSameWhoeverElseBuys() throws {
    let few = try SimulatedFiles(.four, customers: 20, seed: 9).ordersByCustomer
    let many = try SimulatedFiles(.four, customers: 60, seed: 9).ordersByCustomer
    #expect(few.count == 20)
    for (customer, orders) in few {
      let same = try #require(many[customer])
      #expect(orders.map(\.moment) == same.map(\.moment))
      #expect(orders.map(\.cents) == same.map(\.cents))
    }
  }

  @Test func blocksJoinToTheWholeFile() throws {
    var sizes: [Int] = []
    let totals = try SalesSimulator(scenario: .six, customerCount: 900, seed: 3).write(
      orders: { sizes.append($0.count) })
    #expect(sizes.count > 1)
    #expect(sizes.reduce(0, +) == totals.bytes)
  }
}
