import ChartChoices
package import CodeGeneration
package import Runs

/// Everything that a command line asks for, as plain data: nothing is opened, built or drawn yet.
package struct Invocation: Equatable, Sendable {
  /// What to do.
  package var command: Command
  /// The curves, in the order in which they are written; those of files and sweeps are already in their places.
  package var curves: [CurveRequest] = []
  /// What options tell of the run, and which part of it is shown.
  package var run = RunOptions()
  /// How a chart looks.
  package var chart = ChartOptions()
  /// How a terminal is drawn to.
  package var terminal = TerminalOptions()
  /// What `check` looks at.
  package var check = CheckOptions()
  /// What goes where.
  package var output = OutputOptions()
  /// How data are written.
  package var export = ExportOptions()
  /// What is taken of the log of a range test.
  package var find = FindOptions()
  /// The updates that `at` evaluates, in the order in which they are written.
  package var iterations: [UpdateSelection] = []
  /// What `when` looks for.
  package var condition: RateCondition?
  /// Whether words and figures come as JSON; for the commands that print some.
  package var isJSON = false
  /// Whether `code` writes a table of the run's rates.
  package var isTable = false
  /// How `code` writes the arguments of a trainer, where it was given.
  package var argumentsFormat: ArgumentsFormat?
  /// The language or framework in which `explain` adds the curve as source text.
  package var code: CodeTarget?
  /// Whether `explain` writes the formula for a paper, and nothing else.
  package var isLaTeX = false
  /// The dialect that `list` is limited to.
  package var dialect: String?
  /// The words that are no curves: the topic of `help`, the file of `recipe`, the shell of `completions`.
  package var operands: [String] = []

  /// Creates an invocation with every option at its default.
  ///
  /// - Parameter command: What to do.
  package init(_ command: Command) {
    self.command = command
  }

  /// The files that parameters of the curves name, each once, in the order in which they are written.
  ///
  /// Whoever builds the schedules reads them beforehand and hands their numbers over in the run's context.
  package var seriesFiles: [String] {
    var paths: [String] = []
    for stage in curves.flatMap(\.config.stages) {
      for parameter in stage.definition.parameters {
        if case .file(let path) = stage.values[parameter.name], !paths.contains(path) { paths.append(path) }
      }
    }
    return paths
  }

  /// The files that were or will be read: one that is an operand, those of curves, and those that parameters name, perhaps with a column behind a
  /// colon; each once.
  package var inputFiles: [String] {
    let files = curves.compactMap { curve in
      if case .file(let span) = curve.position { span.source.name } else { nil }
    }
    let words = command.operands.isFile ? operands : []
    var seen: Set<String> = []
    return (words + files + curves.flatMap { $0.plans.map(\.path) + $0.logs.flatMap(\.paths) } + seriesFiles).filter {
      seen.insert($0).inserted
    }
  }

  /// Where the result goes: the paths given, or the default of the command.
  ///
  /// A chart of one curve is named after its schedule, one of several `comparison`; data go to standard output.
  package var destinations: [Output] {
    let paths = output.paths.isEmpty ? defaultPath.map { [$0] } ?? [] : output.paths
    return paths.compactMap { path in format(of: path).map { Output(path: path, format: $0) } }
  }

  /// The path that is written to when none is given; `nil` for commands that only print.
  private var defaultPath: String? {
    switch command.product {
    case .pictures:
      let name = curves.count == 1 ? curves.first.map(\.fileName) : nil
      return "\(name ?? "comparison").\((output.pictureFormat ?? .png).rawValue)"
    case .data:
      return Output.standardOutput
    case .text, .textAndPictures:
      return nil
    }
  }

  /// Returns what is written to a path: as its extension tells, or as `--format` does, which counts more.
  ///
  /// - Parameter path: The path of a file, or ``Output/standardOutput``.
  /// - Returns: The format; `nil` for an extension that stands for none.
  func format(of path: String) -> Output.Format? {
    let name = path.split(separator: "/").last ?? ""
    let dot = name.dropFirst().lastIndex(of: ".")
    let fileExtension = dot.map { name[name.index(after: $0)...].lowercased() }
    if command.product == .data {
      if let format = export.format { return .data(format) }
      guard let fileExtension else { return .data(.csv) }
      return DataFormat(rawValue: fileExtension).map(Output.Format.data)
    }
    if let format = output.pictureFormat { return .image(format) }
    // Standard output and what else the system names are PNG; a picture in a file says what it is, so that others open it.
    let isFile = path != Output.standardOutput && !path.hasPrefix("/dev/") && !path.hasPrefix("/proc/")
    guard let fileExtension else { return isFile ? nil : .image(.png) }
    return PictureFormat(rawValue: fileExtension).map(Output.Format.image)
  }
}
