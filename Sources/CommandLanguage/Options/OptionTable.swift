import Catalogue
import ChartChoices
import Runs
import Schedules

/// Every option that is not a parameter of a schedule.
///
/// The parser, recipes, help, completions and the man page all go by this one table.
enum OptionTable {
  /// The options, in the order in which help lists them.
  static let options: [GlobalOption] = run + chart + terminal + output + general

  /// The label of a curve: the one option that belongs to a curve and not to the whole command line.
  static let label = GlobalOption(
    "label", .run, Command.withCurves, nil, takes: "TEXT", defaultText: "what tells the curves apart",
    help: "Name of the curve that it stands in, for legends and headers")

  /// The options that a schedule may have too: within a stage that has them they are the stage's.
  static let shadowable = ["every", "epochs", "steps-per-epoch", "warmup"]

  /// Returns the option of a name for a command, or `nil`.
  ///
  /// - Parameters:
  ///   - name: The name without dashes before it.
  ///   - command: The command that it is given to.
  /// - Returns: The option; `nil` where there is none.
  static func option(named name: String, of command: Command) -> GlobalOption? {
    options.first { $0.isNamed(name) && $0.commands.contains(command) }
  }

  /// Returns the option of a name in any capitals for a command, or `nil`.
  ///
  /// - Parameters:
  ///   - name: The name without dashes before it.
  ///   - command: The command that it is given to.
  /// - Returns: The option; `nil` where there is none.
  static func option(alike name: String, of command: Command) -> GlobalOption? {
    option(named: name, of: command)
      ?? options.first { $0.isAlike(name) && $0.commands.contains(command) }
  }

  /// Returns the option of a letter for a command, or `nil`.
  static func option(short: Character, of command: Command) -> GlobalOption? {
    options.first { $0.short == short && $0.commands.contains(command) }
  }

  /// Returns the options of a command, in the order in which help lists them.
  static func options(of command: Command) -> [GlobalOption] {
    options.filter { $0.commands.contains(command) }
  }

  private static let countable = 1...Int.max

