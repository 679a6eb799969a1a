import Foundation
import Testing

@testable import Catalogue

/// What help says a dialect was held against is the release that its recordings are made with.
struct ReleaseTests {
  @Test func everyDialectNamesTheReleaseOfItsRecordings() throws {
    let table = URL(fileURLWithPath: #filePath).appendingPathComponent("../../Recordings/releases.tsv").standardized
    let rows = try String(contentsOf: table, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t").map(String.init) }
    let releases = Dictionary(uniqueKeysWithValues: rows.map { ($0[0], $0[2]) })
    // The functions of Flax's guide and example have no release: they are read there and copied into programs.
    let dialects = Catalogue.dialects.filter { $0.name != Flax.name }
    for dialect in dialects {
      let release = try #require(releases[dialect.name], "no recordings of \(dialect.name)")
      #expect(dialect.release.hasSuffix(" \(release)"))
    }
    #expect(Set(releases.keys) == Set(dialects.map { dialect in dialect.name }))
  }
}
