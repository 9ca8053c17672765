// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension ReportTexts {
  /// Recency, frequency and money.
  static let rfm: [ReportText] = [
    ReportText(
      "Recency, frequency and money", de: "Letzter Kauf, Häufigkeit und Umsatz (RFM)",
      fr: "Récence, fréquence et montant", es: "Recencia, frecuencia e importe"),
    ReportText("RFM scores", de: "RFM-Werte", fr: "Notes RFM", es: "Puntuaciones RFM"),
    ReportText(
      "Recency, frequency and monetary value (RFM) each get a score from 1 to %1; the highest goes to customers who bought last, most often, and for most. Equal values always get equal scores.",
      de:
        "Letzter Kauf (Recency), Häufigkeit (Frequency) und Umsatz (Monetary) erhalten je einen Wert von 1 bis %1; den höchsten bekommt, wer zuletzt, am häufigsten und für am meisten gekauft hat. Gleiche Größen erhalten immer gleiche Werte.",
      fr:
        "La récence, la fréquence et le montant (RFM) reçoivent chacun une note de 1 à %1 ; la plus haute va aux clients qui ont acheté le plus récemment, le plus souvent et pour le plus. À valeurs égales, notes égales.",
      es:
        "La recencia, la frecuencia y el importe (RFM) reciben cada uno una puntuación de 1 a %1; la más alta es para quienes compraron más recientemente, más a menudo y por más dinero. A valores iguales, puntuaciones iguales."
    ),
    ReportText(
      "Few customers have the highest score in both recency and frequency",
      de: "Wenige Kunden haben bei letztem Kauf und Häufigkeit den höchsten Wert",
      fr: "Peu de clients ont la meilleure note à la fois en récence et en fréquence",
      es: "Pocos clientes tienen la puntuación más alta tanto en recencia como en frecuencia"),
    ReportText(
      "%1 of customers have the highest score in both recency and frequency",
      de: "%1 der Kunden haben bei letztem Kauf und Häufigkeit den höchsten Wert",
      fr: "%1 des clients ont la meilleure note à la fois en récence et en fréquence",
      es: "El %1 de los clientes tiene la puntuación más alta tanto en recencia como en frecuencia"),
    ReportText(
      "Customers by recency and frequency score, counted in each cell; the stronger the colour, the higher the median revenue a customer",
      de:
        "Kunden nach den Werten für letzten Kauf und Häufigkeit, in jedem Feld gezählt; je kräftiger die Farbe, desto höher der mittlere Umsatz (Median) je Kunde",
      fr:
        "Clients selon les notes de récence et de fréquence, comptés dans chaque case ; plus la couleur est forte, plus le chiffre d’affaires médian par client est élevé",
      es:
        "Clientes según las puntuaciones de recencia y frecuencia, contados en cada celda; cuanto más intenso el color, mayor la mediana de ingresos por cliente"
    ),
    ReportText(
      "Grid of %1 recency by %2 frequency scores. %3.",
      de: "Raster aus %1 Werten für den letzten Kauf und %2 für die Häufigkeit. %3.",
      fr: "Grille de %1 notes de récence sur %2 notes de fréquence. %3.",
      es: "Cuadrícula de %1 puntuaciones de recencia por %2 de frecuencia. %3."),
    ReportText(
      "Frequency score: to the right, more orders",
      de: "Häufigkeit: nach rechts mehr Bestellungen",
      fr: "Note de fréquence : à droite, plus de commandes",
      es: "Frecuencia: a la derecha, más pedidos"),
    ReportText(
      "Recency score: upwards, bought more recently",
      de: "Letzter Kauf: nach oben kürzer her",
      fr: "Note de récence : vers le haut, achat plus récent",
      es: "Recencia: hacia arriba, compra más reciente"),
    ReportText(
      "Customers by recency and frequency score",
      de: "Kunden nach den Werten für letzten Kauf und Häufigkeit",
      fr: "Clients selon les notes de récence et de fréquence",
      es: "Clientes según las puntuaciones de recencia y frecuencia"),
    ReportText(
      "Recency score", de: "Wert letzter Kauf", fr: "Note de récence", es: "Puntuación de recencia"),
    ReportText(
      "Frequency score", de: "Wert Häufigkeit", fr: "Note de fréquence",
      es: "Puntuación de frecuencia"),
    ReportText(
      "Median revenue", de: "Median des Umsatzes", fr: "Chiffre d’affaires médian",
      es: "Mediana de ingresos"),
    ReportText(
      "“%1” bring %2 of the revenue with %3 of the customers",
      de: "„%1“ bringen %2 des Umsatzes mit %3 der Kunden",
      fr: "« %1 » : %2 du chiffre d’affaires avec %3 des clients",
      es: "«%1»: el %2 de los ingresos con el %3 de los clientes"),
    ReportText(
      "No customer has a score", de: "Kein Kunde hat einen Wert", fr: "Aucun client n’a de note",
      es: "Ningún cliente tiene puntuación"),
    ReportText(
      "Share of customers (grey) and share of revenue (blue) of the eleven usual RFM segments, in percent; empty ones are in the table only",
      de:
        "Kundenanteil (grau) und Umsatzanteil (blau) der elf üblichen RFM-Segmente, in Prozent; leere stehen nur in der Tabelle",
      fr:
        "Part des clients (gris) et part du chiffre d’affaires (bleu) des onze segments RFM usuels, en pour cent ; les segments vides ne figurent que dans le tableau",
      es:
        "Parte de los clientes (gris) y de los ingresos (azul) de los once segmentos RFM habituales, en porcentaje; los vacíos solo figuran en la tabla"
    ),
    ReportText(
      "Paired bars for each named RFM segment. %1.",
      de: "Balkenpaare für jedes benannte RFM-Segment. %1.",
      fr: "Barres appariées pour chaque segment RFM. %1.",
      es: "Barras emparejadas para cada segmento RFM. %1."),
    ReportText(
      "The eleven RFM segments", de: "Die elf RFM-Segmente", fr: "Les onze segments RFM",
      es: "Los once segmentos RFM"),
    ReportText("RFM segment", de: "RFM-Segment", fr: "Segment RFM", es: "Segmento RFM"),
    ReportText(
      "Where one score ends and the next begins", de: "Wo ein Wert endet und der nächste beginnt",
      fr: "Où une note finit et où commence la suivante",
      es: "Dónde acaba una puntuación y empieza la siguiente"),
    ReportText(
      "Days since the last order", de: "Tage seit der letzten Bestellung",
      fr: "Jours depuis la dernière commande", es: "Días desde el último pedido"),
    ReportText("Dimension", de: "Dimension", fr: "Dimension", es: "Dimensión"),
    ReportText(
      "Bounds, from score 1 up", de: "Grenzen, ab Wert 1", fr: "Bornes, à partir de la note 1",
      es: "Límites, desde la puntuación 1"),
    ReportText(
      "Customers sharing their value", de: "Kunden mit gleicher Größe wie andere",
      fr: "Clients partageant leur valeur", es: "Clientes que comparten su valor"),
    ReportText("Champions", de: "Champions", fr: "Champions", es: "Campeones"),
    ReportText("Loyal", de: "Treue Kunden", fr: "Clients fidèles", es: "Clientes fieles"),
    ReportText(
      "Potential Loyalist", de: "Künftige Stammkunden", fr: "Fidèles potentiels",
      es: "Fieles potenciales"),
    ReportText("New Customers", de: "Neukunden", fr: "Nouveaux clients", es: "Clientes nuevos"),
    ReportText("Promising", de: "Vielversprechend", fr: "Prometteurs", es: "Prometedores"),
    ReportText(
      "Need Attention", de: "Brauchen Aufmerksamkeit", fr: "À surveiller", es: "Necesitan atención"),
    ReportText(
      "About To Sleep", de: "Kurz vor dem Einschlafen", fr: "Sur le point de s’endormir",
      es: "A punto de dormirse"),
    ReportText("At Risk", de: "Gefährdet", fr: "À risque", es: "En riesgo"),
    ReportText(
      "Can't Lose Them", de: "Nicht verlieren", fr: "À ne pas perdre", es: "No se pueden perder"),
    ReportText(
      "Cannot Lose Them", de: "Nicht verlieren", fr: "À ne pas perdre", es: "No se pueden perder"),
    ReportText("Hibernating", de: "Ruhend", fr: "En sommeil", es: "Hibernando"),
    ReportText("Lost", de: "Verloren", fr: "Perdus", es: "Perdidos"),
  ]

  /// The segments beside one another and one by one.
  static let segments: [ReportText] = [
    ReportText(
      "Who they are and what they bring", de: "Wer sie sind und was sie bringen",
      fr: "Qui ils sont et ce qu’ils rapportent", es: "Quiénes son y qué aportan"),
    ReportText(
      "Size and revenue", de: "Größe und Umsatz", fr: "Taille et chiffre d’affaires",
      es: "Tamaño e ingresos"),
    ReportText(
      "Share of customers (grey) and share of revenue (colour) of each segment, in percent; thin lines: 95% intervals",
      de:
        "Kundenanteil (grau) und Umsatzanteil (farbig) jedes Segments, in Prozent; dünne Linien: 95-%-Intervalle",
      fr:
        "Part des clients (gris) et part du chiffre d’affaires (couleur) de chaque segment, en pour cent ; traits fins : intervalles à 95 %",
      es:
        "Parte de los clientes (gris) y de los ingresos (color) de cada segmento, en porcentaje; líneas finas: intervalos del 95 %"
    ),
    ReportText(
      "Paired bars for each segment. %1.", de: "Balkenpaare für jedes Segment. %1.",
      fr: "Barres appariées pour chaque segment. %1.",
      es: "Barras emparejadas para cada segmento. %1."),
    ReportText(
      "Customers and revenue by segment", de: "Kunden und Umsatz je Segment",
      fr: "Clients et chiffre d’affaires par segment", es: "Clientes e ingresos por segmento"),
    ReportText(
      "Revenue a customer", de: "Umsatz je Kunde", fr: "Chiffre d’affaires par client",
      es: "Ingresos por cliente"),
    ReportText(
      "All customers are in one segment", de: "Alle Kunden sind in einem Segment",
      fr: "Tous les clients sont dans un seul segment",
      es: "Todos los clientes están en un solo segmento"),
    ReportText(
      "%1 brings %2 of the revenue with %3 of the customers",
      de: "%1 bringt %2 des Umsatzes mit %3 der Kunden",
      fr: "%1 : %2 du chiffre d’affaires avec %3 des clients",
      es: "%1: el %2 de los ingresos con el %3 de los clientes"),
    ReportText(
      "How the segments compare", de: "Die Segmente im Vergleich", fr: "Les segments comparés",
      es: "Los segmentos comparados"),
    ReportText("Comparison", de: "Vergleich", fr: "Comparaison", es: "Comparación"),
    ReportText(
      "Centre of each segment, in standard deviations from the average customer, after each feature’s transform; all panels share one scale",
      de:
        "Mitte jedes Segments, in Standardabweichungen vom durchschnittlichen Kunden, nach der Umformung jedes Merkmals; alle Felder haben dieselbe Skala",
      fr:
        "Centre de chaque segment, en écarts types par rapport au client moyen, après transformation de chaque variable ; tous les panneaux ont la même échelle",
      es:
        "Centro de cada segmento, en desviaciones estándar respecto al cliente medio, tras la transformación de cada variable; todos los paneles comparten la escala"
    ),
    ReportText(
      "One panel a segment, one bar a feature. %1.",
      de: "Ein Feld je Segment, ein Balken je Merkmal. %1.",
      fr: "Un panneau par segment, une barre par variable. %1.",
      es: "Un panel por segmento, una barra por variable. %1."),
    ReportText(
      "Segment centres in standard deviations from the average",
      de: "Mitten der Segmente in Standardabweichungen vom Durchschnitt",
      fr: "Centres des segments en écarts types par rapport à la moyenne",
      es: "Centros de los segmentos en desviaciones estándar respecto a la media"),
    ReportText(
      "In real units: what is typical of each segment, and how far its members spread",
      de:
        "In echten Einheiten: was für jedes Segment typisch ist und wie weit seine Kunden streuen",
      fr:
        "En unités réelles : ce qui est typique de chaque segment, et la dispersion de ses membres",
      es: "En unidades reales: qué es típico de cada segmento y cuánto varían sus miembros"),
    ReportText(
      "In real units: what is typical, and how far customers spread",
      de: "In echten Einheiten: was typisch ist und wie weit die Kunden streuen",
      fr: "En unités réelles : ce qui est typique, et la dispersion des clients",
      es: "En unidades reales: qué es típico y cuánto varían los clientes"),
    ReportText(
      "Median (dot) and middle half (line) of each segment; dashed, the median of all customers",
      de:
        "Median (Punkt) und mittlere Hälfte (Linie) jedes Segments; gestrichelt: der Median aller Kunden",
      fr:
        "Médiane (point) et moitié centrale (trait) de chaque segment ; en pointillé, la médiane de tous les clients",
      es:
        "Mediana (punto) y mitad central (línea) de cada segmento; en línea discontinua, la mediana de todos los clientes"
    ),
    ReportText(
      "One panel a feature: medians and quartiles of each segment in real units.",
      de: "Ein Feld je Merkmal: Mediane und Quartile jedes Segments in echten Einheiten.",
      fr: "Un panneau par variable : médianes et quartiles de chaque segment en unités réelles.",
      es: "Un panel por variable: medianas y cuartiles de cada segmento en unidades reales."),
    ReportText(
      "Median and middle half of each segment", de: "Median und mittlere Hälfte jedes Segments",
      fr: "Médiane et moitié centrale de chaque segment",
      es: "Mediana y mitad central de cada segmento"),
    ReportText("all: %1", de: "alle: %1", fr: "tous : %1", es: "todos: %1"),
    ReportText(
      "all: %1{day|days}", de: "alle: %1{Tag|Tage}", fr: "tous : %1{jour|jours}",
      es: "todos: %1{día|días}"),
    ReportText(
      "all: %1{order|orders}", de: "alle: %1{Bestellung|Bestellungen}",
      fr: "tous : %1{commande|commandes}", es: "todos: %1{pedido|pedidos}"),
    ReportText(
      "The segments do not differ on any feature",
      de: "Die Segmente unterscheiden sich in keinem Merkmal",
      fr: "Les segments ne diffèrent sur aucune variable",
      es: "Los segmentos no difieren en ninguna variable"),
    ReportText(
      "The segments lie furthest apart in %1",
      de: "Am weitesten liegen die Segmente hier auseinander: %1",
      fr: "Les segments diffèrent le plus par : %1", es: "Los segmentos difieren sobre todo en: %1"),
    ReportText(
      "The segments one by one", de: "Die Segmente im Einzelnen", fr: "Les segments un par un",
      es: "Los segmentos uno por uno"),
    ReportText("Segments", de: "Segmente", fr: "Segments", es: "Segmentos"),
    ReportText(
      "This customer brought %1, %2 of the revenue.",
      de: "Dieser Kunde brachte %1, %2 des Umsatzes.",
      fr: "Ce client a rapporté %1, soit %2 du chiffre d’affaires.",
      es: "Este cliente aportó %1, el %2 de los ingresos."),
    ReportText(
      "Together they brought %1, %2 of the revenue.",
      de: "Zusammen brachten sie %1, %2 des Umsatzes.",
      fr: "Ensemble, ils ont rapporté %1, soit %2 du chiffre d’affaires.",
      es: "Juntos aportaron %1, el %2 de los ingresos."),
    ReportText("What to do", de: "Was zu tun ist", fr: "Que faire", es: "Qué hacer"),
    ReportText(
      "Worth acting on: %1", de: "Lohnt sich das Segment? %1", fr: "Faut-il agir ? %1",
      es: "¿Vale la pena actuar? %1"),
    ReportText(
      "How to measure whether it worked", de: "Wie Sie messen, ob es gewirkt hat",
      fr: "Comment mesurer si cela a marché", es: "Cómo medir si funcionó"),
    ReportText(
      "Typical values as a table", de: "Typische Werte als Tabelle",
      fr: "Valeurs typiques en tableau", es: "Valores típicos en una tabla"),
    ReportText("%1 of the whole", de: "%1 des Ganzen", fr: "%1 du total", es: "el %1 del total"),
    ReportText(
      "%1 of the whole (95% interval %2 to %3)", de: "%1 des Ganzen (95-%-Intervall %2 bis %3)",
      fr: "%1 du total (intervalle à 95 % : %2 à %3)",
      es: "el %1 del total (intervalo del 95 %: %2 a %3)"),
    ReportText("Size", de: "Größe", fr: "Taille", es: "Tamaño"),
    ReportText(
      "%1{customer|customers} (95% interval %2 to %3), %4 of all",
      de: "%1{Kunde|Kunden} (95-%-Intervall %2 bis %3), %4 von allen",
      fr: "%1{client|clients} (intervalle à 95 % : %2 à %3), %4 de l’ensemble",
      es: "%1{cliente|clientes} (intervalo del 95 %: %2 a %3), el %4 del total"),
    ReportText("How distinct", de: "Abgrenzung", fr: "Netteté", es: "Nitidez"),
    ReportText(
      "%1, %2 of 100: mean silhouette %3%4; %5 of its customers are closer to another segment%6",
      de:
        "%1, %2 von 100: mittlere Silhouette %3%4; %5 der Kunden liegen näher an einem anderen Segment%6",
      fr:
        "%1, %2 sur 100 : silhouette moyenne %3%4 ; %5 de ses clients sont plus proches d’un autre segment%6",
      es:
        "%1, %2 de 100: silueta media %3%4; el %5 de sus clientes está más cerca de otro segmento%6"
    ),
    ReportText(
      " (counted in a sample)", de: " (in einer Stichprobe gezählt)",
      fr: " (compté dans un échantillon)", es: " (contado en una muestra)"),
    ReportText(
      ", %1 found again in resampled customers",
      de: ", %1 finden sich in neu gezogenen Kunden wieder",
      fr: ", %1 retrouvés en rééchantillonnant les clients",
      es: ", el %1 se reencuentra al remuestrear los clientes"),
    ReportText(
      "Nearest segment", de: "Nächstes Segment", fr: "Segment le plus proche",
      es: "Segmento más próximo"),
    ReportText(
      "%1: these two segments overlap by %2, as many of its customers could as well be taken for the other’s; %3; from centre to centre it is %4 standard deviations",
      de:
        "%1: Diese beiden Segmente überschneiden sich zu %2, so viele der Kunden könnten ebenso gut zum anderen gehören; %3; von Mitte zu Mitte sind es %4 Standardabweichungen",
      fr:
        "%1 : ces deux segments se chevauchent de %2, autant de ses clients pourraient être pris pour ceux de l’autre ; %3 ; d’un centre à l’autre, il y a %4 écarts types",
      es:
        "%1: estos dos segmentos se solapan (%2), esa parte de sus clientes podría pasar por clientes del otro; %3; de centro a centro hay %4 desviaciones estándar"
    ),
    ReportText(
      "customers are no fewer between them than within",
      de: "zwischen ihnen sind die Kunden nicht seltener als innerhalb",
      fr: "les clients ne sont pas moins nombreux entre eux qu’à l’intérieur",
      es: "entre ellos no hay menos clientes que dentro"),
    ReportText(
      "hardly anybody lies between them", de: "dazwischen liegt kaum jemand",
      fr: "presque personne ne se trouve entre eux", es: "apenas hay nadie entre ellos"),
    ReportText(
      "between them customers are %1 as dense as at the lower peak",
      de: "dazwischen liegen die Kunden nur %1 so dicht wie am niedrigeren Gipfel",
      fr: "entre eux, la densité des clients est de %1 de celle du pic le plus bas",
      es: "entre ellos la densidad de clientes es el %1 de la del pico más bajo"),
    ReportText(
      "%1{customer|customers} are too few to measure an action on: no difference could be told from chance. Ask them instead.",
      de:
        "%1{Kunde ist|Kunden sind} zu wenige, um eine Maßnahme zu messen: Kein Unterschied wäre vom Zufall zu trennen. Fragen Sie stattdessen nach.",
      fr:
        "%1{client, c’est|clients, c’est} trop peu pour mesurer une action : aucune différence ne se distinguerait du hasard. Interrogez-les plutôt.",
      es:
        "%1{cliente es|clientes son} muy pocos para medir una acción: ninguna diferencia se distinguiría del azar. Mejor pregúnteles."
    ),
    ReportText(
      "Hold back %1 of the %2{customer|customers} at random (random_bucket under %3 in segments.csv), act on the others, and compare the shares that order again.",
      de:
        "Halten Sie %1 der %2{Kunde|Kunden} zufällig zurück (random_bucket unter %3 in segments.csv), sprechen Sie die anderen an und vergleichen Sie, welcher Anteil wieder bestellt.",
      fr:
        "Mettez de côté %1 des %2{client|clients} au hasard (random_bucket inférieur à %3 dans segments.csv), agissez sur les autres et comparez les parts qui commandent à nouveau.",
      es:
        "Aparte al azar %1 de los %2{cliente|clientes} (random_bucket menor que %3 en segments.csv), actúe con los demás y compare qué parte vuelve a comprar."
    ),
    ReportText(
      "%1{customer|customers} show large effects alone: act on half of them (random_bucket from 5000 in segments.csv), hold back the others, and compare the shares that order again.",
      de:
        "%1{Kunde zeigt|Kunden zeigen} nur große Effekte: Sprechen Sie die Hälfte an (random_bucket ab 5000 in segments.csv), halten Sie die anderen zurück und vergleichen Sie, welcher Anteil wieder bestellt.",
      fr:
        "%1{client ne montre|clients ne montrent} que de grands effets : agissez sur la moitié (random_bucket à partir de 5000 dans segments.csv), mettez les autres de côté et comparez les parts qui commandent à nouveau.",
      es:
        "%1{cliente solo muestra|clientes solo muestran} efectos grandes: actúe con la mitad (random_bucket desde 5000 en segments.csv), aparte a los demás y compare qué parte vuelve a comprar."
    ),
    ReportText(
      "If %1 order without the action, which is an assumption, a rise to %2 is seen with a probability of %3 (two-sided test at %4)",
      de:
        "Wenn ohne die Maßnahme %1 bestellen, was eine Annahme ist, wird ein Anstieg auf %2 mit einer Wahrscheinlichkeit von %3 erkannt (zweiseitiger Test zum Niveau %4)",
      fr:
        "Si %1 commandent sans l’action, ce qui est une hypothèse, une hausse à %2 se voit avec une probabilité de %3 (test bilatéral au niveau de %4)",
      es:
        "Si sin la acción compra el %1, lo que es un supuesto, una subida al %2 se detecta con una probabilidad del %3 (contraste bilateral al %4)"
    ),
    ReportText("%1 %2.", de: "%1 %2.", fr: "%1 %2.", es: "%1 %2."),
    ReportText(
      "%1 %2; less would prove nothing.", de: "%1 %2; weniger würde nichts beweisen.",
      fr: "%1 %2 ; moins ne prouverait rien.", es: "%1 %2; menos no probaría nada."),
    ReportText(
      "; %1{feature|features} with an effect under 0.2 in the table only",
      de: "; %1{Merkmal|Merkmale} mit einem Effekt unter 0,2 nur in der Tabelle",
      fr: " ; %1{variable|variables} d’effet inférieur à 0,2 dans le tableau seulement",
      es: "; %1{variable|variables} con un efecto menor de 0,2 solo en la tabla"),
    ReportText(
      "Effect size (Cohen’s d, with 95% interval): this segment against all other customers, in standard deviations; one scale for all segments%1",
      de:
        "Effektstärke (Cohens d, mit 95-%-Intervall): dieses Segment gegen alle anderen Kunden, in Standardabweichungen; eine Skala für alle Segmente%1",
      fr:
        "Taille d’effet (d de Cohen, avec intervalle à 95 %) : ce segment face à tous les autres clients, en écarts types ; une échelle pour tous les segments%1",
      es:
        "Tamaño del efecto (d de Cohen, con intervalo del 95 %): este segmento frente a todos los demás clientes, en desviaciones estándar; una escala para todos los segmentos%1"
    ),
    ReportText(
      "A dot with its interval for each feature of %1. %2.",
      de: "Ein Punkt mit Intervall für jedes Merkmal von %1. %2.",
      fr: "Un point avec son intervalle pour chaque variable de %1. %2.",
      es: "Un punto con su intervalo para cada variable de %1. %2."),
    ReportText(
      "Effect sizes of %1", de: "Effektstärken von %1", fr: "Tailles d’effet de %1",
      es: "Tamaños del efecto de %1"),
    ReportText("Effect size", de: "Effektstärke", fr: "Taille d’effet", es: "Tamaño del efecto"),
    ReportText(
      "95% interval", de: "95-%-Intervall", fr: "Intervalle à 95 %", es: "Intervalo del 95 %"),
    ReportText(
      "It does not differ from the others", de: "Es unterscheidet sich nicht von den anderen",
      fr: "Il ne diffère pas des autres", es: "No difiere de los demás"),
    ReportText(
      "It hardly differs from the other customers",
      de: "Es unterscheidet sich kaum von den übrigen Kunden",
      fr: "Il diffère à peine des autres clients", es: "Apenas difiere de los demás clientes"),
    ReportText(
      "What sets it apart most is %1: %2 standard deviations above the others",
      de: "Am stärksten hebt es sich hier ab: %1, %2 Standardabweichungen über den anderen",
      fr: "Ce qui le distingue le plus : %1, %2 écarts types au-dessus des autres",
      es: "Lo que más lo distingue: %1, %2 desviaciones estándar por encima de los demás"),
    ReportText(
      "What sets it apart most is %1: %2 standard deviations below the others",
      de: "Am stärksten hebt es sich hier ab: %1, %2 Standardabweichungen unter den anderen",
      fr: "Ce qui le distingue le plus : %1, %2 écarts types en dessous des autres",
      es: "Lo que más lo distingue: %1, %2 desviaciones estándar por debajo de los demás"),
    ReportText(
      "Who belongs: a rule", de: "Wer dazugehört: eine Regel", fr: "Qui en fait partie : une règle",
      es: "Quién pertenece: una regla"),
    ReportText(
      "%1. Of the customers that this picks, %2 belong to the segment (precision); it finds %3 of the segment (recall).",
      de:
        "%1. Von den Kunden, die diese Regel auswählt, gehören %2 zum Segment (Präzision); sie findet %3 des Segments (Trefferquote).",
      fr:
        "%1. Parmi les clients que cette règle retient, %2 appartiennent au segment (précision) ; elle trouve %3 du segment (rappel).",
      es:
        "%1. De los clientes que selecciona esta regla, el %2 pertenece al segmento (precisión); encuentra el %3 del segmento (exhaustividad)."
    ),
    ReportText(
      "The rule as a condition", de: "Die Regel als Bedingung",
      fr: "La règle sous forme de condition", es: "La regla como condición"),
    ReportText(
      "The same in SQL", de: "Dasselbe in SQL", fr: "La même en SQL", es: "Lo mismo en SQL"),
    ReportText(
      "The rule in SQL", de: "Die Regel in SQL", fr: "La règle en SQL", es: "La regla en SQL"),
    ReportText(
      "Typical values of %1", de: "Typische Werte von %1", fr: "Valeurs typiques de %1",
      es: "Valores típicos de %1"),
    ReportText("Median", de: "Median", fr: "Médiane", es: "Mediana"),
    ReportText("Middle half", de: "Mittlere Hälfte", fr: "Moitié centrale", es: "Mitad central"),
    ReportText("Mean", de: "Mittelwert", fr: "Moyenne", es: "Media"),
    ReportText("Centre", de: "Mitte", fr: "Centre", es: "Centro"),
    ReportText("Median of all", de: "Median aller", fr: "Médiane de tous", es: "Mediana de todos"),
    ReportText(
      "Less (−) or more (+): Cliff’s delta", de: "Weniger (−) oder mehr (+): Cliffs Delta",
      fr: "Moins (−) ou plus (+) : delta de Cliff", es: "Menos (−) o más (+): delta de Cliff"),
    ReportText(
      "Times as common as in all: lift, log scale",
      de: "So viel häufiger als bei allen: Lift, logarithmisch",
      fr: "Fréquence par rapport à tous : lift, échelle log",
      es: "Veces más frecuente que en todos: lift, escala log"),
    ReportText(
      "Cliff’s delta against the other customers, or lift over all: features and attributes that were not used to find the segment, the strongest first; in grey, differences that chance alone would give (adjusted p over 0.05)%1",
      de:
        "Cliffs Delta gegen die anderen Kunden oder Lift gegenüber allen: Merkmale und Angaben, mit denen das Segment nicht gefunden wurde, die stärksten zuerst; grau: Unterschiede, die schon der Zufall ergäbe (angepasstes p über 0,05)%1",
      fr:
        "Delta de Cliff face aux autres clients, ou lift par rapport à tous : variables et attributs qui n’ont pas servi à trouver le segment, les plus forts d’abord ; en gris, les différences que le seul hasard donnerait (p ajusté supérieur à 0,05)%1",
      es:
        "Delta de Cliff frente a los demás clientes, o lift sobre todos: variables y atributos que no se usaron para hallar el segmento, los más fuertes primero; en gris, diferencias que daría el mero azar (p ajustado mayor que 0,05)%1"
    ),
    ReportText(
      "A dot for each trait of %1. %2.", de: "Ein Punkt für jede Eigenschaft von %1. %2.",
      fr: "Un point pour chaque trait de %1. %2.", es: "Un punto para cada rasgo de %1. %2."),
    ReportText(
      "Beyond what it was found by, nothing sets it apart that chance would not",
      de:
        "Über die verwendeten Merkmale hinaus hebt es nichts ab, was nicht auch der Zufall ergäbe",
      fr: "Hors des variables utilisées, rien ne le distingue que le hasard ne donnerait",
      es: "Aparte de las variables usadas, nada lo distingue que no diera el azar"),
    ReportText(
      "Beyond what it was found by: %1, typically %2, others %3",
      de: "Über die verwendeten Merkmale hinaus: %1, typisch %2, bei anderen %3",
      fr: "Hors des variables utilisées : %1, typiquement %2, les autres %3",
      es: "Aparte de las variables usadas: %1, lo típico %2, los demás %3"),
    ReportText(
      "Beyond what it was found by: %1 have %2, of all %3",
      de: "Über die verwendeten Merkmale hinaus: %2 haben %1, von allen %3",
      fr: "Hors des variables utilisées : %2 chez %1, %3 pour l’ensemble",
      es: "Aparte de las variables usadas: %2 en el %1, frente al %3 del total"),
    ReportText("%1 · chance", de: "%1 · Zufall", fr: "%1 · hasard", es: "%1 · azar"),
    ReportText(
      "Traits of %1: medians of members and others, or shares of members and of all",
      de:
        "Eigenschaften von %1: Mediane von Mitgliedern und anderen oder Anteile von Mitgliedern und allen",
      fr: "Traits de %1 : médianes des membres et des autres, ou parts des membres et de tous",
      es: "Rasgos de %1: medianas de miembros y demás, o partes de miembros y de todos"),
    ReportText("Trait", de: "Eigenschaft", fr: "Trait", es: "Rasgo"),
    ReportText("Members", de: "Mitglieder", fr: "Membres", es: "Miembros"),
    ReportText("Others or all", de: "Andere oder alle", fr: "Autres ou tous", es: "Demás o todos"),
    ReportText("Delta or lift", de: "Delta oder Lift", fr: "Delta ou lift", es: "Delta o lift"),
    ReportText("Adjusted p", de: "Angepasstes p", fr: "p ajusté", es: "p ajustado"),
  ]
}
