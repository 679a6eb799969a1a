import Numbers
import Schedules

// A line up, a hold and a way down, read from the form of a curve: what inverses of training loops ask for.

extension CurveForm {
  /// A way down, on the clock of the whole curve.
  struct Fall {
    /// The way with its times.
    var leg: Leg
    /// The updates from its beginning to its end.
    var length: Int
    /// The update with the second rate.
    var end: Int

    /// A way that begins at an update of the whole curve.
    init(_ way: Way, from begin: Int) {
      self.init(leg: way.leg, length: way.length, end: begin + way.length)
      (leg.begin, leg.end) = (Double(begin), Double(end))
    }

    /// A way down.
    init(leg: Leg, length: Int, end: Int) { (self.leg, self.length, self.end) = (leg, length, end) }

    /// The exponent of the remaining share that the way is a power of, 1 for a line; `nil` for other ways.
    var power: Double? { leg.power }
  }

  /// What a curve goes through, with a line up at first.
  struct Stages {
    /// The rate that the line up counts from; `nil` where there is none.
    var start: Double?
    /// The rate that the line leads to; `nil` where there is none.
    var peak: Double?
    /// The updates of the warmup as its convention counts them; 0 where there is none.
    var climb: Int
    /// The updates between the full rate and the way down.
    var hold: Int
    /// The way down; `nil` where something else follows.
    var fall: Fall?
    /// What follows the warmup.
    var rest: CurveForm
    /// What follows the hold.
    var after: CurveForm
    /// The update at which that begins.
    var update: Int

    /// The rate that the curve jumps to and stays at behind its line up and its hold; `nil` where it does otherwise.
    var jump: Double? {
      guard let peak, let last = after.constantRate, !last.isNear(peak) else { return nil }
      return last
    }

    /// The updates of a warmup whose last update has the full rate, where a way down may have begun before it ends.
    ///
    /// - Parameter fall: The way down.
    /// - Returns: The updates; of a warmup of one update nothing else is to be seen.
    func climb(before fall: Fall) -> Int { climb == 0 && update == 1 && fall.leg.begin < 1 ? 1 : climb }

    /// Whether the rate that the line leads to stays.
    var isHeld: Bool { peak.map { after.constantRate?.isNear($0) ?? false } ?? false }
  }

  /// Reads a normal form as a line up, a hold and a way down.
  ///
  /// - Parameters:
  ///   - convention: How the line counts its updates.
  ///   - lag: The updates of the warmup behind the one that has the full rate; `nil` for those of the convention.
  /// - Returns: The stages; `nil` where the line begins otherwise.
  func counted(_ convention: WarmupConvention, lagging lag: Int? = nil) -> Stages? {
    let lag = lag ?? (convention == .update ? 1 : 0)
    var stages = Stages(start: nil, peak: nil, climb: 0, hold: 0, fall: nil, rest: self, after: self, update: 0)
    var (count, after) = (0, self)
    if let beginning, !beginning.way.isLevel, beginning.way.begin == (convention == .iteration ? 0 : -1),
      beginning.way.end == Double(beginning.count), beginning.way.follows(.linear),
      beginning.way.from < beginning.way.to || beginning.rest.constantRate != beginning.way.to
    {
      count = beginning.count
      after = beginning.rest
      stages.start = beginning.way.from
      stages.peak = beginning.way.to
      stages.climb = count + lag
      stages.rest = dropping(first: count + lag)
    }
    stages.update = count
    stages.after = after
    let peak = stages.peak ?? rate(at: 0)
    while case let (hold, rest) = stages.after.hold, hold > 0, stages.after.rate(at: 0).isNear(peak) {
      stages.hold += hold
      stages.update += hold
      stages.after = rest
    }
    let (whole, offset) = stages.after.unshifted
    stages.fall = whole.way.map { Fall($0, from: stages.update + offset) }
    return stages
  }

  /// The form up to an update, from which on one rate holds; `nil` where it ends otherwise.
  var cut: (form: CurveForm, count: Int, held: Double)? {
    guard case .sequence(let parts, last: .hold(let rate)) = self, parts.count == 1 else { return nil }
    return (parts[0].form, parts[0].count, rate)
  }

  /// The form without a lowest rate, and that rate; 0 where there is none.
  var floored: (form: CurveForm, floor: Double) {
    if case .clamped(let form, let floor, Bounds.largestRate) = self { return (form, floor) }
    return (self, 0)
  }

  /// An inverse power of time towards 0.
  struct InversePowerLaw {
    /// The rate at its beginning.
    var rate: Double
    /// Its timescale.
    var scale: Double
    /// Its exponent.
    var power: Double
    /// The update of its beginning; below 0 where it has begun before.
    var offset: Int
  }

  /// The form as an inverse power towards 0; `nil` where it is something else.
  var inversePower: InversePowerLaw? {
    let (form, offset) = unshifted
    guard case .law(.inversePower(let rate, 0, let scale, let power)) = form else { return nil }
    return InversePowerLaw(rate: rate, scale: scale, power: power, offset: offset)
  }

  /// A line up from update 0 that may end within an update.
  struct RealClimb {
    /// The rate at update 0.
    var from: Double
    /// The rate at the end.
    var to: Double
    /// When the line ends.
    var end: Double
    /// The updates until it has ended.
    var updates: Int
    /// What follows those.
    var rest: CurveForm
  }

  /// The line up that the form begins with; `nil` where it begins otherwise.
  var realClimb: RealClimb? {
    let (leg, count): (Leg?, Int?) =
      switch self {
      case .legs(let legs): (legs.first, nil)
      case .sequence(let parts, _):
        if case .legs(let legs)? = parts.first?.form { (legs.first, parts[0].count) } else { (nil, nil) }
      default: (nil, nil)
      }
    guard let leg, leg.begin == 0, leg.from < leg.to, leg.follows(.linear) else { return nil }
    let updates = Timeline.after(leg.end)
    guard count.map({ $0 >= updates }) ?? true else { return nil }
    return RealClimb(from: leg.from, to: leg.to, end: leg.end, updates: updates, rest: dropping(first: updates))
  }

  /// The way down that follows a line up, perhaps after a hold; it may have begun before the line has ended.
  ///
  /// - Parameter climb: The line up; `nil` where there is none.
  /// - Returns: The way down; `nil` where something else follows.
  func realFall(after climb: RealClimb?) -> Fall? {
    var (legs, begun) = ([Leg](), 0)
    switch self {
    case .legs(let all): legs = climb == nil ? all : Array(all.dropFirst())
    case .sequence(let parts, last: .legs(let last)) where parts.count == 1 && climb != nil:
      guard case .legs(let first) = parts[0].form, first.count == 1 else { return nil }
      (legs, begun) = (last, parts[0].count)
    default: return nil
    }
    if legs.count == 2, legs[0].isLevel, legs[0].to == legs[1].from { legs.removeFirst() }
    guard legs.count == 1, var leg = legs.first, !leg.isLevel, climb == nil || climb?.to == leg.from else { return nil }
    leg.begin += Double(begun)
    leg.end += Double(begun)
    guard let end = Int(exactly: leg.end) else { return nil }
    return Fall(leg: leg, length: Int(saturating: leg.end - leg.begin), end: end)
  }
}

extension Double {
  /// Whether another number differs by no more than rounding.
  fileprivate func isNear(_ other: Double) -> Bool {
    (self - other).magnitude <= 1e-12 * Swift.max(magnitude, other.magnitude)
  }
}
