import Testing

@testable import Schedules

struct FastaiTests {
  @Test func lastRateIsAShareOfTheHighest() throws {
    let curve = try schedule("fastai.fit_one_cycle --n_epoch 4 --steps_per_epoch 25 --lr_max 2 --div 4 --div_final 100")
    #expect(curve(0) == 0.5)
    #expect(curve(25) == 2)
    #expect(curve(100) == 0.02)
    #expect(curve.length == 100)
  }

  @Test func stepsPerEpochAreThoseOfTheRunWithoutTheirOwn() throws {
    let curve = "fastai.fit_flat_cos --n_epoch 4"
    #expect(try schedule(curve, iterationsPerEpoch: 25).length == 100)
    #expect(refusal(of: curve) == .missing(parameter: "steps_per_epoch"))
  }

  @Test func aLastRateBeyondAllNumbersIsRefused() {
    for curve in [
      "fastai.fit_flat_cos --n_epoch 7 --div_final 5e-324 --steps_per_epoch 1",
      "fastai.fit_one_cycle --n_epoch 7 --div_final 5e-324 --lr_max 1 --steps_per_epoch 1",
    ] {
      guard case .outOfBounds(.parameter("div_final"), "5e-324", _) = refusal(of: curve) else {
        Issue.record("\(curve): \(String(describing: refusal(of: curve)))")
        continue
      }
    }
  }

  @Test func cyclesThatDoNotAddUpAreRefused() {
    guard case .refused = refusal(of: "fastai.fit_sgdr --n_cycles 2 --cycle_len 1 --cycle_mult 1 --steps_per_epoch 9")
    else {
      Issue.record("a cycle_mult of 1 divides by zero")
      return
    }
    #expect(refusal(of: "fastai.fit_sgdr --n_cycles 2 --cycle_len 1 --n_epoch 4 --steps_per_epoch 9") != nil)
    #expect(refusal(of: "fastai.fit_sgdr --n_cycles 2 --cycle_len 1 --n_epoch 3 --steps_per_epoch 9") == nil)
  }

  @Test func cyclesRestartAtTheHighestRate() throws {
    let curve = try schedule("fastai.fit_sgdr --n_cycles 2 --cycle_len 1 --lr_max 2 --steps_per_epoch 10")
    #expect(curve(10) == 2)
    #expect(isClose(curve(5), 1, to: 2e-6))
    #expect(isClose(curve(20), 1, to: 2e-6))
    #expect(curve.nextJump(after: 0) == .at(10))
  }

  @Test func resumedRunBeginsAtItsEpoch() throws {
    let curve = "fastai.fit_one_cycle --n_epoch 4 --steps_per_epoch 25 --lr_max 2"
    let (whole, resumed) = (try schedule(curve), try schedule(curve + " --start_epoch 2"))
    #expect(resumed(7) == whole(57))
    let flat = "fastai.fit_flat_cos --n_epoch 4 --steps_per_epoch 25 --lr 2"
    let (ignoring, plain) = (try schedule(flat + " --start_epoch 2"), try schedule(flat))
    #expect(ignoring(30) == plain(30))
  }

  @Test func fineTuningHasTwoPeaksTheSecondHalfAsHigh() throws {
    let curve = try schedule("fastai.fine_tune --epochs 10 --base_lr 2 --steps_per_epoch 100")
    #expect(curve(99) == 2)
    #expect(isClose(curve(100), 0.2))
    #expect(isClose(curve(400), 1, to: 2e-6))
    #expect(curve.nextJump(after: 0) == .at(100))
  }

  @Test(arguments: [
    ("fastai.SchedPoly --start 0.3 --end 0.1 --power 2 --length 50", 25, 0.25),
    ("fastai.SchedPoly --start 0.3 --end 0.1 --power 0 --length 50", 0, 0.1),
    ("fastai.sched_no --start 0.3 --end 0.1 --length 50", 49, 0.3),
    ("fastai.SchedCos --start 1 --end 3 --length 3", 1, 1.5),
    ("fastai.lr_find --start_lr 0.01 --end_lr 1 --num_it 10", 5, 0.1), ("fastai.lr_find --end_lr 1 --num_it 2", 6, 1),
  ]) func rateIsThatOfTheFormula(_ curve: String, _ iteration: Int, _ expected: Double) throws {
    #expect(try isClose(rate(of: curve, at: iteration), expected))
  }
}
