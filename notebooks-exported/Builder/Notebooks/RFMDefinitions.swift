// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Clientele

func rfmDefinitions() throws {
  //: # RFM definitions compared
  //:
  //: “RFM score 5-4-5” sounds exact. It depends on who computed it: what is cut (ranks, quantiles,
  //: fixed bounds), what happens to customers who tie, and which codes are called “Champions”. Five
  //: definitions in use, over the same farm shop ([datasets](../datasets/README.md)):
  //:
  //: - **mid-ranks:** equal customers get equal scores; the package’s own.
  //: - **R’s rfm:** inner quantiles plus 1, whatever the unit.
  //: - **NTILE:** what SQL offers; bins of equal size that part equal customers.
  //: - **pymc-marketing:** quartiles of whole days and of the mean money of a day.
  //: - **Klaviyo:** three scores, recency by fixed days.
  let ledger = try SalesReader().read(files: ["datasets/grocer.csv"])
  let customers = CustomerTable(ledger)
  let schemes: [(name: String, scheme: RFMScheme)] = [
    ("mid-ranks", .midrank()), ("R’s rfm", .rPackage()), ("NTILE", .ntile()),
    ("pymc-marketing", .pymcMarketing), ("Klaviyo", .klaviyo),
  ]
  let scored = try schemes.map {
    (name: $0.name, scores: try RFMScores(customers, scheme: $0.scheme))
  }
  print("\(count(customers.count)) customers")

  //: ## One customer, five codes
  //:
  //: The customers with the lowest, the median and the highest money, and what each definition says of
  //: them:
  let byMoney = (0..<customers.count).sorted {
    (customers.monetary[$0], $0) < (customers.monetary[$1], $1)
  }
  let examples = [byMoney[0], byMoney[byMoney.count / 2], byMoney[byMoney.count - 1]]
  table(
    "Codes R-F-M and names", ["Customer", "Days", "Orders", "Money"] + scored.map(\.name),
    examples.map { customer in
      [
        customers.customerIDs[customer], fixed(customers.recencyDays[customer], 1),
        count(customers.frequency[customer]), money(customers.monetary[customer]),
      ]
        + scored.map { _, scores in
          let code = [scores.recency, scores.frequency, scores.monetary]
            .map { String($0.scores[customer]) }.joined()
          return "\(code) \(scores.segmentName(customer))"
        }
    })

  //: ## How full the bins are
  //:
  //: Few customers order often, so that the number of orders has many ties. Keeping ties together
  //: makes bins uneven; cutting through them makes the order of a file decide who is a good customer.
  table(
    "Scores of frequency, from the lowest",
    [
      "Definition", "Customers with each score", "Share in ties",
      "Share of customers parted from equals",
    ],
    scored.map { name, scores in
      let dimension = scores.frequency
      return [
        name, dimension.sizes.map { count($0) }.joined(separator: " · "),
        percent(dimension.tieShare), percent(dimension.splitShare),
      ]
    })

  //: ## Who is a champion
  for (name, scores) in scored {
    let names = scores.scheme.map.names
    let sizes = zip(names, scores.segmentSizes).filter { $0.1 > 0 }
    print("\(name): " + sizes.map { "\($0.0) \(count($0.1))" }.joined(separator: ", "))
  }
  let best = scored.map { name, scores in
    let top = (0..<customers.count).filter {
      ["Champions", "Premium Customer"].contains(scores.segmentName($0))
    }
    return (name: name, members: Set(top))
  }
  plot(
    "Customers whom each definition puts into its best segment",
    bars(best.map { ($0.name, Double($0.members.count)) }, label: { fixed($0, 0) }))
  let everywhere = best.dropFirst().reduce(best[0].members) { $0.intersection($1.members) }
  let somewhere = best.dropFirst().reduce(best[0].members) { $0.union($1.members) }
  remark(
    "\(count(somewhere.count)) customers are in the best segment of at least one definition, "
      + "\(count(everywhere.count)) of them in that of all five.")

  //: ## How far the segments agree
  //:
  //: Adjusted Rand index of the named segments: 1 is the same grouping, 0 is agreement by chance.
  func labels(_ scores: RFMScores) -> [Int32] {
    let names = scores.scheme.map.names
    return (0..<customers.count).map { customer in
      Int32(names.firstIndex(of: scores.segmentName(customer)) ?? names.count)
    }
  }
  table(
    "Agreement", ["Definition"] + scored.map(\.name),
    scored.map { name, scores in
      [name]
        + scored.map { other in
          fixed(adjustedRandIndex(labels(scores), labels(other.scores)), 2)
        }
    })

  //: ## Recency against frequency
  //:
  //: The grid that the names are cut from, for the definition that keeps equals together:
  plot("Customers by recency and frequency score (mid-ranks)", grid(customers, scored[0].scores))

  //: ## Against the truth
  //:
  //: The shop is simulated, and its kinds of customers are known. Eleven names cannot match five kinds
  //: one to one; the index says how close each definition comes, and the last line how close
  //: clustering comes, which no bounds were given to.
  let known = try truth("datasets/grocer-truth.csv", of: customers)
  let found = try SegmentDiscoverer().discover(ledger)
  table(
    "Agreement with the kinds of customers that were put in",
    ["Definition", "Adjusted Rand index"],
    scored.map { [$0.name, fixed(adjustedRandIndex(labels($0.scores), known.labels), 3)] }
      + [["discover", fixed(adjustedRandIndex(found.segmentIndices, known.labels), 3)]])
}
