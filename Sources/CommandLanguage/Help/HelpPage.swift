/// A page about the language.
package enum HelpPage: String, CaseIterable, Sendable {
  /// What the program is, in a few lines.
  case overview
  /// How a curve is written.
  case curves
  /// How lengths of training are written.
  case durations
  /// How long a run is, and which part of it is shown.
  case run
  /// How options are written.
  case options
  /// How files of curves are written.
  case files
  /// How one curve stands for several.
  case sweeps
  /// How a line of a framework's code is a curve.
  case calls
  /// How the run that a config describes is a curve.
  case configs
  /// Where results go, and how the program ends.
  case outputs
}

extension HelpPage {
  /// What the page is about, in one line.
  var summary: String {
    switch self {
    case .overview: "what lrsched is, in a few lines"
    case .curves: "schedules, modifiers, for, then, resume, times and vs"
    case .durations: "1000, 5k, 10%, 30ep, 1Msamp, 300Btok"
    case .run: "how long a run is, and which part of it is shown"
    case .options: "where options stand and how they are spelled"
    case .files: "curves from a file, @runs.lrs"
    case .sweeps: "one curve for each of several values"
    case .calls: "a line of a framework's code as a curve"
    case .configs: "the run that a training config describes, @train.yaml"
    case .outputs: "pictures, data, notes and exit codes"
    }
  }

