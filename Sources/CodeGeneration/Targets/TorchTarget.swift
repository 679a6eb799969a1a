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

    /// The lines of the imports, of the rate, and of the definitions.
    var head: [String] {
      let rate = "LEARNING_RATE = \(PythonLanguage().number(rate))  # what the optimizer is made with"
      return PythonLayout.math(for: definitions + expression) + [
        "import torch", "from torch.optim import lr_scheduler",
      ]
        + (expression.contains { $0.contains("swa_utils.") } ? ["from torch.optim import swa_utils"] : [])
        + ["", rate, ""] + definitions + [""]
    }

    /// The lines that give the scheduler to somebody.
    ///
    /// - Parameter head: What stands before it: `return `, `scheduler = `.
    /// - Returns: The lines, indented.
    func made(_ head: String) -> [String] {
      expression.enumerated().map { "    \($0.offset == 0 ? head : "")\($0.element)" }
    }
  }

  static func lines(_ request: CodeRequest) throws(CodeFault) -> [String] {
    let scheduler = try scheduler(request)
    return PythonLayout.spaced(
      request.remarks(scheduler.how).map { "# \($0)" } + [""] + scheduler.head + [
        "", "def make_scheduler(optimizer):",
        "    \"\"\"Returns the scheduler of an optimizer that was made with lr=LEARNING_RATE.\"\"\"",
      ] + scheduler.made("return ")
        + SteppedCheck.torch([
          "weight = torch.nn.Parameter(torch.zeros(1))",
          "optimizer = torch.optim.SGD([weight], lr=LEARNING_RATE, momentum=0.9)",
          "scheduler = make_scheduler(optimizer)",
        ]).lines(request))
  }

  static func scheduler(_ request: CodeRequest) throws(CodeFault) -> Scheduler {
    for words in NativeWords.all(for: request, in: "torch", canJoin: true) {
      if let native = native(words) { return native }
    }
    let (program, how) = try request.program()
    return Scheduler(
      rate: 1, definitions: PythonWriter().lines(of: program, remark: PythonTarget.remark),
      expression: ["lr_scheduler.LambdaLR(optimizer, learning_rate)"],
      how: "No class of torch.optim.lr_scheduler is this curve: a LambdaLR of an optimizer with lr=1. \(how)")
  }

  private static func native(_ words: NativeWords) -> Scheduler? {
    guard words.parts.allSatisfy({ $0.stage.isWritable(leavingOut: ["lr"]) }) else { return nil }
    // One optimizer has one rate, from which each class starts anew.
    let rates = words.parts.map { $0.stage.optimizerRate }
    guard let rate = rates.first ?? nil, rates.allSatisfy({ $0 == rate }) else { return nil }
    let calls = words.parts.map { call($0.stage, isGiven: words.claim == .given) }
    let how = words.sentence("torch's own class")
    if calls.count == 1 {
      let lines = PythonLayout.call(calls[0].name, calls[0].arguments, room: 11)
      return Scheduler(rate: rate, definitions: [], expression: lines, how: how)
    }
    // What multiplies the rate that it finds would not begin anew, and what sets it would not begin later.
    let isFit = words.parts.enumerated().allSatisfy { index, part in
      let name = part.stage.className
      return !["OneCycleLR", "CyclicLR", "SWALR"].contains(name) && (index == 0 || name != "MultiplicativeLR")
    }
    guard isFit else { return nil }
    let schedulers = calls.map { "        \($0.name)(\($0.arguments.joined(separator: ", ")))," }
    let milestones = words.boundaries.map { "\($0)" }.joined(separator: ", ")
    return Scheduler(
      rate: rate, definitions: [],
      expression: ["lr_scheduler.SequentialLR(", "    optimizer,", "    ["] + schedulers
        + ["    ],", "    milestones=[\(milestones)],", ")"], how: how)
  }

  private static func call(_ stage: Stage, isGiven: Bool) -> (name: String, arguments: [String]) {
    var arguments = ["optimizer"] + stage.arguments(leavingOut: ["lr"])
    // The curve says nothing of momentum, which these classes turn besides unless told not to.
    if !isGiven, ["OneCycleLR", "CyclicLR"].contains(stage.className) { arguments.append("cycle_momentum=False") }
    return ("\(stage.className == "SWALR" ? "swa_utils" : "lr_scheduler").\(stage.className)", arguments)
  }
}

extension Stage {
  /// The rate that an optimizer is made with; 0.1 where the class sets it itself.
  fileprivate var optimizerRate: Double? {
    definition.parameters.named("lr") == nil ? 0.1 : number("lr")
  }
}
