import Foundation
import Testing

@Suite struct DiffTests {
  /// A log of half a cosine over so many updates.
  private func log(over length: Int) -> String {
    "step,lr\n"
      + stride(from: 0, through: 1000, by: 10).map { step in
        let share = min(1, Double(step) / Double(length))
        return "\(step),\(0.05 * (1 + cos(Double.pi * share)))\n"
      }.joined()
  }

  @Test func onPlanEndsWithSuccess() throws {
    let folder = try Folder()
    try folder.write(log(over: 1000), to: "log.csv")
    let result = try Binary.run("diff cosine --lr 0.1 --length 1000 vs @log.csv", in: folder)
    #expect(result.status == 0)
    #expect(result.text.contains("on plan"))
  }

  @Test func offPlanEndsWithOneAndDrawsWhatExplainsIt() throws {
    let folder = try Folder()
    try folder.write(log(over: 500), to: "log.csv")
    let result = try Binary.run("diff @log.csv vs cosine --lr 0.1 --length 1000 --json -o diff.png", in: folder)
    #expect(result.status == 1)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(result.text.utf8)) as? [String: Any])
    #expect(object["agrees"] as? Bool == false)
    let first = try #require(
      (object["explanations"] as? [[String: Any]])?.first { $0["hypothesis"] as? String == "total" })
    #expect((first["parameters"] as? [String: Any])?["total"] as? Int == 500)
    #expect(try folder.data("diff.png").starts(with: [0x89, 0x50, 0x4E, 0x47]))
    // What explains it is a curve that is on plan.
    let curve = try #require(first["curve"] as? String)
    #expect(try Binary.run("diff \(curve) vs @log.csv", in: folder).status == 0)
  }

  @Test(arguments: [Int.max, .max - 1, .max - 1000, 1 << 57])
  func plansOfAbsurdLengthsAreCompared(_ length: Int) throws {
    let folder = try Folder()
    try folder.write(log(over: 2000), to: "log.csv")
    let plans = [
      "cosine --length \(length)", "torch.StepLR --lr 0.1 --step_size \(length)",
      "torch.CosineAnnealingLR --T_max \(length) --lr 1", "hf.linear --lr 0.1 --num_training_steps \(length)",
    ]
    for plan in plans {
      let result = try Binary.run("diff \(plan) vs @log.csv", in: folder)
      #expect(result.status == 1, "\(plan): \(result.status) \(result.words)")
    }
  }

  @Test(arguments: ["diff cosine vs linear", "diff cosine", "diff cosine vs linear vs constant", "fit cosine"])
  func whatIsNoLogIsSaid(_ line: String) throws {
    let result = try Binary.run(line)
    #expect(result.status == 64)
    #expect(result.words.contains("@log.csv"))
  }

  @Test func fitTellsTheScheduleThatMadeALog() throws {
    let folder = try Folder()
    try folder.write(log(over: 500), to: "log.csv")
    let result = try Binary.run("fit @log.csv", in: folder)
    #expect(result.status == 0)
    #expect(result.text.hasPrefix("cosine --lr 0.1 --length 500\n"))
  }
}
