// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension ReportTexts {
  /// Where a segment lies among the others.
  static let map: [ReportText] = [
    ReportText(
      "Its rule finds %1 of it, and %2 of the customers there belong to it",
      de: "Seine Regel findet %1 von ihm, und %2 der Kunden dort gehören dazu",
      fr: "Sa règle en trouve %1, et %2 des clients qui s’y trouvent en font partie",
      es: "Su regla encuentra el %1 de él, y el %2 de los clientes que hay allí le pertenece"),
    ReportText(
      "Its rule has a condition that neither axis shows: %1",
      de: "Seine Regel hat eine Bedingung, die keine der Achsen zeigt: %1",
      fr: "Sa règle a une condition qu’aucun axe ne montre : %1",
      es: "Su regla tiene una condición que ningún eje muestra: %1"),
    ReportText(
      "Where it lies among the others", de: "Wo es unter den anderen liegt",
      fr: "Où il se situe parmi les autres", es: "Dónde se sitúa entre los demás"),
    ReportText(
      "Customers by %1 (to the right) and %2 (upwards), the outermost cells with everybody beyond. Squares: this segment, the larger the more; shades behind: the others, the stronger the more%3%4",
      de:
        "Kunden nach: %1 (nach rechts) und %2 (nach oben), in den äußersten Feldern auch alle jenseits davon. Quadrate: dieses Segment, je größer, desto mehr; Schattierung dahinter: die anderen, je kräftiger, desto mehr%3%4",
      fr:
        "Clients selon : %1 (vers la droite) et %2 (vers le haut), les cases du bord comptant tous ceux au-delà. Carrés : ce segment, d’autant plus grands qu’ils sont nombreux ; ombres derrière : les autres, d’autant plus fortes qu’ils sont nombreux%3%4",
      es:
        "Clientes según: %1 (a la derecha) y %2 (hacia arriba); las celdas del borde incluyen a todos los que quedan más allá. Cuadrados: este segmento, mayores cuantos más son; sombreado detrás: los demás, más intenso cuantos más son%3%4"
    ),
    ReportText(
      "; dashed: where its rule ends", de: "; gestrichelt: wo seine Regel endet",
      fr: " ; tirets : où s’arrête sa règle", es: "; línea discontinua: donde acaba su regla"),
    ReportText(
      ". The two features hold %1 of the squared distance between its centre and the average customer; groups that touch here may lie apart in what is not shown: %2",
      de:
        ". Auf die beiden Merkmale entfallen %1 des quadrierten Abstands seiner Mitte vom durchschnittlichen Kunden; Gruppen, die sich hier berühren, können in dem auseinanderliegen, was nicht gezeigt ist: %2",
      fr:
        ". Ces deux variables portent %1 du carré de la distance entre son centre et le client moyen ; des groupes qui se touchent ici peuvent être éloignés sur ce qui n’est pas montré : %2",
      es:
        ". Las dos variables reúnen el %1 de la distancia al cuadrado entre su centro y el cliente medio; grupos que aquí se tocan pueden estar separados en lo que no se muestra: %2"
    ),
    ReportText(
      "A map of %1 among the others, by %2 and %3. %4.",
      de: "Eine Karte von %1 unter den anderen, nach %2 und %3. %4.",
      fr: "Une carte de %1 parmi les autres, selon %2 et %3. %4.",
      es: "Un mapa de %1 entre los demás, según %2 y %3. %4."),
    ReportText(
      "Customers of %1, of all there: in the columns %2, in the rows %3",
      de: "Kunden von %1, von allen dort: in den Spalten %2, in den Zeilen %3",
      fr: "Clients de %1, sur tous ceux qui s’y trouvent : en colonnes %2, en lignes %3",
      es: "Clientes de %1, de todos los que hay: en las columnas %2, en las filas %3"),
    ReportText("%1 of %2", de: "%1 von %2", fr: "%1 sur %2", es: "%1 de %2"),
    ReportText("from %1", de: "ab %1", fr: "à partir de %1", es: "desde %1"),
  ]

  /// What is known about customers besides their orders.
  static let attributes: [ReportText] = [
    ReportText("country", de: "Land", fr: "pays", es: "país"),
    ReportText("city", de: "Ort", fr: "ville", es: "ciudad"),
    ReportText("region", de: "Region", fr: "région", es: "región"),
    ReportText("sales channel", de: "Verkaufskanal", fr: "canal de vente", es: "canal de venta"),
    ReportText(
      "category of the first order", de: "Warengruppe der ersten Bestellung",
      fr: "catégorie de la première commande", es: "categoría del primer pedido"),
    ReportText(
      "buys with discounts", de: "kauft mit Rabatt", fr: "achète avec remise",
      es: "compra con descuento"),
    ReportText(
      "has an e-mail address", de: "hat eine E-Mail-Adresse", fr: "a une adresse e-mail",
      es: "tiene dirección de correo"),
    ReportText("tag %1", de: "Schlagwort %1", fr: "étiquette %1", es: "etiqueta %1"),
    ReportText(
      "; columns of your customer list keep their names",
      de: "; Spalten Ihrer Kundenliste behalten ihre Namen",
      fr: " ; les colonnes de votre liste de clients gardent leur nom",
      es: "; las columnas de su lista de clientes conservan su nombre"),
  ]
}
