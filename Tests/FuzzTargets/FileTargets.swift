import CairoCanvas
import Catalogue
import CommandLanguage
import Documents

/// Feeds bytes to the readers of files.
enum FileTargets {
  /// A file of curves, as `compare @file` reads it.
  static func runCurves(_ bytes: [UInt8]) throws(Finding) {
    let invocation: Invocation
    do {
      invocation = try CommandLineParser().invocation(["compare", "@runs.lrs"]) { _ throws(FileError) in bytes }
    } catch {
      return try Diagnostic(error).check()
    }
    try Finding.unless(!invocation.curves.isEmpty, "a file without curves is accepted")
    for curve in invocation.curves.prefix(20) {
      guard case .file(let span) = curve.position else { throw Finding("a curve of a file has no place in it") }
      let excerpt = span.excerpt
      try Finding.unless(excerpt.line > 0 && excerpt.column > 0, "a curve is at \(excerpt.line):\(excerpt.column)")
    }
  }

  /// A file of numbers, and every schedule that takes one.
  static func runSeries(_ bytes: [UInt8]) throws(Finding) {
    // What stands before a NUL names a column.
    let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    let column = parts.count > 1 ? String(decoding: parts[0], as: UTF8.self) : nil
    let numbers: [Double]
    do throws(UsageError) {
      numbers = try SeriesFile.numbers(in: Array(parts[parts.count - 1]), path: "metrics.csv", column: column)
    } catch {
      return try Diagnostic(error).check()
    }
    try Finding.unless(!numbers.isEmpty, "a file without numbers is accepted")
    for config in configs {
      var invocation = Invocation(.plot)
      invocation.curves = [CurveRequest(config)]
      (invocation.run.iterations, invocation.run.stepsPerEpoch) = (50, 3)
      guard let schedule = try? invocation.schedules(series: ["metrics.csv": numbers]).first else { continue }
      try ScheduleChecks.check(schedule, over: 0...49, "\(config) of \(numbers)")
    }
  }

  /// The schedules that take a series, with nothing else given.
  private static let configs: [ScheduleConfig] = Catalogue.definitions.compactMap { definition in
    guard !definition.isModifier, let parameter = definition.parameters.first(where: { $0.kind == .series }) else {
      return nil
    }
    return ScheduleConfig(Stage(definition, [parameter.name: .file("metrics.csv")]))
  }

  /// A picture.
  static func runRecipe(_ bytes: [UInt8]) throws(Finding) {
    guard let recipe = try? RecipeReader.recipe(in: bytes) else { return }
    let shown = SafeText.line(recipe)
    try Finding.unless(
      shown.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) },
      "a control character of a recipe reaches the terminal")
  }
}
