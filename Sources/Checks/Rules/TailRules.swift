import Numbers

extension CheckRule {
  /// LR001
  static let deadTail = CheckRule(
    "LR001", "dead-tail", "warning; error where the tail is at rate 0",
    "The rate stops changing, or is 0, for more than 2 % of the run, and no key declares that it holds.",
    why:
      "Updates at the floor cost as much as others. A decay that is over long before the run is mostly a length that was "
      + "left from another run, or one that was counted in another unit."
  ) { run in
    guard let trace = run.trace, !trace.isConstant, !run.isStairs, trace.count > 1 else { return [] }
    let start = trace.tailStart
    let arrives = max(run.pace, trace.lastSegment)
    guard start > trace.first, start < trace.updates else { return [] }
    let left = trace.updates - start - arrives
    guard Double(left) > 0.02 * Double(trace.updates), trace.peak - trace.lastRate > trace.tolerance else { return [] }
    guard run.written(.hold).isEmpty else { return [] }
    if run.hasCycles, trace.end == nil { return [] }
    let share = percent(Double(trace.updates - start) / Double(trace.updates))
    let severity: Severity = trace.lastRate == 0 ? .error : trace.end == nil ? .hint : .warning
    let end = trace.end.map { "; the decay ends at \($0), the run at \(trace.updates)" } ?? ""
    return [
      Finding(
        "LR001", severity, "the rate is \(rate(trace.lastRate)) from update \(start) on, \(share) of the run\(end)",
        instead: "a decay that ends with the run, at update \(trace.updates)", at: run.span(.decay, .style, .length))
    ]
  }

  /// LR002
  static let cutDecay = CheckRule(
    "LR002", "cut-decay", "warning; hint where a key tells the run apart from the schedule",
    "The run ends before the schedule has run its course, with the last rate far above the floor.",
    why:
      "Most of what a decay gains is gained in its last part: a run that ends before it has paid for the decay and has not got it."
  ) { run in
    guard let trace = run.trace, let end = trace.end, !run.isStairs, Double(end) > 1.02 * Double(trace.updates)
    else { return [] }
    let floor = trace.courseFloor
    guard trace.lastRate - floor > 0.02 * (trace.peak - floor), trace.warmup < trace.count - 1 else { return [] }
    return [
      Finding(
        "LR002", run.isPartial ? .hint : .warning,
        "the run ends at \(trace.updates), the schedule at \(end): the last rate is \(rate(trace.lastRate)) "
          + "(\(percent(trace.lastRate / trace.peak)) of the peak), the floor \(rate(floor))",
        instead: "a schedule of \(trace.updates) updates", at: run.span(.decay, .style, .length))
    ]
  }

  /// LR017
  static let defaultLength = CheckRule(
    "LR017", "default-length", "warning",
    "A length that shapes the curve is not given, and the framework's default does not fit the run.",
    why:
      "Defaults were chosen for somebody's run of hundreds of thousands of updates, or for a demonstration of some hundreds."
  ) { run in
    guard let trace = run.trace else { return [] }
    let length = Double(trace.updates)
    for entry in run.entries(.decay) where entry.isStandard {
      guard let value = entry.number, value > 0, run.standard(of: entry.key).flatMap(Double.init) != nil,
        let end = trace.end, Double(end) > 1.1 * length || Double(end) < 0.5 * length
      else { continue }
      return [
        Finding(
          "LR017", .warning,
          "\(entry.key) is not given: \(entry.value) by default, the run has \(trace.updates) updates",
          instead: "\(entry.key) = \(trace.updates)", at: run.span(.length, .peak))
      ]
    }
    for entry in run.entries(.warmup) where entry.isStandard {
      guard let value = entry.number, value > 1, run.standard(of: entry.key).flatMap(Double.init) != nil,
        Double(trace.warmup) > 0.5 * length
      else { continue }
      return [
        Finding(
          "LR017", .warning,
          "\(entry.key) is not given: \(entry.value) by default, the run has \(trace.updates) updates",
          instead: "\(entry.key): 5 % of the run, \(max(1, trace.updates / 20)) updates", at: run.span(.length, .peak))
      ]
    }
    return []
  }

