import TerminalCharts
import TerminalText

/// A terminal that understands what the program writes: cursor addresses, looks, and letters. Anything else is kept as a
/// fault, so that a test notices.
struct VirtualTerminal {
  let width: Int
  let height: Int
  private(set) var letters: [[Unicode.Scalar]]
  private(set) var looks: [[String]]
  private(set) var faults: [String] = []
  private var row = 0
  private var column = 0
  private var look = "0"

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    letters = Array(repeating: Array(repeating: " ", count: width), count: height)
    looks = Array(repeating: Array(repeating: "0", count: width), count: height)
  }

  mutating func write(_ bytes: [UInt8]) {
    let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    var index = 0
    while index < scalars.count {
      guard scalars[index] == "\u{1B}" else {
        put(scalars[index])
        index += 1
        continue
      }
      guard index + 1 < scalars.count, scalars[index + 1] == "[",
        let end = scalars[(index + 2)...].firstIndex(where: { ("@"..."~").contains($0) })
      else {
        faults.append("an escape without an end")
        return
      }
      let parameters = String(String.UnicodeScalarView(scalars[(index + 2)..<end]))
      command(scalars[end], parameters)
      index = end + 1
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let cells = TextWidth.cells(of: scalar)
    guard row < height, column + cells <= width else {
      faults.append("\(scalar) outside")
      return
    }
    letters[row][column] = scalar
    looks[row][column] = look
    if cells == 2 {
      letters[row][column + 1] = Cell.continuation
      looks[row][column + 1] = look
    }
    column += cells
  }

  private mutating func command(_ letter: Unicode.Scalar, _ parameters: String) {
    switch letter {
    case "H":
      let numbers = parameters.split(separator: ";").compactMap { Int($0) }
      if numbers.count == 2 { (row, column) = (numbers[0] - 1, numbers[1] - 1) } else { faults.append(parameters) }
    case "m": look = parameters
    case "J":
      letters = Array(repeating: Array(repeating: " ", count: width), count: height)
      looks = Array(repeating: Array(repeating: "0", count: width), count: height)
    default: faults.append("command \(letter)")
    }
  }
}
