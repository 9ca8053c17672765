// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension ReportTexts {
  /// Generated names, features, rules.
  static let names: [ReportText] = [
    ReportText(
      "All customers", de: "Alle Kunden", fr: "Tous les clients", es: "Todos los clientes"),
    ReportText(
      "all customers", de: "alle Kunden", fr: "tous les clients", es: "todos los clientes"),
    ReportText(
      "Mostly one-time high spenders", de: "Meist Einmalkäufer mit hohen Ausgaben",
      fr: "Acheteurs surtout uniques, grosses dépenses",
      es: "Compradores casi siempre únicos de gasto alto"),
    ReportText(
      "Mostly one-time good spenders", de: "Meist Einmalkäufer mit guten Ausgaben",
      fr: "Acheteurs surtout uniques, bonnes dépenses",
      es: "Compradores casi siempre únicos de buen gasto"),
    ReportText(
      "Mostly one-time modest spenders", de: "Meist Einmalkäufer mit mäßigen Ausgaben",
      fr: "Acheteurs surtout uniques, dépenses modestes",
      es: "Compradores casi siempre únicos de gasto modesto"),
    ReportText(
      "Mostly one-time small spenders", de: "Meist Einmalkäufer mit kleinen Ausgaben",
      fr: "Acheteurs surtout uniques, petites dépenses",
      es: "Compradores casi siempre únicos de gasto bajo"),
    ReportText(
      "Occasional high spenders", de: "Gelegenheitskäufer mit hohen Ausgaben",
      fr: "Acheteurs occasionnels, grosses dépenses", es: "Compradores ocasionales de gasto alto"),
    ReportText(
      "Occasional good spenders", de: "Gelegenheitskäufer mit guten Ausgaben",
      fr: "Acheteurs occasionnels, bonnes dépenses", es: "Compradores ocasionales de buen gasto"),
    ReportText(
      "Occasional modest spenders", de: "Gelegenheitskäufer mit mäßigen Ausgaben",
      fr: "Acheteurs occasionnels, dépenses modestes",
      es: "Compradores ocasionales de gasto modesto"),
    ReportText(
      "Occasional small spenders", de: "Gelegenheitskäufer mit kleinen Ausgaben",
      fr: "Acheteurs occasionnels, petites dépenses", es: "Compradores ocasionales de gasto bajo"),
    ReportText(
      "Regular high spenders", de: "Regelmäßige Käufer mit hohen Ausgaben",
      fr: "Acheteurs réguliers, grosses dépenses", es: "Compradores habituales de gasto alto"),
    ReportText(
      "Regular good spenders", de: "Regelmäßige Käufer mit guten Ausgaben",
      fr: "Acheteurs réguliers, bonnes dépenses", es: "Compradores habituales de buen gasto"),
    ReportText(
      "Regular modest spenders", de: "Regelmäßige Käufer mit mäßigen Ausgaben",
      fr: "Acheteurs réguliers, dépenses modestes", es: "Compradores habituales de gasto modesto"),
    ReportText(
      "Regular small spenders", de: "Regelmäßige Käufer mit kleinen Ausgaben",
      fr: "Acheteurs réguliers, petites dépenses", es: "Compradores habituales de gasto bajo"),
    ReportText(
      "Frequent high spenders", de: "Häufige Käufer mit hohen Ausgaben",
      fr: "Acheteurs fréquents, grosses dépenses", es: "Compradores frecuentes de gasto alto"),
    ReportText(
      "Frequent good spenders", de: "Häufige Käufer mit guten Ausgaben",
      fr: "Acheteurs fréquents, bonnes dépenses", es: "Compradores frecuentes de buen gasto"),
    ReportText(
      "Frequent modest spenders", de: "Häufige Käufer mit mäßigen Ausgaben",
      fr: "Acheteurs fréquents, dépenses modestes", es: "Compradores frecuentes de gasto modesto"),
    ReportText(
      "Frequent small spenders", de: "Häufige Käufer mit kleinen Ausgaben",
      fr: "Acheteurs fréquents, petites dépenses", es: "Compradores frecuentes de gasto bajo"),
    ReportText(
      "active this week", de: "diese Woche aktiv", fr: "actifs cette semaine",
      es: "activos esta semana"),
    ReportText(
      "active this month", de: "diesen Monat aktiv", fr: "actifs ce mois-ci", es: "activos este mes"
    ),
    ReportText(
      "quiet for a month", de: "seit einem Monat still", fr: "sans achat depuis un mois",
      es: "sin comprar desde hace un mes"),
    ReportText(
      "quiet for %1 months", de: "seit %1 Monaten still", fr: "sans achat depuis %1 mois",
      es: "sin comprar desde hace %1 meses"),
    ReportText(
      "quiet for a year", de: "seit einem Jahr still", fr: "sans achat depuis un an",
      es: "sin comprar desde hace un año"),
    ReportText(
      "quiet for over a year", de: "seit über einem Jahr still",
      fr: "sans achat depuis plus d’un an", es: "sin comprar desde hace más de un año"),
    ReportText("mostly %1", de: "überwiegend %1", fr: "surtout %1", es: "sobre todo %1"),
    ReportText("new", de: "neu", fr: "nouveau", es: "nuevo"),
    ReportText("group %1", de: "Gruppe %1", fr: "groupe %1", es: "grupo %1"),
    ReportText(
      "seen more lately", de: "zuletzt eher da", fr: "vus plus récemment",
      es: "vistos más recientemente"),
    ReportText(
      "longer away", de: "länger weg", fr: "absents depuis plus longtemps",
      es: "ausentes desde hace más"),
    ReportText(
      "with fewer orders", de: "mit weniger Bestellungen", fr: "avec moins de commandes",
      es: "con menos pedidos"),
    ReportText(
      "with more orders", de: "mit mehr Bestellungen", fr: "avec plus de commandes",
      es: "con más pedidos"),
    ReportText(
      "spending less", de: "mit geringeren Ausgaben", fr: "dépensant moins", es: "que gastan menos"),
    ReportText(
      "spending more", de: "mit höheren Ausgaben", fr: "dépensant plus", es: "que gastan más"),
    ReportText(
      "with smaller orders", de: "mit kleineren Bestellungen",
      fr: "avec des commandes plus petites", es: "con pedidos menores"),
    ReportText(
      "with larger orders", de: "mit größeren Bestellungen", fr: "avec des commandes plus grandes",
      es: "con pedidos mayores"),
    ReportText("newer", de: "neuer dabei", fr: "plus récents", es: "más recientes"),
    ReportText(
      "known longer", de: "länger bekannt", fr: "connus depuis plus longtemps",
      es: "conocidos desde hace más"),
    ReportText(
      "typically %1 days ago", de: "typisch vor %1 Tagen", fr: "typiquement il y a %1 jours",
      es: "normalmente hace %1 días"),
    ReportText(
      "typically %1 orders", de: "typisch %1 Bestellungen", fr: "typiquement %1 commandes",
      es: "normalmente %1 pedidos"),
    ReportText(
      "typically %1 in all", de: "typisch insgesamt %1", fr: "typiquement %1 au total",
      es: "normalmente %1 en total"),
    ReportText(
      "typically %1 an order", de: "typisch %1 je Bestellung", fr: "typiquement %1 par commande",
      es: "normalmente %1 por pedido"),
    ReportText(
      "typically %1 days since the first order", de: "typisch %1 Tage seit der ersten Bestellung",
      fr: "typiquement %1 jours depuis la première commande",
      es: "normalmente %1 días desde el primer pedido"),
    ReportText(
      "days since the last order", de: "Tage seit der letzten Bestellung",
      fr: "jours depuis la dernière commande", es: "días desde el último pedido"),
    ReportText("orders", de: "Bestellungen", fr: "commandes", es: "pedidos"),
    ReportText("money spent", de: "Ausgaben insgesamt", fr: "montant dépensé", es: "gasto total"),
    ReportText(
      "money per order", de: "Betrag je Bestellung", fr: "montant par commande",
      es: "importe por pedido"),
    ReportText(
      "days since the first order", de: "Tage seit der ersten Bestellung",
      fr: "jours depuis la première commande", es: "días desde el primer pedido"),
    ReportText(
      "days between orders", de: "Tage zwischen Bestellungen", fr: "jours entre les commandes",
      es: "días entre pedidos"),
    ReportText("refunds", de: "Erstattungen", fr: "remboursements", es: "devoluciones"),
    ReportText(
      "share of money refunded", de: "erstatteter Anteil", fr: "part remboursée",
      es: "parte devuelta"),
    ReportText(
      "lines per order", de: "Positionen je Bestellung", fr: "lignes par commande",
      es: "líneas por pedido"),
    ReportText("yes", de: "ja", fr: "oui", es: "sí"),
    ReportText("no", de: "nein", fr: "non", es: "no"),
    ReportText("at most", de: "höchstens", fr: "au plus", es: "como máximo"),
    ReportText("at least", de: "mindestens", fr: "au moins", es: "como mínimo"),
    ReportText("over", de: "mehr als", fr: "plus de", es: "más de"),
    ReportText(
      "last bought %1 %2{day|days} ago", de: "letzter Kauf vor %1 %2{Tag|Tagen}",
      fr: "dernier achat il y a %1 %2{jour|jours}", es: "última compra hace %1 %2{día|días}"),
    ReportText(
      "first bought %1 %2{day|days} ago", de: "erster Kauf vor %1 %2{Tag|Tagen}",
      fr: "premier achat il y a %1 %2{jour|jours}", es: "primera compra hace %1 %2{día|días}"),
    ReportText(
      "%1 %2{order|orders}", de: "%1 %2{Bestellung|Bestellungen}", fr: "%1 %2{commande|commandes}",
      es: "%1 %2{pedido|pedidos}"),
    ReportText(
      "spent %1 %2 in all", de: "insgesamt %1 %2 ausgegeben", fr: "%1 %2 dépensés au total",
      es: "%1 %2 gastados en total"),
    ReportText(
      "spent %1 %2 an order", de: "%1 %2 je Bestellung ausgegeben",
      fr: "%1 %2 dépensés par commande", es: "%1 %2 gastados por pedido"),
    ReportText(
      "%1 %2{day|days} between orders", de: "%1 %2{Tag|Tage} zwischen Bestellungen",
      fr: "%1 %2{jour|jours} entre les commandes", es: "%1 %2{día|días} entre pedidos"),
    ReportText(
      "%1 %2{refund|refunds}", de: "%1 %2{Erstattung|Erstattungen}",
      fr: "%1 %2{remboursement|remboursements}", es: "%1 %2{devolución|devoluciones}"),
    ReportText(
      "%1 %2{line|lines} an order", de: "%1 %2{Position|Positionen} je Bestellung",
      fr: "%1 %2{ligne|lignes} par commande", es: "%1 %2{línea|líneas} por pedido"),
    ReportText("%1: %2 %3", de: "%1: %2 %3", fr: "%1 : %2 %3", es: "%1: %2 %3"),
    ReportText("%1: %2 %3 percent", de: "%1: %2 %3 Prozent", fr: "%1 : %2 %3 %", es: "%1: %2 %3 %"),
    ReportText("%1, and %2", de: "%1 und %2", fr: "%1 et %2", es: "%1 y %2"),
    ReportText("%1, %2, and %3", de: "%1, %2 und %3", fr: "%1, %2 et %3", es: "%1, %2 y %3"),
  ]

  /// What the discovery says: structure, choice, gates, advice.
  static let discovery: [ReportText] = [
    ReportText(
      "There is nothing to test: all customers are in one segment.",
      de: "Es gibt nichts zu prüfen: Alle Kunden sind in einem Segment.",
      fr: "Il n’y a rien à tester : tous les clients sont dans un seul segment.",
      es: "No hay nada que contrastar: todos los clientes están en un solo segmento."),
    ReportText(
      "The null is one population: along every direction the density of the customers rises to one peak and falls again, whatever the shape of the features and however they depend on each other. The statistic is that of a multiscale test of likelihood ratios of spacings (after Dümbgen and Walther, Annals of Statistics 36:1758, 2008) for a fall followed by a rise along the most telling of many directions; the p-value is multiplied by the number of directions. Days since an order are counted in the calendar and in the shop's trade, which runs fast where it sold much; the test must find groups in both: where the trade shows none, the calendar is not asked, and otherwise the larger p-value and the smaller number of groups are taken. Groups that touch without a valley between them cannot be seen.",
      de:
        "Die Nullhypothese ist eine einzige Gesamtheit: In jeder Richtung steigt die Dichte der Kunden bis zu einem Gipfel und fällt wieder, welche Form die Merkmale auch haben und wie immer sie voneinander abhängen. Die Prüfgröße stammt aus einem Mehrskalentest von Likelihood-Quotienten der Abstände (nach Dümbgen und Walther, Annals of Statistics 36:1758, 2008) auf einen Abfall mit anschließendem Anstieg in der aussagekräftigsten von vielen Richtungen; der p-Wert wird mit der Zahl der Richtungen multipliziert. Tage seit einer Bestellung werden im Kalender gezählt und im Geschäft des Händlers, das dort schnell läuft, wo er viel verkaufte; der Test muss in beiden Gruppen finden: Zeigt das Geschäft keine, wird der Kalender nicht befragt, sonst gelten der größere p-Wert und die kleinere Zahl von Gruppen. Gruppen, die sich ohne Tal dazwischen berühren, bleiben unsichtbar.",
      fr:
        "L’hypothèse nulle est une seule population : dans toute direction, la densité des clients monte jusqu’à un pic puis redescend, quelle que soit la forme des variables et leur dépendance. La statistique est celle d’un test multi-échelle de rapports de vraisemblance des espacements (d’après Dümbgen et Walther, Annals of Statistics 36:1758, 2008) d’une baisse suivie d’une hausse dans la plus parlante de nombreuses directions ; la valeur p est multipliée par le nombre de directions. Les jours depuis une commande sont comptés dans le calendrier et dans l’activité du commerce, qui va vite là où il vend beaucoup ; le test doit trouver des groupes dans les deux : si l’activité n’en montre pas, le calendrier n’est pas interrogé ; sinon l’on retient la plus grande valeur p et le plus petit nombre de groupes. Des groupes qui se touchent sans creux entre eux ne peuvent être vus.",
      es:
        "La hipótesis nula es una sola población: en toda dirección la densidad de los clientes sube hasta un pico y vuelve a bajar, sea cual sea la forma de las variables y su dependencia. El estadístico es el de un contraste multiescala de razones de verosimilitud de los espaciamientos (según Dümbgen y Walther, Annals of Statistics 36:1758, 2008) de una bajada seguida de una subida en la más reveladora de muchas direcciones; el valor p se multiplica por el número de direcciones. Los días desde un pedido se cuentan en el calendario y en la actividad de la tienda, que corre deprisa donde vendió mucho; el contraste debe hallar grupos en ambos: si la actividad no muestra ninguno, no se consulta el calendario; si no, se toman el mayor valor p y el menor número de grupos. Los grupos que se tocan sin un valle entre ellos no pueden verse."
    ),
    ReportText(
      "With %1{customer|customers}, a group that stands clearly apart would have been found down to %2 of them (%3{customer|customers}).",
      de:
        "Bei %1{Kunde|Kunden} wäre eine klar abgesetzte Gruppe bis hinunter zu %2 davon (%3{Kunde|Kunden}) gefunden worden.",
      fr:
        "Avec %1{client|clients}, un groupe nettement à part aurait été trouvé jusqu’à %2 d’entre eux (%3{client|clients}).",
      es:
        "Con %1{cliente|clientes}, un grupo claramente aparte se habría encontrado hasta con el %2 de ellos (%3{cliente|clientes})."
    ),
    ReportText(
      "With %1{customer|customers}, no group could have been proven.",
      de: "Bei %1{Kunde|Kunden} wäre keine Gruppe nachweisbar gewesen.",
      fr: "Avec %1{client|clients}, aucun groupe n’aurait pu être démontré.",
      es: "Con %1{cliente|clientes} no se habría podido demostrar ningún grupo."),
    ReportText(
      "With %1{customer|customers}, no group could have been proven: whether there are natural groups stays open. The segments are useful cuts, and people near a border could be in either.",
      de:
        "Bei %1{Kunde|Kunden} wäre keine Gruppe nachweisbar gewesen: Ob es natürliche Gruppen gibt, bleibt offen. Die Segmente sind nützliche Schnitte; wer nahe an einer Grenze liegt, könnte zu beiden gehören.",
      fr:
        "Avec %1{client|clients}, aucun groupe n’aurait pu être démontré : l’existence de groupes naturels reste ouverte. Les segments sont des coupes utiles, et un client proche d’une frontière pourrait être d’un côté comme de l’autre.",
      es:
        "Con %1{cliente|clientes} no se habría podido demostrar ningún grupo: queda abierto si hay grupos naturales. Los segmentos son cortes útiles, y quien está cerca de un límite podría estar a cualquiera de los dos lados."
    ),
    ReportText(
      "The customers form a continuum: no emptier space between groups is proven. The segments are useful cuts through it, not natural groups, and people near a border could be in either. %1",
      de:
        "Die Kunden gehen fließend ineinander über: Eine Lücke zwischen Gruppen ist nicht nachgewiesen. Die Segmente sind nützliche Schnitte hindurch, keine natürlichen Gruppen; wer nahe an einer Grenze liegt, könnte zu beiden gehören. %1",
      fr:
        "Les clients forment un continuum : aucun espace plus vide entre des groupes n’est démontré. Les segments en sont des coupes utiles, non des groupes naturels, et un client proche d’une frontière pourrait être d’un côté comme de l’autre. %1",
      es:
        "Los clientes forman un continuo: no está demostrado ningún espacio más vacío entre grupos. Los segmentos son cortes útiles, no grupos naturales, y quien está cerca de un límite podría estar a cualquiera de los dos lados. %1"
    ),
    ReportText(
      "The customers fall into %1 groups with proven emptier space between them; they are natural groups, not cuts through a continuum. %2",
      de:
        "Die Kunden bilden %1 Gruppen mit nachgewiesenen Lücken dazwischen; es sind natürliche Gruppen, keine Schnitte durch einen fließenden Übergang. %2",
      fr:
        "Les clients se répartissent en %1 groupes séparés par un espace plus vide, démontré ; ce sont des groupes naturels, non des coupes dans un continuum. %2",
      es:
        "Los clientes se reparten en %1 grupos con espacio más vacío demostrado entre ellos; son grupos naturales, no cortes en un continuo. %2"
    ),
    ReportText(
      "But nine in ten customers first ordered within %1{day|days} of the %2{day|days} that the orders span: the groups may be no more than those who bought in that time only, and those who bought again later. Customers of other times may not fall into them.",
      de:
        "Allerdings bestellten neun von zehn Kunden zum ersten Mal innerhalb von %1{Tag|Tagen} der %2{Tag|Tage}, die die Bestellungen umfassen: Die Gruppen sind vielleicht nicht mehr als jene, die nur in dieser Zeit kauften, und jene, die später wieder kauften. Kunden anderer Zeiten passen möglicherweise nicht hinein.",
      fr:
        "Mais neuf clients sur dix ont commandé pour la première fois en l’espace de %1{jour|jours} sur les %2{jour|jours} que couvrent les commandes : les groupes ne sont peut-être que ceux qui n’ont acheté qu’à cette époque et ceux qui ont racheté plus tard. Les clients d’autres époques peuvent ne pas y trouver leur place.",
      es:
        "Pero nueve de cada diez clientes pidieron por primera vez en %1{día|días} de los %2{día|días} que abarcan los pedidos: los grupos quizá no sean más que quienes compraron solo en ese tiempo y quienes volvieron a comprar después. Los clientes de otras épocas pueden no encajar en ellos."
    ),
    ReportText(
      "Where the test of structure proves groups, their number is taken, and each customer goes to the group it most probably belongs to. Otherwise the partitions by k-means and by Ward's method are weighed by their quality: mean silhouette times the stability of the least stable segment. Among 3 to 5 segments the best is taken, if each of its segments holds at least 2 percent of the customers or of the money; more segments are taken only if their quality is at least 1.25 times as high, and two, which are apart and stable even where nothing divides the customers, 1.5 times. Qualities within 0.001 are a tie: k-means goes before Ward's method, then fewer segments before more. Where no partition has segments of that size, all are compared. A number or method that was asked for is kept.",
      de:
        "Weist der Strukturtest Gruppen nach, wird deren Zahl genommen, und jeder Kunde kommt in die Gruppe, zu der er am wahrscheinlichsten gehört. Sonst werden die Aufteilungen nach k-means und Wards Verfahren nach ihrer Güte verglichen: mittlere Silhouette mal Stabilität des am wenigsten stabilen Segments. Unter 3 bis 5 Segmenten wird die beste genommen, wenn jedes ihrer Segmente mindestens 2 Prozent der Kunden oder des Umsatzes enthält; mehr Segmente nur, wenn ihre Güte mindestens 1,25-mal so hoch ist, und zwei, die auch dort getrennt und stabil sind, wo nichts die Kunden teilt, bei 1,5-mal. Güten innerhalb von 0,001 gelten als gleich: k-means geht vor Wards Verfahren, dann weniger Segmente vor mehr. Hat keine Aufteilung so große Segmente, werden alle verglichen. Eine gewünschte Zahl oder Methode wird beibehalten.",
      fr:
        "Si le test de structure démontre des groupes, leur nombre est retenu et chaque client va dans celui auquel il appartient le plus probablement. Sinon, les partitions par k-means et par la méthode de Ward sont comparées par leur qualité : silhouette moyenne multipliée par la stabilité du segment le moins stable. Entre 3 et 5 segments, la meilleure est retenue si chacun de ses segments compte au moins 2 % des clients ou du chiffre d’affaires ; davantage de segments ne sont retenus que si leur qualité est au moins 1,25 fois plus élevée, et deux, séparés et stables même là où rien ne divise les clients, 1,5 fois. Des qualités à moins de 0,001 près sont à égalité : k-means passe avant Ward, puis moins de segments avant plus. Si aucune partition n’a de segments de cette taille, toutes sont comparées. Un nombre ou une méthode demandés sont conservés.",
      es:
        "Si el contraste de estructura demuestra grupos, se toma su número y cada cliente va al grupo al que más probablemente pertenece. Si no, las particiones por k-means y por el método de Ward se comparan por su calidad: silueta media por la estabilidad del segmento menos estable. Entre 3 y 5 segmentos se toma la mejor si cada uno de sus segmentos reúne al menos el 2 % de los clientes o de los ingresos; más segmentos solo si su calidad es al menos 1,25 veces mayor, y dos, que están separados y son estables aunque nada divida a los clientes, 1,5 veces. Calidades a menos de 0,001 son un empate: k-means va antes que Ward, y luego menos segmentos antes que más. Si ninguna partición tiene segmentos de ese tamaño, se comparan todas. Se respeta el número o método pedido."
    ),
    ReportText(
      "The test of structure proves %1 groups (p %2), and %3 (%4).",
      de: "Der Strukturtest weist %1 Gruppen nach (p %2), und %3 (%4).",
      fr: "Le test de structure démontre %1 groupes (p %2), et %3 (%4).",
      es: "El contraste de estructura demuestra %1 grupos (p %2), y %3 (%4)."),
    ReportText(
      "each customer is in the group that it most probably belongs to",
      de: "jeder Kunde ist in der Gruppe, zu der er am wahrscheinlichsten gehört",
      fr: "chaque client est dans le groupe auquel il appartient le plus probablement",
      es: "cada cliente está en el grupo al que más probablemente pertenece"),
    ReportText(
      "%1 makes as many segments", de: "%1 ergibt ebenso viele Segmente",
      fr: "%1 donne autant de segments", es: "%1 da otros tantos segmentos"),
    ReportText(
      "The test of structure proves %1 groups.", de: "Der Strukturtest weist %1 Gruppen nach.",
      fr: "Le test de structure démontre %1 groupes.",
      es: "El contraste de estructura demuestra %1 grupos."),
    ReportText(
      "You asked for %1.", de: "Gewünscht war: %1.", fr: "Vous avez demandé : %1.",
      es: "Usted pidió: %1."),
    ReportText(
      "You asked for %1 segments.", de: "Gewünscht waren %1 Segmente.",
      fr: "Vous avez demandé %1 segments.", es: "Usted pidió %1 segmentos."),
    ReportText(
      "These customers allow %1 segments.", de: "Diese Kunden erlauben %1 Segmente.",
      fr: "Ces clients permettent %1 segments.", es: "Estos clientes permiten %1 segmentos."),
    ReportText(
      "%1 makes them (%2).", de: "%1 bildet sie (%2).", fr: "%1 les forme (%2).",
      es: "%1 los forma (%2)."),
    ReportText(
      "%1 with as many segments reaches %2.", de: "%1 mit ebenso vielen Segmenten erreicht %2.",
      fr: "%1 avec autant de segments atteint : %2.",
      es: "%1 con otros tantos segmentos alcanza: %2."),
    ReportText(
      "Of 3 to 5 segments, %1 by %2 have the best quality (%3).",
      de: "Von 3 bis 5 Segmenten haben %1 die beste Güte (%2, %3).",
      fr: "Entre 3 et 5 segments, %1 ont la meilleure qualité (%2, %3).",
      es: "Entre 3 y 5 segmentos, %1 tienen la mejor calidad (%2, %3)."),
    ReportText(
      "%1 segments by %2 have the best quality (%3).",
      de: "%1 Segmente haben die beste Güte (%2, %3).",
      fr: "%1 segments ont la meilleure qualité (%2, %3).",
      es: "%1 segmentos tienen la mejor calidad (%2, %3)."),
    ReportText(
      "No allowed partition has 2 percent of the customers or of the money in every segment.",
      de: "Keine zulässige Aufteilung hat in jedem Segment 2 Prozent der Kunden oder des Umsatzes.",
      fr:
        "Aucune partition permise n’a 2 % des clients ou du chiffre d’affaires dans chaque segment.",
      es:
        "Ninguna partición permitida tiene el 2 % de los clientes o de los ingresos en cada segmento."
    ),
    ReportText("%1 with %2", de: "%1 mit %2", fr: "%1 avec %2", es: "%1 con %2"),
    ReportText(
      "That is %1 times the quality of the best of 3 to 5 segments, %2.",
      de: "Das ist das %1-Fache der Güte der besten von 3 bis 5 Segmenten, %2.",
      fr: "C’est %1 fois la qualité de la meilleure entre 3 et 5 segments, %2.",
      es: "Es %1 veces la calidad de la mejor entre 3 y 5 segmentos, %2."),
    ReportText(
      "That is over the quality of the best of 3 to 5 segments, %1.",
      de: "Das liegt über der Güte der besten von 3 bis 5 Segmenten, %1.",
      fr: "C’est au-dessus de la qualité de la meilleure entre 3 et 5 segments, %1.",
      es: "Supera la calidad de la mejor entre 3 y 5 segmentos, %1."),
    ReportText(
      "Of other numbers %1 comes nearest with a quality of %2; to be chosen it would need %3 times that of the chosen one.",
      de:
        "Von den anderen Zahlen kommt %1 mit einer Güte von %2 am nächsten; um gewählt zu werden, bräuchte sie das %3-Fache der gewählten.",
      fr:
        "Parmi les autres nombres, %1 s’en approche le plus, avec une qualité de %2 ; pour être retenu, il lui faudrait %3 fois celle du nombre choisi.",
      es:
        "De los demás números, %1 es el que más se acerca, con una calidad de %2; para elegirlo haría falta %3 veces la del elegido."
    ),
    ReportText("silhouette %1", de: "Silhouette %1", fr: "silhouette %1", es: "silueta %1"),
    ReportText(
      "silhouette %1, least stability %2", de: "Silhouette %1, geringste Stabilität %2",
      fr: "silhouette %1, stabilité minimale %2", es: "silueta %1, estabilidad mínima %2"),
    ReportText(
      "All customers stay in one segment.", de: "Alle Kunden bleiben in einem Segment.",
      fr: "Tous les clients restent dans un seul segment.",
      es: "Todos los clientes permanecen en un solo segmento."),
    ReportText(
      "All customers stay in one segment. %1", de: "Alle Kunden bleiben in einem Segment. %1",
      fr: "Tous les clients restent dans un seul segment. %1",
      es: "Todos los clientes permanecen en un solo segmento. %1"),
    ReportText(
      "One segment was asked for.", de: "Gewünscht war ein einziges Segment.",
      fr: "Un seul segment a été demandé.", es: "Se pidió un solo segmento."),
    ReportText(
      "There is 1 customer; under %1, groups cannot be told from chance.",
      de: "Es gibt 1 Kunden; unter %1 sind Gruppen nicht vom Zufall zu unterscheiden.",
      fr: "Il y a 1 client ; à moins de %1, des groupes ne se distinguent pas du hasard.",
      es: "Hay 1 cliente; con menos de %1, los grupos no se distinguen del azar."),
    ReportText(
      "There are %1 customers; under %2, groups cannot be told from chance.",
      de: "Es gibt %1 Kunden; unter %2 sind Gruppen nicht vom Zufall zu unterscheiden.",
      fr: "Il y a %1 clients ; à moins de %2, des groupes ne se distinguent pas du hasard.",
      es: "Hay %1 clientes; con menos de %2, los grupos no se distinguen del azar."),
    ReportText(
      "All customers are alike in every feature.", de: "Alle Kunden sind in jedem Merkmal gleich.",
      fr: "Tous les clients sont identiques sur chaque variable.",
      es: "Todos los clientes son iguales en todas las variables."),
    ReportText(
      "Only %1 customers differ from each other, so there are at most %2 segments.",
      de: "Nur %1 Kunden unterscheiden sich voneinander, daher gibt es höchstens %2 Segmente.",
      fr: "Seuls %1 clients diffèrent les uns des autres ; il y a donc au plus %2 segments.",
      es: "Solo %1 clientes difieren entre sí, así que hay como mucho %2 segmentos."),
    ReportText(
      "Ward's tree was left out: there are %1 customers, over its limit.",
      de: "Wards Baum wurde ausgelassen: %1 Kunden liegen über seiner Grenze.",
      fr: "L’arbre de Ward a été omis : %1 clients dépassent sa limite.",
      es: "Se omitió el árbol de Ward: %1 clientes superan su límite."),
    ReportText(
      "The mixture lost one of the %1 proven groups; it is not a candidate.",
      de: "Die Mischung verlor eine der %1 nachgewiesenen Gruppen; sie ist kein Kandidat.",
      fr: "Le mélange a perdu l’un des %1 groupes démontrés ; il n’est pas candidat.",
      es: "La mezcla perdió uno de los %1 grupos demostrados; no es candidata."),
    ReportText(
      "%1 found fewer than %2 segments; that partition is left out.",
      de: "%1 fand weniger als %2 Segmente; diese Aufteilung entfällt.",
      fr: "%1 a trouvé moins de %2 segments ; cette partition est écartée.",
      es: "%1 halló menos de %2 segmentos; esa partición se descarta."),
    ReportText(
      "Stability, gap and prediction strength are of a random sample of %1 customers.",
      de: "Stabilität, Gap und Vorhersagestärke beruhen auf einer Zufallsstichprobe von %1 Kunden.",
      fr:
        "Stabilité, gap et force de prédiction portent sur un échantillon aléatoire de %1 clients.",
      es:
        "La estabilidad, el gap y la fuerza de predicción son de una muestra aleatoria de %1 clientes."
    ),
    ReportText(
      "Rules were looked for in a random sample of about %1 customers; their precision and recall are of all.",
      de:
        "Regeln wurden in einer Zufallsstichprobe von etwa %1 Kunden gesucht; ihre Präzision und Trefferquote gelten für alle.",
      fr:
        "Les règles ont été cherchées dans un échantillon aléatoire d’environ %1 clients ; leur précision et leur rappel portent sur tous.",
      es:
        "Las reglas se buscaron en una muestra aleatoria de unos %1 clientes; su precisión y su exhaustividad son de todos."
    ),
    ReportText(
      "All customers have the same %1; it cannot tell them apart and was left out.",
      de:
        "Alle Kunden haben denselben Wert (%1); das Merkmal kann sie nicht unterscheiden und wurde ausgelassen.",
      fr:
        "Tous les clients ont la même valeur (%1) ; cette variable ne peut les distinguer et a été écartée.",
      es:
        "Todos los clientes tienen el mismo valor (%1); la variable no puede distinguirlos y se excluyó."
    ),
    ReportText(
      "The earlier model was found by %1; its names were not kept for segments by %2.",
      de:
        "Das frühere Modell beruhte auf %1; seine Namen wurden für Segmente nach %2 nicht übernommen.",
      fr:
        "Le modèle précédent reposait sur %1 ; ses noms n’ont pas été repris pour des segments selon %2.",
      es:
        "El modelo anterior se basaba en %1; sus nombres no se mantuvieron para segmentos según %2."
    ),
    ReportText(
      "%1 of %2 segments continue those of the earlier model and keep their names.",
      de: "%1 von %2 Segmenten setzen die des früheren Modells fort und behalten ihre Namen.",
      fr: "%1 segments sur %2 prolongent ceux du modèle précédent et gardent leurs noms.",
      es: "%1 de %2 segmentos continúan los del modelo anterior y conservan sus nombres."),
    ReportText(
      "Its size is known within %1 either way (95 percent interval %2 to %3 customers); within %4 is enough.",
      de: "Seine Größe ist auf %1 genau bekannt (95-%-Intervall %2 bis %3 Kunden); %4 genügen.",
      fr: "Sa taille est connue à %1 près (intervalle à 95 % : %2 à %3 clients) ; %4 suffisent.",
      es:
        "Su tamaño se conoce con un margen del %1 (intervalo del 95 %: %2 a %3 clientes); basta con el %4."
    ),
    ReportText(
      "The input has no e-mail, phone or consent column, so this is unknown.",
      de:
        "Die Daten haben keine Spalte für E-Mail, Telefon oder Einwilligung, daher ist dies unbekannt.",
      fr:
        "Les données n’ont pas de colonne d’e-mail, de téléphone ou de consentement ; c’est donc inconnu.",
      es: "Los datos no tienen columna de correo, teléfono o consentimiento, así que se desconoce."),
    ReportText(
      "%1 can be reached by %2 with consent; %3 is enough.",
      de: "%1 sind mit Einwilligung erreichbar (%2); %3 genügen.",
      fr: "%1 sont joignables avec leur consentement (%2) ; %3 suffisent.",
      es: "Se puede llegar al %1 con su consentimiento (%2); basta con el %3."),
    ReportText(
      "%1 can be reached by %2, where consent is not known; %3 is enough.",
      de: "%1 sind erreichbar (%2), die Einwilligung ist nicht bekannt; %3 genügen.",
      fr: "%1 sont joignables (%2), consentement inconnu ; %3 suffisent.",
      es: "Se puede llegar al %1 (%2), sin saber si consintieron; basta con el %3."),
    ReportText(
      "%1 of the customers and %2 of the money", de: "%1 der Kunden und %2 des Umsatzes",
      fr: "%1 des clients et %2 du chiffre d’affaires",
      es: "%1 de los clientes y %2 de los ingresos"),
    ReportText(
      "%1{customer|customers} (%2); a campaign of its own pays from %3.",
      de: "%1{Kunde|Kunden} (%2); eine eigene Kampagne lohnt sich ab %3.",
      fr: "%1{client|clients} (%2) ; une campagne dédiée est rentable à partir de %3.",
      es: "%1{cliente|clientes} (%2); una campaña propia compensa desde %3."),
    ReportText(
      "%1; %2 of either is enough, under %3 of both is too little.",
      de: "%1; %2 von einem davon genügen, unter %3 von beidem ist zu wenig.",
      fr: "%1 ; %2 de l’un ou de l’autre suffisent, moins de %3 des deux est trop peu.",
      es: "%1; basta con el %2 de cualquiera de los dos, menos del %3 de ambos es muy poco."),
    ReportText(
      "There is no other segment to be distinct from.",
      de: "Es gibt kein anderes Segment, von dem es sich abgrenzen könnte.",
      fr: "Il n’y a pas d’autre segment dont se distinguer.",
      es: "No hay otro segmento del que distinguirse."),
    ReportText(
      "Between it and %1 the customers are as few as %2 of the lower peak",
      de: "Zwischen ihm und %1 gehen die Kunden auf %2 des niedrigeren Gipfels zurück",
      fr: "Entre lui et %1, les clients tombent à %2 du pic le plus bas",
      es: "Entre él y %1 los clientes bajan al %2 del pico más bajo"),
    ReportText(
      "Between it and %1 the customers are no fewer",
      de: "Zwischen ihm und %1 sind die Kunden nicht seltener",
      fr: "Entre lui et %1, les clients ne sont pas moins nombreux",
      es: "Entre él y %1 no hay menos clientes"),
    ReportText(
      "%1; a proven valley of at most %2 is needed.",
      de: "%1; nötig ist ein nachgewiesenes Tal von höchstens %2.",
      fr: "%1 ; il faut un creux démontré d’au plus %2.",
      es: "%1; se necesita un valle demostrado de como mucho el %2."),
    ReportText(
      "%1, and no division there is proven; a proven valley of at most %2 is needed.",
      de:
        "%1, und eine Trennung dort ist nicht nachgewiesen; nötig ist ein nachgewiesenes Tal von höchstens %2.",
      fr: "%1, et aucune séparation n’y est démontrée ; il faut un creux démontré d’au plus %2.",
      es:
        "%1, y ahí no está demostrada ninguna división; se necesita un valle demostrado de como mucho el %2."
    ),
    ReportText(
      "Of the customers that its rule picks, %1 are members (%2 is enough), and it picks %3 of the members (%4 is enough).",
      de:
        "Von den Kunden, die seine Regel auswählt, gehören %1 dazu (%2 genügen), und sie findet %3 der Mitglieder (%4 genügen).",
      fr:
        "Parmi les clients que retient sa règle, %1 sont membres (%2 suffisent), et elle retient %3 des membres (%4 suffisent).",
      es:
        "De los clientes que selecciona su regla, el %1 son miembros (basta con el %2), y selecciona al %3 de los miembros (basta con el %4)."
    ),
    ReportText(
      "There is no other segment that customers could move to.",
      de: "Es gibt kein anderes Segment, in das Kunden wechseln könnten.",
      fr: "Il n’y a pas d’autre segment vers lequel les clients pourraient passer.",
      es: "No hay otro segmento al que pudieran pasar los clientes."),
    ReportText(
      "There are too few customers to resample.", de: "Es sind zu wenige Kunden, um neu zu ziehen.",
      fr: "Il y a trop peu de clients pour rééchantillonner.",
      es: "Hay muy pocos clientes para remuestrear."),
    ReportText(
      "In resampled customers %1 of it is found again (mean Jaccard coefficient); %2 is enough, under %3 is too little.",
      de:
        "In neu gezogenen Kunden finden sich %1 davon wieder (mittlerer Jaccard-Koeffizient); %2 genügen, unter %3 ist zu wenig.",
      fr:
        "En rééchantillonnant les clients, %1 en est retrouvé (coefficient de Jaccard moyen) ; %2 suffisent, moins de %3 est trop peu.",
      es:
        "Al remuestrear los clientes se reencuentra el %1 (coeficiente de Jaccard medio); basta con el %2, menos del %3 es muy poco."
    ),
    ReportText(
      "the same action is suggested for both", de: "für beide wird dieselbe Maßnahme vorgeschlagen",
      fr: "la même action est proposée pour les deux", es: "se propone la misma acción para ambos"),
    ReportText(
      "they differ in nothing that was not used to find them",
      de: "sie unterscheiden sich in nichts, womit sie nicht gefunden wurden",
      fr: "ils ne diffèrent en rien qui n’ait servi à les trouver",
      es: "no difieren en nada que no se usara para hallarlos"),
    ReportText(
      "No valley divides %1 from %2, they overlap by %3, and %4; as one segment the share of variance that segments explain would fall from %5 to %6.",
      de:
        "Kein Tal trennt %1 von %2, sie überschneiden sich zu %3, und %4; als ein Segment sänke der durch Segmente erklärte Varianzanteil von %5 auf %6.",
      fr:
        "Aucun creux ne sépare %1 de %2, ils se chevauchent de %3, et %4 ; réunis, la part de variance expliquée par les segments passerait de %5 à %6.",
      es:
        "Ningún valle separa %1 de %2, se solapan (%3), y %4; como un solo segmento, la parte de varianza explicada bajaría del %5 al %6."
    ),
    ReportText(
      "%1 holds %2 groups between which a valley is proven (%3 customers).",
      de: "%1 enthält %2 Gruppen, zwischen denen ein Tal nachgewiesen ist (%3 Kunden).",
      fr: "%1 contient %2 groupes entre lesquels un creux est démontré (%3 clients).",
      es: "%1 contiene %2 grupos entre los que está demostrado un valle (%3 clientes)."),
    ReportText(
      "%1{order|orders}, %2 spent in all and %3{day|days} since the last order",
      de:
        "%1{Bestellung|Bestellungen}, insgesamt %2 ausgegeben und %3{Tag|Tage} seit der letzten Bestellung",
      fr:
        "%1{commande|commandes}, %2 dépensés au total et %3{jour|jours} depuis la dernière commande",
      es: "%1{pedido|pedidos}, %2 gastados en total y %3{día|días} desde el último pedido"),
    ReportText(
      "This customer has %1; typical of all are %2.", de: "Dieser Kunde: %1; typisch für alle: %2.",
      fr: "Ce client : %1 ; typique de l’ensemble : %2.",
      es: "Este cliente: %1; lo típico del conjunto: %2."),
    ReportText(
      "They typically have %1; typical of all are %2.",
      de: "Typisch für sie: %1; typisch für alle: %2.",
      fr: "Typiquement : %1 ; pour l’ensemble : %2.", es: "Lo típico: %1; en el conjunto: %2."),
    ReportText(
      "Earn the second order: a welcome within days, with what goes well with the first purchase.",
      de:
        "Gewinnen Sie die zweite Bestellung: ein Willkommensgruß binnen Tagen, mit dem, was zum ersten Kauf passt.",
      fr:
        "Gagnez la deuxième commande : un mot de bienvenue sous quelques jours, avec ce qui va bien avec le premier achat.",
      es:
        "Gánese el segundo pedido: una bienvenida en pocos días, con lo que combina con la primera compra."
    ),
    ReportText(
      "Reward them and ask for nothing: early access and personal service, no discounts.",
      de:
        "Belohnen Sie sie, ohne etwas zu verlangen: früher Zugang und persönlicher Service, keine Rabatte.",
      fr:
        "Récompensez-les sans rien demander : accès anticipé et service personnel, pas de remises.",
      es: "Prémielos sin pedir nada a cambio: acceso anticipado y trato personal, sin descuentos."),
    ReportText(
      "Lead them to the best customers' habits: a benefit that starts a few orders on.",
      de:
        "Führen Sie sie zu den Gewohnheiten der besten Kunden: ein Vorteil, der ein paar Bestellungen später beginnt.",
      fr:
        "Amenez-les aux habitudes des meilleurs clients : un avantage qui commence quelques commandes plus tard.",
      es:
        "Llévelos a los hábitos de los mejores clientes: una ventaja que empiece unos pedidos más adelante."
    ),
    ReportText(
      "Raise the order value: bundles, and a benefit just above what they usually spend.",
      de:
        "Erhöhen Sie den Bestellwert: Pakete und ein Vorteil knapp über dem, was sie üblicherweise ausgeben.",
      fr:
        "Augmentez le panier : des lots, et un avantage juste au-dessus de leur dépense habituelle.",
      es: "Suba el valor del pedido: lotes y una ventaja justo por encima de lo que suelen gastar."),
    ReportText(
      "Build the habit: useful news and a reason to order again soon.",
      de:
        "Bauen Sie die Gewohnheit auf: nützliche Neuigkeiten und ein Grund, bald wieder zu bestellen.",
      fr: "Créez l’habitude : des nouvelles utiles et une raison de recommander bientôt.",
      es: "Cree el hábito: novedades útiles y un motivo para volver a comprar pronto."),
    ReportText(
      "Call them back before they are gone: a personal reminder while they still know you.",
      de:
        "Holen Sie sie zurück, bevor sie weg sind: eine persönliche Erinnerung, solange man Sie noch kennt.",
      fr:
        "Rappelez-les avant qu’ils ne partent : un rappel personnel tant qu’ils vous connaissent encore.",
      es: "Recupérelos antes de que se vayan: un recordatorio personal mientras aún le conocen."),
    ReportText(
      "Ask once for the second order, with a small incentive that ends soon.",
      de: "Bitten Sie einmal um die zweite Bestellung, mit einem kleinen, bald endenden Anreiz.",
      fr: "Demandez une fois la deuxième commande, avec une petite incitation qui expire vite.",
      es: "Pida una vez el segundo pedido, con un pequeño incentivo que caduque pronto."),
    ReportText(
      "Remind them around the time at which they usually order again.",
      de: "Erinnern Sie sie um die Zeit, zu der sie üblicherweise wieder bestellen.",
      fr: "Relancez-les vers le moment où ils recommandent d’habitude.",
      es: "Recuérdeselo en torno al momento en que suelen volver a comprar."),
    ReportText(
      "Win them back first: ask what went wrong, and give a strong reason to return.",
      de:
        "Gewinnen Sie diese zuerst zurück: Fragen Sie, was schiefging, und geben Sie einen starken Grund zur Rückkehr.",
      fr:
        "Reconquérez-les en premier : demandez ce qui n’a pas été, et donnez une bonne raison de revenir.",
      es: "Recupere a estos primero: pregunte qué falló y dé un buen motivo para volver."),
    ReportText(
      "Spend little: one inexpensive message, then leave them out of paid campaigns.",
      de:
        "Geben Sie wenig aus: eine günstige Nachricht, danach aus bezahlten Kampagnen herauslassen.",
      fr: "Dépensez peu : un message bon marché, puis écartez-les des campagnes payantes.",
      es: "Gaste poco: un mensaje barato y después déjelos fuera de las campañas de pago."),
    ReportText(
      "Try one win-back offer, and measure it against a group that gets none.",
      de:
        "Versuchen Sie ein Rückgewinnungsangebot und messen Sie es an einer Gruppe, die keines bekommt.",
      fr: "Essayez une offre de reconquête, et mesurez-la face à un groupe qui n’en reçoit pas.",
      es: "Pruebe una oferta de recuperación y mídala frente a un grupo que no la reciba."),
  ]
}
