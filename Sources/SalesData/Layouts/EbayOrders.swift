// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension SalesLayout {
  /// eBay Germany, sold items.
  static let ebayGermany = SalesLayout(
    name: "eBay orders (German)",
    signatures: [
      ["Verkaufsprotokollnummer", "Nutzername des Käufers", "Verkauft am", "Gesamtbetrag"]
    ],
    usualColumns: ["Bestellnummer", "Zahlungsdatum", "Name des Käufers"],
    grain: .line,
    identities: [Identity(column: "Nutzername des Käufers")],
    fields: [.order: ["Bestellnummer"], .date: ["Verkauft am"], .amount: ["Gesamtbetrag"]],
    refundConvention: "none",
    timeZone: "the shop's, not named")
}
