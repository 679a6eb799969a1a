import Foundation
import Testing

/// `check` as a whole: what it looks at, and how it ends.
struct CheckTests {
  private let flat =
    "train: 1\ntokens: {train_steps: 500}\noptimizer:\n  learning_rate_scheduler:\n    learning_rate: 0.001\n    lr_warmup_steps: 20\n    lr_warmup_style: linear\n    lr_decay_style: cosine\n"

  @Test func endsWithOneWhereSomethingIsFound() throws {
    let folder = try Folder()
    try folder.write(flat, to: "a.yaml")
    let result = try Binary.run("check a.yaml --format concise", in: folder)
    #expect(result.status == 1)
    #expect(result.lines.contains { $0.hasPrefix("a.yaml:") && $0.contains(" warning LR018 ") })
    #expect(try Binary.run("check a.yaml --fail-on error", in: folder).status == 0)
    #expect(try Binary.run("check a.yaml --ignore LR018", in: folder).status == 0)
    #expect(try Binary.run("check a.yaml --select LR001", in: folder).status == 0)
  }

  @Test func looksAtFoldersAndLeavesHiddenFilesOut() throws {
    let folder = try Folder()
    try FileManager.default.createDirectory(at: folder.url.appending(path: "c/d"), withIntermediateDirectories: true)
    try folder.write(flat, to: "c/d/a.yaml")
    try folder.write(flat, to: "c/.b.yaml")
    try folder.write("nothing: here\n", to: "c/other.yaml")
    let result = try Binary.run("check c --format concise", in: folder)
    #expect(result.status == 1)
    #expect(result.lines.last?.hasSuffix("in 1 run") == true)
  }

  @Test func takesTheNearestSettings() throws {
    let folder = try Folder()
    try FileManager.default.createDirectory(at: folder.url.appending(path: "c"), withIntermediateDirectories: true)
    try folder.write(flat, to: "c/a.yaml")
    try folder.write("[ignore]\nLR018 = \"flat is meant\"\n", to: "lrsched.toml")
    #expect(try Binary.run("check c/a.yaml", in: folder).status == 0)
    try folder.write("[severity]\nLR018 = \"error\"\n", to: "c/lrsched.toml")
    #expect(try Binary.run("check c/a.yaml --fail-on error", in: folder).status == 1)
  }

  @Test func tellsFilesThatCannotBeReadApart() throws {
    let folder = try Folder()
    try folder.write("nothing: here\n", to: "other.yaml")
    try folder.write(flat, to: "a.yaml")
    let unknown = try Binary.run("check other.yaml a.yaml --format concise", in: folder)
    #expect(unknown.status == 65 && unknown.lines.contains { $0.contains("LR018") })
    #expect(try Binary.run("check none.yaml", in: folder).status == 66)
    #expect(try Binary.run("check a.yaml --select LR99", in: folder).status == 64)
    #expect(try Binary.run("check", in: folder).status == 64)
  }

  @Test func looksAtCurvesInWords() throws {
    let result = try Binary.run("check polynomial --lr 0.1 --length 100 -n 1000 --format concise")
    #expect(result.status == 1 && result.lines.first?.contains(" LR001 ") == true)
  }

  @Test func printsThePageOfARule() throws {
    let page = try Binary.run("rule log-warmup")
    #expect(page.status == 0 && page.lines.first == "LR012 log-warmup")
    #expect(try Binary.run("rule").lines.count == 33)
    #expect(try Binary.run("rule LR99").status == 64)
  }
}
