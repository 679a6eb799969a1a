import CommandLanguage
import Foundation
import Logs
import Runs
import Testing

@testable import RunComparison

/// A plan and a log whose true cause is known.
struct Pair: Sendable, CustomTestStringConvertible {
  let id: String
  let plan: String
  let log: String
  let hypothesis: String
  let perEpoch: Int?
  /// The true cause and those that fit equally, each with its numbers.
  let causes: [(String, [String: Double])]

  var testDescription: String { "\(id) \(hypothesis)" }

  static let root = "\(Bundle.module.resourcePath ?? "")/Fixtures/pairs"

  static let all: [Pair] = {
    guard let data = FileManager.default.contents(atPath: "\(root)/pairs.json"),
      let pairs = try? JSONSerialization.jsonObject(with: data) as? [[String: Any]]
    else { return [] }
    return pairs.compactMap { pair in
      guard let id = pair["id"] as? String, let plan = pair["plan"] as? String, let log = pair["log"] as? String,
        let hypothesis = pair["hypothesis"] as? String
      else { return nil }
      let numbers: (Any?) -> [String: Double] = {
        ($0 as? [String: Any] ?? [:]).compactMapValues { ($0 as? NSNumber)?.doubleValue }
      }
      let others = (pair["also_fits"] as? [[Any]] ?? []).compactMap { other in
        (other.first as? String).map { ($0, numbers(other.last)) }
      }
      return Pair(
        id: id, plan: plan, log: log, hypothesis: hypothesis, perEpoch: pair["steps_per_epoch"] as? Int,
        causes: [(hypothesis, numbers(pair["parameters"]))] + others)
    }
  }()

  func comparison() throws -> PlanComparison {
    let path = "\(Self.root)/\(log)"
    let bytes = Array(try #require(FileManager.default.contents(atPath: path)))
    let read = try #require(try LogReader.log(of: LogInput(bytes, path: path)))
    let plan = try RecordedRun.plan(plan, perEpoch: perEpoch)
    return PlanComparison(of: LogRows(read, RecordedRun.accounting(perEpoch: perEpoch)), with: plan)
  }
}

@Suite struct PairTests {
  @Test func pairsAreThere() { #expect(Pair.all.count == 22) }

  @Test(arguments: Pair.all) func causeIsFound(_ pair: Pair) throws {
    let comparison = try pair.comparison()
    switch pair.hypothesis {
    case "match", "log.offset":
      #expect(comparison.agrees)
      #expect(comparison.causes.isEmpty)
    case "none":
      #expect(!comparison.agrees)
      #expect(comparison.causes.isEmpty)
      #expect(comparison.pieces.map(\.factor) == [nil, 0.5, 0.5, 0.25])
    default:
      #expect(!comparison.agrees)
      let isTold = comparison.causes.prefix(3).contains { cause in
        pair.causes.contains { name, numbers in
          let common = numbers.keys.filter { cause.number($0) != nil }
          return cause.hypothesis == name
            && common.allSatisfy {
              ((cause.number($0) ?? 0) - (numbers[$0] ?? 0)).magnitude <= 1e-3
                * max(1e-12, (numbers[$0] ?? 0).magnitude)
            }
            && (numbers.isEmpty || !common.isEmpty || cause.parameters.contains { numbers[$0.name] != nil })
        }
      }
      #expect(isTold, "\(comparison.causes.map { "\($0.hypothesis) \($0.parameters)" })")
    }
  }

  /// Whoever reads the words of a cause gets the curve that was held against the rows.
  @Test(
    arguments: Pair.all.filter {
      !["match", "log.offset", "none", "clock.lag", "clock.samples"].contains($0.hypothesis)
    })
  func wordsOfTheFirstCauseMakeItsCurve(_ pair: Pair) throws {
    let comparison = try pair.comparison()
    let cause = try #require(comparison.causes.first)
    let read = try RecordedRun.plan("\(cause.config)", perEpoch: pair.perEpoch)
    let rows = comparison.rows
    for row in cause.firstRow..<rows.count {
      let rate = read.schedule(cause.clock.position(row, rows))
      #expect((rate - rows.rates[row]).magnitude <= rows.slack[row])
    }
  }

  /// 5 updates were skipped in the first window of d18 and 2 in the second; the log counts them, so that no number is free.
  @Test func skippedUpdatesAreThoseThatTheLogCounts() throws {
    let pair = try #require(Pair.all.first { $0.id == "d18" })
    let cause = try #require(try pair.comparison().causes.first)
    #expect(cause.hypothesis == "clock.lag")
    #expect(cause.number("lag") == 7)
    #expect(cause.freeNumbers == 0)
  }
}
