import Numbers
import Schedules

extension Fvcore {
  /// Values over equal shares of the run; past the last, fvcore's list has no more.
  static func steps(_ values: [Double], _ arguments: Arguments, _ call: String) throws(ScheduleError) -> any Schedule {
    guard let first = values.first else {
      throw refused(call, "Step scheduler requires a list of at least one param value")
    }
    let length = try arguments[length]
    let steps = values.indices.dropFirst().map { index in
      (start: start(of: index, among: values.count, length), rate: values[index])
    }
    return try refusing(
      Piecewise(first: first, then: steps), from: start(of: values.count, among: values.count, length), call,
      "list index out of range: where has reached 1")
  }

  /// The first iteration at which fvcore counts so many updates of so many, with its epsilon.
  static func start(of update: Int, among updates: Int, _ length: Int) -> Int {
    (0..<length.addingSaturating(1)).partitioningIndex { iteration in
      (Double(iteration) / Double(length) + 1e-6) * Double(updates) >= Double(update)
    }
  }

  /// The length of a run of which values begin at such iterations, each over the same share; `nil` where there is none.
  static func length(ofSteps starts: [Int]) -> Int? { length(ofSteps: starts, followedBy: 0) }

  /// The length of a run of which steps lie at such iterations, each over the same share, and the number of all its steps; `nil`
  /// where there is none. Of several to an iteration the last ones may lie behind the end.
  static func run(ofSteps starts: [Int]) -> (length: Int, steps: Int)? {
    guard let last = starts.last, last > 0 else { return nil }
    for late in 0...min(64, starts.count / last + 1) {
      if let length = length(ofSteps: starts, followedBy: late) { return (length, starts.count + late) }
    }
    return nil
  }

  private static func length(ofSteps starts: [Int], followedBy late: Int) -> Int? {
    guard let last = starts.last else { return nil }
    let count = starts.count + late + 1
    // The last start is that share of the length, rounded up; of several lengths the longest goes on for longest.
    let guess = Int(saturating: Double(last) / Double(starts.count) * Double(count))
    return (max(1, guess - 2 * count)...guess.addingSaturating(2)).last { length in
      length > last
        && starts.enumerated().allSatisfy { start(of: $0.offset + 1, among: count, length) == $0.element }
        && (late == 0 || start(of: starts.count + 1, among: count, length) == length)
    }
  }
}
