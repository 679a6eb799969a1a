import Foundation
import Testing

/// Files are replaced whole or stay as they were.
struct FileTests {
  @Test func anExistingFileIsReplacedWhole() throws {
    let folder = try Folder()
    try folder.write(String(repeating: "old ", count: 100_000), to: "lr.csv")
    #expect(try Binary.run("export constant -n 1 -o lr.csv", in: folder).status == 0)
    #expect(String(decoding: try folder.data("lr.csv"), as: UTF8.self) == "iteration,constant\n1,0.01\n")
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

  @Test(arguments: ["TERM", "HUP"]) func aSignalLeavesNoPartOfAFile(_ signal: String) throws {
    let folder = try Folder()
    try folder.write("old", to: "lr.csv")
    let line = "lrsched export cosine -n 2e7 -o lr.csv & pid=$!; sleep 0.3; kill -\(signal) $pid; wait $pid; echo $?"
    let result = try Binary.shell(line, in: folder)
    #expect((Int(result.lines.last ?? "") ?? 0) > 128)
    #expect(folder.names == ["lr.csv"])
    #expect(String(decoding: try folder.data("lr.csv"), as: UTF8.self) == "old")
  }
}
