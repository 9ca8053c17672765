// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// A currency as data name it: an ISO 4217 code in capitals, or a symbol that several share ("$").
struct CurrencyCode: Hashable, Sendable, CustomStringConvertible {
  let description: String

  /// Reads the text of a currency column: any short text, in capitals, symbols as codes.
  init(column text: String) {
    let name = text.uppercased()
    description = Self.codesBySymbol[name] ?? name
  }

  /// Reads what stands beside an amount; nil unless it is a known symbol or code.
  init?(symbol: [UInt8]) {
    let name = String(decoding: symbol, as: UTF8.self).uppercased()
    if let code = Self.codesBySymbol[name] {
      description = code
    } else if name == "$" || name == "¥" || name == "KR" || Self.codes.contains(name) {
      description = name
    } else {
      return nil
    }
  }

  /// Whether data that say `self` may be what a user calls `asked`: "$" is any dollar.
  func matches(_ asked: CurrencyCode) -> Bool {
    if self == asked { return true }
    return Self.shared[description]?.contains(asked.description)
      ?? Self.shared[asked.description]?.contains(description) ?? false
  }

  /// Symbols that more than one currency uses, and the codes that they may mean.
  private static let shared: [String: Set<String>] = [
    "$": [
      "USD", "AUD", "CAD", "NZD", "SGD", "HKD", "MXN", "ARS", "CLP", "COP", "TWD", "BBD", "BSD",
      "JMD", "TTD",
    ],
    "¥": ["JPY", "CNY"],
    "KR": ["SEK", "NOK", "DKK", "ISK"],
  ]

  private static let codesBySymbol: [String: String] = [
    "€": "EUR", "£": "GBP", "US$": "USD", "$US": "USD", "R$": "BRL", "A$": "AUD", "AU$": "AUD",
    "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "S$": "SGD", "HK$": "HKD", "MX$": "MXN", "NT$": "TWD",
    "₹": "INR", "RS": "INR", "₩": "KRW", "₺": "TRY", "TL": "TRY", "₽": "RUB", "₴": "UAH",
    "₫": "VND", "฿": "THB", "₱": "PHP", "₦": "NGN", "₪": "ILS", "ZŁ": "PLN", "KČ": "CZK",
    "FT": "HUF", "LEI": "RON", "FR": "CHF", "SFR": "CHF", "RM": "MYR", "RP": "IDR", "৳": "BDT",
    "GH₵": "GHS", "KSH": "KES", "円": "JPY", "元": "CNY", "JP¥": "JPY", "CN¥": "CNY", "R": "ZAR",
  ]

  /// ISO 4217 codes of currencies in use.
  private static let codes = Set(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN
    BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS
    GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW
    KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD
    NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD
    SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES
    VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
