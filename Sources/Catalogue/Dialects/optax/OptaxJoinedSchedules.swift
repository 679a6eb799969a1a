import Numbers
import Schedules

/// `optax.join_schedules`.
package enum OptaxJoinedSchedules {
  /// The entry of `join_schedules` with its schedules and boundaries.
  ///
  /// Each schedule counts from its boundary on, and of several whose boundary has passed the last one counts.
  ///
  /// - Parameters:
  ///   - stages: The schedules.
  ///   - boundaries: Where each but the first begins.
  /// - Returns: The entry, which has no parameters.
  package static func definition(_ stages: [Stage], at boundaries: [Int]) -> ScheduleDefinition {
    let call = "join_schedules"
    return ScheduleDefinition(
      "\(Optax.name).\(call)", summary: "Schedules one after the other, each with its own count.",
      formula: "the schedule i with the last boundary b_i ≤ t, at t - b_i",
      source: "\(Optax.release), \(Optax.place(of: call))",
      example: "optax.constant_schedule --value 0.1"
    ) { _ in
      .schedule { arguments throws(ScheduleError) in
        guard !stages.isEmpty, boundaries.count <= stages.count - 1 else {
          throw Optax.refused(call, "\(stages.count) schedules need \(max(0, stages.count - 1)) boundaries")
        }
        var built: [any Schedule] = []
        for stage in stages {
          do throws(ConfigError) {
            built.append(try ScheduleConfig(stage).schedule(in: arguments.context))
          } catch {
            throw error.reason
          }
        }
        return try joined(built, at: boundaries)
      }
    }
  }

  private static func joined(_ schedules: [any Schedule], at boundaries: [Int]) throws(ScheduleError) -> any Schedule {
    let places = Set(boundaries.filter { $0 > 0 }).union([0]).sorted()
    var parts: [any Schedule] = []
    for (index, place) in places.enumerated() {
      let boundary = boundaries.lastIndex { $0 <= place }
      let since = boundary.map { place.subtractingSaturating(boundaries[$0]) } ?? place
      let schedule = schedules[boundary.map { $0 + 1 } ?? 0]
      let part: any Schedule = since == 0 ? schedule : Shifted(schedule, by: -since)
      parts.append(index + 1 < places.count ? Cut(part, after: places[index + 1] - place) : part)
    }
    guard let whole = try Sequential.joining(parts[...]) else { return schedules[0] }
    return whole
  }
}
