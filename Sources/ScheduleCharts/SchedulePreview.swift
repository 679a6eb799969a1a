package import Catalogue
package import CommandLanguage
package import TerminalCharts

/// A schedule of the catalogue in one line.
package enum SchedulePreview {
  /// Returns the sparkline of an entry's own example; `nil` where it cannot be built alone.
  ///
  /// - Parameters:
  ///   - definition: The entry.
  ///   - width: The number of letters.
  ///   - glyphs: What the letters are.
  ///   - vocabulary: The schedules and modifiers that the example may name.
  /// - Returns: The sparkline; `nil` where there is none.
  package static func line(
    of definition: ScheduleDefinition, width: Int, glyphs: Glyphs, vocabulary: Vocabulary = .catalogue
  ) -> String? {
    guard var example = StageExample.invocation(of: definition, vocabulary) else { return nil }
    // What counts epochs and is not told how long they are is shown with some.
    if example.iterationsPerEpoch == nil { example.run.stepsPerEpoch = 100 }
    do {
      let evaluation = try example.evaluation()
      guard let schedule = evaluation.curves.first?.schedule else { return nil }
      let last = min(max(evaluation.whole.upperBound, 2), 1 << 40)
      return Sparkline.text(
        of: PlottedSchedule(schedule), over: 0...last, width: width, glyphs: glyphs)
    } catch {
      return nil
    }
  }
}
