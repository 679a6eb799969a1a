internal import RealModule

/// How a finder smooths the losses of the batches while it records them, and when it stops.
package enum Smoothing: Hashable, Sendable {
  /// Not at all, to the end.
  case none
  /// As fastai: an average with 0.98 of what was, without the bias of its beginning; it stops above four times the lowest.
  case fastai
  /// As Lightning: the same average, its bias taken for that of one batch more.
  case lightning
  /// As torch-lr-finder and Ignite: each batch counts by a weight; they stop above five times the lowest.
  case exponential(weight: Double)

  /// The weight of a batch that torch-lr-finder and Ignite take unless told otherwise.
  static let usualWeight = 0.05

  /// The ways that can be asked for, in words.
  package static let accepted = ["auto", "none", "fastai", "lightning", "torch-lr-finder", "ignite", "ema:WEIGHT"]

  /// Reads a way: one of ``accepted`` but `auto`, with a weight above 0 and at most 1.
  ///
  /// - Parameter text: The way.
  package init?(_ text: String) {
    switch text.lowercased() {
    case "none": self = .none
    case "fastai": self = .fastai
    case "lightning": self = .lightning
    case "torch-lr-finder", "torch_lr_finder", "ignite", "ema": self = .exponential(weight: Self.usualWeight)
    case let text where text.hasPrefix("ema:"):
      guard let weight = Double(text.dropFirst(4)), weight > 0, weight <= 1 else { return nil }
      self = .exponential(weight: weight)
    default: return nil
    }
  }

  /// Returns what the finder records of the losses of batches.
  ///
  /// - Parameter sweep: The rates and the losses of the batches.
  /// - Returns: The smoothed losses, up to the one that the finder stops at.
  package func recorded(_ sweep: RateSweep) -> RateSweep {
    switch self {
    case .none: return sweep
    case .fastai: return Self.biased(sweep, ahead: 1, testsFirst: false)
    case .lightning: return Self.biased(sweep, ahead: 2, testsFirst: true)
    case .exponential(let weight):
      var recorder = Recorder(threshold: 5, testsFirst: false)
      var average = 0.0
      for (index, loss) in sweep.losses.enumerated() {
        average = index == 0 ? loss : weight * loss + (1 - weight) * average
        if recorder.stops(after: average) { break }
      }
      return RateSweep(rates: sweep.rates, losses: recorder.losses, planned: sweep.count)
    }
  }

  private static let memory = 0.98

  private static func biased(_ sweep: RateSweep, ahead: Int, testsFirst: Bool) -> RateSweep {
    var recorder = Recorder(threshold: 4, testsFirst: testsFirst)
    var average = 0.0
    for (index, loss) in sweep.losses.enumerated() {
      average = memory * average + (1 - memory) * loss
      if recorder.stops(after: average / (1 - Double.pow(memory, index + ahead))) { break }
    }
    return RateSweep(rates: sweep.rates, losses: recorder.losses, planned: sweep.count)
  }

  /// Keeps losses, and the lowest of them.
  private struct Recorder {
    /// How many times the lowest loss one must exceed to stop.
    let threshold: Double
    /// Whether a loss is held against those before it, else also against itself.
    let testsFirst: Bool
    private(set) var losses: [Double] = []
    private var lowest = Double.infinity

    init(threshold: Double, testsFirst: Bool) {
      self.threshold = threshold
      self.testsFirst = testsFirst
    }

    /// Takes a loss, and returns whether it is so high that the finder stops. One that is no number never is, and what is
    /// averaged with it is none either.
    mutating func stops(after loss: Double) -> Bool {
      losses.append(loss)
      let before = lowest
      if losses.count == 1 || loss < lowest { lowest = loss }
      return testsFirst ? losses.count > 1 && loss > threshold * before : loss > threshold * lowest
    }
  }
}

extension Smoothing: CustomStringConvertible {
  /// The word that asks for it.
  package var description: String {
    switch self {
    case .none: "none"
    case .fastai: "fastai"
    case .lightning: "lightning"
    case .exponential(let weight): "ema:\(weight)"
    }
  }
}
