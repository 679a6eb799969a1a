/// Five rates as an assertion, for what has a rate only after it was stepped from update to update.
struct SteppedCheck {
  /// The longest way that a check steps.
  private static let mostSteps = 10_000

  /// The lines that make what is stepped.
  var setup: [String]
  /// The expression of the rate of the current update `t`.
  var rate: String
  /// The lines that make the update of `t`.
  var update: [String]
  /// The lines that go on to the update after `t`, which nothing asks for at the last one.
  var next: [String]

  /// A scheduler of torch.
  ///
  /// - Parameter setup: The lines that make `optimizer` and `scheduler`.
  /// - Returns: The check.
  static func torch(_ setup: [String]) -> SteppedCheck {
    SteppedCheck(
      setup: setup, rate: "optimizer.param_groups[0][\"lr\"]", update: ["optimizer.step()"], next: ["scheduler.step()"])
  }

  /// A model of torch, whose parameters an optimizer can be made of.
  static let model = "torch.nn.Linear(1, 1)"

  /// The lines, which Python runs where the text is the program.
  ///
  /// - Parameter request: The curve.
  /// - Returns: The lines.
  func lines(_ request: CodeRequest) -> [String] {
    let language = PythonLanguage()
    let checks = request.checks.filter { $0.update <= Self.mostSteps }
    let pairs = checks.map { "\($0.update): \(language.number($0.rate))" }.joined(separator: ", ")
    let last = checks.map(\.update).max() ?? 0
    let going = next.isEmpty ? [] : ["        if t < \(last):"] + next.map { "            \($0)" }
    return ["", "", "if __name__ == \"__main__\":"] + setup.map { $0.isEmpty ? "" : "    \($0)" } + [
      "    expected = {\(pairs)}", "    for t in range(\(last) + 1):", "        lr = \(rate)",
      "        if t in expected:",
      "            assert abs(lr - expected[t]) <= 1e-9 * abs(expected[t]) + 1e-12, (t, lr, expected[t])",
    ] + update.map { "        \($0)" } + going
  }
}
