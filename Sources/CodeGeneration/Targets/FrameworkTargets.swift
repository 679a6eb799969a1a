import Catalogue
import Schedules

/// numpy: one function of an array of updates.
enum NumpyTarget {
  static func lines(_ request: CodeRequest) throws(CodeFault) -> [String] {
    let (program, how) = try request.arrayProgram()
    var lines = request.remarks(how).map { "# \($0)" } + ["import numpy as np", ""]
    lines += ArrayWriter(module: "np").lines(
      of: program, name: "learning_rate", remark: "Returns the learning rates of the updates t, an array from 0.")
    let language = PythonLanguage()
    let pairs = request.checks.map { "(\($0.update), \(language.number($0.rate)))" }
    return lines + [
      "", "if __name__ == \"__main__\":", "    for t, rate in [\(pairs.joined(separator: ", "))]:",
      "        assert np.isclose(learning_rate(t), rate, rtol=1e-9, atol=1e-15), (t, learning_rate(t), rate)",
    ]
  }
}

extension CodeRequest {
  /// The program of the curve for whole arrays, and how it came about.
  func arrayProgram() throws(CodeFault) -> (CodeProgram, String) {
    let (program, isTable) = try program()
    if !isTable, ArrayWriter.canWrite(program) {
      return (program, "From the curve's closed form; t counts the updates already made, from 0.")
    }
    return (
      try table(), "A table of the \(max(1, length)) updates of the run; after them the last rate holds."
    )
  }
}

/// optax: its own functions where they are the same curve, `join_schedules` of them, else a function that works under `jit`.
enum OptaxTarget {
  static func lines(_ request: CodeRequest) throws(CodeFault) -> [String] {
    let language = PythonLanguage()
    let pairs = request.checks.map { "(\($0.update), \(language.number($0.rate)))" }
    let check = [
      "", "", "if __name__ == \"__main__\":", "    for t, rate in [\(pairs.joined(separator: ", "))]:",
      "        lr = float(jax.jit(schedule)(t))",
      "        assert abs(lr - rate) <= 1e-4 * abs(rate) + 1e-6 * PEAK, (t, lr, rate)",
    ]
    let peak = "PEAK = \(language.number(request.peak))  # float32 is as near as some millionths of it"
    if let words = NativeWords(request, in: "optax", canJoin: true), words.parts.allSatisfy({ $0.stage.isWritable }) {
      let calls = words.parts.map { part in
        "optax.\(part.stage.className)(\(part.stage.arguments(leavingOut: []).joined(separator: ", ")))"
      }
      var expression = ["schedule = \(calls[0])"]
      if calls.count > 1 {
        var (boundaries, end) = ([String](), 0)
        for count in words.parts.compactMap(\.count) {
          end += count
          boundaries.append(String(end))
        }
        expression =
          ["schedule = optax.join_schedules("] + ["    ["] + calls.map { "        \($0)," }
          + ["    ],", "    boundaries=[\(boundaries.joined(separator: ", "))],", ")"]
      }
      let how = "optax's own function\(calls.count > 1 ? "s in a row are" : " is") the same curve."
      return request.remarks(how).map { "# \($0)" } + ["import jax", "import optax", "", peak] + expression + check
    }
    let (program, how) = try request.arrayProgram()
    let why = "No function of optax is this curve. \(how)"
    return request.remarks(why).map { "# \($0)" } + ["import jax", "import jax.numpy as jnp", "", peak]
      + ArrayWriter(module: "jnp").lines(
        of: program, name: "schedule", remark: "Returns the learning rate of the update after t others.") + check
  }
}

extension CodeRequest {
  /// The highest rate of the checks.
  var peak: Double { checks.map { $0.rate.magnitude }.max() ?? 0 }
}

/// Keras: its own class where it is the same curve, else a `LearningRateSchedule` with `get_config`.
enum KerasTarget {
  /// Entries that are no class of `keras.optimizers.schedules`.
  private static let others: Set<String> = ["decay", "ReduceLROnPlateau"]

