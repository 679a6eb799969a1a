// What each schedule of schedules is made of; `nil` where one of them has no form.

extension Named {
  public var form: CurveForm? { inner.form }
}

extension Based {
  public var form: CurveForm? { inner.form }
}

extension Refusing {
  public var form: CurveForm? { inner.form }
}

extension Period {
  public var form: CurveForm? { inner.form }
}

extension WrappedCycle {
  public var form: CurveForm? { wrapper.form }
}

extension Scaled {
  public var form: CurveForm? { inner.form.map { .product($0, .hold(factor)) } }
}

extension Clamped {
  public var form: CurveForm? { inner.form.map { .clamped($0, from: minimum, to: maximum) } }
}

extension Product {
  public var form: CurveForm? {
    guard let rates = rates.form, let factors = factors.form else { return nil }
    return .product(rates, factors)
  }
}

extension Dampened {
  public var form: CurveForm? { Product(inner, factors).form }
}

extension Cut {
  public var form: CurveForm? {
    inner.form.map { .sequence([.init($0, count: count)], last: .hold(self(count))) }
  }
}

extension Sequential {
  public var form: CurveForm? {
    guard let first = first.form, let second = second.form else { return nil }
    return .sequence([.init(first, count: start)], last: second)
  }
}

extension Shifted {
  public var form: CurveForm? { inner.form.map { .shifted($0, by: offset) } }
}

extension Epochwise {
  public var form: CurveForm? { inner.form.map { .readEvery(epochLength, $0, stride: stride) } }
}

extension Faded {
  public var form: CurveForm? {
    inner.form.map { .faded($0, start: start, length: fadeLength, floor: floor, curve) }
  }
}

extension Warmup {
  public var form: CurveForm? {
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
  public var form: CurveForm? {
    inner.form.map { form in
      .sequence(
        [.init(form, count: start)],
        last: .legs([.init(from: self(start), to: finish, end: Double(cooldownLength), curve)]))
    }
  }
}
