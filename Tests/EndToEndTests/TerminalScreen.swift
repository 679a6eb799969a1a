import Foundation
import Testing

/// A terminal with the program in it, driven by tmux: what a person types and sees.
///
/// Each has a server of its own, which ends with it.
final class TerminalScreen {
  private let socket = "lrsched-\(UUID().uuidString.prefix(8))"
  private let folder: Folder

  /// Whether this machine has tmux.
  static let isAvailable = (try? run(["-V"]))?.status == 0

  /// Opens a terminal with a shell in it.
  init(columns: Int, rows: Int, in folder: Folder) throws {
    self.folder = folder
    let path = "\(Binary.url.deletingLastPathComponent().path):/usr/local/bin:/usr/bin:/bin"
    let shell = "cd '\(folder.url.path)'; PS1='$ ' PATH='\(path)' LC_ALL=C.UTF-8 exec sh"
    _ = try Self.run([
      "-L", socket, "-f", "/dev/null", "new-session", "-d", "-s", "main", "-x", "\(columns)", "-y", "\(rows)", shell,
    ])
    _ = try tmux("set", "-g", "status", "off")
    resize(columns: columns, rows: rows)
    _ = try wait { $0.contains("$") }
  }

  deinit { _ = try? tmux("kill-server") }

  /// Types keys by tmux's names.
  func type(_ keys: String...) throws { for key in keys { _ = try tmux("send-keys", "-t", "main", key) } }

  /// Gives the terminal another size.
  func resize(columns: Int, rows: Int) {
    _ = try? tmux("resize-window", "-t", "main", "-x", "\(columns)", "-y", "\(rows)")
  }

  /// What the terminal shows.
  var text: String { (try? tmux("capture-pane", "-p", "-t", "main")) ?? "" }

  /// A value that tmux knows of the terminal, such as `cursor_flag` or `alternate_on`.
  func value(_ name: String) throws -> String {
    try tmux("display-message", "-p", "-t", "main", "#{\(name)}").trimmingCharacters(in: .newlines)
  }

  /// Waits until what is shown fulfils a condition; ten seconds are far more than it takes.
  func wait(until isFulfilled: (String) -> Bool) throws -> String {
    for _ in 0..<400 {
      let text = text
      if isFulfilled(text) { return text }
      usleep(25_000)
    }
    Issue.record("this stayed on the screen:\n\(text)")
    return text
  }

  private func tmux(_ arguments: String...) throws -> String { try Self.run(["-L", socket] + arguments).text }

  /// Foundation's `Process` would wait for the server that tmux leaves running, so the shell starts tmux.
  private static func run(_ arguments: [String]) throws -> (status: Int32, text: String) {
    let words = ["env", "-u", "TMUX", "LC_ALL=C.UTF-8", "tmux"] + arguments
    let line = words.map { "'\($0.replacing("'", with: "'\\''"))'" }.joined(separator: " ")
    guard let pipe = popen("\(line) 2>/dev/null </dev/null", "r") else { return (-1, "") }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&block, 1, block.count, pipe)
      guard count > 0 else { break }
      bytes += block[..<count]
    }
    return (pclose(pipe), String(decoding: bytes, as: UTF8.self))
  }
}
