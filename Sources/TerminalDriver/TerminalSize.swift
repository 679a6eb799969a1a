package import SystemPackage

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The size of a terminal.
package struct TerminalSize: Sendable, Hashable {
  /// The most columns and rows that are made use of: a terminal that says it is larger is taken to be as large as this.
  package static let largest = 1000

  /// The number of columns of letters, from 1 to ``largest``.
  package var columns: Int
  /// The number of rows of letters, from 1 to ``largest``.
  package var rows: Int
  /// The width of a letter, in pixels, where the terminal tells.
  package var letterWidth: Double?
  /// The height of a letter, in pixels, where the terminal tells.
  package var letterHeight: Double?

  /// Makes a size.
  ///
  /// - Parameters:
  ///   - columns: The number of columns of letters.
  ///   - rows: The number of rows of letters.
  package init(columns: Int, rows: Int) {
    self.columns = min(max(columns, 1), Self.largest)
    self.rows = min(max(rows, 1), Self.largest)
  }

  /// Asks the system for the size of a terminal; `nil` for what is no terminal, or one that does not know its size.
  ///
  /// - Parameter descriptor: The terminal.
  package init?(of descriptor: FileDescriptor) {
    var size = winsize()
    guard ioctl(descriptor.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return nil }
    self.init(columns: Int(size.ws_col), rows: Int(size.ws_row))
    if size.ws_xpixel > 0, size.ws_ypixel > 0 {
      letterWidth = Double(size.ws_xpixel) / Double(size.ws_col)
      letterHeight = Double(size.ws_ypixel) / Double(size.ws_row)
    }
  }
}

extension FileDescriptor {
  /// Whether this is a terminal.
  package var isTerminal: Bool { isatty(rawValue) == 1 }
}
