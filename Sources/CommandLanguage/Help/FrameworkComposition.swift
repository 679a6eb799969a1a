import Catalogue

/// A call of a framework that puts schedules together or chooses one: this language has words for it, and no entry.
struct FrameworkComposition: Sendable {
  /// What the framework calls it, behind the name of its dialect.
  let name: String
  /// What it does, in one line.
  let explanation: String
  /// The words that do it.
  let usage: String
  /// What is worth knowing where the two differ.
  let note: String
  /// A command line that shows it.
  let example: String

  /// The framework's dialect.
  var dialect: String { String(name.prefix { $0 != "." }) }

  /// Finds what a name means, behind a framework or a module of it or alone; `nil` for other names.
  ///
  /// - Parameter written: The name as a person wrote it.
  init?(_ written: String) {
    let parts = written.split(separator: ".", omittingEmptySubsequences: false)
    guard let call = parts.last else { return nil }
    let found = Self.all.first { composition in
      let own = composition.name.dropFirst(composition.dialect.count + 1)
      return Parameter.isAlike(String(own), String(call))
        && (parts.count == 1 || NameLookup.isQualifier(parts.dropLast(), of: composition.dialect))
    }
    guard let found else { return nil }
    self = found
  }

  private init(_ name: String, _ explanation: String, _ usage: String, note: String = "", example: String) {
    self.name = name
    self.explanation = explanation
    self.usage = usage
    self.note = note
    self.example = example
  }

  private static let sequence = "CURVE for LENGTH then SCHEDULE [--param value]..."
  private static let product = "CURVE times SCHEDULE [--param value]..."

  /// The calls that are known.
  static let all: [FrameworkComposition] = [
    FrameworkComposition(
      "torch.SequentialLR", "Schedules one after the other, written 'A for N then B'.", sequence,
      note:
        "The milestones are where each begins: N is the difference from one to the next. Each schedule counts from 0 "
        + "there and starts from its own --lr, which in PyTorch is the optimizer's rate for all of them. The code itself may "
        + "stand as it is, in quotes: lrsched help calls.",
      example: "lrsched plot torch.LinearLR --lr 0.1 --start_factor 0.01 --total_iters 500 for 500 then "
        + "torch.CosineAnnealingLR --lr 0.1 --T_max 1000"),
    FrameworkComposition(
      "torch.ChainedScheduler", "Schedules that all act on the rate, written 'A times B'.", product,
      note:
        "B is a schedule of factors: its --lr is 1. That is what PyTorch computes where each schedule multiplies the "
        + "rate; CosineAnnealingLR with an eta_min does not. The code itself, in quotes, is what PyTorch computes: lrsched "
        + "help calls.",
      example: "lrsched plot torch.LinearLR --lr 0.1 --start_factor 0.1 --total_iters 100 times torch.StepLR --lr 1 "
        + "--step_size 500"),
    FrameworkComposition(
      "hf.get_scheduler", "Chooses one of transformers' schedules by its name, which stands behind 'hf.'.",
      "hf.NAME [--param value]...",
      note:
        "The names are those of lr_scheduler_type in TrainingArguments, as 'lrsched list hf' has them. The call itself "
        + "may stand in quotes: lrsched help calls.",
      example: "lrsched plot hf.cosine --num_warmup_steps 100 --num_training_steps 1500"),
    FrameworkComposition(
      "optax.join_schedules", "Schedules one after the other, written 'A for N then B'.", sequence,
      note:
        "The boundaries are where each begins: N is the difference from one to the next. Each schedule counts from 0 "
        + "there. The call itself may stand in quotes: lrsched help calls.",
      example: "lrsched plot optax.linear_schedule --init_value 0 --end_value 0.1 --transition_steps 100 for 100 then "
        + "optax.cosine_decay_schedule --init_value 0.1 --decay_steps 1400"),
    FrameworkComposition(
      "fvcore.CompositeParamScheduler", "Schedules one after the other, written 'A for N then B'.", sequence,
      note:
        "N is the length of each, a share of the run. Each counts from 0 and spans its --length, as with the interval "
        + "scaling 'rescaled'.",
      example: "lrsched plot fvcore.LinearParamScheduler --start_value 0 --end_value 0.1 --length 10% for 10% then "
        + "fvcore.CosineParamScheduler --start_value 0.1 --end_value 0 --length 90%"),
    FrameworkComposition(
      "fastai.combine_scheds", "Schedules one after the other, written 'A for N then B'.", sequence,
      note: "N is the share of each, pcts. Each spans its --length.",
      example:
        "lrsched plot fastai.sched_lin --start 0 --end 0.1 --length 30% for 30% then fastai.sched_cos --start 0.1 "
        + "--end 0 --length 70%"),
  ]
}
