// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import TabularFiles
import Testing

@testable import SalesData

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Inputs that are made, or happen, to hurt: each is one clear error.
@Suite struct HostileInputTests {
  private let head = "customer,date,amount\n"

  @Test func aQuoteThatNeverCloses() throws {
    let rows = String(repeating: "A,2024-01-31,5\n", count: 5000)
    let error = try refusal(head + rows + "B,\"2024-01-31,5\n" + rows)
    #expect(error.line == 5002)
    #expect(error.problem.contains("quote"))
  }

  @Test func aFieldWithoutAnEnd() throws {
    let error = try refusal(
      head + "A,2024-01-31,5\nA,2024-01-31," + String(repeating: "5", count: 3 << 20))
    #expect(error.line == 3)
  }

  @Test func aMillionColumns() throws {
    let error = try refusal(String(repeating: "a,", count: 1_000_000) + "\n1\n")
    #expect(error.line == 1)
    let inside = try refusal(head + String(repeating: ",", count: 1_000_000) + "\n")
    #expect(inside.line == 2)
  }

  @Test func bytesThatAreNoText() throws {
    let error = try refusal(head + "A,2024-01-31,5\nA\u{0},2024-01-31,5\n")
    #expect(error.line == 3)
    #expect(error.problem.contains("NUL"))
  }

  @Test func aFileThatIsShortenedAfterItWasOpened() throws {
    let folder = try ScratchFolder()
    let path = try folder.write(head + String(repeating: "A,2024-01-31,5\n", count: 200_000))
    let (files, _, _) = try SalesFile.open([path], options: SalesReadingOptions())
    #expect(truncate(path, 8192) == 0)
    let error = #expect(throws: InputError.self) {
      try files[0].text.forEachRecord { _ in }
    }
    #expect(error?.problem.contains("shortened") == true)
  }
}
