import Catalogue
import Schedules

/// MXNet: its own class where it is the same curve, else a subclass of `LRScheduler`.
enum MXNetTarget {
  static func lines(_ request: CodeRequest) throws(CodeFault) -> [String] {
    let words = NativeWords.all(for: request, in: "mxnet", canJoin: false).first { $0.parts[0].stage.isWritable() }
    if let words {
      let stage = words.parts[0].stage
      return PythonLayout.spaced(
        request.remarks(words.sentence("MXNet's own class")).map { "# \($0)" } + ["", "import mxnet as mx", ""]
          + PythonLayout.call(
            "scheduler = mx.lr_scheduler.\(stage.className)", stage.arguments(leavingOut: [])))
    }
    let (program, how) = try request.program()
    let body =
      PythonWriter().lines(of: program, remark: PythonTarget.remark) + [
        "", "class Scheduler(mx.lr_scheduler.LRScheduler):", "    \"\"\"The learning rate of every update.\"\"\"", "",
        "    def __call__(self, num_update):", "        return learning_rate(num_update)", "", "",
        "scheduler = Scheduler()",
      ]
    let lines = body + PythonTarget.check(request)
    return PythonLayout.spaced(
      request.remarks("No class of MXNet is this curve. \(how)").map { "# \($0)" } + [""]
        + PythonLayout.math(for: lines) + ["import mxnet as mx", ""] + lines)
  }
}

/// Hugging Face: TrainingArguments where `get_scheduler` can say it, else the `optimizers=` tuple over a scheduler of torch.
enum HFTarget {
  static func lines(_ request: CodeRequest) throws(CodeFault) -> [String] {
    for words in NativeWords.all(for: request, in: "hf", canJoin: false)
    where words.parts[0].stage.isWritable(leavingOut: ["lr", "num_warmup_steps", "num_training_steps"]) {
      if let rows = arguments(words.parts[0].stage, request) {
        let how = "TrainingArguments as YAML. \(words.sentence("The Trainer's own scheduler"))"
        return request.remarks(how).map { "# \($0)" } + rows
      }
    }
    let scheduler = try TorchTarget.scheduler(request)
    return PythonLayout.spaced(
      request.remarks("get_scheduler has no word for this curve: give the Trainer both. \(scheduler.how)").map {
        "# \($0)"
      } + [""] + scheduler.head + [
        "", "def make_optimizers(model):",
        "    \"\"\"Returns the pair for Trainer(..., optimizers=make_optimizers(model)).\"\"\"",
        "    optimizer = torch.optim.AdamW(model.parameters(), lr=LEARNING_RATE)",
      ] + scheduler.made("scheduler = ") + ["    return optimizer, scheduler"])
  }

  private static func arguments(_ stage: Stage, _ request: CodeRequest) -> [String]? {
    guard stage.values["warmup_ratio"] == nil, let rate = stage.number("lr") else { return nil }
    var rows = ["learning_rate: \(yaml(PythonLanguage().number(rate)))", "lr_scheduler_type: \(stage.className)"]
    if let warmup = stage.values["num_warmup_steps"]?.json {
      // A fraction of an update would be read as a share of the run.
      guard Int(warmup) != nil else { return nil }
      rows.append("warmup_steps: \(warmup)")
    }
    let training = stage.values["num_training_steps"]?.json ?? String(request.length)
    guard Int(training) != nil else { return nil }
    rows.append("max_steps: \(training)")
    let own: Set<String> = ["lr", "num_warmup_steps", "num_training_steps"]
    let keywords = stage.definition.parameters.compactMap { parameter -> String? in
      guard !own.contains(parameter.name), let value = stage.values[parameter.name]?.json else { return nil }
      return "  \(parameter.name): \(yaml(value))"
    }
    return rows + (keywords.isEmpty ? [] : ["lr_scheduler_kwargs:"] + keywords)
  }

  /// A number as readers of YAML 1.1 know it too: to them `5e-05` is a word, `5.0e-05` a number.
  static func yaml(_ text: String) -> String {
    guard let exponent = text.firstIndex(of: "e"), Double(text) != nil, !text.contains(".") else { return text }
    return "\(text[..<exponent]).0\(text[exponent...])"
  }
}

/// Lightning: `configure_optimizers` with a scheduler that is stepped at every update.
enum LightningTarget {
  static func lines(_ request: CodeRequest) throws(CodeFault) -> [String] {
    let scheduler = try TorchTarget.scheduler(request)
    return PythonLayout.spaced(
      request.remarks(scheduler.how + " Lightning steps it at every update.").map { "# \($0)" } + [""]
        + scheduler.head + [
          "", "def configure_optimizers(self):",
          "    \"\"\"A method of the LightningModule.\"\"\"",
          "    optimizer = torch.optim.AdamW(self.parameters(), lr=LEARNING_RATE)",
        ] + scheduler.made("scheduler = ") + [
          "    return {",
          "        \"optimizer\": optimizer,",
          "        \"lr_scheduler\": {\"scheduler\": scheduler, \"interval\": \"step\", \"frequency\": 1},", "    }",
        ])
  }
}

/// DeepSpeed: the `optimizer` and `scheduler` of ds_config.json, where its classes are the same curve.
///
/// JSON has no comments: what is claimed is that the classes are the curve over the run.
enum DeepSpeedTarget {
  static func lines(_ request: CodeRequest) throws(CodeFault) -> [String] {
    let words = NativeWords.all(for: request, in: "deepspeed", canJoin: false).first { words in
      words.parts[0].stage.isWritable(leavingOut: ["lr"])
    }
    guard let words else {
      throw .notInTarget(
        .deepspeed,
        "no scheduler of its config is the same curve; 'lrsched code torch' makes one that "
          + "deepspeed.initialize(lr_scheduler=...) takes")
    }
    let stage = words.parts[0].stage
    let rate = stage.number("lr") ?? stage.number("warmup_max_lr") ?? 0.001
    var params = stage.definition.parameters.compactMap { parameter -> String? in
      guard parameter.name != "lr", let value = stage.values[parameter.name]?.json else { return nil }
      return "      \"\(parameter.name)\": \(value)"
    }
    // The curve says nothing of momentum, which this class turns besides unless told not to.
    if words.claim != .given, stage.className == "OneCycle" { params.append("      \"cycle_momentum\": false") }
    return [
      "{", "  \"optimizer\": {", "    \"type\": \"AdamW\",",
      "    \"params\": { \"lr\": \(PythonLanguage().number(rate)) }", "  },", "  \"scheduler\": {",
      "    \"type\": \"\(stage.className)\",", "    \"params\": {",
    ] + params.dropLast().map { "\($0)," } + params.suffix(1) + ["    }", "  }", "}"]
  }
}
