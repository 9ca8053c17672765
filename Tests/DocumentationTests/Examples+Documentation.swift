// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

// The examples of the documentation. Written by a test: change the documentation, then run
// CLIENTELE_RECORD_EXAMPLES=1 swift test --disable-xctest --filter DocumentationTests
// swift-format-ignore-file

import Clientele

extension Examples {
  static let all: [(name: String, run: @Sendable (Examples) async throws -> Void)] = [
    ("README.md", { try await $0.theREADME() }),
    ("Sources/Clientele/Documentation.docc/Clientele.md", { try await $0.clientele() }),
    ("Sources/Clientele/Documentation.docc/Definitions.md", { try await $0.clienteleDefinitions() }),
    ("Sources/Clientele/Documentation.docc/Embedding.md", { try await $0.clienteleEmbedding() }),
    ("Sources/Clientele/Documentation.docc/GettingStarted.md", { try await $0.clienteleGettingStarted() }),
    ("Sources/Clientele/Documentation.docc/HowSegmentsAreScored.md", { try await $0.clienteleHowSegmentsAreScored() }),
    ("Sources/Clientele/Documentation.docc/Performance.md", { try await $0.clientelePerformance() }),
    ("Sources/Clientele/Documentation.docc/ReadingAReport.md", { try await $0.clienteleReadingAReport() }),
    ("Sources/Clustering/ClusterRuleSearch.swift", { try await $0.clusteringClusterRuleSearch() }),
    ("Sources/Clustering/Documentation.docc/Clustering.md", { try await $0.clustering() }),
    ("Sources/Clustering/GaussianMixture.swift", { try await $0.clusteringGaussianMixture() }),
    ("Sources/Clustering/IterativeMistakeMinimization.swift", { try await $0.clusteringIterativeMistakeMinimization() }),
    ("Sources/Clustering/KMeans.swift", { try await $0.clusteringKMeans() }),
    ("Sources/Clustering/KMeansSweep.swift", { try await $0.clusteringKMeansSweep() }),
    ("Sources/Clustering/StreamingKMeans.swift", { try await $0.clusteringStreamingKMeans() }),
    ("Sources/Clustering/TwoStep.swift", { try await $0.clusteringTwoStep() }),
    ("Sources/Clustering/ValleyTree.swift", { try await $0.clusteringValleyTree() }),
    ("Sources/CustomerFeatures/Documentation.docc/CustomerFeatures.md", { try await $0.customerFeatures() }),
    ("Sources/DenseLinearAlgebra/Documentation.docc/DenseLinearAlgebra.md", { try await $0.denseLinearAlgebra() }),
    ("Sources/DenseLinearAlgebra/PrincipalComponents.swift", { try await $0.denseLinearAlgebraPrincipalComponents() }),
    ("Sources/DenseLinearAlgebra/SymmetricEigendecomposition.swift", { try await $0.denseLinearAlgebraSymmetricEigendecomposition() }),
    ("Sources/ReproducibleComputing/Documentation.docc/ReproducibleComputing.md", { try await $0.reproducibleComputing() }),
    ("Sources/SalesData/Documentation.docc/SalesData.md", { try await $0.salesData() }),
    ("Sources/SalesData/Reading/SalesReader.swift", { try await $0.salesDataSalesReader() }),
    ("Sources/SalesSimulation/Documentation.docc/SalesSimulation.md", { try await $0.salesSimulation() }),
    ("Sources/SalesSimulation/SalesSimulator.swift", { try await $0.salesSimulationSalesSimulator() }),
    ("Sources/SegmentDiscovery/Documentation.docc/SegmentDiscovery.md", { try await $0.segmentDiscovery() }),
    ("Sources/SegmentReports/Documentation.docc/SegmentReports.md", { try await $0.segmentReports() }),
    ("Sources/TabularFiles/AtomicFile.swift", { try await $0.tabularFilesAtomicFile() }),
    ("Sources/TabularFiles/CSVWriter.swift", { try await $0.tabularFilesCSVWriter() }),
    ("Sources/TabularFiles/DelimitedText.swift", { try await $0.tabularFilesDelimitedText() }),
    ("Sources/TabularFiles/Documentation.docc/TabularFiles.md", { try await $0.tabularFiles() }),
    ("Sources/TabularFiles/NumericTable.swift", { try await $0.tabularFilesNumericTable() }),
  ]

