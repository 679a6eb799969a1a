import Foundation
import Logs
import Runs
import Testing

/// Logs as frameworks wrote them, with what they say: executed with the framework where that could be done, else by its sources.
struct LogSample: Sendable, CustomTestStringConvertible {
  let folder: String
  let file: String
  let steps: [Double?]
  let rates: [Double?]
  let updates: [Int?]?
  let perEpoch: Int?
  let belongs: String
  let kind: String?

  var path: String { "\(Self.root)/\(folder)/\(file)" }
  var testDescription: String { "\(folder)/\(file)" }

  static let root = Bundle.module.resourcePath.map { "\($0)/Fixtures" } ?? ""

  static let all: [LogSample] = {
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    return folders.sorted().flatMap { folder -> [LogSample] in
      guard let data = FileManager.default.contents(atPath: "\(root)/\(folder)/expected.json"),
        let object = try? JSONSerialization.jsonObject(with: data) as? [String: [String: Any]]
      else { return [] }
      return object.sorted { $0.key < $1.key }.map { name, want in
        let number: (Any) -> Double? = { ($0 as? NSNumber)?.doubleValue ?? ($0 as? String).flatMap(Double.init) }
        let each = ["steps_per_epoch", "updates_per_epoch", "iterations_per_epoch"].compactMap { want[$0] as? Int }
          .first
        return LogSample(
          folder: folder, file: name, steps: (want["steps"] as? [Any] ?? []).map(number),
          rates: (want["lr"] as? [Any] ?? []).map(number),
          updates: (want["t"] as? [Any])?.map { ($0 as? NSNumber)?.intValue }, perEpoch: each,
          belongs: want["belongs_to"] as? String ?? "", kind: want["kind"] as? String)
      }
    }
  }()

  /// The bytes of the file, or of the files of the folder.
  func inputs() -> [LogInput] {
    if file.hasSuffix("/") {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      return names.map { LogInput(bytes("\(path)\($0)"), path: "\(path)\($0)") }
    }
    return [LogInput(bytes(path), path: path)]
  }

  func bytes(_ path: String) -> [UInt8] { Array(FileManager.default.contents(atPath: path) ?? Data()) }

  func log(_ request: LogRequest = LogRequest()) throws -> RunLog {
    let inputs = inputs()
    if file.hasSuffix("/") { return try LogReader.log(ofEvents: inputs, in: path, request) }
    return try #require(try LogReader.log(of: inputs[0], request))
  }

  /// Whether there is a rate in it.
  var hasRate: Bool { rates.contains { $0 != nil } }
}

@Suite("Samples of logs")
struct SampleTests {
  @Test("There are samples of every format", arguments: [40])
  func samplesAreThere(least: Int) { #expect(LogSample.all.count >= least) }

  @Test("Steps, rates and the update that each belongs to are those that the writer meant", arguments: LogSample.all)
  func sampleIsRead(sample: LogSample) throws {
    guard sample.hasRate else {
      let fault = #expect(throws: LogFault.self) { _ = try sample.log() }
      guard case .noRate = fault else {
        Issue.record("\(String(describing: fault))")
        return
      }
      return
    }
    let log = try sample.log()
    var facts = RunFacts()
    facts.updatesPerEpoch = sample.perEpoch.map { Fact($0, .standard) }
    let accounting = StepAccounting(facts)
    let valued = log.valued
    let wanted = zip(sample.steps, sample.rates).filter { $0.1 != nil }
    #expect(valued.map { log.step(at: $0, by: accounting) } == wanted.map(\.0))
    #expect(valued.count == wanted.count)
    for (index, want) in zip(valued, wanted) {
      let rate = try #require(want.1)
      #expect(abs(log.rates[index] - rate) <= 1e-12 * abs(rate), "step \(String(describing: want.0))")
    }
    if let updates = sample.updates, updates.count == valued.count {
      let found = log.iterations(by: accounting)
      #expect(valued.map { found[$0] } == updates)
    }
  }
}
