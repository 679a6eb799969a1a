import Foundation
import Testing

@testable import Catalogue
@testable import Schedules

/// The page that says how a schedule is added shows one that compiles and keeps what every schedule promises.
struct SawtoothTests {
  private static let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../..").standardized

  /// The words of a text, however they are broken into lines.
  private static func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }

  /// The lines of a text that are not of one of two kinds.
  private static func text(_ text: String, without first: String, _ second: String) -> String {
    text.split(separator: "\n").filter { !$0.hasPrefix(first) && !$0.hasPrefix(second) }.joined(separator: "\n")
  }

  @Test func thePageShowsWhatIsCompiled() throws {
    let page = try String(contentsOf: Self.root.appendingPathComponent("docs/adding-a-schedule.md"), encoding: .utf8)
    let code = try String(
      contentsOf: Self.root.appendingPathComponent("Tests/SchedulesTests/SawtoothExample.swift"), encoding: .utf8)
    let blocks = page.components(separatedBy: "```swift\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
    let shown = Self.text(blocks.joined(separator: "\n"), without: "   import Schedules", "     //")
    let compiled = Self.text(code, without: "@testable", "// What docs/").split(separator: "\n")
      .filter { !$0.hasPrefix("  //") }.joined(separator: "\n")
    #expect(blocks.count == 2)
    #expect(Self.words(shown) == Self.words(compiled))
  }

  @Test func theExampleKeepsWhatEverySchedulePromises() throws {
    let properties = EngineProperties()
    try properties.extentEqualsBruteForce(Own.sawtooth)
    try properties.phasesTileTheIterations(Own.sawtooth)
    try properties.everyIterationIsAnswered(Own.sawtooth)
    try JumpTests().jumpsOfEntriesAreThoseOfBruteForce(Own.sawtooth)
    try FormTests().formIsTheSchedule(Own.sawtooth)
    try InverseTests().inverseMakesTheSameCurve(Own.sawtooth)
    let schedule = try Own.sawtooth.schedule(
      Arguments(["lr": 0.1, "period": 200], for: Own.sawtooth, context: EngineProperties.context))
    #expect([0, 50, 199, 200, 250].map { schedule($0) } == [0, 0.025, 0.1 * 199 / 200, 0, 0.025])
  }

  @Test func anErrorNamesTheParameterOfTheExample() {
    #expect(
      throws: ScheduleError.outOfBounds(.parameter("period"), value: "0", accepted: .atLeastOne)
    ) {
      try Own.sawtooth.schedule(Arguments(["period": 0], for: Own.sawtooth, context: EngineProperties.context))
    }
  }
}
