import Catalogue
import Configs
import Foundation
import Runs
import Schedules
import Testing

/// Configs as people have them, held against the rate of every update that the framework's own code made.
@Suite struct RecordedRunTests {
  @Test func allRunsAreThere() {
    #expect(RecordedRun.all.count == 144)
  }

  @Test(arguments: RecordedRun.all) func ratesAreTheFrameworks(_ run: RecordedRun) throws {
    let file = try run.file(run.mainName)
    let companions = try run.files.filter { $0 != run.mainName && !$0.contains("/") }.map(run.file)
    let read: ConfigFileReader = { path in (try? Data(contentsOf: URL(filePath: path))).map { [UInt8]($0) } }
    if run.framework_refuses != nil {
      #expect(throws: ConfigFault.self) {
        try ConfigReader.plan(of: file, companions: companions, given: run.given(asMeant: false), read: read)
      }
    }
    let plan = try ConfigReader.plan(
      of: file, companions: companions, given: run.given(asMeant: run.framework_refuses != nil), read: read)
    #expect(plan.updates - plan.firstUpdate == run.total_updates)
    let schedule = try plan.curve.schedule(
      in: RunContext(Run(length: Fact(max(1, plan.updates), .standard), facts: plan.facts)))
    let first = run.first_update ?? 0
    var expected: [Int: Double] = [:]
    for (index, value) in (run.values ?? []).enumerated() { expected[first + index] = value }
    for (update, value) in run.at ?? [:] { expected[try #require(Int(update))] = value }
    let bound = run.tolerance * (expected.values.map { abs($0) }.max() ?? 0)
    let wrong = expected.sorted { $0.key < $1.key }.first { abs(schedule($0.key) - $0.value) > bound }
    if let wrong {
      Issue.record("update \(wrong.key): \(schedule(wrong.key)), expected \(wrong.value)")
    }
    #expect(!expected.isEmpty)
  }
}
