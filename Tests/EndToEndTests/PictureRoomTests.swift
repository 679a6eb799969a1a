import ChartChoices
import Charts
import Testing

@testable import TerminalDriver
@testable import lrsched

/// Pictures in terminals of any size: charts that can be drawn, and no more pixels than a terminal needs.
struct PictureRoomTests {
  private func room(_ columns: Int, _ rows: Int, _ letterWidth: Double?, _ letterHeight: Double?) -> ChartSize {
    var size = TerminalSize(columns: columns, rows: rows)
    (size.letterWidth, size.letterHeight) = (letterWidth, letterHeight)
    return PictureRoom.size(for: size)
  }

  @Test func anOrdinaryTerminalGetsItsOwnPixels() {
    let plain = room(80, 24, nil, nil)
    #expect(plain == room(80, 24, 8, 16))
    #expect((plain.width, plain.height, plain.scale) == (640, 384, 1))
    let fine = room(80, 24, 16, 32)
    #expect((fine.width, fine.height, fine.scale) == (640, 384, 2))
  }

  /// Sizes as terminals, and programs that stand between, have been seen to tell and could tell.
  @Test(arguments: [1, 10, 80, 1000, 65_535], [0.0001, 0.8, 1, 2, 4, 7.5, 16, 256, 257, 65_535])
  func everySizeMakesAChart(letters: Int, letterHeight: Double) throws {
    for (columns, rows) in [(letters, 1), (1, letters), (letters, letters)] {
      for letterWidth in [0.0001, 1, 2, 4, 8, 128, 256, 65_535] {
        let room = room(columns, rows, letterWidth, letterHeight)
        #expect(ChartSize.sideBounds.contains(room.width) && ChartSize.sideBounds.contains(room.height), "\(room)")
        #expect(ChartSize.scaleBounds.contains(room.scale), "\(room)")
        let (wide, high) = (
          (Double(room.width) * room.scale).rounded(.up), (Double(room.height) * room.scale).rounded(.up)
        )
        #expect(wide <= Double(Chart.mostDevicePixels) && high <= Double(Chart.mostDevicePixels), "\(room)")
        // Parts of a pixel count as a whole one on each side.
        #expect((wide - 1) * (high - 1) <= PictureRoom.mostPixels, "\(room)")
      }
    }
  }

  @Test func aTerminalIsNoLargerThanCanBeUsed() {
    let huge = TerminalSize(columns: 65_535, rows: 65_535)
    #expect(huge.columns == TerminalSize.largest && huge.rows == TerminalSize.largest)
    let none = TerminalSize(columns: -5, rows: 0)
    #expect(none.columns == 1 && none.rows == 1)
  }
}
