import Numbers
import RealModule

extension CurveForm {
  /// Returns the rate at an update: the definition itself, for checks, and not made to be fast.
  ///
  /// - Parameter update: The number of updates already made, from 0.
  /// - Returns: The rate.
  package func rate(at update: Int) -> Double {
    switch self {
    case .hold(let rate): return rate
    case .legs(let legs):
      let time = Double(update)
      guard let leg = legs.first(where: { $0.end >= time }) ?? legs.last else { return 0 }
      return leg.rate(at: time)
    case .sequence(let parts, let last):
      var start = 0
      for part in parts {
        if update - start < part.count { return part.form.rate(at: update - start) }
        start = start.addingSaturating(part.count)
      }
      return last.rate(at: update - start)
    case .cycles(let cycles): return cycles.rate(at: update)
    case .product(let left, let right): return left.rate(at: update).product(with: right.rate(at: update))
    case .sum(let left, let right): return left.rate(at: update) + right.rate(at: update)
    case .clamped(let form, let lower, let upper): return Swift.min(Swift.max(form.rate(at: update), lower), upper)
    case .shifted(let form, let offset): return form.rate(at: Swift.max(0, update.addingSaturating(-offset)))
    case .readEvery(let count, let form, let stride):
      return form.rate(at: (update / count).multipliedSaturating(by: stride))
    case .faded(let form, let start, let length, let floor, let curve):
      return curve.rate(from: form.rate(at: update), to: floor, at: curve.progress(update - start, of: length))
    case .table(let starts, let rates):
      return zip(starts, rates).reversed().first { $0.0 <= update }?.1 ?? rates.first ?? 0
    case .law(let law): return law.rate(at: update)
    }
  }

  /// Returns the form over a time that is longer by a factor; `nil` where a part of it has a fixed number of updates.
  func stretched(by factor: Double) -> CurveForm? {
    if factor == 1 { return self }
    switch self {
    case .hold: return self
    case .legs(let legs):
      return .legs(
        legs.map { leg in
          var leg = leg
          (leg.begin, leg.end) = (leg.begin * factor, leg.end * factor)
          return leg
        })
    case .product(let left, let right):
      guard let left = left.stretched(by: factor), let right = right.stretched(by: factor) else { return nil }
      return .product(left, right)
    case .clamped(let form, let lower, let upper):
      return form.stretched(by: factor).map { .clamped($0, from: lower, to: upper) }
    default: return nil
    }
  }
}

extension CurveForm.Leg {
  func rate(at time: Double) -> Double {
    let progress = end > begin ? (time - begin) / (end - begin) : 1
    return isRising ? curve.rising(from: from, to: to, at: progress) : curve.rate(from: from, to: to, at: progress)
  }
}

extension CurveForm.Cycles {
  func rate(at update: Int) -> Double {
    let table = CycleTable(firstLength: length, growth: growth, lengths: .rounded(.up), limit: count)
    let cycle = table.cycle(at: update)
    let own = Swift.min(update - cycle.start, cycle.length)
    let form = form.stretched(by: Double(cycle.length) / Double(length)) ?? form
    return form.rate(at: own).product(with: .power(decay, Double(cycle.index)))
  }
}

extension CurveForm.Law {
  func rate(at update: Int) -> Double {
    let time = Double(update)
    func periods(_ length: Double, _ isStaircase: Bool) -> Double {
      // The remainder is exact, so that no stair begins an update early or late.
      isStaircase
        ? ((time - time.truncatingRemainder(dividingBy: length)) / length).rounded() : time / length
    }
    switch self {
    case .exponential(let rate, let gamma, let period, let isStaircase):
      return rate.product(with: .power(gamma, periods(period, isStaircase)))
    case .naturalExponential(let rate, let decay, let period, let isStaircase):
      return rate.product(with: .exp(-decay * periods(period, isStaircase)))
    case .inverseTime(let rate, let decay, let period, let isStaircase):
      return rate / (1 + decay * periods(Double(period), isStaircase))
    case .growth(let rate, let slope, let period, let isStaircase):
      return rate.product(with: 1 + slope * periods(Double(period), isStaircase))
    case .inversePower(let rate, let floor, let timescale, let power):
      return floor + (rate - floor) * .pow(1 + time / timescale, -power)
    case .power(let maximum, let factor, let exponent, let tokens):
      return update == 0 ? maximum : Swift.min(maximum, factor.product(with: .pow(time * tokens, exponent)))
    case .polynomial(let start, let finish, let length, let power):
      return finish + (start - finish).product(with: .pow(1 - time / Double(length), power))
    case .tanh(let start, let finish, let length, let lower, let upper):
      let progress = Swift.min(1, time / Double(length))
      return finish + (start - finish) * 0.5 * (1 - .tanh(lower * (1 - progress) + upper * progress))
    case .approach(let period): return 1 - .exp(-(time + 1) / Double(period))
    case .hyperbola(let start, let infimum, let length, let bound, let isExponential):
      let (n, u) = (Double(length), Double(bound))
      func height(_ t: Double) -> Double { ((n - t) / u * (2 - (n + t) / u)).squareRoot() }
      let rise = height(Swift.min(time, n)) - height(0)
      return isExponential ? Hyperbolic.power(from: start, to: infimum, -rise) : start + (start - infimum) * rise
    case .cyclicalPolynomial(let start, let finish, let length, let power):
      let end = Swift.max(1, (time / Double(length)).rounded(.up)) * Double(length)
      return finish + (start - finish).product(with: .power(1 - time / end, power))
    case .rectification(let discount, let offset):
      let (step, limit) = (time + Double(offset), 2 / (1 - discount) - 1)
      let left = Double.pow(discount, step)
      let rho = limit - 2 * step * left / (1 - left)
      return Swift.max(0, (rho - 4) * (rho - 2) * limit / ((limit - 4) * (limit - 2) * rho)).squareRoot()
    case .wave(let start, let turn, let waves, let length, let repetition):
      let angle = .pi * waves * 2 * (Double(repetition.map { update % $0 } ?? update) / Double(length))
      return angle.isFinite ? turn + (start - turn) * (0.5 * (1 + .cos(angle))) : start
    case .restarts(let pattern): return pattern.rate(at: update)
    case .warmupRestarts(let pattern): return pattern.rate(at: update)
    case .formula(let rate, let formula, false): return rate.product(with: formula.expression.value(at: time))
    case .formula(let rate, let formula, true):
      guard update > 0 else { return rate }
      return (1...Swift.min(update, CumulativeProduct.limit)).reduce(rate) { product, epoch in
        product.product(with: formula.expression.value(at: Double(epoch)))
      }
    }
  }
}
