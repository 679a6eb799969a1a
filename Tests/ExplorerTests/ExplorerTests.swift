import CommandLanguage
import Testing

@testable import Explorer

/// An exploration of a command line in which a script of keys was pressed.
func explored(_ line: String, _ keys: String = "", columns: Int = 80, rows: Int = 24) throws -> Explorer {
  let words = ["explore"] + line.split(separator: " ").map(String.init)
  let invocation = try CommandLineParser().invocation(words) { path throws(FileError) in throw .missing(path: path) }
  var explorer = try Explorer(invocation, columns: columns, rows: rows)
  for event in try KeyScript.events(in: keys) { _ = explorer.handle(event) }
  return explorer
}

struct ExplorerTests {
  /// Without the curve that tells how long an epoch is, the axis counts iterations, and the command line can be run.
  @Test func theAxisCountsOnlyWhatIsTold() throws {
    let line = "torch.OneCycleLR --max_lr 0.1 --epochs 5 --steps_per_epoch 100 vs constant --lr 0.1 -n 500 --x epoch"
    #expect(try explored(line).commandLine.contains("--x epoch"))
    let left = try explored(line, "D").commandLine
    #expect(!left.contains("--x") && left.contains("constant"), "\(left)")
  }

  /// The keys, and the command line that they lead to from `cosine --lr 0.1`, whose first knob is `lr`.
  @Test(arguments: [
    ("Right", "cosine --lr 0.2"),
    ("Left", "cosine --lr 0.05"),
    ("Shift+Right", "cosine --lr 1"),
    ("Shift+Left Right", "cosine --lr 0.02"),
    ("Down Right", "cosine --lr 0.1 --min 1e-05"),
    ("Down Right Left", "cosine --lr 0.1 --min 0"),
    ("Down Down Right", "cosine --lr 0.1 --length 1050"),
    ("Down Down Shift+Left Shift+Left", "cosine --lr 0.1 --length 900"),
    ("\"0.03\" Enter", "cosine --lr 0.03"),
    ("Enter Backspace \"5\" Enter", "cosine --lr 0.5"),
    ("Down Down \"2k\" Enter", "cosine --lr 0.1 --length 2000"),
    ("Down Down \"10%\" Enter", "cosine --lr 0.1 --length 10%"),
    ("r", "cosine"),
    ("Right u", "cosine --lr 0.1"),
    ("Right Right u u U", "cosine --lr 0.2"),
    ("l", "cosine --lr 0.1 --log-y"),
    ("v Right", "cosine --lr 0.1 vs cosine --lr 0.2"),
    ("v D", "cosine --lr 0.1"),
    ("a \"const\" Enter", "cosine --lr 0.1 vs constant"),
    ("m \"warm\" Enter", "cosine --lr 0.1 warmup --length 100"),
    ("m \"warm\" Enter d", "cosine --lr 0.1"),
    ("t \"constant\" Enter", "cosine --lr 0.1 then constant"),
    ("f", "cosine --lr 0.1 for 750"), ("T \"constant\" Enter", "cosine --lr 0.1 for 750 resume constant"),
    ("f \"200\" Enter T \"constant\" Enter", "cosine --lr 0.1 for 200 resume constant"),
    ("f \"200\" Enter", "cosine --lr 0.1 for 200"),
    ("* \"step\" Enter", "cosine --lr 0.1 times step"),
    ("End Up Right", "cosine --lr 0.1 -n 1550"),
    ("End Up Right r", "cosine --lr 0.1"),
    ("x \"100\" Enter", "--steps-per-epoch 100 cosine --lr 0.1 --x epoch"),
    ("x \"100\" Enter x", "--steps-per-epoch 100 cosine --lr 0.1"),
    ("x \"100\" Enter End r", "cosine --lr 0.1"),
    ("+ + ] c ; ; w", "cosine --lr 0.1"),
    ("+", "cosine --lr 0.1 --from 375 --to 1124"),
    ("+ + ] ] ] ] ] ] ]", "cosine --lr 0.1 --from 1125"),
    ("\".5\" Enter", "cosine --lr 0.5"),
    (". 0 5 Enter", "cosine --lr 0.05"),
    ("c . 5 Enter", "cosine --lr 0.5"),
    ("Down \"10%\" Enter", "cosine --lr 0.1 --min 10%"),
    ("Down \"10%\" Enter Right Shift+Right", "cosine --lr 0.1 --min 20%"),
    ("Down \"10%\" Enter Left", "cosine --lr 0.1 --min 9%"),
  ])
  func keysLeadToACommandLine(keys: String, curve: String) throws {
    let explorer = try explored("cosine --max 0.1", keys)
    let words = explorer.commandLine.split(separator: " ")
    let wanted = "lrsched plot \(curve)".split(separator: " ")
    #expect(words == wanted)
  }

