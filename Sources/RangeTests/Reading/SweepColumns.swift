internal import Logs

/// Which columns of a log hold the rates and the losses of a sweep.
enum SweepColumns {
  /// What a column of rates is called, the likeliest first; before these names a path may stand, as in `train/lr`.
  private static let rates = [
    "learning_rate", "lr", "learning rate", "learning-rate", "lrs", "rate", "rates", "learning_rates",
  ]
  /// What a column of losses is called, the likeliest first.
  private static let losses = [
    "loss", "train_loss", "training_loss", "batch_loss", "losses", "train loss", "smooth_loss", "smoothed_loss",
    "train_loss_step",
    "loss_step", "lm loss", "lm_loss", "total_loss", "reduced_train_loss",
  ]
  /// What stands in the names of losses that are not those of training.
  private static let others = ["val", "valid", "eval", "test"]

  /// Returns the column of rates.
  ///
  /// - Parameter names: The names of the columns.
  /// - Returns: Its place; `nil` where none is called so.
  static func rate(among names: [String]) -> Int? {
    place(of: rates, among: names) ?? ColumnNames.rates(among: names).first.flatMap(names.firstIndex(of:))
  }

  /// Returns the column of losses of training.
  ///
  /// - Parameter names: The names of the columns.
  /// - Returns: Its place; `nil` where none is called so.
  static func loss(among names: [String]) -> Int? {
    place(
      of: losses,
      among: names.map { name in
        let parts = name.lowercased().split { $0 == "/" || $0 == "_" || $0 == "." || $0 == " " }
        return parts.contains { others.contains(String($0)) } ? "" : name
      })
  }

  private static func place(of wanted: [String], among names: [String]) -> Int? {
    let whole = names.map { $0.lowercased() }
    // The last part of a path, or the key of a panel's column: `train/lr`, `run - lr`.
    let ends = whole.map { $0.replacing(" - ", with: "/").split(separator: "/").last.map(String.init) ?? "" }
    for candidates in [whole, ends] {
      for name in wanted { if let place = candidates.firstIndex(of: name) { return place } }
    }
    return nil
  }

  /// Returns the column of a name, written with the same capitals or, where there is none, with others.
  ///
  /// - Parameters:
  ///   - name: The name, or `#2` for the second column.
  ///   - names: The names of the columns.
  /// - Returns: Its place; `nil` where none is called so.
  static func column(named name: String, among names: [String]) -> Int? {
    if let place = names.firstIndex(of: name) { return place }
    if let place = names.firstIndex(where: { $0.lowercased() == name.lowercased() }) { return place }
    guard name.first == "#", let number = Int(name.dropFirst()), number >= 1, number <= names.count else { return nil }
    return number - 1
  }
}
