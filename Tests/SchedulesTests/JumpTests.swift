import Testing

@testable import Catalogue
@testable import Schedules

/// Every jump that a curve answers is one, and none is missed: held against brute force.
struct JumpTests {
  /// The iterations that are all looked at.
  private static let visited = 0...1500

  @Test(arguments: Catalogue.definitions) func jumpsOfEntriesAreThoseOfBruteForce(_ definition: ScheduleDefinition)
    throws
  {
    try EngineProperties.forRandomCurves(of: definition, count: 15, prepare: Self.avoidSteepWays) {
      schedule, config, random in
      Self.expectHonestJumps(of: schedule, "\(config)", &random)
    }
  }

  /// Ways of few iterations or over many orders of magnitude, and roots of a cosine where they end, are steep and no jumps:
  /// brute force cannot tell them apart.
  private static func avoidSteepWays(_ random: inout RandomConfigs) {
    random.shortestDuration = 20
    random.lowestRate = 0.05
    random.lowestFactor = 0.5
  }

  /// Rates that go on by less than they can be told apart stay and move on by turns.
  @Test func theRoundingOfAVeryLongWayIsNoJump() throws {
    let schedule = try schedule("mmengine.CosineAnnealingLR --lr 0 --eta_min 0.8387086311445037 --begin 20")
    var random = RandomConfigs(seed: 0)
    Self.expectHonestJumps(of: schedule, "a way of a thousand million iterations", &random)
    #expect(schedule.nextJump(after: 0) == .none)
  }

  @Test(arguments: [1 << 53 + 1, Int.max / 10 * 3, .max - 1])
  func whatHoldsToItsEndHoldsThatLong(_ length: Int) throws {
    let half = length / 2
    let held = try Constant(rate: 2)
    let curves: [any Schedule] = [
      try Ramp(from: 2, to: 1, length: length, curve: .constant),
      try Piecewise(knots: [0, length], rates: [2, 1], curve: .constant),
      try Passage(from: 2, to: 1, end: Double(length), curve: .constant),
      try Cooldown(held, start: half, length: length - half, finish: 1, curve: .constant),
      try Faded(held, start: half, length: length - half, floor: 1, curve: .constant),
    ]
    for curve in curves {
      let end = curve.length ?? 0
      // An end that is a number has become the nearest one, which may lie beyond all that can be counted.
      #expect(curve is Passage ? end.distance(to: length).magnitude <= 512 : end == length, "\(curve)")
      guard end < .max else { continue }
      #expect(curve(end - 1) == 2 && curve(end) == 1, "\(curve)")
      #expect(curve.nextJump(after: 0) == .at(end), "\(curve)")
      #expect(curve.nextJump(after: end - 2) == .at(end), "\(curve)")
    }
  }

  @Test func jumpsOfCompositionsAreThoseOfBruteForce() {
    var built = 0
    for seed in 0..<800 {
      var random = RandomConfigs(seed: seed)
      Self.avoidSteepWays(&random)
      let config = random.composition()
      guard let schedule = try? config.schedule(in: EngineProperties.context) else { continue }
      built += 1
      Self.expectHonestJumps(of: schedule, "\(config)", &random)
    }
    #expect(built > 200)
  }

  /// What changes nothing is no jump, however often it could.
  @Test(arguments: [
    "constant --lr 0.01 epochwise --every 100", "constant --lr 0 jagged --every 100", "constant --lr 0 times step",
    "constant --lr 0.1 for 100 then constant --lr 0.1",
    "constant --lr 0.1 cooldown --start-idx 100 --length 100 --finish-lr 0.1",
    "step --gamma 0.5 scale --by 0", "multi-step --milestones 100,200 --lr 0", "cosine cyclical scale --by 0",
  ]) func curvesThatStayTheSameDoNotJump(_ curve: String) throws {
    #expect(try schedule(curve).nextJump(after: 0) == .none)
  }

