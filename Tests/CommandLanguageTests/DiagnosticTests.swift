import Catalogue
import Testing

@testable import CommandLanguage

/// The whole text of what is wrong with the words of a command line, as a person reads it; of values see ``ValueDiagnosticTests``.
@Suite struct DiagnosticTests {
  @Test(
    arguments: [
      (
        "plott cosine",
        """
        lrsched: There is no command 'plott'. Did you mean 'plot'?
        Read more: lrsched help
        """
      ),
      (
        "banana",
        """
        lrsched: There is no command 'banana'.
        Read more: lrsched help
        """
      ),
      (
        "cosine --max 2",
        """
        lrsched: 'cosine' is a schedule; a command stands before it, as in 'lrsched plot cosine'.
        Read more: lrsched help
        """
      ),
      (
        "plot cosin",
        """
        lrsched: There is no schedule 'cosin'. Did you mean 'cosine'?
        Read more: lrsched list
        """
      ),
      (
        "plot @",
        """
        lrsched: The name of a file must follow '@', as in '@train.yaml'.
        Read more: lrsched list
        """
      ),
      (
        "plot cosine then @",
        """
        lrsched: The name of a file must follow '@', as in '@train.yaml'.
        Read more: lrsched list
        """
      ),
      (
        "at '' cosine",
        """
        lrsched: --at must be updates such as 0,50%,last or a range such as 10..20, -5.. or 0:1000:100, not ''.
          --at ITERATIONS  Updates to print the rate of, as the first word does (default: none)
        Read more: lrsched help durations
        """
      ),
      (
        "code torch cosine --format json",
        """
        lrsched: --format also needs the TARGET hf.
          --format FORMAT  How 'code hf' writes what the Trainer takes (yaml, json, python; default: by extension, else yaml)
        Read more: lrsched help code
        """
      ),
      (
        "plot banana",
        """
        lrsched: There is no schedule 'banana'.
        Read more: lrsched list
        """
      ),
      (
        "plot MultiFactorSchedule",
        """
        lrsched: There is no schedule 'MultiFactorSchedule'. Did you mean 'mxnet.MultiFactorScheduler'?
        Read more: lrsched list
        """
      ),
      (
        "plot torch.optim.lr_scheduler.SequentialLR",
        """
        lrsched: 'torch.optim.lr_scheduler.SequentialLR' is no schedule here. Schedules one after the other, written 'A for N \
        then B'.
        Read more: lrsched help torch.SequentialLR
        """
      ),
      (
        "list banana split",
        """
        lrsched: No schedule and no modifier has 'banana split' in its name or in what is told of it.
        Read more: lrsched list
        """
      ),
      (
        "plot cosine warmpu --length 5",
        """
        lrsched: 'warmpu' is no modifier, nor 'for', 'then', 'resume', 'times' or 'vs'. Did you mean 'warmup'?
        Read more: lrsched list
        """
      ),
      (
        "plot cosine linear",
        """
        lrsched: 'linear' is a schedule and needs a word before it here: write 'then linear', 'resume linear', 'times linear' or 'vs linear'.
        Read more: lrsched help curves
        """
      ),
      (
        "plot warmup --length 5",
        """
        lrsched: 'warmup' acts on the curve to its left, but here a curve begins: write a schedule first.
        Read more: lrsched help curves
        """
      ),
      (
        "plot cosine --cycle-lenght 5",
        """
        lrsched: There is no option --cycle-lenght: neither cosine nor lrsched plot has it. Did you mean '--cycle-length'?
        Read more: lrsched help cosine
        """
      ),
      (
        "plot cosine --banana 5",
        """
        lrsched: There is no option --banana: neither cosine nor lrsched plot has it.
        Read more: lrsched help cosine
        """
      ),
      (
        "plot cosine warmup --length 5 --max 2",
        """
        lrsched: --max is a parameter of cosine: write it directly behind that, before what follows.
        Read more: lrsched help cosine
        """
      ),
      (
        "plot cosine --every 5",
        """
        lrsched: --every is no option of lrsched plot, only of export.
        Read more: lrsched help plot
        """
      ),
      (
        "plot constant then cosine",
        """
        lrsched: constant never ends, so that nothing can follow it: say for how long, as in 'constant for 1000 then'.
        Read more: lrsched help then
        """
      ),
      (
        "plot cosine vs",
        """
        lrsched: The name of a schedule must follow 'vs'.
        Read more: lrsched help curves
        """
      ),
      (
        "plot",
        """
        lrsched: lrsched plot needs a curve: the name of a schedule, such as cosine.
        Read more: lrsched help curves
        """
      ),
      (
        "completions csh",
        """
        lrsched: The shell must be bash, zsh or fish, not 'csh'. Did you mean 'zsh'?
        """
      ),
      (
        "recipe",
        """
        lrsched: lrsched recipe needs the path of a picture.
        Read more: lrsched help recipe
        """
      ),
      (
        "help cosin",
        """
        lrsched: There is no help about 'cosin'. Did you mean 'cosine'?
        Read more: lrsched help
        """
      ),
    ])
  func whatIsWrongWithTheCommandLineIsToldInFull(_ line: String, _ text: String) throws {
    let diagnostic = try told(line)
    #expect(diagnostic.description == text)
    #expect(diagnostic.exitCode == .usage)
  }

  @Test func cyclicalListsTheSchedulesWithACycle() throws {
    let diagnostic = try told("plot linear cyclical")
    let opening = "cyclical repeats a cycle, but the curve to its left has none; these have one: "
    #expect(diagnostic.sentence.hasPrefix(opening))
    let names = diagnostic.sentence.dropFirst(opening.count).dropLast().split(separator: ",").map {
      $0.drop { $0 == " " }
    }
    #expect(names.contains("cosine") && names.contains("triangular"))
    #expect(!names.contains("constant") && !names.contains("linear"))
    for name in names {
      _ = try parse("plot \(name) cyclical", vocabulary: .catalogue).schedules()
    }
    #expect(diagnostic.readMore == "lrsched help cyclical")
    #expect(diagnostic.exitCode == .usage)
  }

  /// Wherever a word stands, the sentence that quotes it makes it safe and short itself.
  @Test(arguments: [
    ["W"], ["plot", "W"], ["plot", "cosine", "W"], ["plot", "cosine", "then", "W"], ["plot", "cosine", "vs", "W"],
    ["plot", "cosine", "--W", "1"], ["plot", "cosine", "--max", "W"], ["plot", "cosine", "for", "W"],
    ["at", "W", "cosine"],
    ["help", "W"], ["list", "W", "W"], ["recipe", "W", "W"], ["completions", "W"], ["plot", "cosine", "-n", "W"],
    ["explain", "cosine", "W", "W"], ["compare", "cosine", "--label", "a", "W"],
  ])
  func wordsAreSafeWhereverTheyStand(_ words: [String]) throws {
    let letters = "\u{7}\u{1B}[2J\u{202E}" + String(repeating: "J", count: 5000)
    for hostile in [letters, "StepLR(\(letters)", "torch.StepLR(\(letters))", "\(letters)=3", "\(letters).yaml"] {
      let line = words.map { $0 == "W" ? hostile : $0 == "--W" ? "--\(hostile)" : $0 }
      do {
        _ = try CommandLineParser().invocation(line) { path throws(FileError) in throw .missing(path: path) }
      } catch {
        let sentence = Diagnostic(error).sentence
        #expect(sentence == SafeText.line(sentence) && sentence.count < 2000, "\(words)")
        #expect(Diagnostic(error).description.allSatisfy { $0 == "\n" || SafeText.line(String($0)) == String($0) })
      }
    }
  }
}
