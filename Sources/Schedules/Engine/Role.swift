/// What a number is to a schedule, whatever the name under which somebody gives it.
package enum Role: String, Hashable, Sendable, CaseIterable {
  /// The rate at the beginning, of curves that have no other.
  case rate
  /// The rate from which a way goes.
  case start = "first rate"
  /// The rate to which a way goes.
  case finish = "last rate"
  /// The highest rate.
  case peak = "highest rate"
  /// The lowest rate.
  case floor = "lowest rate"
  /// The rate from which a warmup leads up.
  case warmupStart = "first rate of the warmup"
  /// The rate at which a cool-down arrives.
  case cooldownFinish = "last rate of the cool-down"
  /// The iterations of the whole.
  case length
  /// The iterations of a warmup.
  case warmupLength = "length of the warmup"
  /// The iteration at which a cool-down begins.
  case cooldownStart = "start of the cool-down"
  /// The iterations of a cool-down.
  case cooldownLength = "length of the cool-down"
  /// The iterations of a cycle.
  case cycleLength = "cycle length"
  /// The iterations of a cycle's other side.
  case descentLength = "length of the way down"
  /// The iterations of an epoch.
  case epochLength = "length of an epoch"
  /// The iterations after which something happens again.
  case period
  /// What an amount of time is compared with.
  case timescale
  /// The longest run that a curve is made for.
  case upperBound = "upper bound"
  /// The factor of each step.
  case factor
  /// The rate of decay.
  case decay
  /// What a line rises by.
  case slope
  /// An exponent.
  case exponent
  /// What each next length is multiplied by.
  case lengthGrowth = "growth of the lengths"
  /// What each next rate is multiplied by.
  case magnitudeDecay = "decay of the rates"
  /// The number of cycles, steps or waves.
  case count
  /// A share of the whole.
  case share
  /// Where on its curve a way begins.
  case lowerPlace = "place of the beginning"
  /// Where on its curve a way ends.
  case upperPlace = "place of the end"
  /// The tokens of an iteration.
  case tokens = "tokens of an iteration"
  /// The second discount factor of Adam.
  case discount = "discount factor"
  /// The iterations of knots.
  case knots = "boundaries"
  /// Rates at knots.
  case values
}

/// What an error is about: the role of a number, until whoever gave it a name says which parameter that is.
package enum Subject: Hashable, Sendable {
  /// What the number is to the schedule.
  case role(Role)
  /// The name under which it was given.
  case parameter(String)
}
