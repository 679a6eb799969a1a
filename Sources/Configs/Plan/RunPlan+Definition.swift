package import Catalogue
import Runs
import Schedules

extension RunPlan {
  /// Returns an entry that stands for the run among the stages of a curve.
  ///
  /// - Parameter words: The words that ask for it, as they are to be printed.
  /// - Returns: An entry without parameters that builds the run's curve, as long as the run.
  package func definition(named words: String) -> ScheduleDefinition {
    let (curve, facts, updates) = (curve, facts, updates)
    return ScheduleDefinition(
      words, title: title, summary: "The run that \(path) describes.", formula: "", source: format, parameters: [],
      example: words,
      build: .schedule { _ throws(ScheduleError) in
        let run = Run(length: Fact(max(1, updates), .standard), facts: facts)
        let schedule: any Schedule
        do throws(ConfigError) { schedule = try curve.schedule(in: RunContext(run)) } catch { throw error.reason }
        return Spanning(schedule, Course(max(1, updates)), length: max(1, updates))
      })
  }

  /// Why the curve cannot be built, with the stage of it that is at fault; `nil` where it can.
  package var fault: ConfigError? {
    let run = Run(length: Fact(max(1, updates), .standard), facts: facts)
    do throws(ConfigError) {
      _ = try curve.schedule(in: RunContext(run))
      return nil
    } catch {
      return error
    }
  }

  /// Returns whether an entry stands for the run.
  ///
  /// - Parameter definition: The entry.
  /// - Returns: Whether it does.
  package func isNamed(by definition: ScheduleDefinition) -> Bool {
    definition.source == format && definition.title == title && definition.formula.isEmpty
  }

  /// The file without its folders.
  package var fileName: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// What the curve is called in legends: the file without its folders, and the group where one was chosen.
  private var title: String {
    group.map { groups.count > 1 ? "\(fileName) \($0)" : fileName } ?? fileName
  }
}