  // README.md
  func theREADME() async throws {
    // Package.swift: .package(url: "https://github.com/clientele/clientele", from: "0.1.0"),
    //                .product(name: "Clientele", package: "clientele")   or "Clustering" alone

    let ledger = try SalesReader().read(files: [file("orders.csv")])
    let result = try SegmentDiscoverer(segmentCounts: 2...6).discover(ledger)
    for segment in result.segments {
      print(segment.name, segment.customers, segment.revenue, segment.rule.condition)
    }

    let points = Matrix(rows: [[0.0, 0], [0, 1], [9, 9], [9, 8]])
    let model = try KMeans(clusterCount: 2).fit(points, seed: 7)
    let tree = try HierarchicalClustering(linkage: .ward).fit(points)
    print(model.labels, try tree.labels(clusterCount: 2))
    _ = ledger
    _ = result
    _ = points
    _ = model
    _ = tree
  }

  // Sources/Clientele/Documentation.docc/Clientele.md
  func clientele() async throws {

    let ledger = try SalesReader().read(files: [file("orders.csv")])
    print(ledger.summary.customers, "customers,", ledger.summary.orders, "orders")

    let result = try SegmentDiscoverer(segmentCounts: 2...6).discover(ledger)
    for segment in result.segments {
      print(segment.name, segment.customers, segment.revenue, segment.rule.condition)
    }

    let provenance = ReportBundle.Provenance(version: ClientelePackage.version, blas: "", command: "")
    try ReportBundle(result: result, summary: ledger.summary, provenance: provenance).write(to: file("report"))
    _ = ledger
    _ = result
    _ = provenance
  }

