// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import CustomerFeatures
import SalesData
import SegmentDiscovery

/// Everything that a second run needs to give the same bytes.
enum ReproduceSection: SectionBuilder {
  static func section(_ context: ReportContext) -> Section? {
    let provenance = context.provenance
    var blocks: [Block] = []
    if !provenance.command.isEmpty { blocks.append(.code(provenance.command, label: "Command")) }
    let facts: [(name: Wording, text: Wording)] = [
      ("Version", .verbatim("Clientele \(provenance.version)")),
      ("Linear algebra", .verbatim(provenance.blas)),
      ("Seed", .verbatim(String(context.result.seed))),
      ("Files", .verbatim(context.fileNames.joined(separator: ", "))),
      ("Days counted to", ReportContext.day(context.summary.asOf)),
    ]
    blocks.append(.facts(facts))
    if !provenance.inputs.isEmpty { blocks.append(.table(inputs(provenance.inputs))) }
    blocks += [
      .heading("From where a gate is passed"), .table(gates(context.result.thresholds)),
    ]
    let columns = context.result.preparation.columns
    if !columns.isEmpty {
      blocks += [.heading("How each feature was prepared"), .table(preparation(columns, context))]
    }
    if !context.result.notes.isEmpty {
      blocks += [.heading("Notes of the discovery"), .list(context.result.notes)]
    }
    return Section(
      id: "reproduce", title: "How to repeat this", shortTitle: "How to repeat this",
      blocks: blocks)
  }

  /// By its digest anybody can check that a file is the one that was read.
  private static func inputs(_ files: [InputFile]) -> DataTable {
    DataTable(
      caption: "The files that were read",
      columns: [.text("File"), .number("Bytes"), .text("SHA-256")],
      rows: files.map {
        [
          .verbatim($0.name), .count($0.byteCount),
          $0.sha256.map { .verbatim($0) } ?? "not computed for files so large",
        ]
      })
  }

  private static func gates(_ thresholds: GateThresholds) -> DataTable {
    func row(_ name: String, _ bounds: GateThresholds.Bounds, most: Bool = false) -> [Wording] {
      let sign = Wording.verbatim(most ? "\u{2264}" : "\u{2265}")
      return [Wording.known(name).sentence]
        + [bounds.passed, bounds.doubtful].map { [sign, .percent($0)].joined(separator: " ") }
    }
    return DataTable(
      caption: "From where a gate is passed, and from where it is doubtful",
      columns: [.text("Gate"), .number("Passed"), .number("Doubtful")],
      rows: [
        row("measurable", thresholds.measurable, most: true),
        row("accessible", thresholds.accessible), row("substantial", thresholds.substantial),
        row("distinct", thresholds.distinct, most: true),
        row("precision", thresholds.precision), row("recall", thresholds.recall),
        row("stable", thresholds.stable),
      ])
  }

  private static func preparation(
    _ columns: [FeaturePreparation.Column], _ context: ReportContext
  ) -> DataTable {
    DataTable(
      caption: "Transform and scaling of each feature",
      columns: [
        .text("Feature"), .text("Name"), .text("Transform"), .text("Scaling"),
        .number("Skewness before"), .number("After"), .number("Centre"), .number("Scale"),
      ],
      rows: columns.map { column in
        [
          Wording.known(column.feature.label).sentence, .verbatim(column.feature.name),
          column.isConstant ? "left out: the same for everybody" : transform(column),
          scaling(column.scaling), Wording.significant(column.skewness),
          Wording.significant(column.transformedSkewness),
          Wording.significant(column.center), Wording.significant(column.scale),
        ]
      })
  }

  private static func transform(_ column: FeaturePreparation.Column) -> Wording {
    let unit = column.logUnit == 1 ? "" : "/" + NumberText.significant(column.logUnit)
    switch column.transform {
    case .none: return "none"
    case .log1p: return .verbatim("log(1 + x\(unit))")
    case .signedLog1p: return .verbatim("sign(x) log(1 + |x|\(unit))")
    }
  }

  private static func scaling(_ scaling: FeaturePreparation.Scaling) -> Wording {
    switch scaling {
    case .none: return "none"
    case .zScore: return "mean and standard deviation"
    case .robust: return "median and interquartile range"
    }
  }
}
