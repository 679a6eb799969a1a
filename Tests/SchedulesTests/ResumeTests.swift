import RealModule
import Testing

@testable import Catalogue
@testable import Schedules

/// A schedule that takes over where another was cut, with the clock running on.
struct ResumeTests {
  /// nnU-Net's polynomial decay, trained for 1000 epochs and continued for 1500: `lr · (1 - e / E)^0.9`.
  @Test func theNewLengthCountsFromTheOldBeginning() throws {
    let curve = try schedule(
      "torch.PolynomialLR --lr 0.01 --total_iters 1000 --power 0.9 for 1000 "
        + "resume torch.PolynomialLR --lr 0.01 --total_iters 1500 --power 0.9")
    for (epoch, total) in [(0, 1000.0), (998, 1000), (999, 1000), (1000, 1500), (1499, 1500)] {
      let expected = 0.01 * Double.pow(1 - Double(epoch) / total, 0.9)
      #expect(isClose(curve(epoch), expected, to: 1e-9, of: expected), "\(epoch)")
    }
    #expect(curve.length == 1500 && curve.course.updates == 1500)
    #expect(curve.jumps(in: 0...1499, atMost: 3).found.map(\.iteration) == [1000])
  }

  /// `for` behind it counts on the same clock, which begins with the last `then`.
  @Test func aCutBehindItCountsOnItsClock() throws {
    let curve = try schedule(
      "constant --lr 9 for 100 then linear --start-lr 1024 --finish-lr 0 --length 1024 for 300 "
        + "resume linear --start-lr 4096 --finish-lr 3072 --length 1024 for 500 then constant --lr 7")
    #expect([99, 100, 399].map { curve($0) } == [9, 1024, 1024 - 299])
    #expect([400, 599].map { curve($0) } == [4096 - 300, 4096 - 499])
    #expect(curve(600) == 7)
    #expect(curve.phase(at: 450).start == 400 && curve.phase(at: 450).end == 600)
  }

  /// Without a cut, the end of the left side is where it is taken over.
  @Test func theEndOfTheLeftSideIsACut() throws {
    let curve = try schedule("linear --length 10 resume linear --start-lr 0 --finish-lr 20 --length 20")
    #expect((9..<12).map { curve($0) }.map { ($0 * 1e6).rounded() / 1e6 } == [0.1, 10, 11])
  }

  @Test func whatWasOverHoldsItsLastRateAndLetsOthersFollow() throws {
    let curve = try schedule("cosine --cycle-length 900 for 500 resume linear --length 300 then constant --lr 3")
    #expect(curve(499) > 0.1 && curve(500) == 3)
    let held = try schedule("cosine --cycle-length 900 for 500 resume linear --finish-lr 0.25 --length 300")
    #expect(held(500) == 0.25 && held(5000) == 0.25 && held.length == 500)
  }

  @Test func whatGoesOnAsBeforeDoesNotJump() throws {
    let curve = try schedule("cosine --cycle-length 1000 for 400 resume cosine --cycle-length 1000")
    let alone = try schedule("cosine --cycle-length 1000")
    #expect(curve.nextJump(after: 0) == .none)
    for update in 0...1200 { #expect(curve(update) == alone(update)) }
    #expect(curve.extent(over: 300...700) == alone.extent(over: 300...700))
  }

  /// A framework that refuses a step behind its end refuses the first one where it takes over behind it.
  @Test func aRefusalIsNotBeforeTheSeam() throws {
    let curve = try schedule("constant for 500 resume torch.OneCycleLR --max_lr 1 --total_steps 300")
    #expect(try #require(curve.refusal).iteration == 500)
    let later = try schedule("constant for 200 resume torch.OneCycleLR --max_lr 1 --total_steps 300")
    let alone = try #require(try schedule("torch.OneCycleLR --max_lr 1 --total_steps 300").refusal)
    #expect(later.refusal == alone)
  }

  @Test func whatCannotBeIsAnError() throws {
    let endless = #expect(throws: ConfigError.self) { try schedule("constant resume cosine") }
    #expect(endless?.reason == .resumesEndless && endless?.stage == 0)
    let early = #expect(throws: ConfigError.self) { try schedule("cosine for 500 resume linear for 500") }
    guard case .outOfBounds(.parameter("for"), "500", _) = early?.reason else {
      Issue.record("\(String(describing: early))")
      return
    }
  }
}
