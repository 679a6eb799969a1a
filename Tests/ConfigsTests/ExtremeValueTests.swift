import Catalogue
import Configs
import Documents
import Foundation
import Runs
import Schedules
import Testing

/// Configs with numbers that no run has: whatever stands there, the answer is a run or what is wrong, never a trap.
@Suite struct ExtremeValueTests {
  private static let trainers: Set<String> = [
    "megatron", "megatron_bridge", "gpt_neox", "torchtitan", "nanotron", "olmo", "olmo_core", "litgpt", "nanogpt",
    "nanochat", "modded_nanogpt",
  ]

  private static let extremes = ["0", "-1", "9223372036854775807", "-9223372036854775808", "1e308", "0.5", "null"]

  static let runs = RecordedRun.all.filter { run in trainers.contains { run.id.hasPrefix($0 + "/") } }

  @Test(arguments: runs) func everyNumberMayBeAnyOther(_ run: RecordedRun) throws {
    let path = run.path(of: run.mainName)
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    var (planned, refused) = (0, 0)
    for place in Self.numbers(in: bytes) {
      for extreme in Self.extremes {
        let text = Array(bytes[..<place.lowerBound]) + Array(extreme.utf8) + Array(bytes[place.upperBound...])
        do {
          let file = try ConfigFileParser.file(text, path: path)
          let plan = try ConfigReader.plan(of: file, given: run.given(asMeant: true))
          let schedule = try plan.curve.schedule(
            in: RunContext(Run(length: Fact(max(1, plan.updates), .standard), facts: plan.facts)))
          for update in [0, 1, plan.updates / 2, plan.updates, .max - 1] { _ = schedule(update) }
          _ = schedule.bounds(over: 0...max(1, plan.updates))
          planned += 1
        } catch {
          #expect(error is ConfigFault || error is ConfigError)
          refused += 1
        }
      }
    }
    #expect(planned > 0)
    #expect(planned + refused > 0)
  }

  /// The places of numbers in a text: digits with a point or an exponent, which no letter stands before.
  private static func numbers(in bytes: [UInt8]) -> [Range<Int>] {
    var places: [Range<Int>] = []
    var index = 0
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    func isWord(_ byte: UInt8) -> Bool { isDigit(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == 0x5F }
    while index < bytes.count {
      guard isDigit(bytes[index]), index == 0 || !isWord(bytes[index - 1]) else {
        index += 1
        continue
      }
      var end = index
      while end < bytes.count,
        isWord(bytes[end]) || bytes[end] == 0x2E || bytes[end] == 0x2D && bytes[end - 1] | 0x20 == 0x65
      {
        end += 1
      }
      places.append(index..<end)
      index = end
    }
    return places
  }
}
