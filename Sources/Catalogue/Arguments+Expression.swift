import Schedules

extension Arguments {
  /// The formula of a parameter that is given or has a default.
  ///
  /// - Parameters:
  ///   - name: The parameter.
  ///   - framework: The framework, and the call in it, that would read the formula.
  /// - Throws: ``ScheduleError/refused(framework:reason:)`` for a text that is no formula.
  func expression(_ name: String, framework: String) throws(ScheduleError) -> Expression {
    let text = try expressionText(name)
    do {
      return try ExpressionParser.expression(text)
    } catch {
      // What is wrong stands last, and sentences are cut off somewhere.
      let shown = text.count > 80 ? text.prefix(80) + "…" : text[...]
      throw .refused(
        framework: framework, reason: "\(name) '\(shown)' is no formula; at column \(error.column): \(error.reason)")
    }
  }
}
