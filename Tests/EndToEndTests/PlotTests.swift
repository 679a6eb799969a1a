import Foundation
import Testing

struct PlotTests {
  private static let signatures: [String: [UInt8]] = [
    "png": [0x89, 0x50, 0x4E, 0x47], "svg": Array("<?xml".utf8), "pdf": Array("%PDF-".utf8),
  ]

  @Test func theTutorialsFigureIsNamedAfterItsSchedule() throws {
    let folder = try Folder()
    let result = try Binary.run("plot cosine --min 1 --max 2", in: folder)
    #expect(result.status == 0)
    #expect(result.output.isEmpty)
    #expect(result.words.hasPrefix("wrote cosine.png (640 × 480 px"))
    #expect(folder.names == ["cosine.png"])
  }

  @Test(arguments: ["png", "svg", "pdf"]) func aRecipeDrawsTheSameBytesAgain(_ format: String) throws {
    let folder = try Folder()
    let line = "compare cosine --max 0.1,0.2 vs step --lr 0.1 --label steps --title Two --log-y --theme dark -n 400 -q"
    #expect(try Binary.run("\(line) -o first.\(format)", in: folder).status == 0)
    let first = [UInt8](try folder.data("first.\(format)"))
    #expect(first.starts(with: try #require(Self.signatures[format])))
    let recipe = try Binary.run("recipe first.\(format)", in: folder)
    #expect(recipe.status == 0)
    let command = try #require(recipe.lines.first)
    #expect(try Binary.shell("\(command) -q -o second.\(format)", in: folder).status == 0)
    #expect([UInt8](try folder.data("second.\(format)")) == first)
  }

  @Test func severalOutputsAreWrittenAndStandardOutputIsOne() throws {
    let folder = try Folder()
    let result = try Binary.run("plot cosine -o a.png -o b.svg -o -", in: folder)
    #expect(result.status == 0)
    #expect(folder.names == ["a.png", "b.svg"])
    #expect([UInt8](result.output) == [UInt8](try folder.data("a.png")))
    let svg = try Binary.run("plot cosine -q -o - --format svg", in: folder)
    #expect(svg.text.hasPrefix("<?xml") && svg.text.hasSuffix("</svg>\n"))
    #expect(svg.words.isEmpty)
  }

  @Test func anUnknownFormatIsToldBeforeAnythingIsWritten() throws {
    let folder = try Folder()
    let result = try Binary.run("plot cosine -o a.png -o b.bmp", in: folder)
    #expect(result.status == 64)
    #expect(result.words.contains("b.bmp") && result.words.contains("png, svg or pdf"))
    #expect(folder.names.isEmpty)
  }

  @Test func compareTellsTheFiguresOfEveryCurve() throws {
    let folder = try Folder()
    let result = try Binary.run(
      "compare triangular --min 0 --max 2 --cycle-length 100 vs linear --start-lr 1 --length 100 -n 101",
      in: folder)
    #expect(result.words.split(separator: "\n").count == 1)
    let rows = result.lines.map { row in
      row.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
    }
    #expect(
      rows == [
        ["curve", "first", "highest", "at", "lowest", "last", "mean", "area", "warmup"],
        // 2 · (2/100) · (0 + 1 + … + 49) + 2 over 101 iterations, and the mean of a line.
        ["triangular", "0", "2", "50", "0", "0", "0.990099", "100", "-"],
        ["linear", "1", "1", "0", "0", "0", "0.5", "50.5", "-"],
      ])
    #expect(folder.names == ["comparison.png"])
  }

  /// Data stand on standard output, be they the picture or the figures.
  @Test func theFiguresMakeRoomForThePicture() throws {
    let folder = try Folder()
    let line = "compare cosine --max 0.3 --label a vs linear --label b -n 100"
    let piped = try Binary.run("\(line) -o - --format svg", in: folder)
    #expect(piped.text.hasPrefix("<?xml") || piped.text.hasPrefix("<svg"))
    #expect(piped.words.contains("highest") && !piped.text.contains("highest"))
    let json = try Binary.run("\(line) --json -q -o a.svg", in: folder)
    let object = try #require(try JSONSerialization.jsonObject(with: json.output) as? [String: Any])
    let curves = try #require(object["curves"] as? [[String: Any]])
    #expect(curves.map { $0["label"] as? String } == ["a", "b"] && curves.map { $0["first"] as? Double } == [0.3, 1])
    #expect(json.words.isEmpty && (object["notes"] as? [String])?.isEmpty == true)
    #expect(try Binary.run("\(line) -q -o a.svg", in: folder).output.isEmpty)
  }

  @Test func aSweepIsACurveForEachValue() throws {
    let folder = try Folder()
    let result = try Binary.run("compare cosine --max 0.1,0.3,1 -o sweep.svg", in: folder)
    #expect(result.status == 0)
    #expect(result.words.split(separator: "\n").count == 1 && result.lines.count == 4)
    let plotted = try Binary.run("export cosine --max 0.1,0.3 -n 1", in: folder)
    #expect(plotted.lines == ["iteration,lr 0.1,lr 0.3", "0,0.1,0.3"])
    let explained = try Binary.run("explain cosine --max 0.1,0.3", in: folder)
    #expect(explained.status == 64 && explained.words.contains("compare"))
  }

  @Test func whatHasNoPlaceOnALogarithmicAxisIsWarnedOfOnce() throws {
    let folder = try Folder()
    let result = try Binary.run("plot cosine --log-y -o a.png -o b.png", in: folder)
    #expect(result.status == 0)
    #expect(result.words.components(separatedBy: "warning:").count == 2)
    let zeros = try Binary.run("plot constant --lr 0 --log-y -o c.png", in: folder)
    #expect(zeros.status == 64)
    #expect(!folder.names.contains("c.png"))
  }

  @Test func aFrameworkThatWouldRaiseIsHeardUnlessAskedToHold() throws {
    let folder = try Folder()
    let line = "plot torch.OneCycleLR --max_lr 0.1 --total_steps 100 -n 200 -o a.png"
    let raised = try Binary.run(line, in: folder)
    #expect(raised.status == 65)
    #expect(raised.words.contains("iteration 101") && raised.words.contains("Tried to step 101 times"))
    #expect(folder.names.isEmpty)
    #expect(try Binary.run("\(line) --past-end hold", in: folder).status == 0)
  }

  @Test(arguments: ["1e12", "9223372036854775806"]) func anyNumberOfIterationsIsDrawn(_ count: String) throws {
    let folder = try Folder()
    let curves = "cosine --cycle-length 250 cyclical vs exponential --gamma 0.999999 vs step vs clr"
    let result = try Binary.run("compare \(curves) -n \(count) -o a.png", in: folder)
    #expect(result.status == 0, "\(result.words)")
    #expect(folder.names == ["a.png"])
  }
}