  static func lines(_ request: CodeRequest) throws(CodeFault) -> [String] {
    let language = PythonLanguage()
    let pairs = request.checks.map { "(\($0.update), \(language.number($0.rate)))" }
    let check = [
      "", "", "if __name__ == \"__main__\":", "    for t, rate in [\(pairs.joined(separator: ", "))]:",
      "        lr = float(schedule(t))",
      "        assert abs(lr - rate) <= 1e-4 * abs(rate) + 1e-6 * PEAK, (t, lr, rate)",
    ]
    let peak = "PEAK = \(language.number(request.peak))  # float32 is as near as some millionths of it"
    if let words = NativeWords(request, in: "keras", canJoin: false), let stage = words.parts.first?.stage,
      stage.isWritable, !others.contains(stage.className)
    {
      let arguments = stage.arguments(leavingOut: []).joined(separator: ", ")
      return request.remarks("Keras's own class is the same curve.").map { "# \($0)" }
        + ["import keras", "", peak, "schedule = keras.optimizers.schedules.\(stage.className)(\(arguments))"] + check
    }
    let (program, how) = try request.arrayProgram()
    let body = ArrayWriter(module: "ops").lines(
      of: program, name: "learning_rate", remark: "Returns the learning rate of the update after t others.")
    return request.remarks("No class of Keras is this curve. \(how)").map { "# \($0)" }
      + [
        "import math", "", "import keras", "from keras import ops", "", "ops.pi = math.pi", "ops.nan = math.nan",
        "ops.inf = math.inf", peak,
      ] + body
      + [
        "", "@keras.saving.register_keras_serializable(package=\"lrsched\")",
        "class Schedule(keras.optimizers.schedules.LearningRateSchedule):",
        "    \"\"\"The learning rate of every update.\"\"\"", "", "    def __call__(self, step):",
        "        return ops.cast(learning_rate(ops.cast(step, \"float32\")), \"float32\")", "",
        "    def get_config(self):", "        return {}", "", "", "schedule = Schedule()",
      ] + check
  }
}

/// MXNet: its own class where it is the same curve, else a subclass of `LRScheduler`.
enum MXNetTarget {
  static func lines(_ request: CodeRequest) throws(CodeFault) -> [String] {
    let base = ["import mxnet as mx", ""]
    if let words = NativeWords(request, in: "mxnet", canJoin: false), let stage = words.parts.first?.stage,
      stage.isWritable
    {
      let arguments = stage.arguments(leavingOut: []).joined(separator: ", ")
      return request.remarks("MXNet's own class is the same curve.").map { "# \($0)" } + base
        + ["scheduler = mx.lr_scheduler.\(stage.className)(\(arguments))"]
    }
    let (program, isTable) = try request.program()
    let how = isTable ? "a table of its run" : "its closed form"
    return request.remarks("No class of MXNet is this curve: a scheduler of \(how).").map { "# \($0)" }
      + PythonWriter().lines(of: program, remark: "Returns the learning rate of update t.") + base
      + [
        "", "class Scheduler(mx.lr_scheduler.LRScheduler):", "    \"\"\"The learning rate of every update.\"\"\"", "",
        "    def __call__(self, num_update):", "        return learning_rate(num_update)", "", "",
        "scheduler = Scheduler()",
      ] + PythonTarget.check(request)
  }
}

/// Hugging Face: TrainingArguments where `get_scheduler` can say it, else the `optimizers=` tuple over a LambdaLR.
enum HFTarget {
  static func lines(_ request: CodeRequest) throws(CodeFault) -> [String] {
    if let words = NativeWords(request, in: "hf", canJoin: false), let stage = words.parts.first?.stage,
      stage.isWritable, let lines = arguments(stage, request)
    {
      return lines
    }
    let scheduler = try TorchTarget.scheduler(request)
    var lines = request.remarks("get_scheduler has no word for this curve: give the Trainer both. \(scheduler.how)").map
    {
      "# \($0)"
    }
    lines +=
      TorchTarget.imports(scheduler) + scheduler.definitions + [
        "", "def make_optimizers(model):",
        "    \"\"\"Returns the pair for Trainer(..., optimizers=make_optimizers(model)).\"\"\"",
        "    optimizer = torch.optim.AdamW(model.parameters(), lr=\(PythonLanguage().number(scheduler.rate)))",
      ]
    lines += scheduler.expression.enumerated().map { "    \($0.offset == 0 ? "scheduler = " : "")\($0.element)" }
    return lines + ["    return optimizer, scheduler"]
  }