  @Test(arguments: [
    ("0.1 ** (epoch // 500)", [500, 1000, 1500, 2000]), ("1 if epoch < 700 else 0.1", [700]),
    ("1 - epoch % 600 / 600", [600, 1200, 1800]), ("1 / (1 + int(epoch / 800))", [800, 1600]),
    ("max(0.1, 1 - epoch / 300)", []), ("epoch / 100 if epoch < 100 else 1 - (epoch - 100) / 900", []),
    ("(epoch + 1) / 100 if epoch < 100 else 0.999 ** (epoch - 100)", []), ("0.5 * (1 + math.cos(epoch / 300))", []),
    ("1 / (epoch - 1000.5)", [1001]), ("0.3 if 500 <= epoch < 600 and not epoch == 550 else 1", [500, 550, 551, 600]),
    ("1 if math.sin(epoch / 100) > 0 else 0.5", [1, 315, 629, 943, 1257, 1571, 1885]),
  ]) func formulasFindTheirJumpsByLooking(_ formula: String, _ expected: [Int]) throws {
    let curve = try schedule("torch.LambdaLR --lr 0.1 --lr_lambda '\(formula)'")
    let jumps = curve.jumps(in: 0...2000, atMost: 100)
    #expect(jumps.found.map(\.iteration) == expected)
    #expect(jumps.knownUpTo == 2000)
  }

