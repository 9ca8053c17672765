// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

extension ReportTexts {
  /// The technical words and what they mean.
  static let glossary: [ReportText] = [
    ReportText(
      "adjusted Rand index", de: "angepasste Rand-Index", fr: "indice de Rand ajusté",
      es: "índice de Rand ajustado"),
    ReportText(
      "How far two divisions of the same customers agree, corrected for chance: 1 is the same division, 0 what chance would give (Hubert and Arabie 1985).",
      de:
        "Wie weit zwei Aufteilungen derselben Kunden übereinstimmen, um den Zufall bereinigt: 1 ist dieselbe Aufteilung, 0 ergäbe der Zufall (Hubert und Arabie 1985).",
      fr:
        "À quel point deux divisions des mêmes clients s’accordent, corrigé du hasard : 1, la même division ; 0, ce que donnerait le hasard (Hubert et Arabie 1985).",
      es:
        "Hasta qué punto coinciden dos divisiones de los mismos clientes, corregido por el azar: 1 es la misma división, 0 lo que daría el azar (Hubert y Arabie 1985)."
    ),
    ReportText(
      "Variance between segments over variance within, each for its degrees of freedom; higher is better separated.",
      de:
        "Varianz zwischen den Segmenten durch Varianz innerhalb, je nach Freiheitsgraden; höher ist besser getrennt.",
      fr:
        "Variance entre segments sur variance interne, chacune selon ses degrés de liberté ; plus haut, mieux séparé.",
      es:
        "Varianza entre segmentos sobre varianza interna, cada una según sus grados de libertad; más alto, mejor separado."
    ),
    ReportText("Cliff’s delta", de: "Cliffs Delta", fr: "delta de Cliff", es: "delta de Cliff"),
    ReportText(
      "How often a member has more than another customer, less how often it has less: from −1 to 1, 0 where neither is more common (Cliff 1993). From 0.15 it is small, from 0.47 large.",
      de:
        "Wie oft ein Mitglied mehr hat als ein anderer Kunde, abzüglich wie oft weniger: von −1 bis 1, 0 wo beides gleich häufig ist (Cliff 1993). Ab 0,15 klein, ab 0,47 groß.",
      fr:
        "La fréquence à laquelle un membre a plus qu’un autre client, moins celle où il a moins : de −1 à 1, 0 si les deux sont aussi fréquents (Cliff 1993). Petit dès 0,15, grand dès 0,47.",
      es:
        "Con qué frecuencia un miembro tiene más que otro cliente, menos con qué frecuencia tiene menos: de −1 a 1, 0 si ambas cosas son igual de frecuentes (Cliff 1993). Desde 0,15 es pequeño, desde 0,47 grande."
    ),
    ReportText(
      "How wide segments are for their distance, on average over each one’s worst neighbour; lower is better separated.",
      de:
        "Wie breit Segmente im Verhältnis zu ihrem Abstand sind, gemittelt über den jeweils schlechtesten Nachbarn; niedriger ist besser getrennt.",
      fr:
        "La largeur des segments rapportée à leur distance, en moyenne sur le pire voisin de chacun ; plus bas, mieux séparé.",
      es:
        "Lo anchos que son los segmentos para su distancia, en promedio sobre el peor vecino de cada uno; más bajo, mejor separado."
    ),
    ReportText(
      "Cohen’s d: the difference between a segment’s mean and that of all other customers, in standard deviations. 0.2 is small, 0.8 is large.",
      de:
        "Cohens d: der Unterschied zwischen dem Mittelwert eines Segments und dem aller anderen Kunden, in Standardabweichungen. 0,2 ist klein, 0,8 ist groß.",
      fr:
        "d de Cohen : la différence entre la moyenne d’un segment et celle de tous les autres clients, en écarts types. 0,2 est petit, 0,8 est grand.",
      es:
        "d de Cohen: la diferencia entre la media de un segmento y la de todos los demás clientes, en desviaciones estándar. 0,2 es pequeño, 0,8 es grande."
    ),
    ReportText("Gap", de: "Gap", fr: "Gap", es: "Gap"),
    ReportText(
      "How much tighter the segments are than segments of evenly spread customers would be (Tibshirani, Walther and Hastie 2001); higher is better.",
      de:
        "Wie viel enger die Segmente sind als bei gleichmäßig verteilten Kunden (Tibshirani, Walther und Hastie 2001); höher ist besser.",
      fr:
        "À quel point les segments sont plus serrés que ceux de clients uniformément répartis (Tibshirani, Walther et Hastie 2001) ; plus haut est mieux.",
      es:
        "Cuánto más compactos son los segmentos que los de clientes repartidos por igual (Tibshirani, Walther y Hastie 2001); más alto es mejor."
    ),
    ReportText(
      "Gini’s coefficient", de: "Gini-Koeffizient", fr: "coefficient de Gini",
      es: "coeficiente de Gini"),
    ReportText(
      "How unequally revenue is spread over customers: 0 where all bring the same, 1 where one brings all.",
      de:
        "Wie ungleich sich der Umsatz auf die Kunden verteilt: 0 wenn alle gleich viel bringen, 1 wenn einer alles bringt.",
      fr:
        "L’inégalité de répartition du chiffre d’affaires entre clients : 0 si tous rapportent autant, 1 si un seul rapporte tout.",
      es:
        "Lo desigual que se reparten los ingresos entre clientes: 0 si todos aportan lo mismo, 1 si uno lo aporta todo."
    ),
    ReportText(
      "The sum of squared distances of customers to the centre of their segment; it falls with every further segment.",
      de:
        "Die Summe der quadrierten Abstände der Kunden zur Mitte ihres Segments; sie sinkt mit jedem weiteren Segment.",
      fr:
        "La somme des carrés des distances des clients au centre de leur segment ; elle baisse à chaque segment de plus.",
      es:
        "La suma de los cuadrados de las distancias de los clientes al centro de su segmento; baja con cada segmento más."
    ),
    ReportText(
      "Places each customer in the segment with the nearest centre, and each centre at the mean of its customers, until nothing changes.",
      de:
        "Ordnet jeden Kunden dem Segment mit der nächsten Mitte zu und jede Mitte dem Mittelwert ihrer Kunden, bis sich nichts mehr ändert.",
      fr:
        "Place chaque client dans le segment au centre le plus proche, et chaque centre à la moyenne de ses clients, jusqu’à ce que rien ne change.",
      es:
        "Sitúa a cada cliente en el segmento de centro más próximo y cada centro en la media de sus clientes, hasta que nada cambia."
    ),
    ReportText("lift", de: "Lift", fr: "lift", es: "lift"),
    ReportText(
      "How many times as common something is in a segment as among all customers.",
      de: "Wie viel häufiger etwas in einem Segment ist als unter allen Kunden.",
      fr: "Combien de fois une chose est plus fréquente dans un segment que chez tous les clients.",
      es: "Cuántas veces más frecuente es algo en un segmento que entre todos los clientes."),
    ReportText("median", de: "Median", fr: "médiane", es: "mediana"),
    ReportText(
      "The value in the middle: half of the customers lie below, half above. It is what this report calls typical.",
      de:
        "Der Wert in der Mitte: Die Hälfte der Kunden liegt darunter, die Hälfte darüber. Das nennt dieser Bericht typisch.",
      fr:
        "La valeur du milieu : la moitié des clients sont en dessous, la moitié au-dessus. C’est ce que ce rapport appelle typique.",
      es:
        "El valor central: la mitad de los clientes queda por debajo y la mitad por encima. Es lo que este informe llama típico."
    ),
    ReportText("middle half", de: "mittlere Hälfte", fr: "moitié centrale", es: "mitad central"),
    ReportText(
      "From the value that a quarter of the customers stay under to the one that a quarter exceed.",
      de:
        "Vom Wert, unter dem ein Viertel der Kunden bleibt, bis zu dem, den ein Viertel überschreitet.",
      fr: "De la valeur sous laquelle reste un quart des clients à celle qu’un quart dépasse.",
      es:
        "Del valor por debajo del cual queda una cuarta parte de los clientes al que supera otra cuarta parte."
    ),
    ReportText("precision", de: "Präzision", fr: "précision", es: "precisión"),
    ReportText(
      "Of the customers that a rule picks, the share that belong to the segment.",
      de: "Von den Kunden, die eine Regel auswählt, der Anteil, der zum Segment gehört.",
      fr: "Parmi les clients qu’une règle retient, la part de ceux qui appartiennent au segment.",
      es: "De los clientes que selecciona una regla, la parte que pertenece al segmento."),
    ReportText(
      "Whether segments that half of the customers give hold for the other half (Tibshirani and Walther 2005): 0.8 or more speaks for their number.",
      de:
        "Ob Segmente aus der einen Hälfte der Kunden auch für die andere gelten (Tibshirani und Walther 2005): 0,8 oder mehr spricht für ihre Zahl.",
      fr:
        "Si les segments issus d’une moitié des clients valent pour l’autre (Tibshirani et Walther 2005) : 0,8 ou plus plaide pour leur nombre.",
      es:
        "Si los segmentos que da la mitad de los clientes valen para la otra mitad (Tibshirani y Walther 2005): 0,8 o más habla a favor de su número."
    ),
    ReportText("p-value", de: "p-Wert", fr: "valeur p", es: "valor p"),
    ReportText(
      "How often chance alone would give a figure as extreme; adjusted, where many are looked at together (Benjamini and Hochberg 1995).",
      de:
        "Wie oft der Zufall allein einen so extremen Wert ergäbe; angepasst, wo viele zugleich betrachtet werden (Benjamini und Hochberg 1995).",
      fr:
        "La fréquence à laquelle le seul hasard donnerait un chiffre aussi extrême ; ajustée quand on en regarde beaucoup (Benjamini et Hochberg 1995).",
      es:
        "Con qué frecuencia el mero azar daría una cifra tan extrema; ajustado cuando se miran muchas a la vez (Benjamini y Hochberg 1995)."
    ),
    ReportText("recall", de: "Trefferquote", fr: "rappel", es: "exhaustividad"),
    ReportText(
      "Of a segment’s customers, the share that a rule picks.",
      de: "Von den Kunden eines Segments der Anteil, den eine Regel auswählt.",
      fr: "Parmi les clients d’un segment, la part qu’une règle retient.",
      es: "De los clientes de un segmento, la parte que selecciona una regla."),
    ReportText("silhouette", de: "Silhouette", fr: "silhouette", es: "silueta"),
    ReportText(
      "For one customer: how much closer its own segment is than the nearest other one, from −1 to 1 (Rousseeuw 1987).",
      de:
        "Für einen Kunden: wie viel näher das eigene Segment ist als das nächste andere, von −1 bis 1 (Rousseeuw 1987).",
      fr:
        "Pour un client : de combien son segment est plus proche que l’autre le plus proche, de −1 à 1 (Rousseeuw 1987).",
      es:
        "Para un cliente: cuánto más cerca está su segmento que el otro más próximo, de −1 a 1 (Rousseeuw 1987)."
    ),
    ReportText("Skewness", de: "Schiefe", fr: "Asymétrie", es: "Asimetría"),
    ReportText(
      "How lopsided a feature is: 0 for even sides, large where a few customers have very large values. A logarithm evens them out before distances are measured.",
      de:
        "Wie einseitig ein Merkmal ist: 0 bei gleichen Seiten, groß, wo wenige Kunden sehr große Werte haben. Ein Logarithmus gleicht sie aus, bevor Abstände gemessen werden.",
      fr:
        "Le déséquilibre d’une variable : 0 si les côtés s’équilibrent, grand si quelques clients ont de très grandes valeurs. Un logarithme les égalise avant de mesurer les distances.",
      es:
        "Lo desequilibrada que es una variable: 0 si los lados son iguales, grande si unos pocos clientes tienen valores muy grandes. Un logaritmo los iguala antes de medir distancias."
    ),
    ReportText("stability", de: "Stabilität", fr: "stabilité", es: "estabilidad"),
    ReportText(
      "How much of a segment is found again when customers are drawn anew: the mean Jaccard coefficient of bootstrap samples (Hennig 2007).",
      de:
        "Wie viel eines Segments sich wiederfindet, wenn Kunden neu gezogen werden: der mittlere Jaccard-Koeffizient von Bootstrap-Stichproben (Hennig 2007).",
      fr:
        "Ce qu’on retrouve d’un segment en tirant à nouveau les clients : le coefficient de Jaccard moyen d’échantillons bootstrap (Hennig 2007).",
      es:
        "Cuánto de un segmento se reencuentra al extraer de nuevo los clientes: el coeficiente de Jaccard medio de muestras bootstrap (Hennig 2007)."
    ),
    ReportText(
      "standard deviation", de: "Standardabweichung", fr: "écart type", es: "desviación estándar"),
    ReportText(
      "The usual size of a customer’s distance from the average.",
      de: "Die übliche Größe des Abstands eines Kunden vom Durchschnitt.",
      fr: "La taille habituelle de l’écart d’un client à la moyenne.",
      es: "El tamaño habitual de la distancia de un cliente a la media."),
    ReportText(
      "Starts with every customer alone and merges, step by step, the two groups whose union widens them least (Ward 1963).",
      de:
        "Beginnt mit jedem Kunden für sich und vereint Schritt für Schritt die zwei Gruppen, deren Zusammenschluss sie am wenigsten verbreitert (Ward 1963).",
      fr:
        "Part de chaque client seul et fusionne, pas à pas, les deux groupes dont l’union les élargit le moins (Ward 1963).",
      es:
        "Empieza con cada cliente solo y une, paso a paso, los dos grupos cuya unión menos los ensancha (Ward 1963)."
    ),
  ]
}
