import Catalogue
import CommandLanguage
import Numbers
import Schedules

/// A curve of the command line with the schedule that was built from it.
struct BuiltCurve {
  /// What was asked for.
  let request: CurveRequest
  /// The schedule.
  let schedule: any Schedule
  /// What the curve is called.
  let label: String
}

/// The curves of a command line, built for the run that they share.
struct BuiltCurves {
  /// The curves, in their order.
  let curves: [BuiltCurve]
  /// The run, and which part of it is shown.
  let evaluation: Evaluation

  /// The updates that are shown.
  var shown: ClosedRange<Int> { evaluation.shown }

  /// Builds the schedules of all curves.
  ///
  /// - Parameter invocation: What was asked for. The files that its parameters name are read here.
  /// - Throws: `CurveFault` for the first curve that cannot be built, ``Failure`` for one that its framework refuses to go
  ///   on with.
  init(of invocation: Invocation) throws {
    // Ten thousand curves may hold gigabytes: what is too much is told before all of them are built.
    var size = CurvesSize()
    evaluation = try invocation.evaluation(series: BuiltCurve.series(of: invocation)) { schedule, end in
      size.add(schedule, upTo: end)
      return size.isTooLarge
    }
    try size.check()
    let last = try invocation.positions(in: evaluation.run).max() ?? evaluation.shown.upperBound
    size = CurvesSize()
    for schedule in evaluation.schedules { size.add(schedule, upTo: last) }
    try size.check()
    let labels = CurveLabels.labels(for: invocation.curves)
    curves = try zip(invocation.curves, zip(evaluation.schedules, labels)).map { request, built in
      let (schedule, label) = built
      if let refusal = schedule.refusal, refusal.iteration <= last {
        // Nobody has asked for what lies beyond the course of one curve, where others are longer.
        let isAskedFor =
          invocation.run.iterations != nil || invocation.command == .at
          || refusal.iteration < schedule.course.updates
        guard invocation.run.pastEnd == .hold || !isAskedFor else { throw Failure.refused(refusal) }
      }
      return BuiltCurve(request: request, schedule: schedule, label: label)
    }
  }
}

extension BuiltCurve {
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

/// How much the curves of a command are together.
private struct CurvesSize {
  /// The most parts that all curves have together: each of them is evaluated for every column of a chart.
  private static let mostParts = 1 << 17
  /// The most numbers that all curves hold together; eight bytes each.
  private static let mostNumbers = 1 << 24

  private var parts = 0
  private var numbers = 0

  mutating func add(_ schedule: any Schedule, upTo iteration: Int) {
    parts = parts.addingSaturating(schedule.cost.rate)
    numbers = numbers.addingSaturating(schedule.cost.held(upTo: iteration))
  }

  var isTooLarge: Bool { parts > Self.mostParts || numbers > Self.mostNumbers }

  func check() throws(Failure) {
    if parts > Self.mostParts { throw .tooManyParts(most: Self.mostParts) }
    if numbers > Self.mostNumbers { throw .tooManyNumbers(most: Self.mostNumbers) }
  }
}
