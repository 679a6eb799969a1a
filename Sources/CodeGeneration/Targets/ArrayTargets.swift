import Catalogue
import Schedules

extension CodeRequest {
  /// The program of the curve for whole arrays, and how it came about.
  ///
  /// - Parameter isSingle: Whether it is computed in single precision, where some forms become tables: quotients that are cut
  ///   off, and differences of large numbers.
  /// - Returns: The program, and a sentence.
  /// - Throws: ``CodeFault/tooLong(most:)``.
  func arrayProgram(isSingle: Bool) throws(CodeFault) -> (program: CodeProgram, how: String) {
    let made = try program()
    if isSingle, schedule.form?.normalized.isDelicate ?? false { return try table() }
    return ArrayWriter.canWrite(made.program) ? made : try table()
  }

  /// The highest rate of the checks.
  var peak: Double { checks.map { $0.rate.magnitude }.max() ?? 0 }

  /// The checks of a framework that computes in single precision.
  ///
  /// - Parameter call: What computes the rate of `t`.
  /// - Returns: The lines.
  func singleChecks(_ call: String) -> [String] {
    let slack = PythonLanguage().number((peak * 1e-5).rounded(toDigits: 1))
    return [
      "", "if __name__ == \"__main__\":", "    # Single precision is as near as some millionths of the peak.",
      "    for t, expected in [\(pairs)]:", "        lr = float(\(call))",
      "        assert abs(lr - expected) <= \(slack) + 1e-4 * abs(expected), (t, lr, expected)",
    ]
  }
}

extension CurveForm {
  /// Whether single precision leaves little of it: an update falls on the wrong side of a step, or digits cancel out.
  fileprivate var isDelicate: Bool {
    switch self {
    case .hold, .legs, .table: false
    case .sequence(let parts, let last): last.isDelicate || parts.contains { $0.form.isDelicate }
    case .cycles(let cycles): cycles.form.isDelicate
    case .product(let left, let right), .sum(let left, let right): left.isDelicate || right.isDelicate
    case .clamped(let form, _, _), .shifted(let form, _), .readEvery(_, let form, _), .faded(let form, _, _, _, _):
      form.isDelicate
    case .law(.rectification), .law(.restarts): true
    case .law(.exponential(_, _, let period, true)), .law(.naturalExponential(_, _, let period, true)):
      period != period.rounded()
    case .law: false
    }
  }
}

/// numpy: one function of an array of updates.
enum NumpyTarget {
  static func lines(_ request: CodeRequest) throws(CodeFault) -> [String] {
    let (program, how) = try request.arrayProgram(isSingle: false)
    let body = ArrayWriter(module: "np").lines(
      of: program, name: "learning_rate", remark: "Returns the learning rates of the updates t, an array from 0.")
    return PythonLayout.spaced(
      request.remarks(how).map { "# \($0)" } + ["", "import numpy as np", ""] + body + [
        "", "if __name__ == \"__main__\":", "    for t, expected in [\(request.pairs)]:",
        "        lr = float(learning_rate(t))",
        "        assert np.isclose(lr, expected, rtol=1e-9, atol=1e-15), (t, lr, expected)",
      ])
  }
}

/// optax: its own functions where they are the same curve, `join_schedules` of them, else a function that works under `jit`.
enum OptaxTarget {
  static func lines(_ request: CodeRequest) throws(CodeFault) -> [String] {
    let check = request.singleChecks("jax.jit(schedule)(t)")
    let known = NativeWords.all(for: request, in: "optax", canJoin: true).filter { words in
      words.parts.allSatisfy { $0.stage.isWritable() }
    }
    let words = known.first { words in words.parts.allSatisfy { !$0.stage.failsUnderJit } }
    if let words {
      return PythonLayout.spaced(
        request.remarks(words.sentence("optax's own function")).map { "# \($0)" }
          + ["", "import jax", "import optax", ""] + expression(words) + [""] + check)
    }
    let (program, how) = try request.arrayProgram(isSingle: true)
    return PythonLayout.spaced(
      request.remarks("\(known.isEmpty ? noFunction : failing) \(how)").map { "# \($0)" }
        + ["", "import jax", "import jax.numpy as jnp", ""]
        + ArrayWriter(module: "jnp").lines(
          of: program, name: "schedule", remark: "Returns the learning rate of update t, also under jit.") + check)
  }

