import Foundation
import Testing

@testable import Configs

/// The recorded runs of trainers for fine-tuning and vision: which format reads each, and what it asks for.
@Suite struct RecordedFinetuningTests {
  /// The formats that read the runs of a trainer.
  private static let formats: [String: Set<String>] = [
    "accelerate": ["accelerate"], "axolotl": ["axolotl"], "deepspeed": ["deepspeed", "hf"],
    "detectron2": ["detectron2"],
    "diffusers": ["diffusers"], "hf": ["hf"], "kohya": ["kohya"], "lightning": ["lightning"],
    "llamafactory": ["llamafactory"],
    "llamafactory-v1": ["llamafactory-v1"], "llmfoundry": ["llmfoundry"], "mlx-lm": ["mlx-lm"], "mmdet": ["mmengine"],
    "mmengine": ["mmengine"], "mmpretrain": ["mmengine"], "timm": ["timm"], "torchtune": ["torchtune"], "trl": ["trl"],
    "ultralytics": ["ultralytics"], "unsloth": ["unsloth", "hf"],
  ]

  private static let runs = RecordedRun.all.filter { formats[trainer(of: $0)] != nil }

  private static func trainer(of run: RecordedRun) -> String {
    run.id.split(separator: "/").first.map(String.init) ?? ""
  }

  private func plan(_ run: RecordedRun, _ given: GivenFacts) throws -> RunPlan {
    let companions = try run.files.filter { $0 != run.mainName && !$0.contains("/") }.map(run.file)
    return try ConfigReader.plan(
      of: run.file(run.mainName), companions: companions, given: given,
      read: { path in (try? Data(contentsOf: URL(filePath: path))).map { [UInt8]($0) } })
  }

  @Test func allAreThere() { #expect(Self.runs.count == 65) }

  @Test(arguments: runs) func theTrainersFormatReadsIt(_ run: RecordedRun) throws {
    let plan = try plan(run, run.given(asMeant: true))
    #expect(Self.formats[Self.trainer(of: run)]?.contains(plan.format) == true, "\(plan.format)")
  }

  /// Nothing is asked for that the facts of the run do not tell, and without what is asked for there is no plan.
  @Test(arguments: runs) func onlyWhatMattersIsAskedFor(_ run: RecordedRun) throws {
    var given = GivenFacts()
    given.isAsMeant = true
    let remedies: [String]
    do {
      _ = try plan(run, given)
      remedies = []
    } catch let ConfigFault.missing(missing, _, _) {
      remedies = missing.map(\.remedy)
    }
    let told = run.facts.keys.flatMap { name in
      switch name {
      case "samples", "batches", "updates": ["--\(name) N"]
      case "world_size": ["--world-size N"]
      case "framework_version": ["--release VERSION"]
      case "trl_config": ["--set trl_config=SFTConfig"]
      default: ["--set \(name)=N"]
      }
    }
    #expect(Set(remedies).isSubset(of: told), "\(remedies)")
  }
}
