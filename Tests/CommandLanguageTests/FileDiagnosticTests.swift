import Testing

@testable import CommandLanguage

/// The whole text of what is wrong with files, as a person reads it, and how the program ends.
@Suite struct FileDiagnosticTests {
  private static let lines = "a: cosine\n\n# three\nb: linear\n\nc: constant\n"

  @Test(
    arguments: [
      (
        lines + "d: cosine --max hihg",
        """
        lrsched: runs.lrs:7:17: --lr of cosine must be a number, not 'hihg'.
          d: cosine --max hihg
                          ^
          --lr, --max, --peak, --max_lr RATE  Highest rate (default: 1; at least 0)
        Read more: lrsched help cosine
        """
      ),
      (
        lines + "\tcosine\twarmup --length 0.001%",
        """
        lrsched: runs.lrs:7:9: --length of warmup must be at least 1, not '0.001% (0 iterations)'.
           cosine warmup --length 0.001%
                  ^
          --length, --warmup-length LENGTH  Iterations of the warmup (required; at least 1)
        Read more: lrsched help warmup
        """
      ),
      (
        lines + "\u{1B}[2J cosine",
        """
        lrsched: runs.lrs:7:1: There is no schedule '\\u{1B}[2J'.
          \\u{1B}[2J cosine
          ^
        Read more: lrsched list
        """
      ),
      (
        lines + "cosine --label '" + String(repeating: "x", count: 200),
        """
        lrsched: runs.lrs:7:16: The quote ' is not closed.
          cosine --label 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
                         ^
        Read more: lrsched help files
        """
      ),
      (
        lines + String(repeating: "x", count: 100) + " y",
        """
        lrsched: runs.lrs:7:1: There is no schedule '\(String(repeating: "x", count: 80))…'.
          \(String(repeating: "x", count: 60))…
          ^
        Read more: lrsched list
        """
      ),
    ])
  func whatIsWrongInAFileIsShownThere(_ file: String, _ text: String) throws {
    let diagnostic = try told("compare @runs.lrs", files: ["runs.lrs": file])
    #expect(diagnostic.description == text)
    #expect(diagnostic.exitCode == .data)
  }

  @Test(
    arguments: [
      (.missing(path: "a"), "There is no file 'a'.", .noInput),
      (.directory(path: "a"), "'a' is a directory, not a file.", .noInput),
      (.notReadable(path: "a"), "The file 'a' may not be read.", .noInput),
      (
        .readFailed(path: "a", reason: "Input/output error"), "The file 'a' could not be read: Input/output error.",
        .inputOutput
      ),
      (.empty(path: "a"), "The file 'a' is empty.", .data),
      (.onlyComments(path: "a"), "The file 'a' has only comments and blank lines.", .data),
      (
        .standardInputTaken, "Standard input has been read already: '-' can stand for one file only.", .usage
      ),
      (.notText(path: "a", line: 7), "The file 'a' is not UTF-8 text: see line 7.", .data),
      (
        .folderMissing(path: "b/a.png", folder: "b"), "'b/a.png' cannot be written: there is no folder 'b'.",
        .cannotCreate
      ),
      (
        .folderNotWritable(path: "b/a.png", folder: "b"),
        "'b/a.png' cannot be written: the folder 'b' is not writable.", .cannotCreate
      ), (.targetIsDirectory(path: "b"), "'b' cannot be written: it is a directory.", .cannotCreate),
      (.cannotCreate(path: "a", reason: "Read-only"), "'a' cannot be written: Read-only.", .cannotCreate),
      (.writeFailed(path: "a", reason: "No space left"), "Writing 'a' failed: No space left.", .inputOutput),
      (
        .pictureToTerminal, "A PNG or PDF is not written to a terminal: give -o FILE, or redirect the output.", .usage
      ), (.notAPicture(path: "a"), "'a' is no PNG, SVG or PDF.", .data),
      (.noRecipe(path: "a\u{1B}"), "'a\\u{1B}' carries no recipe: lrsched did not make it.", .data),
    ] as [(FileError, String, ExitCode)])
  func filesHaveTheirSentences(_ error: FileError, _ sentence: String, _ code: ExitCode) {
    let diagnostic = Diagnostic(UsageError.file(error))
    #expect(diagnostic.description == "lrsched: \(sentence)")
    #expect(diagnostic.exitCode == code)
    #expect(Diagnostic(error) == diagnostic)
  }

  @Test(
    arguments: [
      (
        .sameOutput(path: "a.png", other: "a.png", command: .plot),
        "'a.png' is given twice as output: one would take the place of the other."
      ),
      (
        .sameOutput(path: "b.png", other: "a.png", command: .plot),
        "'a.png' and 'b.png' are the same file: one output would take the place of the other."
      ),
      (
        .outputIsInput(path: "a", input: "a", command: .export),
        "'a' is read by this command, and as output it would be lost."
      ),
      (
        .outputIsInput(path: "b", input: "a:loss", command: .export),
        "'b' is the same file as 'a:loss', which is read by this command, and as output it would be lost."
      ),
    ] as [(UsageError, String)])
  func outputsThatWouldBeLostAreNamed(_ error: UsageError, _ sentence: String) {
    let lines = Diagnostic(error).description.split(separator: "\n")
    #expect(lines.first.map(String.init) == "lrsched: \(sentence)")
    #expect(lines.count == 3 && lines[1].hasPrefix("  -o, --output FILE"))
    #expect(Diagnostic(error).exitCode == .usage)
  }

  @Test func exitCodesAreThoseOfSysexits() {
    let codes: [ExitCode] = [.success, .usage, .data, .noInput, .cannotCreate, .inputOutput]
    #expect(codes.map(\.rawValue) == [0, 64, 65, 66, 73, 74])
  }
}
