// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import SalesData
import SegmentDiscovery
import TabularFiles

/// The e-mail list of each segment as services take it: of those alone who subscribed.
///
/// Where the input does not say who consented there are no lists: an address is no consent.
struct UploadLists {
  /// Who takes a list.
  enum Service: String, CaseIterable {
    case klaviyo, mailchimp, meta

    /// The name by which the service knows the column of addresses.
    var addressColumn: String {
      switch self {
      case .klaviyo: "Email"
      case .mailchimp: "Email Address"
      case .meta: "email"
      }
    }
  }

  private let result: DiscoveryResult
  /// The address of each customer who may be written to.
  private let addresses: [String?]

  /// Prepares the lists; nil where addresses or consent are not known.
  init?(_ result: DiscoveryResult) {
    guard let contacts = result.attributes?.contacts,
      let consent = result.attributes?.consent(to: .email)
    else { return nil }
    self.result = result
    addresses = contacts.emails.enumerated().map { customer, address in
      consent.isReachable(customer) ? address : nil
    }
    guard addresses.contains(where: { $0 != nil }) else { return nil }
  }

  /// `segment-1-klaviyo.csv`.
  static func fileName(_ segment: Int, _ service: Service) -> String {
    "segment-\(segment)-\(service.rawValue).csv"
  }

  /// Whether a file is one of ours, of whatever run.
  static func isList(_ name: String) -> Bool {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 3 && parts[0] == "segment" && Int(parts[1]) != nil
      && Service.allCases.contains { parts[2] == "\($0.rawValue).csv" }
  }

  /// Writes one list.
  ///
  /// - Parameters:
  ///   - segment: The index of the segment.
  ///   - service: Who takes it; Meta gets SHA-256 digests of the addresses and nothing else.
  ///   - rows: Takes the rows.
  /// - Throws: `OutputError` when a row cannot be written.
  func write(_ segment: Int, for service: Service, to rows: inout CSVWriter) throws {
    let name = result.segments[segment].name
    let others = service == .meta ? [] : ["segment", "random_bucket"]
    try rows.header([service.addressColumn] + others)
    // Each address once: two customers may share one.
    var written: Set<String> = []
    for (customer, index) in result.segmentIndices.enumerated() where Int(index) == segment {
      guard let address = addresses[customer], written.insert(address).inserted else { continue }
      if service == .meta {
        rows.text(SecureHash.sha256(address))
      } else {
        rows.text(address)
        rows.text(name)
        rows.integer(
          RandomBucket.of(result.customers.customerIDs[customer], seed: result.seed))
      }
      try rows.endRow()
    }
  }
}
