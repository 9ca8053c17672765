// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import TabularFiles

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Runs the worked analyses and writes each as a notebook and as a page.
///
///     NotebookBuilder FOLDER [NAME...]     all of them, or those that are named
///
/// It is run from the root of the repository, whose `datasets/` they read.
@main
struct NotebookBuilder {
  private static let sources = "notebooks-exported/Builder/Notebooks/"
  private static var notebooks: [(name: String, source: String, body: () throws -> Void)] {
    [
      ("1-first-discovery", "FirstDiscovery", firstDiscovery),
      ("2-choosing-k", "ChoosingK", choosingK),
      ("3-rfm-definitions", "RFMDefinitions", rfmDefinitions),
      ("4-kmeans-and-ward", "KMeansAndWard", kMeansAndWard),
      ("5-a-million-customers", "MillionCustomers", millionCustomers),
    ]
  }

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let folder = arguments.first else {
      throw OutputError(file: "notebooks", "name the folder to write to")
    }
    try Directories.create(folder)
    defer { Scratch.remove() }
    let wanted = Set(arguments.dropFirst())
    for (name, file, body) in notebooks where wanted.isEmpty || wanted.contains(name) {
      let source = try String(contentsOfFile: sources + file + ".swift", encoding: .utf8)
      let notebook = try Notebook(name: name, source: source, body: body)
      let document = try NotebookDocument(notebook).bytes()
      let page = PageWriter.page(notebook)
      try AtomicFile.write(path: "\(folder)/\(name).ipynb") { try $0.append(document) }
      try AtomicFile.write(path: "\(folder)/\(name).html") { try $0.append(page) }
    }
  }
}
