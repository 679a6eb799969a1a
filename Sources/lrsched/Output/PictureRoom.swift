import ChartChoices
import Charts
import TerminalDriver

/// The size of a picture that takes the place of letters in a terminal, whatever the terminal says of itself.
///
/// The picture's own letters are about as high as the terminal's. Where it would have more pixels than ``mostPixels``, the
/// whole of it is drawn smaller.
enum PictureRoom {
  /// The most pixels of a picture in a terminal: twice those of a 4K screen.
  static let mostPixels = 16_777_216.0
  /// How high and wide letters may be, in pixels; a terminal that tells otherwise has told nothing.
  private static let letterSides = 2.0...256.0

  /// Returns the size of a picture.
  ///
  /// - Parameter size: The letters whose place it takes, and how large they are.
  /// - Returns: The size.
  static func size(for size: TerminalSize) -> ChartSize {
    var (letterWidth, letterHeight) = (8.0, 16.0)
    // No letters are wider than high.
    if let width = size.letterWidth, let height = size.letterHeight, letterSides.contains(width),
      letterSides.contains(height), width <= height
    {
      (letterWidth, letterHeight) = (width, height)
    }
    let bounds = ChartSize.scaleBounds
    let wanted: Double = min(max(letterHeight / 16.0, 1.0), bounds.upperBound)
    let width = side(Double(size.columns) * letterWidth / wanted)
    let height = side(Double(size.rows) * letterHeight / wanted)
    let area = Double(width) * Double(height)
    // A pixel less than cairo takes, since parts of one count as a whole.
    let mostOfASide: Double = Double(Chart.mostDevicePixels) - 1.0
    let longest = Double(max(width, height))
    let scale = max(
      min(wanted, (mostPixels / area).squareRoot(), mostOfASide / longest), bounds.lowerBound)
    return ChartSize(width: width, height: height, scale: scale)
  }

  /// A side that charts can have.
  private static func side(_ units: Double) -> Int {
    Int(min(max(units, Double(ChartSize.sideBounds.lowerBound)), Double(ChartSize.sideBounds.upperBound)))
  }
}
