/// The colors of everything in a chart but the curves, by name.
package enum ThemeName: String, Sendable, Hashable, CaseIterable {
  /// Dark lines on white.
  case light
  /// Bright lines on nearly black.
  case dark
}

/// The colors of the curves, by name.
package enum PaletteName: String, Sendable, Hashable, CaseIterable {
  /// The one that suits the theme.
  case auto
  /// Ten colors of Petroff.
  case petroff10
  /// Eight colors of Okabe and Ito.
  case okabeIto = "okabe-ito"
}
