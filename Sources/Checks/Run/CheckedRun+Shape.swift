import Catalogue
import Configs
import Documents
import Numbers
import Runs

extension CheckedRun {
  /// Whether the file says something of a rate, or all facts are there without.
  package var isOfRates: Bool {
    missing.isEmpty
      || entries.contains { $0.isWritten && [.peak, .schedulerPeak, .style, .warmup].contains(RateRole(of: $0.key)) }
  }

  /// The words for the schedule: those of the file, and of the curve.
  var styles: [String] {
    entries(.style).filter { !["lr_wsd_decay_style", "lr_warmup_style"].contains(RateRole.leaf(of: $0.key)) }
      .map { $0.value.lowercased() } + plan.curve.stages.map { $0.definition.name.lowercased() }
  }

  /// Whether a word for the schedule has one of some parts.
  func hasStyle(_ parts: String...) -> Bool { styles.contains { style in parts.contains(where: style.contains) } }

  /// The updates that share a rate, as the schedule is stepped once in so many; 1 where it is stepped at each.
  var pace: Int {
    for stage in plan.curve.stages where stage.definition.name == "stepped" {
      switch stage.values["every"] {
      case .duration(let quantity): return max(1, Int(saturating: quantity.amount))
      case .count(let count): return max(1, count)
      case .number(let number): return max(1, Int(saturating: number))
      default: continue
      }
    }
    return 1
  }

  /// Whether the rate is meant to stay between events: steps, milestones, stages.
  var isStairs: Bool {
    plan.curve.stages.contains { stage in
      let name = stage.definition.name.lowercased()
      return name != "stepped"
        && ["step", "stair", "milestone", "piecewise", "exponentiallr", "update2lr", "manual"].contains {
          name.contains($0)
        }
        || stage.values.keys.contains {
          ["milestones", "boundaries", "step_size", "boundaries_and_scales"].contains($0)
        }
    } || hasStyle("multistep", "stagewise")
      || Self.words(under: file.root, isWithin: false, depth: 6).contains {
        ["MultiStepLR", "StepLR", "step", "multistep"].contains($0)
      }
  }

  /// The words that stand under keys of schedulers.
  private static func words(under node: Node, isWithin: Bool, depth: Int) -> [String] {
    guard depth > 0 else { return [] }
    if isWithin, let text = node.string { return [text.split(separator: ".").last.map(String.init) ?? text] }
    let inner = (node.entries ?? []).flatMap { entry -> [String] in
      let key = entry.key.string?.lowercased() ?? ""
      return words(
        under: entry.value, isWithin: isWithin || key.contains("sched") || key == "lr_config", depth: depth - 1)
    }
    return isWithin
      ? inner + (node.elements ?? []).flatMap { words(under: $0, isWithin: true, depth: depth - 1) } : inner
  }

  /// Whether cycles are meant.
  var hasCycles: Bool {
    hasStyle("restart", "cycl", "sgdr", "triangular", "jagged", "relora") || !written(.cycle).isEmpty
      || derivedCycles
  }

  private var derivedCycles: Bool {
    plan.curve.stages.contains { stage in stage.definition.name.lowercased().contains("cycle") }
  }

  /// Whether the length of the run was told apart from that of the schedule.
  var isPartial: Bool { !written(.partial).isEmpty }

  /// Whether the rate has no end to come to by the schedule's own definition.
  var isEndless: Bool {
    guard trace?.end == nil else { return false }
    return true
  }

  /// The rate that is declared, after every rule that scales it.
  var declaredPeak: Double? {
    if plan.notes.contains(where: { $0.rule == "LR011" }) { return nil }
    let scaled = ["lr", "learning rate", "scaled lr", "lr0", "BASE_LR"].compactMap { derived($0) }
    if let rate = scaled.first { return rate }
    if plan.ledger.entries.contains(where: {
      $0.name.hasPrefix("scale ") || $0.name.hasPrefix("factor of") || $0.name.hasPrefix("scaled ")
    }) {
      return nil
    }
    let written = (entries(.schedulerPeak) + entries(.peak)).compactMap(\.number)
    guard let trace else { return written.first }
    let close = written.first { rate in
      [trace.peak, trace.courseHighest].contains { ($0 - rate).magnitude <= 1e-6 * rate }
    }
    return close ?? (isGroupGiven ? nil : written.first)
  }

  /// Where the declared rate stands.
  var peakSpan: Span? { (entries(.schedulerPeak) + entries(.peak)).compactMap(\.span).first }

  /// Where the first of some roles stands.
  func span(_ roles: RateRole...) -> Span? { roles.lazy.flatMap { entries($0) }.compactMap(\.span).first }
}
