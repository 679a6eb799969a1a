import Catalogue
import Runs
import Schedules
import Scripts

@testable import CommandLanguage

/// Schedules of the tests' own, one parameter of each kind: what is tested does not change when the catalogue grows.
enum Sample {
  static let shape = definition(
    "shape", aliases: ["form", "1shape"],
    [
      Parameter("min", .rate, .value(0.0), aliases: ["min_lr"], help: "Lowest rate"),
      Parameter("max", .rate, .value(1.0), aliases: ["max_lr"], help: "Highest rate"),
      Parameter("length", .duration, .value(.duration(.updates(1000))), help: "Iterations"),
      Parameter("offset", .factor, .value(0.0), help: "Any number"),
      Parameter("share", .fraction, .value(0.5), help: "Share of the length"),
      Parameter("heads", .count, .value(.count(8)), unit: "heads", help: "Number of heads"),
      Parameter("mode", .choice(["linear", "exp-range", "none"]), .value(.choice("linear")), help: "The way"),
      Parameter("staircase", .flag, .value(false), help: "In steps"),
      Parameter("milestones", .list(of: .duration), .none("no drops"), help: "Where the rate drops"),
      Parameter("values", .list(of: .rate), .none("none"), help: "Rates"),
      Parameter("scales", .mapping, .none("none"), help: "Factors by iteration"),
      Parameter("metrics", .series, .none("none"), help: "Losses"),
      Parameter("T_max", .count, .value(.count(1)), help: "Capital"),
      Parameter("t_max", .count, .value(.count(1)), help: "Small"),
    ])

  static let flat = definition("flat", [Parameter("lr", .rate, .required, help: "Learning rate")])

  static let epochal = definition(
    "epochal", [Parameter("every", .duration, .value(.duration(.updates(1))), help: "Iterations between steps")])

  static let oneCycle = definition("torch.OneCycleLR", [Parameter("max_lr", .rate, .value(0.1), help: "Highest rate")])
  static let oneCycleElsewhere = definition("paddle.OneCycleLR", [])

  static let lift = ScheduleDefinition(
    "lift", summary: "Lifts a curve.", formula: "s(t) + by", source: "tests",
    parameters: [
      Parameter("by", .rate, .required, help: "How much"), Parameter("length", .duration, .required, help: "How long"),
    ],
    example: "shape lift --by 1 --length 2", build: .modifier { inner, _ throws(ScheduleError) in inner })

  static let vocabulary = Vocabulary([shape, flat, epochal, lift, oneCycle, oneCycleElsewhere])

  /// What is missing where nothing tells how long an epoch is.
  static let noEpoch = MissingFact(.updatesPerEpoch, remedies: [[.updatesPerEpoch], [.samples, .batchSize]])

  private static func definition(
    _ name: String, aliases: [String] = [], _ parameters: [Parameter]
  ) -> ScheduleDefinition {
    ScheduleDefinition(
      name, aliases: aliases, summary: "A schedule of the tests.", formula: "lr", source: "tests",
      parameters: parameters,
      example: name, build: .schedule { _ throws(ScheduleError) in try Constant(rate: 1) })
  }
}

/// Reads a command line that is written as in a shell, with the schedules of the tests.
///
/// - Parameters:
///   - line: The words after the name of the program.
///   - files: The files that may be read, by path.
///   - vocabulary: The schedules and modifiers.
/// - Returns: The command line.
/// - Throws: ``UsageError`` where that cannot be done.
func parse(
  _ line: String, files: [String: String] = [:], vocabulary: Vocabulary = Sample.vocabulary
) throws(UsageError) -> Invocation {
  try CommandLineParser(vocabulary: vocabulary).invocation(line: line) { path throws(FileError) in
    guard let text = files[path] else { throw .missing(path: path) }
    return Array(text.utf8)
  }
}

/// The error of a command line that is wrong; `nil` for one that is right.
func parseError(_ line: String, files: [String: String] = [:]) -> UsageError? {
  do { _ = try parse(line, files: files) } catch { return error }
  return nil
}

/// What is told about a command line that is wrong, in its words or in the curves that they describe.
///
/// - Parameters:
///   - line: The words after the name of the program, with the schedules of the catalogue.
///   - files: The files that may be read, by path.
/// - Returns: The sentence.
/// - Throws: What ought not to be thrown.
func told(_ line: String, files: [String: String] = [:]) throws -> Diagnostic {
  let invocation: Invocation
  do {
    invocation = try parse(line, files: files, vocabulary: .catalogue)
  } catch {
    return Diagnostic(error)
  }
  do {
    _ = try invocation.schedules()
  } catch {
    return Diagnostic(error, of: invocation.command)
  }
  throw NothingWrong(line: line)
}

/// A command line that should be wrong is right.
struct NothingWrong: Error {
  let line: String
}

extension ParameterValue {
  /// The value of a formula; of a text that is none, one that never has a value.
  static func formula(_ text: String) -> ParameterValue {
    do { return .expression(try FormulaReader.formula(text)) } catch {
      return .expression(Formula(text, .failure(ExpressionFailure(error.reason))))
    }
  }
}

extension Invocation {
  /// The updates that `at` asks for, one by one.
  func updates() throws -> [Int] {
    try positions(in: evaluation()).flatMap { range in (0..<range.count).map { range[$0] } }
  }
}
