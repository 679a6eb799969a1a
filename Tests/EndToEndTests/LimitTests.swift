import Foundation
import Testing

/// Every limit of docs/reliability.md is told in one sentence beyond it.
struct LimitTests {
  @Test(arguments: [
    ("plot cosine --width 99", "--width must be from 100 to 16000, not '99'."),
    ("plot cosine --height 16001", "--height must be from 100 to 16000, not '16001'."),
    ("plot cosine --scale 10.5", "--scale must be from 0.25 to 10, not '10.5'."),
    ("plot cosine --width 16000 --scale 10", "160000×4800 device pixels; a side can have at most 32767."),
    (
      "plot cosine --width 16000 --height 16000 --scale 2",
      "32000×32000 device pixels; in all there can be at most 33554432."
    ),
    ("plot cosine stepped --times 1e10", "--times of stepped must be from 1e-09 to 1000000000, not '1e10'."),
    ("at cycle-ends clr --step-size 1 -n 1e12", "A curve has more than 1048576 phases or cycles within the run"),
    ("plot cosine -n 9223372036854775808", "--iterations must be at most 9223372036854775807"),
    ("plot cosine --max 1.1e300", "--lr of cosine must be at least 0 and at most 1e+300 in magnitude, not '1.1e300'."),
  ])
  func whatIsTooMuchIsToldWithItsBound(words: String, sentence: String) throws {
    let result = try Binary.run(words, in: Folder())
    #expect(result.status == 64)
    #expect(result.words.contains(sentence), "\(result.words)")
  }

  @Test func moreThanTenThousandCurvesAreTooMany() throws {
    let folder = try Folder()
    let values = (1...10_001).map(String.init).joined(separator: ",")
    let swept = try Binary.run(["compare", "cosine", "--max", values, "-o", "a.png"], in: folder)
    #expect(swept.status == 64 && swept.words.hasPrefix("lrsched: There are more than 10000 curves."))
    try folder.write(String(repeating: "cosine\n", count: 10_001), to: "runs.lrs")
    let listed = try Binary.run("compare @runs.lrs -o a.png", in: folder)
    #expect(
      listed.status == 65 && listed.words.hasPrefix("lrsched: runs.lrs:10001:1: There are more than 10000 curves."),
      "\(listed.words)")
    #expect(folder.names == ["runs.lrs"])
  }

  @Test func morePartsThanCanBeEvaluatedAreTooMany() throws {
    let folder = try Folder()
    let curve = "torch.LambdaLR --lr 1 --lr_lambda '" + (1...400).map { "epoch/\($0)" }.joined(separator: "+") + "'\n"
    try folder.write(String(repeating: curve, count: 81), to: "81.lrs")
    try folder.write(String(repeating: curve, count: 82), to: "82.lrs")
    #expect(try Binary.run("at 5 @81.lrs", in: folder).status == 0)
    let result = try Binary.run("at 5 @82.lrs", in: folder)
    #expect(result.status == 64 && result.words.hasPrefix("lrsched: The curves have more than 131072 parts together"))
    try folder.write("", to: "no.keys")
    let explored = try Binary.run("explore @82.lrs --script no.keys", in: folder)
    #expect(explored.status == 64 && explored.words == result.words, "\(explored.words)")
  }

  @Test(arguments: [
    ("cosine cyclical --cycle-length-decay 1.0001", 40, 1500),
    ("torch.MultiplicativeLR --lr 1 --lr_lambda '1 - 1e-6 * (epoch % 7)'", 70, 262_144),
  ]) func moreNumbersThanCanBeHeldAreTooMany(curve: String, count: Int, iterations: Int) throws {
    let folder = try Folder()
    try folder.write(String(repeating: curve + "\n", count: count), to: "runs.lrs")
    let result = try Binary.run("compare @runs.lrs -n \(iterations) -o a.png", in: folder)
    #expect(
      result.status == 64 && result.words.hasPrefix("lrsched: The curves hold more than 16777216 numbers together"))
  }

  @Test(arguments: [
    ("plot @vast", 16), ("plot torch.ReduceLROnPlateau --lr 1 --metrics vast", 64), ("recipe vast", 64),
  ])
  func aFileThatIsTooLargeIsNotRead(words: String, mebibytes: Int) throws {
    let folder = try Folder()
    // A file with a hole, which takes no room.
    #expect(FileManager.default.createFile(atPath: folder.path("vast"), contents: nil))
    #expect(truncate(folder.path("vast"), off_t(mebibytes) << 20 + 1) == 0)
    let result = try Binary.run(words, in: folder)
    #expect(result.status == 74)
    #expect(result.words.hasPrefix("lrsched: The file 'vast' could not be read: it is larger than \(mebibytes) MiB."))
  }

  /// As many steps as a curve may have are drawn; each asks the one before it, on one stack.
  @Test(arguments: [
    "scale --by 1", "times linear", "then cosine", "warmup --length 1", "cooldown --start-idx 100 --length 10",
    "clamp --max 1", "shift --by 1", "epochwise --every 3", "for 2000", "jagged --every 100",
  ])
  func aThousandStepsAreDrawnAndOneMoreIsRefused(_ step: String) throws {
    let folder = try Folder()
    try folder.write("cosine" + String(repeating: " \(step)", count: 1000), to: "most.lrs")
    let drawn = try Binary.run("plot @most.lrs -q -n 2000 -o a.svg", in: folder)
    #expect(drawn.status == 0, "\(drawn.words.prefix(500))")
    try folder.write("cosine" + String(repeating: " \(step)", count: 1001), to: "more.lrs")
    let refused = try Binary.run("plot @more.lrs -q -n 2000 -o b.svg", in: folder)
    #expect(refused.status == 65)
    #expect(
      refused.words.contains("A curve has at most 1000 modifiers, cuts and further schedules behind its first one."))
    #expect(folder.names == ["a.svg", "more.lrs", "most.lrs"])
  }

  /// Operators that follow each other may be many; those that nest, each in the one before, may not.
  @Test(arguments: [
    ("+1", 0), ("/1", 0), (" or 1", 0), (" and 1", 0), ("**1", 65), (" if 1 else 1", 65),
  ]) func aFormulaThatIsTooLongIsToldAtOnce(_ part: String, _ status: Int32) throws {
    let folder = try Folder()
    for (count, status) in [(400, status), (100_000, 65)] {
      try folder.write(
        "torch.LambdaLR --lr_lambda 'epoch\(String(repeating: part, count: count))'", to: "runs.lrs")
      let result = try Binary.run("at 5 @runs.lrs", in: folder)
      #expect(result.status == status, "\(result.words.prefix(400))")
      let sentences = ["more than 1000 operators follow each other.", "nested more than 100 deep."]
      #expect(status == 0 || sentences.contains { result.words.contains($0) }, "\(result.words.prefix(400))")
    }
  }

  @Test func aFormulaNestedTooDeeplyIsToldAtOnce() throws {
    let folder = try Folder()
    let nested = String(repeating: "(", count: 900) + "1" + String(repeating: ")", count: 900)
    try folder.write("torch.LambdaLR --lr_lambda '\(nested)'", to: "runs.lrs")
    let result = try Binary.run("plot @runs.lrs -o a.png", in: folder)
    #expect(result.status == 65)
    #expect(result.words.contains("is no formula: nested more than 100 deep."), "\(result.words.prefix(500))")
  }
}
