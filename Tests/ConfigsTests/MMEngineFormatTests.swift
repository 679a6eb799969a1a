import Foundation
import Testing

@testable import Configs

/// MMEngine's schedulers change the rate from iteration to iteration; here they are walked through as MMEngine does, one by one.
@Suite struct MMEngineFormatTests {
  /// A scheduler with what MMEngine computes from the current rate at its own step.
  private struct Walked {
    var begin: Int
    var end: Int
    /// The iterations of a step: 1, or those of an epoch.
    var unit = 1
    var next: (_ rate: Double, _ step: Int) -> Double
  }

  private func rates(_ base: Double, _ iterations: Int, _ parts: [Walked]) -> [Double] {
    var now = base
    var steps = [Int](repeating: -1, count: parts.count)
    return (0..<iterations).map { iteration in
      for (index, part) in parts.enumerated() where iteration % part.unit == 0 {
        let global = iteration / part.unit
        guard part.begin <= global, global < part.end else { continue }
        steps[index] += 1
        now = part.next(now, steps[index])
      }
      return now
    }
  }

  private func linear(_ from: Double, _ begin: Int, _ end: Int) -> Walked {
    let n = Double(end - begin - 1)
    return Walked(begin: begin, end: end) { rate, k in
      k == 0 ? rate * from : rate * (1 + (1 - from) / (n * from + Double(k - 1) * (1 - from)))
    }
  }

  private func cosine(_ m: Double, _ length: Int, _ begin: Int, _ end: Int, base: Double, unit: Int = 1) -> Walked {
    let t = Double(length)
    return Walked(begin: begin, end: end, unit: unit) { rate, k in
      if k == 0 { return rate }
      if (k - 1 - length) % (2 * length) == 0 { return rate + (base - m) * (1 - cos(Double.pi / t)) / 2 }
      return m + (rate - m) * (1 + cos(Double.pi * Double(k) / t)) / (1 + cos(Double.pi * Double(k - 1) / t))
    }
  }

  private func poly(_ m: Double, _ power: Double, _ begin: Int, _ end: Int) -> Walked {
    let n = Double(end - begin - 1)
    return Walked(begin: begin, end: end) { rate, k in
      k == 0 ? rate : (rate - m) * pow(1 - 1 / (n - Double(k) + 1), power) + m
    }
  }

  private func steps(_ places: [Int], _ gamma: Double, _ end: Int, unit: Int) -> Walked {
    Walked(begin: 0, end: end, unit: unit) { rate, k in places.contains(k) ? rate * gamma : rate }
  }

  private func plan(_ schedulers: String, _ loop: String = "by_epoch=True, max_epochs=6", _ more: String = "") throws
    -> TestedPlan
  {
    try TestedPlan(
      """
      optim_wrapper = dict(optimizer=dict(type='SGD', lr=0.02)\(more))
      param_scheduler = [\(schedulers)]
      train_cfg = dict(\(loop))
      train_dataloader = dict(batch_size=4)
      """, "config.py", ["samples": "200", "world-size": "1"])
  }

