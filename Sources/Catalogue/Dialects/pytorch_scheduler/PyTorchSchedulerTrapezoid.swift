import Schedules

extension PyTorchScheduler {
  /// What decides the lengths of a hold and the way down after it.
  enum Trapezoid {
    /// So many iterations of the hold; the way down takes the rest.
    case hold(Int)
    /// The iterations of the hold that a parameter tells; the way down takes the rest.
    case holdGiven(Key<Int>)
    /// The iterations of the way down that a parameter tells; the hold takes the rest.
    case decayGiven(Key<Int>)

    /// What a form tells of a line up, a hold and a way down; `nil` where it is something else.
    ///
    /// - Parameter form: A normal form.
    /// - Returns: What it tells; `nil` for another form.
    static func reading(_ form: CurveForm) -> Reading? {
      let line = form.line.flatMap { $0.way.from == 0 && $0.rest.constantRate != $0.way.to ? $0 : nil }
      let climb = line?.count ?? 0
      let (hold, rest) = (line?.rest ?? form).hold
      if let way = rest.way, line == nil || line?.way.to == way.from {
        return Reading(rate: way.from, minimum: way.to, warmup: climb, hold: hold, way: way)
      }
      // Without a way down the rate jumps.
      guard let floor = rest.constantRate, let rate = line?.way.to ?? form.steps?.first else { return nil }
      return Reading(rate: rate, minimum: floor, warmup: climb, hold: hold, way: nil)
    }

    /// A line up, a hold and a way down.
    struct Reading {
      var rate: Double
      var minimum: Double
      var warmup: Int
      var hold: Int
      /// The way down; `nil` for a jump.
      var way: CurveForm.Way?

      var total: Int { warmup + hold + (way?.length ?? 0) }

      /// The values that all of them have.
      var solution: Solution {
        [Torch.rate(rate), PyTorchScheduler.total(max(1, total)), PyTorchScheduler.minimum(minimum)]
      }
    }

    /// A line up, a hold and a way down, which together last total_steps.
    ///
    /// - Parameters:
    ///   - arguments: The values given.
    ///   - warmup: The iterations of the line up; `nil` for schedulers that have none.
    ///   - curve: The way down.
    /// - Returns: The whole schedule.
    /// - Throws: ``ScheduleError`` where that cannot be done.
    func schedule(
      _ arguments: Arguments, warmup: Key<Int>? = PyTorchScheduler.warmup, curve: Curve
    ) throws(ScheduleError) -> any Schedule {
      let (rate, minimum) = (try arguments[Torch.rate], try arguments[minimum])
      let total = try arguments[total]
      let climb = if let warmup { try arguments[warmup] } else { 0 }
      let warmups = [warmup].compactMap(\.self)
      let flat: Int
      switch self {
      case .hold(let count):
        try arguments.require(PyTorchScheduler.total, .above, warmups)
        flat = count
      case .holdGiven(let hold):
        try arguments.require(PyTorchScheduler.total, .above, warmups + [hold])
        flat = try arguments[hold]
      case .decayGiven(let decay):
        try arguments.require(PyTorchScheduler.total, .atLeast, warmups + [decay])
        flat = total - climb - (try arguments[decay])
      }
      let fall = total - climb - flat
      let rest: any Schedule
      if fall > 0 {
        rest = try Cooldown(
          Named(Constant(rate: rate), "hold"), start: flat, length: fall, finish: minimum, curve: curve, name: "decay")
      } else if flat > 0 {
        rest = try Ramp(from: rate, to: minimum, length: flat, curve: .constant, name: "hold")
      } else {
        rest = Named(try Constant(rate: minimum), "floor")
      }
      if climb == 0 { return Based(rest, on: rate) }
      return Based(try Sequential(Ramp(from: 0, to: rate, length: climb, name: "warmup"), then: rest), on: rate)
    }
  }
}
