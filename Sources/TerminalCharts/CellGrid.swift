internal import TerminalText

/// A rectangle of cells: what a terminal shows, as a value.
///
/// Whatever is drawn outside is left out, so a drawing never needs to know whether it fits.
package struct CellGrid: Sendable, Hashable {
  /// The number of columns, at least 0.
  package let width: Int
  /// The number of rows, at least 0.
  package let height: Int
  /// The cells, row after row.
  package private(set) var cells: [Cell]

  /// Makes an empty grid.
  ///
  /// - Parameters:
  ///   - width: The number of columns; negative counts as 0.
  ///   - height: The number of rows; negative counts as 0.
  package init(width: Int, height: Int) {
    self.width = max(width, 0)
    self.height = max(height, 0)
    cells = Array(repeating: .blank, count: self.width * self.height)
  }

  /// The cell at a place; outside the grid it is blank, and setting it does nothing.
  package subscript(column: Int, row: Int) -> Cell {
    get { holds(column, row) ? cells[row * width + column] : .blank }
    set { if holds(column, row) { cells[row * width + column] = newValue } }
  }

  private func holds(_ column: Int, _ row: Int) -> Bool {
    column >= 0 && column < width && row >= 0 && row < height
  }

  /// Writes a text from left to right.
  ///
  /// - Parameters:
  ///   - text: The text; control characters become blanks, and marks that combine with a letter are left out.
  ///   - column: The column of its first letter.
  ///   - row: The row.
  ///   - style: How the letters look.
  ///   - limit: The column before which the text ends; a wide letter that would cross it is left out.
  /// - Returns: The column behind the text.
  @discardableResult
  package mutating func write(
    _ text: String, column: Int, row: Int, style: CellStyle = .plain, limit: Int = .max
  ) -> Int {
    var place = column
    let end = min(limit, width)
    for scalar in text.unicodeScalars {
      let cells = TextWidth.cells(of: scalar)
      guard cells > 0 else { continue }
      guard place + cells <= end else { break }
      self[place, row] = Cell(TextWidth.isControl(scalar) ? " " : scalar, style)
      if cells == 2 { self[place + 1, row] = Cell(Cell.continuation, style) }
      place += cells
    }
    return place
  }

  /// Fills a rectangle with one cell.
  ///
  /// - Parameters:
  ///   - cell: The cell.
  ///   - columns: The columns.
  ///   - rows: The rows.
  package mutating func fill(_ cell: Cell, columns: Range<Int>, rows: Range<Int>) {
    for row in rows.clamped(to: 0..<height) {
      for column in columns.clamped(to: 0..<width) { cells[row * width + column] = cell }
    }
  }

  /// Changes how the cells of a rectangle look and keeps their letters.
  ///
  /// - Parameters:
  ///   - columns: The columns.
  ///   - rows: The rows.
  ///   - change: Changes a style.
  package mutating func restyle(columns: Range<Int>, rows: Range<Int>, _ change: (inout CellStyle) -> Void) {
    for row in rows.clamped(to: 0..<height) {
      for column in columns.clamped(to: 0..<width) { change(&cells[row * width + column].style) }
    }
  }

  /// The letters of a row without blanks at its end.
  ///
  /// - Parameter row: The row.
  /// - Returns: The letters.
  package func text(ofRow row: Int) -> String {
    var scalars = String.UnicodeScalarView()
    var blanks = 0
    for column in 0..<width {
      let scalar = self[column, row].scalar
      if scalar == Cell.continuation { continue }
      if scalar == " " {
        blanks += 1
        continue
      }
      for _ in 0..<blanks { scalars.append(" ") }
      blanks = 0
      scalars.append(scalar)
    }
    return String(scalars)
  }

  /// The letters of all rows, one line each.
  package var text: String { (0..<height).map(text(ofRow:)).joined(separator: "\n") }
}
