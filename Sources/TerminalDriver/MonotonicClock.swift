#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A clock that only goes forward, whatever becomes of the time of day.
///
/// Swift's own clocks are part of its concurrency, all of which they would bring into the program: 0.6 MB. Whether it goes on while the
/// machine sleeps differs from system to system; nobody waits for an answer or for progress meanwhile.
package enum MonotonicClock {
  /// The time since some moment that stays the same while the program runs.
  package static var now: Duration {
    var time = timespec()
    // It fails only for clocks that there are not.
    _ = clock_gettime(CLOCK_MONOTONIC, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
