import ChartChoices
import Foundation
import SeededRandom
import TestSupport
import Testing

@testable import Charts

@Suite struct ChartTests {
  private let series = [Series(label: "a", curve: Level(rate: 0.1))]

  private func error(_ make: () throws -> Chart) -> ChartError? {
    do {
      _ = try make()
      return nil
    } catch {
      return error as? ChartError
    }
  }

  @Test func whatCannotBeDrawnIsAnError() {
    let series = series
    #expect(error { try Chart(series: [], iterations: 0...9) } == .noSeries)
    #expect(
      error { try Chart(series: series, iterations: -1...9) } == .negativeIteration(-1))
    for (width, height) in [(99, 480), (640, 16_001), (0, 0), (Int.max, Int.min)] {
      let size = ChartSize(width: width, height: height)
      #expect(
        error { try Chart(series: series, iterations: 0...9, size: size) }
          == .sizeOutOfBounds(width: width, height: height, bounds: 100...16_000))
    }
    for scale in [0, -1, .nan, .infinity, 10.5] {
      let size = ChartSize(scale: scale)
      #expect(error { try Chart(series: series, iterations: 0...9, size: size) } != nil)
    }
    let huge = ChartSize(width: 16_000, height: 100, scale: 3)
    #expect(
      error { try Chart(series: series, iterations: 0...9, size: huge) }
        == .tooManyDevicePixels(width: 48_000, height: 300, most: 32_767))
    let vast = ChartSize(width: 16_000, height: 16_000, scale: 1.5)
    #expect(
      error { try Chart(series: series, iterations: 0...9, size: vast) }
        == .tooLargeArea(width: 24_000, height: 24_000, most: 33_554_432))
  }

  @Test func axesAreChecked() {
    let series = series
    func make(_ axis: VerticalAxis) -> ChartError? {
      error { try Chart(series: series, iterations: 0...9, yAxis: axis) }
    }
    #expect(make(VerticalAxis(minimum: 2, maximum: 1)) == .axisEndsReversed(minimum: 2, maximum: 1))
    #expect(make(VerticalAxis(minimum: 1, maximum: 1)) == .axisEndsReversed(minimum: 1, maximum: 1))
    #expect(make(VerticalAxis(maximum: .infinity)) == .axisEndNotFinite(.infinity))
    #expect(make(VerticalAxis(.logarithmic, minimum: 0)) == .axisEndNotAboveZero(0))
    #expect(make(VerticalAxis(.logarithmic, minimum: 1e-3, maximum: 1)) == nil)
    let zeros = [Series(label: "z", curve: Level(rate: 0))]
    #expect(
      error {
        try Chart(series: zeros, iterations: 0...9, yAxis: VerticalAxis(.logarithmic))
      } == .noValueAboveZero)
    let infinite = [Series(label: "i", curve: Level(rate: .infinity))]
    #expect(error { try Chart(series: infinite, iterations: 0...9) } == .noFiniteValue)
    #expect(
      error { try Chart(series: series, iterations: 0...9, xUnit: .epoch(iterations: 0)) }
        == .epochLength(0))
  }

  @Test(arguments: ThemeName.allCases, PaletteName.allCases)
  func everyColorIsSeenOnItsBackground(_ name: ThemeName, _ palette: PaletteName) {
    let theme = Theme(name, palette: palette)
    // The relative luminance of WCAG 2, whose ratio is 1 for a color on itself.
    func luminance(_ color: Color) -> Double {
      let channels = [color.red, color.green, color.blue].map { channel -> Double in
        let value = Double(channel) / 255
        return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }
    for color in theme.palette.colors {
      let pair = [luminance(color), luminance(theme.background)].sorted()
      #expect((pair[1] + 0.05) / (pair[0] + 0.05) > 1.25, "\(color)")
    }
    #expect(Set(theme.palette.colors).count == theme.palette.colors.count)
  }

  @Test func warningsHaveABound() {
    let zalgo = "Z" + String(repeating: "\u{301}", count: 600_000)
    for label in [zalgo, String(repeating: "x", count: 600_000)] {
      let words = ChartWarning.valuesNotFinite(labels: [label, label, label, label]).description
      #expect(words.utf8.count < 1000 && words.hasSuffix(" and 1 more."))
    }
    let letters = (0x4E00..<0x4F00).compactMap(Unicode.Scalar.init)
    let words = ChartWarning.lettersMissing(letters).description
    #expect(words.contains("一 (U+4E00), 丁 (U+4E01)") && words.contains("and 248 more"))
    #expect(words.contains("fonts-noto-cjk"))
  }
}

@Suite struct DisplayTextTests {
  private let canvas = RecordingCanvas()
  private let font = Font(size: 10)

  @Test func controlCharactersBecomeSpaces() {
    #expect(DisplayText.clean("a\u{0}b\nc\td\u{7F}e\u{FFFE}\u{202E}") == "a b c d e")
    #expect(DisplayText.clean("\u{0}\u{1}") == "")
    #expect(DisplayText.clean("学习率 → λ") == "学习率 → λ")
    #expect(DisplayText.clean("a\u{301}\u{323}b") == "a\u{301}\u{323}b")
    #expect(DisplayText.clean("Z" + String(repeating: "\u{301}", count: 600_000)).unicodeScalars.count == 31)
  }

  @Test func whatIsTooLongLosesItsMiddle() {
    // Letters are 6 wide: seven of them fit into 45.
    #expect(DisplayText.shortened("abcdefghij", to: 45, in: font, measure: canvas) == "abc…hij")
    #expect(DisplayText.shortened("abcdefg", to: 45, in: font, measure: canvas) == "abcdefg")
    #expect(DisplayText.shortened("abcdefg", to: 5, in: font, measure: canvas) == "")
    let long = String(repeating: "x", count: 1_000_000)
    #expect(DisplayText.shortened(long, to: 600, in: font, measure: canvas).count == 100)
  }

  @Test func linesBreakAtSpaces() {
    #expect(
      DisplayText.wrapped("aa bb cc dd", to: 31, lineCount: 3, in: font, measure: canvas) == ["aa bb", "cc dd"])
    #expect(
      DisplayText.wrapped("aa bb cc dd ee", to: 31, lineCount: 2, in: font, measure: canvas) == ["aa bb", "cc…ee"])
    #expect(DisplayText.wrapped("", to: 31, lineCount: 2, in: font, measure: canvas) == [])
  }
}

@Suite struct DirectLabelsTests {
  @Test func placesApartStayWhereTheyAre() {
    #expect(DirectLabels.spread([10, 30, 50], distance: 12, bounds: 0...100) == [10, 30, 50])
  }

  @Test func placesTogetherMoveApartEvenly() {
    #expect(DirectLabels.spread([50, 50, 50], distance: 10, bounds: 0...100) == [40, 50, 60])
    #expect(DirectLabels.spread([100, 100], distance: 10, bounds: 0...100) == [90, 100])
  }

  @Test func anyPlacesKeepTheirDistanceAndBounds() {
    var random = SeededGenerator(state: 5)
    for _ in 0..<500 {
      let wanted = (0..<8).map { _ in Double.random(in: 0...100, using: &random) }.sorted()
      let places = DirectLabels.spread(wanted, distance: 12, bounds: 0...100)
      #expect(places.count == 8)
      #expect(places.allSatisfy { $0 > -1e-9 && $0 < 100 + 1e-9 })
      #expect(zip(places, places.dropFirst()).allSatisfy { $1 - $0 > 12 - 1e-9 })
    }
  }
}
