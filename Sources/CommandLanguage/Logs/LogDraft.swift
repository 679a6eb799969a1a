import Catalogue
import Logs
import Numbers
import Runs
import Schedules

/// A log as it stands in a curve: the run that was logged, and how it was asked for.
struct LogDraft: Sendable {
  /// The word that names it, with its `@`.
  var word: String
  /// The run.
  var log: RunLog
  /// The options behind it as they were written, each with its value.
  var options: [String] = []

  /// The words that stand for the curve.
  var text: String { ([word] + options).map { shellQuoted($0) }.joined(separator: " ") }

  /// Takes an option and its value. The file was read by it already, since it decides what the file is.
  ///
  /// - Parameters:
  ///   - option: The option.
  ///   - written: The word.
  ///   - cursor: The words behind it.
  ///   - vocabulary: The schedules and modifiers, none of which is a value.
  /// - Throws: ``UsageError`` where it has no value.
  mutating func take(
    _ option: LogOption, _ written: OptionWord, from cursor: inout TokenCursor, _ vocabulary: Vocabulary
  ) throws(UsageError) {
    let reference = OptionReference.parameter(option.rawValue, of: word)
    let value = try cursor.value(of: written, reference, mayBeEmpty: false, vocabulary: vocabulary)
    options += ["--\(option.rawValue)", value.text]
  }
}

extension CurveDraft.StageDraft {
  /// A stage that is a log.
  init(log: LogDraft, position: SourcePosition) {
    self.init(definition: log.log.definition(named: log.text), position: position)
    self.log = log
  }

  /// The stage with the words of its options, when all of these are read.
  func namedByOptions() -> CurveDraft.StageDraft {
    guard let log, !log.options.isEmpty else { return self }
    var stage = self
    stage.definition = log.log.definition(named: log.text)
    return stage
  }
}

extension RunLog {
  /// Returns an entry that stands for the log among the stages of a curve.
  ///
  /// - Parameter words: The words that ask for it, as they are to be printed.
  /// - Returns: An entry without parameters that builds the recorded curve.
  func definition(named words: String) -> ScheduleDefinition {
    let log = self
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return ScheduleDefinition(
      words, title: isRate && groups.count < 2 ? name : "\(name) \(column)", summary: "The run that \(path) logs.",
      formula: "", source: format, parameters: [], example: words,
      build: .schedule { arguments throws(ScheduleError) in
        let accounting = arguments.context.run.accounting
        let recording = try log.recording(by: accounting)
        guard let last = recording.updates.last, let held = log.heldBehindLast(by: accounting) else { return recording }
        let length = last.addingSaturating(held)
        return Spanning(recording, Course(length), length: length)
      })
  }

  /// How many updates the last value is that of; `nil` where it is that of one.
  private func heldBehindLast(by accounting: StepAccounting) -> Int? {
    guard case .epochs(_, .start) = clock else { return nil }
    return accounting.updatesPerEpoch?.value ?? updatesPerEpoch
  }

  /// Returns the curve that was recorded.
  ///
  /// - Parameter accounting: What is known of the run; where it does not tell the updates, the steps stand for them.
  /// - Returns: The curve.
  /// - Throws: A ``ScheduleError`` for a log without rows.
  func recording(by accounting: StepAccounting) throws(ScheduleError) -> Recording {
    // As a rule nothing has to be counted or left out, and a log may be too long to be copied.
    if let offset = offsetOfSteps, let updates = RecordedUpdates(steps: steps, offset: offset) {
      return try Recording(updates: updates, rates: rates, isInterpolated: isSampled)
    }
    var updates: [Int] = []
    var values: [Double] = []
    updates.reserveCapacity(rates.count)
    values.reserveCapacity(rates.count)
    let known = RowUpdates(of: self, by: accounting)
    let isKnown = known.areKnown
    for index in rates.indices where rates[index].isFinite {
      let update: Int?
      if isKnown {
        update = known[index]
      } else {
        // Without what tells the updates, a row is where its step is, or its number.
        update = steps[index].isFinite && steps[index] >= 0 ? Int(exactly: steps[index].rounded()) : index
      }
      guard let update else { continue }
      if let last = updates.last, update <= last {
        // Several rows of the same update, as where epochs are rounded: the last counts.
        if update == last { values[values.count - 1] = rates[index] }
        continue
      }
      updates.append(update)
      values.append(rates[index])
    }
    return try Recording(updates: updates, rates: values, isInterpolated: isSampled)
  }

  /// Whether the rate between two rows was not logged, rather than the same: then the way between them is drawn straight.
  var isSampled: Bool {
    if holdsChangesOnly { return false }
    switch attribution {
    case .thisEpoch: return !isRate
    case .thisUpdate, .nextUpdate, .lastOfEpoch, .windowMean, .unknown: return true
    }
  }
}
