#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A clock that only goes forward, whatever becomes of the time of day.
///
/// `ContinuousClock` is the same, but is part of Swift's concurrency, all of which it would bring into the program: 0.6 MB.
package enum MonotonicClock {
  /// The time since some moment that stays the same while the program runs.
  package static var now: Duration {
    var time = timespec()
    guard clock_gettime(CLOCK_MONOTONIC, &time) == 0 else { return .zero }
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
