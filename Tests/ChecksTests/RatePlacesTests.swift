import Catalogue
import CommandLanguage
import Runs
import Schedules
import Testing

@testable import Checks

/// Long runs are looked at by bounds, and nothing between the updates that were looked at is missed.
struct RatePlacesTests {
  private func findings(_ line: String) throws -> [Finding] {
    let invocation = try CommandLineParser().invocation(line: "explain \(line)") { path throws(FileError) in
      throw .missing(path: path)
    }
    let curve = try #require(invocation.curves.first)
    let length: Int = try #require(invocation.run.iterations)
    let run = try #require(CheckedRun(curve: curve.config, path: "a", facts: RunFacts(), length: length))
    return run.findings()
  }

  /// A cosine that climbs again for the last hundredth of ten million updates.
  @Test func findsAClimbBetweenAnyTwoPlaces() throws {
    let climb = try #require(
      try findings("torch.CosineAnnealingLR --lr 0.1 --T_max 9000000 -n 10000000").first { $0.code == "LR005" })
    #expect(climb.text.contains("at update 9000000") && climb.text.contains("at update 9999999"))
    #expect(!climb.text.contains("looked at"))
    // A climb of one part in a hundred is none: (1 - cos(π / 20)) / 2 of the rate is 0.6 %.
    #expect(
      try !findings("torch.CosineAnnealingLR --lr 0.1 --T_max 9500000 -n 10000000").contains { $0.code == "LR005" })
  }

  /// A jump of which one update in a million tells.
  @Test func findsAJumpBetweenTwoUpdatesOfAMillion() throws {
    let jump = try #require(
      try findings(
        "linear --start-lr 1 --finish-lr 0.5 --length 123457 then linear --start-lr 0.9 --finish-lr 0 --length 900000 -n 1023457"
      )
      .first { $0.code == "LR006" })
    #expect(jump.text.contains("at update 123457 "))
  }

  @Test func countsZerosOfLongRuns() throws {
    let zeros = try #require(
      try findings("constant --lr 0 for 777 then linear --start-lr 1 --finish-lr 0.1 --length 999223 -n 1000000")
        .first { $0.code == "LR008" })
    #expect(zeros.text.contains("first 777 updates"))
  }

  /// The places prove what they claim: no rate between two of them leaves both by more than a quarter of a per cent.
  @Test(arguments: [
    ("cosine --lr 1 --length 100000 warmup 300", true),
    ("torch.MultiStepLR --lr 1 --milestones 5,6,70000 --gamma 0.5 -n 100000", true),
    ("noam --warmup 4000 -n 100000", true),
    // More turns than there may be places, and a formula, whose bounds are wide.
    ("sgdr --lr 1 --cycle-length 777 -n 100000", false),
    ("torch.LambdaLR --lr 1 --lr_lambda 'math.cos(epoch / 900) ** 2' -n 100000", false),
  ]) func leavesNoRateOut(_ line: String, _ isProven: Bool) throws {
    let invocation = try CommandLineParser().invocation(line: "explain \(line)") { path throws(FileError) in
      throw .missing(path: path)
    }
    let schedule = try #require(invocation.curves.first).config.schedule(
      in: RunContext(Run(length: Fact(100_000, .standard))))
    let peak = schedule.extent(over: 0...99_999).upperBound
    let seen = RatePlaces(of: schedule, over: 0...99_999, peak: peak)
    #expect(seen.places.first == 0 && seen.places.last == 99_999)
    #expect(seen.isProven == isProven)
    guard isProven else { return }
    for (left, right) in zip(seen.places.indices, seen.places.indices.dropFirst()) {
      let (low, high) = (min(seen.rates[left], seen.rates[right]), max(seen.rates[left], seen.rates[right]))
      #expect(seen.places[left] < seen.places[right])
      for update in seen.places[left]...seen.places[right] {
        let rate = schedule(update)
        if rate < low - 0.0026 * peak || rate > high + 0.0026 * peak { Issue.record("\(update): \(rate)") }
      }
    }
  }

  /// Where bounds prove nothing, the sentence says how many updates were looked at.
  @Test func saysWhatRestsOnASample() throws {
    let line =
      "torch.LambdaLR --lr 1 --lr_lambda '1 + math.sin(epoch * epoch / 1000 + math.sin(epoch)) * math.sin(epoch / 7)' -n 1000000"
    let found = try findings(line).filter { ["LR003", "LR005", "LR006", "LR007", "LR031"].contains($0.code) }
    #expect(!found.isEmpty && found.allSatisfy { $0.text.hasSuffix("updates were looked at") })
  }
}
