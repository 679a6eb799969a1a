import Configs
import Documents
import Logs
import Runs
import Schedules
import Testing

@testable import CommandLanguage

/// Logs where curves stand: opened beforehand, built for the run, printed as they were asked for.
@Suite("Logs as curves")
struct LogCurveTests {
  private static let files: [String: String] = [
    "run.csv": "step,lr,val_loss\n0,0.5,\n10,0.25,3\n20,0.125,2\n",
    "a:b.csv": "step,lr\n0,2\n5,1\n",
    "epochs.csv": "epoch,loss,lr\n0,3,0.5\n1,2,0.25\n",
    "odd.txt": "at 3 it was 0.5\nat 7 it was 0.25\n",
    "curves.txt": "cosine --max 1\n",
  ]

  private func invocation(_ words: [String]) throws -> Invocation {
    let files = Self.files
    return try CommandLineParser().invocation(
      words,
      opening: { (path) throws(FileError) in
        if path == "events" { return .folder(events: ["events/a/x.tfevents", "events/b/x.tfevents"]) }
        guard let text = files[path] else { throw .missing(path: path) }
        return .file(LogInput(Array(text.utf8), path: path))
      },
      reading: { (path) throws(FileError) in
        guard let text = files[path] else { throw .missing(path: path) }
        return Array(text.utf8)
      })
  }

  private func rates(_ words: [String], at updates: [Int]) throws -> [Double] {
    let schedule = try #require(try invocation(words).schedules().first)
    return updates.map { schedule($0) }
  }

  @Test("A log is a curve as long as it is, straight between what was logged")
  func isACurve() throws {
    let invocation = try invocation(["plot", "@run.csv"])
    let evaluation = try invocation.evaluation()
    #expect(evaluation.length == 21)
    #expect([0, 5, 10, 20, 30].map { evaluation.curves[0].schedule($0) } == [0.5, 0.375, 0.25, 0.125, 0.125])
    #expect(evaluation.curves[0].label == "run.csv")
    #expect(invocation.curves[0].description == "@run.csv")
  }

  @Test("Any column is a curve, and the longest beginning that names a file is the file")
  func columns() throws {
    #expect(try rates(["plot", "@run.csv:val_loss"], at: [10, 15, 20]) == [3, 2.5, 2])
    #expect(try rates(["plot", "@run.csv", "--column", "val_loss"], at: [10]) == [3])
    #expect(try rates(["plot", "@a:b.csv"], at: [0, 5]) == [2, 1])
    #expect(try rates(["plot", "@a:b.csv:lr"], at: [0, 5]) == [2, 1])
    #expect(throws: UsageError.self) { try invocation(["plot", "@run.csv:nothing"]) }
  }

  @Test("What wraps a curve wraps a log, and what follows follows it")
  func compositions() throws {
    #expect(try rates(["plot", "@run.csv", "scale", "2"], at: [0, 10]) == [1, 0.5])
    #expect(try rates(["plot", "@run.csv", "then", "constant", "--lr", "7"], at: [20, 21]) == [0.125, 7])
    #expect(try rates(["compare", "constant", "--lr", "1", "times", "@run.csv"], at: [10]) == [0.25])
  }

  @Test("Epochs are asked for where a curve is drawn, and not where the log itself is told")
  func epochs() throws {
    #expect {
      try invocation(["plot", "@epochs.csv"])
    } throws: { error in
      guard case .logNeeds("epochs.csv", "epochs", let missing)? = error as? UsageError else { return false }
      return missing.wanted == .updatesPerEpoch
    }
    #expect(throws: Never.self) { try invocation(["export", "@epochs.csv"]) }
    #expect(throws: Never.self) { try invocation(["explain", "@epochs.csv"]) }
    #expect(throws: UsageError.self) { try invocation(["export", "@epochs.csv", "vs", "cosine"]) }
    // The rate of an epoch is that of all its updates, the last one's too.
    let told = try invocation(["plot", "@epochs.csv", "--steps-per-epoch", "4"]).evaluation()
    #expect(told.length == 8)
    #expect((0..<8).map { told.curves[0].schedule($0) } == [0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25])
  }

  @Test("A pattern reads any text, and its words come back")
  func pattern() throws {
    let words = ["plot", "@odd.txt", "--pattern", #"at (?<step>\d+) it was (?<lr>\S+)"#]
    let invocation = try invocation(words)
    #expect(try invocation.evaluation().length == 8)
    #expect(invocation.curves[0].description == #"@odd.txt --pattern 'at (?<step>\d+) it was (?<lr>\S+)'"#)
    #expect(try rates(words, at: [3, 5, 7]) == [0.5, 0.375, 0.25])
  }

  @Test("A file of curves stays one, and a folder of several runs asks for one of them")
  func others() throws {
    #expect(try invocation(["plot", "@curves.txt"]).logs.isEmpty)
    #expect(throws: UsageError.log(.severalRuns(path: "events", runs: ["events/a", "events/b"]))) {
      try invocation(["plot", "@events"])
    }
    #expect(throws: UsageError.self) { try invocation(["plot", "@missing.csv"]) }
  }

  @Test("Sentences name the file, what is accepted, and how the program ends")
  func sentences() {
    let unknown = Diagnostic(UsageError.log(.unknownColumn("los", path: "a.csv", columns: ["step", "loss"])))
    #expect(unknown.sentence == "'a.csv' has no column 'los'. Did you mean 'loss'?")
    #expect(unknown.exitCode == .usage)
    let none = Diagnostic(UsageError.log(.noRate(path: "a.csv", format: "table", columns: ["step", "loss"])))
    #expect(none.sentence.contains("'step' and 'loss'"))
    #expect(none.exitCode == .data)
  }
}
