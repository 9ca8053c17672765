// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TabularFiles

@Suite struct WorkbookTests {
  private func text(_ workbook: [UInt8], sheet: String? = nil) throws -> String {
    let bytes = try InputBytes(workbook, name: "f.xlsx").unpacked(sheet: sheet)
    return bytes.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
  }

  private func refusal(_ workbook: [UInt8], sheet: String? = nil) throws -> InputError {
    try #require(throws: InputError.self) { try text(workbook, sheet: sheet) }
  }

  @Test func everyKindOfCell() throws {
    let workbook = PackedBytes.workbook(
      """
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr">\
      <is><t>in&amp;line</t></is></c></row>
      <row r="2"><c r="A2"><v>1.50</v></c><c r="B2" s="1"><v>45322</v></c><c r="C2" t="b"><v>1</v>\
      </c></row>
      <row r="4"><c r="A4"><v>-0.30000000000000004</v></c><c r="D4" s="2"><v>45322.351388888892</v>\
      </c><c r="E4" t="str"><f>A1&lt;B1</f><v>x</v></c><c r="F4" t="e"><v>#N/A</v></c></row>
      <row><c s="3"><v>1</v></c><c s="4"><v>0.5</v></c><c t="s"><v>2</v></c><c/></row>
      """,
      strings: [
        "<t>customer, \"id\"</t>", "<r><t>da</t></r><r><t xml:space=\"preserve\">te </t></r>",
        "<t>two&#10;lines</t><rPh><t>reading</t></rPh>",
      ],
      formats: "<numFmt numFmtId=\"164\" formatCode=\"dd\\.mm\\.yyyy;@\"/>")
    #expect(
      try text(workbook) == """
        "customer, ""id""\","date ",in&line
        1.5,2024-01-31,TRUE

        -0.3,,,2024-01-31 08:26:00,x,#N/A
        1900-01-01,12:00:00,two lines

        """)
  }

  @Test func sheetsByName() throws {
    let workbook = PackedBytes.workbook(
      "<row><c><v>1</v></c></row>", sheetTwo: "<row><c><v>2</v></c></row>")
    #expect(try text(workbook) == "1\n")
    #expect(try text(workbook, sheet: "orders & MORE") == "2\n")
    let error = try refusal(workbook, sheet: "Refunds")
    #expect(error.remedy?.contains("Sheet1, Orders & more") == true)
    let table = try DelimitedText(
      InputBytes(workbook, name: "f"), delimiter: UInt8(ascii: ";"), sheet: "Orders & more")
    #expect(table.delimiter == UInt8(ascii: ","))
    #expect(table.packing == .workbook(sheet: "Orders & more", sheetCount: 2))
  }

  @Test(arguments: [
    (1.0, false, "1900-01-01"), (59, false, "1900-02-28"), (61, false, "1900-03-01"),
    (36_526, false, "2000-01-01"), (45_351, false, "2024-02-29"), (0, true, "1904-01-01"),
    (43_889, true, "2024-02-29"), (2_958_465, false, "9999-12-31"),
  ])
  func daysOfBothCalendars(days: Double, from1904: Bool, date: String) {
    #expect(SheetNumber.moment(days, .day, from1904) == date)
  }

  @Test func timesRoundToTheSecond() {
    #expect(SheetNumber.moment(45_322.999_999_99, .moment, false) == "2024-02-01 00:00:00")
    #expect(SheetNumber.moment(0.351_388_889, .time, false) == "08:26:00")
  }

  @Test(arguments: [
    ("0.30000000000000004", "0.3"), ("1.0", "1"), ("-2.5000", "-2.5"), ("1.2E-3", "0.0012"),
    ("1E+3", "1000"), ("999999999999999.9", "1000000000000000"), ("0.0", "0"),
    ("19.989999999999998", "19.99"), ("1234567.8912345678", "1234567.89123457"),
  ])
  func numbersAsExcelShowsThem(stored: String, shown: String) {
    #expect(
      SheetNumber.plainDecimal(Array(stored.utf8)).map { String(decoding: $0, as: UTF8.self) }
        == shown)
  }

  @Test(arguments: [
    ("dd/mm/yyyy", NumberFormat.day), ("d-mmm-yy h:mm", .moment), ("[h]:mm:ss", .time),
    ("mm:ss", .time), ("mmm", .day), ("General", .number), ("#,##0.00 [$€-407]", .number),
    ("0.00\" days\"", .number), ("0\\d", .number), ("yyyy\\-mm\\-dd;@", .day),
    ("#,##0;[Red]-#,##0", .number),
  ])
  func formatsOfDates(code: String, format: NumberFormat) {
    #expect(NumberFormat(code: code) == format)
  }

  @Test func damagedWorkbooksAreRefused() throws {
    for rows in [
      "<row r=\"2\"/><row r=\"1\"/>", "<row><c r=\"XFE1\"/></row>", "<row r=\"9999999\"/>",
      "<row><c t=\"s\"><v>7</v></c></row>", "<row><c t=\"str\"><v>&who;</v></c></row>", "</row>",
      "<row><c", "<row><c r=\"B1\"/><c r=\"A1\"/></row>", "<row><!-- ",
    ] {
      #expect(
        try refusal(PackedBytes.workbook(rows)).problem.contains("damaged workbook"), "\(rows)")
    }
    let entities = PackedBytes.zip([
      (
        "xl/workbook.xml",
        "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><workbook>&b;</workbook>"
      )
    ])
    #expect(try refusal(entities).problem.contains("document type"))
    #expect(try refusal(PackedBytes.zip([("xl/workbook.xml", "<a/>")])).problem == "has no sheet")
  }
}
