import Testing

@testable import Schedules

struct MXNetTests {
  @Test func factorActsOneUpdateAfterTheStep() throws {
    let curve = "mxnet.FactorScheduler --base_lr 1 --step 10 --factor 0.5"
    #expect(try [0, 10, 11, 20, 21].map { try rate(of: curve, at: $0) } == [1, 1, 0.5, 0.5, 0.25])
  }

  @Test func lowestRateIsReachedByAJumpToIt() throws {
    let curve = try schedule("mxnet.FactorScheduler --base_lr 1 --step 10 --factor 0.5 --stop_factor_lr 0.3")
    #expect([11, 21, 1_000_000_000_000].map { curve($0) } == [0.5, 0.3, 0.3])
    #expect(curve.nextJump(after: 11) == .at(21))
    #expect(curve.nextJump(after: 21) == .none)
  }

  @Test func lowestRateAboveTheFirstIsReachedAtTheFirstDrop() throws {
    let curve = try schedule("mxnet.FactorScheduler --base_lr 0.1 --step 10 --factor 0.5 --stop_factor_lr 0.3")
    #expect([0, 10, 11, 99].map { curve($0) } == [0.1, 0.1, 0.3, 0.3])
  }

  @Test func dropsDuringTheWarmupActAtItsEnd() throws {
    let curve = "mxnet.FactorScheduler --base_lr 1 --step 10 --factor 0.5 --warmup_steps 25"
    #expect(try isClose(rate(of: curve, at: 24), 0.96))
    #expect(try rate(of: curve, at: 25) == 0.25)
  }

  /// The division comes with the first update behind the warmup, which is heard of before a schedule without one is made.
  @Test func warmupWithoutUpdatesLeftDividesByZero() throws {
    let curve = try schedule("mxnet.CosineScheduler --max_update 5 --warmup_steps 5 --base_lr 1")
    let refusal = try #require(curve.refusal)
    #expect(refusal.iteration == 5 && refusal.reason.contains("division by zero"))
    #expect(isClose(curve(4), 0.8))
  }

  @Test func warmupLongerThanTheRunHoldsTheRate() throws {
    // Recorded with MXNet: a line to 0.1 over seven updates, then 0.1.
    let curve = try schedule("mxnet.CosineScheduler --max_update 5 --warmup_steps 7 --base_lr 0.1")
    #expect(isClose(curve(6), 0.08571428571428572))
    #expect([7, 8, 1000].map { curve($0) } == [0.1, 0.1, 0.1])
  }

  @Test(arguments: [
    "mxnet.FactorScheduler --step 0", "mxnet.FactorScheduler --step 2 --factor 1.1",
    "mxnet.MultiFactorScheduler --step 3,3", "mxnet.MultiFactorScheduler --step 3,2",
    "mxnet.PolyScheduler --max_update 0",
    "mxnet.CosineScheduler --max_update 5 --base_lr 0.1 --warmup_begin_lr 0.2",
    "mxnet.PolyScheduler --max_update 5 --warmup_steps -1", "mxnet.CosineScheduler --max_update 5 --warmup_mode cosine",
  ]) func whatMXNetRefusesIsRefused(_ curve: String) {
    #expect(refusal(of: curve) != nil)
  }
}
