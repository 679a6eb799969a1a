import Foundation
import Testing

/// Source text that the program writes runs, and computes the rates that it prints elsewhere.
struct CodeTests {
  /// Curves of every kind of program: ways, cycles that grow, products, tables, formulas, and names that the text around has too.
  private static let curves = [
    "cosine --max 0.1 --length 900 warmup --length 100",
    "cosine --lr 2 --min 0.01 --length 250 cyclical --cycle-mult 2 --cycle-magnitude-decay 0.5 -n 1500",
    "mxnet.MultiFactorScheduler --base_lr 1 --step 250,750,900 --factor 0.5",
    "torch.LambdaLR --lr 0.5 --lr_lambda '0.95**epoch' -n 200",
    "torch.MultiplicativeLR --lr 0.5 --lr_lambda '0.95' -n 200",
    "cosine --max 0.1 --length 90 times linear --start-lr 1 --length 70",
    "big_vision.cosine --lr 0.0008 --total_steps 120 --warmup_steps 20 --cooldown_steps 30",
    "keras.ExponentialDecay --initial_learning_rate 0.1 --decay_steps 10 --decay_rate 0.9 --staircase -n 300",
    "cosine --max 0.1 --table -n 50",
  ]

  /// Runs a shell line that reads the code of a curve and prints the rates of 120 updates, and holds them against `export`.
  private func check(_ curve: String, _ target: String, _ line: String) throws {
    let folder = try Folder()
    let written = try Binary.shell("lrsched code \(target) \(curve) -o code.txt", in: folder)
    #expect(written.status == 0, "\(written.words)")
    let told = try Binary.shell(line, in: folder)
    #expect(told.status == 0, "\(curve): \(told.words)")
    let rates = told.lines.compactMap(Double.init)
    let plain = curve.replacingOccurrences(of: " --table", with: "")
    let exported = try Binary.shell("lrsched export \(plain) --to 49 | tail -n +2 | cut -d, -f2", in: folder).lines
      .compactMap(Double.init)
    try #require(exported.count == 50 && rates.count == 50, "\(told.text.prefix(200)) \(told.words)")
    let peak = exported.map(\.magnitude).max() ?? 1
    for (update, (one, other)) in zip(rates, exported).enumerated() {
      #expect(abs(one - other) <= 1e-9 * peak, "\(curve) in \(target) at \(update): \(one), not \(other)")
    }
  }

  @Test(.enabled(if: Surroundings.have("python3"), "python3 runs the code"), arguments: curves)
  func pythonComputesTheRates(_ curve: String) throws {
    // The text's own checks too.
    try check(
      curve, "python",
      #"python3 code.txt && { cat code.txt; echo; echo 'for u in range(50): print(repr(learning_rate(u)))'; } | sed '/^if __name__/,/assert/d' | python3 -"#
    )
  }

  @Test(.enabled(if: Surroundings.have("node"), "node runs the code"), arguments: curves)
  func javaScriptComputesTheRates(_ curve: String) throws {
    try check(
      curve, "javascript",
      "cp code.txt code.js && node code.js && { cat code.txt; echo 'for (let u = 0; u < 50; u++) console.log(learningRate(u));'; } | node -"
    )
  }

  @Test(.enabled(if: Surroundings.have("cc"), "cc compiles the code"), arguments: curves)
  func cComputesTheRates(_ curve: String) throws {
    let main =
      #"\n#include <stdio.h>\nint main(void) { for (int u = 0; u < 50; u++) printf("%.17g\\n", learning_rate(u)); return 0; }\n"#
    try check(
      curve, "c",
      "cc -std=c99 -Wall -Werror -DLEARNING_RATE_CHECK -x c code.txt -o checked -lm && ./checked && "
        + "{ cat code.txt; printf '\(main.replacingOccurrences(of: "%.17g", with: "%%.17g"))'; } | cc -std=c99 -x c - -o rates -lm && ./rates"
    )
  }

  /// The compiler of Swift takes seconds to start: a way, cycles that grow, and a formula.
  @Test(
    .enabled(if: Surroundings.have("swiftc"), "swiftc compiles the code"), arguments: [curves[0], curves[1], curves[3]])
  func swiftComputesTheRates(_ curve: String) throws {
    try check(
      curve, "swift",
      "{ cat code.txt; echo 'for update in 0..<50 { print(learningRate(update)) }'; } > main.swift && "
        + "swiftc -Onone -warnings-as-errors -DLEARNING_RATE_CHECK main.swift -o rates && ./rates")
  }

