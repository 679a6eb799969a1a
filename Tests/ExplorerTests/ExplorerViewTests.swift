import Charts
import CommandLanguage
import Testing

@testable import Explorer
@testable import TerminalCharts

struct ExplorerViewTests {
  private func screen(
    _ line: String, _ keys: String = "", columns: Int = 80, rows: Int = 24, glyphs: Glyphs = .unicode,
    isColored: Bool = true
  ) throws -> CellGrid {
    let view = ExplorerView(palette: .okabeIto, glyphs: glyphs, isColored: isColored)
    return view.grid(of: try explored(line, keys, columns: columns, rows: rows))
  }

  private func lines(_ grid: CellGrid) -> [String] { (0..<grid.height).map(grid.text(ofRow:)) }

  @Test func theKnobsStandWithTheirValuesAndBounds() throws {
    let lines = lines(try screen("cosine --lr 0.25 --min 30% --length 10%"))
    #expect(lines.contains { $0.contains("lr") && $0.contains("0.25") && $0.contains("rate, at least 0") })
    #expect(lines.contains { $0.contains("min") && $0.contains("30%") && $0.contains("rate or % of peak") })
    #expect(lines.contains { $0.contains("length") && $0.contains("10%") && $0.contains("iterations, at least 1") })
    #expect(lines.contains { $0.contains("▸ lr") })
    #expect(lines[22].contains("Highest rate"))
  }

  @Test func aSliderMovesWithItsKnob() throws {
    func place(_ keys: String) throws -> Int? {
      let row = lines(try screen("cosine --lr 0.1", keys)).first { $0.contains("▸ lr") }
      return row.flatMap {
        $0.firstIndex(of: "●").map { index in row?.distance(from: row?.startIndex ?? index, to: index) ?? 0 }
      }
    }
    let middle = try #require(try place(""))
    #expect(try #require(try place("Shift+Right")) > middle)
    #expect(try #require(try place("Shift+Left")) < middle)
  }

  @Test func turningAKnobChangesTheChartAndTheLabelsOfItsAxis() throws {
    // From 1 to 5: the highest label below the names is the highest tick.
    func highest(_ keys: String) throws -> String? {
      lines(try screen("cosine --max 1", keys))[1...12].first { $0.contains("┤") }.map {
        String($0.prefix { $0 != "┤" })
      }
    }
    #expect(try highest("") == "1.0")
    #expect(try highest("Right Right").flatMap { Double($0) }.map { $0 >= 4 } == true)
  }

  @Test func theCursorReadsEveryCurve() throws {
    let text = try screen("linear --start-lr 1 --length 1000 vs constant --lr 0.25", "g \"500\" Enter").text
    #expect(text.contains("at 500"))
    #expect(text.contains("1 0.5") && text.contains("2 0.25"))
    let epochs = try screen("constant --steps-per-epoch 100 --x epoch", "g \"500\" Enter").text
    #expect(epochs.contains("(epoch 5)"))
  }

  @Test func wideTerminalsShowTheKnobsOfSeveralCurves() throws {
    let text = try screen("cosine vs wsd vs sgdr", columns: 200, rows: 50).text
    for knob in ["cycle-mult", "min", "lr"] { #expect(text.contains(knob)) }
    let narrow = try screen("cosine vs wsd vs sgdr").text
    #expect(!narrow.contains("cycle-mult"))
  }

  @Test(arguments: [(80, 24), (200, 50), (40, 12), (30, 10)])
  func eightCurvesFitEverySize(size: (Int, Int)) throws {
    let curves = Array(repeating: "cosine --max 0.1", count: 8).enumerated().map { "\($1)\($0 + 1)" }
    let line = curves.joined(separator: " vs ")
    for tabs in 0..<8 {
      let keys = Array(repeating: "Tab", count: tabs).joined(separator: " ") + " c"
      let grid = try screen(line, keys, columns: size.0, rows: size.1)
      // The name of the current curve is in sight, whichever it is.
      let chosen = (0..<size.0).filter { grid[$0, 0].style.isReversed }.map { String(grid[$0, 0].scalar) }.joined()
      #expect(chosen.contains("\(tabs + 1)"), "\(size): \(grid.text(ofRow: 0))")
      #expect(grid.text.contains("▸"), "\(size): the current knob is in sight")
    }
  }

  @Test func everyKnobComesIntoSight() throws {
    let line = "cosine warmup --length 100 cooldown --start-idx 500 --length 100 --finish-lr 0.01"
    let count = try explored(line).knobRows.compactMap(\.knob).count
    for step in 0..<count {
      let keys = Array(repeating: "Down", count: step).joined(separator: " ")
      let explorer = try explored(line, keys, columns: 60, rows: 12)
      let name = try #require(explorer.knob).parameter.name
      #expect(try screen(line, keys, columns: 60, rows: 12).text.contains("▸ \(name)"), "knob \(step)")
    }
  }

  @Test func aTerminalTooSmallSaysSoAndRecovers() throws {
    let small = try screen("cosine", "20x5").text
    #expect(small.contains("This terminal is") && small.contains("30x10"))
    let recovered = try screen("cosine", "20x5 80x24")
    #expect(try recovered == screen("cosine"))
    for (columns, rows) in [(1, 1), (3, 40), (29, 10), (200, 3)] {
      #expect(try screen("cosine", "\(columns)x\(rows)").cells.count == columns * rows)
    }
  }

  @Test func aWrongValueStandsInTheStatusLineInRed() throws {
    let grid = try screen("cosine", "\"-1\" Backspace Backspace Enter 9 Backspace \"1e999\" Enter")
    let row = (20..<24).first { grid.text(ofRow: $0).contains("--lr of cosine must be") }
    let place = try #require(row)
    #expect(grid[1, place].style.foreground != .standard)
    #expect(grid.text(ofRow: 23).contains("--lr: 1e999"))
  }

  @Test func theListShowsWhatItFinds() throws {
    let text = try screen("cosine", "a \"onecycle\"").text
    #expect(text.contains("torch.OneCycleLR"))
    #expect(text.contains("> onecycle"))
    #expect(try screen("cosine", "a \"zzzz\"").text.contains("Nothing is found."))
  }

  @Test func helpHoldsEveryKeyThatDoesSomething() throws {
    let keys = KeyHelp.rows.map(\.keys).joined(separator: " ")
    for key in "ravmt*fdDulxwcgseyq+-[],.<>" { #expect(keys.contains(key), "\(key)") }
    // In a small terminal the last row is reached by scrolling.
    let end = Array(repeating: "PageDown", count: 8).joined(separator: " ")
    #expect(try screen("cosine", "? \(end)", columns: 40, rows: 12).text.contains("suspend"))
  }

  @Test func theCommandLineIsShownWhole() throws {
    let line = "cosine --max 0.1 --cycle-length 500 warmup --length 100 --start-lr 0.001"
    let text = try screen("\(line) vs \(line) --shape cosine", "y", columns: 60, rows: 20).text
    let words = text.split { " \n│".contains($0) }.map(String.init)
    #expect(words.contains("lrsched") && words.contains("--shape"))
    #expect(words.count { $0 == "--start-lr" } == 2)
  }

  @Test func asciiIsAsciiThroughout() throws {
    for keys in ["", "?", "a", "y", "c", "Down 1", "l"] {
      let grid = try screen("cosine vs linear", keys, glyphs: .ascii, isColored: false)
      #expect(grid.text.unicodeScalars.allSatisfy { $0.isASCII }, "after \(keys)")
    }
  }
}
