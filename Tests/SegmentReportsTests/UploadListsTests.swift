// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import SalesData
import SegmentDiscovery
import TabularFiles
import Testing

@testable import SegmentReports

/// Lists to upload: of those alone who agreed.
@Suite struct UploadListsTests {
  /// The examples of FIPS 180-4 (NIST's "Examples with Intermediate Values"), and a known address.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    ("test@example.com", "973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b"),
  ])
  func digestsAreThoseOfTheStandard(text: String, digest: String) {
    #expect(SecureHash.sha256(text) == digest)
  }

  /// The standard's third example, by the processor's instructions where it has them and without.
  @Test(arguments: [false, true]) func digestsOfManyBlocks(isPlain: Bool) {
    let message = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    var hash = SecureHash(isPlain: isPlain)
    message.withUnsafeBytes { bytes in
      // Parts that begin and end within blocks.
      for start in stride(from: 0, to: bytes.count, by: 30_001) {
        let end = min(bytes.count, start + 30_001)
        hash.add(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
      }
    }
    #expect(
      hash.digest
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  private func result(knowsConsent: Bool) -> DiscoveryResult {
    let sample = SampleDiscovery()
    var result = sample.result
    let count = sample.customerCount
    let emails = (0..<count).map { index -> String? in
      index == 3 ? nil : index == 7 ? "=evil@example.com" : "c\(index)@example.com"
    }
    let states = (0..<count).map { index -> MarketingConsent.State in
      index % 2 == 1 ? .subscribed : [.unknown, .never, .unsubscribed, .suppressed][index / 2 % 4]
    }
    result.attributes = CustomerAttributes(
      consents: knowsConsent ? [MarketingConsent(channel: .email, states: states)] : [],
      contacts: CustomerContacts(
        emails: emails, phones: Array(repeating: nil, count: count),
        names: Array(repeating: nil, count: count)))
    return result
  }

  @Test func onlySubscribersAreListedOnceEach() throws {
    let result = result(knowsConsent: true)
    let lists = try #require(UploadLists(result))
    var listed: [String] = []
    for segment in result.segments.indices {
      var rows = CSVWriter()
      try lists.write(segment, for: .klaviyo, to: &rows)
      let lines = String(decoding: rows.bytes, as: UTF8.self).split(separator: "\n")
      #expect(lines[0] == "Email,segment,random_bucket")
      listed += lines.dropFirst().compactMap { $0.split(separator: ",").first.map(String.init) }
      var digests = CSVWriter()
      try lists.write(segment, for: .meta, to: &digests)
      let hashed = String(decoding: digests.bytes, as: UTF8.self)
      #expect(hashed.hasPrefix("email\n") && !hashed.contains("@"))
      #expect(hashed.split(separator: "\n").count == lines.count)
    }
    #expect(listed.count == 199 && Set(listed).count == 199)
    #expect(listed.contains("'=evil@example.com") && !listed.contains("c2@example.com"))
  }

  @Test func withoutConsentThereIsNoList() {
    #expect(UploadLists(result(knowsConsent: false)) == nil)
    #expect(UploadLists(SampleDiscovery().result) == nil)
  }

  @Test func listsOfAnEarlierRunAreTakenAway() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let sample = SampleDiscovery()
    let provenance = ReportBundle.Provenance(version: "0", blas: "none", command: "")
    let full = ReportBundle(
      result: result(knowsConsent: true), summary: sample.summary, provenance: provenance)
    try full.write(to: folder.path)
    let lists = folder.appendingPathComponent("lists").path
    #expect(try FileManager.default.contentsOfDirectory(atPath: lists).count == 12)
    #expect(full.fileNames.last == "lists/" && !sample.bundle.fileNames.contains("lists/"))
    try Data().write(to: folder.appendingPathComponent("lists/notes.csv"))
    try ReportBundle(
      hidingCustomersOf: result(knowsConsent: true), summary: sample.summary,
      provenance: provenance
    ).write(to: folder.path)
    #expect(try FileManager.default.contentsOfDirectory(atPath: lists) == ["notes.csv"])
  }
}
