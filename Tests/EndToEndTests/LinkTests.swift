import Foundation
import Testing

/// Links are followed to the file that is meant, and what cannot be a file is told before any work is done.
struct LinkTests {
  private static let rows = "iteration,constant\n0,1\n"
  private static let export = "lrsched export constant -n 1 --format csv -o"

  /// The file behind the last link is written, be it there or not, and every link stays.
  @Test(arguments: [true, false], ["c.csv", "sub/c.csv", "../SELF/c.csv"])
  func linksToLinksAreFollowed(_ exists: Bool, _ target: String) throws {
    let folder = try Folder()
    let target = target.replacing("SELF", with: folder.url.lastPathComponent)
    let line = """
      mkdir sub; ln -s b a.csv; ln -s \(target) b; \(exists ? "echo old > \(target)" : "")
      \(Self.export) a.csv && test -L a.csv && test -L b && test ! -L \(target) && cat \(target)
      """
    let result = try Binary.shell(line, in: folder)
    #expect(result.status == 0 && result.text == Self.rows, "\(result.words)")
  }

  /// What a link holds is meant from the folder that the link is in.
  @Test func aLinkInAnotherFolderLeadsFromThere() throws {
    let folder = try Folder()
    let result = try Binary.shell(
      "mkdir sub; ln -s c.csv sub/a.csv; \(Self.export) sub/a.csv; cat sub/c.csv", in: folder)
    #expect(result.text == Self.rows, "\(result.words)")
    #expect(folder.names == ["sub"])
  }

  @Test func aLoopOfLinksIsTold() throws {
    let folder = try Folder()
    let result = try Binary.shell("ln -s b a.csv; ln -s a.csv b; \(Self.export) a.csv", in: folder)
    #expect(result.status == 73)
    #expect(result.words.hasPrefix("lrsched: 'a.csv' cannot be written: "))
    #expect(try Binary.shell("readlink a.csv b", in: folder).lines == ["b", "a.csv"])
  }

  @Test func aLinkIntoAMissingFolderNamesThatFolder() throws {
    let folder = try Folder()
    let result = try Binary.shell("ln -s nowhere/c.csv a.csv; \(Self.export) a.csv", in: folder)
    #expect(result.status == 73)
    #expect(result.words.contains("'a.csv' cannot be written: there is no folder './nowhere'."))
  }

  /// Exporting a thousand million rows takes longer than a test does.
  @Test(arguments: ["a.csv/", "kept.csv/", "sub/", "sub/.", ".", "kept.csv/a.csv", String(repeating: "n", count: 300)])
  func whatCannotBeAFileIsToldBeforeTheWork(_ path: String) throws {
    let folder = try Folder()
    try folder.write("kept", to: "kept.csv")
    try FileManager.default.createDirectory(atPath: folder.path("sub"), withIntermediateDirectories: false)
    let result = try Binary.run(["export", "cosine", "-n", "1e9", "--format", "csv", "-o", path], in: folder)
    #expect(result.status == 73)
    #expect(result.words.hasPrefix("lrsched: '\(path)' cannot be written: "), "\(result.words)")
    #expect(folder.names == ["kept.csv", "sub"])
    #expect(String(decoding: try folder.data("kept.csv"), as: UTF8.self) == "kept")
  }

  @Test(arguments: ["a.csv", "./a.csv", "sub/../a.csv", "soft.csv", "hard.csv"])
  func theSameFileTwiceIsRefused(_ other: String) throws {
    let folder = try Folder()
    try folder.write("kept", to: "a.csv")
    let line = "mkdir sub; ln -s a.csv soft.csv; ln a.csv hard.csv; \(Self.export) a.csv -o \(other)"
    let result = try Binary.shell(line, in: folder)
    #expect(result.status == 64)
    #expect(result.words.contains(other) && result.words.contains("would take the place of the other."))
    #expect(String(decoding: try folder.data("a.csv"), as: UTF8.self) == "kept")
  }

  /// Neither is there yet.
  @Test func theSameNewFileTwiceIsRefused() throws {
    let folder = try Folder()
    let line = "ln -s a.svg b.svg; lrsched plot constant -o a.svg -o b.svg"
    #expect(try Binary.shell(line, in: folder).status == 64)
    #expect(try Binary.run("plot constant -o c.png -o ./c.png", in: folder).status == 64)
    #expect(folder.names == ["b.svg"])
  }

  @Test func aDeviceAndDifferentFilesAreTakenTogether() throws {
    let folder = try Folder()
    let line = "plot constant --format png -o /dev/null -o /dev/null -o a.png -o b.png -q"
    #expect(try Binary.run(line, in: folder).status == 0)
    #expect(try folder.data("a.png") == folder.data("b.png"))
  }

  /// The file that is read is not lost, by whatever name it is written to.
  @Test(arguments: [
    "@in.lrs -o in.lrs --format csv", "@in.lrs vs linear -o ./in.lrs --format csv", "@in.lrs -o link.csv",
    "@- -o in.lrs --format csv < in.lrs",
    "torch.ReduceLROnPlateau --lr 0.1 --metrics loss.csv -o loss.csv",
    "torch.ReduceLROnPlateau --lr 0.1 --metrics loss.csv:loss -o ./loss.csv",
  ])
  func anOutputThatIsAnInputIsRefused(_ words: String) throws {
    let folder = try Folder()
    try folder.write("cosine\n", to: "in.lrs")
    try folder.write("loss\n1\n", to: "loss.csv")
    let result = try Binary.shell("ln -s in.lrs link.csv; lrsched export \(words)", in: folder)
    #expect(result.status == 64)
    #expect(result.words.contains("which is read by this command") || result.words.contains("is read by this command"))
    #expect(String(decoding: try folder.data("in.lrs"), as: UTF8.self) == "cosine\n")
    #expect(String(decoding: try folder.data("loss.csv"), as: UTF8.self) == "loss\n1\n")
  }
}
