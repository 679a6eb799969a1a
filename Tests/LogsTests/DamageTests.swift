import Foundation
import Logs
import Runs
import Testing

@Suite("Damaged logs")
struct DamageTests {
  /// A program may be killed, and a disk be full, at any byte.
  @Test("Cut anywhere, a log gives its steps in ascending order or a typed error", arguments: LogSample.all)
  func cutAnywhere(sample: LogSample) {
    guard !sample.file.hasSuffix("/") else { return }
    let bytes = sample.bytes(sample.path)
    let stride = max(1, bytes.count / 60)
    for count in Swift.stride(from: 0, through: bytes.count, by: stride) {
      check(LogInput(Array(bytes[..<count]), path: sample.path))
    }
  }

  @Test("With a byte changed anywhere, too", arguments: LogSample.all)
  func changedAnywhere(sample: LogSample) {
    guard !sample.file.hasSuffix("/") else { return }
    let bytes = sample.bytes(sample.path)
    let stride = max(1, bytes.count / 30)
    for index in Swift.stride(from: 0, to: bytes.count, by: stride) {
      for mask in [0x80, 0xFF] as [UInt8] {
        var changed = bytes
        changed[index] ^= mask
        check(LogInput(changed, path: sample.path))
      }
    }
  }

  /// A cut never makes a rate that was not written, but for the one that a format cannot know to be cut.
  @Test(
    "A cut makes no rate that was not logged", arguments: LogSample.all.filter { !$0.file.hasSuffix("/") && $0.hasRate }
  )
  func cutMakesNoRate(sample: LogSample) throws {
    let bytes = sample.bytes(sample.path)
    let whole = Set(try sample.log().rates.filter(\.isFinite).map(\.bitPattern))
    // Rows that are replaced after a restart have rates of their own; those of the first run are the same here.
    for count in Swift.stride(from: bytes.count / 2, to: bytes.count, by: max(1, bytes.count / 60)) {
      guard let log = (try? LogReader.log(of: LogInput(Array(bytes[..<count]), path: sample.path))) ?? nil else {
        continue
      }
      let made = log.rates.filter { $0.isFinite && !whole.contains($0.bitPattern) }
      // What Keras prints in full is there only where the line before was not cut off.
      if log.format == "keras-output" { continue }
      #expect(made.isEmpty, "cut at \(count): \(made)")
    }
  }

  private func check(_ input: LogInput) {
    do throws(LogFault) {
      guard let log = try LogReader.log(of: input) else { return }
      let facts: RunFacts = {
        var facts = RunFacts()
        facts.updatesPerEpoch = Fact(20, .standard)
        return facts
      }()
      _ = log.iterations(by: StepAccounting(facts))
      #expect(log.steps.count == log.rates.count)
      #expect(log.columns.allSatisfy { $0.values.count == log.rates.count })
      if case .epochAndIteration = log.clock { return }
      let steps = log.steps.filter { !$0.isNaN }
      #expect(zip(steps, steps.dropFirst()).allSatisfy { $0 < $1 })
    } catch {
      // A typed error is an answer.
    }
  }
}
