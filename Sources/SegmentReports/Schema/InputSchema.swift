// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// What was read, and how the customers are spread.
enum InputSchema {
  static let input = JSONSchema.object(
    [
      .always("files", .array(.string(""), "Names without folders.")),
      .always(
        "layout",
        .object(
          [
            .always("name", .string("")), .always("confidence", .share("how sure")),
            .always("reason", .string("")),
          ], "The layout that was recognised.")),
      .always("encoding", .string("")), .always("delimiter", .string("")),
      .always("dateFormat", .string("")), .perhaps("currency", .string("As the data name it.")),
      .always(
        "columns",
        .array(
          .object(
            [.always("field", .string("")), .always("column", .string(""))],
            "A column and what it was read as."), "")),
      .always("rows", .integer("")), .always("rowsUsed", .integer("")),
      .always(
        "rowsRejected",
        .array(
          .object(
            [
              .always("reason", .string("")), .always("rows", .integer("")),
              .always("amount", .money("of these rows")),
            ], ""), "By reason.")),
      .always("duplicateRows", .integer("Rows that repeat another exactly.")),
      .always("customers", .integer("")), .always("orders", .integer("Purchases.")),
      .always("refunds", .integer("Orders under zero.")),
      .always("amount", .money("all that was read")),
      .always("revenue", .money("of the customers in the report")),
      .always(
        "refundOnly",
        .object(
          [.perhaps("customers", .integer("")), .always("amount", .money("of theirs"))],
          "Customers without a purchase.")),
      .perhaps("firstOrder", .string("YYYY-MM-DD hh:mm:ss")),
      .perhaps("lastOrder", .string("YYYY-MM-DD hh:mm:ss")),
      .perhaps("asOf", .string("The moment that recency is counted to.")),
      .always(
        "months",
        .array(
          .object(
            [
              .always("month", .string("As 2011-12.")), .always("orders", .integer("Purchases.")),
              .always("revenue", .money("refunds included")),
            ], ""), "")),
      .always("differingOrders", .integer("Orders that two files tell otherwise.")),
      .always("customerLists", .array(customerList, "Lists of customers beside the sales.")),
      .always("consents", .array(consent, "What customers agreed to, by channel.")),
      .always("notes", .array(.string(""), "")),
    ], "How the input was read; rows, customers and money add up.")

  private static let consent = JSONSchema.object(
    [.always("channel", .oneOf(["email", "sms"], ""))]
      + ["subscribed", "unsubscribed", "never", "suppressed", "unknown"].map {
        .always($0, .integer("Customers."))
      }, "")

  private static let customerList = JSONSchema.object(
    [.always("file", .string("Its name without folders.")), .always("layout", .string(""))]
      + [
        "rows", "rowsMatched", "rowsUnmatched", "customersMatched", "customersUnmatched",
      ].map { .always($0, .integer("")) }, "")

  static let business = JSONSchema.object(
    [
      .perhaps("revenuePerOrder", .number("")), .perhaps("ordersPerCustomer", .number("")),
      .perhaps("repeatShare", .share("customers with two orders or more")),
      .perhaps("medianDaysBetweenOrders", .number("Of customers with two orders or more.")),
      .perhaps(
        "concentration",
        .object(
          [
            .always(
              "curve",
              .array(
                .object(
                  [
                    .always("customerShare", .share("from those who bring the most")),
                    .always("revenueShare", .number("Of all revenue; over 1 before refunds.")),
                  ], ""), "Lorenz's curve.")),
            .perhaps("topTenth", .number("Revenue share of the tenth that brings the most.")),
            .always("customersOfHalf", .share("customers who bring half of the revenue")),
            .always("gini", .number("Gini's coefficient.")),
          ], "")),
      .always(
        "months",
        .array(
          .object(
            [
              .always("month", .string("As 2011-12.")),
              .perhaps("newCustomers", .integer("With their first purchase in the data.")),
              .always("orders", .integer("")),
              .perhaps("repeatOrders", .integer("Orders that are not the customer's first.")),
            ], ""), "")),
    ], "The business in brief.")

  static let feature = JSONSchema.object(
    [
      .always("name", .string("As in files and rules.")), .always("label", .string("")),
      .always("unit", .oneOf(["days", "orders", "money", "share", "count"], "")),
      .always("definition", .string("")),
    ], "")

  static let distribution = JSONSchema.object(
    [
      .always("feature", feature), .always("isLogarithmic", .boolean("")),
      .always("bounds", .array(.number(""), "One more than counts; a bin holds its lower.")),
      .always("counts", .array(.integer(""), "Customers.")),
      .perhaps("notPositive", .integer("Customers for whom a logarithm has no place.")),
      .always("cuts", .array(.number(""), "Where one RFM score ends and the next begins.")),
    ], "")

  static let rfm = JSONSchema.object(
    [
      .always("bins", .integer("Scores of each dimension.")),
      .always(
        "segments",
        .array(
          .object(
            [
              .always("name", .string("")), .perhaps("customers", .integer("")),
              .perhaps("revenue", .money("of its customers")),
            ], ""), "The eleven named segments.")),
      .always(
        "grid",
        .array(
          .object(
            [
              .always("r", .integer("")), .always("f", .integer("")),
              .perhaps("customers", .integer("")), .perhaps("medianMonetary", .number("")),
            ], ""), "Customers by recency and frequency score.")),
      .always("cuts", .map(.array(.number(""), ""), "By R, F and M.")),
      .always("tieShares", .map(.share("customers sharing their value"), "By R, F and M.")),
    ], "")

  static let preparation = JSONSchema.object(
    [
      .always("feature", feature), .always("transform", .string("none, log1p or signedLog1p")),
      .perhaps("logUnit", .number("")), .always("scaling", .string("none, zScore or robust")),
      .perhaps("skewness", .number("")), .perhaps("transformedSkewness", .number("")),
      .perhaps("center", .number("")), .perhaps("scale", .number("")),
      .always("isConstant", .boolean("")),
    ], "")
}
