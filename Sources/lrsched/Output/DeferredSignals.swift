#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Signals that end the program, kept waiting while it is in the midst of what must not be left half done.
enum DeferredSignals {
  /// The signals that a person or the system ends programs with, and that can be handled.
  static let numbers = [SIGINT, SIGTERM, SIGHUP]

  /// Does something to its end, and only then takes the signals that have come.
  ///
  /// - Parameter work: What is to be done.
  /// - Returns: What the work returns.
  /// - Throws: What the work throws.
  static func during<Result, Failure>(_ work: () throws(Failure) -> Result) throws(Failure) -> Result {
    var set = sigset_t()
    sigemptyset(&set)
    for number in numbers + [SIGQUIT] { sigaddset(&set, number) }
    var former = sigset_t()
    pthread_sigmask(SIG_BLOCK, &set, &former)
    defer { pthread_sigmask(SIG_SETMASK, &former, nil) }
    return try work()
  }
}
