extension ReportTexts {
  static let notes: [ReportText] = []
}
