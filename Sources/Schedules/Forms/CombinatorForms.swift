// What each schedule of schedules is made of; `nil` where one of them has no form.

extension Named {
  package var form: CurveForm? { inner.form }
}

extension Spanning {
  package var form: CurveForm? { inner.form }
}

extension Based {
  package var form: CurveForm? { inner.form }
}

extension Refusing {
  package var form: CurveForm? { inner.form }
}

extension LedCycle {
  package var form: CurveForm? { inner.form }
}

extension Period {
  package var form: CurveForm? { inner.form }
}

extension WrappedCycle {
  package var form: CurveForm? { wrapper.form }
}

extension Scaled {
  package var form: CurveForm? { inner.form.map { .product($0, .hold(factor)) } }
}

extension Clamped {
  package var form: CurveForm? { inner.form.map { .clamped($0, from: minimum, to: maximum) } }
}

extension Floored {
  package var form: CurveForm? { inner.form }
}

extension Product {
  package var form: CurveForm? {
    guard let rates = rates.form, let factors = factors.form else { return nil }
    return .product(rates, factors)
  }
}

extension Dampened {
  package var form: CurveForm? { Product(inner, factors).form }
}

extension Cut {
  package var form: CurveForm? {
    // A product holds its last rate from there on by itself, and that rate is dear.
    if inner is CumulativeProduct, count > CumulativeProduct.limit { return inner.form }
    return inner.form.map { .sequence([.init($0, count: count)], last: .hold(self(count))) }
  }
}

extension Sequential {
  package var form: CurveForm? {
    guard let first = first.form, let second = second.form else { return nil }
    return .sequence([.init(first, count: start)], last: second)
  }
}

extension Shifted {
  package var form: CurveForm? { inner.form.map { .shifted($0, by: offset) } }
}

extension Epochwise {
  package var form: CurveForm? { inner.form.map { .readEvery(epochLength, $0, stride: stride) } }
}

extension Stepped {
  /// Of a clock that is neither so many times as fast nor so many times as slow, no form is known.
  package var form: CurveForm? {
    pace.updates == 1 ? inner.form.map { .readEvery(1, $0, stride: pace.steps) } : nil
  }
}

extension Resumed {
  package var form: CurveForm? { inner.form }
}

extension Faded {
  package var form: CurveForm? {
    inner.form.map { .faded($0, start: start, length: fadeLength, floor: floor, curve) }
  }
}

extension Warmup {
  package var form: CurveForm? {
    guard let form = inner.form else { return nil }
    let length = Double(warmupLength)
    let (begin, end): (Double, Double) =
      switch convention {
      case .iteration: (0, length)
      case .update: (-1, length - 1)
      case .between: (-1, length)
      }
    let way = CurveForm.Leg(from: start, to: inner(0), begin: begin, end: end, curve, isRising: true)
    return .sequence(
      [.init(.legs([way]), count: warmupLength)], last: isInPlace ? .shifted(form, by: -warmupLength) : form)
  }
}

extension Cooldown {
  package var form: CurveForm? {
    inner.form.map { form in
      .sequence(
        [.init(form, count: start)],
        last: .legs([.init(from: self(start), to: finish, end: Double(cooldownLength), curve)]))
    }
  }
}
