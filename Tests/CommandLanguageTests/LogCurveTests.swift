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
    "seed1.csv": "epoch,learning_rate,val_loss\n0,0.5,4\n1,0.25,3\n",
    "seed2.csv": "epoch,learning_rate,val_loss\n0,0.5,2\n1,0.25,1\n",
    "curves.txt": "cosine --max 1\n",
  ]

  private func invocation(_ words: [String]) throws -> Invocation {
    let files = Self.files
    return try CommandLineParser().invocation(
      words,
      opening: { (path) throws(FileError) in
        if path == "events" { return .folder(events: ["events/a/x.tfevents", "events/b/x.tfevents"]) }
        if path == "seed*.csv" { return .matches(["seed1.csv", "seed2.csv"]) }
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

  @Test("A family is its mean, and none of its files is an output")
  func families() throws {
    let words = ["plot", "@seed*.csv:val_loss", "--steps-per-epoch", "2"]
    #expect(try rates(words, at: [0, 1, 2]) == [3, 2.5, 2])
    let invocation = try invocation(words)
    #expect(invocation.inputFiles == ["seed1.csv", "seed2.csv"])
    #expect(invocation.curves[0].description == "'@seed*.csv:val_loss'")
    let evaluation = try invocation.evaluation()
    let band = try #require(invocation.bands(in: evaluation)[0]?.band)
    #expect([band.lower(0), band.upper(0), band.lower(2), band.upper(2)] == [2, 4, 1, 3])
  }

  @Test("A panel has the column of each log, and what the schedules saw that follow a metric")
  func panels() throws {
    func panels(_ line: String) throws -> [PanelCurves] {
      let invocation = try invocation(line.split(separator: " ").map(String.init))
      return try invocation.panels(in: invocation.evaluation())
    }
    let one = try panels("plot @run.csv --panel VAL_LOSS")
    #expect(one.map(\.name) == ["val_loss"] && one[0].without.isEmpty)
    #expect([10, 15, 20].map { one[0].curves[0].values.values($0) } == [3, 2.5, 2])
    // Of several curves those that have it, each at its place.
    let two = try panels("compare cosine -n 30 vs @run.csv vs @a:b.csv --panel val_loss")
    #expect(two[0].curves.map(\.place) == [1] && two[0].without == ["cosine", "a:b.csv"])
    // The metric of an epoch is seen behind its last update, and cuts the rate of the next.
    let line =
      "plot torch.ReduceLROnPlateau --lr 0.1 --patience 0 --metrics 3,4,2 --steps_per_epoch 10 --panel metrics"
    let seen = try panels(line)
    #expect(seen[0].name == "Metric" && Array(seen[0].curves[0].values.values.updates) == [9, 19, 29])
    #expect(seen[0].curves[0].values.values.rates == [3, 4, 2])
    #expect(try rates(line.split(separator: " ").map(String.init), at: [19, 20]) == [0.1, 0.1 * 0.1])
    // A family has its band below, too.
    let family = try panels("plot @seed*.csv --steps-per-epoch 2 --panel val_loss")
    #expect(family[0].curves[0].values.values(0) == 3 && family[0].curves[0].values.band?.upper(0) == 4)
    #expect(try panels("plot @seed1.csv --steps-per-epoch 2 --panel val_loss,learning_rate").count == 2)
  }

  @Test("A panel of nothing is told with the columns that there are")
  func noPanel() throws {
    func sentence(_ line: String) throws -> String {
      let invocation = try invocation(line.split(separator: " ").map(String.init))
      let evaluation = try invocation.evaluation()
      do { _ = try invocation.panels(in: evaluation) } catch { return Diagnostic(error).sentence }
      return ""
    }
    #expect(try sentence("plot @run.csv --panel accuracy").contains("'val_loss'"))
    #expect(try sentence("plot @run.csv --panel val_los").contains("Did you mean 'val_loss'?"))
    #expect(try sentence("plot cosine --panel loss").contains("no curve is one"))
    #expect(try sentence("plot @run.csv --panel val_loss,").contains("--panel"))
  }

  @Test("Marks are what at takes, and the ends of each curve's own cycles")
  func marks() throws {
    func marks(_ line: String) throws -> [[Int]] {
      let invocation = try invocation(line.split(separator: " ").map(String.init))
      return try invocation.marks(in: invocation.evaluation())
    }
    #expect(try marks("plot cosine -n 100") == [[]])
    #expect(try marks("plot cosine -n 100 --mark-at 10%,last,3..5") == [[3, 4, 5, 10, 99]])
    #expect(
      try marks("compare sgdr --length 10 --cycle-mult 2 -n 65 vs cosine --mark-at cycle-ends,last") == [
        [9, 29, 64], [64],
      ])
    for line in ["--mark-at cycle-ends", "--mark-at 100", "--mark-at 200..300"] {
      #expect(throws: UsageError.self) { try marks("plot cosine -n 100 \(line)") }
    }
    #expect(throws: UsageError.self) { try marks("plot cosine -n 1M --mark-at 0:100k:1") }
    // What was asked for comes back.
    let recipe = try invocation(["plot", "sgdr", "--mark-at", "cycle-ends,-5..", "--panel", "loss"]).recipe
    #expect(recipe == "lrsched plot sgdr --panel loss --mark-at cycle-ends,-5..")
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
