// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import SegmentReports
import Testing

/// The files that a report tells of.
@Suite struct InputFileTests {
  @Test func sizeAndDigestAreOfTheFileAndWhatIsNoFileIsLeftOut() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // A thousand letters: several blocks and a part of one (by sha256sum of GNU coreutils).
    let file = folder.appending(path: "orders.csv")
    try Data(repeating: 0x61, count: 1000).write(to: file)
    let missing = folder.appending(path: "gone.csv").path
    let inputs = InputFile.all([file.path, "standard input", missing, folder.path])
    #expect(inputs.map(\.name) == ["orders.csv"])
    #expect(inputs.map(\.byteCount) == [1000])
    #expect(
      inputs.first?.sha256
        == "41edece42d63e8d9bf515a9ba6932e1c20cbc9f5a5d134645adb5db1b9737ea3")
  }
}
