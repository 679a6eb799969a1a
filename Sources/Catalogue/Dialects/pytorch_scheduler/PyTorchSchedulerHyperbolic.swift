import Schedules

extension PyTorchScheduler {
  /// The parameters of both hyperbolas.
  struct HyperbolicShape {
    private let bound: Key<Int>
    private let minimum: Key<Double>

    /// Declares the parameters.
    init(_ declare: inout Declarations) {
      declare(Torch.rate)
      declare(total)
      bound = declare(
        .duration("upper_bound", .required, help: "Largest total_steps of the same beginning, U"), as: .upperBound)
      minimum = declare(
        .rate("min_lr", 1e-6, help: "Rate at the end of the longest, and at the start of the warmup"), as: .floor)
      declare(warmup)
    }

    /// The values that make a form; `nil` where it is no such hyperbola.
    func solution(_ form: CurveForm, isExponential: Bool) -> Solution? {
      let line = form.line
      guard case .law(.hyperbola(let rate, let infimum, let count, let upper, isExponential)) = line?.rest ?? form,
        line == nil || line?.way.from == infimum && line?.way.to == rate
      else { return nil }
      let climb = line?.count ?? 0
      return [
        Torch.rate(rate), total(climb + count), bound(upper), minimum(infimum), PyTorchScheduler.warmup(climb),
      ]
    }

    /// Builds the hyperbola, of the rate or of its logarithm.
    func schedule(_ arguments: Arguments, isExponential: Bool) throws(ScheduleError) -> any Schedule {
      try arguments.require(PyTorchScheduler.warmup, .below, PyTorchScheduler.total)
      try arguments.require(bound, .atLeast, PyTorchScheduler.total)
      let (rate, minimum) = (try arguments[Torch.rate], try arguments[minimum])
      let (total, warmup) = (try arguments[total], try arguments[warmup])
      let decay = try Hyperbolic(
        from: rate, infimum: minimum, length: total - warmup, upperBound: arguments[bound],
        isExponential: isExponential)
      if warmup == 0 { return decay }
      let line = try Ramp(from: minimum, to: rate, length: warmup, name: "warmup")
      return Based(try Sequential(line, then: decay), on: rate)
    }
  }
}
