import SystemPackage
import TerminalDriver

/// A line on a terminal that tells how far a long command has come, erased when it ends.
///
/// It appears after a second, on standard error, and only where a person looks at that and not at the data themselves.
final class ProgressLine {
  private let what: String
  private let total: Double
  private var done = 0.0
  private var isShown = false
  private let isWanted: Bool
  private var next: Duration

  /// Begins to watch.
  ///
  /// - Parameters:
  ///   - what: What is being done, in a word or two.
  ///   - total: How much there is to do, above 0.
  ///   - isWanted: Whether anyone is to be told.
  init(_ what: String, of total: Double, isWanted: Bool) {
    self.what = what
    self.total = total
    self.isWanted = isWanted && FileDescriptor.standardError.isTerminal
    next = MonotonicClock.now + .seconds(1)
  }

  /// Takes note of what was done.
  func advance(by amount: Int) {
    done += Double(amount)
    guard isWanted, MonotonicClock.now >= next else { return }
    next = MonotonicClock.now + .milliseconds(200)
    isShown = true
    say("\r\(what): \(Int(min(99, 100 * done / total))) %")
  }

  /// Erases the line.
  func finish() {
    guard isShown else { return }
    isShown = false
    say("\r" + String(repeating: " ", count: what.utf8.count + 6) + "\r")
  }

  private func say(_ text: String) {
    // Whoever does not listen misses only words.
    _ = try? FileDescriptor.standardError.writeAll(text.utf8)
  }
}
