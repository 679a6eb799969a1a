import Foundation
import Testing

/// A path that names an open descriptor, a pipe or a device is written into: nothing that is there is lost.
struct DescriptorPathTests {
  private static let rows = "iteration,constant\n0,1\n"
  private static let export = "lrsched export constant -n 1 --format csv -q -o"

  /// What is in the file stays, and so does what is written before and after.
  @Test(arguments: [
    "\(export) /dev/stdout >> a.csv",
    "\(export) /dev/stderr 2>> a.csv",
    "\(export) /dev/fd/1 >> a.csv",
    "\(export) /dev/fd/3 3>> a.csv",
    "\(export) link.csv 3>> a.csv",
    "exec 3>> a.csv; sh -c 'exec 4>&-; \(export) /dev/fd/3'",
  ])
  func aFileThatIsAppendedToKeepsWhatIsInIt(_ line: String) throws {
    let folder = try Folder()
    try folder.write("kept\n", to: "a.csv")
    let result = try Binary.shell("ln -s /dev/fd/3 link.csv; \(line); status=$?; rm link.csv; exit $status", in: folder)
    #expect(result.status == 0, "\(result.words)")
    #expect(String(decoding: try folder.data("a.csv"), as: UTF8.self) == "kept\n" + Self.rows)
    #expect(folder.names == ["a.csv"])
  }

  @Test(arguments: ["/dev/stdout", "/dev/fd/1", "-"])
  func whatAShellWritesBeforeAndAfterStays(_ path: String) throws {
    let folder = try Folder()
    let line = "{ echo before; \(Self.export) \(path); echo after; } > a.csv"
    #expect(try Binary.shell(line, in: folder).status == 0)
    #expect(String(decoding: try folder.data("a.csv"), as: UTF8.self) == "before\n\(Self.rows)after\n")
  }

  #if os(Linux)
    @Test(arguments: ["self", "thread-self", "$PPID"])
    func theFoldersOfDescriptorsInProcAreKnown(_ process: String) throws {
      let folder = try Folder()
      try folder.write("kept\n", to: "a.csv")
      let line = "exec 3>> a.csv; sh -c \"\(Self.export) /proc/\(process.replacing("$", with: "\\$"))/fd/3\""
      let result = try Binary.shell(line, in: folder)
      #expect(result.status == 0, "\(result.words)")
      #expect(String(decoding: try folder.data("a.csv"), as: UTF8.self) == "kept\n" + Self.rows)
    }

    /// Another program's descriptor, which this one does not have: the file is appended to.
    @Test func theDescriptorOfAnotherProgramIsAppendedTo() throws {
      let folder = try Folder()
      try folder.write("kept\n", to: "a.csv")
      let result = try Binary.shell("exec 3>> a.csv; (exec 3>&-; \(Self.export) /proc/$$/fd/3)", in: folder)
      #expect(result.status == 0, "\(result.words)")
      #expect(String(decoding: try folder.data("a.csv"), as: UTF8.self) == "kept\n" + Self.rows)
    }
  #endif

  @Test func aFileWithoutANameStaysWithoutOne() throws {
    let folder = try Folder()
    let line = "exec 4<> a.csv; rm a.csv; \(Self.export) /dev/fd/4; status=$?; cat /dev/fd/4; exit $status"
    let result = try Binary.shell(line, in: folder)
    #expect(result.status == 0, "\(result.words)")
    #expect(folder.names.isEmpty)
    #if os(Linux)
      #expect(result.text == Self.rows)
    #endif
  }

  @Test(arguments: ["/dev/stdout", "/dev/fd/1"]) func aPipeIsWrittenTo(_ path: String) throws {
    #expect(try Binary.shell("\(Self.export) \(path) | cat", in: Folder()).text == Self.rows)
  }

  @Test(.enabled(if: Surroundings.have("bash"), "bash substitutes processes"))
  func aSubstitutedProcessReads() throws {
    let folder = try Folder()
    let line = "\(Self.export) >(cat > a.csv); until test -s a.csv; do sleep 0.02; done"
    let result = try Binary.shell("bash -c '\(line)'", in: folder)
    #expect(result.status == 0, "\(result.words)")
    #expect(String(decoding: try folder.data("a.csv"), as: UTF8.self) == Self.rows)
  }

  @Test func aNamedPipeIsWrittenToAndStays() throws {
    let folder = try Folder()
    let result = try Binary.shell("mkfifo pipe; cat pipe & \(Self.export) pipe; wait; test -p pipe", in: folder)
    #expect(result.status == 0, "\(result.words)")
    #expect(result.text == Self.rows)
  }

  @Test(arguments: ["/dev/fd/77", "/dev/fd/0"]) func whatCannotBeWrittenToIsTold(_ path: String) throws {
    let folder = try Folder()
    try folder.write("kept", to: "a.csv")
    let result = try Binary.shell("\(Self.export) \(path) < a.csv", in: folder)
    #expect(result.status == 73)
    #expect(result.words.hasPrefix("lrsched: '\(path)' cannot be written: "))
    #expect(String(decoding: try folder.data("a.csv"), as: UTF8.self) == "kept")
  }

  /// Whoever shares a terminal or a pipe with us may have asked that nobody waits for it.
  @Test(.enabled(if: Surroundings.have("python3"), "python3 makes the pipes"))
  func pipesThatDoNotWaitAreWaitedFor() throws {
    let program = """
      import os, subprocess, time
      reader, writer = os.pipe()
      os.set_blocking(writer, False)
      program = subprocess.Popen(['lrsched', 'export', 'constant', '-n', '100000'], stdout=writer)
      os.close(writer)
      time.sleep(0.2)
      print(open(reader).read().count('\\n'), program.wait())
      reader, writer = os.pipe()
      os.set_blocking(reader, False)
      program = subprocess.Popen(['lrsched', 'at', '0', '@-'], stdin=reader, stdout=subprocess.PIPE)
      os.close(reader)
      for part in [b'const', b'ant\\n']:
          time.sleep(0.1)
          os.write(writer, part)
      os.close(writer)
      print(program.communicate()[0], program.wait())
      """
    let folder = try Folder()
    try folder.write(program, to: "pipes.py")
    let result = try Binary.shell("python3 pipes.py", in: folder)
    #expect(result.lines == ["100001 0", "b'1\\n' 0"], "\(result.words)")
  }
}
