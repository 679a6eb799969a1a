import Foundation
import Testing

@testable import Catalogue
@testable import Schedules

/// Curves computed by the published definitions and by the frameworks' own code.
struct GoldenCase: Decodable, Sendable, CustomTestStringConvertible {
  let id: String
  let curve: String
  let tolerance: Double
  let values: [Double]

  var testDescription: String { id }

  /// The cases of every fixture file.
  static let all: [GoldenCase] = {
    guard
      let folder = Bundle.module.url(forResource: "Fixtures", withExtension: nil),
      let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    else { return [] }
    return files.filter { $0.pathExtension == "jsonl" }.sorted { $0.path < $1.path }.flatMap { file -> [GoldenCase] in
      let lines = (try? String(contentsOf: file, encoding: .utf8))?.split(separator: "\n") ?? []
      return lines.compactMap { try? JSONDecoder().decode(GoldenCase.self, from: Data($0.utf8)) }
    }
  }()
}

@Test func everyFixtureIsRead() {
  #expect(GoldenCase.all.count >= 38)
}

@Test(arguments: GoldenCase.all) func recordedCurveIsMatched(_ golden: GoldenCase) throws {
  let config = try CurveText.config(golden.curve)
  let schedule = try config.schedule(in: RunContext(iterations: golden.values.count))
  let highest = golden.values.map(\.magnitude).max() ?? 0
  for (iteration, expected) in golden.values.enumerated() {
    let rate = schedule(iteration)
    #expect(
      (rate - expected).magnitude <= golden.tolerance * highest, "iteration \(iteration): \(rate), not \(expected)")
  }
}
