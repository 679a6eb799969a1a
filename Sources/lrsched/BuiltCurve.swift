import Catalogue
import CommandLanguage
import Schedules

/// A curve of the command line with the schedule that was built from it.
struct BuiltCurve {
  /// What was asked for.
  let request: CurveRequest
  /// The schedule.
  let schedule: any Schedule
  /// What the curve is called.
  let label: String

  /// Builds the schedules of all curves.
  ///
  /// - Parameter invocation: What was asked for. The files that its parameters name are read here.
  /// - Throws: `CurveFault` for the first curve that cannot be built, ``Failure`` for one that its framework refuses to go
  ///   on with.
  static func all(of invocation: Invocation) throws -> [BuiltCurve] {
    let schedules = try invocation.schedules(series: series(of: invocation))
    let labels = CurveLabels.labels(for: invocation.curves)
    var (parts, numbers) = (0, 0)
    return try zip(invocation.curves, zip(schedules, labels)).map { request, built in
      let (schedule, label) = built
      if let refusal = schedule.refusal, refusal.iteration <= invocation.lastIteration {
        guard invocation.run.pastEnd == .hold else { throw Failure.refused(refusal) }
      }
      parts += schedule.cost.rate
      guard parts <= mostParts else { throw Failure.tooManyParts(most: mostParts) }
      numbers += schedule.cost.held(upTo: invocation.lastIteration)
      guard numbers <= mostNumbers else { throw Failure.tooManyNumbers(most: mostNumbers) }
      return BuiltCurve(request: request, schedule: schedule, label: label)
    }
  }

  /// The most parts that all curves of a command have together: each of them is evaluated for every column of a chart.
  private static let mostParts = 1 << 17

  /// The most numbers that all curves of a command hold together; eight bytes each.
  private static let mostNumbers = 1 << 24

  /// Reads the numbers of the files that parameters of the curves name, by path.
  static func series(of invocation: Invocation) throws -> [String: [Double]] {
    var series: [String: [Double]] = [:]
    for name in invocation.seriesFiles { series[name] = try numbers(of: name) }
    return series
  }

  /// The numbers of a file, or of a column of it. A colon belongs to the path where there is such a file.
  static func numbers(of name: String) throws -> [Double] {
    do {
      return try SeriesFile.numbers(in: InputFile.bytes(of: name), path: name)
    } catch FileError.missing(let path) {
      guard let (path, column) = SeriesFile.divided(path) else { throw FileError.missing(path: name) }
      return try SeriesFile.numbers(in: InputFile.bytes(of: path), path: path, column: column)
    }
  }
}

extension Invocation {
  /// The last iteration that the command evaluates.
  fileprivate var lastIteration: Int { command == .at ? iterations.max() ?? 0 : run.range.upperBound }
}
