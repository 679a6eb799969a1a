import RealModule

/// How a rate goes from one value to another, apart from where and how high the two are placed.
///
/// Written as a decay, a curve falls from `f(0) = 1` to `f(1) = 0` and never turns: the rate at the progress p is
/// `end + (start - end) · f(p)`. A warmup runs the same curve backwards. Two curves shape the rate itself and not its
/// distance from the end: the exponential, `start · (end / start)^p`, and the inverse-linear one.
package enum Curve: Hashable, Sendable {
  /// `1 - p`.
  case linear
  /// `½ (1 + cos πp)`; Loshchilov & Hutter 2016.
  case cosine
  /// `(½ (1 + cos πp))^exponent`; optax `cosine_decay_schedule`.
  case cosinePower(exponent: Double)
  /// `½ (1 + cos(π p^k))`; k-decay, arXiv 2004.05909; lingua's theta.
  case kDecay(k: Double)
  /// `½ (1 + cos πp) (1 - p)`; OLMo's cosine under a linear envelope.
  case linearCosine
  /// `1 + cos(π (1 + p) / 2)`, the second half of a cosine raised to start at 1; OLMo-core.
  case cosineSecondHalf
  /// `1 - √p`, which as a warmup is `1 - √(1 - p)`; Hägele 2024, arXiv 2405.18392.
  case oneMinusSquareRoot
  /// `1 - p²`.
  case square
  /// `(1 - p)^exponent`.
  case power(exponent: Double)
  /// `1 - p^exponent`.
  case oneMinusPower(exponent: Double)
  /// `(1 - p^k)^power`; timm's k-decay of a polynomial.
  case polynomial(k: Double, power: Double)
  /// `2 (1 - p) - ½ (1 + cos πp)`, the cosine mirrored at the line.
  case mirrorCosine
  /// `2 · 0.5^p - 1`; Megatron-LM's exponential.
  case halfLife
  /// `(ratio^p - ratio) / (1 - ratio)`: an exponential decay to a ratio, stretched to end at 0; timm `WSDLRScheduler`.
  case normalizedExponential(ratio: Double)
  /// The rate is `start · (end / start)^p`: the same factor at every iteration.
  case exponential
  /// The rate is `1 / (p / end + (1 - p) / start)`: a line in the reciprocal; lingua, and WSD-S, arXiv 2410.05192.
  case inverseLinear
  /// `(1 - p) / (1 - beta + beta (1 - p))`; REX, arXiv 2107.04197, where beta is ½; axolotl has 0.9.
  case rex(beta: Double)
  /// As a warmup of W iterations `ln(p W + 1) / ln W`, at most 1, W at least 2; DeepSpeed's default.
  case logarithmic(length: Int)
  /// 1 until the very end: a jump.
  case constant

  /// Returns the rate on the way from one value to another.
  ///
  /// - Parameters:
  ///   - start: The rate at progress 0.
  ///   - end: The rate at progress 1.
  ///   - progress: How much of the way is done, from 0 to 1; values outside count as the nearer end.
  /// - Returns: A rate between the two, exactly one of them at the ends of the way.
  package func rate(from start: Double, to end: Double, at progress: Double) -> Double {
    if progress <= 0 { return start }
    if progress >= 1 { return end }
    switch self {
    case .constant: return start
    case .exponential:
      return geometric(from: start, to: end, at: progress)
    case .inverseLinear:
      return start > 0 && end > 0 ? 1 / (progress / end + (1 - progress) / start) : end
    case .linear where start.magnitude < end.magnitude:
      // From the lower end, so that a small rate keeps its digits.
      return start + (end - start) * progress
    default:
      // In this form rounding keeps the curve monotone, and a curve between equal ends constant.
      return end + (start - end).product(with: fall(at: progress))
    }
  }

  /// Returns the rate on the way up: the same curve, run backwards.
  ///
  /// - Parameters:
  ///   - start: The rate at progress 0.
  ///   - end: The rate at progress 1.
  ///   - progress: How much of the way is done, from 0 to 1.
  /// - Returns: The rate.
  package func rising(from start: Double, to end: Double, at progress: Double) -> Double {
    switch self {
    case .constant, .linear:
      return rate(from: start, to: end, at: progress)
    case .logarithmic(let length):
      // Turned round twice, the progress of the first iterations of a long warmup would lose its digits.
      if progress <= 0 { return start }
      return start + (end - start) * Self.logarithmicRise(at: progress, length: length)
    default:
      return rate(from: end, to: start, at: 1 - progress)
    }
  }

  /// Returns how much of a way is done, which is less than all of it before the end where the rate jumps there.
  ///
  /// - Parameters:
  ///   - count: The number of iterations made of the way.
  ///   - length: The number of iterations of the way, at least 1.
  /// - Returns: The progress; below 0 before the way, above 1 behind it.
  func progress(_ count: Int, of length: Int) -> Double {
    let progress = Double(count) / Double(length)
    // Of lengths from 2^53 on, the quotient may round to 1 too soon.
    return self == .constant && count < length ? min(progress, 1.nextDown) : progress
  }

  /// Whether the rate at both ends must be positive, for a ratio of them to exist.
  package var needsPositiveEnds: Bool { self == .exponential || self == .inverseLinear }

  /// `ln(p W + 1) / ln W`, which is 1 from p = (W - 1) / W on.
  private static func logarithmicRise(at progress: Double, length: Int) -> Double {
    min(1, .log(onePlus: progress * Double(length)) / .log(Double(max(2, length))))
  }

  /// f(p), for a progress between 0 and 1.
  private func fall(at progress: Double) -> Double {
    let left = 1 - progress
    switch self {
    case .linear: return left
    case .cosine: return halfCosine(progress)
    case .cosinePower(let exponent): return .pow(halfCosine(progress), exponent)
    case .kDecay(let k): return halfCosine(.pow(progress, k))
    case .linearCosine: return halfCosine(progress) * left
    case .cosineSecondHalf: return 1 - .sin(0.5 * .pi * progress)
    case .logarithmic(let length): return Self.logarithmicRise(at: left, length: length)
    case .oneMinusSquareRoot: return 1 - progress.squareRoot()
    case .square: return 1 - progress * progress
    case .power(let exponent): return .pow(left, exponent)
    case .oneMinusPower(let exponent): return 1 - .pow(progress, exponent)
    case .polynomial(let k, let power): return .pow(max(0, 1 - .pow(progress, k)), power)
    case .mirrorCosine: return 2 * left - halfCosine(progress)
    case .halfLife: return 2 * .exp2(-progress) - 1
    case .normalizedExponential(let ratio): return (.pow(ratio, progress) - ratio) / (1 - ratio)
    case .rex(let beta): return left / (1 - beta + beta * left)
    case .constant, .exponential, .inverseLinear: return 1
    }
  }
}

/// `½ (1 + cos πp)`.
func halfCosine(_ progress: Double) -> Double { 0.5 * (1 + .cos(.pi * progress)) }

/// `½ (1 - tanh(lower (1 - p) + upper p))`, which leaves out both ends of the tangent; Hsueh, Li & Wu 2018, arXiv 1806.01593.
func hyperbolicTangentFall(from lower: Double, to upper: Double, at progress: Double) -> Double {
  0.5 * (1 - .tanh(lower * (1 - progress) + upper * progress))
}

/// `start · (end / start)^p`, for two rates of the same sign; the line between them where no ratio exists.
func geometric(from start: Double, to end: Double, at progress: Double) -> Double {
  guard start > 0 && end > 0 else { return start * (1 - progress) + end * progress }
  // The ratio of two extreme rates may leave the range of numbers; their logarithms do not.
  return .exp(.log(start) * (1 - progress) + .log(end) * progress)
}
