// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The sections of a report in their order; a new one is a line here and a file beside the others.
enum ReportOutline {
  static var builders: [any SectionBuilder.Type] {
    [
      ReadingSection.self, BusinessSection.self, DistributionSection.self, RFMSection.self,
      MoneySection.self, ProfileSection.self, SegmentsSection.self, StructureSection.self,
      SeparationSection.self, EvidenceSection.self, TreeSection.self, ChangeSection.self,
      AgreementSection.self, ListsSection.self, ReproduceSection.self,
    ]
  }

  static func sections(_ context: ReportContext) -> [Section] {
    builders.compactMap { $0.section(context) }
  }
}
