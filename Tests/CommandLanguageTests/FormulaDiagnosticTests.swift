import Catalogue
import Testing

@testable import CommandLanguage

/// What is told of a formula stands under the word at fault.
@Suite struct FormulaDiagnosticTests {
  @Test func aFaultIsShownInItsLine() throws {
    let text = "def f(e):\n  if e < 5:\n    return e / warmup\n  return 1"
    let diagnostic = Diagnostic(
      try #require(throws: UsageError.self) {
        try CommandLineParser().invocation(["plot", "torch.LambdaLR", "--lr_lambda", text]) { _ throws(FileError) in []
        }
      })
    #expect(diagnostic.exitCode == .usage)
    #expect(
      diagnostic.lines.prefix(3) == [
        "lrsched: --lr_lambda of torch.LambdaLR is no formula: 'warmup' has no value here.",
        "      return e / warmup", "                 ^",
      ])
  }

  @Test func aFormulaOfSeveralLinesIsOneWordOfARecipe() throws {
    let text = "def f(e):\n\tif e < 5:\n\t\treturn 'a' in 'b'\n\treturn 1"
    let invocation = try CommandLineParser().invocation(["plot", "torch.LambdaLR", "--lr_lambda", text]) {
      _ throws(FileError) in []
    }
    #expect(!invocation.recipe.contains("\n"))
    #expect(invocation.recipe.hasSuffix(#"$'def f(e):\n\tif e < 5:\n\t\treturn \'a\' in \'b\'\n\treturn 1'"#))
    #expect(try parse(String(invocation.recipe.dropFirst(8)), vocabulary: .catalogue) == invocation)
  }
}
