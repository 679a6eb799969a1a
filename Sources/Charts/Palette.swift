/// The colors of the curves of a chart, in order; beyond the last, curves begin again with dashes.
package struct Palette: Sendable, Hashable {
  /// The colors, at least one.
  package let colors: [Color]

  private init(named numbers: [UInt32]) {
    colors = numbers.map(Color.init(rgb:))
  }

  /// Ten colors that people with any color vision tell apart on white (Petroff 2021, arXiv 2107.02270).
  package static let petroff10 = Palette(named: [
    0x3f90da, 0xffa90e, 0xbd1f01, 0x94a4a2, 0x832db6, 0xa96b59, 0xe76300, 0xb9ac70, 0x717581, 0x92dadd,
  ])

  /// Eight colors that people with any color vision tell apart on white, black the last of them (Okabe and Ito 2008).
  package static let okabeIto = Palette(named: [
    0x56B4E9, 0xE69F00, 0x009E73, 0xF0E442, 0xD55E00, 0xCC79A7, 0x0072B2, 0x000000,
  ])

  /// The same colors on black, where white takes the place of black.
  package static let okabeItoOnDark = Palette(named: [
    0x56B4E9, 0xE69F00, 0x009E73, 0xF0E442, 0xD55E00, 0xCC79A7, 0x0072B2, 0xFFFFFF,
  ])

  /// The dashes of each further round through the colors, in line widths; the first round is solid.
  static let dashes: [[Double]] = [
    [], [5, 2.5], [1.5, 2], [8, 2.5, 1.5, 2.5], [12, 3], [3, 5], [8, 2.5, 1.5, 2.5, 1.5, 2.5], [12, 3, 4, 3], [5, 8],
    [16, 3, 1.5, 3],
  ]
}
