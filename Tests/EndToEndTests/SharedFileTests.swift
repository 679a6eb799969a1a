import Foundation
import Testing

/// A file keeps what others have given it, and one that cannot be replaced gets its contents all the same.
struct SharedFileTests {
  private static let rows = "iteration,constant\n0,1\n"
  private static let export = "lrsched export constant -n 1 -o"

  @Test func allNamesOfAFileGetTheNewContents() throws {
    let folder = try Folder()
    try folder.write(String(repeating: "old", count: 1000), to: "a.csv")
    let result = try Binary.shell("ln a.csv b.csv; \(Self.export) a.csv && cat b.csv", in: folder)
    #expect(result.status == 0 && result.text == Self.rows, "\(result.words)")
    #expect(folder.names == ["a.csv", "b.csv"])
  }

  @Test(.enabled(if: Surroundings.canMount, "the superuser may mount"))
  func aFullDiskLeavesAFileOfSeveralNamesAsItWas() throws {
    let folder = try Folder()
    let line = """
      mkdir disk; mount -t tmpfs -o size=64k none disk; echo old > disk/a.csv; ln disk/a.csv disk/b.csv
      lrsched export cosine -n 100000 -o disk/a.csv; echo $?; ls -A disk; cat disk/b.csv
      """
    let result = try Binary.shell("unshare -m sh -c '\(line)'", in: folder)
    #expect(result.lines == ["74", "a.csv", "b.csv", "old"])
    #expect(result.words.contains("No space left on device"))
  }

  @Test(.enabled(if: Surroundings.canMount, "the superuser may mount"), arguments: ["export", "plot"])
  func aMountedFileIsWrittenInPlace(_ command: String) throws {
    let folder = try Folder()
    try folder.write(String(repeating: "old", count: 100_000), to: "outside.svg")
    try folder.write("covered", to: "mounted.svg")
    let format = command == "export" ? " --format csv" : ""
    let line = "mount --bind outside.svg mounted.svg; lrsched \(command) constant -q -o mounted.svg\(format)"
    let result = try Binary.shell("unshare -m sh -c '\(line)'", in: folder)
    #expect(result.status == 0, "\(result.words)")
    let text = String(decoding: try folder.data("outside.svg"), as: UTF8.self)
    #expect(command == "export" ? text.hasPrefix("iteration,constant\n0,1\n") : text.hasSuffix("</svg>\n"))
    #expect(!text.contains("old"))
    #expect(folder.names == ["mounted.svg", "outside.svg"])
    #expect(String(decoding: try folder.data("mounted.svg"), as: UTF8.self) == "covered")
  }

  /// As in a container that may write to nothing but the one file.
  @Test(.enabled(if: Surroundings.canMount, "the superuser may mount"))
  func aMountedFileInAReadOnlyWorldIsWrittenInPlace() throws {
    let folder = try Folder()
    let line = """
      mkdir world; echo old > outside.csv; mount -t tmpfs none world; touch world/a.csv
      mount -o remount,ro world; mount --bind outside.csv world/a.csv; TMPDIR=$PWD/world \(Self.export) world/a.csv
      """
    let result = try Binary.shell("unshare -m sh -c '\(line)'", in: folder)
    #expect(result.status == 0, "\(result.words)")
    #expect(String(decoding: try folder.data("outside.csv"), as: UTF8.self) == Self.rows)
  }

  /// A file that everybody may write to keeps its owner: in a folder where only owners may remove files, and in one that is
  /// closed.
  @Test(
    .enabled(if: Surroundings.canGiveUpRights && geteuid() == 0, "the superuser can become another"),
    arguments: [1777, 777, 755])
  func theFileOfAnotherUserIsWrittenInPlace(_ mode: Int) throws {
    let folder = try Folder()
    let line = """
      \(Surroundings.copyForAll); mkdir shared; echo old > shared/a.csv; chmod 666 shared/a.csv; chmod \(mode) shared
      \(Surroundings.unprivileged)./\(Self.export) shared/a.csv && stat -c '%u %a' shared/a.csv; ls -A shared; cat shared/a.csv
      """
    let result = try Binary.shell(line, in: folder)
    #expect(result.text == "0 666\na.csv\n" + Self.rows, "\(result.words)")
  }

