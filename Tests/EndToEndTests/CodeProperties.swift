import FuzzTargets
import Testing

/// Code that stands for a curve, with anything wrong in it.
///
/// `make fuzz` feeds the same target with inputs that it finds by what they reach.
struct CodeProperties {
  private static let inputs = FuzzSeeds.inputs(of: .calls)

  @Test(arguments: inputs)
  func codeAsItStandsKeepsItsPromises(_ code: String) throws { try FuzzTarget.calls.run(Array(code.utf8)) }

  @Test(arguments: inputs)
  func codeWithSomethingWrongBreaksNoPromise(_ code: String) {
    let bytes = Array(code.utf8)
    let pieces = ["(", ")", "[", ",", "=", "0", "-1", "1e308", "None", "opt", "**", "\n", "lambda e: e", "9" + "0"]
    for (index, place) in stride(from: 0, to: bytes.count, by: 3).enumerated() {
      // A piece of the code is left out, and another one stands in its place.
      let end = min(bytes.count, place + index % 5)
      let changed = Array(bytes[..<place]) + Array(pieces[index % pieces.count].utf8) + Array(bytes[end...])
      do {
        try FuzzTarget.calls.run(changed)
      } catch {
        Issue.record("\(error): \(String(decoding: changed, as: UTF8.self).debugDescription)")
      }
    }
  }

  /// Schedulers that are named twice each time are far more than those that are made.
  @Test func schedulersThatDoubleAreRefused() throws {
    let lines = (1...40).map { "s\($0) = ChainedScheduler([s\($0 - 1), s\($0 - 1)])" }
    try FuzzTarget.calls.run(Array((["s0 = StepLR(opt, 3)"] + lines).joined(separator: "\n").utf8))
  }
}
