package import Catalogue
package import CommandLanguage
internal import ScheduleCharts
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
  package static func line(
    of definition: ScheduleDefinition, width: Int, glyphs: Glyphs, vocabulary: Vocabulary = .catalogue
  ) -> String? {
    guard var example = StageExample.invocation(of: definition, vocabulary), let curve = example.curves.first else {
      return nil
    }
    let iterations = example.run.iterations
    // What counts epochs and is not told how long they are is shown with some.
    if example.iterationsPerEpoch == nil { example.run.stepsPerEpoch = 100 }
    do {
      let schedule = try curve.config.schedule(in: example.context())
      // A schedule that ends early, or is far from its end then, is shown over its own length.
      let last = min(max(schedule.length ?? iterations, 2), 1 << 40)
      return Sparkline.text(
        of: PlottedSchedule(schedule: schedule), over: 0...last, width: width, glyphs: glyphs)
    } catch {
      return nil
    }
  }
}
