import Catalogue

/// What people mean by the name of an option, whatever it is called where they have it from.
///
/// A row of ``all`` holds the names by which one thing goes in frameworks, papers and scripts. Where a stage has a parameter
/// of one of them, that is the one meant; else the row says what does it.
struct Meaning: Sendable {
  /// The names, in small letters with dashes.
  let words: [String]
  /// What does it where the stage has no parameter of these names: an option of commands, or words of a curve.
  let remedies: [Remedy]

  /// What does what is meant.
  enum Remedy: Sendable {
    /// An option of the command, where the command has it.
    case option(String)
    /// Words behind the schedule, and what they do.
    case modifier(String, String)
    /// A sentence that says that nothing does.
    case nothing(String)
  }

  private init(_ words: String, _ remedies: Remedy...) {
    self.words = words.split(separator: " ").map(String.init)
    self.remedies = remedies
  }

  /// Returns what a name means; `nil` for one that nobody uses.
  ///
  /// - Parameter name: The name without dashes before it.
  /// - Returns: What it means; `nil` for a name that nobody uses.
  static func named(_ name: String) -> Meaning? {
    let word = normalized(name)
    return all.first { $0.words.contains(word) }
  }

  /// Every name that means something, in small letters with dashes.
  static let words: [String] = all.flatMap(\.words)

  /// A name in small letters with dashes.
  static func normalized(_ name: String) -> String {
    String(name.lowercased().map { $0 == "_" ? "-" : $0 })
  }

  /// Returns what does it, as a sentence with a blank before it; `nil` where nothing is known that does.
  ///
  /// - Parameters:
  ///   - name: The name as a person wrote it, without dashes.
  ///   - stage: The schedule or modifier that it was given to, if it was given to one.
  ///   - command: The command.
  /// - Returns: The sentence; `nil` where nothing is known.
  func advice(for name: String, in stage: ScheduleDefinition?, of command: Command) -> String? {
    if let parameter = parameter(for: name, of: stage) { return " Did you mean '--\(parameter)'?" }
    for remedy in remedies {
      switch remedy {
      case .option(let name):
        guard let option = OptionTable.option(named: name, of: command) else { continue }
        return " Did you mean '\(option.short.map { "-\($0)" } ?? "--\(option.name)")'?"
      case .modifier(let words, let purpose):
        guard stage != nil else { continue }
        return " Behind the schedule, '\(words)' \(purpose)."
      case .nothing(let sentence): return " \(sentence)"
      }
    }
    return nil
  }

  /// The parameter of a stage that is meant, by the name of it that is nearest to what was written.
  private func parameter(for name: String, of stage: ScheduleDefinition?) -> String? {
    let known = (stage?.parameters ?? []).filter { parameter in
      ([parameter.name] + parameter.aliases).contains { words.contains(Self.normalized($0)) }
    }
    // Several may be meant, as both ends of a line by "lr": the first that is declared is the one that matters most.
    return known.first?.name
  }
}