  /// What one curve tells of the run serves the others here as everywhere: the curves are those of the program.
  @Test(arguments: [
    "cosine --cycle-length 5ep vs torch.OneCycleLR --max_lr 0.1 --epochs 5 --steps_per_epoch 100",
    "torch.OneCycleLR --max_lr 0.1 --epochs 5 --steps_per_epoch 100 vs cosine --cycle-length 5ep",
    "cosine --cycle-length 1Msamp --batch-size 2000 -n 1kmicro --accumulate 2",
  ])
  func theRunIsThatOfEveryCommand(_ line: String) throws {
    let explorer = try explored(line, "l l")
    let invocation = try CommandLineParser().invocation(line: "plot \(line)") { path throws(FileError) in
      throw .missing(path: path)
    }
    let schedules = try invocation.schedules()
    #expect(explorer.curves.count == schedules.count)
    for (curve, schedule) in zip(explorer.curves, schedules) {
      #expect(curve.schedule.length == schedule.length)
      for iteration in 0..<500 { #expect(curve.schedule(iteration) == schedule(iteration)) }
    }
  }

  @Test func curvesThatTellDifferentRunsAreNotMade() throws {
    let line = "torch.OneCycleLR --max_lr 0.1 --epochs 5 --steps_per_epoch 100 -n 500"
    let explorer = try explored(line, "v")
    #expect(explorer.curves.count == 2)
    var changed = explorer
    let rows = explorer.knobRows
    let row = try #require(rows.firstIndex { $0.knob?.parameter.name == "steps_per_epoch" })
    changed.select(curve: 1, row: row)
    for event in try KeyScript.events(in: "Enter Backspace Backspace Backspace \"50\" Enter") {
      _ = changed.handle(event)
    }
    #expect(changed.message?.isError == true)
    #expect(changed.message?.text.contains("All curves share one run") == true)
    #expect(changed.document.curves == explorer.document.curves)
  }

  /// `p` asks for a language and a file, and writes the current curve with the run of the screen.
  @Test func pWritesTheProgramOfTheCurrentCurve() throws {
    var explorer = try explored("cosine --lr 0.1 vs linear -n 700", "p")
    guard case .prompt(let prompt) = explorer.mode else {
      Issue.record("p asks for nothing")
      return
    }
    #expect(prompt.question.contains("program") && prompt.field.text == "python cosine.py")
    let effects = explorer.handle(.key(Key(.enter)))
    guard case .write(let invocation, "cosine.py", _, false)? = effects.first else {
      Issue.record("nothing is written: \(effects)")
      return
    }
    #expect(invocation.command == .code && invocation.operands == ["python"])
    #expect(invocation.curves.count == 1 && invocation.curves[0].config.description == "cosine --lr 0.1")
    #expect(invocation.run.iterations == 700)
    // A file that is there is asked about, and written where the answer is the same again.
    _ = explorer.handle(.fileExists("cosine.py"))
    guard case .write(_, "cosine.py", _, true)? = explorer.handle(.key(Key(.enter))).first else {
      Issue.record("nothing is written again")
      return
    }
  }

  @Test(arguments: ["", "cobol x.cob", "python"]) func whatPCannotWriteIsToldOrLeft(_ text: String) throws {
    let before = try explored("cosine")
    var explorer = try explored("cosine", "p")
    for _ in 0..<40 { _ = explorer.handle(.key(Key(.backspace))) }
    for character in text { _ = explorer.handle(.key(Key(.character(character)))) }
    #expect(explorer.handle(.key(Key(.enter))).isEmpty)
    #expect(explorer.document == before.document)
    if text.isEmpty { return }
    #expect(explorer.message?.isError == true && explorer.message?.text.contains("deepspeed") == true)
  }

  @Test func ratesStepByOneTwoFive() throws {
    var explorer = try explored("cosine --lr 0.0013")
    var texts: [String] = []
    for _ in 0..<5 {
      _ = explorer.handle(.key(Key(.right)))
      texts.append(explorer.knob?.text ?? "")
    }
    #expect(texts == ["0.002", "0.005", "0.01", "0.02", "0.05"])
  }

  @Test func factorsNearOneStepByTheirDistance() throws {
    var explorer = try explored("exponential --gamma 0.9", "Down")
    var texts: [String] = []
    for _ in 0..<4 {
      _ = explorer.handle(.key(Key(.right)))
      texts.append(explorer.knob?.text ?? "")
    }
    #expect(explorer.knob?.parameter.name == "gamma")
    #expect(texts == ["0.95", "0.98", "0.99", "0.995"])
  }

  @Test func aStepBackwardsUndoesOneForwards() throws {
    for start in ["1", "7", "99", "100", "995", "1000", "2050", "10000", "100000"] {
      let explorer = try explored("cosine --cycle-length \(start)", "Down Down Right Left")
      #expect(explorer.knob?.text == start)
      let down = try explored("cosine --cycle-length \(start)", "Down Down Left Right")
      #expect(start == "1" || down.knob?.text == start)
    }
  }

  @Test(arguments: [
    ("cosine", "Down Down \"0\" Enter", "--length of cosine must be at least 1, not '0'."),
    ("cosine", "\"0.1x\" Enter", "--lr of cosine must be a number, not '0.1x'."),
    ("multistep", "Down \"750,250\" Enter", "--milestones of multistep must ascend"),
    ("range-test", "\"0\" Enter", "--min of range-test must be greater than 0"),
    ("cosine", "Down Down \"3ep\" Enter", "how many iterations an epoch has is not known"),
    ("cosine", "End Enter \"-3\" Enter", "--steps-per-epoch must be"),
  ])
  func aWrongValueIsToldAndLeavesTheCurve(curve: String, keys: String, words: String) throws {
    let before = try explored(curve)
    let after = try explored(curve, keys)
    #expect(after.message?.isError == true)
    #expect(after.message?.text.contains(words) == true, "\(after.message?.text ?? "nothing was said")")
    #expect(after.commandLine == before.commandLine)
    #expect(after.curves[0].schedule(300) == before.curves[0].schedule(300))
    // The text stays, so that it can be mended.
    if case .prompt = after.mode {} else { Issue.record("the prompt is gone") }
  }

  @Test func everyEntryOfTheCatalogueCanBeAddedAndTurned() throws {
    for definition in Vocabulary.catalogue.definitions {
      var explorer = try explored("constant")
      explorer.add(definition, as: definition.isModifier ? .modifier : .curve)
      let stages = explorer.document.curves.flatMap { $0.config.stages.map(\.definition.name) }
      // A cycle can only be repeated where there is one.
      guard definition.name != "cyclical" else {
        #expect(explorer.message?.isError == true)
        continue
      }
      #expect(stages.contains(definition.name), "\(definition.name): \(explorer.message?.text ?? "")")
      for row in explorer.knobRows.indices where explorer.knobRows[row].knob != nil {
        explorer.select(curve: explorer.curve, row: row)
        for key in [Key(.right), Key(.left), Key(.right, isShifted: true), Key(.left, isShifted: true), Key(.escape)] {
          _ = explorer.handle(.key(key))
          #expect(!explorer.curves.isEmpty)
        }
      }
      // What is printed at the end reads back.
      let words = explorer.commandLine
      #expect(words.hasPrefix("lrsched plot "))
    }
  }

  @Test func theLastCurveStays() throws {
    let explorer = try explored("cosine", "D")
    #expect(explorer.document.curves.count == 1)
    #expect(explorer.message != nil)
  }

  @Test func deletingKeepsTheOtherCurves() throws {
    let explorer = try explored("cosine vs linear vs step", "Tab D")
    #expect(explorer.commandLine == "lrsched plot cosine vs step")
    #expect(try explored("cosine vs linear vs step", "Tab D u").commandLine == "lrsched plot cosine vs linear vs step")
  }

  @Test func zoomStaysWithinTheRunAndAroundTheCursor() throws {
    let zoomed = try explored("cosine -n 1000", "g \"900\" Enter + + +")
    #expect(zoomed.shown.contains(900))
    #expect(zoomed.shown.upperBound - zoomed.shown.lowerBound == 999 / 8)
    let panned = try explored("cosine -n 1000", "+ ] ] ] ] ] ] ]")
    #expect(panned.shown.upperBound == 999)
    #expect(try explored("cosine", "+ + - - -").window == nil)
    let huge = try explored("cosine -n 9000000000000000000", "+ + - - - ] [ c > >")
    #expect(huge.evaluation.whole.contains(huge.shown.lowerBound))
    #expect(huge.evaluation.whole.contains(huge.cursor ?? -1))
  }

  /// A step of ten columns is longer than a run can be where the terminal has few columns.
  @Test(arguments: [1, 10, 11, 12, 19, 20, 80])
  func theCursorMovesInTheLongestRun(columns: Int) throws {
    for keys in [
      "> > >", "< < <", "c > >", "c < <", "+ > > ]", "g \"9223372036854775807\" Enter > ;", "g \"0\" Enter < ,",
    ] {
      for line in ["cosine -n 9223372036854775807", "cosine -n 9223372036854775807 --from 5"] {
        let explorer = try explored(line, keys, columns: columns)
        let cursor = try #require(explorer.cursor)
        #expect(explorer.shown.contains(cursor) && explorer.evaluation.whole.contains(cursor), "\(keys) of \(line)")
      }
    }
    // In so long a run the first step is from the middle, and a step to the right comes to stand right of it.
    let middle = try explored("cosine -n 9223372036854775807", "c", columns: columns).cursor ?? 0
    #expect(try explored("cosine -n 9223372036854775807", "c >", columns: columns).cursor ?? 0 > middle)
    #expect(try explored("cosine -n 9223372036854775807", "c <", columns: columns).cursor ?? 0 < middle)
  }

  // MARK: Pasted text

  /// The keys before and behind a paste of `0.25`, and what they lead to.
  @Test(arguments: [
    ("", "Enter", "cosine --lr 0.25"), ("Enter Ctrl+u", "Enter", "cosine --lr 0.25"),
    ("", "Escape", "cosine --lr 0.1"), ("?", "Escape", "cosine --lr 0.1"),
    ("y", "Escape", "cosine --lr 0.1"),
    ("a", "Escape", "cosine --lr 0.1"), ("\"1\"", "Enter", "cosine --lr 10.25"),
  ])
  func aPasteIsTypedWhereTextIsAskedFor(before: String, behind: String, curve: String) throws {
    var explorer = try explored("cosine --lr 0.1", before)
    #expect(explorer.handle(.pasted(" 0.25\n")) == [])
    #expect(explorer.commandLine == "lrsched plot cosine --lr 0.1")
    for event in try KeyScript.events(in: behind) { _ = explorer.handle(event) }
    #expect(explorer.commandLine == "lrsched plot \(curve)")
  }

  @Test func aPasteOfCommandsDoesNothing() throws {
    for line in [
      "cosine vs linear", "torch.ReduceLROnPlateau --metrics 1,2,3", "torch.CyclicLR --base_lr 0.1 --max_lr 0.2",
    ] {
      let before = try explored(line)
      // Knobs are numbers, words and flags.
      for row in before.knobRows.indices where before.knobRows[row].knob != nil {
        var explorer = before
        explorer.select(curve: 0, row: row)
        #expect(explorer.handle(.pasted("D d q s e y a \u{3} \u{1B}[A\n\n")) == [])
        #expect(explorer.commandLine == before.commandLine)
        guard case .prompt(let prompt) = explorer.mode else {
          Issue.record("the text is gone")
          continue
        }
        #expect(prompt.field.text == "D d q s e y a  [A")
      }
    }
  }

  @Test func aPasteThatHasNoRoomIsRefusedWhole() throws {
    var explorer = try explored("cosine", "a \"cos\"")
    _ = explorer.handle(.pasted(String(repeating: "x", count: 201)))
    #expect(explorer.message?.isError == true)
    guard case .pick(let picker) = explorer.mode else {
      Issue.record("the list is gone")
      return
    }
    #expect(picker.field.text == "cos")
  }

  @Test func thereAreNoMoreCurvesAndStepsThanACommandLineTakes() throws {
    let steps = Array(repeating: "f", count: 1001).joined(separator: " ")
    let explorer = try explored("cosine", steps, columns: 30, rows: 10)
    #expect(explorer.message?.isError == true)
    #expect(explorer.document.curves[0].config.operations.count == 1000)
    #expect(throws: Never.self) {
      try CommandLineParser().invocation(explorer.commandLine.split(separator: " ").dropFirst().map(String.init)) {
        path throws(FileError) in throw .missing(path: path)
      }
    }
  }

