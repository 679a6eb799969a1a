import Testing

@testable import Schedules

struct OptaxTests {
  @Test func warmupIsPartOfTheDecaySteps() throws {
    let curve = "optax.warmup_cosine_decay_schedule --init_value 0 --peak_value 2 --warmup_steps 100 --decay_steps 300"
    #expect(try rate(of: curve, at: 100) == 2)
    #expect(try isClose(rate(of: curve, at: 200), 1))
    #expect(try rate(of: curve, at: 300) == 0)
  }

  @Test func decayWithoutStepsIsRefusedInItsWords() {
    let curve = "optax.warmup_cosine_decay_schedule --init_value 0 --peak_value 2 --warmup_steps 100 --decay_steps 100"
    #expect(
      refusal(of: curve)
        == .refused(
          framework: "optax.warmup_cosine_decay_schedule",
          reason: "The cosine_decay_schedule requires positive decay_steps, got decay_steps=0."))
  }

  @Test(arguments: [
    "optax.cosine_decay_schedule --init_value 0.1 --decay_steps 0",
    "optax.piecewise_constant_schedule --init_value 0.1 --boundaries_and_scales 3:-1",
    "optax.linear_onecycle_schedule --transition_steps 0 --peak_value 0.1",
  ]) func whatOptaxRefusesIsOutOfBounds(_ curve: String) {
    guard case .outOfBounds = refusal(of: curve) else {
      Issue.record("\(curve) was not out of bounds")
      return
    }
  }

  @Test(arguments: [
    "optax.polynomial_schedule --init_value 0.1 --end_value 0 --power 1 --transition_steps -1",
    "optax.exponential_decay --init_value 0.1 --transition_steps 5 --decay_rate 0",
    "optax.exponential_decay --init_value 0.1 --transition_steps 0 --decay_rate 0.5 --end_value 0.2",
    "optax.warmup_constant_schedule --init_value 0.1 --peak_value 1 --warmup_steps 0",
  ]) func withoutAWayTheFirstValueHolds(_ curve: String) throws {
    for iteration in [0, 1, 6, 1_000_000] { #expect(try rate(of: curve, at: iteration) == 0.1) }
  }

  @Test func phasesOfATooShortOneCycleTakeEachOthersPlace() throws {
    // Recorded: with one step the first two phases fall on step 0, and the later scale wins.
    let cycle = try schedule("optax.linear_onecycle_schedule --transition_steps 1 --peak_value 0.1")
    #expect(isClose(cycle(0), 0.00016))
    for iteration in 1...6 { #expect(isClose(cycle(iteration), 1.6e-08)) }
  }

  @Test func laterScaleWinsAtTheSameBoundaryAndOrderDoesNotMatter() throws {
    let curve = "optax.piecewise_constant_schedule --init_value 1 --boundaries_and_scales 80:0.5,30:9,30:0.1"
    #expect(try isClose(rate(of: curve, at: 30), 0.1))
    #expect(try isClose(rate(of: curve, at: 80), 0.05))
  }

  @Test func endValueIsABoundFromTheFirstStepOn() throws {
    let falling = "optax.exponential_decay --init_value 0.1 --transition_steps 5 --decay_rate 0.5 --end_value 0.2"
    #expect(try rate(of: falling, at: 0) == 0.2)
    let stairs =
      "optax.exponential_decay --init_value 1 --transition_steps 10 --decay_rate 0.5 --staircase --end_value 0.2"
    #expect(try schedule(stairs).nextJump(after: 20) == .at(30))
    #expect(try schedule(stairs).nextJump(after: 30) == .none)
  }

  @Test func sgdrIsItsCyclesOneAfterTheOther() throws {
    let lists =
      """
      optax.sgdr_schedule --init_value 0 --peak_value 1,0.5,0.25 --warmup_steps 5,0,3 --decay_steps 30,60,90 \
      --end_value 0.01
      """
    let parts = [(1.0, 5, 30), (0.5, 0, 60), (0.25, 3, 90)].map { peak, warmup, steps in
      """
      optax.warmup_cosine_decay_schedule --init_value 0 --peak_value \(peak) --warmup_steps \(warmup) \
      --decay_steps \(steps) --end_value 0.01
      """
    }
    let joined = try schedule("\(parts[0]) for 30 then \(parts[1]) for 60 then \(parts[2])")
    let cycles = try schedule(lists)
    for iteration in 0..<200 { #expect(cycles(iteration) == joined(iteration)) }
    #expect(refusal(of: lists.replacing("5,0,3", with: "5,0")) != nil)
  }

  @Test(arguments: [
    (
      "optax.cosine_decay_schedule --init_value 0.3 --decay_steps 77 --alpha 0.1",
      "cosine --max 0.3 --min 0.03 --cycle-length 77"
    ),
    (
      "optax.linear_schedule --init_value 0.3 --end_value 0.1 --transition_steps 77",
      "linear --start-lr 0.3 --finish-lr 0.1 --length 77"
    ),
    (
      "optax.exponential_decay --init_value 0.3 --transition_steps 7 --decay_rate 0.9",
      "exponential --lr 0.3 --gamma 0.9 --every 7"
    ),
    (
      "optax.cosine_decay_schedule --init_value 0.3 --decay_steps 77 --exponent 1.7",
      "cosine --max 0.3 --cycle-length 77 --exponent 1.7"
    ),
    (
      "optax.warmup_cosine_decay_schedule --init_value 0 --peak_value 0.3 --warmup_steps 20 --decay_steps 97",
      "cosine --max 0.3 --cycle-length 77 warmup --length 20"
    ),
  ]) func sameCurveAsOurs(_ theirs: String, _ ours: String) throws {
    let (left, right) = (try schedule(theirs), try schedule(ours))
    for iteration in 0..<150 { #expect(isClose(left(iteration), right(iteration), of: 0.3), "at \(iteration)") }
  }
}