  @Test(.enabled(if: Surroundings.have("pdflatex"), "pdflatex typesets the formulas")) func formulasAreTypeset() throws
  {
    let folder = try Folder()
    var text = "\\documentclass{article}\\usepackage{amsmath}\\begin{document}\n"
    for curve in Self.curves where !curve.contains("--table") && !curve.contains("'") {
      let formula = try Binary.run("explain \(curve) --latex")
      #expect(formula.status == 0, "\(curve): \(formula.words)")
      text += "\\[\n\(formula.text)\\]\n"
    }
    try folder.write(text + "\\end{document}\n", to: "formulas.tex")
    let set = try Binary.shell("pdflatex -interaction=nonstopmode -halt-on-error formulas.tex", in: folder)
    #expect(set.status == 0, "\(set.text.suffix(600))")
  }

  @Test func theTrainersArgumentsAreWrittenAsTheFileIsCalled() throws {
    let folder = try Folder()
    let line = "code hf cosine --lr 5e-5 --length 900 warmup --length 100"
    let done = try Binary.shell("lrsched \(line) -o run.yaml -o run.json -o run.py -o -", in: folder)
    #expect(done.status == 0, "\(done.words)")
    func text(_ name: String) throws -> String {
      try String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
    }
    #expect(try text("run.yaml").contains("lr_scheduler_type: cosine\nwarmup_steps: 100\n"))
    #expect(try text("run.json").hasPrefix("{\n  \"learning_rate\": 5e-05,\n  \"lr_scheduler_type\": \"cosine\","))
    #expect(try text("run.py").contains("training_arguments = dict(\n    learning_rate=5e-05,\n"))
    let same = "lr_scheduler_type: cosine\nwarmup_steps: 100\nmax_steps: 1000\n"
    #expect(done.text.hasSuffix(same))
    #expect(try text("run.yaml").hasSuffix(same))
    // The command that it names makes the same again.
    let made = try #require(try text("run.py").split(separator: "\n").first?.dropFirst("# Made by: lrsched ".count))
    #expect(made.contains("--format python"))
    #expect(try Binary.run(String(made)).text == (try text("run.py")))
  }

  @Test func nothingIsWrittenOfWhatCannotBeSaid() throws {
    let folder = try Folder()
    let done = try Binary.shell("lrsched code hf multistep --milestones 30,60 -o run.py -o run.json", in: folder)
    #expect(done.status == 65)
    #expect(done.words.contains("get_scheduler has no word for it") && done.words.contains("--format python"))
    #expect(folder.names.isEmpty)
    #expect(try Binary.shell("lrsched code python cosine -o none/x.py", in: folder).status == 73)
    #expect(try Binary.run("code torch cosine --format yaml").status == 64)
  }

  @Test func aTableTellsItsLength() throws {
    let text = try Binary.run("code python cosine --lr 0.1 --length 120 --table").text
    #expect(text.contains("# A table of 121 updates, after which the rate stays as it is.\n"))
    let refused = try Binary.run(
      "code python big_vision.cosine --lr 0.1 --total_steps 1000000 --warmup_steps 5 --table -n 200k")
    #expect(refused.status == 65 && refused.words.contains("100000 updates"))
  }

  @Test func theCommandIsInTheCode() throws {
    let text = try Binary.run("code python cosine --max 0.1 --length 50% -n 2k").text
    #expect(text.contains("# Made by: lrsched code python cosine --lr 0.1 --length 50% -n 2000\n"))
    let command = try #require(text.split(separator: "\n").first?.dropFirst("# Made by: lrsched ".count))
    #expect(try Binary.run(String(command)).text == text)
  }

  @Test func metricsAreRefusedWithTheClass() throws {
    let result = try Binary.run("code torch timm.PlateauLRScheduler --lr 0.1 --metrics 3,3,3")
    #expect(result.status == 65)
    #expect(result.words.contains("timm.scheduler.") && result.words.contains("PlateauLRScheduler"))
  }

  @Test func explainAddsTheCodeAndTheFormula() throws {
    let line = "cosine --max 0.1 --length 900 warmup --length 100"
    let explained = try Binary.run("explain --code c \(line)").text
    #expect(explained.hasSuffix(try Binary.run("code c \(line)").text))
    #expect(explained.contains("with the numbers filled in\n  0.1 · (t / 100)"))
    let latex = try Binary.run("explain --latex \(line)")
    #expect(latex.text.hasPrefix("\\eta(t) =\n\\begin{cases}\n  0.1 \\cdot \\frac{t}{100} & t \\le 100 \\\\\n"))
  }
}
