// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// A segment and its scores.
enum SegmentSchema {
  private static let gate = JSONSchema.object(
    [
      .always("outcome", .oneOf(["passed", "doubtful", "failed", "unknown"], "")),
      .perhaps("figure", .number("What was measured.")),
      .always("threshold", .number("From where it is passed.")),
      .always("explanation", .string("")),
    ], "")

  private static let apart = JSONSchema.object(
    [
      .perhaps("score", .number("0...100")),
      .always("word", .oneOf(["clear", "fair", "blurred"], "")),
      .perhaps("silhouette", .number("")), .perhaps("misplacedShare", .share("members")),
      .perhaps("stability", .share("found again in resampled customers")),
      .perhaps(
        "nearest",
        .object(
          [
            .always("id", .integer("")), .always("name", .string("")),
            .always("distance", .number("In standard deviations.")),
            .always("overlap", .share("members that could be the other's")),
            .always("valleyDepth", .share("lowest density between, of the lower peak")),
          ], "")),
    ], "")

  private static let profile = JSONSchema.object(
    [
      .perhaps("center", .number("")), .perhaps("mean", .number("")),
      .perhaps("median", .number("")), .perhaps("lowerQuartile", .number("")),
      .perhaps("upperQuartile", .number("")), .perhaps("overallMedian", .number("")),
      .perhaps("standardizedCenter", .number("")),
      .perhaps("effectSize", .number("Cohen's d against all others.")),
      .perhaps("effectInterval", .interval("95 percent")),
    ], "In real units.")

  private static let cells: JSONSchema = {
    let axis = JSONSchema.object(
      [
        .always("feature", InputSchema.feature), .always("isLogarithmic", .boolean("")),
        .always("isWhole", .boolean("Whether customers have whole numbers.")),
        .always("bounds", .array(.number(""), "One more than bins; a bin holds its lower.")),
      ], "The outermost bins hold everybody beyond.")
    let counts = JSONSchema.array(
      .array(.integer(""), "By bin of x."), "Customers, by bin of y.")
    return .object(
      [
        .always("x", axis), .always("y", axis), .always("members", counts),
        .always("others", counts),
      ], "")
  }()

  private static let map = JSONSchema.object(
    [
      .always("cells", cells), .always("table", cells),
      .perhaps("distanceShare", .share("squared distance to the average that both features hold")),
    ], "Where it lies among the others on two features.")

  private static let month = JSONSchema.object(
    [
      .always("month", .string("As 2011-12.")), .perhaps("orders", .integer("Purchases.")),
      .perhaps("revenue", .money("of its customers in that month")),
    ], "")

  private static let trait = JSONSchema.object(
    [
      .always("name", .string("")), .perhaps("category", .string("")),
      .perhaps("median", .number("")), .perhaps("otherMedian", .number("")),
      .perhaps("delta", .number("Cliff's delta, -1...1.")),
      .perhaps("share", .share("members")), .perhaps("baseShare", .share("all customers")),
      .perhaps("lift", .number("The members' share over that of all.")),
      .perhaps("liftInterval", .interval("95 percent, Katz's of the log ratio to the others")),
      .always("test", .string("")), .always("pValue", .number("")),
      .always("adjustedPValue", .number("Benjamini and Hochberg.")),
    ], "")

  private static let measurement = JSONSchema.object(
    [
      .always("holdOut", .integer("Customers to hold back.")),
      .always("bucketsBelow", .integer("Hold back who has a random_bucket under this.")),
      .always("detectableDifference", .share("rise of the share that orders again")),
      .always("baseRate", .share("that orders without the action, assumed")),
      .always("level", .share("two-sided")), .always("power", .share("")),
    ], "How to measure an action.")

  static let segment = JSONSchema.object(
    [
      .always("id", .integer("From 1, in the order of revenue.")), .always("name", .string("")),
      .always("customers", .integer("")), .always("customersInterval", .interval("95 percent")),
      .perhaps("customerShare", .share("customers")), .always("revenue", .money("of its members")),
      .perhaps("revenueShare", .number("")),
      .perhaps("revenueShareInterval", .interval("95 percent")),
      .always("centre", .map(.number(""), "By feature.")),
      .always("distinctiveness", apart), .always("profile", .map(profile, "By feature.")),
      .perhaps("map", map),
      .perhaps("months", .array(month, "What its customers bought.")),
      .perhaps("leadingMonths", .integer("Months in which it brought more than any other.")),
      .always("traits", .array(trait, "The strongest first.")),
      .always(
        "reach",
        .array(
          .object(
            [
              .always("channel", .string("")), .always("customers", .integer("")),
              .always("share", .share("members")), .always("needsConsent", .boolean("")),
            ], ""), "")),
      .always(
        "rule",
        .object(
          [
            .always("text", .string("")), .always("condition", .string("As pandas evaluates it.")),
            .always("sql", .string("")), .always("precision", .share("")),
            .always("recall", .share("")),
          ], "")),
      .always(
        "gates",
        .object(
          ["measurable", "accessible", "substantial", "distinct", "actionable", "stable"].map {
            .always($0, gate)
          }, "")),
      .perhaps("measurement", measurement), .always("action", .string("")),
      .always("summary", .string("")),
    ], "")

  private static let bounds = JSONSchema.object(
    [.always("passed", .number("")), .always("doubtful", .number(""))], "")

  static let thresholds = JSONSchema.object(
    ["measurable", "accessible", "substantial", "distinct", "precision", "recall", "stable"].map {
      .always($0, bounds)
    } + [.perhaps("breakEvenCustomers", .integer(""))], "From where gates are passed.")
}