  private static let run: [GlobalOption] = [
    GlobalOption(
      "iterations", short: "n", .run, Command.withCurves, .duration(\.run.iterations, atLeast: 1), takes: "N",
      defaultText: "as long as the curves take", tells: .length, help: "Updates of the whole run, numbered from 0"),
    GlobalOption(
      "epochs", .run, Command.withCurves, .duration(\.run.iterations, atLeast: 1, unit: .epochs), takes: "N",
      defaultText: "--iterations", tells: .length, help: "Epochs of the whole run, instead of updates"),
    GlobalOption(
      "from", aliases: ["first"], .run, Command.evaluating, .extent(\.run.from, atLeast: 0), takes: "N",
      defaultText: "0, the first of the run", help: "First update that is shown"),
    GlobalOption(
      "to", .run, Command.evaluating, .extent(\.run.to, atLeast: 0), takes: "N", defaultText: "the last of the run",
      help: "Last update that is shown, itself included"),
    GlobalOption(
      "steps-per-epoch", .run, Command.withCurves, .count(\.run.stepsPerEpoch, countable), takes: "N",
      defaultText: "that of a schedule, else unknown", tells: .updatesPerEpoch,
      help: "Iterations in an epoch, for lengths such as 30ep"),
    GlobalOption(
      "samples", .run, Command.withCurves, .count(\.run.samples, countable), takes: "N", defaultText: "unknown",
      tells: .samples, help: "Training samples; with --batch-size, they tell the iterations in an epoch"),
    GlobalOption(
      "batch-size", .run, Command.withCurves, .count(\.run.batchSize, countable), takes: "N", defaultText: "unknown",
      tells: .batchSize, help: "Samples that one process loads at a time, for lengths such as 1Msamp"),
    GlobalOption(
      "accumulate", .run, Command.withCurves, .count(\.run.accumulation, countable), takes: "N", defaultText: "1",
      tells: .accumulation, help: "Batches of a process that make an update"),
    GlobalOption(
      "world-size", .run, Command.withCurves, .count(\.run.worldSize, countable), takes: "N", defaultText: "1",
      tells: .worldSize, help: "Processes that train together, each with its own batches"),
    GlobalOption(
      "drop-last", .run, Command.withCurves, .flag(\.run.dropsLast), tells: .dropsLast,
      help: "Leave out a last, smaller batch of an epoch, which is an iteration otherwise"),
    GlobalOption(
      "rounding", .run, Command.withCurves, .choice(\.run.rounding), takes: "WAY", tells: .rounding,
      help: "Whether batches that are too few for an update make one (up) or none (down), or whose counting it is"),
    GlobalOption(
      "seq-len", .run, Command.withCurves, .count(\.run.sequenceLength, countable), takes: "N", defaultText: "unknown",
      tells: .sequenceLength, help: "Tokens in a sample, for lengths such as 300Btok"),
    GlobalOption(
      "warmup", .run, [.steps], .extent(\.run.warmup, atLeast: 0), takes: "LENGTH", defaultText: "none",
      help: "A warmup to be counted in updates, such as 3%, rounded as --rounding tells"),
    GlobalOption(
      "past-end", .run, Command.withCurves, .choice(\.run.pastEnd), takes: "WHAT",
      help: "Where a framework refuses to go on: fail as it does, or hold the last rate"),
    GlobalOption(
      "at", .run, [.at], .iterations(\.iterations), takes: "ITERATIONS", defaultText: "none",
      help: "Updates to print the rate of, as the first word does"),
    label,
    GlobalOption(
      "rate", .run, [.find], .text(\.find.rate), takes: "COLUMN",
      defaultText: "the one called lr, learning_rate or rate",
      help: "Column of the rates, by its name or as #2"),
    GlobalOption(
      "loss", .run, [.find], .text(\.find.loss), takes: "COLUMN", defaultText: "the one called loss or train_loss",
      help: "Column of the losses, by its name or as #2"),
    GlobalOption(
      "smooth", .run, [.find], .text(\.find.smoothing), takes: "WAY", defaultText: "auto",
      help: "How losses are smoothed: auto, none, fastai, lightning, torch-lr-finder, ignite or ema:WEIGHT"),
  ]

  private static let scale = ChartSize.scaleBounds

  private static let chart: [GlobalOption] = [
    GlobalOption(
      "title", .chart, Command.drawingOnce, .text(\.chart.title), takes: "TEXT", defaultText: "none",
      help: "Title of the chart"),
    GlobalOption(
      "x-label", .chart, Command.drawingOnce, .text(\.chart.xLabel), takes: "TEXT", defaultText: "what --x counts",
      help: "Title of the x axis"),
    GlobalOption(
      "y-label", .chart, Command.drawingOnce, .text(\.chart.yLabel), takes: "TEXT",
      defaultText: "Learning Rate or Loss",
      help: "Title of the y axis"),
    GlobalOption(
      "width", .chart, Command.withCharts, .count(\.chart.size.width, ChartSize.sideBounds), takes: "PX",
      help: "Width of the picture"
    ),
    GlobalOption(
      "height", .chart, Command.withCharts, .count(\.chart.size.height, ChartSize.sideBounds), takes: "PX",
      help: "Height of the picture"),
    GlobalOption(
      "scale", .chart, Command.withCharts, .number(\.chart.size.scale, Bounds(scale.lowerBound, scale.upperBound)),
      takes: "X",
      help: "Device pixels of a pixel in a PNG; 2 for HiDPI screens"),
    GlobalOption(
      "log-y", .chart, Command.drawing, .flag(\.chart.isLogarithmic), help: "Logarithmic y axis"),
    GlobalOption(
      "y-min", .chart, Command.drawing, .number(\.chart.yMinimum, .any), takes: "RATE",
      defaultText: "fits the curves",
      help: "Lower end of the y axis"),
    GlobalOption(
      "y-max", .chart, Command.drawing, .number(\.chart.yMaximum, .any), takes: "RATE",
      defaultText: "fits the curves",
      help: "Upper end of the y axis"),
    GlobalOption(
      "x", .chart, Command.drawingRuns, .choice(\.chart.xUnit), takes: "UNIT", help: "What the x axis counts"),
    GlobalOption(
      "mark", .chart, Command.withCharts, .choice(\.chart.mark), takes: "MARK", help: "What stands for an iteration"),
    GlobalOption(
      "theme", .chart, Command.withCharts, .choice(\.chart.theme), takes: "THEME", help: "Colours of all but the curves"
    ),
    GlobalOption(
      "palette", .chart, Command.drawing, .choice(\.chart.palette), takes: "PALETTE", help: "Colours of the curves"),
    GlobalOption(
      "legend", .chart, Command.drawingOnce, .choice(\.chart.legend), takes: "PLACE", help: "Where the labels stand"),
    GlobalOption("grid", .chart, Command.drawingOnce, .flag(\.chart.hasGrid), help: "Lines through the ticks"),
    GlobalOption(
      "panel", .chart, Command.namingCharts, .text(\.chart.panel), takes: "COLUMN,...", defaultText: "none",
      help: "Columns of the logs to draw below, or metrics for what a schedule saw"),
    GlobalOption(
      "mark-at", .chart, Command.namingCharts, .selections(\.chart.marks), takes: "ITERATIONS", defaultText: "none",
      help: "Updates to mark, as 'lrsched at' takes them: cycle-ends, or 10%,last"),
    GlobalOption(
      "band", .chart, Command.namingCharts, .choice(\.chart.band), takes: "WHAT",
      help: "What is drawn around the mean of several runs: lowest to highest, or one standard deviation"),
  ]

