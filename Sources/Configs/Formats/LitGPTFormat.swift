import Catalogue
import Documents
import Numbers

/// Configs of litgpt's pre-training and fine-tuning.
enum LitGPTFormat: ConfigFormat {
  static let name = "litgpt"
  static let summary = "litgpt's YAML of pretrain and the finetune scripts"
  static let release = "litgpt (2026-06-29) 26857050"
  static let signs =
    "train.global_batch_size and train.micro_batch_size with lr_warmup_steps or max_tokens, and optimizer; pretrain by model_name, tokenizer_dir or max_tokens, finetune by checkpoint_dir, lora_… or epochs"
  static let keys = [
    ConfigKey("optimizer.init_args.lr", "1e-3", "rate of the optimizer; of a plain name PyTorch's default"),
    ConfigKey("train.global_batch_size", "512 (pretrain), 16 (finetune)", "samples of an update"),
    ConfigKey("train.micro_batch_size", "4 (pretrain), 1 (finetune)", "samples that a process takes at a time"),
    ConfigKey("train.max_tokens", "3e12", "tokens of a pretrain run"),
    ConfigKey("train.max_seq_length", "the model's block size", "tokens of a sample, for pretrain"),
    ConfigKey("train.lr_warmup_steps", "2000 (pretrain), 100 (finetune)", "updates of the warmup"),
    ConfigKey("train.lr_warmup_fraction", "none", "warmup as a share of an epoch's batches"),
    ConfigKey("train.min_lr", "4e-5", "lowest rate of pretrain; without effect in finetune"),
    ConfigKey("train.epochs", "5", "epochs of a finetune run"),
    ConfigKey("train.max_steps", "none", "updates of a finetune run at most"),
    ConfigKey("devices", "auto", "processes of a node"),
    ConfigKey("num_nodes", "1", "nodes"),
  ]
  static let facts = [ConfigKey("stage", "", "pretrain or finetune, where the file does not tell")]
  static let traps = [
    "min_lr has no effect in the finetune scripts: the cosine goes to 0",
    "pretrain counts the warmup and the decay in micro batches",
    "devices: auto takes all that there are",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    file.syntax == .yaml && file.has("train.global_batch_size", "train.micro_batch_size")
      && file.hasAny("train.lr_warmup_steps", "train.max_tokens", "train.lr_warmup_fraction", "train.epochs")
      && file.has("optimizer") && !file.has("scheduler")
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    let stage = run.setting("stage")?.value.plainText
    let isFinetune =
      stage.map { $0 == "finetune" }
      ?? (run.root.entries?.contains { $0.key.string?.hasPrefix("lora_") == true } == true || run.has("checkpoint_dir")
        || run.has("train.epochs") && !run.file.hasAny("model_name", "train.max_tokens", "tokenizer_dir"))
    let rate = try rate(&run)
    let world = try world(&run)
    let micro = max(1, try run.integer("train.micro_batch_size", default: isFinetune ? 1 : 4, option: .batchSize))
    let global = try run.integer("train.global_batch_size", default: isFinetune ? 16 : 512)
    let accumulation = max(1, global.divided(by: world, .down).divided(by: micro, .down))
    run.derived("gradient accumulation", accumulation, "\(global) // \(world) // \(micro)")
    return isFinetune
      ? try finetune(&run, rate, world, micro, accumulation) : try pretrain(&run, rate, world, micro, accumulation)
  }

  private static func rate(_ run: inout ConfigReading) throws(ConfigFault) -> Double {
    if let rate = try run.number("optimizer.init_args.lr", "optimizer.lr") { return rate }
    let path = run.text("optimizer.class_path") ?? run.text("optimizer") ?? ""
    let name = path.split(separator: ".").last.map(String.init) ?? path
    guard
      let standard = ["SGD": 1e-3, "Adagrad": 1e-2, "RMSprop": 1e-2, "Adadelta": 1.0][name]
        ?? (name.hasPrefix("Adam") || name == "NAdam" || name == "RAdam" || name.isEmpty ? 1e-3 : nil)
    else {
      run.ask("--set optimizer.init_args.lr=RATE", "the rate, as \(name)'s default is not known here")
      return 1
    }
    run.assumed("optimizer.init_args.lr", numberText(standard))
    run.note(
      "the rate is not given: \(name.isEmpty ? "the optimizer" : name) has its default, \(numberText(standard))",
      at: "optimizer")
    return standard
  }