  /// The page: paragraphs, and examples as they are typed.
  var blocks: [HelpBlock] {
    switch self {
    case .overview: []
    case .calls: Self.callBlocks
    case .curves:
      [
        .paragraph(
          "A curve begins with a schedule and its parameters. What follows acts on everything to its left, from left to "
            + "right: there are no brackets and no precedence."),
        .table([
          (
            "'CALL(…)'",
            "a line of a framework's code, in quotes, begins a curve as a schedule does: lrsched help calls"
          ),
          ("MODIFIER", "wraps the curve: warmup, cooldown, scale, clamp and others; warmup 100 is warmup --length 100"),
          ("for LENGTH", "ends the part since the last 'then', which holds its last rate unless something follows"),
          ("then SCHEDULE", "begins with its own clock at 0 where the left side ends"),
          ("resume SCHEDULE", "takes over where the part since the last 'then' is cut, with the clock running on"),
          ("times SCHEDULE", "multiplies the curve by a schedule of factors, on the curve's clock"),
          ("vs CURVE", "begins another curve of the same chart"),
          ("@FILE", "stands for the curves of a file, or for the run that a training config describes"),
        ]),
        .examples([
          "lrsched plot cosine --lr 0.1 --min 10% --warmup 100",
          "lrsched plot constant --lr 0.1 for 500 then cosine --lr 0.1 --length 1000",
          "lrsched compare cosine --lr 0.1 vs linear --lr 0.1",
        ]),
        .paragraph(
          "Our own schedules share their words: --lr is the peak (also --max), --min the floor, a rate or a share of the peak, "
            + "--length the whole length with its --warmup. A framework's schedule, such as torch.OneCycleLR, has the framework's "
            + "names and defaults, and counts as the framework does."),
      ]
    case .durations:
      [
        .paragraph("Lengths of training, here called LENGTH, are written in these ways:"),
        .table([
          ("1000, 2e5", "iterations, which are updates of the weights"),
          ("5k, 1.5M, 2G, 1T", "thousands, millions, billions (also 2B) and trillions of iterations"),
          ("10%", "a share of the run, whichever part of it is shown"),
          ("30ep", "epochs, when --steps-per-epoch or --samples and --batch-size tell how long one is"),
          ("1Msamp", "training samples, when --batch-size tells how many an iteration takes"),
          ("300Btok", "tokens, when --batch-size and --seq-len tell how many an iteration takes"),
          ("8kmicro", "batches of which --accumulate make an iteration"),
          ("30ba, 0.5dur", "iterations, and shares of the run, as Composer writes them"),
          ("30 epochs, 1_000", "units in words, and digits in groups"),
        ]),
        .paragraph(
          "--batch-size is what one process loads at a time: an iteration takes batch-size x accumulate x world-size "
            + "samples. An epoch has samples / (batch-size x world-size) batches, rounded up, or down with --drop-last; of "
            + "these, --accumulate make an iteration, and what is left makes one more, or none with --rounding down. Shares "
            + "and epochs are rounded to the nearest iteration; samples, tokens and batches as --rounding says. "
            + "--rounding hf, accelerate, lightning, timm, torchtune, axolotl, mmengine and composer count epochs as those "
            + "trainers do."),
        .paragraph(
          "All curves of a command share one run. Where no option tells how long an epoch is, a parameter such as "
            + "--steps_per_epoch of any stage does; stages that differ are refused until --steps-per-epoch decides."),
      ]
    case .run:
      [
        .paragraph(
          "A run of N updates is the updates 0 to N - 1. -n N gives its length; without it, the run is as long as the longest "
            + "course of its curves, by which everything has happened that their parameters speak of:"),
        .table([
          ("a length", "total_steps, num_training_steps, T_max, epochs x steps_per_epoch, --length and the like"),
          ("the last milestone", "or the end of a warmup to a rate that then holds, and a fifth more"),
          ("three cycles", "of those that never end; three steps, of steps that come every so many updates"),
          ("five warmups", "of an inverse square root"),
          ("\(RunOptions.usualLength)", "where nothing tells a length, and for what is shorter by default"),
        ]),
        .paragraph(
          "With -n, a length that is not given to a schedule of our own is what the run leaves: all of it, less a warmup before "
            + "the curve, and behind 'then' the rest."),
        .paragraph(
          "--epochs 90 is -n 90ep: with --steps-per-epoch, or with --samples and --batch-size, updates are counted in epochs, on "
            + "the axis too (--x epoch, sample, token or percent). --accumulate and --world-size make an update of several batches: "
            + "lrsched help durations."),
        .paragraph(
          "--from A and --to B, both included, show a part of the run in any unit, and change no curve: they zoom. --first is "
            + "another name of --from."),
        .examples([
          "lrsched plot torch.OneCycleLR --max_lr 0.1 --total_steps 1000",
          "lrsched plot cosine --lr 3e-4 --warmup 2k -n 1M --from 90%",
          "lrsched plot step --lr 0.1 --step-size 30ep --epochs 90 --samples 50k --batch-size 256 --x epoch",
        ]),
      ]
    case .options:
      [
        .paragraph(
          "An option belongs to the schedule or modifier before it when that has a parameter of this name, else to the "
            + "command. Options of the command may stand anywhere. --every, --epochs and --steps-per-epoch, which some "
            + "schedules have too, are the command's before the curve."),
        .paragraph(
          "--max-lr, --max_lr, --max-lr=2 and --max_lr 2 are one and the same; capitals do not count unless two "
            + "parameters differ by them alone, and names are written in full. A value that begins with a dash follows an equal sign, but numbers need none: --offset -1. A flag is "
            + "turned off by --no-staircase or --staircase=false. After -- nothing is an option any more."),
        .paragraph(
          "A parameter may be given once to a stage. Of an option of the command that is given twice, the last counts, so "
            + "that a command line can be taken up and changed at its end; each -o adds an output."),
      ]
    case .files:
      [
        .paragraph(
          "@FILE stands wherever a curve may. The file has one curve a line, perhaps after a label and a colon. Words "
            + "are quoted as in a shell, # begins a comment, and blank lines are skipped."),
        .examples([
          "baseline: cosine --lr 0.1", "long warmup: cosine --lr 0.1 --warmup 10%  # as in the paper",
        ]),
        .examples(["lrsched compare @runs.lrs vs constant --lr 0.05"]),
        .paragraph(
          "A line may be a config, with its options: 'mine: @train.yaml --samples 52002'. Options of the command, such as "
            + "--title, stand on the command line. A file does not name other files of curves."
        ),
      ]
    case .sweeps:
      [
        .paragraph(
          "Several values for a parameter that takes one make a curve for each; with several such parameters, one for each "
            + "combination. The curves keep the order in which the values are written."),
        .table([
          ("0.1,0.3,1", "values with commas between them"),
          ("1e-4..1e-2x5", "so many values from one number to another, both included, in equal factors"),
          ("0.9..0.99+0.03", "values from one number on in equal steps, up to the other"),
          (
            "30,60;40,80",
            "in a parameter that takes a list, ';' stands between the lists; commas and ranges make a list"
          ),
        ]),
        .examples([
          "lrsched compare cosine --lr 0.1,0.3,1", "lrsched compare step --gamma 0.5,0.8 --step-size 100,200",
        ]),
        .paragraph("At most \(SweepExpansion.limit) curves can be asked for."),
      ]
    case .configs:
      [
        .paragraph(
          "@FILE stands for the run that a training config describes, wherever a curve stands: its format is told by what "
            + "the file holds, and the run has its own length. @FORMAT:FILE names the format. 'lrsched formats' lists them, "
            + "and 'lrsched help FORMAT' tells what each reads. Nothing of a file is ever run."),
        .table(ConfigFact.all.map { ("--\($0.name)\($0.placeholder.isEmpty ? "" : " ")\($0.placeholder)", $0.help) }),
        .paragraph(
          "@FILE[:COLUMN] also stands for a run that was logged, as trainers, TensorBoard, W&B and others write it: any "
            + "column of a log is a curve, the learning rate where none is named, and a folder stands for the event files in "
            + "it. A path with *, ? or [...] in it is a family of runs, whose mean is the curve. 'explain' tells which update each rate belongs to, how it is rounded, and what was resumed or broken."
        ),
        .table(LogOption.allCases.map { ("--\($0.rawValue) \($0.placeholder)", $0.help) }),
        .paragraph(
          "A Python script that no format recognises is read for the schedulers that it makes: @train.py is the last of them, "
            + "@train.py:42 the one at line 42. Literals, assignments and the defaults of its own options are followed, and "
            + "--set NAME=VALUE gives the rest."),
        .paragraph(
          "These options stand behind the file. What cannot be known and changes a rate is asked for, all of it in one "
            + "message. 'lrsched steps @FILE' tells where each number comes from."),
        .examples(["lrsched explain @train.yaml --samples 52002 --world-size 8"]),
      ]
    case .outputs:
      [
        .paragraph(
          "Data go to standard output and words to standard error, so that a pipe gets data alone. -o FILE names a file, whose "
            + "extension tells its format, and may be given several times; -o - is standard output. A file is replaced as a whole "
            + "or left as it was."),
        .table([
          ("plot, compare", "png, svg or pdf; without -o the picture is named after the schedule"),
          ("export", "csv, tsv, json or npy; without -o it is CSV on standard output"),
          ("at, when, compare, explain, steps", "words and tables, or JSON with --json"),
          ("note: …", "what a result does not show, on standard error and in JSON; -q leaves it out"),
        ]),
        .paragraph("Every picture carries the command line that draws it again: lrsched recipe FILE."),
        .table(ExitCode.allCases.map { ("exit code \($0.rawValue)", $0.meaning) }),
      ]
    }
  }
}

