import Catalogue
import Numbers
import Runs

/// Finds a schedule of steps: rates that hold, and the updates between two rows at which they change.
struct StepFit {
  let search: FitSearch

  init(_ search: FitSearch) { self.search = search }

  /// The words; none where rates do not hold.
  var configs: [ScheduleConfig] {
    let rows = search.rows
    var changes: [(after: Int, by: Int, rate: Double)] = []
    for row in rows.rates.indices.dropFirst() where rows.rates[row] != rows.rates[row - 1] {
      changes.append((rows.updates[row - 1] + 1, rows.updates[row], rows.rates[row]))
      if changes.count * 3 > rows.count || changes.count > 4096 { return [] }
    }
    let first = rows.rates[0]
    guard !changes.isEmpty, first > 0 else { return [] }
    let ratios = zip(changes, [first] + changes.map(\.rate)).map { $0.rate / $1 }
    let gamma = ratios[0].rounded(toDigits: 4)
    let isEven = ratios.allSatisfy { ($0 - gamma).magnitude <= 1e-3 * gamma }
    var configs: [ScheduleConfig?] = []
    if isEven { configs.append(evenly(changes.map { ($0.after, $0.by) }, first, gamma)) }
    let milestones = changes.map { Self.roundest($0.after...max($0.after, $0.by)) }
    let list = ParameterValue.list(milestones.map { .duration(.updates($0)) })
    if isEven {
      let values: [String: ParameterValue] = ["lr": .number(first), "gamma": .number(gamma), "milestones": list]
      configs.append(search.stage("multistep", values).map { ScheduleConfig($0) })
    }
    // Rates of any kind, each for a while; where there are many, they are those of a curve.
    if changes.count <= 8, changes.count * 8 <= rows.count || rows.evenRun == nil,
      let stage = search.stage("constant", ["lr": .number(first)])
    {
      var config = ScheduleConfig(stage)
      var before = 0
      for (milestone, change) in zip(milestones, changes) {
        guard let next = search.stage("constant", ["lr": .number(change.rate)]) else { break }
        config.operations += [.cut(.updates(milestone - before)), .then(next)]
        before = milestone
      }
      configs.append(config)
    }
    return configs.compactMap(\.self)
  }

  /// A step in every so many updates.
  private func evenly(_ changes: [(Int, Int)], _ first: Double, _ gamma: Double) -> ScheduleConfig? {
    var (lower, upper) = (1, Int.max)
    for (index, change) in changes.enumerated() {
      let number = index + 1
      lower = max(lower, change.0.dividedUp(by: number))
      upper = min(upper, change.1 / number)
    }
    guard lower <= upper, upper < .max else { return nil }
    let values: [String: ParameterValue] = [
      "lr": .number(first), "gamma": .number(gamma), "step-size": .duration(.updates(Self.roundest(lower...upper))),
    ]
    return search.stage("step", values).map { ScheduleConfig($0) }
  }

  /// The number of a range that ends in most zeros.
  static func roundest(_ range: ClosedRange<Int>) -> Int {
    var power = 1
    while power <= range.upperBound / 10 { power *= 10 }
    while power > 1 {
      for part in [power, power / 2] where part > 1 {
        let multiple = range.upperBound / part * part
        if multiple >= range.lowerBound, multiple > 0 { return multiple }
      }
      power /= 10
    }
    return range.upperBound
  }
}
