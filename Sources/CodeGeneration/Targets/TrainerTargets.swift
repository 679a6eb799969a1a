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
            "scheduler = mx.lr_scheduler.\(stage.className)", stage.arguments(leavingOut: []))
          // MXNet's classes count as they go, and tell nothing of an update that was left out.
          + SteppedCheck(setup: [], rate: "scheduler(t)", update: [], next: []).lines(request))
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
        ]
        + SteppedCheck.torch([
          "configured = configure_optimizers(\(SteppedCheck.model))", "optimizer = configured[\"optimizer\"]",
          "scheduler = configured[\"lr_scheduler\"][\"scheduler\"]",
        ]).lines(request))
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
