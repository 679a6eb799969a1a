import Numbers
import Schedules

extension CheckRule {
  /// LR003
  static let peakNeverReached = CheckRule(
    "LR003", "peak-never-reached", "warning; hint where 95 to 99 % of the peak are reached",
    "The warmup is as long as the run, or longer than half of it, or the declared peak is used by no update.",
    why: "The rate that was chosen with care is not the one that trains."
  ) { run in
    guard let trace = run.trace, trace.peak > 0, !run.hasCycles || trace.end != nil, !floorIsAbove(run) else {
      return []
    }
    if run.hasStyle("range") { return [] }
    let isByDefinition =
      run.hasStyle("noam", "power", "halfcos", "alpha")
      || !run.written(.floorShare).isEmpty && run.plan.format == "llmfoundry"
    let severity: Severity = isByDefinition || run.isPartial ? .hint : .warning
    let warmup = trace.warmup
    let at = run.span(.warmup, .peak)
    let cure = "a warmup of \(max(1, trace.updates / 20)) updates, 5 % of the run"
    let declared = max(run.declaredPeak ?? 0, trace.courseHighest)
    let share = trace.peak / declared
    if warmup > 0, warmup >= trace.count - 1, trace.count > 2 {
      return [
        Finding(
          "LR003", severity,
          "the warmup lasts all of the \(trace.updates) updates: the highest rate is \(rate(trace.peak)), \(percent(share)) of \(rate(declared))",
          instead: cure, at: at)
      ]
    }
    // A run that is resumed has had its peak before.
    if trace.first > 0 { return [] }
    if share < 0.95 {
      return [
        Finding(
          "LR003", severity,
          "the highest rate is \(rate(trace.peak)), \(percent(share)) of \(rate(declared)), which no update has",
          instead: warmup > 0 ? cure : "\(rate(trace.peak)) as the peak, if that is meant", at: at)
      ]
    }
    if Double(warmup) > 0.5 * Double(trace.count), trace.lastRate < trace.peak - trace.tolerance, !run.hasCycles {
      return [
        Finding(
          "LR003", severity, "the warmup lasts \(warmup) of \(trace.updates) updates, more than half of the run",
          instead: cure, at: at)
      ]
    }
    if share < 0.99 {
      return [
        Finding(
          "LR003", .hint, "the highest rate is \(rate(trace.peak)), \(percent(share)) of \(rate(declared))",
          instead: "",
          at: at)
      ]
    }
    return []
  }

  /// LR005
  static let climbsAgain = CheckRule(
    "LR005", "climbs-again", "warning", "The rate rises again after it has fallen, and no cycle was declared.",
    why: "A cosine that is stepped beyond its length goes up again, and the last part of the run undoes the decay."
  ) { run in
    guard let trace = run.trace, trace.peak > 0, !run.hasCycles, !run.isStairs, !floorIsAbove(run) else { return [] }
    let margin = 0.01 * trace.peak
    let isMixed = ["ultralytics", "llmfoundry"].contains(run.plan.format)
    let start = isMixed ? trace.rates.firstIndex(where: { $0 >= trace.peak - trace.tolerance }) ?? 0 : 0
    var (highest, hasFallen, lowest, lowestPlace) = (-Double.infinity, false, Double.infinity, 0)
    for index in start..<trace.rates.count {
      let value = trace.rates[index]
      if !hasFallen {
        highest = max(highest, value)
        if value < highest - margin { (hasFallen, lowest, lowestPlace) = (true, value, index) }
        continue
      }
      if index > 0, value < trace.rates[index - 1] || value < lowest { (lowest, lowestPlace) = (value, index) }
      guard value - lowest > margin else { continue }
      var top = index
      while top + 1 < trace.rates.count, trace.rates[top + 1] >= trace.rates[top] { top += 1 }
      return [
        Finding(
          "LR005", .warning,
          "the rate falls to \(rate(lowest)) at update \(trace.places[lowestPlace]) and climbs again to "
            + "\(rate(trace.rates[top])) at update \(trace.places[top])",
          instead: "a schedule of \(trace.updates) updates", at: run.span(.decay, .style))
      ]
    }
    return []
  }

  /// LR006
  static let jump = CheckRule(
    "LR006", "jump", "warning", "The rate changes at once by more than 5 % of the peak, and no step is declared there.",
    why:
      "A seam that does not fit costs a spike of the loss, and mostly means that one of two parts has another peak or floor."
  ) { run in
    guard let trace = run.trace, trace.peak > 0, !run.isStairs, !run.hasCycles, run.pace == 1, trace.isWhole,
      !run.hasStyle("stage", "constant_with_cooldown"),
      run.entries.allSatisfy({ !$0.key.hasSuffix("WARMUP_METHOD") || $0.value != "constant" }),
      run.plan.facts.updatesPerEpoch == nil
    else { return [] }
    let margin = 0.05 * trace.peak
    let rates = trace.rates
    guard rates.count > 8 else { return [] }
    var found: [Int] = []
    for index in 3..<(rates.count - 1) {
      let change = (rates[index] - rates[index - 1]).magnitude
      guard change > margin else { continue }
      let before = (rates[index - 1] - rates[index - 2]).magnitude
      let after = (rates[index + 1] - rates[index]).magnitude
      if change > 3 * max(before, after) { found.append(index) }
    }
    guard let index = found.first, found.count <= 4 else { return [] }
    let (before, after) = (rates[index - 1], rates[index])
    return [
      Finding(
        "LR006", .warning,
        "the rate goes from \(rate(before)) to \(rate(after)) at update \(trace.places[index]) "
          + "(\(percent((after - before) / trace.peak)) of the peak) where no step is declared",
        instead: "a second part that begins at \(rate(before))", at: run.span(.style))
    ]
  }

