/// A config that shows a rule: one in which it finds something, or the same without it.
package struct RuleExample: Sendable {
  /// The name of the file.
  package var name: String
  /// What is told of the run, as words of the command line.
  package var facts: [String]
  /// What the file holds.
  package var text: String
}

extension CheckRule {
  /// A config in which the rule finds something.
  package var bad: RuleExample? { Self.examples[code]?.bad }
  /// The same config without it.
  package var good: RuleExample? { Self.examples[code]?.good }
  /// Where the behaviour is defined.
  package var sources: [String] { Self.examples[code]?.sources ?? [] }

  struct Examples {
    var bad: RuleExample
    var good: RuleExample
    var sources: [String]
  }

  private static let examples: [String: Examples] = examplesOfCurves.merging(examplesOfKeys) { first, _ in first }
    .merging(examplesOfRuns) { first, _ in first }

}
