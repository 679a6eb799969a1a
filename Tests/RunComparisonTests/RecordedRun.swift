import Catalogue
import CommandLanguage
import Foundation
import Logs
import Runs
import Schedules
import Testing

@testable import RunComparison

/// A log made in a test, and what it is held against.
enum RecordedRun {
  /// The run of a plan that is written in words.
  static func plan(_ words: String, perEpoch: Int? = nil) throws -> PlannedRun {
    var line = "export \(words)"
    if let perEpoch { line += " --steps-per-epoch \(perEpoch)" }
    let invocation = try CommandLineParser().invocation(line: line) { path throws(FileError) in
      throw .missing(path: path)
    }
    let evaluation = try invocation.evaluation()
    let curve = try #require(evaluation.curves.first)
    return PlannedRun(curve.request.config, in: evaluation.context, curve.schedule)
  }

  /// The rows that a table of steps and rates has.
  static func rows(
    _ steps: StrideTo<Int>, digits: Int? = nil, perEpoch: Int? = nil, _ rate: (Int) -> Double
  ) throws -> LogRows {
    let lines = steps.map { step in
      let value = rate(step)
      return "\(step),\(digits.map { String(format: "%.\($0 - 1)e", value) } ?? "\(value)")"
    }
    let text = "step,lr\n" + lines.joined(separator: "\n") + "\n"
    let log = try #require(try LogReader.log(of: LogInput(Array(text.utf8), path: "log.csv")))
    return LogRows(log, accounting(perEpoch: perEpoch))
  }

  static func accounting(perEpoch: Int?) -> StepAccounting {
    var facts = RunFacts()
    facts.updatesPerEpoch = perEpoch.map { Fact($0, .option("steps-per-epoch")) }
    return StepAccounting(facts)
  }

  /// A line up and half a cosine down to `floor`, behind which it climbs again, as transformers has it, or holds.
  static func cosine(
    _ time: Int, peak: Double, floor: Double = 0, warmup: Int, total: Int, climbs: Bool = false
  ) -> Double {
    if time < warmup { return peak * Double(time) / Double(warmup) }
    let share = Double(time - warmup) / Double(total - warmup)
    return floor + (peak - floor) * 0.5 * (1 + Foundation.cos(Double.pi * (climbs ? share : min(1, share))))
  }

  /// A line up and a line down to nothing.
  static func line(_ time: Int, peak: Double, warmup: Int, total: Int) -> Double {
    if time < warmup { return peak * Double(time) / Double(warmup) }
    return peak * max(0, Double(total - time) / Double(total - warmup))
  }
}