  private static let noFunction = "No function of optax is this curve."
  private static let failing =
    "optax's polynomial_schedule is this curve, but under jit its fractional power is no number at the end."

  private static func expression(_ words: NativeWords) -> [String] {
    let calls = words.parts.map { ("optax.\($0.stage.className)", $0.stage.arguments(leavingOut: [])) }
    if calls.count == 1 { return PythonLayout.call("schedule = \(calls[0].0)", calls[0].1) }
    let boundaries = words.boundaries.map { "\($0)" }.joined(separator: ", ")
    return ["schedule = optax.join_schedules(", "    ["]
      + calls.map { "        \($0.0)(\($0.1.joined(separator: ", ")))," }
      + ["    ],", "    boundaries=[\(boundaries)],", ")"]
  }
}

extension Stage {
  /// Whether it is optax's polynomial with a fractional power, whose `1 - t / T` comes out below 0 at the end under `jit`.
  fileprivate var failsUnderJit: Bool {
    guard definition.name == "optax.polynomial_schedule", let power = number("power") else { return false }
    return power != power.rounded()
  }
}

/// Keras: its own class where it is the same curve, a callback for rates per epoch, else a `LearningRateSchedule`.
enum KerasTarget {
  /// Entries that are no class of `keras.optimizers.schedules`.
  private static let others: Set<String> = ["decay", "ReduceLROnPlateau"]

  static func lines(_ request: CodeRequest) throws(CodeFault) -> [String] {
    let check = request.singleChecks("schedule(t)")
    let words = NativeWords.all(for: request, in: "keras", canJoin: false).first { words in
      words.parts.allSatisfy { $0.stage.isWritable() && !others.contains($0.stage.className) }
    }
    if let words {
      let stage = words.parts[0].stage
      return PythonLayout.spaced(
        request.remarks(words.sentence("Keras's own class")).map { "# \($0)" } + ["", "import keras", ""]
          + PythonLayout.call(
            "schedule = keras.optimizers.schedules.\(stage.className)", stage.arguments(leavingOut: [])) + [""] + check)
    }
    if let lines = try callback(request) { return lines }
    let (program, how) = try request.arrayProgram(isSingle: true)
    let body = ArrayWriter(module: "ops").lines(
      of: program, name: "learning_rate", remark: "Returns the learning rate of update t.")
    return PythonLayout.spaced(
      request.remarks("No class of Keras is this curve. \(how)").map { "# \($0)" } + [""] + PythonLayout.math(for: body)
        + ["import keras", "from keras import ops", ""] + body + [
          "", "@keras.saving.register_keras_serializable(package=\"lrsched\")",
          "class Schedule(keras.optimizers.schedules.LearningRateSchedule):",
          "    \"\"\"The learning rate of every update.\"\"\"", "", "    def __call__(self, step):",
          "        return ops.cast(learning_rate(ops.cast(step, \"float32\")), \"float32\")", "",
          "    def get_config(self):", "        return {}", "", "", "schedule = Schedule()",
        ] + check)
  }

  /// A callback, where the rate changes from epoch to epoch only.
  private static func callback(_ request: CodeRequest) throws(CodeFault) -> [String]? {
    guard !request.isTable, case .readEvery(let count, let form, 1) = request.schedule.form?.normalized, count > 1,
      let program = try? FormProgram.program(of: form).simplified
    else { return nil }
    let how = "The rate changes from epoch to epoch only: a callback for Model.fit, with \(count) updates an epoch."
    let body = PythonWriter().lines(of: program, remark: "Returns the learning rate of epoch t, from 0.")
    return PythonLayout.spaced(
      request.remarks(how).map { "# \($0)" } + [""] + PythonLayout.math(for: body) + ["import keras", ""]
        + ["UPDATES_PER_EPOCH = \(count)", ""] + body
        + ["", "callback = keras.callbacks.LearningRateScheduler(lambda epoch, lr: learning_rate(epoch))", ""]
        + request.singleChecks("callback.schedule(t // UPDATES_PER_EPOCH, 0.0)"))
  }
}
