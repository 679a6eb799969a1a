/// The letters that lines, marks and curves are made of: those of Unicode, or ASCII alone.
package enum Glyphs: String, Sendable, Hashable, CaseIterable {
  /// Braille dots and lines, for a locale of UTF-8.
  case unicode
  /// Nothing that a terminal of any other locale would garble.
  case ascii

  private func pick(_ unicode: Unicode.Scalar, _ ascii: Unicode.Scalar) -> Unicode.Scalar {
    self == .unicode ? unicode : ascii
  }

  /// What stands for what is left out of a text.
  package var ellipsis: Unicode.Scalar { pick("…", "~") }
  /// The vertical axis.
  package var vertical: Unicode.Scalar { pick("│", "|") }
  /// The horizontal axis, and the track of a slider.
  package var horizontal: Unicode.Scalar { pick("─", "-") }
  /// Where the axes meet.
  package var corner: Unicode.Scalar { pick("└", "+") }
  /// A tick of the vertical axis.
  package var tickLeft: Unicode.Scalar { pick("┤", "+") }
  /// A tick of the horizontal axis.
  package var tickDown: Unicode.Scalar { pick("┬", "+") }
  /// The line of a curve in a legend.
  package var swatch: Unicode.Scalar { pick("━", "=") }
  /// The knob of a slider.
  package var knob: Unicode.Scalar { pick("●", "O") }
  /// The part of a slider's track before the knob.
  package var trackFilled: Unicode.Scalar { pick("━", "=") }
  /// What points at the selected row.
  package var pointer: Unicode.Scalar { pick("▸", ">") }
  /// The line of a cursor across a chart.
  package var cursor: Unicode.Scalar { pick("┆", ":") }
  /// What divides words of one line.
  package var divider: Unicode.Scalar { pick("·", "-") }
  /// What stands for a value that was not given.
  package var nothing: Unicode.Scalar { pick("—", "-") }
  /// That there is more above, or below.
  package var moreAbove: Unicode.Scalar { pick("↑", "^") }
  /// That there is more below.
  package var moreBelow: Unicode.Scalar { pick("↓", "v") }
  /// The corners of a box: upper left, upper right, lower left, lower right.
  package var boxCorners: [Unicode.Scalar] { self == .unicode ? ["┌", "┐", "└", "┘"] : ["+", "+", "+", "+"] }
}
