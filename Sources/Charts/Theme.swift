package import ChartChoices

/// The colors of everything in a chart but the curves.
package struct Theme: Sendable, Hashable {
  /// What lies under everything.
  package var background: Color
  /// Title, names of axes, labels.
  package var text: Color
  /// The lines of the axes and their ticks.
  package var axis: Color
  /// The lines of the grid.
  package var grid: Color
  /// The lines where a phase of a schedule begins.
  package var rule: Color
  /// The colors of the curves.
  package var palette: Palette

  /// Dark lines on white.
  package static let light = Theme(
    background: Color(rgb: 0xFFFFFF), text: Color(rgb: 0x262626), axis: Color(rgb: 0x595959),
    grid: Color(rgb: 0xE8E8E8), rule: Color(rgb: 0x8C8C8C), palette: .petroff10)

  /// Bright lines on nearly black.
  package static let dark = Theme(
    background: Color(rgb: 0x111111), text: Color(rgb: 0xE0E0E0), axis: Color(rgb: 0x9A9A9A),
    grid: Color(rgb: 0x2B2B2B), rule: Color(rgb: 0x7A7A7A), palette: .okabeItoOnDark)
}

extension Theme {
  /// Makes a theme of a name.
  ///
  /// - Parameters:
  ///   - name: The colors of all but the curves.
  ///   - palette: The colors of the curves, as they are seen on that background.
  package init(_ name: ThemeName, palette: PaletteName = .auto) {
    self =
      switch name {
      case .light: .light
      case .dark: .dark
      }
    switch palette {
    case .auto: break
    case .petroff10: self.palette = .petroff10
    case .okabeIto: self.palette = name == .dark ? .okabeItoOnDark : .okabeIto
    }
  }
}
