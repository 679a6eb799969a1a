import CommandLanguage
import Foundation
import FuzzTargets
import Paths
import Testing

@testable import lrsched

/// File names are bytes, from the arguments to the system.
///
/// Not every file system takes them: those of Apple refuse what is no UTF-8.
@Suite(.enabled(if: Surroundings.namesAreBytes, "this file system takes only names that are text"))
struct NameBytesTests {
  /// A shell that has a name which is no text as `$q`, and runs a line.
  private func shell(_ line: String, in folder: Folder) throws -> Binary.Result {
    try Binary.shell("q=$(printf 'q\\377'); \(line)", in: folder)
  }

  @Test func outputsAndPicturesHaveTheNamesThatWereGiven() throws {
    let folder = try Folder()
    let line =
      "lrsched plot constant -o $q.png -o$q.svg --output=$q.pdf && for f in png svg pdf; do lrsched recipe $q.$f; done"
    let result = try shell(line, in: folder)
    #expect(result.lines == Array(repeating: "lrsched plot constant", count: 3), "\(result.words)")
    #expect(result.words.contains("wrote q\\xFF.png "))
    #expect(
      try shell("test -s $q.png && test -s $q.svg && test -s $q.pdf && ls | wc -l", in: folder).text.contains("3"))
  }

  @Test func filesOfCurvesMetricsAndKeysAreFound() throws {
    let folder = try Folder()
    let line = """
      echo constant > $q.lrs; printf 'epoch,loss\\n0,1\\n1,2\\n' > $q.csv; echo Down > $q.keys
      lrsched at 5 @$q.lrs && lrsched at 0 torch.ReduceLROnPlateau --lr 0.1 --metrics $q.csv:loss \\
        && lrsched at 0 torch.ReduceLROnPlateau --lr 0.1 --metrics=$q.csv && lrsched explore constant --script $q.keys > screen
      """
    let result = try shell(line, in: folder)
    #expect(result.status == 0, "\(result.words)")
    #expect(result.lines == ["1", "0.1", "0.1"])
    #expect(try !folder.data("screen").isEmpty)
  }

  /// Two files whose names differ in such a byte alone.
  @Test func namesThatDifferInOneByteAreDifferentFiles() throws {
    let folder = try Folder()
    let line = "r=$(printf 'q\\376'); lrsched plot constant -q -o $q.svg -o $r.svg && ls | wc -l"
    #expect(try shell(line, in: folder).text.contains("2"))
  }

  @Test func foldersAndLinksLeadOn() throws {
    let folder = try Folder()
    let line = """
      mkdir $q && cd $q && lrsched export constant -n 1 -o a.csv && lrsched export constant -n 1 -o a.csv && cd .. \\
        && lrsched export constant -n 1 -o $q/b.csv && ln -s $q/c.csv link.csv && lrsched export constant -n 1 -o link.csv \\
        && ls $q && test -L link.csv
      """
    let result = try shell(line, in: folder)
    #expect(result.status == 0, "\(result.words)")
    #expect(result.lines == ["a.csv", "b.csv", "c.csv"])
  }

  @Test func errorsShowWhatIsNoText() throws {
    let folder = try Folder()
    let missing = try shell("lrsched recipe $q", in: folder)
    #expect(missing.status == 66 && missing.words == "lrsched: There is no file 'q\\xFF'.\n")
    let nowhere = try shell("lrsched plot constant -o $q/a.png", in: folder)
    #expect(nowhere.status == 73)
    #expect(nowhere.words == "lrsched: 'q\\xFF/a.png' cannot be written: there is no folder 'q\\xFF'.\n")
  }

  @Test(.enabled(if: Surroundings.have("bash"), "bash reads such quotes"))
  func aRecipeNamesTheFileSoThatAShellReadsItBack() throws {
    let folder = try Folder()
    let line = """
      printf '1\\n2\\n' > "$q it's"; lrsched plot torch.ReduceLROnPlateau --lr 0.1 --metrics "$q it's" -q -o a.svg
      printf '%s -q -o b.svg' "$(lrsched recipe a.svg)" > again; bash again && cmp a.svg b.svg && cat again
      """
    let result = try shell(line, in: folder)
    #expect(result.status == 0, "\(result.words)")
    #expect(result.text == #"lrsched plot torch.ReduceLROnPlateau --lr 0.1 --metrics $'q\377 it\'s' -q -o b.svg"#)
  }

  /// Recipes with names of all kinds of bytes, quotes and backslashes among them, read back to the same.
  @Test func recipesKeepEveryByte() throws {
    let bytes: [UInt8] = [0x80, 0xA9, 0xC3, 0xF4, 0xFF, 0x20, 0x22, 0x24, 0x27, 0x37, 0x5C, 0x6E, 0x78]
    for first in bytes {
      for second in bytes {
        for third in bytes {
          let name: [UInt8] = [0x2F, first, second, third]
          let words = ["explain", "torch.ReduceLROnPlateau", "--lr", "1", "--metrics", nil, "--label", nil]
          let line = words.map { $0.map { Array($0.utf8) } ?? name }.joined(separator: [0x0A])
          try FuzzTarget.arguments.run(Array(line))
        }
      }
    }
  }

  /// Labels are text; what curves are called by their files tells these apart.
  @Test func labelsAreText() throws {
    let folder = try Folder()
    let line = """
      r=$(printf 'q\\376'); echo 1 > $q; echo 2 > $r; metrics='torch.ReduceLROnPlateau --lr 0.1 --metrics'
      lrsched export $metrics $q vs $metrics $r vs constant --label $q -n 1 | head -1
      """
    let result = try shell(line, in: folder)
    #expect(
      result.lines == [
        #"iteration,metrics q\xFF,metrics q\xFE,q"# + "\u{FFFD}"
      ])
  }
}

/// The words of the program come from the process itself.
struct ProcessArgumentsTests {
  @Test func wordsKeepTheirBytes() throws {
    let words = try withWords([[0x6C], [0x71, 0xFF], [0x2D, 0x6E], []]) { try ProcessArguments.words(4, $0) }
    #expect(words == ["q\u{10FFFF}", "-n", ""])
  }

  /// An empty list is no request for help.
  @Test func noWordsAtAllAreRefused() {
    #expect(throws: Diagnostic.self) { try ProcessArguments.words(0, nil) }
    #expect(throws: Diagnostic.self) { try withWords([]) { try ProcessArguments.words(0, $0) } }
  }

  @Test(
    .enabled(if: Surroundings.canMount, "the superuser may hide /proc"),
    .disabled(if: Surroundings.isSanitized, "sanitizers need /proc themselves"))
  func withoutProcTheProgramWorksAlike() throws {
    let folder = try Folder()
    let line = """
      mount -t tmpfs none /proc; lrsched plot constant -q -o a.png -o b.svg && lrsched plot constant -q -o a.png \
        && lrsched recipe a.png; lrsched nonsense; echo $?; ls -A
      """
    let result = try Binary.shell("unshare -m sh -c '\(line)'", in: folder)
    #expect(result.lines == ["lrsched plot constant", "64", "a.png", "b.svg"], "\(result.words)")
  }

  private func withWords<Value>(
    _ words: [[UInt8]], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>?) throws -> Value
  ) rethrows -> Value {
    let strings = words.map { word in strdup(word.map { CChar(bitPattern: $0) } + [0]) }
    defer { strings.forEach { free($0) } }
    return try body(strings + [nil])
  }
}
