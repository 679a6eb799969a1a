/// What the environment tells of a terminal.
package struct TerminalTraits: Sendable, Hashable {
  /// What the environment tells of pictures in the terminal.
  package enum Pictures: Sendable, Hashable {
    /// The terminal takes kitty's graphics protocol.
    case kitty
    /// The terminal takes iTerm2's inline images.
    case iterm
    /// The terminal takes none, or something stands between that does not pass them on.
    case none
    /// Only the terminal itself can tell.
    case unknown
  }

  /// What lines, marks and curves can be made of.
  package let glyphs: Glyphs
  /// How many colors there are.
  package let depth: ColorDepth
  /// Whether the terminal takes no commands.
  package let isDumb: Bool
  /// Whether pictures can be shown.
  package let pictures: Pictures
  /// Whether the background is dark, where the environment tells.
  package let isDark: Bool?

  /// Reads the environment.
  ///
  /// Colors follow `NO_COLOR`, `COLORTERM` and `TERM`, letters `LC_ALL`, `LC_CTYPE` and `LANG`, the background
  /// `COLORFGBG`.
  ///
  /// - Parameters:
  ///   - isTerminal: Whether what is written goes to a terminal.
  ///   - variable: Returns a variable of the environment; `nil` where it is not set.
  package init(isTerminal: Bool, _ variable: (String) -> String?) {
    func value(_ name: String) -> String? { variable(name).flatMap { $0.isEmpty ? nil : $0 } }
    let term = value("TERM") ?? "dumb"
    isDumb = term == "dumb"
    let locale = (value("LC_ALL") ?? value("LC_CTYPE") ?? value("LANG") ?? "").lowercased()
    glyphs = locale.hasSuffix("utf-8") || locale.hasSuffix("utf8") || locale.contains("utf-8@") ? .unicode : .ascii
    if !isTerminal || isDumb {
      depth = .plain
    } else if value("NO_COLOR") != nil || term == "vt100" || term == "vt220" {
      depth = .monochrome
    } else if let color = value("COLORTERM"), color == "truecolor" || color == "24bit" {
      depth = .full
    } else if term.hasSuffix("-direct") || term == "xterm-kitty" || term == "xterm-ghostty" || term == "alacritty" {
      depth = .full
    } else {
      depth = term.contains("256color") ? .palette : .sixteen
    }
    let background = value("COLORFGBG")?.split(separator: ";").last.flatMap { Int($0) }
    isDark = background.map { $0 < 7 || $0 == 8 }
    pictures = Self.pictures(term, isTerminal && !isDumb, value)
  }

  private static func pictures(_ term: String, _ isTerminal: Bool, _ value: (String) -> String?) -> Pictures {
    // A multiplexer would have to pass pictures on, and most do not.
    guard isTerminal, value("TMUX") == nil, !term.hasPrefix("screen"), !term.hasPrefix("tmux"), term != "linux" else {
      return .none
    }
    if term == "xterm-kitty" || term == "xterm-ghostty" || value("KITTY_WINDOW_ID") != nil { return .kitty }
    switch value("TERM_PROGRAM") ?? value("LC_TERMINAL") {
    case "ghostty": return .kitty
    case "iTerm.app", "iTerm2", "WezTerm", "mintty": return .iterm
    case "Apple_Terminal", "vscode": return .none
    default: return .unknown
    }
  }
}