  @Test(.enabled(if: Surroundings.have("chattr", "lsattr") && geteuid() == 0, "the superuser may forbid to replace"))
  func aFileThatMayOnlyGrowIsRefused() throws {
    let folder = try Folder()
    // Not every file system knows of it.
    let line =
      "echo old > a.csv; chattr +a a.csv || cp a.csv b.csv; \(Self.export) a.csv; echo $?; chattr -a a.csv; cat a.csv"
    let result = try Binary.shell(line, in: folder)
    #expect(folder.names == ["a.csv"], "chattr +a must work here: \(result.words)")
    #expect(result.lines == ["73", "old"])
  }

  /// They were given to what the file held.
  @Test(arguments: [false, true]) func theRightToRunAsAnotherIsNotKept(_ hasOtherNames: Bool) throws {
    let folder = try Folder()
    let line =
      "echo old > a.csv; chmod 6755 a.csv; \(hasOtherNames ? "ln a.csv b.csv;" : "") \(Self.export) a.csv; ls -l a.csv"
    #expect(try Binary.shell(line, in: folder).text.hasPrefix("-rwxr-xr-x"))
  }

  #if os(Linux)
    /// A list with a permission of its own for a user, as the kernel keeps it: version 2, then tag, permissions and number.
    private static let accessList: [UInt8] =
      [2, 0, 0, 0] + entry(1, 6) + entry(2, 4, 65_534) + entry(4, 4) + entry(0x10, 4) + entry(0x20, 0)

    private static func entry(_ tag: UInt8, _ permissions: UInt8, _ user: UInt32 = .max) -> [UInt8] {
      [tag, 0, permissions, 0] + (0..<4).map { UInt8(truncatingIfNeeded: user >> (8 * $0)) }
    }

    @Test(arguments: [("user.origin", [UInt8]([0x61, 0, 0xFF])), ("system.posix_acl_access", accessList)])
    func attributesAndAccessListsStay(_ name: String, _ value: [UInt8]) throws {
      let folder = try Folder()
      let program = """
        import os, sys
        name, value = '\(name)', bytes(\(value))
        os.setxattr('a.csv', name, value) if sys.argv[1] == 'set' else sys.exit(os.getxattr('a.csv', name) != value)
        """
      try folder.write("old", to: "a.csv")
      try folder.write(program, to: "attribute.py")
      let line = "python3 attribute.py set && \(Self.export) a.csv && python3 attribute.py get && cat a.csv"
      let result = try Binary.shell(line, in: folder)
      #expect(result.status == 0 && result.text == Self.rows, "\(result.words)")
    }
  #endif

  /// Files that need a name from the start, as where /proc is not mounted, lose it when a signal ends the program, at
  /// whatever moment that comes.
  @Test(
    .enabled(if: Surroundings.canMount, "the superuser may hide /proc"), arguments: ["TERM", "HUP"])
  func aSignalRemovesANamedTemporaryFile(_ signal: String) throws {
    let folder = try Folder()
    try folder.write("old", to: "a.csv")
    let line = """
      mount -t tmpfs none /proc; lrsched export cosine -n 2e8 -o a.csv & program=$!
      until ls -A | grep -q lrsched-; do sleep 0.02; done; kill -\(signal) $program; wait $program; echo $?
      """
    let result = try Binary.shell("unshare -m sh -c '\(line)'", in: folder)
    #expect(result.lines == [signal == "TERM" ? "143" : "129"])
    #expect(folder.names == ["a.csv"])
    #expect(String(decoding: try folder.data("a.csv"), as: UTF8.self) == "old")
  }

  @Test(.enabled(if: Surroundings.canMount && Surroundings.have("strace"), "strace sends signals at given moments"))
  func aSignalWhileItsHandlersAreInstalledLeavesNothing() throws {
    let folder = try Folder()
    try folder.write("old", to: "a.csv")
    var ended = 0
    for moment in 1...16 {
      let trace = "strace -qq -o /dev/null -e inject=rt_sigaction:signal=TERM:when=\(moment)"
      let line = "mount -t tmpfs none /proc; \(trace) \(Self.export) a.csv -q; echo $?; ls -A"
      let result = try Binary.shell("unshare -m sh -c '\(line)'", in: folder)
      #expect(
        result.lines == ["143", "a.csv"] || result.lines == ["0", "a.csv"], "\(moment): \(result.text) \(result.words)")
      if result.lines.first == "143" { ended += 1 }
    }
    // What comes before the handlers and after the file is written ends nothing that could be seen.
    #expect(ended > 0, "no signal came in the midst")
  }
}
