// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clustering
import CustomerFeatures
import Foundation
import SalesData
import SegmentDiscovery
import Testing

@Suite struct SegmentModelTests {
  @Test func placesItsOwnCustomersAgain() throws {
    let result = try quick(algorithm: .kmeans).discover(
      PlantedShop(customers: 300).ledger)
    let model = try SegmentModel(result)
    #expect(model.reassignedShare == 0)
    #expect(try model.assign(result.features) == result.segmentIndices)
    #expect(model.segments.map(\.name) == result.segments.map(\.name))
    try model.validate()
  }

  @Test func placesOtherCustomersOfTheSameGroups() throws {
    let model = try SegmentModel(quick().discover(PlantedShop(customers: 400).ledger))
    let others = PlantedShop(customers: 200, seed: 7)
    let table = try FeatureTable(CustomerTable(others.ledger), features: model.featureNames)
    #expect(adjustedRandIndex(try model.assign(table), others.truth) > 0.95)
  }

  @Test func statesWhatAWardPartitionLosesByCentres() throws {
    let result = try quick(algorithm: .ward, segmentCounts: 9...9).discover(
      PlantedShop(customers: 400).ledger)
    let model = try SegmentModel(result)
    let again = try model.assign(result.features)
    let moved = zip(again, result.segmentIndices).count { $0 != $1 }
    #expect(model.reassignedShare == Double(moved) / 400)
    #expect(moved > 0)
  }

  @Test func survivesJSON() throws {
    let result = try quick().discover(PlantedShop(customers: 200).ledger)
    let model = try SegmentModel(result)
    let data = try JSONEncoder().encode(model)
    let read = try JSONDecoder().decode(SegmentModel.self, from: data)
    #expect(read == model)
    #expect(try read.assign(result.features) == result.segmentIndices)
  }

  @Test func damagedAndNewerModelsAreRefused() throws {
    let model = try SegmentModel(quick().discover(PlantedShop(customers: 100).ledger))
    let text = String(decoding: try JSONEncoder().encode(model), as: UTF8.self)
    let version = SegmentModel.currentVersion
    func replaced(_ old: String, _ new: String) -> [UInt8] {
      Array(text.replacingOccurrences(of: old, with: new).utf8)
    }
    #expect(try SegmentModel(json: Array(text.utf8)) == model)
    let newer = try #require(throws: DiscoveryError.self) {
      try SegmentModel(json: replaced("\"version\":\(version)", "\"version\":\(version + 1)"))
    }
    #expect(newer.code == .model && newer.description.contains("newer"))
    let old = try #require(throws: DiscoveryError.self) {
      try SegmentModel(json: replaced("\"version\":\(version)", "\"version\":1"))
    }
    #expect(old.description.contains("old format 1"))
    for (from, to) in [
      ("\"bins\":5", "\"bins\":4"), ("\"bins\":5", "\"bins\":\"x\""), ("\"asOf\"", "\"was\""),
      ("\"least\":", "\"least\":1e9,\"no\":"),
    ] {
      let error = try #require(throws: DiscoveryError.self) {
        try SegmentModel(json: replaced(from, to))
      }
      #expect(error.code == .model && error.description.contains("damaged"))
    }
    #expect(throws: DiscoveryError.self) { try SegmentModel(json: Array("{}".utf8)) }
    #expect(throws: DiscoveryError.self) { try SegmentModel(json: Array(text.utf8.dropLast(9))) }
  }
}