  /// LR018
  static let noDecay = CheckRule(
    "LR018", "no-decay", "warning",
    "The schedule decays by its name, but a key that was not given leaves it flat, or nearly so.",
    why: "The run trains at almost its peak to the end, and nothing says so."
  ) { run in
    guard let trace = run.trace, trace.lastRate > 0.7 * trace.peak, !run.isStairs, !run.hasCycles,
      trace.end.map({ Double($0) <= 1.02 * Double(trace.updates) }) ?? true, trace.warmup * 2 < trace.count,
      run.entries(.style).contains(where: { entry in
        ["cosine", "linear", "poly", "1-sqrt", "decay"].contains(where: entry.value.lowercased().contains)
      }), !run.hasStyle("constant", "inv", "rsqrt", "noam", "wsd", "step", "power", "expon")
    else { return [] }
    // A floor that the last rate is far from is not what keeps it up.
    let floors =
      (run.written(.floor).compactMap(\.number)
      + run.written(.floorShare).compactMap { $0.number.map { $0 * trace.peak } })
      .filter { trace.lastRate < $0 + 0.5 * (trace.peak - $0) || $0 >= trace.peak }
    guard floors.isEmpty, run.written(.shape).isEmpty else { return [] }
    return [
      Finding(
        "LR018", .warning,
        "no key tells the lowest rate, and the default leaves the last rate at \(percent(trace.lastRate / trace.peak)) of the peak",
        instead: "a lowest rate of \(rate(trace.peak / 10)), 10 % of the peak", at: run.span(.style))
    ]
  }

  /// LR022
  static let beyondTheRun = CheckRule(
    "LR022", "beyond-the-run", "warning",
    "A milestone, a boundary or the start of a decay lies beyond the end of the run.",
    why: "What was meant to happen there never does, and the rate stays too high for the rest of the run."
  ) { run in
    let told = noted("LR022", run)
    guard told.isEmpty, let trace = run.trace else { return told }
    for stage in run.plan.curve.stages {
      for name in ["milestones", "boundaries"] {
        guard case .list(let values)? = stage.values[name] else { continue }
        let moments = values.compactMap { value -> Int? in
          switch value {
          case .duration(let quantity) where quantity.unit == .updates: Int(saturating: quantity.amount)
          case .duration(let quantity) where quantity.unit == .epochs:
            run.plan.facts.updatesPerEpoch.map { Int(saturating: quantity.amount * Double($0.value)) }
          case .number(let number): Int(saturating: number)
          case .count(let count): count
          default: nil
          }
        }
        let late = moments.map { $0.multipliedSaturating(by: run.pace) }.filter { $0 >= trace.updates }
        guard let first = late.first else { continue }
        let key = run.entries.first {
          RateRole.leaf(of: $0.key).contains("milestone") || RateRole.leaf(of: $0.key) == "steps"
        }
        return [
          Finding(
            "LR022", .warning,
            "update \(first) lies beyond the \(trace.updates) updates: its change of the rate never happens",
            instead: "\(name) below \(trace.updates / max(1, run.pace))", at: key?.span)
        ]
      }
    }
    for entry in run.entries(.decayStart) where entry.isWritten {
      guard let start = entry.number, start >= Double(trace.updates) else { continue }
      return [
        Finding(
          "LR022", .warning,
          "\(entry.key) \(entry.value) lies beyond the \(trace.updates) updates: the decay never begins",
          instead: "\(entry.key) below \(trace.updates)", at: entry.span)
      ]
    }
    return []
  }

  /// LR023
  static let cutCycle = CheckRule(
    "LR023", "cut-cycle", "warning", "The run ends within a cycle, far above its lowest rate.",
    why: "A cycle ends at its lowest rate, where the weights are best: one that is cut leaves them at a high rate."
  ) { run in
    guard let trace = run.trace, !trace.isConstant else { return [] }
    let phase = trace.schedule.phase(at: trace.updates - 1)
    guard phase.name.hasPrefix("cycle"), let end = phase.end, end > phase.start, run.hasCycles || phase.start > 0 else {
      return []
    }
    let length = end - phase.start
    let done = Double(trace.updates - phase.start) / Double(length)
    let floor = trace.schedule.extent(over: phase.start...(end - 1), work: 1 << 12).lowerBound
    guard done < 0.95, trace.lastRate > floor + 0.05 * (trace.peak - floor) else { return [] }
    return [
      Finding(
        "LR023", .warning,
        "the run ends \(percent(done)) into \(phase.name) of \(length) updates, at the rate \(rate(trace.lastRate))",
        instead: "a run of \(end) updates", at: run.span(.cycle, .style, .length))
    ]
  }

  /// LR026
  static let offByRounding = CheckRule(
    "LR026", "off-by-rounding", "hint", "Rounding makes the schedule and the run differ by some updates.",
    why:
      "Some updates run beyond the end of the schedule, or the decay ends a little above its floor: rarely of weight, but it "
      + "tells that two lengths were counted in two ways."
  ) { run in
    guard let trace = run.trace, let end = trace.end, !run.isStairs else { return [] }
    let off = trace.updates - end
    guard off >= 1 || off <= -2, Double(abs(off)) <= 0.02 * Double(trace.updates) else { return [] }
    return [
      Finding(
        "LR026", .hint, "the run has \(trace.updates) updates, the schedule \(end)",
        instead: "a schedule of \(trace.updates) updates", at: run.span(.decay, .length))
    ]
  }
}
