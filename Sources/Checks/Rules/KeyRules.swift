import Configs
import Documents
import Numbers

extension CheckRule {
  /// LR009
  static let bothGiven = CheckRule(
    "LR009", "both-given", "warning; hint where the other key would have the same effect",
    "Two keys of one quantity are given, and the framework uses one of them.",
    why: "Which of the two wins differs between frameworks and their releases."
  ) { run in
    guard run.trace != nil || !run.missing.isEmpty else { return [] }
    let keys = Siblings(run)
    var findings: [Finding] = []
    var told: Set<String> = []
    for (left, right) in pairs {
      for first in keys.fields(left) {
        for second in keys.fields(right)
        where first.path.dropLast() == second.path.dropLast() && first.path != second.path {
          guard !told.contains(first.name), !told.contains(second.name), isGiven(first, run), isGiven(second, run),
            let trace = run.trace
          else { continue }
          let without = (
            run.changed([(first.path, nil)]).flatMap { RateProbe($0) },
            run.changed([(second.path, nil)]).flatMap { RateProbe($0) }
          )
          let firstLoses = without.0.map { trace.isSame(as: $0) } ?? false
          let secondLoses = without.1.map { trace.isSame(as: $0) } ?? false
          guard firstLoses != secondLoses else { continue }
          told.formUnion([first.name, second.name])
          let (winner, loser) = firstLoses ? (second, first) : (first, second)
          findings.append(
            Finding(
              "LR009", .warning,
              "\(first.name) and \(second.name) are both given: \(winner.name) is used, \(loser.name) has no effect",
              instead: "\(winner.name) alone", at: loser.value.span))
        }
      }
    }
    return findings
  }

  private static let pairs: [(String, String)] = [
    ("warmup_steps", "warmup_ratio"), ("lr_warmup_steps", "lr_warmup_steps_ratio"),
    ("num_warmup_steps", "warmup_ratio"),
    ("max_steps", "num_train_epochs"), ("max_steps", "num_epochs"), ("max_train_steps", "max_train_epochs"),
    ("max_train_steps", "num_train_epochs"), ("lr", "lr_base"), ("lr_decay_iters", "max_steps"),
    ("lr_decay_samples", "max_steps"), ("lr_scheduler", "lr_scheduler_type"), ("lr_decay_iters", "lr_decay_fraction"),
  ]

  private static func isGiven(_ field: Field, _ run: CheckedRun) -> Bool {
    let value = field.value.plainText ?? "…"
    let entry = CheckedRun.Entry(
      key: field.name, value: value, span: field.value.span, isWritten: true, isStandard: false)
    return !CheckedRun.isNothing(value) && !run.isDefaultOfDump(entry)
  }

