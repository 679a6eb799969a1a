import Foundation
import Testing

@testable import RangeTests

/// A curve on which the finders' own code was run, and what it returned: fastai 2.8.12, lightning 2.6.6, torch-lr-finder 0.2.2,
/// pytorch-ignite 0.5.5, keras_lr_finder, ktrain 0.41.4.
struct RecordedSweep {
  let name: String
  let isLinear: Bool
  let sweep: RateSweep
  /// For each rule the rate, or `nil` where the finder raises or returns nothing.
  let suggestions: [String: Double?]
  /// What whole finders record and suggest when the losses are those of their batches, by their names.
  let pipelines: [String: [String: Any]]
  let bounds: (start: Double, end: Double, count: Int)?

  private init(_ object: [String: Any]) throws {
    name = try #require(object["id"] as? String)
    isLinear = object["mode"] as? String == "linear"
    let losses = try #require(object["losses"] as? [Any]).map { ($0 as? Double) ?? .nan }
    sweep = RateSweep(rates: try #require(object["rates"] as? [Double]), losses: losses)
    suggestions = try #require(object["suggestions"] as? [String: Any]).mapValues { $0 as? Double }
    let pipeline = object["pipeline"] as? [String: Any] ?? [:]
    pipelines = pipeline.compactMapValues { $0 as? [String: Any] }
    if let start = pipeline["start"] as? Double, let end = pipeline["end"] as? Double,
      let count = pipeline["num_it"] as? Int
    {
      bounds = (start, end, count)
    } else {
      bounds = nil
    }
  }

  /// All of them.
  static func all() throws -> [RecordedSweep] {
    let file = try #require(Bundle.module.url(forResource: "Fixtures/lr_find", withExtension: "jsonl"))
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
      return try RecordedSweep(try #require(object as? [String: Any]))
    }
  }

  /// The one of a name.
  static func named(_ name: String) throws -> RecordedSweep {
    try #require(try all().first { $0.name == name })
  }
}
