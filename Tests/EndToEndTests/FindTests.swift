import Foundation
import Testing

struct FindTests {
  /// A loss that falls from 2 to 1 around a rate of 0.01, and diverges from 1 on.
  private func sweep() -> String {
    let rows = (0..<120).map { index -> String in
      let rate = 1e-5 * pow(10, Double(index) / 20)
      return "\(rate),\(1 + 1 / (1 + rate * 100) + (rate > 1 ? (rate - 1) * 10 : 0))"
    }
    return "lr,loss\n" + rows.joined(separator: "\n") + "\n"
  }

  @Test func everyRuleIsToldWithWhatSpeaksAgainstIt() throws {
    let folder = try Folder()
    try folder.write(sweep(), to: "sweep.csv")
    let result = try Binary.run(["find", "sweep.csv"], in: folder)
    #expect(result.status == 0)
    let lines = result.lines.map { $0.split(separator: " ").joined(separator: " ") }
    #expect(lines.contains { $0.hasPrefix("fastai.lr_find.valley 0.0") && $0.hasSuffix(" yes") })
    #expect(lines.contains { $0.hasPrefix("ktrain.min_gradient") && $0.contains("32 points before") })
    #expect(lines.contains { $0.hasPrefix("Suggested: 0.0") })
  }

  @Test func jsonHasEveryRule() throws {
    let folder = try Folder()
    try folder.write("rate,error\n0.1,2\n0.2,1\n0.3,nan\n", to: "sweep.csv")
    let words = ["find", "sweep.csv", "--rate", "rate", "--loss", "error", "--smooth", "none", "--json"]
    let result = try Binary.run(words, in: folder)
    let object = try #require(try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
    let suggestions = try #require(object["suggestions"] as? [String: Any])
    // To the finder, a loss that is no number is the lowest.
    #expect(suggestions["ktrain.min_loss/10"] as? Double == 0.3 / 10)
    #expect(suggestions["fastai.slide"] is NSNull && object["default"] is NSNull)
    let rules = try #require(object["rules"] as? [[String: Any]])
    #expect(rules.count == suggestions.count)
    #expect(rules.allSatisfy { $0["trusted"] as? Bool == false && ($0["reasons"] as? [Any])?.isEmpty == false })
  }

  @Test func theChartCarriesItsRecipe() throws {
    let folder = try Folder()
    try folder.write(sweep(), to: "sweep.csv")
    let result = try Binary.run(
      ["find", "sweep.csv", "-o", "a.svg", "--smooth", "ema:0.2", "--title", "T"], in: folder)
    #expect(result.status == 0)
    #expect(result.text.contains("smoothed as ema:0.2") && result.words.hasPrefix("wrote a.svg"))
    let recipe = try Binary.run(["recipe", "a.svg"], in: folder).lines.first
    #expect(recipe == "lrsched find --smooth ema:0.2 --title T sweep.csv")
    // The log itself is never written over.
    #expect(try Binary.run(["find", "sweep.csv", "-o", "sweep.csv", "--format", "png"], in: folder).status == 64)
  }

  @Test(
    arguments: [
      (["find"], 64), (["find", "missing.csv"], 66), (["find", "sweep.csv", "--smooth", "ema:2"], 64),
      (["find", "sweep.csv", "--loss", "accuracy"], 65), (["find", "empty.csv"], 65),
      (["find", "sweep.csv", "extra"], 64),
      (["find", "sweep.csv", "--x", "epoch"], 64), (["find", "@sweep.csv"], 0),
    ] as [([String], Int32)])
  func errorsEndAsTheyDoEverywhere(words: [String], status: Int32) throws {
    let folder = try Folder()
    try folder.write(sweep(), to: "sweep.csv")
    try folder.write("", to: "empty.csv")
    let result = try Binary.run(words, in: folder)
    #expect(result.status == status, "\(result.words)")
  }
}
