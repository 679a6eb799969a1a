import Testing

@testable import Catalogue
@testable import Schedules

/// Schedules that a metric decides, and what they say of it.
struct PlateauTests {
  private func schedule(_ text: String, epoch: Int? = nil, series: [String: [Double]] = [:]) throws -> any Schedule {
    try CurveText.config(text).schedule(
      in: RunContext(iterations: 1500, iterationsPerEpoch: epoch, series: series))
  }

  @Test func cutSaysWhichEpochHowManyBadOnesAndWhichThreshold() throws {
    let cut = try schedule("torch.ReduceLROnPlateau --lr 0.1 --patience 2 --metrics 8,2,3,4,5,1").phase(at: 5)
    #expect(cut.name == "cut 1")
    #expect(cut.start == 5)
    #expect(cut.cause == "epoch 5: 3 bad epochs in a row, patience 2; best 2 at epoch 2, better is below 1.9998")
  }

  @Test func kerasCutsAtTheBadEpochThatCompletesThePatience() throws {
    let metrics = "--patience 2 --metrics 3,2,2,2,1"
    let keras = try schedule("keras.ReduceLROnPlateau --lr 0.1 --min_delta 0.5 \(metrics)")
    #expect(keras.phase(at: 4).name == "cut 1" && keras.phase(at: 4).start == 4)
    #expect(
      keras.phase(at: 4).cause == "epoch 4: 2 bad epochs in a row, patience 2; best 2 at epoch 2, better is below 1.5")
    // PyTorch tolerates as many, and the fifth metric is a good one.
    let torch = try schedule("torch.ReduceLROnPlateau --lr 0.1 \(metrics)")
    #expect((0...9).allSatisfy { torch($0) == 0.1 })
  }

  @Test func ratesTakeEffectAfterTheirEpoch() throws {
    let schedule = try schedule(
      "torch.ReduceLROnPlateau --lr 0.1 --patience 0 --factor 0.5 --metrics 1,1,0.5", epoch: 100)
    #expect(schedule(199) == 0.1)
    #expect(schedule(200) == 0.05)
    #expect(schedule(1_000_000) == 0.05)
    #expect(schedule.length == 300)
    #expect(schedule.nextJump(after: 0) == .at(200))
    // The length that is given goes before that of the run.
    let given = try self.schedule(
      "torch.ReduceLROnPlateau --lr 0.1 --patience 0 --factor 0.5 --metrics 1,1,0.5 --steps_per_epoch 7", epoch: 100)
    #expect(given.nextJump(after: 0) == .at(14))
  }

  @Test func paddleDoesNotLookAtMetricsOfACooldown() throws {
    // The 0.1 comes during the cooldown: PyTorch remembers it as the best and cuts again, Paddle never saw it.
    let metrics = "--patience 0 --factor 0.5 --cooldown 2 --metrics 1,1,0.1,1,0.5,0.4"
    let torch = try schedule("torch.ReduceLROnPlateau --lr 0.8 \(metrics)")
    let paddle = try schedule("paddle.ReduceOnPlateau --learning_rate 0.8 \(metrics)")
    #expect((0...6).map { torch($0) } == [0.8, 0.8, 0.4, 0.4, 0.4, 0.2, 0.2])
    #expect((0...6).map { paddle($0) } == [0.8, 0.8, 0.4, 0.4, 0.4, 0.4, 0.4])
  }

  @Test func mmengineBeginsWithABillion() throws {
    let metrics = "--patience 0 --metrics 2e9,2e9"
    let torch = try schedule("torch.ReduceLROnPlateau --lr 1 \(metrics)")
    let mmengine = try schedule("mmengine.ReduceOnPlateauLR --lr 1 \(metrics)")
    #expect((torch(1), mmengine(1)) == (1, 0.1))
    #expect(mmengine.phase(at: 1).cause?.hasSuffix("no metric was ever better than 1000000000") == true)
  }

  @Test func whatIsNoNumberCountsAsBad() throws {
    let schedule = try schedule(
      "torch.ReduceLROnPlateau --lr 0.1 --patience 1 --metrics loss", series: ["loss": [1, 0.9, .nan, .nan, 0.5]])
    let rates = [0.1, 0.1, 0.1, 0.1, 0.01, 0.01]
    for (epoch, rate) in rates.enumerated() { #expect((schedule(epoch) - rate).magnitude <= 1e-17) }
  }

  @Test func warmupOfTimmIsOnePhaseAndHidesItsMetrics() throws {
    let schedule = try schedule(
      "timm.PlateauLRScheduler --lr 1 --mode min --patience_t 0 --warmup_t 4 --warmup_lr_init 0.2 --metrics 1,1,1,1,1,1"
    )
    #expect((0...4).map { (schedule($0) * 10).rounded() } == [2, 4, 6, 8, 10])
    #expect(schedule.phase(at: 2) == Phase("warmup", from: 0, to: 4))
    // Epoch 5 sets the best, epoch 6 is the first bad one.
    #expect(schedule(5) == 1)
    #expect((schedule(6) - 0.1).magnitude <= 1e-16)
  }

  @Test func greedyResetsAfterLongAtItsLowestRate() throws {
    let schedule = try schedule(
      "hf.greedy --lr 0.1 --patience 0 --factor 0.5 --min_lr 0.05 --reset_start 2 --metrics 1,1,1,1")
    // The first metric is good and raises; the cuts follow, of which the second reaches the lowest rate.
    #expect((0...4).map { schedule($0) } == [0.1, 0.2, 0.1, 0.05, 0.1])
    #expect(schedule.phase(at: 4).name == "reset")
  }
}