  private static func arguments(_ stage: Stage, _ request: CodeRequest) -> [String]? {
    guard stage.values["warmup_ratio"] == nil, let rate = stage.number("lr") else { return nil }
    let language = PythonLanguage()
    let name = stage.className
    var rows = ["learning_rate: \(language.number(rate))", "lr_scheduler_type: \(name)"]
    if let warmup = stage.values["num_warmup_steps"]?.python { rows.append("warmup_steps: \(warmup)") }
    rows.append("max_steps: \(stage.values["num_training_steps"]?.python ?? String(request.length))")
    let own: Set<String> = ["lr", "num_warmup_steps", "num_training_steps"]
    let kwargs = stage.definition.parameters.compactMap { parameter -> String? in
      guard !own.contains(parameter.name), let value = stage.values[parameter.name]?.python else { return nil }
      return "  \(parameter.name): \(value == "True" ? "true" : value == "False" ? "false" : value)"
    }
    if !kwargs.isEmpty { rows += ["lr_scheduler_kwargs:"] + kwargs }
    return request.remarks("TrainingArguments as YAML: the Trainer's own scheduler is the same curve.").map {
      "# \($0)"
    }
      + rows
  }
}

/// Lightning: `configure_optimizers` with a scheduler that is stepped at every update.
enum LightningTarget {
  static func lines(_ request: CodeRequest) throws(CodeFault) -> [String] {
    let scheduler = try TorchTarget.scheduler(request)
    var lines = request.remarks(scheduler.how + " Lightning steps it at every update.").map { "# \($0)" }
    lines +=
      TorchTarget.imports(scheduler) + scheduler.definitions + [
        "", "def configure_optimizers(self):",
        "    \"\"\"A method of the LightningModule.\"\"\"",
        "    optimizer = torch.optim.AdamW(self.parameters(), lr=\(PythonLanguage().number(scheduler.rate)))",
      ]
    lines += scheduler.expression.enumerated().map { "    \($0.offset == 0 ? "scheduler = " : "")\($0.element)" }
    return lines + [
      "    return {",
      "        \"optimizer\": optimizer,",
      "        \"lr_scheduler\": {\"scheduler\": scheduler, \"interval\": \"step\", \"frequency\": 1},", "    }",
    ]
  }
}

/// DeepSpeed: the `optimizer` and `scheduler` of ds_config.json, where its classes are the same curve.
enum DeepSpeedTarget {
  static func lines(_ request: CodeRequest) throws(CodeFault) -> [String] {
    guard let words = NativeWords(request, in: "deepspeed", canJoin: false), let stage = words.parts.first?.stage else {
      throw .notInTarget(
        .deepspeed,
        "no scheduler of its config is the same curve; 'lrsched code torch' makes one that "
          + "deepspeed.initialize(lr_scheduler=...) takes")
    }
    let rate = stage.number("lr") ?? stage.number("warmup_max_lr") ?? 0.001
    let params = stage.definition.parameters.compactMap { parameter -> String? in
      guard parameter.name != "lr", let value = stage.values[parameter.name]?.python else { return nil }
      let text = value == "True" ? "true" : value == "False" ? "false" : value
      return "      \"\(parameter.name)\": \(text)"
    }
    return [
      "{", "  \"optimizer\": {", "    \"type\": \"AdamW\",",
      "    \"params\": { \"lr\": \(PythonLanguage().number(rate)) }", "  },", "  \"scheduler\": {",
      "    \"type\": \"\(stage.className)\",", "    \"params\": {",
    ] + params.dropLast().map { "\($0)," } + params.suffix(1) + ["    }", "  }", "}"]
  }
}
