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
  static let all = files.flatMap { file in file.lines.compactMap { try? GoldenCase(line: $0) } }

  /// The fixture files and what stands on their lines.
  static let files: [(name: String, lines: [Substring])] = {
    guard
      let folder = Bundle.module.url(forResource: "Fixtures", withExtension: nil),
      let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    else { return [] }
    return files.filter { $0.pathExtension == "jsonl" }.sorted { $0.path < $1.path }.map { file in
      let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      return (file.deletingPathExtension().lastPathComponent, text.split(separator: "\n"))
    }
  }()

  init(line: Substring) throws { self = try JSONDecoder().decode(GoldenCase.self, from: Data(line.utf8)) }

  /// The number of cases that were recorded, by file: one that is lost is missed here.
  static let recorded = [
    "composer": 23, "deepspeed": 13, "fairseq": 17, "fastai": 15, "fvcore": 12, "keras": 44, "mmengine": 15,
    "mxnet": 13,
    "formulas": 7, "odd_arguments": 201, "optax": 44, "paddle": 20, "pytorch_scheduler": 21, "pytorch_warmup": 6,
    "timm": 25, "torch": 96,
    "torch_family_random": 150, "transformers": 37, "tutorial": 38,
    "big_vision": 15, "dinov2": 3, "levanter": 15, "lingua": 12, "litgpt": 6, "lm_engine": 13, "mae": 3, "maxtext": 9,
    "megatron": 19, "modded_nanogpt": 3, "nanochat": 3, "nanogpt": 3, "nanotron": 12, "nemo": 42, "neox": 12,
    "nnunet": 5, "olmo": 18, "olmo_core": 32, "open_clip": 7, "prime_rl": 6, "swin": 5, "torchtitan": 17, "verl": 6,
  ]
}

@Test func everyRecordedCaseIsRead() throws {
  for file in GoldenCase.files {
    for (number, line) in file.lines.enumerated() {
      #expect(throws: Never.self, "line \(number + 1) of \(file.name)") { try GoldenCase(line: line) }
    }
  }
  #expect(Dictionary(uniqueKeysWithValues: GoldenCase.files.map { ($0.name, $0.lines.count) }) == GoldenCase.recorded)
  #expect(GoldenCase.all.count == GoldenCase.recorded.values.reduce(0, +))
  #expect(GoldenCase.all.allSatisfy { !$0.values.isEmpty })
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
