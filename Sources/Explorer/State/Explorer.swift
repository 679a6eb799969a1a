internal import Catalogue
package import CommandLanguage
internal import Numbers
internal import Runs
internal import Schedules

/// The state of an exploration: the curves, what of them is shown, and what keys act on.
///
/// It is a plain value. ``handle(_:)`` is its only way to change, and tells what is to be done outside.
package struct Explorer: Sendable {
  /// A line for the person at the terminal.
  struct Message: Sendable, Equatable {
    var text: String
    var isError = false
  }

  /// The curves, the run and the axes: what undo brings back and the command line tells.
  package private(set) var document: Invocation
  /// The run of the document, and its curves.
  package private(set) var evaluation: Evaluation
  private var past: [Invocation] = []
  private var future: [Invocation] = []
  /// The numbers of the files that parameters name.
  var series: [String: [Double]]
  /// The current curve.
  private(set) var curve = 0
  /// The current row of its knobs.
  private(set) var row = 0
  /// The iterations that are shown; `nil` for the whole run.
  var window: ClosedRange<Int>?
  /// The iteration that the cursor reads.
  package var cursor: Int?
  var mode = ExplorerMode.browse
  var message: Message?
  /// A change that waits for the numbers of a file.
  var awaited: (path: String, knob: Knob)?
  /// The size of the terminal, in letters.
  var columns: Int
  var rows: Int
  let vocabulary: Vocabulary

  /// The most columns and rows of a terminal that are made use of.
  package static let largestSide = 1000

  /// Returns a side of a terminal that can be made use of.
  static func side(_ letters: Int) -> Int { min(max(letters, 1), largestSide) }

  /// The most changes that can be undone.
  private static let longestPast = 1000

  /// Opens curves.
  ///
  /// - Parameters:
  ///   - invocation: The curves, the run and the axes; without curves, a cosine.
  ///   - series: The numbers of the files that parameters of the curves name, by path.
  ///   - columns: The width of the terminal, in letters; it is taken to be from 1 to ``largestSide``.
  ///   - rows: The height of the terminal, in letters, likewise.
  ///   - vocabulary: The schedules and modifiers to choose from.
  /// - Throws: What of the curves cannot be built.
  package init(
    _ invocation: Invocation, series: [String: [Double]] = [:], columns: Int, rows: Int,
    vocabulary: Vocabulary = .catalogue
  ) throws(Diagnostic) {
    var document = Invocation(.plot)
    document.curves = invocation.curves
    document.run = invocation.run
    document.chart = invocation.chart
    if document.curves.isEmpty {
      guard let definition = vocabulary.definition(named: "cosine") ?? vocabulary.definitions.first else {
        throw Diagnostic(UsageError.missingCurve(.explore))
      }
      document.curves = [
        CurveRequest(ScheduleConfig(StageExample.stage(of: definition, vocabulary, in: try Self.context(of: document))))
      ]
      message = Message(text: "Press a to add a schedule, ? for every key.")
    }
    self.vocabulary = vocabulary
    self.series = series
    self.columns = Self.side(columns)
    self.rows = Self.side(rows)
    evaluation = try Self.build(document, series)
    // A part that was asked for is what is shown first; zooming and moving goes on from there.
    if evaluation.shown != evaluation.whole { window = evaluation.shown }
    (document.run.from, document.run.to) = (nil, nil)
    self.document = document
    row = knobRows.firstIndex { $0.knob != nil } ?? 0
  }

  /// The command line that draws what is shown.
  package var commandLine: String {
    var document = documentShown
    // What is seen here must not fail there.
    if let refusal = refusals.map(\.iteration).min(), refusal <= shown.upperBound { document.run.pastEnd = .hold }
    return document.recipe
  }

  /// The document with the part of the run that is shown.
  var documentShown: Invocation {
    var document = document
    if let window {
      if window.lowerBound > evaluation.whole.lowerBound { document.run.from = .updates(window.lowerBound) }
      if window.upperBound < evaluation.whole.upperBound { document.run.to = .updates(window.upperBound) }
    }
    return document
  }

  /// The curves of the document, built.
  var curves: [LabelledCurve] { evaluation.curves }

  /// Where frameworks refuse to go on with the curves.
  var refusals: [Refusal] { curves.compactMap(\.schedule.refusal) }

  /// The iterations that are shown.
  package var shown: ClosedRange<Int> { window ?? evaluation.whole }

  /// The rows of the knobs of the current curve.
  var knobRows: [KnobRow] { knobRows(of: curve) }

  /// The rows of the knobs of a curve.
  func knobRows(of curve: Int) -> [KnobRow] {
    guard document.curves.indices.contains(curve) else { return [] }
    return KnobRows.rows(
      of: document.curves[curve].config, run: document.run, length: evaluation.length,
      iterationsPerEpoch: document.iterationsPerEpoch)
  }

  /// The current knob.
  var knob: Knob? { knobRows.indices.contains(row) ? knobRows[row].knob : nil }

  private static func build(
    _ document: Invocation, _ series: [String: [Double]]
  ) throws(Diagnostic) -> Evaluation {
    try checkSize(of: document)
    do { return try document.evaluation(series: series) } catch { throw Diagnostic(error, of: .plot) }
  }

  /// What schedules of a document are built for.
  private static func context(of document: Invocation) throws(Diagnostic) -> RunContext {
    do { return try document.context() } catch { throw Diagnostic(error) }
  }

  /// What schedules are built for.
  var context: RunContext { evaluation.context }

  /// Whether there are no more curves and steps than a command line takes, which is printed at the end.
  private static func checkSize(of document: Invocation) throws(Diagnostic) {
    guard document.curves.count <= SweepExpansion.limit else {
      throw Diagnostic(UsageError.tooManyCurves(limit: SweepExpansion.limit))
    }
    // Behind the last step of all there may be no vs.
    let most = CurveDraft.mostSteps.subtractingSaturating(document.curves.count > 1 ? 1 : 0)
    guard document.curves.allSatisfy({ $0.config.operations.count <= most }) else {
      throw Diagnostic(UsageError.tooManySteps(limit: CurveDraft.mostSteps))
    }
  }

  // MARK: Changes that can be undone

  /// Changes the document, if the curves can still be built; else says why not and leaves everything as it was.
  ///
  /// - Returns: Whether it was changed.
  @discardableResult
  mutating func change(_ edit: (inout Invocation) -> Void) -> Bool {
    var next = document
    edit(&next)
    guard next != document else { return false }
    do {
      try show(next)
    } catch {
      message = Message(text: error.sentence, isError: true)
      return false
    }
    return true
  }

  private mutating func show(_ changed: Invocation) throws(Diagnostic) {
    var next = changed
    // The axis goes back to iterations where nothing tells any more how many one of its unit is.
    if let facts = try? next.runFacts(), next.chart.xUnit.missingFact(in: facts) != nil {
      next.chart.xUnit = .iteration
    }
    let built = try Self.build(next, series)
    past.append(document)
    if past.count > Self.longestPast { past.removeFirst() }
    future.removeAll()
    adopt(next, built)
  }

  private mutating func adopt(_ next: Invocation, _ built: Evaluation) {
    let whole = evaluation.whole
    document = next
    evaluation = built
    if evaluation.whole != whole { window = nil }
    if let cursor { self.cursor = min(max(cursor, shown.lowerBound), shown.upperBound) }
    select(curve: min(curve, document.curves.count - 1), row: row)
  }

  /// Takes the last change back.
  mutating func undo() { travel(from: \.past, to: \.future, nothing: "There is nothing to undo.") }

  /// Makes the change again that was taken back last.
  mutating func redo() { travel(from: \.future, to: \.past, nothing: "There is nothing to redo.") }

  private mutating func travel(
    from source: WritableKeyPath<Explorer, [Invocation]>, to target: WritableKeyPath<Explorer, [Invocation]>,
    nothing: String
  ) {
    guard let next = self[keyPath: source].last else {
      message = Message(text: nothing)
      return
    }
    do {
      let built = try Self.build(next, series)
      self[keyPath: source].removeLast()
      self[keyPath: target].append(document)
      adopt(next, built)
    } catch {
      message = Message(text: error.sentence, isError: true)
    }
  }

  // MARK: What keys act on

  /// Makes a curve and a row of its knobs the current ones; rows without a knob are passed over.
  mutating func select(curve: Int, row: Int) {
    self.curve = min(max(curve, 0), max(document.curves.count - 1, 0))
    let rows = knobRows
    let wanted = min(max(row, 0), max(rows.count - 1, 0))
    let knobs = rows.indices.filter { rows[$0].knob != nil }
    func distance(_ row: Int) -> UInt { row.subtractingSaturating(wanted).magnitude }
    self.row = knobs.min { distance($0) < distance($1) } ?? 0
  }

  /// Moves the current row by a number of knobs.
  mutating func moveRow(by distance: Int) {
    let rows = knobRows
    let knobs = rows.indices.filter { rows[$0].knob != nil }
    guard let place = knobs.firstIndex(of: row) else { return select(curve: curve, row: 0) }
    row = knobs[min(max(place.addingSaturating(distance), 0), knobs.count - 1)]
  }
}
