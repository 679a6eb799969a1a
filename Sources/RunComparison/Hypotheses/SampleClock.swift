import Catalogue
import Numbers
import Runs
import Schedules

/// The schedule's clock counts samples, and the batch was not always as large: p(samples / B), each length times B.
enum SampleClock: Hypothesis {
  static let name = "clock.samples"

  static func causes(_ evidence: Evidence) -> [Cause] {
    let rows = evidence.rows
    guard !rows.samples.isEmpty, let batch = rows.batch, batch > 1, evidence.offset == 0,
      let counted = lengths(of: evidence.plan, times: batch, as: .updates),
      let schedule = evidence.plan.schedule(of: counted),
      let words = lengths(of: evidence.plan, times: batch, as: .samples)
    else { return [] }
    return [
      Cause(
        hypothesis: name, parameters: [(name: "batch", value: .integer(batch))], config: words, schedule: schedule,
        clock: .positions(rows.samples), freeNumbers: 0,
        words: "the schedule counts samples: the batch grows to \(batch), and before that an update counts for less")
    ]
  }

  /// The words of a plan whose lengths in updates are so many times as many.
  private static func lengths(of plan: PlannedRun, times batch: Int, as unit: Quantity.Unit) -> ScheduleConfig? {
    var config = plan.config
    for parameter in plan.parameters {
      switch parameter.meaning {
      case .length, .warmup:
        let length = parameter.value * Double(batch)
        guard var stage = config[parameter.place] else { continue }
        stage.values[parameter.name] = .duration(Quantity(length, unit))
        config[parameter.place] = stage
      case .peak, .floor, .start: continue
      }
    }
    for index in config.operations.indices {
      guard case .cut(let length) = config.operations[index] else { continue }
      guard length.unit == .updates else { return nil }
      config.operations[index] = .cut(Quantity(length.amount * Double(batch), unit))
    }
    return config
  }
}
