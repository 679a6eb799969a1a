import CodeGeneration

/// Every command: a new one is a row here, and a handler in the executable.
enum CommandTable {
  /// The commands, in the order in which help lists them.
  static let commands: [Command] = [
    .plot, .compare, .show, .explore, .export, .explain, .at, .when, .diff, .fit, .check, .rule, .code, .steps, .find,
    .recipe, .list,
    .formats, .help,
    .completions, .version,
    .reference,
  ]
}

extension Command {
  /// Draws curves.
  package static let plot = Command(
    "plot", "Draw learning-rate curves as PNG, SVG or PDF.", .curves(.some), [.evaluates, .draws, .drawsOnce],
    makes: .pictures,
    notes: [
      "The picture goes to each -o FILE, whose extension tells the format: png, svg or pdf. Without one, it is named "
        + "after the schedule.",
      "--panel draws other columns of the logs below, over the same iterations; --mark-at marks updates, such as the ends of cycles.",
    ],
    examples: [
      "lrsched plot cosine --lr 3e-4 --min 10% --warmup 2k -n 100k",
      "lrsched plot @run.csv --panel val_loss -o run.png",
      "lrsched plot 'OneCycleLR(optimizer, max_lr=0.1, total_steps=5000)' -o lr.svg -o lr.pdf",
    ])

  /// Draws several curves, with their figures beside them.
  package static let compare = Command(
    "compare", "Draw several curves in one chart, with a table of their figures.", .curves(.some),
    [.evaluates, .draws, .drawsOnce], makes: .pictures,
    notes: [
      "Several values for a parameter that takes one, as in --lr 0.1,0.3,1, make a curve for each, as in plot. The table with the "
        + "figures of each curve goes to standard output, with --json as JSON, and to standard error where the picture is "
        + "there. Columns are left out where a line is longer than 80 letters.",
      "Of measures that were logged, such as @a.csv:val_loss, the table has the last and the best value. A path with *, ? or [...] "
        + "is a family of runs, '@run.seed*.csv:val_loss': it has the mean and the sample standard deviation, and is within the "
        + "spread of another where their means differ by no more than the pooled standard deviation.",
    ],
    examples: [
      "lrsched compare cosine --lr 0.1 vs linear --lr 0.1",
      "lrsched compare cosine --lr 0.1,0.3,1 -o peaks.svg",
      "lrsched compare '@a.seed*.csv:val_accuracy' vs '@b.seed*.csv:val_accuracy'",
    ])

  /// Draws curves in the terminal.
  package static let show = Command(
    "show", "Draw learning-rate curves in the terminal.", .curves(.some), [.evaluates, .draws, .drawsOnce],
    notes: [
      "The chart is as large as the terminal, 80 x 24 where there is none. Where the terminal shows pictures, it is a "
        + "picture; else it is made of braille dots, or of plain letters where the locale is not UTF-8. NO_COLOR is "
        + "honoured."
    ],
    examples: ["lrsched show cosine --lr 0.1 vs linear --lr 0.1", "lrsched show sgdr --graphics ascii | less"])

  /// Opens curves in the terminal to turn their knobs.
  package static let explore = Command(
    "explore", "Open curves in the terminal and turn their knobs.", .curves(.any), [.evaluates, .draws],
    notes: [
      "Arrow keys choose and turn the knobs, Tab the curve; a adds a schedule, m a modifier, ? explains every key. q "
        + "ends and prints the command line of what is shown, so that nothing found is lost.",
      "A script holds the names of keys with blanks between them, such as Down Shift+Right Tab l, text to type in "
        + "double quotes, and comments behind #.",
    ],
    examples: ["lrsched explore", "lrsched explore cosine --lr 0.1 --warmup 100 vs wsd --lr 0.1"])

  /// Writes the learning rate of every iteration.
  package static let export = Command(
    "export", "Write the rate of every update as CSV, TSV, JSON or NPY.", .curves(.some), .evaluates, makes: .data,
    notes: [
      "There is one row for each iteration and one column for each curve, after a header. Numbers are the shortest text "
        + "that reads back to the same value. The extension of -o FILE tells the format: csv, tsv, json or npy."
    ],
    examples: ["lrsched export cosine --lr 0.1 -n 10k -o lr.csv", "lrsched export cosine --every 100"])

  /// Tells one curve in words and figures.
  package static let explain = Command(
    "explain", "Tell one curve in words and figures.", .curves(.one), .evaluates,
    notes: [
      "What may not be meant comes first: a run that ends before the curve, a milestone that it never reaches, a schedule "
        + "of restarts without one, half of the run at the lowest rate. Of other words for the curve the best known are told; "
        + "--all tells all."
    ],
    examples: [
      "lrsched explain cosine --lr 0.1 --warmup 100", "lrsched explain torch.CosineAnnealingLR --lr 0.1 --T_max 1000",
    ])