  /// The processes: those of a node times the nodes.
  private static func world(_ run: inout ConfigReading) throws(ConfigFault) -> Int {
    if let world = run.option(.worldSize) { return max(1, world) }
    let nodes = max(1, try run.integer("num_nodes", default: 1))
    guard let field = run.field("devices"), let count = try? field.integer(), count > 0 else {
      run.ask("--set devices=N", "the processes of a node, which devices: auto does not tell")
      return 1
    }
    run.keep(field, String(count))
    return nodes == 1
      ? count : run.derived("world size", count.multipliedSaturating(by: nodes), "\(count) devices · \(nodes) nodes")
  }

  private static func pretrain(
    _ run: inout ConfigReading, _ rate: Double, _ world: Int, _ micro: Int, _ accumulation: Int
  ) throws(ConfigFault) -> PlannedCurve {
    if run.has("train.max_steps") {
      run.refuse("ValueError: The script does not support the 'max_steps' argument", at: "train.max_steps")
    }
    let tokens = Int(saturating: try run.number("train.max_tokens", default: 3e12))
    let length: Int
    if let given = try run.integer("train.max_seq_length") {
      length = given
    } else {
      length = run.need(.sequenceLength, "the tokens of a sample: the model's block size")
    }
    let batches = tokens.divided(by: world, .down).divided(by: micro.multipliedSaturating(by: length), .down)
    run.derived("micro batches", batches, "\(tokens) // \(world) // (\(micro) · \(length))")
    let updates = run.derived("updates", batches.divided(by: accumulation, .down), "\(batches) // \(accumulation)")
    let minimum = try run.number("train.min_lr", default: 4e-5)
    var values: [(String, ConfigValue?)] = [
      ("lr", .number(rate)), ("min_lr", .number(minimum)), ("max_iters", ConfigValue(max(1, batches))),
    ]
    if let share = try run.number("train.lr_warmup_fraction"), share > 0 {
      if let steps = try run.integer("train.lr_warmup_steps"), steps > 0 {
        run.refuse(
          "ValueError: Can't provide both `--train.lr_warmup_fraction` and `--train.lr_warmup_steps`. Choose one.",
          at: "train.lr_warmup_fraction")
      }
      let loader = run.need(.batches, "the micro batches of an epoch and a process")
      let warmup = min(batches, Int(saturating: (share * Double(loader)).rounded(.up)))
      run.derived("warmup in micro batches", warmup, "min(\(batches), ceil(\(share) · \(loader)))")
      values.append(("lr_warmup_steps", ConfigValue(max(0, warmup))))
      return PlannedCurve(
        try run.onClock(try run.words("litgpt.pretrain", values), stride: accumulation, first: accumulation - 1),
        updates: updates)
    }
    values.append(("lr_warmup_steps", ConfigValue(max(0, try run.integer("train.lr_warmup_steps", default: 2000)))))
    values.append(("gradient_accumulation_iters", ConfigValue(accumulation)))
    return PlannedCurve(try run.words("litgpt.pretrain", values), updates: updates)
  }

  private static func finetune(
    _ run: inout ConfigReading, _ rate: Double, _ world: Int, _ micro: Int, _ accumulation: Int
  ) throws(ConfigFault) -> PlannedCurve {
    if run.has("train.min_lr") { run.note("min_lr has no effect in the finetune scripts", at: "train.min_lr") }
    let epochs = try run.integer("train.epochs", default: 5)
    let batches: Int
    if let given = run.option(.batches) {
      batches = given
    } else {
      let samples = run.samples()
      batches = run.derived(
        "batches", samples.divided(by: world, .up).divided(by: micro, .up),
        "ceil(ceil(\(samples) / \(world)) / \(micro))")
    }
    let most = try run.integer("train.max_steps")
    let each = batches.divided(by: accumulation, .down)
    let total = min(epochs.multipliedSaturating(by: each), most ?? .max)
    run.derived(
      "length of the schedule", total,
      "\(epochs) epochs · \(batches) // \(accumulation)\(most.map { ", at most \($0)" } ?? "")")
    let made = epochs.multipliedSaturating(by: batches).divided(by: accumulation, .down)
    let updates = run.derived(
      "updates", min(made, most ?? .max),
      "\(epochs) · \(batches) // \(accumulation)\(most.map { ", at most \($0)" } ?? "")")
    let warmup = max(0, try run.integer("train.lr_warmup_steps", default: 100))
    return PlannedCurve(
      try run.words(
        "litgpt.finetune",
        [("lr", .number(rate)), ("warmup_steps", ConfigValue(warmup)), ("max_steps", ConfigValue(max(1, total)))]),
      updates: updates)
  }
}