  // Sources/Clientele/Documentation.docc/Definitions.md
  func clienteleDefinitions() async throws {
    let summary = ledger.summary
    let rejected = summary.rowsRejected.reduce(Money.zero) { $0 + $1.amount }
    print(summary.amount == summary.revenue + summary.refundOnly.amount + rejected)  // → true
    expect(#"true"#)
    let features = try FeatureTable(
      CustomerTable(ledger), features: ["recency_days", "frequency", "monetary"])
    let preparation = try FeaturePreparation.fit(features)
    let points = try preparation.apply(features)
    let days = preparation.invert(points.row(0))[0]
    print(abs(days - features.values[0, 0]) < 1e-9)         // → true
    expect(#"true"#)
    _ = summary
    _ = rejected
    _ = features
    _ = preparation
    _ = points
    _ = days
  }

  // Sources/Clientele/Documentation.docc/Embedding.md
  func clienteleEmbedding() async throws {

    let execution = Execution(threadCount: 2) { progress in
      print(progress.stage, progress.fraction ?? 0)
    }
    let ledger = try SalesReader().read(files: [file("orders.csv")], execution: execution.part(nil, 0...0.2))
    let result = try SegmentDiscoverer(segmentCounts: 2...4).discover(
      ledger, execution: execution.part(nil, 0.2...1))
    print(result.segments.count)
    let task = Task.detached { try SegmentDiscoverer().discover(ledger) }
    task.cancel()
    do {
      _ = try await task.value
    } catch is CancellationError {
      print("stopped")                                      // → stopped
      expect(#"stopped"#)
    }
    do {
      _ = try SalesReader().read(files: [file("absent.csv")])
    } catch let error as InputError {
      print(error.problem, error.remedy ?? "")
    }
    BLAS.useOneThread()
    print(BLAS.identification.name, BLAS.identification.lapackVersion)
    let customers = CustomerTable(ledger)
    let chosen = try FeatureTable(customers, features: ["frequency", "average_order_value"])
    let found = try SegmentDiscoverer(segmentCounts: 2...3).discover(customers: customers, features: chosen)
    print(found.features.features.map(\.name))
    let bytes = try ReportBundle(
      result: found, summary: ledger.summary,
      provenance: .init(version: ClientelePackage.version, blas: BLAS.identification.detail, command: "")
    ).modelJSON()
    let model = try SegmentModel(json: bytes)
    let placement = try SegmentPlacement(ledger, by: model)
    print(placement.segmentIndices.count == ledger.customerIDs.count)  // → true
    expect(#"true"#)
    _ = execution
    _ = ledger
    _ = result
    _ = task
    _ = customers
    _ = chosen
    _ = found
    _ = bytes
    _ = model
    _ = placement
  }

  // Sources/Clientele/Documentation.docc/GettingStarted.md
  func clienteleGettingStarted() async throws {

    let ledger = try SalesReader().read(files: [file("orders.csv")])
    print(ledger.summary.rowsUsed, "of", ledger.summary.rows, "rows used")
    for rejection in ledger.summary.rowsRejected {
      print(rejection.reason, rejection.rows, rejection.amount)
    }

    let result = try SegmentDiscoverer(segmentCounts: 2...6).discover(ledger)
    print(result.structure.explanation)
    for segment in result.segments {
      print(segment.name, segment.customers, segment.revenue, segment.rule.condition)
    }
    let totals = try SalesSimulator(scenario: .four, customerCount: 60, seed: 1)
      .write(to: file("orders.csv"), truth: file("truth.csv"))
    print(totals.rows, totals.amount)                       // → 678 47633.62
    expect(#"678 47633.62"#)
    let table = try RFMTable(CustomerTable(ledger))
    for row in (0..<table.count).map({ table[$0] }).prefix(3) {
      print(row.customerID, row.recencyDays, row.frequency, row.monetary, row.segmentName)
    }
    _ = ledger
    _ = result
    _ = totals
    _ = table
  }

  // Sources/Clientele/Documentation.docc/HowSegmentsAreScored.md
  func clienteleHowSegmentsAreScored() async throws {
    let result = try SegmentDiscoverer(segmentCounts: 2...5).discover(ledger)
    print(result.structure.verdict, result.structure.pValue, result.structure.groupCount)
    for candidate in result.choice.candidates where candidate.k <= 4 {
      print(candidate.algorithm, candidate.k, candidate.silhouette, candidate.stability ?? 0)
    }
    print(result.choice.reason)
    var thresholds = GateThresholds()
    try thresholds.set("stable", to: 0.8)
    thresholds.breakEvenCustomers = 25
    var strict = SegmentDiscoverer(segmentCounts: 2...5)
    strict.thresholds = thresholds
    for segment in result.segments {
      print(segment.name, segment.gates.all.map { "\($0.name): \($0.gate.outcome.rawValue)" })
    }
    _ = result
    _ = thresholds
    _ = strict
  }

  // Sources/Clientele/Documentation.docc/Performance.md
  func clientelePerformance() async throws {
    let points = Matrix<Double>(rows: [[0, 0], [0, 1], [9, 9], [9, 8]])
    let one = try KMeans(clusterCount: 2).fit(points, seed: 7, execution: Execution(threadCount: 1))
    let all = try KMeans(clusterCount: 2).fit(points, seed: 7)
    print(one.centers == all.centers, one.inertia)          // → true 1.0
    expect(#"true 1.0"#)
    _ = points
    _ = one
    _ = all
  }

  // Sources/Clientele/Documentation.docc/ReadingAReport.md
  func clienteleReadingAReport() async throws {
    let schema = try ReportSchema.json()
    print(ReportSchema.identifier, schema.count > 1_000)    // → urn:clientele:report:1 true
    expect(#"urn:clientele:report:1 true"#)
    _ = schema
  }

  // Sources/Clustering/ClusterRuleSearch.swift
  func clusteringClusterRuleSearch() async throws {
    let rule = try ClusterRuleSearch(points).rule(for: model.labels.map { $0 == 2 })
    print(rule.conditions, rule.precision, rule.recall)
    _ = rule
  }

  // Sources/Clustering/Documentation.docc/Clustering.md
  func clustering() async throws {

    let points = Matrix<Double>(rows: [[0, 0], [0, 1], [9, 9], [9, 8]])
    let model = try KMeans(clusterCount: 2).fit(points, seed: 7)
    print(model.labels, model.inertia)                     // the cluster of each row; summed squares
    print(try model.predict(Matrix(rows: [[1, 1]])))       // the cluster of a new row

    let tree = try HierarchicalClustering(linkage: .ward).fit(points)
    print(try tree.labels(clusterCount: 2), tree.merges.map(\.height))

    let large = try TwoStep(clusterCount: 2).fit(points)    // for tables beyond an exact tree
    print(large.labels, large.withinShare)

    let silhouette = try Silhouette.of(points, labels: model.labels)
    print(silhouette.mean, silhouette.perCluster)

    let mixture = try GaussianMixture(componentCount: 2).fit(points, seed: 7)
    print(mixture.bayesianInformationCriterion, try mixture.membershipStrengths(points))

    let explanation = try IterativeMistakeMinimization().fit(points, labels: model.labels)
    print(explanation.fidelity, explanation.leaves.map(\.conditions))
    let rule = try ClusterRuleSearch(points).rule(for: model.labels.map { $0 == 0 })
    print(rule.conditions, rule.precision, rule.recall)
    var stream = try StreamingKMeans(clusterCount: 2).begin(columnCount: 2)
    try stream.add(points)                                  // as many chunks as there are
    print(try stream.finish(seed: 7).centers)
    let kMeans: PartitionClusterer = { points, weights, count, seed in
      try KMeans(clusterCount: count).fit(
        points, weights: weights, seed: seed, execution: Execution(threadCount: 1)
      ).labels
    }
    let gap = try GapStatistic.of(points, clusterCounts: 1...3, clusterer: kMeans)
    print(gap.clusterCount(by: .tibs2001SEmax), gap.gaps)
    let stability = try BootstrapStability.of(points, labels: model.labels, starts: .cold, clusterer: kMeans)
    print(stability.means, stability.verdicts)
    _ = points
    _ = model
    _ = tree
    _ = large
    _ = silhouette
    _ = mixture
    _ = explanation
    _ = rule
    _ = stream
    _ = kMeans
    _ = gap
    _ = stability
  }

  // Sources/Clustering/GaussianMixture.swift
  func clusteringGaussianMixture() async throws {
    let model = try GaussianMixture(componentCount: 3).fit(points, seed: 7)
    let other = try GaussianMixture(componentCount: 3, initialization: .labels(leaves)).fit(points)
    _ = model
    _ = other
  }

  // Sources/Clustering/IterativeMistakeMinimization.swift
  func clusteringIterativeMistakeMinimization() async throws {
    let tree = try IterativeMistakeMinimization().fit(points, labels: model.labels)
    print(tree.fidelity, tree.leaves.map(\.conditions))
    _ = tree
  }

  // Sources/Clustering/KMeans.swift
  func clusteringKMeans() async throws {
    let model = try KMeans(clusterCount: 5).fit(points, weights: counts, seed: 7)
    let labels = try model.predict(newPoints)
    _ = model
    _ = labels
  }

  // Sources/Clustering/KMeansSweep.swift
  func clusteringKMeansSweep() async throws {
    let sweep = KMeans.Sweep(clusterCounts: 2...10, silhouette: .sampled(size: 2_000))
    for one in try sweep.fit(points, seed: 7) {
      print(one.clusterCount, one.model.inertia, one.indices?.calinskiHarabasz ?? 0)
    }
    _ = sweep
  }

  // Sources/Clustering/StreamingKMeans.swift
  func clusteringStreamingKMeans() async throws {
    var fit = try StreamingKMeans(clusterCount: 5).begin(columnCount: 3)
    while let chunk = try reader.next() {
      try fit.add(chunk)
    }
    let model = try fit.finish(seed: 7)
    _ = fit
    _ = model
  }

  // Sources/Clustering/TwoStep.swift
  func clusteringTwoStep() async throws {
    let model = try TwoStep(clusterCount: 5).fit(points)
    print(model.sizes, model.inertia, model.withinShare)
    _ = model
  }

  // Sources/Clustering/ValleyTree.swift
  func clusteringValleyTree() async throws {
    let preparation = try StructurePreparation(kinds: [.measurement, .count, .total(of: 1)]).fit(raw)
    let points = try preparation.spread(raw)
    let tree = try ValleyTree().fit(points)
    if tree.verdict == .distinct {
      print(try tree.refine(points).labels)   // and membership strengths, and the mixture
    }
    _ = preparation
    _ = points
    _ = tree
  }

  // Sources/CustomerFeatures/Documentation.docc/CustomerFeatures.md
  func customerFeatures() async throws {
    let customers = CustomerTable(ledger)
    let rfm = try RFMTable(customers)                     // scores, named segment, one row a customer
    let table = try FeatureTable(customers, features: ["recency_days", "frequency", "monetary"])
    let preparation = try FeaturePreparation.fit(table)   // transforms by measured skewness, z-scores
    let points = try preparation.apply(table)             // customers x active features
    let days = preparation.invert(points.row(0))          // real units again
    _ = customers
    _ = rfm
    _ = table
    _ = preparation
    _ = points
    _ = days
  }

  // Sources/DenseLinearAlgebra/Documentation.docc/DenseLinearAlgebra.md
  func denseLinearAlgebra() async throws {

    let points = Matrix<Double>(rows: [[3, 12, 1.5], [41, 2, 0.25], [7.5, 9, 2], [120, 1, -0.75]])
    let model = try PrincipalComponents(.explaining(0.9), standardizes: true).fit(points)
    let scores = try model.transform(points)            // 4 x the components that explain 90 percent
    let back = try model.inverseTransform(scores)       // in the units of the columns

    let recent = points.view(rows: 0..<2, columns: 1..<3)   // no copy
    let gram = try recent.crossProduct()
    _ = points
    _ = model
    _ = scores
    _ = back
    _ = recent
    _ = gram
  }

  // Sources/DenseLinearAlgebra/PrincipalComponents.swift
  func denseLinearAlgebraPrincipalComponents() async throws {
    let model = try PrincipalComponents(standardizes: true).fit(points)
    print(model.explainedVarianceRatio[0])  // the part of the variance on the first component
    let scores = try model.transform(points)
    _ = model
    _ = scores
  }

  // Sources/DenseLinearAlgebra/SymmetricEigendecomposition.swift
  func denseLinearAlgebraSymmetricEigendecomposition() async throws {
    let eigen = try SymmetricEigendecomposition(of: covariance)
    print(eigen.values[0], eigen.vectors.column(0))  // the largest eigenvalue, its unit vector
    _ = eigen
  }

  // Sources/ReproducibleComputing/Documentation.docc/ReproducibleComputing.md
  func reproducibleComputing() async throws {

    var generator = SeededGenerator(seed: 7)
    print(generator.integer(below: 10))   // → 2
    expect(#"2"#)
    let values = [1.5, 2.25, -0.5, 8]
    let parts = Execution(threadCount: 4).mapChunks(of: values.count, size: 2) { _, rows in
      rows.reduce(0.0) { $0 + values[$1] }
    }
    print(parts.reduce(0, +))             // → 11.25
    expect(#"11.25"#)
    _ = generator
    _ = values
    _ = parts
  }

  // Sources/SalesData/Documentation.docc/SalesData.md
  func salesData() async throws {
    let reader = SalesReader(options: SalesReadingOptions(refunds: .net))
    let ledger = try reader.read(files: [file("orders.csv")], execution: .default)
    for (index, id) in ledger.customerIDs.enumerated() {
      let purchases = ledger.orders(ofCustomer: index).filter { $0.amount > .zero }
      print(id, purchases.count)
    }
    _ = reader
    _ = ledger
  }

  // Sources/SalesData/Reading/SalesReader.swift
  func salesDataSalesReader() async throws {
    let reader = SalesReader(options: SalesReadingOptions(refunds: .net))
    let ledger = try reader.read(files: [file("orders.csv")], execution: .default)
    print(ledger.summary.customers, ledger.summary.revenue)
    _ = reader
    _ = ledger
  }

  // Sources/SalesSimulation/Documentation.docc/SalesSimulation.md
  func salesSimulation() async throws {
    let simulator = SalesSimulator(scenario: .wholesaler, customerCount: 240, seed: 1)
    let totals = try simulator.write(to: file("orders.csv"), truth: file("truth.csv"))
    print(totals.rows, totals.amount)
    _ = simulator
    _ = totals
  }

  // Sources/SalesSimulation/SalesSimulator.swift
  func salesSimulationSalesSimulator() async throws {
    let simulator = SalesSimulator(scenario: .grocer, customerCount: 400, seed: 7)
    try simulator.write(to: file("orders.csv"), truth: file("truth.csv"))
    _ = simulator
  }

  // Sources/SegmentDiscovery/Documentation.docc/SegmentDiscovery.md
  func segmentDiscovery() async throws {
    let result = try SegmentDiscoverer().discover(ledger)
    print(result.structure.verdict, result.structure.explanation)
    for segment in result.segments {
      print(segment.name, segment.customers, segment.rule.condition, segment.distinctiveness.word)
    }
    let model = try SegmentModel(result)                          // Codable
    let placed = try SegmentPlacement(laterLedger, by: model)     // the segment of each, and who is outside
    _ = result
    _ = model
    _ = placed
  }

  // Sources/SegmentReports/Documentation.docc/SegmentReports.md
  func segmentReports() async throws {
    let bundle = ReportBundle(
      result: result, summary: ledger.summary,
      provenance: .init(version: "0.1.0", blas: "OpenBLAS 0.3.29", command: "clientele discover …"))
    try bundle.write(to: file("report"))
    _ = bundle
  }

  // Sources/TabularFiles/AtomicFile.swift
  func tabularFilesAtomicFile() async throws {
    try AtomicFile.write(path: file("labels.csv")) { file in
      try file.append("row,label\n")
    }
  }

  // Sources/TabularFiles/CSVWriter.swift
  func tabularFilesCSVWriter() async throws {
    try AtomicFile.write(path: file("segments.csv")) { file in
      var rows = CSVWriter(file)
      try rows.header(["customer_id", "monetary"])
      rows.text("A-17")
      rows.number(12.5)
      try rows.endRow()
    }
  }

  // Sources/TabularFiles/DelimitedText.swift
  func tabularFilesDelimitedText() async throws {
    let text = try DelimitedText(path: file("orders.csv"))
    try text.forEachRecord { record in
      if record.fieldCount == text.header.count { print(record.line, record.string(0)) }
    }
    _ = text
  }

  // Sources/TabularFiles/Documentation.docc/TabularFiles.md
  func tabularFiles() async throws {
    let text = try DelimitedText(path: file("orders.csv"))
    print(text.encoding.rawValue, Delimiter.name(of: text.delimiter), text.header)
    try text.forEachRecord { record in
      guard record.fieldCount == text.header.count else {
        return print("line \(record.line) has \(record.fieldCount) fields: \(record.rawText)")
      }
      print(record.line, record.string(0), record[1].count)
    }
    _ = text
  }

  // Sources/TabularFiles/NumericTable.swift
  func tabularFilesNumericTable() async throws {
    let table = try NumericTable<Double>(path: file("iris.csv"), identifierColumn: "plant")
    print(table.matrix.rowCount, table.columnNames)
    _ = table
  }
}
