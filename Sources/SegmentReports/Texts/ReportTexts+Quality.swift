// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension ReportTexts {
  /// Structure, separation, the choice, the tree, agreement.
  static let quality: [ReportText] = [
    ReportText(
      "There are natural groups", de: "Es gibt natürliche Gruppen",
      fr: "Il existe des groupes naturels", es: "Hay grupos naturales"),
    ReportText(
      "There are no natural groups, only useful cuts",
      de: "Es gibt keine natürlichen Gruppen, nur nützliche Schnitte",
      fr: "Il n’y a pas de groupes naturels, seulement des coupes utiles",
      es: "No hay grupos naturales, solo cortes útiles"),
    ReportText(
      "Natural groups?", de: "Natürliche Gruppen?", fr: "Groupes naturels ?",
      es: "¿Grupos naturales?"),
    ReportText(
      "What was tested", de: "Was geprüft wurde", fr: "Ce qui a été testé",
      es: "Qué se ha contrastado"),
    ReportText(
      "Proven groups", de: "Nachgewiesene Gruppen", fr: "Groupes démontrés",
      es: "Grupos demostrados"),
    ReportText("Evidence", de: "Beleg", fr: "Preuve", es: "Evidencia"),
    ReportText(
      "p-value %1, at most %2: chance alone hardly gives such a gap",
      de: "p-Wert %1, höchstens %2: Der Zufall allein ergibt kaum eine solche Lücke",
      fr: "valeur p %1, au plus %2 : le seul hasard ne donne guère un tel écart",
      es: "valor p %1, como mucho %2: el mero azar apenas da un hueco así"),
    ReportText(
      "p-value %1, over %2: chance alone gives such a gap easily",
      de: "p-Wert %1, über %2: Der Zufall allein ergibt leicht eine solche Lücke",
      fr: "valeur p %1, supérieure à %2 : le seul hasard donne facilement un tel écart",
      es: "valor p %1, mayor que %2: el mero azar da fácilmente un hueco así"),
    ReportText(
      "Smallest group that could have been proven",
      de: "Kleinste Gruppe, die nachweisbar gewesen wäre",
      fr: "Plus petit groupe qui aurait pu être démontré",
      es: "Grupo más pequeño que se habría podido demostrar"),
    ReportText(
      "%1 of customers, %2", de: "%1 der Kunden, %2", fr: "%1 des clients, soit %2",
      es: "el %1 de los clientes, %2"),
    ReportText(
      "none: there are too few customers", de: "keine: Es sind zu wenige Kunden",
      fr: "aucun : il y a trop peu de clients", es: "ninguno: hay muy pocos clientes"),
    ReportText(
      "How well the segments are separated", de: "Wie gut die Segmente getrennt sind",
      fr: "La séparation des segments", es: "Lo bien que se separan los segmentos"),
    ReportText("Separation", de: "Trennung", fr: "Séparation", es: "Separación"),
    ReportText(
      "A customer’s silhouette compares the distance to its own segment with the distance to the nearest other one: 1 is far from all others, 0 is on a border, and under 0 it is closer to another segment.",
      de:
        "Die Silhouette eines Kunden vergleicht den Abstand zum eigenen Segment mit dem zum nächsten anderen: 1 heißt weit weg von allen anderen, 0 auf einer Grenze, unter 0 näher an einem anderen Segment.",
      fr:
        "La silhouette d’un client compare la distance à son segment et la distance à l’autre segment le plus proche : 1, loin de tous les autres ; 0, sur une frontière ; sous 0, plus proche d’un autre segment.",
      es:
        "La silueta de un cliente compara la distancia a su segmento con la distancia al otro más próximo: 1 es lejos de todos los demás, 0 es en un límite y por debajo de 0 está más cerca de otro segmento."
    ),
    ReportText(
      "The segments are equally well separated", de: "Die Segmente sind gleich gut getrennt",
      fr: "Les segments sont aussi bien séparés les uns que les autres",
      es: "Los segmentos están igual de bien separados"),
    ReportText(
      "%1 stands most apart, %2 least", de: "%1 hebt sich am stärksten ab, %2 am wenigsten",
      fr: "%1 se distingue le plus, %2 le moins",
      es: "%1 es el que más se distingue; %2, el que menos"),
    ReportText(
      "Silhouettes of %1{customer|customers}, sorted within each segment%2; at the right, each segment’s mean",
      de:
        "Silhouetten von %1{Kunde|Kunden}, in jedem Segment sortiert%2; rechts der Mittelwert jedes Segments",
      fr:
        "Silhouettes de %1{client|clients}, triées dans chaque segment%2 ; à droite, la moyenne de chaque segment",
      es:
        "Siluetas de %1{cliente|clientes}, ordenadas dentro de cada segmento%2; a la derecha, la media de cada segmento"
    ),
    ReportText(
      ", drawn through %1 of them at even steps of the sorted sample",
      de: ", gezeichnet durch %1 davon in gleichen Schritten der sortierten Stichprobe",
      fr: ", tracées par %1 d’entre elles à pas égaux de l’échantillon trié",
      es: ", dibujadas con %1 de ellas a pasos iguales de la muestra ordenada"),
    ReportText(
      ", drawn through %1 of them at even steps of the sorted values",
      de: ", gezeichnet durch %1 davon in gleichen Schritten der sortierten Werte",
      fr: ", tracées par %1 d’entre elles à pas égaux des valeurs triées",
      es: ", dibujadas con %1 de ellas a pasos iguales de los valores ordenados"),
    ReportText(
      "all figures are of a random sample", de: "alle Zahlen stammen aus einer Zufallsstichprobe",
      fr: "tous les chiffres portent sur un échantillon aléatoire",
      es: "todas las cifras son de una muestra aleatoria"),
    ReportText(
      "mean %1, 95% interval %2 to %3", de: "Mittelwert %1, 95-%-Intervall %2 bis %3",
      fr: "moyenne %1, intervalle à 95 % : %2 à %3", es: "media %1, intervalo del 95 %: %2 a %3"),
    ReportText(
      "Sorted silhouette values of each segment. %1. The mean of all is %2.",
      de: "Sortierte Silhouettenwerte jedes Segments. %1. Der Mittelwert aller ist %2.",
      fr: "Valeurs de silhouette triées de chaque segment. %1. La moyenne de tous est %2.",
      es: "Valores de silueta ordenados de cada segmento. %1. La media de todos es %2."),
    ReportText(
      "Separation of each segment", de: "Trennung jedes Segments",
      fr: "Séparation de chaque segment", es: "Separación de cada segmento"),
    ReportText(
      "Mean silhouette", de: "Mittlere Silhouette", fr: "Silhouette moyenne", es: "Silueta media"),
    ReportText(
      "Closer to another", de: "Näher an einem anderen", fr: "Plus proches d’un autre",
      es: "Más cerca de otro"),
    ReportText(
      "mean of all %1", de: "Mittelwert aller %1", fr: "moyenne de tous %1", es: "media de todos %1"
    ),
    ReportText(
      "More indices of every candidate", de: "Weitere Kennzahlen aller Kandidaten",
      fr: "Autres indices de chaque candidat", es: "Más índices de cada candidato"),
    ReportText(
      "Stability, gap and prediction strength are of %1{customer|customers}, a random sample.",
      de:
        "Stabilität, Gap und Vorhersagestärke beruhen auf %1{Kunde|Kunden}, einer Zufallsstichprobe.",
      fr:
        "Stabilité, gap et force de prédiction portent sur %1{client|clients}, un échantillon aléatoire.",
      es:
        "La estabilidad, el gap y la fuerza de predicción son de %1{cliente|clientes}, una muestra aleatoria."
    ),
    ReportText(
      "Stability, gap and prediction strength are of %1{customer|customers}.",
      de: "Stabilität, Gap und Vorhersagestärke beruhen auf %1{Kunde|Kunden}.",
      fr: "Stabilité, gap et force de prédiction portent sur %1{client|clients}.",
      es: "La estabilidad, el gap y la fuerza de predicción son de %1{cliente|clientes}."),
    ReportText(
      "k-means and Ward’s tree, asked for %1{segment|segments} each, agree to %2 (adjusted Rand index: 1 is the same division, 0 is what chance would give).",
      de:
        "k-means und Wards Baum, jeweils mit %1{Segment|Segmenten}, stimmen zu %2 überein (angepasster Rand-Index: 1 ist dieselbe Aufteilung, 0 ergäbe der Zufall).",
      fr:
        "k-means et l’arbre de Ward, chacun à %1{segment|segments}, s’accordent à %2 (indice de Rand ajusté : 1, la même division ; 0, ce que donnerait le hasard).",
      es:
        "k-means y el árbol de Ward, con %1{segmento|segmentos} cada uno, coinciden en %2 (índice de Rand ajustado: 1 es la misma división, 0 es lo que daría el azar)."
    ),
    ReportText(
      "The rule of the choice", de: "Die Regel der Auswahl", fr: "La règle du choix",
      es: "La regla de la elección"),
    ReportText(
      "Why %1{segment|segments}", de: "Warum %1{Segment|Segmente}",
      fr: "Pourquoi %1{segment|segments}", es: "Por qué %1{segmento|segmentos}"),
    ReportText(
      "Number of segments", de: "Zahl der Segmente", fr: "Nombre de segments",
      es: "Número de segmentos"),
    ReportText(
      "The candidates are alike", de: "Die Kandidaten sind einander gleich",
      fr: "Les candidats se valent", es: "Los candidatos son iguales"),
    ReportText(
      "%1{segment|segments} by %2", de: "%1{Segment|Segmente} (%2)",
      fr: "%1{segment|segments} (%2)", es: "%1{segmento|segmentos} (%2)"),
    ReportText(
      "No candidate is better separated than the chosen %1: %2",
      de: "Kein Kandidat ist besser getrennt als der gewählte: %1 mit %2",
      fr: "Aucun candidat n’est mieux séparé que celui retenu : %1, %2",
      es: "Ningún candidato está mejor separado que el elegido: %1, %2"),
    ReportText(
      "Chosen: %1, silhouette %2; the highest of all is %3 with %4{segment|segments}",
      de: "Gewählt: %1, Silhouette %2; die höchste von allen ist %3 mit %4{Segment|Segmenten}",
      fr: "Retenu : %1, silhouette %2 ; la plus haute est de %3 avec %4{segment|segments}",
      es: "Elegido: %1, silueta %2; la más alta es %3 con %4{segmento|segmentos}"),
    ReportText(
      "Mean silhouette of each candidate; further right is better separated",
      de: "Mittlere Silhouette jedes Kandidaten; weiter rechts ist besser getrennt",
      fr: "Silhouette moyenne de chaque candidat ; plus à droite, mieux séparé",
      es: "Silueta media de cada candidato; más a la derecha, mejor separado"),
    ReportText(
      "Mean silhouette by number of segments. %1.",
      de: "Mittlere Silhouette nach Zahl der Segmente. %1.",
      fr: "Silhouette moyenne selon le nombre de segments. %1.",
      es: "Silueta media según el número de segmentos. %1."),
    ReportText(
      "Every candidate and what the choice weighs; ● marks the highest silhouette",
      de: "Alle Kandidaten und was bei der Auswahl zählt; ● markiert die höchste Silhouette",
      fr: "Chaque candidat et ce que pèse le choix ; ● marque la plus haute silhouette",
      es: "Cada candidato y lo que pesa en la elección; ● marca la silueta más alta"),
    ReportText("Silhouette", de: "Silhouette", fr: "Silhouette", es: "Silueta"),
    ReportText(
      "Least stability", de: "Geringste Stabilität", fr: "Stabilité minimale",
      es: "Estabilidad mínima"),
    ReportText("Agreement", de: "Übereinstimmung", fr: "Accord", es: "Concordancia"),
    ReportText(
      "Further indices of every candidate; ● marks the best of a column",
      de: "Weitere Kennzahlen aller Kandidaten; ● markiert den besten Wert einer Spalte",
      fr: "Autres indices de chaque candidat ; ● marque le meilleur d’une colonne",
      es: "Otros índices de cada candidato; ● marca el mejor de una columna"),
    ReportText(
      "Squared silhouette", de: "Quadrierte Silhouette", fr: "Silhouette au carré",
      es: "Silueta al cuadrado"),
    ReportText(
      "Gap, spread and smallest segment of every candidate",
      de: "Gap, Streuung und kleinstes Segment jedes Kandidaten",
      fr: "Gap, dispersion et plus petit segment de chaque candidat",
      es: "Gap, dispersión y segmento menor de cada candidato"),
    ReportText("Gap ± error", de: "Gap ± Fehler", fr: "Gap ± erreur", es: "Gap ± error"),
    ReportText("Smallest share", de: "Kleinster Anteil", fr: "Plus petite part", es: "Parte menor"),
    ReportText("Candidate", de: "Kandidat", fr: "Candidat", es: "Candidato"),
    ReportText(
      "%1 · %2, chosen", de: "%1 · %2, gewählt", fr: "%1 · %2, retenu", es: "%1 · %2, elegido"),
    ReportText("%1 · %2", de: "%1 · %2", fr: "%1 · %2", es: "%1 · %2"),
    ReportText("chosen", de: "gewählt", fr: "retenu", es: "elegido"),
    ReportText(
      "Cut at %1, Ward’s tree falls into %2{branch|branches}",
      de: "Bei %1 geschnitten, zerfällt Wards Baum in %2{Ast|Äste}",
      fr: "Coupé à %1, l’arbre de Ward donne %2{branche|branches}",
      es: "Cortado en %1, el árbol de Ward da %2{rama|ramas}"),
    ReportText(
      "The last merges of the tree over %1{branch|branches}; to the right, the distance at which two branches join; colour and name: the segment that most of a branch lies in, with its customers",
      de:
        "Die letzten Verschmelzungen des Baums über %1{Ast|Ästen}; nach rechts der Abstand, bei dem sich zwei Äste vereinen; Farbe und Name: das Segment, in dem der größte Teil eines Astes liegt, mit seinen Kunden",
      fr:
        "Les dernières fusions de l’arbre sur %1{branche|branches} ; vers la droite, la distance à laquelle deux branches se rejoignent ; couleur et nom : le segment où se trouve l’essentiel d’une branche, avec ses clients",
      es:
        "Las últimas fusiones del árbol sobre %1{rama|ramas}; hacia la derecha, la distancia a la que se unen dos ramas; color y nombre: el segmento en que está la mayor parte de una rama, con sus clientes"
    ),
    ReportText(
      "Dendrogram of %1{branch|branches}. %2.", de: "Dendrogramm mit %1{Ast|Ästen}. %2.",
      fr: "Dendrogramme de %1{branche|branches}. %2.", es: "Dendrograma de %1{rama|ramas}. %2."),
    ReportText("cut at %1", de: "Schnitt bei %1", fr: "coupe à %1", es: "corte en %1"),
    ReportText(
      "Branches of the tree, from top to bottom", de: "Äste des Baums, von oben nach unten",
      fr: "Branches de l’arbre, de haut en bas", es: "Ramas del árbol, de arriba abajo"),
    ReportText(
      "Mostly in segment", de: "Überwiegend in Segment", fr: "Surtout dans le segment",
      es: "Sobre todo en el segmento"),
    ReportText(
      "The tree of customers", de: "Der Baum der Kunden", fr: "L’arbre des clients",
      es: "El árbol de clientes"),
    ReportText("Tree", de: "Baum", fr: "Arbre", es: "Árbol"),
    ReportText(
      "Do other views agree?", de: "Stimmen andere Sichtweisen überein?",
      fr: "D’autres points de vue concordent-ils ?", es: "¿Coinciden otras maneras de verlo?"),
    ReportText(
      "Agreement is measured by the adjusted Rand index: 1 is the same division, 0 what chance would give. In the plots below the segments are the columns, by their numbers:",
      de:
        "Gemessen wird mit dem angepassten Rand-Index: 1 ist dieselbe Aufteilung, 0 ergäbe der Zufall. In den Abbildungen unten sind die Segmente die Spalten, nach ihren Nummern:",
      fr:
        "L’accord se mesure par l’indice de Rand ajusté : 1, la même division ; 0, ce que donnerait le hasard. Dans les graphiques ci-dessous, les segments sont les colonnes, par leurs numéros :",
      es:
        "La concordancia se mide con el índice de Rand ajustado: 1 es la misma división, 0 lo que daría el azar. En los gráficos siguientes los segmentos son las columnas, por sus números:"
    ),
    ReportText(
      "k-means against Ward’s tree", de: "k-means gegen Wards Baum",
      fr: "k-means face à l’arbre de Ward", es: "k-means frente al árbol de Ward"),
    ReportText(
      "Merge or split", de: "Zusammenlegen oder teilen", fr: "Fusionner ou diviser",
      es: "Unir o dividir"),
    ReportText(
      "No two segments would be treated alike, and none hides two proven groups.",
      de:
        "Keine zwei Segmente würden gleich behandelt, und keines verbirgt zwei nachgewiesene Gruppen.",
      fr:
        "Aucune paire de segments ne serait traitée de même, et aucun ne cache deux groupes démontrés.",
      es: "No hay dos segmentos que se tratarían igual, y ninguno esconde dos grupos demostrados."),
    ReportText(
      "Could be one: %1", de: "Könnten eines sein: %1", fr: "Pourraient n’en faire qu’un : %1",
      es: "Podrían ser uno solo: %1"),
    ReportText(
      "Could be more: %1", de: "Könnten mehrere sein: %1", fr: "Pourrait en faire plusieurs : %1",
      es: "Podrían ser varios: %1"),
    ReportText(
      "The named RFM segments agree with these segments %1, the segments’ own rules %2.",
      de:
        "Die benannten RFM-Segmente stimmen mit diesen Segmenten %1 überein, die eigenen Regeln der Segmente %2.",
      fr: "Les segments RFM s’accordent %1 avec ces segments, leurs propres règles %2.",
      es: "Los segmentos RFM coinciden con estos segmentos %1; sus propias reglas, %2."),
    ReportText(
      "The named RFM segments agree with these segments %1, the segments’ own rules %2; k-means and Ward’s tree agree %3.",
      de:
        "Die benannten RFM-Segmente stimmen mit diesen Segmenten %1 überein, die eigenen Regeln der Segmente %2; k-means und Wards Baum stimmen %3 überein.",
      fr:
        "Les segments RFM s’accordent %1 avec ces segments, leurs propres règles %2 ; k-means et l’arbre de Ward s’accordent %3.",
      es:
        "Los segmentos RFM coinciden con estos segmentos %1; sus propias reglas, %2; k-means y el árbol de Ward coinciden %3."
    ),
    ReportText(
      "almost wholly", de: "fast vollständig", fr: "presque entièrement", es: "casi por completo"),
    ReportText("well", de: "gut", fr: "bien", es: "bien"),
    ReportText("moderately", de: "mäßig", fr: "moyennement", es: "moderadamente"),
    ReportText("poorly", de: "schlecht", fr: "peu", es: "poco"),
    ReportText(
      "the named RFM segments", de: "den benannten RFM-Segmenten", fr: "les segments RFM",
      es: "los segmentos RFM"),
    ReportText(
      "the segments’ own rules", de: "den eigenen Regeln der Segmente",
      fr: "les propres règles des segments", es: "las propias reglas de los segmentos"),
    ReportText(
      "Against %1, these segments agree %2", de: "Mit %1 stimmen diese Segmente %2 überein",
      fr: "Face à %1, ces segments s’accordent %2", es: "Frente a %1, estos segmentos coinciden %2"),
    ReportText(
      "k-means and Ward’s tree agree %1", de: "k-means und Wards Baum stimmen %1 überein",
      fr: "k-means et l’arbre de Ward s’accordent %1", es: "k-means y el árbol de Ward coinciden %1"
    ),
    ReportText(
      "Segments by k-means", de: "Segmente nach k-means", fr: "Segments par k-means",
      es: "Segmentos por k-means"),
    ReportText(
      "Segment by Ward’s tree", de: "Segment nach Wards Baum", fr: "Segment par l’arbre de Ward",
      es: "Segmento por el árbol de Ward"),
    ReportText(
      "Customers in both; the stronger the colour, the larger a part of its column",
      de: "Kunden in beiden; je kräftiger die Farbe, desto größer der Teil der Spalte",
      fr:
        "Clients dans les deux ; plus la couleur est forte, plus grande est la part de la colonne",
      es: "Clientes en ambos; cuanto más intenso el color, mayor la parte de su columna"),
    ReportText(
      "Grid of customers, %1 by %2. %3.", de: "Raster der Kunden, %1 nach %2. %3.",
      fr: "Grille des clients, %1 par %2. %3.", es: "Cuadrícula de clientes, %1 por %2. %3."),
    ReportText(
      "Customers: %1 by %2", de: "Kunden: %1 nach %2", fr: "Clients : %1 par %2",
      es: "Clientes: %1 por %2"),
    ReportText(
      "discovered segments", de: "gefundene Segmente", fr: "segments trouvés",
      es: "segmentos hallados"),
    ReportText("RFM segments", de: "RFM-Segmente", fr: "segments RFM", es: "segmentos RFM"),
    ReportText(
      "segments by rule", de: "Segmente nach Regel", fr: "segments par règle",
      es: "segmentos por regla"),
    ReportText(
      "by no rule", de: "durch keine Regel", fr: "par aucune règle", es: "por ninguna regla"),
    ReportText(
      "Ward's method", de: "Wards Verfahren", fr: "la méthode de Ward", es: "el método de Ward"),
    ReportText("Ward’s tree", de: "Wards Baum", fr: "arbre de Ward", es: "árbol de Ward"),
    ReportText(
      "the proven groups", de: "die nachgewiesenen Gruppen", fr: "les groupes démontrés",
      es: "los grupos demostrados"),
    ReportText("k-means", de: "k-means", fr: "k-means", es: "k-means"),
    ReportText(
      "Prediction strength", de: "Vorhersagestärke", fr: "Force de prédiction",
      es: "Fuerza de predicción"),
    ReportText(
      "Calinski–Harabasz", de: "Calinski–Harabasz", fr: "Calinski–Harabasz", es: "Calinski–Harabasz"
    ),
    ReportText("Davies–Bouldin", de: "Davies–Bouldin", fr: "Davies–Bouldin", es: "Davies–Bouldin"),
    ReportText("Inertia", de: "Trägheit", fr: "Inertie", es: "Inercia"),
  ]

  /// What has moved since an earlier discovery.
  static let change: [ReportText] = [
    ReportText(
      "What has moved since the earlier discovery",
      de: "Was sich seit der früheren Auswertung bewegt hat",
      fr: "Ce qui a bougé depuis l’analyse précédente",
      es: "Qué se ha movido desde el análisis anterior"),
    ReportText("Movement", de: "Bewegung", fr: "Mouvement", es: "Movimiento"),
    ReportText(
      "The earlier discovery is %1{day|days} old; %2 of today’s customers lie outside what it had seen.",
      de:
        "Die frühere Auswertung ist %1{Tag|Tage} alt; %2 der heutigen Kunden liegen außerhalb dessen, was sie kannte.",
      fr:
        "L’analyse précédente date de %1{jour|jours} ; %2 des clients actuels sortent de ce qu’elle avait vu.",
      es:
        "El análisis anterior tiene %1{día|días}; el %2 de los clientes actuales queda fuera de lo que había visto."
    ),
    ReportText(
      "The other discovery is of sales %1{day|days} later than these; %2 of these customers lie outside what it had seen.",
      de:
        "Die andere Auswertung betrifft Verkäufe, die %1{Tag|Tage} später liegen als diese; %2 dieser Kunden liegen außerhalb dessen, was sie kannte.",
      fr:
        "L’autre analyse porte sur des ventes postérieures de %1{jour|jours} à celles-ci ; %2 de ces clients sortent de ce qu’elle avait vu.",
      es:
        "El otro análisis es de ventas posteriores a estas en %1{día|días}; el %2 de estos clientes queda fuera de lo que había visto."
    ),
    ReportText(
      "The other discovery is of sales %1{day|days} later than these.",
      de: "Die andere Auswertung betrifft Verkäufe, die %1{Tag|Tage} später liegen als diese.",
      fr: "L’autre analyse porte sur des ventes postérieures de %1{jour|jours} à celles-ci.",
      es: "El otro análisis es de ventas posteriores a estas en %1{día|días}."),
    ReportText(
      "The earlier discovery is %1{day|days} old.",
      de: "Die frühere Auswertung ist %1{Tag|Tage} alt.",
      fr: "L’analyse précédente date de %1{jour|jours}.",
      es: "El análisis anterior tiene %1{día|días}."),
    ReportText(
      "Share of customers in each segment of the earlier discovery: then (grey) and now (blue), in percent",
      de:
        "Kundenanteil in jedem Segment der früheren Auswertung: damals (grau) und heute (blau), in Prozent",
      fr:
        "Part des clients dans chaque segment de l’analyse précédente : alors (gris) et maintenant (bleu), en pour cent",
      es:
        "Parte de los clientes en cada segmento del análisis anterior: entonces (gris) y ahora (azul), en porcentaje"
    ),
    ReportText(
      "Paired bars for each earlier segment. %1.", de: "Balkenpaare für jedes frühere Segment. %1.",
      fr: "Barres appariées pour chaque segment précédent. %1.",
      es: "Barras emparejadas para cada segmento anterior. %1."),
    ReportText(
      "The segments of the earlier discovery, then and now",
      de: "Die Segmente der früheren Auswertung, damals und heute",
      fr: "Les segments de l’analyse précédente, alors et maintenant",
      es: "Los segmentos del análisis anterior, entonces y ahora"),
    ReportText("Customers then", de: "Kunden damals", fr: "Clients alors", es: "Clientes entonces"),
    ReportText("Share then", de: "Anteil damals", fr: "Part alors", es: "Parte entonces"),
    ReportText("Customers now", de: "Kunden heute", fr: "Clients maintenant", es: "Clientes ahora"),
    ReportText("Share now", de: "Anteil heute", fr: "Part maintenant", es: "Parte ahora"),
    ReportText(
      "Change in points", de: "Änderung in Prozentpunkten", fr: "Écart en points",
      es: "Cambio en puntos"),
    ReportText(
      "The segments are as large as they were", de: "Die Segmente sind so groß wie zuvor",
      fr: "Les segments ont gardé leur taille", es: "Los segmentos son tan grandes como antes"),
    ReportText(
      "%1 grew most: from %2 to %3 of the customers",
      de: "%1 wuchs am stärksten: von %2 auf %3 der Kunden",
      fr: "%1 a le plus grandi : de %2 à %3 des clients",
      es: "%1 es el que más creció: del %2 al %3 de los clientes"),
    ReportText(
      "%1 shrank most: from %2 to %3 of the customers",
      de: "%1 schrumpfte am stärksten: von %2 auf %3 der Kunden",
      fr: "%1 a le plus diminué : de %2 à %3 des clients",
      es: "%1 es el que más se redujo: del %2 al %3 de los clientes"),
    ReportText(
      "Drift since the earlier discovery: population stability index, stable under %1, shifted from %2",
      de:
        "Drift seit der früheren Auswertung: Populationsstabilitätsindex, stabil unter %1, verschoben ab %2",
      fr:
        "Dérive depuis l’analyse précédente : indice de stabilité de population, stable sous %1, déplacé à partir de %2",
      es:
        "Deriva desde el análisis anterior: índice de estabilidad poblacional, estable por debajo de %1, desplazado desde %2"
    ),
    ReportText("Index", de: "Index", fr: "Indice", es: "Índice"),
    ReportText("Reading", de: "Bedeutung", fr: "Lecture", es: "Lectura"),
    ReportText("moved", de: "bewegt", fr: "en mouvement", es: "movido"),
    ReportText("shifted", de: "verschoben", fr: "déplacé", es: "desplazado"),
    ReportText(
      "shares of the segments", de: "Anteile der Segmente", fr: "parts des segments",
      es: "partes de los segmentos"),
    ReportText("%1 (index %2)", de: "%1 (Index %2)", fr: "%1 (indice %2)", es: "%1 (índice %2)"),
    ReportText(
      "Discover the segments anew: %1 shifted.",
      de: "Bestimmen Sie die Segmente neu: verschoben haben sich %1.",
      fr: "Refaites l’analyse des segments : ont nettement changé %1.",
      es: "Vuelva a hallar los segmentos: se han desplazado %1."),
    ReportText(
      "Discover the segments anew: %1 of the customers lie outside what the model has seen.",
      de:
        "Bestimmen Sie die Segmente neu: %1 der Kunden liegen außerhalb dessen, was das Modell kannte.",
      fr: "Refaites l’analyse des segments : %1 des clients sortent de ce que le modèle avait vu.",
      es:
        "Vuelva a hallar los segmentos: el %1 de los clientes queda fuera de lo que vio el modelo."),
    ReportText(
      "Discover the segments anew: the model is %1{day|days} old.",
      de: "Bestimmen Sie die Segmente neu: Das Modell ist %1{Tag|Tage} alt.",
      fr: "Refaites l’analyse des segments : le modèle date de %1{jour|jours}.",
      es: "Vuelva a hallar los segmentos: el modelo tiene %1{día|días}."),
    ReportText(
      "Keep the segments, and look again soon: %1 moved.",
      de: "Behalten Sie die Segmente und sehen Sie bald wieder nach: bewegt haben sich %1.",
      fr: "Gardez les segments, et revérifiez bientôt : ont bougé %1.",
      es: "Mantenga los segmentos y revíselos pronto: se han movido %1."),
    ReportText(
      "Keep the segments: nothing drifted by more than chance or by 0.1.",
      de:
        "Behalten Sie die Segmente: Nichts hat sich stärker verschoben als durch Zufall oder um 0,1.",
      fr: "Gardez les segments : rien n’a dérivé au-delà du hasard ou de 0,1.",
      es: "Mantenga los segmentos: nada se ha desplazado más que por azar o en 0,1."),
    ReportText("Filter", de: "Filtern", fr: "Filtrer", es: "Filtrar"),
  ]

  /// The lists, and how to repeat the run.
  static let lists: [ReportText] = [
    ReportText(
      "The input has no e-mail, phone or consent column, so how many customers can be reached is unknown.",
      de:
        "Die Daten enthalten keine Spalte für E-Mail, Telefon oder Einwilligung; wie viele Kunden erreichbar sind, ist daher unbekannt.",
      fr:
        "Les données n’ont pas de colonne d’e-mail, de téléphone ou de consentement ; le nombre de clients joignables est donc inconnu.",
      es:
        "Los datos no tienen columna de correo, teléfono o consentimiento, así que se desconoce a cuántos clientes se puede llegar."
    ),
    ReportText(
      "This report is to be handed on: no list of customers and no model is beside it, and counts of customers under %1 are hidden, with the next smallest where the total would give them away.",
      de:
        "Dieser Bericht ist zum Weitergeben gedacht: Es liegen weder Kundenlisten noch ein Modell bei, und Kundenzahlen unter %1 sind verborgen, ebenso die nächstkleinste, wo die Summe sie verraten würde.",
      fr:
        "Ce rapport est destiné à être transmis : aucune liste de clients ni aucun modèle ne l’accompagne, et les effectifs inférieurs à %1 sont masqués, avec le plus petit suivant là où le total les trahirait.",
      es:
        "Este informe es para compartir: no lo acompañan listas de clientes ni modelo, y los recuentos de menos de %1 clientes están ocultos, junto con el siguiente menor donde el total los delataría."
    ),
    ReportText(
      "Whom the segments reach", de: "Wen die Segmente erreichen",
      fr: "Qui les segments permettent de joindre", es: "A quién llegan los segmentos"),
    ReportText("Reach", de: "Reichweite", fr: "Portée", es: "Alcance"),
    ReportText(
      "Files beside this report", de: "Dateien neben diesem Bericht",
      fr: "Fichiers joints à ce rapport", es: "Archivos junto a este informe"),
    ReportText(
      "every customer’s id, segment and features; and a random_bucket from 0 to 9999, the same in every run, to hold back a random part of any list",
      de:
        "Kennung, Segment und Merkmale jedes Kunden; dazu ein random_bucket von 0 bis 9999, in jedem Lauf gleich, um einen zufälligen Teil einer Liste zurückzuhalten",
      fr:
        "l’identifiant, le segment et les variables de chaque client ; et un random_bucket de 0 à 9999, le même à chaque exécution, pour mettre de côté au hasard une partie d’une liste",
      es:
        "el identificador, el segmento y las variables de cada cliente; y un random_bucket de 0 a 9999, el mismo en cada ejecución, para apartar al azar una parte de cualquier lista"
    ),
    ReportText(
      "none: there is no list without an address and a known consent",
      de: "keine: Ohne Adresse und bekannte Einwilligung gibt es keine Liste",
      fr: "aucune : pas de liste sans adresse ni consentement connu",
      es: "ninguna: no hay lista sin dirección ni consentimiento conocido"),
    ReportText(
      "the subscribers of each segment, by its number, for Klaviyo, Mailchimp and Meta (SHA-256 of the addresses)",
      de:
        "die Abonnenten jedes Segments, nach seiner Nummer, für Klaviyo, Mailchimp und Meta (SHA-256 der Adressen)",
      fr:
        "les abonnés de chaque segment, par son numéro, pour Klaviyo, Mailchimp et Meta (SHA-256 des adresses)",
      es:
        "los suscriptores de cada segmento, por su número, para Klaviyo, Mailchimp y Meta (SHA-256 de las direcciones)"
    ),
    ReportText(
      "places other customers in these segments: clientele assign",
      de: "ordnet andere Kunden diesen Segmenten zu: clientele assign",
      fr: "place d’autres clients dans ces segments : clientele assign",
      es: "sitúa a otros clientes en estos segmentos: clientele assign"),
    ReportText(
      "every figure of this report", de: "jede Zahl dieses Berichts",
      fr: "tous les chiffres de ce rapport", es: "todas las cifras de este informe"),
    ReportText(
      "this report for a wiki or an issue", de: "dieser Bericht für ein Wiki oder ein Ticket",
      fr: "ce rapport pour un wiki ou un ticket", es: "este informe para un wiki o una incidencia"),
    ReportText(
      "The lists, and whom they reach", de: "Die Listen und wen sie erreichen",
      fr: "Les listes, et qui elles permettent de joindre", es: "Las listas y a quién llegan"),
    ReportText("Lists", de: "Listen", fr: "Listes", es: "Listas"),
    ReportText(
      "Customers that can be reached, by channel; with consent, as far as the input says",
      de: "Erreichbare Kunden nach Kanal; mit Einwilligung, soweit die Daten es sagen",
      fr: "Clients joignables, par canal ; avec consentement, selon les données",
      es: "Clientes a los que se puede llegar, por canal; con consentimiento, según los datos"),
    ReportText(
      "Customers that can be reached, by channel; who consented, the input does not say",
      de: "Erreichbare Kunden nach Kanal; wer eingewilligt hat, sagen die Daten nicht",
      fr: "Clients joignables, par canal ; les données ne disent pas qui a consenti",
      es: "Clientes a los que se puede llegar, por canal; los datos no dicen quién consintió"),
    ReportText("e-mail", de: "E-Mail", fr: "e-mail", es: "correo"),
    ReportText("SMS", de: "SMS", fr: "SMS", es: "SMS"),
    ReportText("phone", de: "Telefon", fr: "téléphone", es: "teléfono"),
    ReportText(
      "The files that were read", de: "Die gelesenen Dateien", fr: "Les fichiers lus",
      es: "Los archivos leídos"),
    ReportText("Bytes", de: "Bytes", fr: "Octets", es: "Bytes"),
    ReportText("SHA-256", de: "SHA-256", fr: "SHA-256", es: "SHA-256"),
    ReportText(
      "not computed for files so large", de: "bei so großen Dateien nicht berechnet",
      fr: "non calculé pour des fichiers si grands", es: "no calculado para archivos tan grandes"),
    ReportText(
      "From where a gate is passed", de: "Ab wann ein Prüfpunkt bestanden ist",
      fr: "À partir d’où un critère est rempli", es: "Desde dónde se supera un criterio"),
    ReportText(
      "From where a gate is passed, and from where it is doubtful",
      de: "Ab wann ein Prüfpunkt bestanden und ab wann er zweifelhaft ist",
      fr: "À partir d’où un critère est rempli, et à partir d’où il est douteux",
      es: "Desde dónde se supera un criterio y desde dónde es dudoso"),
    ReportText("Gate", de: "Prüfpunkt", fr: "Critère", es: "Criterio"),
    ReportText("Passed", de: "Bestanden", fr: "Rempli", es: "Superado"),
    ReportText("Doubtful", de: "Zweifelhaft", fr: "Douteux", es: "Dudoso"),
    ReportText("Command", de: "Befehl", fr: "Commande à exécuter", es: "Orden"),
    ReportText("Version", de: "Version", fr: "Version", es: "Versión"),
    ReportText(
      "Linear algebra", de: "Lineare Algebra", fr: "Algèbre linéaire", es: "Álgebra lineal"),
    ReportText("Seed", de: "Startwert", fr: "Graine", es: "Semilla"),
    ReportText(
      "How each feature was prepared", de: "Wie jedes Merkmal aufbereitet wurde",
      fr: "Préparation de chaque variable", es: "Cómo se preparó cada variable"),
    ReportText(
      "Notes of the discovery", de: "Hinweise der Auswertung", fr: "Notes de l’analyse",
      es: "Notas del análisis"),
    ReportText(
      "How to repeat this", de: "Wie Sie dies wiederholen", fr: "Comment refaire cette analyse",
      es: "Cómo repetir este análisis"),
    ReportText(
      "Transform and scaling of each feature", de: "Umformung und Skalierung jedes Merkmals",
      fr: "Transformation et mise à l’échelle de chaque variable",
      es: "Transformación y escala de cada variable"),
    ReportText("Name", de: "Name", fr: "Nom", es: "Nombre"),
    ReportText("Transform", de: "Umformung", fr: "Transformation", es: "Transformación"),
    ReportText("Scaling", de: "Skalierung", fr: "Mise à l’échelle", es: "Escala"),
    ReportText(
      "Skewness before", de: "Schiefe vorher", fr: "Asymétrie avant", es: "Asimetría antes"),
    ReportText("After", de: "Nachher", fr: "Après", es: "Después"),
    ReportText("Scale", de: "Skala", fr: "Échelle", es: "Factor"),
    ReportText(
      "left out: the same for everybody", de: "ausgelassen: bei allen gleich",
      fr: "écartée : la même pour tous", es: "excluida: igual para todos"),
    ReportText(
      "mean and standard deviation", de: "Mittelwert und Standardabweichung",
      fr: "moyenne et écart type", es: "media y desviación estándar"),
    ReportText(
      "median and interquartile range", de: "Median und Quartilsabstand",
      fr: "médiane et écart interquartile", es: "mediana y rango intercuartílico"),
  ]
}
