import CPNG
import CairoCanvas
import ChartChoices
import Charts
import Foundation
import TestSupport
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A PNG as libpng decodes it.
private struct Decoded {
  var width: Int
  var height: Int
  var bytes: [UInt8]

  init(_ file: [UInt8]) throws {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    var bytes: [UInt8] = []
    // libpng reads on from the same place until the picture is finished.
    let isRead = file.withUnsafeBufferPointer { memory in
      guard png_image_begin_read_from_memory(&image, memory.baseAddress, memory.count) != 0 else { return false }
      // 8-bit red, green, blue: PNG_FORMAT_RGB is the flag for color alone.
      image.format = UInt32(PNG_FORMAT_FLAG_COLOR)
      bytes = [UInt8](repeating: 0, count: Int(image.width) * Int(image.height) * 3)
      return png_image_finish_read(&image, nil, &bytes, 0, nil) != 0
    }
    try #require(isRead)
    (width, height, self.bytes) = (Int(image.width), Int(image.height), bytes)
  }

  func color(_ x: Int, _ y: Int) -> Color {
    let place = (y * width + x) * 3
    return Color(red: bytes[place], green: bytes[place + 1], blue: bytes[place + 2])
  }
}

/// The chunks of a PNG, in order.
private func chunks(_ file: [UInt8]) -> [(type: String, data: [UInt8])] {
  var result: [(String, [UInt8])] = []
  var index = 8
  while index + 12 <= file.count {
    let length = file[index..<index + 4].reduce(0) { $0 << 8 | Int($1) }
    result.append(
      (String(decoding: file[index + 4..<index + 8], as: UTF8.self), Array(file[index + 8..<index + 8 + length])))
    index += 12 + length
  }
  return result
}

@Suite struct PictureTests {
  private func chart(
    _ series: [Series] = [Series(label: "half", curve: Level(rate: 0.5))], title: String? = nil,
    theme: Theme = .light, mark: Mark = .line, size: ChartSize = ChartSize()
  ) throws -> Chart {
    try Chart(
      series: series, iterations: 0...1500, title: title, yAxis: VerticalAxis(minimum: 0, maximum: 1), mark: mark,
      theme: theme, hasGrid: false, size: size)
  }

  private func bytes(_ chart: Chart, _ format: PictureFormat, recipe: String = "lrsched plot x") throws -> [UInt8] {
    try Picture.render(chart, as: format, recipe: recipe, software: "lrsched 1.0").bytes
  }

  @Test(arguments: [ChartSize(), ChartSize(scale: 2), ChartSize(width: 101, height: 333, scale: 1.5)])
  func pngHasTheSizeAndTheColors(size: ChartSize) throws {
    for (theme, curve) in [(Theme.light, Color(rgb: 0x3F90DA)), (.dark, Color(rgb: 0x56B4E9))] {
      let picture = try Decoded(bytes(chart(theme: theme, size: size), .png))
      #expect(picture.width == Int((Double(size.width) * size.scale).rounded(.up)))
      #expect(picture.height == Int((Double(size.height) * size.scale).rounded(.up)))
      #expect(picture.color(0, 0) == theme.background)
      #expect(picture.color(picture.width - 1, picture.height - 1) == theme.background)
      // Down the column at two thirds of the width there is the background, the curve and the axis.
      let column = (0..<picture.height).map { picture.color(picture.width * 2 / 3, $0) }
      let rows = column.indices.filter { column[$0] == curve }
      let axis = try #require(column.firstIndex(of: theme.axis))
      #expect(!rows.isEmpty && rows.allSatisfy { $0 < axis })
      // The axis runs from 0 at its line to 1 above, so the curve is half way between it and the top.
      let middle = Double(rows.reduce(0, +)) / Double(rows.count)
      let top = 9 * size.scale
      #expect(abs(middle - (Double(axis) + top) / 2) < 3 * size.scale)
    }
  }

  @Test func pngTellsSizeProgramAndRecipe() throws {
    let found = chunks(try bytes(chart(size: ChartSize(scale: 2)), .png, recipe: "lrsched plot cosine --max 1"))
    #expect(found.first?.type == "IHDR" && found.last?.type == "IEND")
    let texts = found.filter { $0.type == "tEXt" }.map { String(decoding: $0.data, as: UTF8.self) }
    #expect(texts == ["Software\u{0}lrsched 1.0", "Recipe\u{0}lrsched plot cosine --max 1"])
    // 192 dots an inch of 0.0254 m are 7559 dots a metre, in both directions.
    #expect(found.first { $0.type == "pHYs" }?.data == [0, 0, 0x1D, 0x87, 0, 0, 0x1D, 0x87, 1])
    let international = chunks(try bytes(chart(), .png, recipe: "plot → λ")).filter { $0.type == "iTXt" }
    let words = international.map { String(decoding: $0.data, as: UTF8.self) }
    #expect(words == ["Recipe\u{0}\u{0}\u{0}\u{0}\u{0}plot → λ"])
  }