  @Test func theyFollowEachOther() throws {
    let plan = try plan(
      "dict(type='LinearLR', start_factor=0.01, by_epoch=False, end=70), dict(type='CosineAnnealingLR', eta_min=1e-4, begin=2, end=5, by_epoch=True)"
    )
    #expect(plan.updates == 300)
    #expect(
      plan.holds(rates(0.02, 300, [linear(0.01, 0, 70), cosine(1e-4, 3, 2, 5, base: 0.02, unit: 50)]), within: 1e-11))
  }

  @Test func convertedOnesCountIterations() throws {
    let plan = try plan(
      "dict(type='PolyLR', eta_min=1e-4, power=0.9, begin=1, end=6, by_epoch=True, convert_to_iter_based=True)")
    #expect(plan.holds(rates(0.02, 300, [poly(1e-4, 0.9, 50, 300)]), within: 1e-11))
  }

  @Test func theyActTogether() throws {
    let together = try plan(
      "dict(type='LinearLR', start_factor=0.1, by_epoch=False, end=120), dict(type='MultiStepLR', milestones=[1, 4], gamma=0.3)"
    )
    #expect(together.holds(rates(0.02, 300, [linear(0.1, 0, 120), steps([1, 4], 0.3, 6, unit: 50)]), within: 1e-11))
    let lowest = try plan(
      "dict(type='LinearLR', start_factor=0.1, by_epoch=False, end=120), dict(type='CosineAnnealingLR', eta_min=0.003, T_max=6, convert_to_iter_based=True)"
    )
    #expect(
      lowest.holds(rates(0.02, 300, [linear(0.1, 0, 120), cosine(0.003, 300, 0, 300, base: 0.02)]), within: 1e-10))
    let stepped = try plan(
      "dict(type='CosineAnnealingLR', eta_min=0.003, end=300, by_epoch=False), dict(type='MultiStepLR', milestones=[2], gamma=0.3, end=3)"
    )
    #expect(
      stepped.holds(
        rates(0.02, 300, [cosine(0.003, 300, 0, 300, base: 0.02), steps([2], 0.3, 3, unit: 50)]), within: 1e-10))
  }

  @Test func aShortCosineClimbsAgain() throws {
    let plan = try plan("dict(type='CosineAnnealingLR', eta_min=0.001, T_max=80, by_epoch=False)")
    #expect(plan.holds(rates(0.02, 300, [cosine(0.001, 80, 0, 300, base: 0.02)]), within: 1e-10))
  }

  @Test func updatesAreSeveralIterations() throws {
    let plan = try plan(
      "dict(type='LinearLR', start_factor=0.1, by_epoch=False, end=11), dict(type='PolyLR', eta_min=1e-4, by_epoch=False, begin=11, end=101)",
      "type='IterBasedTrainLoop', max_iters=101", ", accumulative_counts=4")
    let all = rates(0.02, 101, [linear(0.1, 0, 11), poly(1e-4, 1, 11, 101)])
    #expect(plan.updates == 26)
    #expect(plan.holds((0..<26).map { all[min(4 * $0 + 3, 100)] }, within: 1e-11))
  }

  @Test func classesAndPlateaus() throws {
    #expect(throws: ConfigFault.self) { try plan("dict(type='ReduceOnPlateauLR')") }
    #expect(throws: ConfigFault.self) { try plan("dict(type='Unknown')") }
    #expect(try plan("")[299] == 0.02)
    #expect(try plan("dict(type=ConstantLR, factor=0.5, end=2), dict(type='StepMomentum', step_size=1)")[0] == 0.01)
  }

  @Test func valuesComeFromBases() throws {
    let base = """
      optim_wrapper = dict(optimizer=dict(type=SGD, lr=0.1, momentum=0.9), clip_grad=dict(max_norm=1))
      param_scheduler = dict(type=MultiStepLR, milestones=[1, 2], gamma=0.5)
      train_cfg = dict(by_epoch=True, max_epochs=3)
      train_dataloader = dict(batch_size=4)
      """
    let facts = ["samples": "40", "world-size": "1"]
    func plan(_ text: String) throws -> TestedPlan {
      try TestedPlan(text, "config.py", facts, companions: ["_base_/schedule.py": base])
    }
    func expected(_ rate: Double) -> [Double] { (0..<30).map { rate * pow(0.5, Double($0 / 10)) } }
    #expect(try plan("_base_ = '_base_/schedule.py'\n").holds(expected(0.1)))
    #expect(
      try plan("_base_ = ['_base_/schedule.py']\noptim_wrapper = dict(optimizer=dict(lr=0.3))\n").holds(expected(0.3)))
    let deleted = try plan(
      "_base_ = ['_base_/schedule.py']\nparam_scheduler = dict(_delete_=True, type='ConstantLR', factor=0.5, end=2)\n")
    #expect(deleted.holds((0..<30).map { $0 < 10 ? 0.05 : 0.1 }))
    let imported = try plan(
      """
      from mmengine.config import read_base
      with read_base():
        from ._base_.schedule import *
      optim_wrapper.update(dict(optimizer=dict(type=SGD, lr=0.7)))
      """)
    #expect(imported.holds(expected(0.7)))
    #expect(imported.plan.format == "mmengine")
  }
}
