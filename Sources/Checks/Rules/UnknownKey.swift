import Configs
import Documents

extension CheckRule {
  /// LR028 unknown-key.
  static let unknownKey = CheckRule(
    "LR028", "unknown-key", "warning", "A key that is not known is a letter or two off one that sets the rate.",
    why: "Most readers pass over keys that they do not know: the default is used, and nothing is said."
  ) { run in
    guard let format = ConfigFormats.named(run.plan.format) else { return [] }
    if run.plan.notes.contains(where: { $0.rule == "LR027" }) { return [] }
    let known = format.keys.map(\.name) + run.entries.map(\.key)
    let leaves = Set(known.map { RateRole.leaf(of: $0) })
    let lasts = Set(known.compactMap { CheckedRun.path($0).last })
    let isFlat = run.entries.first?.key.contains(".") == false
    let roles = known.compactMap { key in
      RateRole(of: key).map { (key, CheckedRun.path(key), RateRole.leaf(of: key), $0) }
    }
    // What was read is known, whatever it is called; what another trainer calls so is not this one's.
    let read = Set(run.entries.compactMap(\.span))
    var findings: [Finding] = []
    for field in Siblings.fields(of: run.file.root, depth: 4) where !read.contains(field.value.span) {
      let leaf = RateRole.leaf(of: field.name)
      guard leaf.utf8.count >= 5, !commonKeys.contains(leaf) else { continue }
      let written = field.path.last ?? ""
      let isOtherwiseWritten = leaves.contains(leaf) && !lasts.contains(written)
      guard isOtherwiseWritten || !leaves.contains(leaf), !field.value.isNull else { continue }
      let place = field.path.dropLast().joined(separator: ".")
      for (key, path, keyLeaf, role) in roles {
        guard let near = path.last, near.utf8.count >= 5,
          path.dropLast().joined(separator: ".") == place
            || (path.count == 1 && isFlat),
          keyLeaf == leaf ? near != written : isNear(leaf, keyLeaf),
          !RateRole.isKnown(leaf) || RateRole(of: leaf) == role, !run.file.has(key)
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

  /// Words that one framework puts before or behind a key, and another does not.
  private static let fillers: Set<String> = ["lr", "num", "train", "training", "type", "total", "n"]

  /// Whether two keys are one or two letters apart, have the same words in another order, or one word more that says little.
  private static func isNear(_ left: String, _ right: String) -> Bool {
    guard left != right else { return false }
    let (words, others) = (left.split(separator: "_").sorted(), right.split(separator: "_").sorted())
    if words == others { return true }
    let (more, less) = words.count > others.count ? (words, others) : (others, words)
    if more.count == less.count + 1, less.count >= 2,
      let extra = more.indices.first(where: { Array(more[..<$0] + more[more.index(after: $0)...]) == less }),
      fillers.contains(String(more[extra]))
    {
      return true
    }
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
