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
    #expect(try Binary.run("rule").lines.count == 35)
    #expect(try Binary.run("rule LR99").status == 64)
    #expect(try Binary.run("rule LR000").lines.first == "LR000 unused-suppression")
  }

  // MARK: Mending

  private static func text(of name: String, in folder: Folder) throws -> String {
    try String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
  }

  private let text =
    "learning_rate: 3e-5  # as in the paper\nper_device_train_batch_size: 8\nwarmup_steps: 20\nwarmup_ratio: 0.1\n"
    + "num_train_epochs: 2\n"
  private let facts = "--samples 4000 --world-size 1 --release 4.57.6"

  @Test func mendsWhatIsSafeOnceAndForAll() throws {
    let folder = try Folder()
    try folder.write(text, to: "a.yaml")
    let mended = text.replacing("3e-5", with: "3.0e-5").replacing("warmup_ratio: 0.1\n", with: "")
    // The rate that stays text keeps the run from starting, so that only it is seen at first.
    let first = try Binary.run("check a.yaml \(facts) --fix --format concise", in: folder)
    #expect(first.words.contains("a.yaml:1: '3e-5' is now '3.0e-5'"))
    let second = try Binary.run("check a.yaml \(facts) --fix --format concise", in: folder)
    #expect(second.words.contains("a.yaml:4: took out 'warmup_ratio: 0.1'"))
    #expect(second.status == 0 && !second.lines.contains { $0.contains(" LR009 ") || $0.contains(" LR013 ") })
    #expect(try Self.text(of: "a.yaml", in: folder) == mended)
    let third = try Binary.run("check a.yaml \(facts) --fix", in: folder)
    #expect(third.status == 0 && third.words == "")
    #expect(try Self.text(of: "a.yaml", in: folder) == mended)
  }

  @Test func printsWhatItWouldMendAndWritesNothing() throws {
    let folder = try Folder()
    try folder.write(text, to: "a.yaml")
    let result = try Binary.run("check a.yaml \(facts) --diff", in: folder)
    #expect(
      result.lines == [
        "--- a.yaml", "+++ a.yaml", "@@ -1,4 +1,4 @@", "-learning_rate: 3e-5  # as in the paper",
        "+learning_rate: 3.0e-5  # as in the paper", " per_device_train_batch_size: 8", " warmup_steps: 20",
        " warmup_ratio: 0.1",
      ])
    #expect(result.status == 1)
    #expect(try Self.text(of: "a.yaml", in: folder) == text)
    // What is left out is not mended.
    #expect(try Binary.run("check a.yaml \(facts) --diff --ignore LR013", in: folder).lines == [])
  }

  // MARK: A plan and its log

  @Test func holdsALogAgainstItsPlan() throws {
    let folder = try Folder()
    try folder.write(flat + "    min_decay_lr: 0.0001\n", to: "plan.yaml")
    let plan = try Binary.run("export @plan.yaml", in: folder)
    let planned = ["step,lr"] + plan.lines.dropFirst()
    try folder.write(planned.joined(separator: "\n") + "\n", to: "on.csv")
    // Every rate is halved from update 100 on.
    let rows = planned.enumerated().map { index, line -> String in
      let parts = line.split(separator: ",").map(String.init)
      guard index > 100, parts.count == 2, let rate = Double(parts[1]) else { return line }
      return "\(parts[0]),\(rate / 2)"
    }
    try folder.write(rows.joined(separator: "\n") + "\n", to: "off.csv")
    let on = try Binary.run("check @plan.yaml vs @on.csv --format concise", in: folder)
    #expect(on.status == 0 && !on.lines.contains { $0.contains("LR034") }, "\(on.lines)")
    for format in ["full", "concise", "json", "github", "gitlab", "sarif", "junit"] {
      let off = try Binary.run("check @plan.yaml vs @off.csv --format \(format)", in: folder)
      #expect(off.status == 1)
      #expect(off.lines.contains { $0.contains("LR034") }, "\(format)")
      #expect(off.lines.contains { $0.contains("update 100:") }, "\(format): \(off.lines)")
    }
    #expect(try Binary.run("check @plan.yaml vs @off.csv --ignore LR034", in: folder).status == 0)
    let words = try Binary.run(
      "check torch.StepLR --lr 0.1 --step_size 10 -n 500 vs @off.csv --format concise", in: folder)
    #expect(words.status == 1 && words.lines.contains { $0.hasPrefix("off.csv:1:1: warning LR034") })
    #expect(try Binary.run("check @plan.yaml vs @plan.yaml", in: folder).status == 64)
  }

  // MARK: Resumed runs

  @Test func explainTellsTheSeamAndWhoseScheduleGoesOn() throws {
    let folder = try Folder()
    let run =
      "torchrun pretrain_gpt.py --lr 3e-4 --min-lr 3e-5 --lr-decay-style cosine --train-iters 1000 --lr-warmup-iters 50 "
      + "--micro-batch-size 4 --global-batch-size 64"
    try folder.write(run + "\n", to: "old.sh")
    let other = run.replacing("3e-4", with: "1e-4")
    try folder.write(other + "\n", to: "equal.sh")
    try folder.write(other + " --override-opt_param-scheduler\n", to: "override.sh")
    try folder.write(other + " --use-checkpoint-opt_param-scheduler\n", to: "use.sh")
    // 3e-5 + 2.7e-4 (1 + cos(449 π / 950)) / 2 before the seam, 3e-5 + 7e-5 (1 + cos(450 π / 950)) / 2 behind it.
    let seam = "  at 500  0.000176593 → 6.78903e-05  × 0.384445"
    for (file, words) in [
      ("override", "the schedule of this file takes over"), ("equal", "would not resume with this file"),
    ] {
      let lines = try Binary.run("explain @old.sh for 500 resume @\(file).sh", in: folder).lines
      let place = try #require(lines.firstIndex(of: "resumed"))
      #expect(lines[place + 1] == seam, "\(lines[place + 1])")
      #expect(lines.contains { $0.contains(words) }, "\(file)")
    }
    let kept = try Binary.run("explain @old.sh for 500 resume @use.sh", in: folder).lines
    #expect(kept.contains { $0.contains("the checkpoint's schedule, that of old.sh, goes on") })
    #expect(kept.contains { $0.hasPrefix("  at 500  0.000176593 → 0.000176148") })
    let json = try Binary.run("explain @old.sh for 500 resume @override.sh --json", in: folder)
    let object = try #require(try JSONSerialization.jsonObject(with: json.output) as? [String: Any])
    let seams = try #require(object["seams"] as? [[String: Any]])
    #expect(seams.count == 1 && seams.first?["iteration"] as? Int == 500)
  }
}
