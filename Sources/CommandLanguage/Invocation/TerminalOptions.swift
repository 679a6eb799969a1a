package import ChartChoices

/// How a terminal is drawn to.
package struct TerminalOptions: Equatable, Sendable {
  /// What a chart in a terminal is made of.
  package enum Graphics: String, CaseIterable, Hashable, Sendable {
    /// A picture where the terminal shows pictures, else braille dots, else plain letters.
    case auto
    /// A picture by kitty's graphics protocol.
    case kitty
    /// A picture by iTerm2's inline images.
    case iterm
    /// A picture in the sixels of DEC's terminals.
    case sixel
    /// Braille dots.
    case braille
    /// ASCII alone.
    case ascii
  }

  /// What the letters of a full-screen view are.
  package enum Letters: String, CaseIterable, Hashable, Sendable {
    /// Braille dots where the locale is UTF-8, else ASCII.
    case auto
    /// Braille dots.
    case braille
    /// ASCII alone.
    case ascii
  }

  /// The width in columns; `nil` for the terminal's.
  package var columns: Int?
  /// The height in rows; `nil` for the terminal's.
  package var rows: Int?
  /// The background that colours must suit; `nil` for the terminal's own.
  package var theme: ThemeName?
  /// What `show` draws with.
  package var graphics = Graphics.auto
  /// What `explore` draws with.
  package var letters = Letters.auto
  /// The file of keys that `explore` replays.
  package var script: String?
  /// Whether `list` draws each schedule.
  package var hasPreviews = false

  /// Creates the defaults.
  package init() {}
}