  private static let terminal: [GlobalOption] = [
    GlobalOption(
      "width", .chart, [.show, .explore], .count(\.terminal.columns, 10...1000), takes: "COLUMNS",
      defaultText: "the terminal's, else 80", help: "Width in columns of letters; explore takes it with --script"),
    GlobalOption(
      "height", .chart, [.show, .explore], .count(\.terminal.rows, 4...1000), takes: "ROWS",
      defaultText: "the terminal's, else 24", help: "Height in rows of letters; explore takes it with --script"),
    GlobalOption(
      "theme", .chart, [.show, .explore], .choice(\.terminal.theme), takes: "THEME",
      defaultText: "the terminal's background, else dark", help: "The background that colours must suit"),
    GlobalOption(
      "graphics", .chart, [.show], .choice(\.terminal.graphics), takes: "HOW",
      help: "A picture by the terminal's protocol, braille dots or plain letters; auto asks the terminal"),
    GlobalOption(
      "graphics", .chart, [.explore], .choice(\.terminal.letters), takes: "HOW",
      help: "Braille dots or plain letters; auto goes by the locale"),
    GlobalOption(
      "script", .output, [.explore], .path(\.terminal.script), takes: "FILE", defaultText: "none",
      help: "Press the keys that a file lists, print the last screen and end; - is standard input"),
  ]

