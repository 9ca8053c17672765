// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension ReportTexts {
  /// Revenue by month and segment.
  static let months: [ReportText] = [
    ReportText(
      "%1 brought the most money in %2 of %3 months",
      de: "%1 brachte in %2 von %3 Monaten das meiste Geld",
      fr: "%1 a rapporté le plus pendant %2 mois sur %3",
      es: "%1 aportó más dinero que los demás en %2 de %3 meses"),
    ReportText(
      "Revenue by calendar month of the customers who are in each segment today; all panels share one scale; the months at both ends may be incomplete",
      de:
        "Umsatz je Kalendermonat der Kunden, die heute im jeweiligen Segment sind; eine Skala für alle; die Monate am Rand können unvollständig sein",
      fr:
        "Chiffre d’affaires par mois civil des clients qui sont aujourd’hui dans chaque segment ; une seule échelle pour tous ; les mois des deux bouts peuvent être incomplets",
      es:
        "Ingresos por mes natural de los clientes que hoy están en cada segmento; una misma escala para todos; los meses de los extremos pueden estar incompletos"
    ),
    ReportText(
      "Columns of revenue by month, one panel a segment. %1.",
      de: "Säulen des Umsatzes je Monat, ein Feld je Segment. %1.",
      fr: "Colonnes du chiffre d’affaires par mois, un cadre par segment. %1.",
      es: "Columnas de ingresos por mes, un panel por segmento. %1."),
    ReportText(
      "Revenue of each segment by month is left out: with so many orders, they are added up as they are read and not kept.",
      de:
        "Der Umsatz je Segment und Monat fehlt: So viele Bestellungen werden beim Lesen aufsummiert und nicht behalten.",
      fr:
        "Le chiffre d’affaires de chaque segment par mois est omis : des commandes si nombreuses sont additionnées à la lecture et non conservées.",
      es:
        "Se omiten los ingresos de cada segmento por mes: con tantos pedidos, se suman al leerlos y no se conservan."
    ),
    ReportText(
      "Revenue by month and segment", de: "Umsatz nach Monat und Segment",
      fr: "Chiffre d’affaires par mois et par segment", es: "Ingresos por mes y segmento"),
  ]
}