extension Meaning {
  /// The table.
  static let all: [Meaning] = [
    Meaning(
      """
      lr learning-rate max max-lr lr-max maximum peak peak-lr lr-peak peak-value base-lr initial-lr init-lr lr-init lr0 \
      eta eta-max eta0 start-lr initial-learning-rate max-learning-rate peak-learning-rate base-learning-rate init-value \
      initial-value value rate blr top high
      """, .modifier("scale --by 0.1", "multiplies every rate")),
    Meaning(
      """
      min min-lr lr-min eta-min floor minimum final-lr lr-final end-lr lr-end finish-lr end-value final-value \
      min-learning-rate end-learning-rate final-learning-rate stop-factor-lr min-value low inf-lr alpha alpha-f \
      min-lr-ratio min-lr-rate min-ratio final-scale cos-min-ratio end-factor decay-lr lr-floor
      """, .modifier("clamp --min 1e-5", "keeps every rate from falling below a floor")),
    Meaning(
      """
      length steps total-steps num-steps n-steps max-steps t-max t-total t-0 decay-steps num-training-steps training-steps \
      train-steps total-training-steps total total-iters max-iters max-iter iters num-iters iterations num-iterations \
      duration cycle-length t-initial max-update max-updates total-num-updates total-num-steps transition-steps updates \
      max-duration first-cycle-steps lr-decay-iters lr-decay-steps train-iters decay-iters horizon
      """, .option("iterations")),
    Meaning(
      """
      warmup warm-up warmup-steps warmup-ratio warmup-iters warmup-iterations num-warmup-steps warmup-epochs \
      warmup-fraction warmup-frac warmup-length warmup-updates warmup-period warmup-t t-warmup warmup-proportion \
      warmup-num-steps lr-warmup-steps lr-warmup-iters lr-warmup-epochs warmup-percent warmup-tokens warmup-samples \
      warmup-duration linear-warmup ramp-up
      """, .modifier("warmup --length 10%", "leads up to it")),
    Meaning(
      "warmup-start-lr warmup-init-lr warmup-lr warmup-begin-lr warmup-bias-lr warmup-min-lr warmup-initial-lr lr-start",
      .modifier("warmup --length 10% --start-lr 1e-6", "leads up to it from another rate than 0")),
    Meaning(
      """
      cooldown cooldown-steps cooldown-length cool-down cooldown-epochs cooldown-fraction cooldown-ratio anneal-steps \
      cooldown-iters
      """, .modifier("cooldown --start 90% --length 10%", "leads down from it")),
    Meaning(
      """
      gamma decay decay-rate lr-decay lr-decay-rate factor drop drop-rate drop-factor decay-factor lr-gamma multiplier \
      reduce-factor rate-decay decay-gamma
      """),
    Meaning(
      """
      milestones boundaries lr-steps decay-epochs lr-milestones lr-drop lr-schedule boundaries-and-values step \
      boundaries-and-scales decay-boundaries milestone-epochs drops
      """),
    Meaning(
      """
      step-size every decay-every period lr-step-size lr-step steps-per-decay decay-t epochs-drop interval decay-period \
      step-every drop-every num-steps-per-decay
      """),
    Meaning(
      "cycles num-cycles n-cycles restarts num-restarts n-restarts cycle-limit number-of-cycles cycle-num periods",
      .modifier("cyclical --cycles 3", "repeats it so often")),
    Meaning(
      """
      cycle-mult t-mult mult mult-factor cycle-mul cycle-length-decay t-mul length-mult cycle-factor multiplication-factor \
      restart-mult cycle-growth
      """, .modifier("cyclical --cycle-mult 2", "repeats it, each cycle so much longer")),
    Meaning(
      "cycle-magnitude-decay magnitude-decay m-mul cycle-decay lr-shrink restart-decay decay-cycles weight-restarts",
      .modifier("cyclical --cycle-magnitude-decay 0.5", "repeats it, each cycle so much lower")),
    Meaning("power exponent degree pwr order poly-power p decay-power lr-power"),
    Meaning(
      """
      shape curve mode strategy anneal-strategy annealing decay-type decay-style anneal decay-shape warmup-type fn \
      warmup-mode schedule-type lr-decay-style way
      """),
    Meaning(
      "pct-start inc-fraction increase-fraction cut-frac up-fraction rise peak-at warmup-share pct"),
    Meaning(
      "steps-per-epoch spe len-loader batches-per-epoch iters-per-epoch epoch-length epoch-len steps-in-epoch "
        + "len-dataloader dataloader-len updates-per-epoch num-batches iterations-per-epoch", .option("steps-per-epoch")
    ),
    Meaning("epochs num-epochs n-epochs max-epochs num-train-epochs total-epochs epoch e nb-epochs", .option("epochs")),
    Meaning(
      """
      batch batch-size bs bsz per-device-train-batch-size micro-batch-size train-batch-size per-gpu-batch-size \
      train-micro-batch-size-per-gpu device-batch-size mbs minibatch-size
      """, .option("batch-size")),
    Meaning(
      """
      accumulate gradient-accumulation-steps grad-accum accum accumulate-grad-batches grad-accum-steps accumulation \
      accumulation-steps gradient-accumulation update-freq iters-to-accumulate
      """, .option("accumulate")),
    Meaning(
      "world-size gpus num-gpus n-gpus devices num-devices nproc processes num-processes dp workers ranks",
      .option("world-size")),
    Meaning(
      "samples dataset-size num-samples n-samples dataset examples num-examples train-size dataset-length train-samples",
      .option("samples")),
    Meaning(
      "seq-len seq-length sequence-length sequence-len context context-length block-size max-seq-len max-seq-length ctx",
      .option("seq-len")),
    Meaning("i n it iter num", .option("iterations")),
    Meaning(
      """
      last-epoch start-epoch start-step initial-step begin x-min xmin xlim x-lim zoom window crop start-iteration offset skip \
      from start
      """,
      .option("from"), .option("first")),
    Meaning("to until last x-max xmax end stop end-step", .option("to"), .option("iterations")),
    Meaning("file out save save-as path outfile output-file savefig", .option("output")),
    Meaning("log logy semilogy yscale log-scale logscale log-axis log-lr ylog", .option("log-y")),
    Meaning("ylim y-lim y-range y-limits", .option("y-max")),
    Meaning("figsize size dpi resolution retina", .option("scale")),
    Meaning("name labels curve-label legend-label", .option("label")),
    Meaning("color colors colour colours cmap colormap", .option("palette")),
    Meaning("dark background bg style mode-dark", .option("theme")),
    Meaning("type ext extension fmt", .option("format")),
    Meaning("unit units x-unit xaxis x-axis", .option("x")),
    Meaning(
      """
      momentum weight-decay wd betas beta1 optimizer optim opt nesterov dampening amsgrad base-momentum max-momentum \
      cycle-momentum adam-beta1 adam-beta2
      """, .nothing("lrsched draws learning rates and nothing else of an optimizer.")),
    Meaning(
      "verbose seed device precision model data config dropout grad-clip clip max-grad-norm ema",
      .nothing("It changes no learning rate.")),
  ]
}
