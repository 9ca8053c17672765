// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import SalesData

extension NumberStyle {
  /// `4.338`, `12,5 %`, `8,91 Mio. £`, `9. Dezember 2011`.
  static let german: NumberStyle = {
    var style = NumberStyle()
    style.decimalMark = ","
    style.thousandsMark = "."
    style.percentSign = "\u{A0}%"
    style.percentWord = "\u{A0}Prozent"
    style.under = "unter "
    style.over = "über "
    style.unknownShare = "ein unbekannter Anteil"
    style.words = [
      "kein", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn",
    ]
    style.thousand = "\u{A0}Tsd."
    style.million = "\u{A0}Mio."
    style.billion = "\u{A0}Mrd."
    style.trillion = "\u{A0}Bio."
    style.currencyFollows = true
    style.and = " und "
    style.or = " oder "
    style.openingQuote = "„"
    style.closingQuote = "“"
    style.months = [
      "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September",
      "Oktober", "November", "Dezember",
    ]
    style.afterDay = ".\u{A0}"
    return style
  }()

  /// `4 338`, `12,5 %`, `8,91 M £`, `9 décembre 2011`; nought and one are singular.
  static let french: NumberStyle = {
    var style = NumberStyle()
    style.decimalMark = ","
    style.thousandsMark = "\u{202F}"
    style.percentSign = "\u{A0}%"
    style.percentWord = "\u{A0}%"
    style.under = "moins de "
    style.over = "plus de "
    style.unknownShare = "une part inconnue"
    style.words = [
      "aucun", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix",
    ]
    style.thousand = "\u{A0}k"
    style.million = "\u{A0}M"
    style.billion = "\u{A0}Md"
    style.trillion = "\u{A0}Bn"
    style.currencyFollows = true
    style.singularBelow = 2
    style.and = " et "
    style.or = " ou "
    style.openingQuote = "«\u{A0}"
    style.closingQuote = "\u{A0}»"
    style.months = [
      "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
      "octobre", "novembre", "décembre",
    ]
    style.firstDay = "1er"
    return style
  }()

  /// `4338`, `12.345`, `12,5 %`, `8,91 M £`, `9 de diciembre de 2011`.
  static let spanish: NumberStyle = {
    var style = NumberStyle()
    style.decimalMark = ","
    style.thousandsMark = "."
    style.dividesFourDigits = false
    style.percentSign = "\u{A0}%"
    style.percentWord = "\u{A0}%"
    style.under = "menos del "
    style.over = "más del "
    style.unknownShare = "una parte desconocida"
    style.words = [
      "ningún", "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez",
    ]
    style.thousand = "\u{A0}mil"
    style.million = "\u{A0}M"
    style.billion = "\u{A0}mil\u{A0}M"
    style.trillion = "\u{A0}B"
    style.currencyFollows = true
    style.and = " y "
    style.or = " o "
    style.openingQuote = "«"
    style.closingQuote = "»"
    style.months = [
      "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
      "octubre", "noviembre", "diciembre",
    ]
    style.afterDay = "\u{A0}de\u{A0}"
    style.afterMonth = "\u{A0}de\u{A0}"
    return style
  }()
}
