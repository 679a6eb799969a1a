import Foundation
import Testing

/// The built program, run as a person runs it.
enum Binary {
  /// What a run left behind.
  struct Result {
    let status: Int32
    let output: Data
    let words: String

    /// What went to standard output, as text.
    var text: String { String(decoding: output, as: UTF8.self) }
    /// The lines of standard output.
    var lines: [String] { text.split(separator: "\n").map(String.init) }
  }

  /// The binary stands beside the test bundle; where a test runner of the toolchain has loaded that, below the package.
  static let url: URL = {
    let package = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../.build/debug").standardized
    let folders = Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() } + [Bundle.main.bundleURL, package]
    let candidates = folders.map { $0.appendingPathComponent("lrsched") }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) } ?? candidates[0]
  }()

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - arguments: The words after its name, divided by blanks.
  ///   - folder: The folder it is run in.
  /// - Returns: Its outputs and how it ended.
  /// - Throws: What starting it fails with.
  static func run(_ arguments: String, in folder: Folder? = nil) throws -> Result {
    try run(arguments.split(separator: " ").map(String.init), in: folder)
  }

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - arguments: The words after its name.
  ///   - folder: The folder it is run in.
  ///   - environment: What is added to the environment.
  /// - Returns: Its outputs and how it ended.
  /// - Throws: What starting it fails with.
  static func run(
    _ arguments: [String], in folder: Folder? = nil, environment: [String: String] = [:]
  ) throws -> Result {
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = folder.url }
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let (output, words) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = words
    process.standardInput = FileHandle.nullDevice
    try process.run()
    // Both pipes are drained at once, so that neither fills while the other is read.
    nonisolated(unsafe) var errorData = Data()
    let drained = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      errorData = words.fileHandleForReading.readDataToEndOfFile()
      drained.signal()
    }
    let outputData = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    drained.wait()
    return Result(
      status: process.terminationStatus, output: outputData, words: String(decoding: errorData, as: UTF8.self))
  }

  /// Runs a line of shell in which `lrsched` is the program.
  static func shell(_ line: String, in folder: Folder) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = folder.url
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    process.environment = ProcessInfo.processInfo.environment.merging([
      "PATH": "\(url.deletingLastPathComponent().path):\(path)"
    ]) { $1 }
    let (output, words) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = words
    // A child inherits which signals are blocked, and the threads of a test runner block some.
    var none = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, nil)
    try process.run()
    let outputData = output.fileHandleForReading.readDataToEndOfFile()
    let errorData = words.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: outputData, words: String(decoding: errorData, as: UTF8.self))
  }
}

/// A folder that exists as long as the value that names it.
final class Folder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("lrsched-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The path of a file in the folder.
  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  /// The bytes of a file in the folder.
  func data(_ name: String) throws -> Data { try Data(contentsOf: url.appendingPathComponent(name)) }

  /// Writes a file in the folder.
  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: url.appendingPathComponent(name))
  }

  /// The names of what is in the folder.
  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: url.path).sorted()) ?? [] }
}
