// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension SalesLayout {
  /// Any table with a customer, a date and an amount under usual names.
  ///
  /// Names are tried in the order in which they stand: ids before numbers before e-mail addresses
  /// before names of people; English, German, French, Spanish, Italian, Portuguese, Dutch.
  static let generic = SalesLayout(
    name: "generic",
    signatures: [],
    grain: .line,
    fields: [
      .customer: [
        "customer id", "customer number", "customer no", "customer nr", "customer key",
        "customer code", "cust id", "client id", "client number", "user id", "buyer id",
        "member id", "account id", "household id", "household key", "shopper id", "person id",
        "contact id", "loyalty id", "card id", "customer", "client", "buyer", "user", "member",
        "account", "id customer", "customer reference",
        "kundennummer", "kundennr", "kunden id", "kunde id", "kunden nr", "kunde", "käufer",
        "debitor", "debitorennummer", "käufer id",
        "id client", "numéro client", "numéro de client", "code client", "n client", "acheteur",
        "id cliente", "cliente id", "código cliente", "código de cliente", "número de cliente",
        "cod cliente", "código do cliente", "id do cliente", "número do cliente", "cliente",
        "comprador", "codice cliente", "numero cliente", "acquirente",
        "klantnummer", "klant id", "klantnr", "klantcode", "klant", "koper",
        "customer email", "buyer email", "customer name", "client name", "buyer name",
        "kundenname", "nom client", "nom du client", "nombre cliente", "nombre del cliente",
        "nome cliente", "nome do cliente", "klantnaam",
      ],
      .email: [
        "email", "e-mail", "customer email", "email address", "e-mail address", "billing email",
        "customer email address", "buyer email", "user email", "contact email", "mail",
        "kunden email", "kunde email", "e-mail adresse", "email adresse", "adresse email",
        "adresse e-mail", "courriel", "correo", "correo electrónico", "email cliente",
        "indirizzo email", "email klant", "e-mailadres",
      ],
      .phone: ["phone", "phone number", "customer phone", "billing phone", "telefon", "téléphone"],
      .order: [
        "order id", "order number", "order no", "order nr", "order", "order ref",
        "order reference", "order name", "invoice no", "invoice number", "invoice id", "invoice",
        "transaction id", "transaction number", "transaction", "receipt id", "receipt number",
        "receipt no", "receipt", "basket id", "sale id", "sales order", "purchase id",
        "document number", "id order",
        "bestellnummer", "bestellnr", "bestell id", "auftragsnummer", "auftragsnr", "auftrag",
        "rechnungsnummer", "rechnungsnr", "rechnung", "belegnummer", "belegnr", "bestellung",
        "numéro de commande", "numéro commande", "n commande", "id commande", "commande",
        "référence commande", "numéro de facture", "facture",
        "número de pedido", "número pedido", "id pedido", "pedido id", "pedido", "n pedido",
        "factura", "número de factura", "número do pedido", "fatura",
        "numero ordine", "id ordine", "ordine", "fattura", "numero fattura",
        "bestelnummer", "ordernummer", "factuurnummer", "bestelling", "bon nummer",
      ],
      .date: [
        "order date", "ordered at", "order datetime", "order timestamp", "order time",
        "order purchase timestamp", "order created at", "purchase date", "purchased at",
        "date of purchase", "transaction date", "transaction timestamp", "transaction datetime",
        "transaction time", "invoice date", "sale date", "sales date", "date ordered",
        "created at", "date created", "created", "placed at", "timestamp", "datetime",
        "date time", "date", "paid at", "payment date", "day", "t",
        "bestelldatum", "auftragsdatum", "rechnungsdatum", "kaufdatum", "belegdatum", "datum",
        "verkauft am", "erstellt am",
        "date de commande", "date commande", "date d'achat", "date achat", "date de facture",
        "fecha de pedido", "fecha pedido", "fecha del pedido", "fecha de compra", "fecha compra",
        "fecha", "fecha factura", "data do pedido", "data pedido", "data da compra",
        "data ordine", "data acquisto", "data fattura", "data",
        "besteldatum", "orderdatum", "aankoopdatum", "factuurdatum", "verkoopdatum",
      ],
      .time: ["time", "uhrzeit", "heure", "hora", "ora", "tijd"],
      .amount: [
        "line total", "line amount", "total line", "item total", "amount", "revenue",
        "net revenue", "sales", "sales amount", "sales value", "net sales", "sale amount",
        "total price", "spend", "spent", "amount spent", "value", "turnover", "total sales",
        "purchase amount", "transaction amount", "dollar value", "dollars", "monetary",
        "betrag", "umsatz", "zeilensumme", "positionswert", "montant", "chiffre d'affaires",
        "importe", "monto", "importo", "valor", "fatturato", "bedrag", "omzet", "regeltotaal",
        "order total", "order amount", "order value", "total amount", "grand total", "total",
        "total paid", "amount paid", "invoice total", "invoice amount", "payment amount",
        "payment value", "payment", "paid", "total revenue", "total spent", "net total",
        "gesamtbetrag", "gesamt", "gesamtsumme", "bestellwert", "summe", "rechnungsbetrag",
        "bruttobetrag", "endbetrag", "montant total", "total ttc", "montant ttc", "total commande",
        "importe total", "total pedido", "monto total", "valor total", "total do pedido",
        "totale", "importo totale", "totale ordine", "totaal", "totaalbedrag", "orderbedrag",
      ],
      .quantity: [
        "quantity", "qty", "units", "units sold", "quantity ordered", "order quantity", "pieces",
        "menge", "anzahl", "stückzahl", "stück", "quantité", "qté", "cantidad", "unidades",
        "quantidade", "quantità", "qtà", "aantal",
      ],
      .price: [
        "unit price", "price", "item price", "price each", "price per unit", "sale price",
        "preis", "einzelpreis", "stückpreis", "prix", "prix unitaire", "precio",
        "precio unitario", "preço", "preço unitário", "prezzo", "prezzo unitario", "prijs",
        "stukprijs", "stuksprijs",
      ],
      .currency: [
        "currency", "currency code", "order currency", "währung", "devise", "moneda", "divisa",
        "moeda", "valuta",
      ],
      .status: [
        "order status", "status", "payment status", "financial status", "bestellstatus",
        "auftragsstatus", "statut", "statut commande", "estado", "estado del pedido", "stato",
        "stato ordine", "bestelstatus", "orderstatus",
      ],
      .product: [
        "product id", "product code", "stock code", "sku", "item id", "item code", "article",
        "article number", "product", "product name", "item", "item name", "description",
        "artikelnummer", "artikel", "produkt", "référence", "produit", "producto", "prodotto",
        "produto", "artikelcode",
      ],
      .category: [
        "category", "product category", "department", "kategorie", "warengruppe", "catégorie",
        "categoría", "categoria", "categorie",
      ],
      .discount: [
        "discount", "discount amount", "discount code", "coupon", "coupon code", "rabatt",
        "remise", "descuento", "desconto", "sconto", "korting",
      ],
    ],
    serviceCodes: [
      "POST", "POSTAGE", "SHIPPING", "DELIVERY", "FREIGHT", "HANDLING", "FEE", "BANK CHARGES",
      "ADJUSTMENT", "DISCOUNT", "VERSAND", "VERSANDKOSTEN", "PORTO", "LIVRAISON", "FRAIS DE PORT",
      "ENVÍO", "GASTOS DE ENVÍO", "SPEDIZIONE", "SPESE DI SPEDIZIONE", "FRETE", "VERZENDKOSTEN",
    ],
    refundConvention: "amounts under zero",
    timeZone: "as the values say")

  /// Totals of a whole order: where a file has quantity and price too, these repeat in each line.
  static let orderTotals: Set<HeaderName> = [
    "order total", "order amount", "order value", "total amount", "grand total", "total",
    "total paid", "amount paid", "invoice total", "invoice amount", "payment amount",
    "payment value", "payment", "paid", "total revenue", "total spent", "net total",
    "gesamtbetrag", "gesamt", "gesamtsumme", "bestellwert", "summe", "rechnungsbetrag",
    "bruttobetrag", "endbetrag", "montant total", "total ttc", "montant ttc", "total commande",
    "importe total", "total pedido", "monto total", "valor total", "total do pedido",
    "totale", "importo totale", "totale ordine", "totaal", "totaalbedrag", "orderbedrag",
  ]

  /// What a status says about the sale, in the words of several languages.
  static let genericExclusions: [(SalesLayout.Exclusion.Test, RejectReason)] = [
    (.isOneOf(["test"]), .testOrder),
    (
      .isOneOf(["failed", "declined", "payment failed", "error", "rejected", "fehlgeschlagen"]),
      .failed
    ),
    (
      .isOneOf([
        "cancelled", "canceled", "void", "voided", "storniert", "annulé", "annulée", "annulee",
        "cancelado", "cancelada", "anulado", "annullato", "annullata", "geannuleerd", "trash",
        "unavailable",
      ]), .cancelled
    ),
    (.isOneOf(["draft", "checkout-draft", "unpaid", "pending payment"]), .unpaid),
    (
      .isOneOfAndPositive([
        "refunded", "fully refunded", "returned", "erstattet", "rückerstattet", "remboursé",
        "reembolsado", "rimborsato", "terugbetaald",
      ]), .refundedOrder
    ),
  ]
}
