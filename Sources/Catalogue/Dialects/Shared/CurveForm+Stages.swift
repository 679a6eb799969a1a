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

    /// The exponent of the remaining share that the way is a power of, 1 for a line; `nil` for other ways.
    var power: Double? {
      switch (leg.curve, leg.isRising) {
      case (.linear, _): 1
      case (.power(let exponent), false): exponent
      default: nil
      }
    }
  }

  /// What a curve goes through.
  struct Stages {
    /// The rate that the line up counts from; `nil` where there is none.
    var start: Double?
    /// The updates of the warmup as its convention counts them; 0 where there is none.
    var climb: Int
    /// The updates between the full rate and the way down.
    var hold: Int
    /// The way down; `nil` where something else follows.
    var fall: Fall?
    /// What follows the warmup.
    var rest: CurveForm
  }

  /// Reads a normal form as a line up, a hold and a way down.
  ///
  /// - Parameters:
  ///   - convention: How the line counts its updates.
  ///   - lag: The updates of the warmup behind the one that has the full rate; `nil` for those of the convention.
  /// - Returns: The stages; `nil` where the line begins otherwise.
  func counted(_ convention: WarmupConvention, lagging lag: Int? = nil) -> Stages? {
    let lag = lag ?? (convention == .update ? 1 : 0)
    var stages = Stages(start: nil, climb: 0, hold: 0, fall: nil, rest: self)
    var (count, after) = (0, self)
    if let beginning, !beginning.way.isLevel, beginning.way.begin == (convention == .iteration ? 0 : -1),
      beginning.way.end == Double(beginning.count), beginning.way.follows(.linear),
      beginning.rest.rate(at: 0) == beginning.way.to, beginning.way.from < beginning.way.to
    {
      count = beginning.count
      after = beginning.rest
      stages.start = beginning.way.from
      stages.climb = count + lag
      stages.rest = dropping(first: count + lag)
    }
    let (hold, rest) = after.hold
    stages.hold = hold
    let (whole, offset) = rest.unshifted
    guard let way = whole.way, offset == 0 || count + hold == 0 else { return stages }
    var leg = way.leg
    let begin = count + hold + offset
    (leg.begin, leg.end) = (Double(begin), Double(begin + way.length))
    stages.fall = Fall(leg: leg, length: way.length, end: begin + way.length)
    return stages
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
