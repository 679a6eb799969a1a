import Catalogue
import Schedules

/// PyTorch: its own classes where they are the same curve, `SequentialLR` of them, else `LambdaLR` over the function.
enum TorchTarget {
  /// What a scheduler needs, for whoever writes more around it.
  struct Scheduler {
    /// The rate that the optimizer is made with.
    var rate: Double
    /// The lines that define what the scheduler needs.
    var definitions: [String]
    /// The expression that makes the scheduler of `optimizer`.
    var expression: [String]
    /// Which way was taken, and why.
    var how: String
    /// Whether `math` is needed.
    var needsMath: Bool
  }

  static func lines(_ request: CodeRequest) throws(CodeFault) -> [String] {
    let scheduler = try scheduler(request)
    var lines = request.remarks(scheduler.how).map { "# \($0)" }
    lines +=
      imports(scheduler) + [""] + scheduler.definitions + [
        "",
        "def make_scheduler(optimizer):",
        "    \"\"\"Returns the scheduler of an optimizer that was made with lr=\(PythonLanguage().number(scheduler.rate)).\"\"\"",
      ]
    lines += scheduler.expression.enumerated().map { "    \($0.offset == 0 ? "return " : "")\($0.element)" }
    return lines + check(request, scheduler)
  }

  static func imports(_ scheduler: Scheduler) -> [String] {
    (scheduler.needsMath ? ["import math", ""] : []) + ["import torch", "from torch.optim import lr_scheduler", ""]
  }

  static func scheduler(_ request: CodeRequest) throws(CodeFault) -> Scheduler {
    if let words = NativeWords(request, in: "torch", canJoin: true), let native = native(words) { return native }
    let (program, isTable) = try request.program()
    let how =
      isTable
      ? "No class of torch.optim.lr_scheduler is this curve, which has no closed form: a LambdaLR over a table."
      : "No class of torch.optim.lr_scheduler is this curve: a LambdaLR over its formula, of an optimizer with lr=1."
    var definitions = PythonWriter().lines(
      of: program, remark: "Returns the learning rate of update t, which is made after t others.")
    definitions.removeAll { $0 == "import math" }
    let trimmed = definitions.drop { $0.isEmpty || $0 == "import bisect" }
    let bisect = definitions.contains("import bisect") ? ["import bisect", ""] : []
    return Scheduler(
      rate: 1, definitions: bisect + trimmed, expression: ["lr_scheduler.LambdaLR(optimizer, learning_rate)"], how: how,
      needsMath: true)
  }

  private static func native(_ words: NativeWords) -> Scheduler? {
    guard words.parts.allSatisfy({ $0.stage.isWritable && $0.stage.metricless }) else { return nil }
    // One optimizer has one rate, from which each class starts anew.
    let rates = words.parts.map { $0.stage.optimizerRate }
    guard let rate = rates.first ?? nil, rates.allSatisfy({ $0 == rate }) else { return nil }
    let calls = words.parts.map { part in
      let arguments = ["optimizer"] + part.stage.arguments(leavingOut: ["lr"])
      return "lr_scheduler.\(part.stage.className)(\(arguments.joined(separator: ", ")))"
    }
    let usesMath = calls.contains { $0.contains("math.") }
    guard calls.count > 1 else {
      return Scheduler(
        rate: rate, definitions: [], expression: calls, how: "torch's own class is the same curve.", needsMath: usesMath
      )
    }
    // What multiplies the rate that it finds would not begin anew.
    guard
      words.parts.dropFirst().allSatisfy({
        !["MultiplicativeLR", "OneCycleLR", "CyclicLR"].contains($0.stage.className)
      }),
      !["OneCycleLR", "CyclicLR"].contains(words.parts[0].stage.className)
    else { return nil }
    var (milestones, end) = ([String](), 0)
    for count in words.parts.compactMap(\.count) {
      end += count
      milestones.append(String(end))
    }
    let expression =
      ["lr_scheduler.SequentialLR(", "    optimizer,", "    ["] + calls.map { "        \($0)," }
      + ["    ],", "    milestones=[\(milestones.joined(separator: ", "))],", ")"]
    return Scheduler(
      rate: rate, definitions: [], expression: expression, how: "torch's own classes in a row are the same curve.",
      needsMath: usesMath)
  }

  /// The rates that an optimizer really has.
  private static func check(_ request: CodeRequest, _ scheduler: Scheduler) -> [String] {
    let language = PythonLanguage()
    let checks = request.checks.filter { $0.update <= 10_000 }
    let pairs = checks.map { "\($0.update): \(language.number($0.rate))" }.joined(separator: ", ")
    let last = checks.map(\.update).max() ?? 0
    return [
      "", "", "if __name__ == \"__main__\":", "    import warnings", "",
      "    warnings.simplefilter(\"ignore\")",
      "    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=\(language.number(scheduler.rate)))",
      "    scheduler = make_scheduler(optimizer)", "    expected = {\(pairs)}", "    for t in range(\(last) + 1):",
      "        lr = optimizer.param_groups[0][\"lr\"]", "        if t in expected:",
      "            assert abs(lr - expected[t]) <= 1e-9 * abs(expected[t]) + 1e-12, (t, lr, expected[t])",
      "        optimizer.step()", "        scheduler.step()",
    ]
  }
}

extension Stage {
  /// Whether no metric decides its rates.
  fileprivate var metricless: Bool { !isMetricDriven }

  /// The rate that an optimizer is made with; 0.1 where the class sets it itself.
  fileprivate var optimizerRate: Double? {
    definition.parameters.named("lr") == nil ? 0.1 : number("lr")
  }
}
