/// What columns of logs are called that hold a rate, or count steps.
package enum ColumnNames {
  /// The columns that hold a rate, the likeliest first: names as they are written.
  ///
  /// - Parameter names: The names of columns.
  /// - Returns: Those that hold a rate.
  package static func rates(among names: [String]) -> [String] {
    var found: [(name: String, rank: Int, place: Int)] = []
    for (place, name) in names.enumerated() {
      if let rank = rank(ofRate: name) { found.append((name, rank, place)) }
    }
    return found.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map(\.name)
  }

  /// How likely a column holds a rate, from 0; `nil` where it does not.
  static func rank(ofRate name: String) -> Int? {
    let lower = name.lowercased()
    for suffix in ["__min", "__max", "-momentum", "-weight_decay", "/momentum", "vs samples", "_scale"]
    where lower.hasSuffix(suffix) { return nil }
    // What the panel of a chart calls a column: `run - key`.
    let key = lower.firstRange(of: " - ").map { String(lower[$0.upperBound...]) } ?? lower
    for prefix in ["loss", "grad", "hparams", "val", "eval"] where key.hasPrefix(prefix) { return nil }
    switch key {
    case "learning_rate": return 0
    case "lr": return 1
    case "train/learning_rate": return 2
    case "train/lr": return 3
    default: break
    }
    if key.hasPrefix("lr-") || key.hasPrefix("learning_rate-") { return 4 }
    let parts = key.split { $0 == "/" || $0 == "." }.map(withoutIndex)
    guard let last = parts.last else { return nil }
    if isRate(last) { return key == "epoch_learning_rate" ? 7 : 5 }
    if last == "epoch_learning_rate" { return 7 }
    if parts.count > 1, isRate(parts[parts.count - 2]) || parts[parts.count - 2].hasPrefix("lr-") { return 6 }
    // `lr_0`, `lr0`, `lr_group1`, `lr_decoder`: one of several groups.
    if last.hasPrefix("lr_") || last.hasPrefix("learning_rate_") { return 8 }
    if last.hasPrefix("lr"), last.dropFirst(2).allSatisfy(\.isNumber), last.count > 2 { return 8 }
    if last.hasSuffix("_lr") || last.hasSuffix("_learning_rate") { return 9 }
    return nil
  }

  private static func isRate(_ part: String) -> Bool {
    switch part {
    case "lr", "learning_rate", "learning rate", "learning-rate", "learningrate", "last_lr", "current_lr", "cur_lr":
      true
    default: false
    }
  }

  private static func withoutIndex(_ part: Substring) -> String {
    String(part.firstIndex(of: "[").map { part[..<$0] } ?? part)
  }

  /// What counts the steps of a run, the likeliest first.
  static let steps = [
    "trainer/global_step", "global_step", "train/global_step", "num_updates", "iteration", "iter", "step", "Step",
    "steps",
    "update", "updates", "iterations", "train/step", "train/iteration", "train/iter", "batch", "t", "_step",
  ]
  /// What counts the epochs of a run, the likeliest first.
  static let epochs = ["epoch", "Epoch", "train/epoch", "trainer/epoch", "epochs"]

  /// The column that counts steps; else the one that counts epochs.
  ///
  /// - Parameter names: The names of columns.
  /// - Returns: The column, and whether it counts epochs.
  static func step(among names: [String]) -> (name: String, isEpoch: Bool)? {
    for wanted in steps {
      if let name = names.first(where: { $0 == wanted })
        ?? names.first(where: { $0.lowercased() == wanted.lowercased() })
      {
        return (name, false)
      }
    }
    for wanted in epochs {
      if let name = names.first(where: { $0.lowercased() == wanted.lowercased() }) { return (name, true) }
    }
    return nil
  }
}
