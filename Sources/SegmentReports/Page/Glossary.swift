// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData

/// The technical words, each explained once; the page links a word's first use to it.
enum Glossary {
  /// A word and what it means.
  struct Term: Sendable {
    /// As it stands in sentences.
    let word: String
    let meaning: Wording

    /// The same in every language, so that addresses hold.
    var id: String {
      let letters = word.lowercased().map { character -> Character in
        character.isASCII && (character.isLetter || character.isNumber) ? character : "-"
      }
      return "term-" + String(letters)
    }
  }

  /// A word in a report's language.
  struct Spoken: Sendable {
    let id: String
    let word: String
    let meaning: String
  }

  /// The words as a report's sentences have them, in the order of its alphabet.
  static func spoken(_ say: (Wording) -> String) -> [Spoken] {
    terms.map { Spoken(id: $0.id, word: say(.known($0.word)), meaning: say($0.meaning)) }
  }

  static let terms: [Term] = [
    Term(
      word: "adjusted Rand index",
      meaning: "How far two divisions of the same customers agree, corrected for chance: 1 is the "
        + "same division, 0 what chance would give (Hubert and Arabie 1985)."),
    Term(
      word: "Calinski–Harabasz",
      meaning: "Variance between segments over variance within, each for its degrees of freedom; "
        + "higher is better separated."),
    Term(
      word: "Cliff’s delta",
      meaning:
        "How often a member has more than another customer, less how often it has less: from "
        + "−1 to 1, 0 where neither is more common (Cliff 1993). From 0.15 it is small, from 0.47 "
        + "large."),
    Term(
      word: "Davies–Bouldin",
      meaning: "How wide segments are for their distance, on average over each one’s worst "
        + "neighbour; lower is better separated."),
    Term(
      word: "Effect size",
      meaning: "Cohen’s d: the difference between a segment’s mean and that of all other "
        + "customers, in standard deviations. 0.2 is small, 0.8 is large."),
    Term(
      word: "Gap",
      meaning: "How much tighter the segments are than segments of evenly spread customers would "
        + "be (Tibshirani, Walther and Hastie 2001); higher is better."),
    Term(
      word: "Gini’s coefficient",
      meaning:
        "How unequally revenue is spread over customers: 0 where all bring the same, 1 where "
        + "one brings all."),
    Term(
      word: "Inertia",
      meaning: "The sum of squared distances of customers to the centre of their segment; it falls "
        + "with every further segment."),
    Term(
      word: "k-means",
      meaning: "Places each customer in the segment with the nearest centre, and each centre at "
        + "the mean of its customers, until nothing changes."),
    Term(
      word: "lift",
      meaning: "How many times as common something is in a segment as among all customers."),
    Term(
      word: "median",
      meaning: "The value in the middle: half of the customers lie below, half above. It is what "
        + "this report calls typical."),
    Term(
      word: "middle half",
      meaning: "From the value that a quarter of the customers stay under to the one that a "
        + "quarter exceed."),
    Term(
      word: "precision",
      meaning: "Of the customers that a rule picks, the share that belong to the segment."),
    Term(
      word: "Prediction strength",
      meaning: "Whether segments that half of the customers give hold for the other half "
        + "(Tibshirani and Walther 2005): 0.8 or more speaks for their number."),
    Term(
      word: "p-value",
      meaning: "How often chance alone would give a figure as extreme; adjusted, where many are "
        + "looked at together (Benjamini and Hochberg 1995)."),
    Term(word: "recall", meaning: "Of a segment’s customers, the share that a rule picks."),
    Term(
      word: "silhouette",
      meaning: "For one customer: how much closer its own segment is than the nearest other one, "
        + "from −1 to 1 (Rousseeuw 1987)."),
    Term(
      word: "Skewness",
      meaning: "How lopsided a feature is: 0 for even sides, large where a few customers have very "
        + "large values. A logarithm evens them out before distances are measured."),
    Term(
      word: "stability",
      meaning: "How much of a segment is found again when customers are drawn anew: the mean "
        + "Jaccard coefficient of bootstrap samples (Hennig 2007)."),
    Term(
      word: "standard deviation",
      meaning: "The usual size of a customer’s distance from the average."),
    Term(
      word: "Ward’s tree",
      meaning: "Starts with every customer alone and merges, step by step, the two groups whose "
        + "union widens them least (Ward 1963)."),
  ]
}