  @Test func manyColorsAreKeptAsTheyAre() throws {
    let series = (0..<60).map { (index: Int) -> Series in
      let color = Color(red: UInt8(index * 4), green: UInt8(255 - index * 3), blue: UInt8(index))
      let level = Level(rate: Double(index) / 60 + 0.005)
      return Series(label: "\(index)", curve: level, color: color, lineWidth: 3, dash: [])
    }
    let picture = try Decoded(bytes(chart(series, size: ChartSize(width: 640, height: 2000)), .png))
    var colors: Set<Color> = []
    for y in 0..<picture.height { colors.insert(picture.color(200, y)) }
    #expect(series.allSatisfy { $0.color.map(colors.contains) == true })
  }

  @Test(arguments: PictureFormat.allCases)
  func theSameChartGivesTheSameBytes(format: PictureFormat) throws {
    let curves: [any Plottable] = [HalfCosine(length: 1000, low: 0, high: 1), TriangleWave(period: 4)]
    let chart = try chart(curves.map { Series(label: "λ", curve: $0) }, title: "Twice")
    let first = try bytes(chart, format)
    #expect(try bytes(chart, format) == first)
    #expect(try bytes(self.chart(title: "Once"), format) != first)
  }

  private static let oddTexts = [
    "", "\u{0}", "a\u{0}b", "<&>\"'", "]]>", "\u{1B}[31m", "𝄞🙂", "学习率", "\u{FFFE}\u{FFFF}", "e\u{301}\u{200D}",
    String(repeating: "w", count: 5000), "\\(\\)()", "\u{202E}abc", "%s%n",
  ]

  @Test(arguments: oddTexts)
  func noTextBreaksAPicture(text: String) throws {
    let series = [Series(label: text, curve: Level(rate: 0.2)), Series(label: text, curve: Level(rate: 0.7))]
    let chart = try Chart(
      series: series, iterations: 0...10, title: text, xLabel: text, yLabel: text, mark: .both,
      rules: [VerticalRule(iteration: 5, label: text)])
    _ = try Decoded(bytes(chart, .png, recipe: text))
    #expect(XMLParser(data: Data(try bytes(chart, .svg, recipe: text))).parse())
    #expect(try bytes(chart, .pdf, recipe: text).starts(with: Array("%PDF-1.4".utf8)))
  }

  @Test func svgIsMeasuredInPixelsAndNamesItself() throws {
    final class Reader: NSObject, XMLParserDelegate {
      var attributes: [String: [String: String]] = [:]
      var texts: [String: String] = [:]
      var open: [String] = []

      func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
      ) {
        if self.attributes[name] == nil { self.attributes[name] = attributes }
        open.append(name)
      }

      func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
      ) { open.removeLast() }

      func parser(_ parser: XMLParser, foundCharacters string: String) {
        if let name = open.last { texts[name, default: ""] += string }
      }
    }
    let file = try bytes(chart(title: "A < B & C"), .svg, recipe: "lrsched plot \"a\" <b> & c")
    let reader = Reader()
    let parser = XMLParser(data: Data(file))
    parser.delegate = reader
    #expect(parser.parse())
    #expect(reader.attributes["svg"]?["width"] == "640px" || reader.attributes["svg"]?["width"] == "640")
    #expect(reader.attributes["svg"]?["viewBox"] == "0 0 640 480")
    #expect(reader.texts["title"] == "A < B & C")
    #expect(reader.texts["lrsched:recipe"] == "lrsched plot \"a\" <b> & c")
    // The line of the curve is among the shapes, in its color.
    #expect(String(decoding: file, as: UTF8.self).contains("rgb(24.705882%,56.470588%,85.490196%)"))
  }

  @Test func pdfHasNoDateAndNamesItself() throws {
    let file = String(decoding: try bytes(chart(title: "Cosine"), .pdf, recipe: "lrsched plot cosine"), as: UTF8.self)
    #expect(!file.contains("CreationDate"))
    #expect(file.contains("/Title (Cosine)"))
    #expect(file.contains("/Creator (lrsched 1.0)"))
    #expect(file.contains("lrsched plot cosine"))
    // 640×480 pixels of a 96th of an inch are 480×360 points of a 72nd.
    #expect(file.contains("[ 0 0 480 360 ]"))
  }

  @Test func warningsReachTheCaller() throws {
    let series = [Series(label: "gap", curve: VisitedCurve { $0 == 5 ? .nan : 0.5 })]
    let picture = try Picture.render(chart(series), as: .png, recipe: "", software: "")
    #expect(picture.warnings == [.valuesNotFinite(labels: ["gap"])])
  }
}