  /// Prints the learning rate at given iterations.
  package static let at = Command(
    "at", "Print the rate at given updates.",
    .curves(
      .some, after: Operands.Word("ITERATIONS", .iterations, need: "iterations, as in 'lrsched at 0,100 cosine'")),
    notes: [
      "ITERATIONS are updates with commas between them, such as 0,100,50%, and stand before the first curve or behind --at. "
        + "Ranges have any unit: 10..20 and 1ep..2ep include both ends, -5.. are the last five, 0:1000:100 leaves 1000 out, as "
        + "Python does. last is the last update of the run, and -5 the fifth from its end.",
      "cycle-ends are the updates after which a curve starts anew: the last ones of the cycles of clr, sgdr and their like, of "
        + "each curve that is given. A curve without cycles starts anew where it jumps up after it had fallen.",
    ],
    examples: [
      "lrsched at 0,100,1k cosine --lr 0.1", "lrsched at 50%,-5.. cosine -n 600k", "lrsched at 0:1000:100 cosine",
      "lrsched at cycle-ends sgdr",
    ])

  /// Finds the update at which the rate passes a number.
  package static let when = Command(
    "when", "Find the update at which the rate is below or above a number.",
    .curves(
      .some,
      after: Operands.Word(
        "[first|last] below|above RATE", .condition,
        need: "what to look for, as in 'lrsched when below 1e-5 cosine'")),
    .evaluates,
    notes: [
      "The answer is the first update of the run at which the rate is below or above RATE, or the last one, and the rate there. "
        + "RATE is a number, or a share of the curve's highest rate in the run, such as 10%. --from and --to limit the search.",
      "A curve of 10^12 updates is searched as fast as a short one, and exactly: parts that bounds rule out are not looked at. "
        + "Where that takes too long, the answer says up to which update nothing was found.",
      "A warmup begins below: 'when last above' finds where the rate comes down for good.",
    ],
    examples: [
      "lrsched when below 1e-5 cosine --lr 1e-3", "lrsched when last above 10% cosine --lr 1e-3 --warmup 100",
    ])

  /// Holds a log against its plan.
  package static let diff = Command(
    "diff", "Hold a log against its plan: where it left, what explains it, how to mend it.", .curves(.some),
    [.evaluates, .draws, .drawsOnce],
    notes: [
      "One curve is the plan: words, a config or a line of code; the other is the log, @FILE. A log is on plan that differs by its "
        + "rounding only, or by which update a rate is logged with. The program ends with 0 on plan and with 1 off it.",
      "What explains a log is a change of the plan that has the rates of all rows within their rounding: another clock, length, "
        + "warmup, rate or decay, a run resumed without its scheduler's state. The likeliest stands first. -o draws plan, log and "
        + "explanation.",
    ],
    examples: [
      "lrsched diff cosine --lr 0.1 --length 1000 vs @metrics.csv",
      "lrsched diff @train.yaml vs @trainer_state.json --json",
    ])

  /// Finds the schedule that made a log.
  package static let fit = Command(
    "fit", "Find the schedule that made a log, in our words and the frameworks'.", .curves(.one), [.evaluates],
    notes: [
      "What is found has the rates of all rows within their rounding; where nothing has, the nearest is told with what is left "
        + "over, and the program ends with 1."
    ],
    examples: ["lrsched fit @metrics.csv", "lrsched fit @trainer_state.json --json"])

  /// Writes a curve as source text.
  package static let code = Command(
    "code", "Write a curve as source text that computes the same rates.",
    .curves(
      .one,
      after: Operands.Word(
        "TARGET", .choice(CodeTarget.allCases.map(\.rawValue)),
        need: "a language or framework and a curve, as in 'lrsched code python cosine'")),
    .evaluates,
    notes: [
      "TARGET is one of \(CodeTarget.allCases.map(\.rawValue).joined(separator: ", ")). A framework's own classes are taken where "
        + "they are the same curve, else its way of taking a function; which, and why, stands in the text."
    ],
    examples: ["lrsched code python cosine --max 0.1", "lrsched code torch cosine --max 0.1 warmup --length 100"])

  /// Counts the updates of a run.
  package static let steps = Command(
    "steps", "Count the updates of a run, with where each number comes from.", .curves(.any), [.evaluates],
    notes: [
      "The run is that of a config, as in 'lrsched steps @train.yaml --samples 52002', or the one that options tell: --samples, --batch-size, --accumulate, "
        + "--world-size, --epochs, --warmup, and --rounding, which counts as a trainer does: hf, lightning, timm and others.",
      "Of a log, 'lrsched steps @run.csv', it tells what its rows are, what counts them and what they belong to.",
    ],
    examples: [
      "lrsched steps --samples 50k --batch-size 128 --epochs 90",
      "lrsched steps --samples 52002 --batch-size 4 --accumulate 8 --world-size 8 --epochs 3 --warmup 3% --rounding hf",
    ])

