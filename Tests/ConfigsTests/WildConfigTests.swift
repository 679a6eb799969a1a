import Catalogue
import Configs
import Foundation
import Runs
import Schedules
import Testing

/// Configs with a number that is out of all bounds: they are planned, or a fault, and never a trap.
@Suite struct WildConfigTests {
  private static let numbers = ["-1", "0", "9223372036854775807", "-9223372036854775808", "1e300", "nan", "0.3", "''"]

  @Test(arguments: RecordedRun.all) func numbersOutOfAllBoundsDoNotTrap(_ run: RecordedRun) throws {
    let path = run.path(of: run.mainName)
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    let companions = try run.files.filter { $0 != run.mainName && !$0.contains("/") }.map(run.file)
    var planned = 0
    for (index, range) in Self.places(in: bytes).enumerated() {
      for (turn, number) in Self.numbers.enumerated() where (index + turn).isMultiple(of: 2) {
        let text = bytes[..<range.lowerBound] + Array(number.utf8) + bytes[range.upperBound...]
        guard let file = try? ConfigFileParser.file(Array(text), path: path),
          let plan = try? ConfigReader.plan(
            of: file, companions: companions, given: run.given(asMeant: true),
            read: { path in (try? Data(contentsOf: URL(filePath: path))).map { [UInt8]($0) } })
        else { continue }
        planned += 1
        #expect(plan.updates >= 0)
        let context = RunContext(Run(length: Fact(max(1, plan.updates), .standard), facts: plan.facts))
        guard let schedule = try? plan.curve.schedule(in: context) else { continue }
        _ = (schedule(0), schedule(plan.updates), schedule(.max))
      }
    }
    #expect(planned > 0 || bytes.isEmpty || Self.places(in: bytes).isEmpty)
  }

  /// The numbers of a text, without those within words.
  private static func places(in bytes: [UInt8]) -> [Range<Int>] {
    var places: [Range<Int>] = []
    var index = 0
    func isWord(_ byte: UInt8) -> Bool { UnicodeScalar(byte).properties.isAlphabetic || byte == UInt8(ascii: "_") }
    func isNumber(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || ".e-".utf8.contains(byte) }
    while index < bytes.count {
      guard (0x30...0x39).contains(bytes[index]), index == 0 || !isWord(bytes[index - 1]),
        index == 0 || !isNumber(bytes[index - 1])
      else {
        index += 1
        continue
      }
      let start = index
      while index < bytes.count, isNumber(bytes[index]) { index += 1 }
      places.append(start..<index)
    }
    return Array(places.prefix(40))
  }
}
