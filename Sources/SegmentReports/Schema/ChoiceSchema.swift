// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// Whether there are groups, how many were chosen and why, and whether other views agree.
enum ChoiceSchema {
  static let structure = JSONSchema.object(
    [
      .always("verdict", .oneOf(["distinct", "gradual"], "")), .always("pValue", .number("")),
      .always("groupCount", .integer("Proven groups; 1 where gradual.")),
      .perhaps("smallestProvableShare", .share("customers")),
      .always("explanation", .string("")), .always("method", .string("")),
    ], "Whether the customers fall into groups by themselves.")

  private static let candidate = JSONSchema.object(
    [
      .always("algorithm", .string("kmeans, ward or mixture")), .always("k", .integer("")),
      .perhaps("silhouette", .number("")),
      .perhaps("silhouetteInterval", .interval("95 percent, where sampled")),
      .perhaps("silhouetteSquared", .number("")), .perhaps("calinskiHarabasz", .number("")),
      .perhaps("daviesBouldin", .number("")), .perhaps("inertia", .number("")),
      .perhaps("smallestShare", .share("customers")),
      .perhaps("stability", .share("Jaccard of the worst segment")),
      .perhaps("stabilities", .array(.number(""), "Of every segment, ascending.")),
      .perhaps("gap", .number("")), .perhaps("gapError", .number("")),
      .perhaps("predictionStrength", .number("")),
      .perhaps("agreement", .number("Adjusted Rand index with the other method.")),
      .always("isChosen", .boolean("")),
    ], "")

  static let choice = JSONSchema.object(
    [
      .always("algorithm", .string("")), .always("k", .integer("")),
      .always("reason", .string("")), .always("rule", .string("")),
      .always("candidates", .array(candidate, "")),
      .perhaps("agreement", .number("Adjusted Rand index of k-means and Ward's tree.")),
      .perhaps("evidenceCustomers", .integer("")),
      .always(
        "silhouette",
        .object(
          [
            .perhaps("mean", .number("")), .always("isSampled", .boolean("")),
            .perhaps("interval", .interval("95 percent")),
          ], "")),
    ], "Which partition was chosen, from which, and why.")

  static let adjustment = JSONSchema.object(
    [
      .always("kind", .oneOf(["merge", "split"], "")),
      .always("segmentIDs", .array(.integer(""), "")), .always("reason", .string("")),
      .always("explainedBefore", .share("variance that segments explain")),
      .perhaps("explainedAfter", .share("variance after a merger")),
    ], "")

  private static let table = JSONSchema.object(
    [
      .always("rowTitle", .string("")), .always("columnTitle", .string("")),
      .always("rows", .array(.string(""), "")), .always("columns", .array(.string(""), "")),
      .always(
        "counts", .array(.array(.integerOrNull("Customers; null where hidden."), ""), "By row.")),
      .perhaps("adjustedRandIndex", .number("")),
    ], "")

  static let views = JSONSchema.object(
    [
      .always("rfm", table), .always("rules", table), .perhaps("rfmWithRules", .number("")),
      .perhaps("methods", table),
    ], "Segments by other groupings of the same customers.")

  static let tree = JSONSchema.object(
    [
      .always(
        "leaves",
        .array(
          .object(
            [
              .perhaps("customers", .integer("")),
              .always("segment", .integer("The id of the segment that most of it lies in.")),
            ], ""), "")),
      .always(
        "merges",
        .array(
          .object(
            [
              .always("first", .integer("")), .always("second", .integer("")),
              .perhaps("height", .number("")),
            ], ""), "Leaves count from 0, merge i is leaves + i.")),
      .perhaps("cutHeight", .number("")),
    ], "The top of Ward's tree.")

  static let change = JSONSchema.object(
    [
      .always(
        "segments",
        .array(
          .object(
            [
              .always("id", .integer("In the earlier model.")), .always("name", .string("")),
              .perhaps("customersThen", .integer("")), .perhaps("shareThen", .share("then")),
              .perhaps("customersNow", .integer("")), .perhaps("shareNow", .share("now")),
              .perhaps("shareChange", .number("The share now less the share then.")),
            ], ""), "The earlier segments, then and now.")),
      .always(
        "drifts",
        .array(
          .object(
            [
              .always("name", .string("")), .always("label", .string("")),
              .perhaps("stabilityIndex", .number("Population stability index.")),
              .perhaps("pValue", .number("")),
              .always("reading", .oneOf(["stable", "moved", "shifted"], "")),
            ], ""), "How far features and shares have moved.")),
      .perhaps("outsideShare", .share("customers outside what the model has seen")),
      .perhaps("modelAgeDays", .number("")),
      .always("advice", .oneOf(["keep", "watch", "resegment"], "")),
      .always("reason", .string("")),
    ], "Today's customers in the segments of an earlier discovery.")
}
