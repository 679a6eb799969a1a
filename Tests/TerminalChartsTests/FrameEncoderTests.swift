import Charts
import SeededRandom
import TerminalText
import Testing

@testable import TerminalCharts

/// A terminal that is written only what has changed must show the same as one that is written everything.
struct FrameEncoderTests {
  private static let scalars: [Unicode.Scalar] = [" ", " ", " ", "a", "b", "⣿", "字", "é"]
  private static let styles: [CellStyle] = [
    .plain, .plain, .bold, .dim, .selected, CellStyle(.rgb(Color(rgb: 0x3f90da))),
  ]

  private func randomGrid(
    _ width: Int, _ height: Int, from grid: CellGrid?, changes: Int, using generator: inout some RandomNumberGenerator
  ) -> CellGrid {
    var grid = grid ?? CellGrid(width: width, height: height)
    for _ in 0..<changes {
      let text = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
        String(Self.scalars[Int.random(in: 0..<Self.scalars.count, using: &generator)])
      }.joined()
      grid.write(
        text, column: Int.random(in: 0..<width, using: &generator), row: Int.random(in: 0..<height, using: &generator),
        style: Self.styles[Int.random(in: 0..<Self.styles.count, using: &generator)])
    }
    return repaired(grid)
  }

  /// Half of a wide letter that another letter was written over is a blank.
  private func repaired(_ grid: CellGrid) -> CellGrid {
    var grid = grid
    for row in 0..<grid.height {
      for column in 0..<grid.width {
        let isWide = TextWidth.cells(of: grid[column, row].scalar) == 2
        if isWide, grid[column + 1, row].scalar != Cell.continuation { grid[column, row] = .blank }
        let before = column > 0 ? grid[column - 1, row].scalar : " "
        if grid[column, row].scalar == Cell.continuation, TextWidth.cells(of: before) != 2 {
          grid[column, row] = .blank
        }
      }
    }
    return grid
  }

  @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6, 7, 8])
  func changesAloneShowTheWholeGrid(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    var encoder = FrameEncoder(depth: .full)
    var terminal = VirtualTerminal(width: 31, height: 7)
    var grid: CellGrid?
    for step in 0..<40 {
      let next = randomGrid(31, 7, from: grid, changes: step % 9, using: &generator)
      terminal.write(encoder.bytes(for: next))
      grid = next
      for row in 0..<next.height {
        for column in 0..<next.width {
          #expect(terminal.letters[row][column] == next[column, row].scalar, "step \(step) at \(column), \(row)")
          var look: [UInt8] = []
          ColorDepth.full.append(next[column, row].style, to: &look)
          #expect(
            "\u{1B}[\(terminal.looks[row][column])m".utf8.elementsEqual(look), "step \(step) at \(column), \(row)")
        }
      }
    }
    #expect(terminal.faults == [])
  }

  @Test func nothingChangedIsNothingWritten() {
    var encoder = FrameEncoder(depth: .full)
    var grid = CellGrid(width: 20, height: 4)
    grid.write("learning", column: 3, row: 1)
    #expect(!encoder.bytes(for: grid).isEmpty)
    #expect(encoder.bytes(for: grid) == [])
  }

  @Test func oneLetterCostsOneAddress() {
    var encoder = FrameEncoder(depth: .full)
    var grid = CellGrid(width: 200, height: 50)
    _ = encoder.bytes(for: grid)
    grid.write("x", column: 100, row: 20)
    let bytes = encoder.bytes(for: grid)
    #expect(String(decoding: bytes, as: UTF8.self) == "\u{1B}[21;101H\u{1B}[0mx")
  }

  @Test func withoutColorsNoneIsWritten() {
    var grid = CellGrid(width: 8, height: 1)
    grid.write("rate", column: 0, row: 0, style: CellStyle(.rgb(Color(rgb: 0xFF0000)), isBold: true))
    #expect(String(decoding: grid.lines(depth: .monochrome), as: UTF8.self) == "\u{1B}[0;1mrate\u{1B}[0m\n")
    #expect(String(decoding: grid.lines(depth: .plain), as: UTF8.self) == "rate\n")
    #expect(String(decoding: grid.lines(depth: .palette), as: UTF8.self).contains("38;5;196"))
  }
}
