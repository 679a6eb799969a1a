import Foundation
import Testing

/// Runs that were logged, drawn and compared.
struct ComparedRunsTests {
  private func folder() throws -> Folder {
    let folder = try Folder()
    for (seed, offset) in [(1, 0.0), (2, 0.02), (3, 0.01)] {
      for (name, level) in [("a", 0.8), ("b", 0.815)] {
        let rows = (0..<20).map { epoch in
          "\(epoch),\(0.1 / Double(epoch + 1)),\(level + offset + Double(min(epoch, 15)) / 100),\(2 / Double(epoch + 1))\n"
        }
        try folder.write("epoch,learning_rate,val_accuracy,loss\n" + rows.joined(), to: "\(name).seed\(seed).csv")
      }
    }
    return folder
  }

  @Test(arguments: ["png", "svg", "pdf"]) func panelsBandsAndMarksAreDrawn(format: String) throws {
    let folder = try folder()
    let words =
      "plot @a.seed*.csv vs @b.seed1.csv vs cosine --label plan --steps-per-epoch 10 --x epoch --panel val_accuracy,loss "
      + "--mark-at 5ep,last"
    let result = try Binary.run("\(words) -o all.\(format)", in: folder)
    #expect(result.status == 0, "\(result.words)")
    #expect(result.words.contains("from the lowest to the highest"))
    #expect(result.words.contains("without plan, which has no such column"))
    let all = try folder.data("all.\(format)")
    #expect(all.count > 2000)
    if format == "svg" {
      // Bands are what lets something shine through; a panel less, marks less and no band are fewer shapes.
      func shapes(_ name: String) throws -> (all: Int, bands: Int) {
        let text = String(decoding: try folder.data(name), as: UTF8.self)
        return (
          text.components(separatedBy: "<path").count, text.components(separatedBy: "fill-opacity:0.2;").count - 1
        )
      }
      let whole = try shapes("all.svg")
      #expect(whole.bands > 0)
      for option in ["--panel loss", "--mark-at 5ep", "--band none"] {
        #expect(try Binary.run("\(words) \(option) -o other.svg", in: folder).status == 0)
        #expect(try shapes("other.svg").all < whole.all, "\(option)")
      }
      #expect(try shapes("other.svg").bands == 0)
    }
    let recipe = try Binary.run("recipe all.\(format)", in: folder).text
    #expect(recipe.contains("--panel val_accuracy,loss") && recipe.contains("--mark-at 5ep,last"))
    let again = try Binary.shell("\(recipe.trimmingCharacters(in: .newlines)) -o again.\(format)", in: folder)
    #expect(again.status == 0)
    #expect(try folder.data("again.\(format)") == all)
  }

  @Test func familiesAreComparedWithTheirSpread() throws {
    let folder = try folder()
    let result = try Binary.run(
      "compare @a.seed*.csv:val_accuracy vs @b.seed*.csv:val_accuracy --steps-per-epoch 10 -o c.png --json", in: folder)
    #expect(result.status == 0, "\(result.words)")
    let object = try #require(try JSONSerialization.jsonObject(with: Data(result.text.utf8)) as? [String: Any])
    let curves = try #require(object["curves"] as? [[String: Any]])
    let last = try #require(curves[0]["last"] as? [String: Double])
    // 0.95, 0.97 and 0.96.
    #expect(abs(try #require(last["mean"]) - 0.96) < 1e-12)
    #expect(abs(try #require(last["standard_deviation"]) - 0.01) < 1e-12)
    let differences = try #require(object["differences"] as? [[String: Any]])
    #expect(differences.count == 2 && differences.allSatisfy { $0["within_spread"] as? Bool == false })
    #expect(abs(try #require(differences[0]["difference"] as? Double) - 0.015) < 1e-12)
    let table = try Binary.run(
      "compare @a.seed*.csv:val_accuracy vs @b.seed1.csv:val_accuracy --steps-per-epoch 10 -o d.png", in: folder)
    // 0.965 by itself is 0.005 from the mean of three that deviate by 0.01.
    #expect(table.text.contains("is within the spread of"))
    #expect(table.text.contains("epoch 15"))
  }

  @Test func whatIsNotThereIsSaid() throws {
    let folder = try folder()
    let panel = try Binary.run("plot @a.seed1.csv --steps-per-epoch 10 --panel val_los -o a.png", in: folder)
    #expect(panel.status == 64 && panel.words.contains("val_los"))
    #expect(panel.words.contains("'val_accuracy'") || panel.words.contains("'loss'"))
    #expect(throws: (any Error).self) { try folder.data("a.png") }
    let family = try Binary.run("plot @c.seed*.csv -o a.png", in: folder)
    #expect(family.status == 66, "\(family.words)")
    let mark = try Binary.run("plot @a.seed1.csv --steps-per-epoch 10 --mark-at cycle-ends -o a.png", in: folder)
    #expect(mark.status == 64 && mark.words.contains("cycle"))
  }

  @Test func aFileWithAStarInItsNameIsThatFile() throws {
    let folder = try folder()
    try folder.write("step,lr\n0,1\n5,2\n", to: "x*.csv")
    try folder.write("step,lr\n0,3\n5,4\n", to: "xy.csv")
    let result = try Binary.run("at 5 @x*.csv", in: folder)
    #expect(result.text.contains("2") && !result.text.contains("3"))
  }
}
