import Foundation

/// Programs that tests run, and that a machine need not have: a test that needs one says so by `.enabled(if:)`.
package enum Tools {
  /// Whether all of some programs are found in `PATH`.
  package static func areInstalled(_ names: String...) -> Bool { names.allSatisfy { path(of: $0) != nil } }

  /// The path of a program, looked up in `PATH`; `nil` where it is not installed.
  package static func path(of name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
