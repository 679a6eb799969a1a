import CairoCanvas
import Catalogue
package import CommandLanguage

/// What of the program is fed with arbitrary bytes, each with the promises that no bytes may break.
///
/// A trap, a hang and a leak show by themselves; what only looks well is told by a ``Finding``.
package enum FuzzTarget: String, CaseIterable, Sendable {
  /// The words of a command line, a line each: they are refused in words, or their recipe reads back to the same.
  case arguments
  /// The same words, and the schedules that they ask for: built, evaluated, bounded and divided into phases.
  case schedules
  /// A file of curves.
  case curves
  /// Code that stands for a curve.
  case calls
  /// A file of numbers, as metrics are.
  case series
  /// A picture to get the recipe out of.
  case recipe
  /// A text of JSON.
  case json
  /// A text of YAML.
  case yaml
  /// A text of TOML.
  case toml
  /// A config that is Python.
  case python
  /// A config that is a shell script.
  case shell
  /// A model card.
  case card
  /// A config of any kind, told by what it holds, and the run that it describes.
  case config
  /// A training script that makes schedulers.
  case training
  /// What a terminal sends to `explore`, a NUL for each pause.
  case keys
  /// A script of keys for `explore`.
  case script
  /// A text that is pasted into `explore` in pieces.
  case paste
  /// What a terminal answers when it is asked what it can do.
  case answer

  /// Feeds bytes to the target.
  ///
  /// - Parameter bytes: Any bytes at all.
  /// - Throws: A ``Finding`` that says which promise is broken.
  package func run(_ bytes: [UInt8]) throws(Finding) {
    switch self {
    case .arguments: try ArgumentsTarget.run(bytes, buildsSchedules: false)
    case .schedules: try ArgumentsTarget.run(bytes, buildsSchedules: true)
    case .curves: try FileTargets.runCurves(bytes)
    case .calls: try ArgumentsTarget.runCode(bytes)
    case .series: try FileTargets.runSeries(bytes)
    case .recipe: try FileTargets.runRecipe(bytes)
    case .json, .yaml, .toml: try ReaderTargets.run(self, bytes)
    case .python, .shell, .card, .config, .training: try ConfigTargets.run(self, bytes)
    case .keys: try TerminalTargets.runKeys(bytes)
    case .script: try TerminalTargets.runScript(bytes)
    case .paste: try TerminalTargets.runPaste(bytes)
    case .answer: try TerminalTargets.runAnswer(bytes)
    }
  }
}

/// A promise that some bytes have broken.
package struct Finding: Error, CustomStringConvertible {
  /// What is wrong.
  package let description: String

  init(_ description: String) { self.description = description }

  /// Throws a finding unless a condition holds.
  static func unless(_ condition: Bool, _ description: @autoclosure () -> String) throws(Finding) {
    if !condition { throw Finding(description()) }
  }
}

extension Diagnostic {
  /// Checks what every error promises: one sentence that begins with the program, no control characters, a known end.
  package func check() throws(Finding) {
    let text = description
    try Finding.unless(text.hasPrefix("lrsched: "), "the first line does not name the program: \(text)")
    let first = text.prefix { $0 != "\n" }
    // What a framework raises is told in its own words.
    let isSentence = first.last.map { ".?".contains($0) } == true || first.contains(" raises: ")
    try Finding.unless(isSentence, "the first line is no sentence: \(text)")
    try Finding.unless(first.count < 4000, "the first line has \(first.count) characters")
    for scalar in text.unicodeScalars where scalar != "\n" {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        throw Finding("U+\(String(scalar.value, radix: 16)) reaches the terminal: \(text.debugDescription)")
      default: break
      }
    }
    try Finding.unless([64, 65, 66, 73, 74].contains(exitCode.rawValue), "it ends with \(exitCode.rawValue)")
  }
}
