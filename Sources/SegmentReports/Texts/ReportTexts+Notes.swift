// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension ReportTexts {
  /// What reading says: layouts, dates, columns, notes.
  static let notes: [ReportText] = [
    ReportText("generic", de: "allgemein", fr: "générique", es: "genérico"),
    ReportText("customer", de: "Kunde", fr: "client", es: "cliente"),
    ReportText("order", de: "Bestellung", fr: "commande", es: "pedido"),
    ReportText("date", de: "Datum", fr: "date", es: "fecha"),
    ReportText("time", de: "Uhrzeit", fr: "heure", es: "hora"),
    ReportText("amount", de: "Betrag", fr: "montant", es: "importe"),
    ReportText("quantity", de: "Menge", fr: "quantité", es: "cantidad"),
    ReportText("price", de: "Preis", fr: "prix", es: "precio"),
    ReportText("refunded", de: "erstattet", fr: "remboursé", es: "devuelto"),
    ReportText("currency", de: "Währung", fr: "devise", es: "moneda"),
    ReportText("status", de: "Status", fr: "statut", es: "estado"),
    ReportText("email", de: "E-Mail", fr: "e-mail", es: "correo"),
    ReportText("product", de: "Produkt", fr: "produit", es: "producto"),
    ReportText("category", de: "Kategorie", fr: "catégorie", es: "categoría"),
    ReportText("discount", de: "Rabatt", fr: "remise", es: "descuento"),
    ReportText("year-month-day", de: "Jahr-Monat-Tag", fr: "année-mois-jour", es: "año-mes-día"),
    ReportText("day.month.year", de: "Tag.Monat.Jahr", fr: "jour.mois.année", es: "día.mes.año"),
    ReportText("year/month/day", de: "Jahr/Monat/Tag", fr: "année/mois/jour", es: "año/mes/día"),
    ReportText("month/day/year", de: "Monat/Tag/Jahr", fr: "mois/jour/année", es: "mes/día/año"),
    ReportText("day/month/year", de: "Tag/Monat/Jahr", fr: "jour/mois/année", es: "día/mes/año"),
    ReportText("month-day-year", de: "Monat-Tag-Jahr", fr: "mois-jour-année", es: "mes-día-año"),
    ReportText("day-month-year", de: "Tag-Monat-Jahr", fr: "jour-mois-année", es: "día-mes-año"),
    ReportText(
      "month by name", de: "Monat als Name", fr: "mois en lettres", es: "mes por su nombre"),
    ReportText("yearmonthday", de: "JahrMonatTag", fr: "annéemoisjour", es: "añomesdía"),
    ReportText(
      "seconds since 1970", de: "Sekunden seit 1970", fr: "secondes depuis 1970",
      es: "segundos desde 1970"),
    ReportText(
      "%1, times in UTC", de: "%1, Zeiten in UTC", fr: "%1, heures en UTC", es: "%1, horas en UTC"),
    ReportText("%1 with a time", de: "%1 mit Uhrzeit", fr: "%1 avec heure", es: "%1 con hora"),
    ReportText(
      "all %1 columns that identify it", de: "alle %1 Spalten, an denen man es erkennt",
      fr: "les %1 colonnes qui l’identifient", es: "las %1 columnas que lo identifican"),
    ReportText(
      "all %1 columns that identify it and %2 of %3 usual ones",
      de: "alle %1 Spalten, an denen man es erkennt, und %2 von %3 üblichen",
      fr: "les %1 colonnes qui l’identifient et %2 des %3 habituelles",
      es: "las %1 columnas que lo identifican y %2 de las %3 habituales"),
    ReportText(
      "columns with usual names", de: "Spalten mit üblichen Namen", fr: "colonnes aux noms usuels",
      es: "columnas con nombres habituales"),
    ReportText("%1 is the %2", de: "%1 ist: %2", fr: "%1 : %2", es: "%1 es: %2"),
    ReportText(
      "usual names: %1", de: "übliche Namen: %1", fr: "noms usuels : %1",
      es: "nombres habituales: %1"),
    ReportText(
      "columns named by the user", de: "vom Benutzer benannte Spalten",
      fr: "colonnes indiquées par l’utilisateur", es: "columnas indicadas por el usuario"),
    ReportText(
      "It looks like %1 without the column %2, and is read by usual names; %3.",
      de: "Es sieht aus wie %1 ohne die Spalte %2 und wird nach üblichen Namen gelesen; %3.",
      fr: "Cela ressemble à %1 sans la colonne %2, et est lu selon les noms usuels ; %3.",
      es: "Parece %1 sin la columna %2 y se lee por nombres habituales; %3."),
    ReportText(
      "No column of quantities: %1 is taken for the money of the row.",
      de: "Keine Mengenspalte: %1 gilt als Betrag der Zeile.",
      fr: "Pas de colonne de quantités : %1 est pris pour le montant de la ligne.",
      es: "No hay columna de cantidades: %1 se toma como importe de la fila."),
    ReportText(
      "%1{row repeats|rows repeat} an earlier one and %2{is|are} kept; --drop-duplicates leaves repetitions out.",
      de:
        "%1{Zeile wiederholt|Zeilen wiederholen} eine frühere und {2:wird|werden} behalten; --drop-duplicates lässt Wiederholungen aus.",
      fr:
        "%1{ligne répète|lignes répètent} une précédente et {2:est conservée|sont conservées} ; --drop-duplicates écarte les répétitions.",
      es:
        "%1{fila repite|filas repiten} una anterior y se {2:conserva|conservan}; --drop-duplicates omite las repeticiones."
    ),
    ReportText(
      "%1 of the rows name no customer; they hold %2 of %3.",
      de: "%1 der Zeilen nennen keinen Kunden; sie enthalten %2 von %3.",
      fr: "%1 des lignes ne nomment aucun client ; elles représentent %2 sur %3.",
      es: "El %1 de las filas no indica cliente; suman %2 de %3."),
    ReportText(
      "%1{row is|rows are} no product (codes %2) and count as sales; they hold %3; --service-rows drop leaves them out.",
      de:
        "%1{Zeile ist|Zeilen sind} kein Produkt (Codes %2) und {1:zählt|zählen} als Verkauf; zusammen %3; --service-rows drop lässt sie aus.",
      fr:
        "%1{ligne n’est pas un produit|lignes ne sont pas des produits} (codes %2) et {1:compte|comptent} comme ventes, pour %3 ; --service-rows drop les écarte.",
      es:
        "%1{fila no es un producto|filas no son productos} (códigos %2) y {1:cuenta|cuentan} como ventas por %3; --service-rows drop las omite."
    ),
    ReportText(
      "%1{row has|rows have} no money.", de: "%1{Zeile hat|Zeilen haben} keinen Betrag.",
      fr: "%1{ligne n’a|lignes n’ont} pas de montant.",
      es: "%1{fila no tiene|filas no tienen} importe."),
    ReportText(
      "%1: %2{place|places} could not be read as text.",
      de: "%1: %2{Stelle war|Stellen waren} nicht als Text lesbar.",
      fr: "%1 : %2{endroit n’a|endroits n’ont} pu être lu comme texte.",
      es: "%1: %2{lugar no se pudo|lugares no se pudieron} leer como texto."),
    ReportText(
      "The files overlap: %1{row stands|rows stand} in another file already and %2{is|are} left out, %3; --overlap keep counts them in each file.",
      de:
        "Die Dateien überschneiden sich: %1{Zeile steht|Zeilen stehen} schon in einer anderen Datei und {2:wird|werden} ausgelassen, %3; --overlap keep zählt sie in jeder Datei.",
      fr:
        "Les fichiers se recoupent : %1{ligne figure|lignes figurent} déjà dans un autre fichier et {2:est écartée|sont écartées}, %3 ; --overlap keep les compte dans chaque fichier.",
      es:
        "Los archivos se solapan: %1{fila está|filas están} ya en otro archivo y se {2:omite|omiten}, %3; --overlap keep las cuenta en cada archivo."
    ),
    ReportText(
      "%1{order stands|orders stand} in several files with different content, and all of it counts, %2: where these are versions of one order, leave out the older file.",
      de:
        "%1{Bestellung steht|Bestellungen stehen} mit verschiedenem Inhalt in mehreren Dateien, und alles davon zählt, %2: Sind es Fassungen einer Bestellung, lassen Sie die ältere Datei weg.",
      fr:
        "%1{commande figure|commandes figurent} dans plusieurs fichiers avec un contenu différent, et tout compte, %2 : s’il s’agit de versions d’une même commande, écartez le fichier le plus ancien.",
      es:
        "%1{pedido está|pedidos están} en varios archivos con distinto contenido, y todo cuenta, %2: si son versiones de un mismo pedido, deje fuera el archivo más antiguo."
    ),
    ReportText(
      "Some times name a zone and are read as UTC; others do not and are taken as they are.",
      de:
        "Manche Zeiten nennen eine Zone und werden als UTC gelesen; andere nicht und gelten, wie sie sind.",
      fr:
        "Certaines heures indiquent un fuseau et sont lues en UTC ; d’autres non et sont prises telles quelles.",
      es: "Algunas horas indican zona y se leen en UTC; otras no y se toman tal cual."),
    ReportText(
      "Times name their zone and are read as UTC.",
      de: "Zeiten nennen ihre Zone und werden als UTC gelesen.",
      fr: "Les heures indiquent leur fuseau et sont lues en UTC.",
      es: "Las horas indican su zona y se leen en UTC."),
    ReportText(
      "Amounts such as %1 are read with a decimal point; --decimal , reads them otherwise.",
      de: "Beträge wie %1 werden mit Dezimalpunkt gelesen; --decimal , liest sie anders.",
      fr: "Les montants comme %1 sont lus avec un point décimal ; --decimal , les lit autrement.",
      es: "Importes como %1 se leen con punto decimal; --decimal , los lee de otro modo."),
    ReportText(
      "%1{order is|orders are} dated %2 or later, %3 months after all others; that date moves the recency of everyone unless --as-of says otherwise.",
      de:
        "%1{Bestellung ist|Bestellungen sind} auf %2 oder später datiert, %3 Monate nach allen anderen; dieses Datum verschiebt die Tage seit dem letzten Kauf aller, wenn --as-of nichts anderes sagt.",
      fr:
        "%1{commande est datée|commandes sont datées} de %2 ou après, %3 mois après toutes les autres ; cette date décale la récence de tous, sauf indication de --as-of.",
      es:
        "%1{pedido lleva|pedidos llevan} fecha %2 o posterior, %3 meses después de todos los demás; esa fecha desplaza la recencia de todos salvo que --as-of diga otra cosa."
    ),
    ReportText(
      "%1{order is|orders are} dated %2 months or more before all others.",
      de: "%1{Bestellung ist|Bestellungen sind} %2 Monate oder mehr vor allen anderen datiert.",
      fr:
        "%1{commande est datée|commandes sont datées} d’au moins %2 mois avant toutes les autres.",
      es: "%1{pedido lleva|pedidos llevan} fecha %2 meses o más anterior a todos los demás."),
    ReportText(
      "All amounts are in %1: no rate was needed.",
      de: "Alle Beträge sind in %1: Es war kein Kurs nötig.",
      fr: "Tous les montants sont en %1 : aucun taux n’a été nécessaire.",
      es: "Todos los importes están en %1: no hizo falta ningún tipo de cambio."),
    ReportText(
      "Converted into %1 row by row, each to a millionth: %2.",
      de: "Zeile für Zeile in %1 umgerechnet, jede auf ein Millionstel: %2.",
      fr: "Convertis en %1 ligne par ligne, au millionième : %2.",
      es: "Convertidos a %1 fila por fila, a la millonésima: %2."),
    ReportText(
      "%1: the sheet %2 of %3 is read; --sheet names another.",
      de: "%1: Gelesen wird das Blatt %2 von %3; --sheet nennt ein anderes.",
      fr: "%1 : la feuille %2 sur %3 est lue ; --sheet en désigne une autre.",
      es: "%1: se lee la hoja %2 de %3; --sheet indica otra."),
    ReportText(
      "%1: %2 in it is read.", de: "%1: Gelesen wird %2 darin.", fr: "%1 : %2 y est lu.",
      es: "%1: se lee %2 de su interior."),
    ReportText(
      "%1 is left out: %2.", de: "%1 wird ausgelassen: %2.", fr: "%1 est écarté : %2.",
      es: "%1 se omite: %2."),
    ReportText(
      "%1: no export by %2{its name|their names}, and not read: %3.",
      de: "%1: dem Namen nach kein Export und nicht gelesen: %3.",
      fr: "%1 : pas un export d’après {2:son nom|leurs noms}, non lu : %3.",
      es: "%1: por {2:su nombre|sus nombres} no es una exportación y no se lee: %3."),
    ReportText(
      "Olist: payments, orders and customers are joined; lines are those of %1.",
      de: "Olist: Zahlungen, Bestellungen und Kunden sind verbunden; Zeilen sind die von %1.",
      fr: "Olist : paiements, commandes et clients sont joints ; les lignes sont celles de %1.",
      es: "Olist: se unen pagos, pedidos y clientes; las líneas son las de %1."),
    ReportText(
      "Olist: items (price and freight), orders and customers are joined; lines are those of %1.",
      de:
        "Olist: Positionen (Preis und Fracht), Bestellungen und Kunden sind verbunden; Zeilen sind die von %1.",
      fr:
        "Olist : articles (prix et port), commandes et clients sont joints ; les lignes sont celles de %1.",
      es:
        "Olist: se unen artículos (precio y portes), pedidos y clientes; las líneas son las de %1."),
    ReportText(
      "Olist: %1 of %2 orders have no payment, and are not read.",
      de: "Olist: %1 von %2 Bestellungen haben keine Zahlung und werden nicht gelesen.",
      fr: "Olist : %1 commandes sur %2 n’ont pas de paiement et ne sont pas lues.",
      es: "Olist: %1 de %2 pedidos no tienen pago y no se leen."),
    ReportText(
      "Olist: %1 of %2 orders have no item, and are not read.",
      de: "Olist: %1 von %2 Bestellungen haben keine Position und werden nicht gelesen.",
      fr: "Olist : %1 commandes sur %2 n’ont pas d’article et ne sont pas lues.",
      es: "Olist: %1 de %2 pedidos no tienen artículos y no se leen."),
    ReportText(
      "%1 (%2): %3 of %4 people in it are customers; %5 of %6 customers are not in it.",
      de: "%1 (%2): %3 von %4 Personen darin sind Kunden; %5 von %6 Kunden stehen nicht darin.",
      fr: "%1 (%2) : %3 personnes sur %4 y sont des clients ; %5 clients sur %6 n’y sont pas.",
      es:
        "%1 (%2): %3 de %4 personas que contiene son clientes; %5 de %6 clientes no están en ella."),
    ReportText(
      "Columns of lists that are free text, and describe nobody: %1.",
      de: "Spalten von Listen, die Freitext sind und niemanden beschreiben: %1.",
      fr: "Colonnes de listes en texte libre, qui ne décrivent personne : %1.",
      es: "Columnas de listas con texto libre, que no describen a nadie: %1."),
  ]
}