  private static let output: [GlobalOption] = [
    GlobalOption(
      "output", short: "o", .output, Command.namingCharts, .paths(\.output.paths), takes: "FILE",
      defaultText: "SCHEDULE.png", help: "File to draw to, may be given several times; - is standard output"),
    GlobalOption(
      "output", short: "o", .output, [.find], .paths(\.output.paths), takes: "FILE",
      defaultText: "none", help: "File to draw the loss over the rate to, may be given several times"),
    GlobalOption(
      "output", short: "o", .output, [.diff], .paths(\.output.paths), takes: "FILE", defaultText: "none",
      help: "Picture of the plan, the log and what explains it; may be given several times"),
    GlobalOption(
      "output", short: "o", .output, [.export], .paths(\.output.paths), takes: "FILE",
      defaultText: "-", help: "File to write to, may be given several times; - is standard output"),
    GlobalOption(
      "format", .output, Command.withCharts, .choice(\.output.pictureFormat), takes: "FORMAT",
      defaultText: "by extension, else png", help: "Format of the picture"),
    GlobalOption(
      "format", .output, [.export], .choice(\.export.format), takes: "FORMAT",
      defaultText: "by extension, else csv", help: "Format of the data"),
    GlobalOption(
      "every", .output, [.export], .extent(\.export.every, atLeast: 1), takes: "N",
      help: "Write every Nth iteration only"),
    GlobalOption(
      "x", .output, [.export], .choices(\.export.units), takes: "UNIT,...", defaultText: "none",
      help: "What iterations are also counted in, a column each behind theirs"),
    GlobalOption(
      "long", .output, [.export], .flag(\.export.isLong), help: "One row for each curve and iteration"),
    GlobalOption(
      "json", .output, [.compare, .explain, .at, .when, .diff, .fit, .list, .steps, .find, .formats], .flag(\.isJSON),
      help: "Print JSON instead of words"),
    GlobalOption(
      "format", .output, [.check], .choice(\.check.format), takes: "FORMAT",
      help: "How what is found is written"),
    GlobalOption(
      "select", .output, [.check], .text(\.check.select), takes: "CODES", defaultText: "all",
      help: "Look only for these rules, with commas between them"),
    GlobalOption(
      "ignore", .output, [.check], .text(\.check.ignore), takes: "CODES", defaultText: "none",
      help: "Leave these rules out, with commas between them"),
    GlobalOption(
      "fix", .output, [.check], .flag(\.check.isFixing),
      help: "Write what is safe to change into the files, and tell what is left"),
    GlobalOption(
      "diff", .output, [.check], .flag(\.check.isDiff),
      help: "Print what --fix would change, and write nothing"),
    GlobalOption("markdown", .output, [.rule], .flag(\.check.isMarkdown), help: "Print the page in Markdown"),
    GlobalOption(
      "fail-on", .output, [.check], .choice(\.check.failOn), takes: "SEVERITY",
      help: "From which severity on the program ends with 1"),
    GlobalOption(
      "output", short: "o", .output, [.code], .paths(\.output.paths), takes: "FILE",
      defaultText: "-", help: "File to write to; - is standard output"),
    GlobalOption(
      "format", .output, [.code], .choice(\.argumentsFormat), takes: "FORMAT",
      defaultText: "by extension, else yaml", help: "How 'code hf' writes what the Trainer takes"),
    GlobalOption(
      "table", .output, [.code], .flag(\.isTable),
      help: "Write a table of the run's rates, even of a curve with a closed form"),
    GlobalOption(
      "code", .output, [.explain], .choice(\.code), takes: "TARGET", defaultText: "none",
      help: "Add the curve as source text, as 'lrsched code' writes it"),
    GlobalOption(
      "latex", .output, [.explain], .flag(\.isLaTeX),
      help: "Print the formula with its numbers as LaTeX, and nothing else"),
    GlobalOption(
      "dialect", .output, [.list, .reference], .text(\.dialect), takes: "NAME", defaultText: "all",
      help: "List the schedules of one framework only"),
    GlobalOption(
      "preview", .output, [.list], .flag(\.terminal.hasPreviews), help: "Draw each schedule in a line of letters"),
    GlobalOption(
      "digits", .output, [.compare, .explain, .at, .export], .count(\.output.digits, 1...17), takes: "N",
      defaultText: "6 in compare and explain, else all", help: "Most digits of a figure; JSON of words has all"),
    GlobalOption(
      "best", .output, [.compare], .choice(\.output.best), takes: "WHICH",
      help: "Which value of a logged measure is the best; auto goes by its name, as min for val_loss"),
    GlobalOption(
      "all", .output, [.explain], .flag(\.output.hasAll), help: "Tell all other words for the curve, not the best known"
    ),
    GlobalOption(
      "quiet", short: "q", .output, Command.withCharts + [.show, .export, .explain, .at, .when],
      .flag(\.output.isQuiet),
      help: "Say nothing but errors"),
  ]

  /// The options that the parser acts on before all others.
  private static let general: [GlobalOption] = [
    GlobalOption(
      "help", short: "h", .general, Command.allCases, nil, help: "Explain the command or schedule before it"),
    GlobalOption("version", .general, Command.allCases, nil, help: "Print the version"),
  ]
}
