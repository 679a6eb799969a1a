import Catalogue
import TestSupport
import Testing

@testable import CommandLanguage

@Suite struct CompletionsTests {
  private static let script = Completions(vocabulary: Sample.vocabulary).script(for: .bash)

  private static let hasBash = Tools.areInstalled("bash")

  @Test(.enabled(if: hasBash, "bash is not installed")) func bashReadsTheScript() throws { try expectRight(.bash) }

  @Test(.enabled(if: Tools.areInstalled("zsh"), "zsh is not installed")) func zshReadsTheScript() throws {
    try expectRight(.zsh)
  }

  @Test(.enabled(if: Tools.areInstalled("fish"), "fish is not installed")) func fishReadsTheScript() throws {
    try expectRight(.fish)
  }

  /// A shell finds no fault in the syntax of its script.
  private func expectRight(_ shell: Shell) throws {
    for vocabulary in [Vocabulary.catalogue, Sample.vocabulary] {
      let script = Completions(vocabulary: vocabulary).script(for: shell)
      let flag = shell == .fish ? "--no-execute" : "-n"
      let checked = try run(shell.rawValue, [flag, "/dev/stdin"], input: script)
      #expect(checked.status == 0)
      #expect(checked.errors.isEmpty, "\(checked.errors)")
    }
  }

  @Test(arguments: Shell.allCases) func theScriptKnowsTheTables(_ shell: Shell) {
    let script = Completions().script(for: shell)
    for definition in Catalogue.definitions {
      #expect(script.contains(definition.name))
      for parameter in definition.parameters { #expect(script.contains("--\(parameter.name)")) }
    }
    for option in OptionTable.options { #expect(script.contains("--\(option.name)")) }
  }

  /// The words offered by a real bash, the last word being the one that is completed.
  private func completions(_ line: String) throws -> [String] {
    let words = line.split(separator: " ", omittingEmptySubsequences: false).map { "'\($0)'" }.joined(separator: " ")
    let input = """
      \(Self.script)
      COMP_WORDS=(\(words)); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      _lrsched
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    return try run("bash", ["--norc", "--noprofile"], input: input).output.split(separator: "\n").map(String.init)
  }

  @Test(
    .enabled(if: hasBash, "bash is not installed"),
    arguments: [
      ("lrsched pl", ["plot"]), ("lrsched co", ["code", "compare", "completions"]), ("lrsched plot sh", ["shape"]),
      ("lrsched plot torch.", ["torch.OneCycleLR"]), ("lrsched plot shape li", ["lift"]),
      ("lrsched plot shape t", ["then", "times"]), ("lrsched plot shape for 5 resume f", ["flat"]),
      ("lrsched when be", ["below"]), ("lrsched when below 1 sh", ["shape"]), ("lrsched when shape be", []),
      ("lrsched at cycle", ["cycle-ends"]), ("lrsched export shape --x = tok", ["token"]),
      ("lrsched plot shape then f", ["flat"]),
      ("lrsched plot shape vs e", ["epochal"]), ("lrsched plot shape --mi", ["--min", "--milestones"]),
      ("lrsched plot form --mi", ["--min", "--milestones"]),
      ("lrsched plot shape lift --b", ["--by", "--batch-size", "--band"]),
      ("lrsched plot shape lift --mi", []), ("lrsched plot shape for 5 --mi", []),
      ("lrsched plot shape --mode ", ["linear", "exp-range", "none"]), ("lrsched plot shape --mode = e", ["exp-range"]),
      ("lrsched plot shape --theme ", ["light", "dark"]), ("lrsched plot shape --max 2 --theme d", ["dark"]),
      ("lrsched plot shape --max ", []), ("lrsched plot --title shape --mi", []),
      ("lrsched plot shape --quiet l", ["lift"]),
      ("lrsched plot shape --staircase l", ["lift"]), ("lrsched export shape --ev", ["--every"]),
      ("lrsched plot shape --ev", []), ("lrsched help dur", ["durations"]), ("lrsched completions f", ["fish"]),
      ("lrsched completions ", ["bash", "zsh", "fish"]),
      ("lrsched list --dialect t", ["torch"]), ("lrsched plot --mark = ", ["line", "points", "both"]),
    ])
  func bashOffersWhatMayStandThere(_ line: String, _ expected: [String]) throws {
    #expect(try completions(line).sorted() == expected.sorted())
  }

  @Test(.enabled(if: hasBash, "bash is not installed")) func bashOffersFilesForOutputs() throws {
    for line in ["lrsched plot shape -o /de", "lrsched recipe /de"] {
      #expect(try completions(line) == ["/dev"], "\(line)")
    }
  }
}
