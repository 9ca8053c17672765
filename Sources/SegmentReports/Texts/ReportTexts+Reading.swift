// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension ReportTexts {
  /// What was read.
  static let reading: [ReportText] = [
    ReportText(
      "What was read, and what was left out", de: "Was gelesen und was ausgelassen wurde",
      fr: "Ce qui a été lu, et ce qui a été écarté", es: "Qué se ha leído y qué se ha dejado fuera"),
    ReportText("What was read", de: "Gelesene Daten", fr: "Données lues", es: "Datos leídos"),
    ReportText(
      "%1{row|rows} in %2{file|files} gave %3{order|orders} by %4{customer|customers}, worth %5, from %6 to %7.",
      de:
        "%1{Zeile|Zeilen} in %2{Datei|Dateien} ergaben %3{Bestellung|Bestellungen} von %4{Kunde|Kunden} im Wert von %5, vom %6 bis zum %7.",
      fr:
        "%1{ligne|lignes} dans %2{fichier|fichiers} ont donné %3{commande|commandes} de %4{client|clients}, d’une valeur de %5, du %6 au %7.",
      es:
        "%1{fila|filas} en %2{archivo|archivos} dieron %3{pedido|pedidos} de %4{cliente|clientes} por un valor de %5, del %6 al %7."
    ),
    ReportText("Used", de: "Verwendet", fr: "Utilisées", es: "Usadas"),
    ReportText(
      "Every row was used", de: "Jede Zeile wurde verwendet",
      fr: "Toutes les lignes ont été utilisées", es: "Se han usado todas las filas"),
    ReportText(
      "%1 of the rows were used; every other row has its reason",
      de: "%1 der Zeilen wurden verwendet; für jede andere steht hier der Grund",
      fr: "%1 des lignes ont été utilisées ; chaque autre ligne a sa raison",
      es: "Se ha usado el %1 de las filas; cada una de las demás tiene su motivo"),
    ReportText(
      "Rows by what became of them", de: "Zeilen nach ihrem Verbleib",
      fr: "Lignes selon leur sort", es: "Filas según su destino"),
    ReportText(
      "Bars of rows used and rejected. %1.",
      de: "Balken der verwendeten und verworfenen Zeilen. %1.",
      fr: "Barres des lignes utilisées et rejetées. %1.",
      es: "Barras de filas usadas y rechazadas. %1."),
    ReportText(
      "What became of them", de: "Verbleib", fr: "Sort", es: "Destino"),
    ReportText("Rows", de: "Zeilen", fr: "Lignes", es: "Filas"),
    ReportText("Money", de: "Betrag", fr: "Montant", es: "Importe"),
    ReportText(
      "The money adds up", de: "Die Beträge gehen auf", fr: "Les montants concordent",
      es: "Los importes cuadran"),
    ReportText(
      "How the file was read", de: "Wie die Datei gelesen wurde",
      fr: "Comment le fichier a été lu", es: "Cómo se ha leído el archivo"),
    ReportText(
      "Columns and what they were read as", de: "Spalten und wofür sie gelesen wurden",
      fr: "Colonnes et ce qu’elles représentent", es: "Columnas y cómo se han leído"),
    ReportText("Read as", de: "Gelesen als", fr: "Lue comme", es: "Leída como"),
    ReportText(
      "Column in the file", de: "Spalte in der Datei", fr: "Colonne du fichier",
      es: "Columna del archivo"),
    ReportText("Columns", de: "Spalten", fr: "Colonnes", es: "Columnas"),
    ReportText("Worth knowing", de: "Gut zu wissen", fr: "Bon à savoir", es: "Conviene saber"),
    ReportText(
      "All the money read", de: "Alle gelesenen Beträge", fr: "Tous les montants lus",
      es: "Todos los importes leídos"),
    ReportText(
      "less rows rejected: %1", de: "abzüglich verworfener Zeilen: %1",
      fr: "moins les lignes rejetées : %1", es: "menos filas rechazadas: %1"),
    ReportText(
      "less customers with refunds alone", de: "abzüglich Kunden, die nur Erstattungen haben",
      fr: "moins les clients qui n’ont que des remboursements",
      es: "menos clientes que solo tienen devoluciones"),
    ReportText(
      "Revenue of the customers in this report", de: "Umsatz der Kunden in diesem Bericht",
      fr: "Chiffre d’affaires des clients de ce rapport",
      es: "Ingresos de los clientes de este informe"),
    ReportText(
      "From all the money read to the revenue of this report",
      de: "Von allen gelesenen Beträgen zum Umsatz dieses Berichts",
      fr: "De tous les montants lus au chiffre d’affaires de ce rapport",
      es: "De todos los importes leídos a los ingresos de este informe"),
    ReportText("Of", de: "Von", fr: "De", es: "De"),
    ReportText("Amount", de: "Betrag", fr: "Montant", es: "Importe"),
    ReportText("File", de: "Datei", fr: "Fichier", es: "Archivo"),
    ReportText("Files", de: "Dateien", fr: "Fichiers", es: "Archivos"),
    ReportText("Layout", de: "Format", fr: "Format", es: "Formato"),
    ReportText(
      "%1, %2 sure: %3", de: "%1, zu %2 sicher: %3", fr: "%1, sûr à %2 : %3",
      es: "%1, seguro al %2: %3"),
    ReportText("Text", de: "Text", fr: "Texte", es: "Texto"),
    ReportText(
      "%1, separated by %2", de: "%1, getrennt durch %2", fr: "%1, séparé par des %2",
      es: "%1, separado por %2"),
    ReportText("commas", de: "Kommas", fr: "virgules", es: "comas"),
    ReportText("semicolons", de: "Semikolons", fr: "points-virgules", es: "puntos y coma"),
    ReportText("tabs", de: "Tabulatoren", fr: "tabulations", es: "tabuladores"),
    ReportText(
      "vertical bars", de: "senkrechte Striche", fr: "barres verticales", es: "barras verticales"),
    ReportText("Dates", de: "Datumsangaben", fr: "Dates", es: "Fechas"),
    ReportText("Currency", de: "Währung", fr: "Devise", es: "Moneda"),
    ReportText(
      "not named in the data", de: "in den Daten nicht genannt",
      fr: "non précisée dans les données",
      es: "no figura en los datos"),
    ReportText("Period", de: "Zeitraum", fr: "Période", es: "Periodo"),
    ReportText(
      "Days counted to", de: "Tage gezählt bis", fr: "Jours comptés jusqu’au",
      es: "Días contados hasta"),
    ReportText("Refunds", de: "Erstattungen", fr: "Remboursements", es: "Devoluciones"),
    ReportText(
      "%1{order|orders} under zero", de: "%1{Bestellung|Bestellungen} unter null",
      fr: "%1{commande|commandes} sous zéro", es: "%1{pedido|pedidos} bajo cero"),
    ReportText(
      "Exact duplicates", de: "Exakte Duplikate", fr: "Doublons exacts", es: "Duplicados exactos"),
    ReportText(
      "more fields than the header", de: "mehr Felder als die Kopfzeile",
      fr: "plus de champs que l’en-tête", es: "más campos que la cabecera"),
    ReportText("test order", de: "Testbestellung", fr: "commande de test", es: "pedido de prueba"),
    ReportText(
      "failed payment", de: "fehlgeschlagene Zahlung", fr: "paiement échoué", es: "pago fallido"),
    ReportText("cancelled", de: "storniert", fr: "annulée", es: "cancelado"),
    ReportText("not paid", de: "nicht bezahlt", fr: "non payée", es: "no pagado"),
    ReportText(
      "fully refunded", de: "vollständig erstattet", fr: "intégralement remboursée",
      es: "devuelto por completo"),
    ReportText("not a sale", de: "kein Verkauf", fr: "pas une vente", es: "no es una venta"),
    ReportText(
      "gift card sold", de: "Verkauf eines Geschenkgutscheins", fr: "vente d’une carte cadeau",
      es: "venta de una tarjeta regalo"),
    ReportText(
      "postage, fee or adjustment", de: "Porto, Gebühr oder Korrektur",
      fr: "port, frais ou ajustement", es: "portes, comisión o ajuste"),
    ReportText("no customer", de: "kein Kunde", fr: "pas de client", es: "sin cliente"),
    ReportText(
      "no readable date", de: "kein lesbares Datum", fr: "pas de date lisible",
      es: "sin fecha legible"),
    ReportText(
      "no readable amount", de: "kein lesbarer Betrag", fr: "pas de montant lisible",
      es: "sin importe legible"),
    ReportText(
      "an amount finer than a millionth", de: "ein Betrag, der feiner ist als ein Millionstel",
      fr: "un montant plus fin qu’un millionième", es: "un importe más fino que una millonésima"),
    ReportText("another currency", de: "andere Währung", fr: "autre devise", es: "otra moneda"),
    ReportText(
      "after the as-of date", de: "nach dem Stichtag", fr: "après la date de référence",
      es: "posterior a la fecha de corte"),
    ReportText(
      "in another file already", de: "schon in einer anderen Datei",
      fr: "déjà dans un autre fichier", es: "ya está en otro archivo"),
    ReportText(
      "repeats an earlier row", de: "wiederholt eine frühere Zeile",
      fr: "répète une ligne précédente", es: "repite una fila anterior"),
    ReportText(
      "an item without its order", de: "eine Position ohne ihre Bestellung",
      fr: "un article sans sa commande", es: "un artículo sin su pedido"),
    ReportText("refund", de: "Erstattung", fr: "remboursement", es: "devolución"),
    ReportText(
      "order touched by a refund", de: "Bestellung mit einer Erstattung",
      fr: "commande touchée par un remboursement", es: "pedido afectado por una devolución"),
  ]

  /// The business in brief, the base, the months.
  static let business: [ReportText] = [
    ReportText(
      "The business in brief", de: "Das Geschäft in Kürze", fr: "L’activité en bref",
      es: "El negocio en resumen"),
    ReportText(
      "Business in brief", de: "Das Geschäft in Kürze", fr: "L’activité en bref",
      es: "El negocio en resumen"),
    ReportText(
      "Revenue an order", de: "Umsatz je Bestellung", fr: "Chiffre d’affaires par commande",
      es: "Ingresos por pedido"),
    ReportText(
      "Orders a customer", de: "Bestellungen je Kunde", fr: "Commandes par client",
      es: "Pedidos por cliente"),
    ReportText(
      "Bought more than once", de: "Mehr als einmal gekauft", fr: "Ont acheté plus d’une fois",
      es: "Compraron más de una vez"),
    ReportText(
      "Typical time between orders", de: "Typischer Abstand zwischen Bestellungen",
      fr: "Délai typique entre deux commandes", es: "Tiempo típico entre pedidos"),
    ReportText(
      "%1{day|days}, of customers with two orders or more",
      de: "%1{Tag|Tage} bei Kunden mit mindestens zwei Bestellungen",
      fr: "%1{jour|jours}, pour les clients ayant au moins deux commandes",
      es: "%1{día|días}, entre los clientes con dos pedidos o más"),
    ReportText(
      "The top 10 percent of customers bring %1 of the revenue",
      de: "Die umsatzstärksten 10 Prozent der Kunden bringen %1 des Umsatzes",
      fr: "Les 10 % de clients qui achètent le plus rapportent %1 du chiffre d’affaires",
      es: "El 10 % de los clientes que más compran aporta el %1 de los ingresos"),
    ReportText(
      "Half of the revenue comes from %1 of the customers",
      de: "Die Hälfte des Umsatzes kommt von %1 der Kunden",
      fr: "La moitié du chiffre d’affaires vient de %1 des clients",
      es: "La mitad de los ingresos procede del %1 de los clientes"),
    ReportText(
      "Share of the revenue that comes from the customers who bring the most, in percent; the straight line: all bring the same. Half of the revenue comes from %1 of the customers; Gini’s coefficient is %2",
      de:
        "Anteil des Umsatzes, der von den umsatzstärksten Kunden kommt, in Prozent; die gerade Linie: Alle bringen gleich viel. Die Hälfte des Umsatzes kommt von %1 der Kunden; der Gini-Koeffizient beträgt %2",
      fr:
        "Part du chiffre d’affaires qui vient des clients qui rapportent le plus, en pour cent ; la ligne droite : tous rapportent autant. La moitié du chiffre d’affaires vient de %1 des clients ; le coefficient de Gini est de %2",
      es:
        "Parte de los ingresos que procede de los clientes que más aportan, en porcentaje; la línea recta: todos aportan lo mismo. La mitad de los ingresos procede del %1 de los clientes; el coeficiente de Gini es %2"
    ),
    ReportText(
      "Lorenz curve, read from the largest customers. %1.",
      de: "Lorenz-Kurve, von den größten Kunden her gelesen. %1.",
      fr: "Courbe de Lorenz, lue à partir des plus gros clients. %1.",
      es: "Curva de Lorenz, leída desde los mayores clientes. %1."),
    ReportText(
      "Revenue by the share of customers who bring the most",
      de: "Umsatz nach dem Anteil der umsatzstärksten Kunden",
      fr: "Chiffre d’affaires selon la part des clients qui rapportent le plus",
      es: "Ingresos según la parte de los clientes que más aportan"),
    ReportText(
      "Customers, from those who bring the most", de: "Kunden, die umsatzstärksten zuerst",
      fr: "Clients, en commençant par ceux qui rapportent le plus",
      es: "Clientes, empezando por los que más aportan"),
    ReportText(
      "%1 of customers: %2 of revenue", de: "%1 der Kunden bringen %2",
      fr: "%1 des clients : %2 du CA", es: "%1 de clientes: %2 de ingresos"),
    ReportText(
      "The shape of the customer base", de: "Wie sich die Kunden verteilen",
      fr: "La forme de la clientèle", es: "La forma de la clientela"),
    ReportText("Customer base", de: "Kundenstamm", fr: "Clientèle", es: "Clientela"),
    ReportText(
      "Customers by days since the last order, orders and revenue; dashed, where one RFM score ends and the next begins%1",
      de:
        "Kunden nach Tagen seit der letzten Bestellung, Bestellungen und Umsatz; gestrichelt: wo ein RFM-Wert endet und der nächste beginnt%1",
      fr:
        "Clients selon les jours depuis la dernière commande, les commandes et le chiffre d’affaires ; en pointillé, le passage d’une note RFM à la suivante%1",
      es:
        "Clientes según los días desde el último pedido, los pedidos y los ingresos; en línea discontinua, dónde acaba una puntuación RFM y empieza la siguiente%1"
    ),
    ReportText(
      "Histograms of recency, orders and revenue. %1.",
      de: "Histogramme der Tage seit dem letzten Kauf, der Bestellungen und des Umsatzes. %1.",
      fr: "Histogrammes de la récence, des commandes et du chiffre d’affaires. %1.",
      es: "Histogramas de la recencia, los pedidos y los ingresos. %1."),
    ReportText(
      "%1 of customers bought once, %2 more often", de: "%1 der Kunden kauften einmal, %2 öfter",
      fr: "%1 des clients ont acheté une fois, %2 plus souvent",
      es: "El %1 de los clientes compró una vez y el %2, más veces"),
    ReportText(
      "; not drawn: %1, which a log scale cannot show",
      de: "; nicht gezeichnet: %1, was eine logarithmische Skala nicht zeigen kann",
      fr: " ; non représentés : %1, qu’une échelle logarithmique ne peut montrer",
      es: "; no se dibujan: %1, que una escala logarítmica no puede mostrar"),
    ReportText(
      "some customers at or under zero in %1", de: "einige Kunden bei null oder darunter (%1)",
      fr: "quelques clients à zéro ou en dessous (%1)",
      es: "algunos clientes en cero o por debajo (%1)"),
    ReportText(
      "%1{customer|customers} at or under zero in %2",
      de: "%1{Kunde|Kunden} bei null oder darunter (%2)",
      fr: "%1{client|clients} à zéro ou en dessous (%2)",
      es: "%1{cliente|clientes} en cero o por debajo (%2)"),
    ReportText(
      "Bounds of the scores", de: "Grenzen der Werte", fr: "Bornes des notes",
      es: "Límites de las puntuaciones"),
    ReportText(
      "Bounds, ascending", de: "Grenzen, aufsteigend", fr: "Bornes, croissantes",
      es: "Límites, ascendentes"),
    ReportText(
      "Customers by %1", de: "Kunden nach: %1", fr: "Clients selon : %1", es: "Clientes según: %1"),
    ReportText(
      "From, to under", de: "Von, bis unter", fr: "De, à moins de", es: "Desde, hasta menos de"),
    ReportText(
      "Columns of revenue by calendar month. %1.", de: "Säulen des Umsatzes je Kalendermonat. %1.",
      fr: "Colonnes du chiffre d’affaires par mois civil. %1.",
      es: "Columnas de ingresos por mes natural. %1."),
    ReportText(
      "Orders and revenue by month", de: "Bestellungen und Umsatz je Monat",
      fr: "Commandes et chiffre d’affaires par mois", es: "Pedidos e ingresos por mes"),
    ReportText("Month", de: "Monat", fr: "Mois", es: "Mes"),
    ReportText(
      "In %1, %2 of the orders came from customers who had ordered before",
      de: "Im %1 kamen %2 der Bestellungen von Kunden, die schon einmal bestellt hatten",
      fr: "En %1, %2 des commandes venaient de clients qui avaient déjà commandé",
      es: "En %1, el %2 de los pedidos fue de clientes que ya habían comprado"),
    ReportText(
      "New customers and further orders by month", de: "Neue Kunden und Folgebestellungen je Monat",
      fr: "Nouveaux clients et commandes suivantes par mois",
      es: "Clientes nuevos y pedidos posteriores por mes"),
    ReportText(
      "Orders by calendar month. Whoever bought before the data begin counts as new at the first order in them",
      de:
        "Bestellungen je Kalendermonat. Wer schon vor Beginn der Daten gekauft hat, gilt bei der ersten Bestellung darin als neu",
      fr:
        "Commandes par mois civil. Qui a acheté avant le début des données compte comme nouveau à sa première commande dans celles-ci",
      es:
        "Pedidos por mes natural. Quien compró antes del inicio de los datos cuenta como nuevo en su primer pedido dentro de ellos"
    ),
    ReportText(
      "Columns of orders by month, first and further ones. %1.",
      de: "Säulen der Bestellungen je Monat, erste und weitere. %1.",
      fr: "Colonnes des commandes par mois, premières et suivantes. %1.",
      es: "Columnas de pedidos por mes, primeros y posteriores. %1."),
    ReportText(
      "first orders", de: "Erstbestellungen", fr: "premières commandes", es: "primeros pedidos"),
    ReportText(
      "further orders", de: "Folgebestellungen", fr: "commandes suivantes",
      es: "pedidos posteriores"),
    ReportText("New customers", de: "Neue Kunden", fr: "Nouveaux clients", es: "Clientes nuevos"),
    ReportText(
      "Further orders", de: "Folgebestellungen", fr: "Commandes suivantes",
      es: "Pedidos posteriores"),
    ReportText(
      "Share of further orders", de: "Anteil der Folgebestellungen",
      fr: "Part des commandes suivantes", es: "Parte de pedidos posteriores"),
    ReportText(
      "Revenue in %1", de: "Umsatz in %1", fr: "Chiffre d’affaires en %1", es: "Ingresos en %1"),
    ReportText(
      "%1 by calendar month; the data run from %2 to %3, so that the months at both ends may be incomplete",
      de:
        "%1 je Kalendermonat; die Daten reichen vom %2 bis zum %3, die Monate an beiden Enden können daher unvollständig sein",
      fr:
        "%1 par mois civil ; les données vont du %2 au %3, de sorte que les mois aux deux bouts peuvent être incomplets",
      es:
        "%1 por mes natural; los datos van del %2 al %3, de modo que los meses de ambos extremos pueden estar incompletos"
    ),
    ReportText(
      "No month brought any revenue", de: "Kein Monat brachte Umsatz",
      fr: "Aucun mois n’a rapporté de chiffre d’affaires", es: "Ningún mes aportó ingresos"),
    ReportText(
      "All revenue came in %1", de: "Der gesamte Umsatz kam im %1",
      fr: "Tout le chiffre d’affaires date de %1", es: "Todos los ingresos llegaron en %1"),
    ReportText(
      "%1 was the strongest month: %2, %3 of the whole",
      de: "%1 war der stärkste Monat: %2, %3 des Ganzen",
      fr: "Meilleur mois, %1 : %2, soit %3 du total",
      es: "El mejor mes fue %1: %2, el %3 del total"),
    ReportText(
      "%1 was the strongest month: %2", de: "%1 war der stärkste Monat: %2",
      fr: "Meilleur mois, %1 : %2", es: "El mejor mes fue %1: %2"),
  ]
}