  /// What is told of a curve does not depend on the words that it is written in.
  @Test(arguments: [
    ("1 + epoch % 2", "1 if epoch % 2 == 0 else 2", []),
    ("epoch % 3", "0 if epoch % 3 == 0 else 1 if epoch % 3 == 1 else 2", []),
    ("1 + 3 * (epoch % 4 // 2)", "1 if epoch % 4 < 2 else 4", [2, 4, 6, 8]),
    ("epoch % 5", "epoch - 5 * (epoch // 5)", [5]), ("2 if epoch == 6 else 1", "1 + (epoch == 6)", [6, 7]),
    ("0.9 ** (epoch // 1)", "0.9 ** epoch", []), ("0.5 ** (epoch // 3)", "0.5 ** int(epoch / 3)", [3, 6]),
  ]) func theSameCurveHasTheSameJumps(_ one: String, _ other: String, _ expected: [Int]) throws {
    let curves = try [one, other].map { try schedule("torch.LambdaLR --lr 0.1 --lr_lambda '\($0)'") }
    for iteration in 0...100 { #expect(abs(curves[0](iteration) - curves[1](iteration)) < 1e-15) }
    for curve in curves { #expect(curve.jumps(in: 0...8, atMost: 10).found.map(\.iteration) == expected) }
  }

  @Test(arguments: [
    "step --step-size 1 --gamma 0.5", "torch.StepLR --lr 0.1 --step_size 1 --gamma 0.9",
    "timm.StepLRScheduler --lr 0.1 --decay_t 1 --decay_rate 0.9", "torch.ExponentialLR --lr 0.1 --gamma 0.9",
  ]) func stairsOfOneIterationAreAWay(_ curve: String) throws {
    let jumps = try schedule(curve).jumps(in: 0...1000, atMost: 5)
    #expect(jumps == Jumps(found: [], knownUpTo: 1000, isCutOff: false))
  }

  /// However deep schedules are nested that pass over jumps of each other.
  @Test(arguments: [
    "jagged --every 7 --warmup 3", "clamp --min 1e-9", "scale --by 0.9", "times sgdr --cycle-length 33",
    "epochwise --every 3",
  ])
  func aSearchForJumpsKeepsToItsBudget(_ step: String) throws {
    let curve = try schedule(
      "multistep --lr 1 --milestones 10,20,500 " + Array(repeating: step, count: 300).joined(separator: " "))
    let started = ContinuousClock.now
    var work = 1 << 16
    _ = curve.nextJump(after: 0, work: &work)
    // What is begun is brought to its end.
    #expect(work > -(1 << 17))
    #expect(ContinuousClock.now - started < .seconds(10), "without a bound it takes for ever")
  }

  @Test func jumpsFarAwayAreFoundAndThoseOutOfReachAreUnknown() throws {
    let far = try schedule("torch.LambdaLR --lr 0.1 --lr_lambda '1 if epoch < 123456789012 else 0.1'")
    #expect(far.nextJump(after: 0) == .at(123_456_789_012))
    #expect(far.nextJump(after: 123_456_789_012) == .none)
    // No bounds tell that the remainder of a square stays away from 1.
    let open = try schedule("torch.LambdaLR --lr 0.1 --lr_lambda '0.5 if epoch ** 2 % 7 == 6.5 else 1'")
    guard case .unknown(let last) = open.nextJump(after: 0) else {
      Issue.record("\(open.nextJump(after: 0))")
      return
    }
    #expect(last > 1000)
    #expect(open.jumps(in: 0...1000, atMost: 5) == Jumps(found: [], knownUpTo: 1000, isCutOff: false))
    #expect(open.jumps(in: 0...10_000_000, atMost: 5).knownUpTo < 10_000_000)
  }

  @Test(arguments: [
    "constant --lr 1 for 100 then constant --lr 0.5", "step --step-size 100 for 100 then constant --lr 0.1",
    "step --step-size 100 for 100 scale --by 0.5 then constant --lr 0.05",
    "linear --length 200 for 100 clamp --max 2 then constant --lr 0.2",
  ]) func whatFollowsACutJumpsWhereverTheCutIs(_ curve: String) throws {
    #expect(try schedule(curve).nextJump(after: 0) == .at(100))
  }

  @Test(arguments: [
    "linear --length 200 for 100 then linear --start-lr 0.5 --length 100",
    "linear --length 200 for 100 scale --by 0.5 then linear --start-lr 0.25 --length 100",
  ]) func whatGoesOnWhereItWasCutDoesNotJump(_ curve: String) throws {
    #expect(try schedule(curve).nextJump(after: 0) == .none)
  }

  private static func expectHonestJumps(of schedule: any Schedule, _ name: String, _ random: inout RandomConfigs) {
    let rates = visited.map { schedule($0) }
    let jumps = schedule.jumps(in: visited, atMost: visited.count, work: .max)
    #expect(jumps.knownUpTo == visited.upperBound && !jumps.isCutOff, "\(name): \(jumps.knownUpTo)")
    let places = jumps.found.map(\.iteration)
    #expect(zip(places, places.dropFirst()).allSatisfy { $0 < $1 }, "\(name): \(places)")
    for jump in jumps.found {
      #expect(jump.before != jump.after, "\(name) does not jump at \(jump.iteration)")
      #expect(jump.before == rates[jump.iteration - 1] && jump.after == rates[jump.iteration], "\(name)")
    }
    for _ in 0..<10 {
      let iteration = Int.random(in: visited, using: &random.generator)
      let next = schedule.jumps(in: iteration...visited.upperBound, atMost: 1, work: .max).found.first?.iteration
      #expect(next == places.first { $0 > iteration }, "\(name) after \(iteration)")
    }
    let missed = Set(abrupt(rates)).subtracting(places)
      .filter { !isShortWay(schedule, upTo: $0) }
    #expect(missed.isEmpty, "\(name) jumps at \(missed.sorted().prefix(5)), not only at \(places.prefix(5))")
  }

  /// The iterations at which a rate changes by far more than at both sides of them.
  private static func abrupt(_ rates: [Double]) -> [Int] {
    let steps = zip(rates.dropFirst(), rates).map { ($0 - $1).magnitude }
    // The smallest numbers have too few digits to run on, and those on their way to rates of 0.05 to 10, as they are drawn, no
    // more digits than these have.
    let rounding = max(1e-14, 1e-12 * (rates.map(\.magnitude).max() ?? 0))
    return (2..<steps.count).filter { place in
      let around = max(steps[place - 2], steps[place])
      return steps[place - 1] > max(rounding, 60 * around) && areApart(rates[place], rates[place - 1])
    }
  }

  /// Whether a way of few iterations leads to an iteration.
  private static func isShortWay(_ schedule: any Schedule, upTo iteration: Int) -> Bool {
    [iteration - 1, iteration].contains { place in
      let phase = schedule.phase(at: place)
      return phase.end.map { $0 - phase.start < 4 } ?? false
    }
  }
}