  @Test func refusalsDoNotMakeTheCommandLineFail() throws {
    let explorer = try explored("torch.OneCycleLR --max_lr 0.1 --total_steps 100 --past-end hold")
    #expect(explorer.commandLine.contains("--past-end hold"))
  }

  @Test func savingAsksForANameAndOnlyReplacesWhenTold() throws {
    var explorer = try explored("cosine", "s")
    guard case .write(let invocation, "cosine.png", 1500, false)? = explorer.handle(.key(Key(.enter))).first else {
      Issue.record("nothing was to be written")
      return
    }
    #expect(invocation.command == .plot)
    _ = explorer.handle(.fileExists("cosine.png"))
    guard case .write(_, "cosine.png", 1500, true)? = explorer.handle(.key(Key(.enter))).first else {
      Issue.record("the second Enter did not replace")
      return
    }
    _ = explorer.handle(.done("Wrote cosine.png."))
    #expect(explorer.message?.text == "Wrote cosine.png.")
  }

  @Test func whatIsCopiedIsTheCommandLine() throws {
    var explorer = try explored("cosine --max 0.1")
    #expect(explorer.handle(.key(.character("y"))) == [.copy("lrsched plot cosine --lr 0.1")])
    #expect(try explored("cosine").curves.count == 1)
  }

  @Test func search() {
    let definitions = Vocabulary.catalogue.definitions
    let search = CatalogueSearch(definitions)
    func names(_ query: String) -> [String] { search.results(for: query).map(\.name) }
    #expect(names("cosine").first == "cosine")
    #expect(names("torch cosine").first?.hasPrefix("torch.") == true)
    #expect(names("one").contains("one-cycle"))
    #expect(names("").count == definitions.count)
    #expect(names("no such thing at all").isEmpty)
    #expect(names("COSINE").first == "cosine")
    // Behind the dialect, within a word, a word of the summary or the source, the letters in their order.
    #expect(names("cosineannealinglr").first == "torch.CosineAnnealingLR")
    #expect(names("restarts").contains("torch.CosineAnnealingWarmRestarts"))
    #expect(names("transformer").contains("noam"))
    #expect(names("tcalr").contains("torch.CosineAnnealingLR"))
  }
}
