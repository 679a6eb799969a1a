package import CommandLanguage
package import Documents
import Runs
import TerminalText

/// How many updates a run makes that options alone describe, with the way from what was given: text and JSON.
package struct StepsAccount {
  private let evaluation: Evaluation
  private let rows: [Row]
  private let logs: [LogAccount]

  private struct Row {
    var name: String
    var value: String
    var source: String
  }

  /// Counts a run.
  ///
  /// - Parameter invocation: The options, and perhaps curves that tell how long the run is.
  /// - Throws: A `CurveFault` where the options do not fit together, or a curve cannot be built.
  package init(of invocation: Invocation) throws(CurveFault) {
    evaluation = try invocation.evaluation()
    let run = evaluation.run
    let accounting = run.accounting
    logs = invocation.logs.map { LogAccount($0, accounting) }
    let hasLogs = !logs.isEmpty
    var rows: [Row] = []
    func add(_ name: String, _ fact: Fact<Int>?) {
      guard let fact else { return }
      for step in accounting.trail(of: fact) {
        let row = Row(
          name: step.fact.map(Self.name) ?? name, value: step.value,
          source: Self.source(step.provenance, ofLog: hasLogs))
        if !rows.contains(where: { $0.name == row.name }) { rows.append(row) }
      }
    }
    add("batches an epoch and process", accounting.batchesPerProcess)
    add("updates an epoch", accounting.updatesPerEpoch)
    add("samples an update", accounting.samplesPerUpdate)
    add("tokens an update", accounting.tokensPerUpdate)
    add("updates", run.length)
    if let warmup = invocation.run.warmup {
      do throws(MissingFact) {
        let count = try accounting.updates(ofWarmup: warmup)
        rows.append(
          Row(
            name: "warmup", value: String(count.value),
            source: "--warmup \(warmup), of \(evaluation.length) updates"))
      } catch {
        throw .run(.missingFact(.option("warmup", of: invocation.command), value: warmup.description, error))
      }
    }
    for (name, unit) in [("samples in all", Quantity.Unit.samples), ("tokens in all", .tokens), ("epochs", .epochs)] {
      guard let quantity = try? accounting.quantity(of: evaluation.length, in: unit) else { continue }
      rows.append(Row(name: name, value: quantity.description, source: "of \(evaluation.length) updates"))
    }
    self.rows = rows
  }

  /// The lines, each without its end.
  package var lines: [String] {
    let counts = Columns.aligned(rows.map { [$0.name, $0.value, $0.source] })
    return logs.isEmpty ? counts : logs.flatMap { $0.lines + [""] } + counts
  }

  /// The same as data.
  package var object: JSONText {
    let facts = JSONText.array(
      rows.map { ["name": .string($0.name), "value": .string($0.value), "source": .string($0.source)] })
    if logs.isEmpty { return ["updates": .integer(evaluation.length), "facts": facts] }
    return [
      "updates": .integer(evaluation.length), "facts": facts, "logs": .array(logs.map(\.object)),
    ]
  }

  private static func name(_ fact: RunFact) -> String {
    switch fact {
    case .length: "updates"
    case .updatesPerEpoch: "updates an epoch"
    case .samples: "samples"
    case .batchSize: "batch size"
    case .accumulation: "batches an update"
    case .worldSize: "processes"
    case .dropsLast: "drop last"
    case .rounding: "rounding"
    case .sequenceLength: "tokens a sample"
    }
  }

  private static func source(_ provenance: Provenance, ofLog: Bool) -> String {
    switch provenance {
    case .option(let name): "--\(name)"
    case .parameter(let name, let owner, let curve): "--\(name) of \(owner), curve \(curve)"
    case .standard: "unless told otherwise"
    case .derived(.longestCourse, _): ofLog ? "up to the last one that is logged" : "until the curve has run its course"
    case .derived(let rule, let facts):
      facts.isEmpty ? rule.rawValue : "from " + facts.map { name($0) }.joined(separator: ", ")
    }
  }
}