  /// LR007
  static let overshoot = CheckRule(
    "LR007", "overshoot", "warning", "An update has a rate above the declared peak.",
    why: "A rate above the one that was chosen is where training diverges."
  ) { run in
    guard let trace = run.trace, let declared = run.declaredPeak, declared > 0, trace.peak > 1.001 * declared,
      !run.isPartial
    else { return [] }
    return [
      Finding(
        "LR007", .warning,
        "update \(trace.firstHighest) has the rate \(rate(trace.peak)), \(FigureText.short(trace.peak / declared, digits: 3)) times the declared \(rate(declared))",
        instead: "a warmup start and a floor below \(rate(declared))", at: run.span(.warmupStart, .floor, .peak))
    ]
  }

  /// LR008
  static let firstUpdatesZero = CheckRule(
    "LR008", "first-updates-zero", "hint for one update, warning for two or more", "The first updates have the rate 0.",
    why: "Their batches are lost. One is the usual start of a warmup; more come from a scheduler that lags behind."
  ) { run in
    guard let trace = run.trace, trace.peak > 0 else { return [] }
    let zeros = trace.rates.prefix { $0.magnitude < 1e-12 * trace.peak }.count
    guard zeros > 0, zeros < trace.rates.count else { return [] }
    if let group = run.plan.group, group != run.plan.groups.first, zeros > 2 { return [] }
    let isUsual = zeros == 1 || run.plan.format == "llmfoundry" && zeros == 2
    let warmup = max(1, trace.warmup)
    return [
      Finding(
        "LR008", isUsual ? .hint : .warning,
        zeros == 1 ? "the first update has the rate 0" : "the first \(zeros) updates have the rate 0",
        instead: "a warmup that begins at \(rate(trace.peak / Double(warmup)))", at: run.span(.warmup, .warmupStart))
    ]
  }

  /// LR019
  static let floorAbovePeak = CheckRule(
    "LR019", "floor-above-peak", "warning; error where the framework refuses it",
    "The floor, or the rate at which the warmup begins, is above the peak.",
    why: "The decay rises, or the warmup falls: one of the two numbers has a wrong exponent."
  ) { run in
    guard let (entry, peak) = aboveThePeak(run) else { return [] }
    return [
      Finding(
        "LR019", run.plan.refusal == nil ? .warning : .error,
        "\(entry.key) \(entry.value) is above the peak \(rate(peak))", instead: "\(entry.key) = \(rate(peak / 10))",
        at: entry.span)
    ]
  }

  private static func aboveThePeak(_ run: CheckedRun) -> (CheckedRun.Entry, Double)? {
    let peaks = (run.entries(.schedulerPeak) + run.entries(.peak)).compactMap(\.number)
    guard let peak = (run.declaredPeak ?? peaks.first).map({ max($0, peaks.first ?? 0) }), peak > 0 else { return nil }
    for entry in run.entries(.floor) + run.entries(.warmupStart) where entry.isWritten {
      guard let value = entry.number, value > peak * (1 + 1e-9) else { continue }
      let leaf = RateRole.leaf(of: entry.key)
      // Shares are no rates.
      if leaf.contains("ratio") || leaf.contains("scale") { continue }
      return (entry, peak)
    }
    return nil
  }

  private static func floorIsAbove(_ run: CheckedRun) -> Bool { aboveThePeak(run) != nil }

  /// LR031
  static let notARate = CheckRule(
    "LR031", "not-a-rate", "error", "An update has a rate below 0, or one that is no number.",
    why: "Below 0 the optimizer climbs the loss; after a rate that is no number every weight is none."
  ) { run in
    guard let trace = run.trace else { return [] }
    if let index = trace.rates.firstIndex(where: {
      !$0.isFinite || $0 < -1e-12 * trace.peak.magnitude || trace.peak <= 0 && $0 < 0
    }) {
      let value = trace.rates[index]
      return [
        Finding(
          "LR031", .error, "the rate is \(value.isFinite ? rate(value) : "\(value)") at update \(trace.places[index])",
          instead: "a decay that ends with the run, or a floor above 0", at: run.span(.decay, .style, .peak))
      ]
    }
    guard trace.lowest < -1e-12 * trace.peak.magnitude else { return [] }
    return [
      Finding(
        "LR031", .error, "the rate falls to \(rate(trace.lowest))", instead: "a floor above 0",
        at: run.span(.decay, .style, .peak))
    ]
  }
}
