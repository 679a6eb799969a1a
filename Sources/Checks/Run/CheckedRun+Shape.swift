import Catalogue
import Configs
import Documents
import Numbers
import Runs
import Schedules

extension CheckedRun {
  /// Whether the file says something of a rate, or all facts are there without.
  package var isOfRates: Bool {
    missing.isEmpty
      || entries.contains { $0.isWritten && [.peak, .schedulerPeak, .style, .warmup].contains($0.role) }
  }

  /// The words for the schedule, in small letters: ``styles``, which are found once.
  func foundStyles() -> [String] {
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

  /// Whether the schedule is one of steps: ``isStairs``, which is found once.
  ///
  /// - Parameter words: The words under keys of schedulers.
  /// - Returns: Whether it is.
  func findsStairs(_ words: [String]) -> Bool {
    plan.curve.stages.contains { stage in
      let name = stage.definition.name.lowercased()
      return name != "stepped"
        && [
          "step", "stair", "milestone", "piecewise", "exponentiallr", "update2lr", "manual", "constantlr",
          "factorsched",
          "plateau", "trainingschedule", "greedy",
        ].contains { name.contains($0) }
        || stage.values.contains { $0.key.hasSuffix("staircase") && $0.value == .flag(true) }
        || stage.values.keys.contains {
          ["milestones", "boundaries", "step_size", "boundaries_and_scales"].contains($0)
        }
    } || hasStyle("multistep", "stagewise")
      || words.contains {
        ["MultiStepLR", "StepLR", "step", "multistep"].contains($0)
      }
  }

  /// The words that stand under keys of schedulers, in the file and in those that it is based on.
  func schedulerWords() -> [String] {
    let based = plan.root.map { Self.words(under: $0, isWithin: false, depth: 6) } ?? []
    return Self.words(under: file.root, isWithin: false, depth: 6) + based
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

  /// Whether the schedule repeats itself: ``hasCycles``, which is found once.
  ///
  /// - Parameter words: The words under keys of schedulers.
  /// - Returns: Whether it is.
  func findsCycles(_ words: [String]) -> Bool {
    hasStyle("restart", "cycl", "sgdr", "triangular", "wsds", "wsd-s", "clr", "jagged", "relora")
      || !written(.cycle).isEmpty
      || derivedCycles
      || words.contains {
        let word = $0.lowercased()
        return word.contains("restart") || word.contains("cycl")
      }
  }

  /// Whether the curve itself tells of cycles: a schedule of them calls its phases so, and one that only climbs again does not.
  private var derivedCycles: Bool {
    if plan.curve.stages.contains(where: { stage in stage.definition.name.lowercased().contains("cycle") }) {
      return true
    }
    let isLevanter = plan.curve.stages.contains { stage in
      stage.definition.name.hasPrefix("levanter.") && (stage.values["cycles"] ?? stage.values["cycle_length"]) != nil
    }
    guard let trace, !isLevanter else { return isLevanter }
    return Phases(of: trace.schedule).lazy.prefix { $0.start < trace.updates }.prefix(Self.mostPhases)
      .contains { $0.name.hasPrefix("cycle") && $0.start > 0 }
  }

  /// The most phases that are looked at for a cycle.
  private static let mostPhases = 16

  /// Whether a part at which no rate is trained is declared.
  var isFrozen: Bool {
    plan.curve.stages.contains { stage in
      stage.values.contains { name, value in
        guard name.contains("freeze") else { return false }
        switch value {
        case .number(let number): return number > 0
        case .count(let count): return count > 0
        case .duration(let quantity): return quantity.amount > 0
        default: return false
        }
      }
    }
  }

  /// Whether the length of the run was told apart from that of the schedule.
  var isPartial: Bool { !written(.partial).isEmpty }

  /// The peak that the file or the framework declares: ``declaredPeak``, which is found once.
  func foundDeclaredPeak() -> Double? {
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
