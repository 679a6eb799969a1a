import CommandLanguage
package import Documents
import Logs
import Numbers
import Schedules
import TerminalText

extension MeasureTable {
  /// The lines of the table, its heading first, and what its figures are.
  package var lines: [String] {
    let hasFamilies = rows.contains { $0.runs.count > 1 }
    let hasBest = rows.contains { $0.direction != nil }
    var columns: [(name: String, text: (Row) -> String)] = [("curve", { SafeText.plain($0.curve.label) })]
    if hasFamilies { columns.append(("runs", { "\($0.runs.count)" })) }
    columns.append(("last", { text($0.last) }))
    if hasBest {
      let directions = Set(rows.map(\.direction))
      let name = directions.count == 1 ? rows[0].direction.map { "best (\($0.word))" } : nil
      columns.append((name ?? "best", { text($0.best) }))
      columns.append(("at", { place(of: $0.runs.compactMap(\.best), in: $0) }))
    }
    return Columns.aligned([columns.map(\.name)] + rows.map { row in columns.map { $0.text(row) } }) + [""] + sentences
  }

  /// The same in JSON, with all digits.
  package var json: JSONText {
    [
      "first_iteration": .integer(iterations.lowerBound), "last_iteration": .integer(iterations.upperBound),
      "notes": .array((endings + notes).map { .string($0) }),
      "curves": .array(rows.map(object)),
      "differences": .array(
        differences.map { difference in
          [
            "figure": .string(difference.figure.rawValue),
            "curves": .array([.string(difference.one.curve.label), .string(difference.other.curve.label)]),
            "difference": .number(difference.distance), "pooled_standard_deviation": .number(difference.deviation),
            "within_spread": .boolean(difference.isWithinSpread),
          ]
        }),
    ]
  }

  private func object(_ row: Row) -> JSONText {
    func spread(_ spread: Spread?) -> JSONText {
      guard let spread else { return .null }
      return [
        "mean": .number(spread.mean), "standard_deviation": spread.deviation.map { .number($0) } ?? .null,
      ]
    }
    func point(_ point: MeasuredRun.Point?) -> JSONText {
      guard let point else { return .null }
      return [
        "value": .number(point.value), "step": point.step.map { .number($0) } ?? .null, "row": .integer(point.row),
        "iteration": point.iteration.map { .integer($0) } ?? .null,
      ]
    }
    return [
      "label": .string(row.curve.label), "curve": .string(row.curve.request.config.description),
      "column": .string(row.log.column), "steps_count": .string(row.log.clock.unit),
      "best_is": row.direction.map { .string($0.rawValue) } ?? .null, "runs": .integer(row.runs.count),
      "last": spread(row.last), "best": spread(row.best),
      "members": .array(
        row.runs.map { ["path": .string($0.path), "last": point($0.last), "best": point($0.best)] }),
    ]
  }

  // MARK: Figures

  /// A figure: a single value, or the mean with the deviation to two digits, and as far as these reach.
  private func text(_ spread: Spread?) -> String {
    guard let spread else { return "-" }
    guard let deviation = spread.deviation else { return value(spread.mean) }
    if let digits {
      return "\(FigureText.short(spread.mean, digits: digits)) ± \(FigureText.short(deviation, digits: digits))"
    }
    guard deviation > 0, deviation.isFinite, spread.mean != 0 else {
      return "\(value(spread.mean)) ± \(value(deviation))"
    }
    let sure = spread.mean.magnitude.decimalExponent - deviation.decimalExponent + 2
    return "\(FigureText.short(spread.mean, digits: min(max(sure, 1), 17))) ± \(FigureText.short(deviation, digits: 2))"
  }

  private func value(_ value: Double) -> String { FigureText.short(value, digits: digits ?? FigureText.digits) }

  /// Where values were logged: `epoch 57`, `epochs 40 to 75`.
  private func place(of points: [MeasuredRun.Point], in row: Row) -> String {
    let isCounted = points.allSatisfy { $0.step != nil }
    let numbers = points.map { isCounted ? $0.step ?? 0 : Double($0.row) }
    guard let low = numbers.min(), let high = numbers.max() else { return "-" }
    let (one, several): (String, String) =
      switch isCounted ? row.log.clock : .rows {
      case .updates: ("update", "updates")
      case .epochs, .epochFractions: ("epoch", "epochs")
      case .epochAndIteration, .unknown: ("step", "steps")
      case .samples: ("sample", "samples")
      case .tokens: ("token", "tokens")
      case .rows: ("row", "rows")
      }
    return low == high ? "\(one) \(numberText(low))" : "\(several) \(numberText(low)) to \(numberText(high))"
  }

  // MARK: Sentences

  /// What the figures are, and which of them are no further apart than chance may put them.
  private var sentences: [String] {
    var sentences: [String] = []
    for column in columns {
      guard let row = rows.first(where: { $0.log.column == column }) else { continue }
      let name = SafeText.plain(column)
      guard let direction = row.direction else {
        sentences.append("which \(name) is the best, its name does not tell: --best min or --best max does")
        continue
      }
      sentences.append(
        "best is the \(direction.word) \(name), "
          + (kind == .auto
            ? "as its name tells; --best \(direction.other.rawValue) takes the other end" : "as asked for"))
    }
    if rows.contains(where: { $0.runs.count > 1 }) {
      sentences.append("a mean has its sample standard deviation over the runs behind ±")
    }
    for column in columns { for figure in Figure.allCases { sentences += comparison(of: column, figure) } }
    return sentences + endings + notes
  }

  /// The columns, each once.
  private var columns: [String] {
    var columns: [String] = []
    for row in rows where !columns.contains(row.log.column) { columns.append(row.log.column) }
    return columns
  }

  /// How far the families of a column are behind the best of them.
  private func comparison(of column: String, _ figure: Figure) -> [String] {
    let rows = rows.filter { $0.log.column == column && spread(figure, $0) != nil }
    guard let direction = rows.first?.direction, rows.count > 1 else { return [] }
    let ranked = rows.sorted { left, right in
      let (one, other) = (spread(figure, left)?.mean ?? 0, spread(figure, right)?.mean ?? 0)
      return direction == .max ? one > other : one < other
    }
    let pairs = ranked.dropFirst().compactMap { difference(figure, ranked[0], $0) }
    guard !pairs.isEmpty else { return [] }
    let leader = SafeText.plain(ranked[0].curve.label)
    let near = pairs.filter(\.isWithinSpread)
    if near.isEmpty {
      let next = pairs[0]
      return [
        "\(figure.rawValue): no other is within the spread of \(leader); \(SafeText.plain(next.other.curve.label)) is "
          + "\(FigureText.short(next.distance, digits: 2)) behind, "
          + "and the pooled standard deviation \(FigureText.short(next.deviation, digits: 2))"
      ]
    }
    return near.map { pair in
      "\(figure.rawValue): \(SafeText.plain(pair.other.curve.label)) is within the spread of \(leader), "
        + "\(FigureText.short(pair.distance, digits: 2)) behind with a pooled standard deviation of "
        + "\(FigureText.short(pair.deviation, digits: 2))"
    }
  }

  /// What of a run has no value at its end, as of one that diverged.
  private var endings: [String] {
    rows.flatMap { row in
      row.runs.filter { $0.rowsWithout > 0 }.map { run in
        "\(SafeText.path(run.path)) has no number in its last \(count(run.rowsWithout, "row")): its last value is that of "
          + place(of: [run.last], in: row)
      }
    }
  }
}
