import Foundation
import Testing

/// Files are replaced whole or stay as they were.
struct FileTests {
  @Test func anExistingFileIsReplacedWhole() throws {
    let folder = try Folder()
    try folder.write(String(repeating: "old ", count: 100_000), to: "lr.csv")
    #expect(try Binary.run("export constant -n 1 -o lr.csv", in: folder).status == 0)
    #expect(String(decoding: try folder.data("lr.csv"), as: UTF8.self) == "iteration,constant\n0,1\n")
    #expect(folder.names == ["lr.csv"])
  }

  @Test func aWrongCommandLineTouchesNothing() throws {
    let folder = try Folder()
    try folder.write("old", to: "a.png")
    let result = try Binary.run("plot cosine --max nan -o a.png", in: folder)
    #expect(result.status == 64)
    #expect(folder.names == ["a.png"])
    #expect(String(decoding: try folder.data("a.png"), as: UTF8.self) == "old")
  }

  @Test func aSymbolicLinkIsFollowed() throws {
    let folder = try Folder()
    try folder.write("old", to: "target.csv")
    try FileManager.default.createSymbolicLink(atPath: folder.path("link.csv"), withDestinationPath: "target.csv")
    #expect(try Binary.run("export constant -n 1 -o link.csv", in: folder).status == 0)
    #expect(String(decoding: try folder.data("target.csv"), as: UTF8.self).hasPrefix("iteration"))
    #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link.csv"))) == "target.csv")
  }

  @Test func permissionsOfAReplacedFileStay() throws {
    let folder = try Folder()
    try folder.write("old", to: "lr.csv")
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: folder.path("lr.csv"))
    #expect(try Binary.run("export constant -n 1 -o lr.csv", in: folder).status == 0)
    let mode = try FileManager.default.attributesOfItem(atPath: folder.path("lr.csv"))[.posixPermissions] as? Int
    #expect(mode == 0o640)
  }

  @Test func aMissingFolderIsNamed() throws {
    let folder = try Folder()
    let result = try Binary.run("plot cosine -o nowhere/a.png", in: folder)
    #expect(result.status == 73)
    #expect(result.words.contains("nowhere"))
    #expect(folder.names.isEmpty)
  }

  @Test func aFolderIsNoFile() throws {
    let folder = try Folder()
    try FileManager.default.createDirectory(atPath: folder.path("sub.png"), withIntermediateDirectories: false)
    let result = try Binary.run("plot cosine -o sub.png", in: folder)
    #expect(result.status == 73)
    #expect(result.words.contains("sub.png"))
  }

  @Test func aFullDiskLeavesTheOldFileAndTellsTheReason() throws {
    let result = try Binary.run("export cosine -n 100000 -o /dev/full --format csv")
    #expect(result.status == 74)
    #expect(result.words.contains("No space left on device"))
  }

  @Test func aFileSizeLimitLeavesTheOldFile() throws {
    let folder = try Folder()
    try folder.write("old", to: "lr.csv")
    let result = try Binary.shell("trap '' XFSZ; ulimit -f 8; lrsched export cosine -n 1e6 -o lr.csv", in: folder)
    #expect(result.status == 74)
    #expect(folder.names == ["lr.csv"])
    #expect(String(decoding: try folder.data("lr.csv"), as: UTF8.self) == "old")
  }

  @Test(
    arguments: ["TERM", "HUP", "INT", "KILL"],
    ["export cosine -n 2e8 -o lr.csv", "compare sgdr --cycle-length $(seq -s, 2 5000) -n 1e12 --format png -o lr.csv"])
  func aSignalLeavesNoPartOfAFile(_ signal: String, _ words: String) throws {
    let folder = try Folder()
    try folder.write("old", to: "lr.csv")
    // What a shell starts in the background ignores SIGINT, so the shell itself becomes the program; that has to have come.
    let line = """
      (until grep -q lrsched /proc/$$/comm 2>/dev/null || ! test -d /proc; do sleep 0.02; done; sleep 0.1; kill -\(signal) $$) &
      exec lrsched \(words)
      """
    let result = try Binary.shell(line, in: folder)
    #expect(result.status == ["TERM": SIGTERM, "HUP": SIGHUP, "INT": SIGINT, "KILL": SIGKILL][signal])
    // Nobody can clean up after SIGKILL; Linux needs nobody, since the file has no name there yet.
    #if os(Linux)
      let left = folder.names
    #else
      let left = folder.names.filter { signal != "KILL" || !$0.hasPrefix(".lrsched-") }
    #endif
    #expect(left == ["lr.csv"])
    #expect(String(decoding: try folder.data("lr.csv"), as: UTF8.self) == "old")
  }

  @Test(.enabled(if: Surroundings.canMount, "the superuser may mount"))
  func aDiskThatFillsUpLeavesTheOldFile() throws {
    let folder = try Folder()
    let line = """
      mkdir disk; mount -t tmpfs -o size=64k none disk
      echo old > disk/lr.csv; lrsched export cosine -n 1e6 -o disk/lr.csv; echo $?
      ls -A disk; cat disk/lr.csv
      """
    let result = try Binary.shell("unshare -m sh -c '\(line)'", in: folder)
    #expect(result.lines == ["74", "lr.csv", "old"])
    #expect(result.words.contains("No space left on device"))
  }

  /// The superuser may write anywhere, so the program gives that up first.
  @Test(.enabled(if: Surroundings.canGiveUpRights, "setpriv gives up the rights of the superuser"))
  func aReadOnlyFolderKeepsItsFile() throws {
    let folder = try Folder()
    let setup = """
      \(Surroundings.copyForAll) && mkdir closed && echo old > closed/lr.csv && chmod 444 closed/lr.csv && chmod 555 closed
      """
    #expect(try Binary.shell(setup, in: folder).status == 0)
    for name in ["lr.csv", "new.csv", "new.png"] {
      let verb = name.hasSuffix("png") ? "plot" : "export"
      let result = try Binary.shell(
        "\(Surroundings.unprivileged)./lrsched \(verb) cosine -o closed/\(name)", in: folder)
      #expect(result.status == 73, "\(result.words)")
      #expect(result.words.contains("'closed/\(name)' cannot be written: the folder 'closed' is not writable."))
    }
    let left = try Binary.shell("ls -A closed; cat closed/lr.csv; chmod 755 closed", in: folder)
    #expect(left.lines == ["lr.csv", "old"])
  }

  /// A closed standard output is a sentence, whatever is written there.
  @Test(arguments: [
    "export cosine", "plot cosine -o - --format png", "explain cosine", "at 5 cosine", "--help", "list",
  ])
  func aClosedOutputIsTold(_ words: String) throws {
    let result = try Binary.shell("lrsched \(words) >&-", in: Folder())
    #expect(result.status == 74, "\(result.words)")
    #expect(result.words.hasPrefix("lrsched: "))
  }

  /// Whoever reads the output may stop at any time, which is no error of this program's.
  @Test(arguments: ["export cosine -n 1e7", "reference markdown"])
  func aReaderThatLeavesEndsTheProgramQuietly(_ words: String) throws {
    let result = try Binary.shell("{ lrsched \(words); echo $? >&2; } | head -c 10 > /dev/null", in: Folder())
    #expect(["0\n", "141\n"].contains(result.words), "\(result.words)")
  }
}
