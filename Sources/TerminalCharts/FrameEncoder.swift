/// Turns what a terminal should show into the bytes that make it show that, writing only cells that have changed.
package struct FrameEncoder: Sendable {
  /// How many colors the terminal shows.
  private let depth: ColorDepth
  /// What the terminal shows; `nil` when that is not known.
  private var shown: CellGrid?
  private var bytes: [UInt8] = []

  /// Unchanged cells up to this many are written again where jumping over them would cost more bytes.
  private static let shortestJump = 5

  /// Makes an encoder for a terminal of which nothing is known yet.
  ///
  /// - Parameter depth: How many colors the terminal shows.
  package init(depth: ColorDepth) {
    self.depth = depth
  }

  /// Forgets what the terminal shows, so that the next frame is written whole.
  package mutating func forget() { shown = nil }

  /// The bytes that make the terminal show a grid instead of the one before; none if nothing has changed.
  ///
  /// - Parameter grid: What the terminal should show, in its size.
  /// - Returns: The bytes.
  package mutating func bytes(for grid: CellGrid) -> [UInt8] {
    bytes.removeAll(keepingCapacity: true)
    let isWhole = shown.map { $0.width != grid.width || $0.height != grid.height } ?? true
    if isWhole { bytes.append(contentsOf: "\u{1B}[0m\u{1B}[2J".utf8) }
    let before = isWhole ? CellGrid(width: grid.width, height: grid.height) : shown ?? grid
    var style: CellStyle? = isWhole ? .plain : nil
    for row in 0..<grid.height { write(row, of: grid, before, &style) }
    if let style, style != .plain { bytes.append(contentsOf: "\u{1B}[0m".utf8) }
    shown = grid
    return bytes
  }

  private mutating func write(_ row: Int, of grid: CellGrid, _ before: CellGrid, _ style: inout CellStyle?) {
    let width = grid.width
    let start = row * width
    var column = 0
    /// Where the terminal's own place is in this row.
    var place: Int?
    grid.cells.withUnsafeBufferPointer { new in
      before.cells.withUnsafeBufferPointer { old in
        while column < width {
          guard new[start + column] != old[start + column] else {
            column += 1
            continue
          }
          // Half a wide letter cannot be written.
          while column > 0, new[start + column].scalar == Cell.continuation { column -= 1 }
          if let own = place, column - own <= Self.shortestJump, column >= own {
            column = own
          } else {
            bytes.append(contentsOf: "\u{1B}[\(row + 1);\(column + 1)H".utf8)
          }
          repeat {
            let cell = new[start + column]
            if cell.scalar != Cell.continuation {
              if cell.style != style {
                depth.append(cell.style, to: &bytes)
                style = cell.style
              }
              bytes.append(contentsOf: UTF8.encode(cell.scalar) ?? UTF8.encodedReplacementCharacter)
            }
            column += 1
          } while column < width && (new[start + column] != old[start + column] || isHalf(new[start + column]))
          place = column
        }
      }
    }
  }

  private func isHalf(_ cell: Cell) -> Bool { cell.scalar == Cell.continuation }
}

extension CellGrid {
  /// The lines of the grid for a stream that scrolls, each with its end: without blanks at the ends of lines.
  ///
  /// - Parameter depth: How many colors the stream's reader shows.
  /// - Returns: The lines.
  package func lines(depth: ColorDepth) -> [UInt8] {
    var bytes: [UInt8] = []
    for row in 0..<height {
      let last = (0..<width).last { self[$0, row] != .blank } ?? -1
      var style = CellStyle.plain
      for column in 0..<(last + 1) {
        let cell = self[column, row]
        guard cell.scalar != Cell.continuation else { continue }
        if cell.style != style {
          depth.append(cell.style, to: &bytes)
          style = cell.style
        }
        bytes.append(contentsOf: UTF8.encode(cell.scalar) ?? UTF8.encodedReplacementCharacter)
      }
      if style != .plain { depth.append(.plain, to: &bytes) }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }
}
