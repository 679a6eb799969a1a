import Configs
import Documents
import Numbers

extension CheckRule {
  /// LR010 no-effect.
  static let noEffect = CheckRule(
    "LR010", "no-effect", "warning; hint for a default in a file that the trainer wrote",
    "A key that sets a rate or a length elsewhere changes nothing here.",
    why: "Somebody believes that the run has a warmup, or a floor, which it has not."
  ) { run in
    guard let trace = run.trace else { return [] }
    var findings: [Finding] = []
    let fields = run.siblings.all
    let known = Set(ConfigFormats.named(run.plan.format)?.keys.map(\.name) ?? [])
    // Where the run is over before the warmup is, what comes after it is not reached, and no key of it is to blame.
    let isAllWarmup = trace.count > 2 && trace.warmup >= trace.count - 1
    var works = 0
    for field in fields {
      guard let role = RateRole(of: field.name), RateRole.isKnown(field.name) || known.contains(field.name),
        isGiven(field, run), let value = field.value.plainText,
        let others = others(for: role, value, trace)
      else { continue }
      if isAllWarmup, [.floor, .floorShare, .decay].contains(role) { continue }
      if role == .peak, let number = Double(value),
        [trace.peak, trace.courseHighest, run.declaredPeak ?? trace.peak].contains(where: {
          ($0 - number).magnitude <= 1e-6 * number
        })
      {
        works += 1
        continue
      }
      var outcomes: [Bool] = []
      for other in others {
        let node = Node(
          Double(other) == nil
            ? (other == "true" || other == "false" ? .boolean(other == "true") : .string(other))
            : other.contains(where: { ".e".contains($0) }) ? .number(other) : .integer(other), field.value.span)
        guard let changed = run.changed([(field.path, node)]), let new = RateProbe(changed) else {
          outcomes.append(false)
          continue
        }
        outcomes.append(trace.isSame(as: new) && trace.isSameBeyond(new))
        if outcomes.last == false { break }
      }
      guard !outcomes.isEmpty, outcomes.allSatisfy({ $0 }) else {
        works += 1
        continue
      }
      findings.append(
        Finding(
          "LR010", .warning, "\(field.name) has no effect: no rate changes with it",
          instead: "remove it, or choose a schedule that reads it", at: field.value.span))
    }
    // Where no key has an effect, not even the length of the run, the file is not what decides.
    return works > 0 || findings.isEmpty || lengthCounts(run, fields) ? findings : []
  }

  /// Whether the run has another length where the file gives one.
  private static func lengthCounts(_ run: CheckedRun, _ fields: [Field]) -> Bool {
    fields.contains { field in
      guard RateRole(of: field.name) == .length, let number = field.value.plainText.flatMap(Double.init), number > 0,
        let changed = run.changed([(field.path, Node(.number(numberText(number * 2)), field.value.span))])
      else { return false }
      return changed.updates != run.plan.updates
    }
  }

  /// Other values of a key, one of which would change a rate if the key is read at all.
  private static func others(for role: RateRole, _ value: String, _ trace: RateTrace) -> [String]? {
    switch role {
    case .peak, .schedulerPeak: return Double(value).map { [numberText($0 * 0.37), numberText(trace.peak * 0.41)] }
    case .floor:
      guard Double(value) != nil else { return nil }
      return [numberText(trace.peak * 0.93)]
    case .warmupStart:
      guard Double(value) != nil else { return nil }
      return [numberText(trace.peak * 0.73)]
    case .floorShare: return Double(value).map { [numberText($0 > 0.5 ? 0.31 : 0.83)] }
    case .warmup:
      guard let number = Double(value), number > 0 else { return nil }
      if number < 1 { return [numberText(number < 0.5 ? number + 0.37 : number - 0.37)] }
      guard let whole = Int(exactly: number) else { return nil }
      return [
        String(whole.addingSaturating(max(1, trace.updates / 3))), String(max(1, whole / 2)),
        String(max(1, trace.updates / 4)),
      ]
    case .decay:
      guard let number = Double(value), number > 0 else { return nil }
      if number < 1 { return [numberText(number < 0.5 ? number + 0.37 : number - 0.37)] }
      guard let whole = Int(exactly: number), whole > 2 else { return nil }
      return [String(whole / 2 + 1), String(whole.addingSaturating(whole / 2 + 1))]
    case .style:
      if ["true", "false"].contains(value.lowercased()) { return nil }
      return ["constant", "linear", "cosine"].filter { $0 != value.lowercased() }
    case .hold, .shape, .cycle, .partial, .length, .batchRamp, .decayStart: return nil
    }
  }
}
