/// How the updates of epochs are counted where something does not come out whole: in one of two ways, or as a trainer does.
package enum Rounding: String, Hashable, Sendable, CaseIterable {
  /// It counts as one more: the last batches of an epoch make an update, however few they are.
  case up
  /// It is left out.
  case down
  /// The Trainer of transformers, from 4.52 on.
  case hf
  /// A loop around accelerate, and diffusers' scripts.
  case accelerate
  /// Lightning's Trainer.
  case lightning
  /// timm's train.py, whose loader leaves a last, smaller batch out.
  case timm
  /// torchtune's recipes, which leave a last batch and batches too few for an update out.
  case torchtune
  /// axolotl, which counts all epochs together.
  case axolotl
  /// MMEngine's loops, which accumulate over the ends of epochs.
  case mmengine
  /// Composer's Trainer with LLM-Foundry's loader: an update is one global batch, and the last is left out.
  case composer

  /// Whether batches that are too few for an update make one.
  var countsRest: Bool {
    switch self {
    case .up, .hf, .accelerate, .lightning, .timm, .axolotl, .mmengine: true
    case .down, .torchtune, .composer: false
    }
  }

  /// Whether a last, smaller batch of an epoch is left out, unless the run says so anyway.
  var dropsLast: Bool {
    switch self {
    case .timm, .torchtune, .composer: true
    case .up, .down, .hf, .accelerate, .lightning, .axolotl, .mmengine: false
    }
  }

  /// Whether each process gets its part of the samples, rounded up, before they are put into batches; else batches are dealt
  /// out.
  var dealsSamples: Bool {
    switch self {
    case .lightning, .timm, .torchtune, .mmengine: true
    case .up, .down, .hf, .accelerate, .axolotl, .composer: false
    }
  }

  /// Whether the samples of an update are one batch, which is whole or not there.
  var countsGlobalBatches: Bool { self == .composer || self == .axolotl }

  /// Whether the updates of all epochs are rounded together, and not those of each.
  var joinsEpochs: Bool { self == .axolotl || self == .mmengine }

  /// What becomes of a part of an update where epochs, and shares that a warmup is, do not come out whole.
  var ofShares: WholeRule {
    switch self {
    case .hf, .accelerate: .up
    case .axolotl: .down
    case .up, .down, .lightning, .timm, .torchtune, .mmengine, .composer: .nearest
    }
  }

  /// A way to make a number whole.
  enum WholeRule {
    case up, down, nearest

    func callAsFunction(_ number: Double) -> Double {
      switch self {
      case .up: number.rounded(.up)
      case .down: number.rounded(.down)
      case .nearest: number.rounded()
      }
    }
  }
}
