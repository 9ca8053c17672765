// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension ReportTexts {
  /// The first screen.
  static let verdict: [ReportText] = [
    ReportText(
      "One customer: there is nothing to divide.",
      de: "Ein einziger Kunde: Es gibt nichts zu unterteilen.",
      fr: "Un seul client : il n’y a rien à diviser.",
      es: "Un solo cliente: no hay nada que dividir."),
    ReportText(
      "%1{customer|customers} form one group: nothing divides them into several.",
      de: "%1{Kunde|Kunden} bilden eine einzige Gruppe: Nichts trennt sie in mehrere.",
      fr: "%1{client|clients} forment un seul groupe : rien ne les sépare en plusieurs.",
      es: "%1{cliente|clientes} forman un solo grupo: nada los separa en varios."),
    ReportText(
      "%1{customer|customers} fall into %2 groups",
      de: "%1{Kunde|Kunden} bilden %2 Gruppen",
      fr: "%1{client|clients} se répartissent en %2 groupes",
      es: "%1{cliente|clientes} se reparten en %2 grupos"),
    ReportText(
      "%1{customer|customers}, cut into %2 groups",
      de: "%1{Kunde|Kunden}, aufgeteilt in %2 Gruppen",
      fr: "%1{client|clients}, découpés en %2 groupes",
      es: "%1{cliente|clientes}, divididos en %2 grupos"),
    ReportText(
      "%1; each brings about as much money as its size suggests.",
      de: "%1; jede bringt etwa so viel Umsatz, wie ihre Größe erwarten lässt.",
      fr: "%1 ; chacun rapporte à peu près ce que sa taille laisse attendre.",
      es: "%1; cada uno aporta más o menos lo que cabe esperar por su tamaño."),
    ReportText(
      "%1; %2 of them, %3 of customers, %4{brings|bring} %5 of the money.",
      de: "%1; {2:eine|#} davon, %3 der Kunden, {4:bringt|bringen} %5 des Umsatzes.",
      fr: "%1 ; %2 d’entre eux, %3 des clients, {2:rapporte|rapportent} %5 du chiffre d’affaires.",
      es: "%1; {2:uno|#} de ellos, %3 de los clientes, {2:aporta|aportan} %5 de los ingresos."),
    ReportText(
      "They are useful cuts through a continuum, not natural groups: people near a border could be in either.",
      de:
        "Es sind nützliche Schnitte durch einen fließenden Übergang, keine natürlichen Gruppen: Wer nahe an einer Grenze liegt, könnte ebenso gut zur Nachbargruppe gehören.",
      fr:
        "Ce sont des coupes utiles dans un continuum, non des groupes naturels : un client proche d’une frontière pourrait être d’un côté comme de l’autre.",
      es:
        "Son cortes útiles en un continuo, no grupos naturales: quien está cerca de un límite podría estar a cualquiera de los dos lados."
    ),
    ReportText(
      "They are useful cuts: so few customers cannot show whether there are natural groups.",
      de:
        "Es sind nützliche Schnitte: Ob es natürliche Gruppen gibt, können so wenige Kunden nicht zeigen.",
      fr:
        "Ce sont des coupes utiles : si peu de clients ne peuvent montrer s’il existe des groupes naturels.",
      es:
        "Son cortes útiles: tan pocos clientes no pueden mostrar si hay grupos naturales."),
    ReportText(
      "They are natural groups: emptier space between them is proven.",
      de:
        "Es sind natürliche Gruppen: Dass zwischen ihnen weniger Kunden liegen, ist nachgewiesen.",
      fr: "Ce sont des groupes naturels : l’espace plus vide qui les sépare est démontré.",
      es: "Son grupos naturales: está demostrado que el espacio entre ellos está más vacío."),
    ReportText(
      "Proven are %1 natural groups with emptier space between them; the %2 segments here divide the customers otherwise.",
      de:
        "Nachgewiesen sind %1 natürliche Gruppen mit Lücken dazwischen; die %2 Segmente hier teilen die Kunden anders auf.",
      fr:
        "%1 groupes naturels, séparés par un espace plus vide, sont démontrés ; les %2 segments présentés ici divisent les clients autrement.",
      es:
        "Están demostrados %1 grupos naturales con espacio más vacío entre ellos; los %2 segmentos de este informe dividen a los clientes de otra manera."
    ),
    ReportText(
      "The groups lie well apart", de: "Die Gruppen liegen weit auseinander",
      fr: "Les groupes sont bien séparés", es: "Los grupos están bien separados"),
    ReportText(
      "The groups touch at their borders", de: "Die Gruppen berühren sich an ihren Rändern",
      fr: "Les groupes se touchent à leurs frontières", es: "Los grupos se tocan en sus límites"),
    ReportText(
      "The groups shade into one another", de: "Die Gruppen gehen ineinander über",
      fr: "Les groupes se fondent les uns dans les autres",
      es: "Los grupos se funden unos con otros"),
    ReportText(
      "no customer is closer to another group than to its own",
      de: "Kein Kunde liegt näher an einer anderen Gruppe als an der eigenen",
      fr: "aucun client n’est plus proche d’un autre groupe que du sien",
      es: "ningún cliente está más cerca de otro grupo que del suyo"),
    ReportText(
      "hardly any customer is closer to another group than to its own",
      de: "Kaum ein Kunde liegt näher an einer anderen Gruppe als an der eigenen",
      fr: "presque aucun client n’est plus proche d’un autre groupe que du sien",
      es: "casi ningún cliente está más cerca de otro grupo que del suyo"),
    ReportText(
      "%1 of customers are closer to another group than to their own",
      de: "%1 der Kunden liegen näher an einer anderen Gruppe als an der eigenen",
      fr: "%1 des clients sont plus proches d’un autre groupe que du leur",
      es: "%1 de los clientes están más cerca de otro grupo que del suyo"),
    ReportText("%1: %2.", de: "%1: %2.", fr: "%1 : %2.", es: "%1: %2."),
    ReportText(
      "Least sharply drawn %1{is|are} %2.", de: "Am wenigsten scharf abgegrenzt {1:ist|sind} %2.",
      fr: "{1:Le moins net est|Les moins nets sont} %2.",
      es: "{1:El menos nítido es|Los menos nítidos son} %2."),
    ReportText(
      "No segment fails any of its six gates.",
      de: "Kein Segment fällt bei einem seiner sechs Prüfpunkte durch.",
      fr: "Aucun segment n’échoue à l’un de ses six critères.",
      es: "Ningún segmento suspende ninguno de sus seis criterios."),
    ReportText(
      "Every segment fails a gate; read which before acting on it.",
      de:
        "Jedes Segment fällt bei einem Prüfpunkt durch; bitte lesen Sie, bei welchem, bevor Sie damit arbeiten.",
      fr: "Chaque segment échoue à un critère ; vérifiez lequel avant d’agir.",
      es: "Todos los segmentos suspenden algún criterio; compruebe cuál antes de actuar."),
    ReportText(
      "Every segment fails a gate: none is %1.",
      de: "Jedes Segment fällt bei einem Prüfpunkt durch: Keines ist %1.",
      fr: "Chaque segment échoue à un critère : aucun n’est %1.",
      es: "Todos los segmentos suspenden algún criterio: ninguno es %1."),
    ReportText(
      "Ready to act on: %1, which %2{fails|fail} no gate.",
      de: "Direkt nutzbar: %1 – ohne durchgefallenen Prüfpunkt.",
      fr: "Prêt à l’emploi : %1, sans aucun critère manqué.",
      es: "Listo para actuar: %1, sin ningún criterio suspendido."),
    ReportText(
      "%1 segments", de: "%1 Segmente", fr: "%1 segments", es: "%1 segmentos"),
    ReportText(
      "How distinct: %1, %2 of 100", de: "Abgrenzung: %1, %2 von 100",
      fr: "Netteté : %1, %2 sur 100", es: "Nitidez: %1, %2 de 100"),
    ReportText(
      "How distinct: %1, %2 of 100, overlaps its nearest by %3",
      de: "Abgrenzung: %1, %2 von 100, Überschneidung mit dem nächsten %3",
      fr: "Netteté : %1, %2 sur 100, chevauche son voisin de %3",
      es: "Nitidez: %1, %2 de 100, se solapa con el más próximo (%3)"),
    ReportText("clear", de: "klar", fr: "nette", es: "clara"),
    ReportText("fair", de: "mäßig", fr: "moyenne", es: "aceptable"),
    ReportText("blurred", de: "unscharf", fr: "floue", es: "difusa"),
    ReportText(
      "The only group", de: "Die einzige Gruppe", fr: "Le seul groupe", es: "El único grupo"),
    ReportText("%1 revenue", de: "%1 Umsatz", fr: "%1 de CA", es: "%1 de ingresos"),
    ReportText("More", de: "Mehr", fr: "En savoir plus", es: "Más"),
    ReportText(
      "More about %1", de: "Mehr über %1", fr: "En savoir plus sur %1", es: "Más sobre %1"),
    ReportText(
      "%1, typical %2", de: "%1, typisch %2", fr: "%1, valeur typique %2", es: "%1, lo típico %2"),
    ReportText(
      "last bought %1{day|days} ago", de: "letzter Kauf vor %1{Tag|Tagen}",
      fr: "dernier achat il y a %1{jour|jours}", es: "última compra hace %1{día|días}"),
    ReportText(
      "%1{order|orders}, typical %2", de: "%1{Bestellung|Bestellungen}, typisch %2",
      fr: "%1{commande|commandes}, valeur typique %2", es: "%1{pedido|pedidos}, lo típico %2"),
    ReportText(
      "%1: %2{day|days}", de: "%1: %2{Tag|Tage}", fr: "%1 : %2{jour|jours}", es: "%1: %2{día|días}"),
    ReportText(
      "%1: %2{order|orders}", de: "%1: %2{Bestellung|Bestellungen}",
      fr: "%1 : %2{commande|commandes}", es: "%1: %2{pedido|pedidos}"),
    ReportText(
      "%1 spent in all", de: "insgesamt %1 ausgegeben", fr: "%1 dépensés au total",
      es: "%1 gastados en total"),
    ReportText(
      "%1{customer|customers}", de: "%1{Kunde|Kunden}", fr: "%1{client|clients}",
      es: "%1{cliente|clientes}"),
    ReportText(
      "%1{order|orders}", de: "%1{Bestellung|Bestellungen}", fr: "%1{commande|commandes}",
      es: "%1{pedido|pedidos}"),
    ReportText("%1{day|days}", de: "%1{Tag|Tage}", fr: "%1{jour|jours}", es: "%1{día|días}"),
    ReportText(
      "%1{row|rows}", de: "%1{Zeile|Zeilen}", fr: "%1{ligne|lignes}", es: "%1{fila|filas}"),
    ReportText(
      "%1{file|files}", de: "%1{Datei|Dateien}", fr: "%1{fichier|fichiers}",
      es: "%1{archivo|archivos}"),
    ReportText(
      "%1{segment|segments}", de: "%1{Segment|Segmente}", fr: "%1{segment|segments}",
      es: "%1{segmento|segmentos}"),
    ReportText(
      "%1{branch|branches}", de: "%1{Ast|Äste}", fr: "%1{branche|branches}", es: "%1{rama|ramas}"),
    ReportText(
      "%1{customer|customers} (%2), %3 revenue (%4).",
      de: "%1{Kunde|Kunden} (%2), %3 Umsatz (%4).",
      fr: "%1{client|clients} (%2), %3 de chiffre d’affaires (%4).",
      es: "%1{cliente|clientes} (%2), %3 de ingresos (%4)."),
    ReportText("Gates: %1.", de: "Prüfpunkte: %1.", fr: "Critères : %1.", es: "Criterios: %1."),
    ReportText(
      "%1 of %2 gates passed", de: "%1 von %2 Prüfpunkten bestanden",
      fr: "%1 critères sur %2 remplis", es: "%1 de %2 criterios superados"),
    ReportText(
      "%1 of %2 gates passed, %3 unknown", de: "%1 von %2 Prüfpunkten bestanden, %3 unbekannt",
      fr: "%1 critères sur %2 remplis, %3 inconnus",
      es: "%1 de %2 criterios superados, %3 sin datos"),
    ReportText("measurable", de: "messbar", fr: "mesurable", es: "medible"),
    ReportText("accessible", de: "erreichbar", fr: "accessible", es: "accesible"),
    ReportText("substantial", de: "groß genug", fr: "substantiel", es: "sustancial"),
    ReportText("distinct", de: "abgegrenzt", fr: "distinct", es: "distinto"),
    ReportText("actionable", de: "ansprechbar", fr: "exploitable", es: "accionable"),
    ReportText("stable", de: "stabil", fr: "stable", es: "estable"),
    ReportText("passed", de: "bestanden", fr: "rempli", es: "superado"),
    ReportText("doubtful", de: "zweifelhaft", fr: "douteux", es: "dudoso"),
    ReportText("failed", de: "nicht bestanden", fr: "non rempli", es: "no superado"),
    ReportText("unknown", de: "unbekannt", fr: "inconnu", es: "desconocido"),
    ReportText(": %1", de: ": %1", fr: " : %1", es: ": %1"),
  ]

  /// The frame of the page.
  static let page: [ReportText] = [
    ReportText(
      "Customer segments", de: "Kundensegmente", fr: "Segments de clientèle",
      es: "Segmentos de clientes"),
    ReportText(
      "Customer segments: %1", de: "Kundensegmente: %1", fr: "Segments de clientèle : %1",
      es: "Segmentos de clientes: %1"),
    ReportText(
      "Skip to the segments", de: "Zu den Segmenten springen", fr: "Aller aux segments",
      es: "Ir a los segmentos"),
    ReportText(
      "The segments, by revenue", de: "Die Segmente nach Umsatz",
      fr: "Les segments, par chiffre d’affaires", es: "Los segmentos, por ingresos"),
    ReportText("Contents", de: "Inhalt", fr: "Sommaire", es: "Contenido"),
    ReportText("Words", de: "Begriffe", fr: "Glossaire", es: "Glosario"),
    ReportText(
      "The figures as a table", de: "Die Zahlen als Tabelle", fr: "Les chiffres en tableau",
      es: "Las cifras en una tabla"),
    ReportText("Table %1: %2", de: "Tabelle %1: %2", fr: "Tableau %1 : %2", es: "Tabla %1: %2"),
    ReportText(
      "Made by Clientele %1. The same input gives the same report.",
      de: "Erstellt mit Clientele %1. Dieselben Daten ergeben denselben Bericht.",
      fr: "Établi avec Clientele %1. Les mêmes données donnent le même rapport.",
      es: "Elaborado con Clientele %1. Los mismos datos dan el mismo informe."),
    ReportText("%1: %2", de: "%1: %2", fr: "%1 : %2", es: "%1: %2"),
    ReportText("%1 to %2", de: "%1 bis %2", fr: "%1 à %2", es: "%1 a %2"),
    ReportText("%1 (%2 to %3)", de: "%1 (%2 bis %3)", fr: "%1 (%2 à %3)", es: "%1 (%2 a %3)"),
    ReportText("%1 (%2)", de: "%1 (%2)", fr: "%1 (%2)", es: "%1 (%2)"),
    ReportText(
      "an unknown day", de: "unbekannter Tag", fr: "jour inconnu", es: "un día desconocido"),
    ReportText("hidden", de: "verborgen", fr: "masqué", es: "oculto"),
    ReportText("none", de: "keine", fr: "aucun", es: "ninguno"),
    ReportText("under %1", de: "unter %1", fr: "moins de %1", es: "menos de %1"),
    ReportText("Segment", de: "Segment", fr: "Segment", es: "Segmento"),
    ReportText("Customers", de: "Kunden", fr: "Clients", es: "Clientes"),
    ReportText("Share", de: "Anteil", fr: "Part", es: "Parte"),
    ReportText("Revenue", de: "Umsatz", fr: "Chiffre d’affaires", es: "Ingresos"),
    ReportText(
      "Share of revenue", de: "Umsatzanteil", fr: "Part du chiffre d’affaires",
      es: "Parte de los ingresos"),
    ReportText(
      "Share of customers", de: "Kundenanteil", fr: "Part des clients",
      es: "Parte de los clientes"),
    ReportText("Orders", de: "Bestellungen", fr: "Commandes", es: "Pedidos"),
    ReportText("Feature", de: "Merkmal", fr: "Variable", es: "Variable"),
    ReportText("%1 as a table", de: "%1 als Tabelle", fr: "%1 en tableau", es: "%1 en una tabla"),
    ReportText(
      "%1, log scale", de: "%1, logarithmisch", fr: "%1, échelle logarithmique",
      es: "%1, escala logarítmica"),
  ]
}
