internal import Charts
internal import CommandLanguage
internal import TerminalCharts
internal import TerminalText

/// Draws what is said, what is typed, and the most used keys.
struct FooterView {
  let view: ExplorerView
  let explorer: Explorer
  let layout: ExplorerLayout

  private static let hints = [
    "? help", "q quit", "Tab curve", "a add", "m modifier", "Left/Right turn", "0-9 type", "u undo", "l log",
    "s save", "y command", "c cursor", "+/- zoom", "x epochs", "e export",
  ]

  func draw(into grid: inout CellGrid) {
    drawMessage(into: &grid)
    if case .prompt(let prompt) = explorer.mode {
      draw(prompt, into: &grid)
    } else if !layout.isLow {
      drawHints(into: &grid)
    }
  }

  /// A message takes as many lines as it needs, up to three: it covers the last knobs for the moment.
  private func drawMessage(into grid: inout CellGrid) {
    let isPrompting = if case .prompt = explorer.mode { true } else { false }
    let hint = layout.isLow && !isPrompting && explorer.message == nil ? Self.hints[0] : ""
    let width = grid.width - 2 - (hint.isEmpty ? 0 : hint.utf8.count + 1)
    // What is typed has the last line to itself.
    if layout.isLow, isPrompting, explorer.message == nil { return }
    var text = ""
    var style = CellStyle.dim
    if let message = explorer.message {
      text = message.text
      style = message.isError ? errorStyle : .plain
    } else if case .prompt(let prompt) = explorer.mode, case .value(let knob) = prompt.purpose {
      text = KnobWords.help(of: knob)
    } else if let refusal = explorer.refusals.first(where: { $0.iteration <= explorer.shown.upperBound }) {
      text = refusal.sentence
    } else if let knob = explorer.knob {
      text = KnobWords.help(of: knob)
    }
    var lines = TextWidth.wrapped(DisplayText.clean(text), to: width)
    let most = explorer.message == nil ? 1 : 3
    if lines.count > most {
      let rest = lines[(most - 1)...].joined(separator: " ")
      lines = lines.prefix(most - 1) + [TextWidth.cut(rest, to: width, glyphs: view.glyphs)]
    }
    let last = layout.isLow && isPrompting ? layout.message - 1 : layout.message
    let first = last - lines.count + 1
    for (offset, line) in lines.enumerated() {
      grid.fill(.blank, columns: 0..<grid.width, rows: first + offset..<first + offset + 1)
      grid.write(line, column: 1, row: first + offset, style: style)
    }
    grid.write(hint, column: grid.width - 1 - hint.utf8.count, row: last, style: .bold)
  }

  private var errorStyle: CellStyle {
    view.isColored ? CellStyle(.rgb(Color(rgb: 0xE0_40_40)), isBold: true) : CellStyle(isBold: true)
  }

  private func draw(_ prompt: Prompt, into grid: inout CellGrid) {
    let question = TextWidth.shortened(prompt.question, to: grid.width * 2 / 3, glyphs: view.glyphs)
    let start = grid.write("\(question): ", column: 1, row: layout.prompt, style: .bold)
    draw(prompt.field, from: start, to: grid.width - 1, row: layout.prompt, into: &grid)
  }

  /// The part of a text around its caret, which is reversed.
  private func draw(_ field: TextField, from start: Int, to end: Int, row: Int, into grid: inout CellGrid) {
    FieldView.draw(field, from: start, to: end, row: row, into: &grid)
  }

  private func drawHints(into grid: inout CellGrid) {
    var column = 1
    for hint in Self.hints {
      guard column + hint.utf8.count <= grid.width - 1 else { break }
      let words = hint.split(separator: " ", maxSplits: 1)
      let end = grid.write(String(words[0]), column: column, row: layout.prompt, style: .bold)
      column = grid.write(" \(words[1])", column: end, row: layout.prompt, style: .dim) + 2
    }
  }
}

/// Draws a line of text that is being typed.
enum FieldView {
  /// Draws the part of a text around its caret, which is reversed.
  static func draw(_ field: TextField, from start: Int, to end: Int, row: Int, into grid: inout CellGrid) {
    let room = max(end - start - 1, 1)
    // As many characters before the caret as there are cells for.
    var first = field.caret
    var used = 0
    while first > 0 {
      used += TextWidth.cells(of: String(field.characters[first - 1]))
      guard used <= room else { break }
      first -= 1
    }
    var column = start
    for index in first...max(field.characters.count, first) {
      guard column < end else { break }
      let text = index < field.characters.count ? String(field.characters[index]) : " "
      let style: CellStyle = index == field.caret ? .selected : .plain
      column = grid.write(text, column: column, row: row, style: style)
    }
  }
}