/// A part of a page of help.
enum HelpBlock: Sendable {
  /// Text that is wrapped.
  case paragraph(String)
  /// Terms and what they mean.
  case table([(term: String, meaning: String)])
  /// Lines as they are typed.
  case examples([String])
}

extension Keyword {
  /// How the word is written.
  var usage: String {
    switch self {
    case .cut: "CURVE for LENGTH"
    case .then: "CURVE for LENGTH then SCHEDULE [--param value]..."
    case .resume: "CURVE for LENGTH resume SCHEDULE [--param value]..."
    case .times: "CURVE times SCHEDULE [--param value]..."
    case .versus: "CURVE vs CURVE"
    }
  }

  /// What the word does.
  var explanation: String {
    switch self {
    case .cut:
      "Ends the curve to its left after a length, counted from the last 'then'. With nothing behind it, the curve holds its "
        + "last rate."
    case .then:
      "Begins a schedule, with its own clock at 0, where the curve to its left ends. One that never ends, such as constant, "
        + "needs 'for' before 'then'."
    case .resume:
      "Takes over where the curve to its left is cut, with the clock running on: behind 'for 1000', the schedule is at its own "
        + "iteration 1000, and a later 'for' counts on that clock. A run that is continued by a scheduler for another length does "
        + "this; 'then' begins at 0."
    case .times:
      "Multiplies the whole curve to its left by a schedule of factors, whose clock is that of the curve from its beginning."
    case .versus: "Begins another curve of the same chart or table."
    }
  }

  /// A command line that shows the word.
  var example: String {
    switch self {
    case .cut: "lrsched plot cosine --lr 0.1 for 500"
    case .then: "lrsched plot constant --lr 0.1 for 500 then cosine --lr 0.1 --length 1000"
    case .resume:
      "lrsched plot polynomial --length 1000 --power 0.9 for 1000 resume polynomial --length 1500 --power 0.9"
    case .times: "lrsched plot cosine --lr 0.1 times linear --lr 1 --length 1500"
    case .versus: "lrsched compare cosine --lr 0.1 vs linear --lr 0.1"
    }
  }
}