  /// LR010
  static let noEffect = CheckRule(
    "LR010", "no-effect", "warning; hint for a default in a file that the trainer wrote",
    "A key that sets a rate or a length elsewhere changes nothing here.",
    why: "Somebody believes that the run has a warmup, or a floor, which it has not."
  ) { run in
    guard let trace = run.trace else { return [] }
    var findings: [Finding] = []
    let fields = Siblings(run).all
    var works = 0
    for field in fields {
      guard let role = RateRole(of: field.name), isGiven(field, run), let value = field.value.plainText,
        let others = others(for: role, value, trace)
      else { continue }
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
    // Where no key has an effect, the file is not what decides.
    return works > 0 ? findings : []
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

  /// LR011
  static let twoPeaks = CheckRule(
    "LR011", "two-peaks", "warning",
    "The rate of the optimizer and the peak of the scheduler are both given and differ.",
    why: "One of the two is never used, and a person who changes it sees no change."
  ) { run in
    let told = noted("LR011", run)
    guard told.isEmpty, let trace = run.trace else { return told }
    for high in run.written(.schedulerPeak) {
      guard let highest = high.number, highest > 0 else { continue }
      for low in run.written(.peak) where low.span?.source === high.span?.source {
        guard let value = low.number, (value - highest).magnitude > 1e-6 * max(value, highest),
          (trace.courseHighest - highest).magnitude <= 1e-6 * highest
        else { continue }
        return [
          Finding(
            "LR011", .warning,
            "\(low.key) \(low.value) and \(high.key) \(high.value) differ: \(high.value) is used",
            instead: "\(high.value) in both places",
            at: low.span)
        ]
      }
    }
    return []
  }

  /// LR012
  static let logWarmup = CheckRule(
    "LR012", "log-warmup", "warning", "DeepSpeed's warmup is logarithmic, since no warmup_type is given.",
    why: "Half of the peak is reached after the square root of the warmup's length: hardly a warmup."
  ) { run in
    noted("LR012", run).map { finding in
      var finding = finding
      finding.instead = "\"warmup_type\": \"linear\""
      finding.span = finding.span ?? run.span(.warmup)
      return finding
    }
  }

  /// LR013
  static let numberAsText = CheckRule(
    "LR013", "number-as-text", "error where the reader keeps the text, else hint",
    "YAML 1.1 reads a number with an exponent but without a point as text: 2e-5.",
    why:
      "Some readers convert it, others hand the text on, and the run ends with a TypeError once the optimizer is made."
  ) { run in
    guard run.file.syntax == .yaml else { return [] }
    var findings: [Finding] = []
    for entry in run.entries {
      guard let span = entry.span, span.source === run.file.source, isTextNumber(span.text),
        let role = RateRole(of: entry.key),
        [.peak, .schedulerPeak, .floor, .floorShare, .warmupStart, .warmup, .length, .decay].contains(role)
      else { continue }
      let isKept = run.plan.refusal != nil && run.refusedAt == span
      findings.append(
        Finding(
          "LR013", isKept ? .error : .hint,
          "\(span.text) is text in YAML 1.1: \(isKept ? "it stays text, and the optimizer raises TypeError" : "\(run.plan.format) converts it")",
          instead: withPoint(span.text), at: span))
    }
    return findings
  }

  /// A number with an exponent that YAML 1.1 does not take for one: without a point, or without a sign behind `e`.
  static func isTextNumber(_ text: String) -> Bool {
    let parts = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
    guard parts.count == 2, let head = parts.first, let tail = parts.last else { return false }
    let digits = head.drop { "+-".contains($0) }
    let exponent = tail.drop { "+-".contains($0) }
    guard digits.contains(where: \.isNumber), !exponent.isEmpty, exponent.allSatisfy(\.isNumber),
      digits.allSatisfy({ $0.isNumber || $0 == "." })
    else { return false }
    return !digits.contains(".") || exponent.count == tail.count
  }

  private static func withPoint(_ text: String) -> String {
    guard let place = text.firstIndex(where: { "eE".contains($0) }) else { return text }
    let head = text[..<place]
    var tail = text[text.index(after: place)...]
    let sign = tail.first.map { "+-".contains($0) } == true ? String(tail.removeFirst()) : "+"
    return "\(head)\(head.contains(".") ? "" : ".0")e\(sign)\(tail)"
  }

  /// LR028
  static let unknownKey = CheckRule(
    "LR028", "unknown-key", "warning", "A key that is not known is a letter or two off one that sets the rate.",
    why: "Most readers pass over keys that they do not know: the default is used, and nothing is said."
  ) { run in
    guard let format = ConfigFormats.named(run.plan.format) else { return [] }
    if run.plan.notes.contains(where: { $0.rule == "LR027" }) { return [] }
    let known = format.keys.map(\.name) + run.entries.map(\.key)
    let leaves = Set(known.map { RateRole.leaf(of: $0) })
    var findings: [Finding] = []
    for field in Siblings.fields(of: run.file.root, depth: 4) {
      let leaf = RateRole.leaf(of: field.name)
      guard leaf.utf8.count >= 5, !leaves.contains(leaf), !commonKeys.contains(leaf) else { continue }
      let place = field.path.dropLast().joined(separator: ".")
      for key in known where RateRole(of: key) != nil {
        let path = CheckedRun.path(key)
        guard
          path.dropLast().joined(separator: ".") == place
            || (path.count == 1 && run.entries.first?.key.contains(".") == false),
          let near = path.last, near.utf8.count >= 5, isNear(leaf, near.lowercased()),
          RateRole(of: leaf) == nil || RateRole(of: leaf) == RateRole(of: near),
          !run.file.has(key), RateRole.leaf(of: key) != leaf
        else { continue }
        let standard = run.standard(of: key).flatMap { $0.isEmpty ? nil : ", and is at its default \($0)" } ?? ""
        findings.append(
          Finding(
            "LR028", .warning, "\(field.name) is not a key of \(run.plan.format); \(near) is\(standard)",
            instead: "\(near): \(field.value.plainText ?? "…")", at: field.value.span))
        break
      }
    }
    return findings
  }

  private static let commonKeys: Set<String> = [
    "eval_steps", "save_steps", "logging_steps", "val_steps", "log_steps", "eval_iters", "save_epochs", "test_iters",
    "val_epochs", "max_length", "min_length", "total_steps", "warmup", "optim", "steps", "epochs", "epoch",
  ]

  /// Whether two keys are one or two letters apart, or have the same words in another order.
  private static func isNear(_ left: String, _ right: String) -> Bool {
    guard left != right else { return false }
    if left.split(separator: "_").sorted() == right.split(separator: "_").sorted() { return true }
    let distance = letters(between: Array(left.utf8), Array(right.utf8), atMost: 2)
    return distance <= 1 || distance == 2 && left.utf8.first == right.utf8.first && left.utf8.count >= 8
  }

  /// The letters that have to be changed, added, left out or swapped to make one text of another; more than `limit` are `limit + 1`.
  private static func letters(between left: [UInt8], _ right: [UInt8], atMost limit: Int) -> Int {
    guard abs(left.count - right.count) <= limit else { return limit + 1 }
    var before = Array(0...right.count)
    var rowBefore = before
    for (row, letter) in left.enumerated() {
      var line = [row + 1]
      for (column, other) in right.enumerated() {
        var cost = min(before[column + 1] + 1, line[column] + 1, before[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          cost = min(cost, rowBefore[column - 1] + 1)
        }
        line.append(cost)
      }
      rowBefore = before
      before = line
    }
    return before.last ?? limit + 1
  }
}

/// The keys that stand beside those that were read: where a format reads one key, its neighbours are meant for the same thing.
struct Siblings {
  /// The keys with their values.
  let all: [Field]

  init(_ run: CheckedRun) {
    var places: Set<[String]> = []
    for entry in run.entries where entry.span?.source === run.file.source || !entry.isWritten {
      let path = CheckedRun.path(entry.key)
      if run.file.root.value(at: path.dropLast())?.entries != nil { places.insert(Array(path.dropLast())) }
    }
    all = places.sorted { $0.joined(separator: ".") < $1.joined(separator: ".") }.flatMap { place -> [Field] in
      (run.file.root.value(at: place)?.entries ?? []).compactMap { entry in
        guard let key = entry.key.string, !entry.value.isNull else { return nil }
        let field = Field(place + [key], entry.value)
        // What the command line overrides is not what the file says.
        return run.isOverridden(field.name) ? nil : field
      }
    }
  }

  /// Those whose last word is some word.
  func fields(_ leaf: String) -> [Field] { all.filter { RateRole.leaf(of: $0.name) == leaf } }

  /// All keys of a file, down to a depth.
  static func fields(of node: Node, _ path: [String] = [], depth: Int) -> [Field] {
    guard depth > 0, case .map(let entries) = node.untagged.value else { return [] }
    return entries.flatMap { entry -> [Field] in
      guard let key = entry.key.string else { return [] }
      return [Field(path + [key], entry.value)] + fields(of: entry.value, path + [key], depth: depth - 1)
    }
  }
}