  /// Finds a rate on a range test that was logged.
  package static let find = Command(
    "find", "Find a learning rate on a range test that was logged.",
    .word("LOG", .file, need: "the log of a range test, a table or JSON with a rate and a loss a row"),
    [.draws, .drawsOnce], makes: .textAndPictures,
    notes: [
      "Every rule of fastai, Lightning, torch-lr-finder, Ignite, keras_lr_finder and ktrain is held against the same rates and losses, "
        + "as the library itself computes it, with what speaks against each suggestion on this curve.",
      "Losses that are uneven from batch to batch are smoothed as fastai does while it records, unless --smooth tells otherwise: "
        + "none, fastai, lightning, torch-lr-finder, ignite, or ema:0.05 with the weight of a batch. All but none stop where "
        + "the finder would.",
      "A picture is drawn where -o FILE asks for one: the loss over the rate, with the suggestions that can be trusted.",
    ],
    examples: [
      "lrsched find sweep.csv", "lrsched find run.csv --rate lr --loss train_loss --smooth none --json -o find.png",
    ])

  /// Looks for what is wrong with runs before they start.
  package static let check = Command(
    "check", "Say what is wrong with a run before it starts.",
    .word("FILE", .runs, need: "a config, as in 'lrsched check train.yaml'"),
    notes: [
      "FILE is a config of any format that 'lrsched formats' lists, or a folder, in which every file that a format recognises is "
        + "looked at, but hidden ones. What is told of a run stands behind its file: --samples, --world-size, --release, --set, "
        + "--with and the other options of configs; before the first file it counts for all.",
      "The program ends with 1 where something is found at --fail-on or above. 'lrsched rule CODE' tells what a rule finds and why.",
      "lrsched.toml beside a file, or in the nearest folder above it, holds facts, select, ignore with a reason, and severity. "
        + "'# lrsched: ignore LR012 reason' in a file leaves a rule out there.",
    ],
    examples: [
      "lrsched check train.yaml --samples 50k --world-size 8", "lrsched check configs --format concise --fail-on error",
    ])

  /// Tells a rule of `check`.
  package static let rule = Command(
    "rule", "Tell what a rule of check finds, and why it matters.", .word("CODE", .rule, isOptional: true),
    notes: ["Without CODE, all rules are listed."], examples: ["lrsched rule LR012", "lrsched rule"])

  /// Prints the command line that drew a picture.
  package static let recipe = Command(
    "recipe", "Print the command line that drew a picture.", .word("FILE", .file, need: "the path of a picture"),
    notes: ["Every PNG, SVG and PDF that lrsched draws carries the command line that draws it again."],
    examples: ["lrsched recipe cosine.png"])

  /// Lists the schedules and modifiers.
  package static let list = Command(
    "list", "List the schedules and modifiers.", .word("WORD", .search, isOptional: true),
    notes: [
      "WORD is a framework such as torch, or a word that must stand in the name, an alias, the summary or the source; of "
        + "several all must."
    ],
    examples: ["lrsched list", "lrsched list torch", "lrsched list cosine restarts", "lrsched list --json"])

  /// Lists the formats of configs.
  package static let formats = Command(
    "formats", "List the formats of training configs.", .nothing,
    notes: ["'lrsched help FORMAT' tells how a format is recognised, which keys decide the rate, and what surprises."],
    examples: ["lrsched formats", "lrsched formats --json"])

  /// Prints help.
  package static let help = Command(
    "help", "Explain a command, a schedule, a framework, an option or a topic.",
    .word("TOPIC", .topic, isOptional: true),
    notes: [
      "A topic is a command, a schedule, a modifier, a framework such as torch, a format of configs such as axolotl, an option such as --log-y, or one of "
        + "\(HelpPage.allCases.map(\.rawValue).joined(separator: ", "))."
    ],
    examples: ["lrsched help cosine", "lrsched help torch", "lrsched help --log-y", "lrsched help durations"])

  /// Prints the completion script of a shell.
  package static let completions = Command(
    "completions", "Print the completion script of a shell.", .word("SHELL", .choice(Shell.allCases.map(\.rawValue))),
    notes: ["SHELL is bash, zsh or fish."],
    examples: ["lrsched completions bash > ~/.local/share/bash-completion/completions/lrsched"])

  /// Prints the version.
  package static let version = Command("version", "Print the version.", .nothing)

  /// Prints the man page or the reference; only the build uses it.
  package static let reference = Command(
    "reference", "Print the man page or the reference of the schedules.",
    .word("DOCUMENT", .choice(Document.allCases.map(\.rawValue))), isHidden: true)
}
