import Charts
import CommandLanguage
import Explorer
import TerminalCharts

/// Feeds bytes to what reads from a terminal.
enum TerminalTargets {
  /// The most events of one input: what is kept of a thousand is kept of a million.
  private static let mostEvents = 400

  /// Explorations to begin with: of many iterations and few, of frameworks, with an epoch, at sizes that terminals have
  /// and at some that none has.
  private static let beginnings: [(line: String, columns: Int, rows: Int)] = [
    ("explore cosine --max 0.1", 80, 24), ("explore cosine -n 9223372036854775807", 12, 10),
    ("explore sgdr vs linear --start-lr 0.1 then step vs constant", 200, 50),
    ("explore torch.OneCycleLR --max_lr 0.1 --total_steps 100 --past-end hold", 30, 10),
    ("explore multistep --milestones 30ep,60ep --steps-per-epoch 100 --x epoch --log-y", 1, 1),
    ("explore cosine -n 9223372036854775807 --from 7 vs constant", Int.max, Int.min),
    ("explore constant -n 1", 300, 12),
  ]

  private static func exploration(_ choice: UInt8) throws(Finding) -> Explorer {
    let beginning = beginnings[Int(choice) % beginnings.count]
    do {
      let invocation = try CommandLineParser().invocation(line: beginning.line) {
        (path) throws(FileError) in throw .missing(path: path)
      }
      return try Explorer(invocation, columns: beginning.columns, rows: beginning.rows)
    } catch {
      throw Finding("\(beginning.line) cannot be explored: \(error)")
    }
  }

  // MARK: Keys and scripts

  /// Keys as a terminal sends them; the first byte chooses what is explored.
  static func runKeys(_ bytes: [UInt8]) throws(Finding) {
    var explorer = try exploration(bytes.first ?? 0)
    var decoder = KeyDecoder()
    var events: [ExplorerEvent] = []
    for piece in bytes.dropFirst().split(separator: 0, omittingEmptySubsequences: false) {
      events += decoder.events(for: piece)
      events += decoder.flush()
      try Finding.unless(!decoder.isWaiting, "the decoder waits behind a pause")
    }
    try play(events, &explorer)
  }

  /// A script, as `explore --script` reads it.
  static func runScript(_ bytes: [UInt8]) throws(Finding) {
    let text = String(decoding: bytes, as: UTF8.self)
    let events: [ExplorerEvent]
    do {
      events = try KeyScript.events(in: text)
    } catch {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      try Finding.unless(lines.indices.contains(error.line - 1), "a word stands in line \(error.line)")
      let line = lines[error.line - 1]
      try Finding.unless(
        error.text == line && line.dropFirst(error.column - 1).hasPrefix(error.word),
        "\(error.word) is not in column \(error.column) of \(line)")
      return
    }
    var explorer = try exploration(bytes.first ?? 0)
    try play(events, &explorer)
  }

  /// Lets events happen, and answers what is wanted of files: done, refused, there already.
  private static func play(_ events: [ExplorerEvent], _ explorer: inout Explorer) throws(Finding) {
    for (index, event) in events.prefix(mostEvents).enumerated() {
      for effect in explorer.handle(event) {
        switch effect {
        case .quit: return try check(explorer)
        case .write(_, let path, _, let mayReplace):
          let answers: [ExplorerEvent] = [.done("Wrote it."), .failed("It failed."), .fileExists(path)]
          _ = explorer.handle(mayReplace ? .done("Replaced it.") : answers[index % answers.count])
        case .readSeries(let path): _ = explorer.handle(.seriesRead(path: path, numbers: [0.5, 0.4, 0.45]))
        case .copy, .suspend: break
        }
      }
      if index % 64 == 0 { try check(explorer) }
    }
    try check(explorer)
  }

  /// What every state of an exploration promises.
  private static func check(_ explorer: Explorer) throws(Finding) {
    let whole = explorer.evaluation.whole
    let shown = explorer.shown
    try Finding.unless(
      whole.contains(shown.lowerBound) && whole.contains(shown.upperBound), "\(shown) is shown of \(whole)")
    if let cursor = explorer.cursor { try Finding.unless(shown.contains(cursor), "\(cursor) is not in \(shown)") }
    let grid = ExplorerView(palette: .okabeIto, glyphs: .unicode, isColored: true).grid(of: explorer)
    try Finding.unless(
      (1...Explorer.largestSide).contains(grid.width) && (1...Explorer.largestSide).contains(grid.height),
      "a screen of \(grid.width)x\(grid.height)")
    for cell in grid.cells where cell.scalar != Cell.continuation {
      try Finding.unless(cell.scalar.properties.generalCategory != .control, "a control character is on the screen")
    }
    let line = explorer.commandLine
    do {
      _ = try CommandLineParser().invocation(line: String(line.dropFirst("lrsched ".count))) {
        (path) throws(FileError) in throw .missing(path: path)
      }
    } catch {
      throw Finding("the command line is refused: \(line): \(Diagnostic(error))")
    }
  }

  // MARK: Pasted text

  /// A text between the marks of a paste, cut into pieces where its bytes say so, with a pause behind each.
  static func runPaste(_ bytes: [UInt8]) throws(Finding) {
    let text = withoutEndMark(bytes)
    let sent = Array("\u{1B}[200~".utf8) + text + Array("\u{1B}[201~".utf8)
    var decoder = KeyDecoder()
    var events: [ExplorerEvent] = []
    var start = 0
    while start < sent.count {
      // The first mark comes whole: a pause behind its Escape would make a key of that.
      let length = start == 0 ? 6 : 1 + Int(sent[start]) % 7
      events += decoder.events(for: sent[start..<min(start + length, sent.count)])
      events += decoder.flush()
      start += length
    }
    try Finding.unless(
      events == [.pasted(String(decoding: text, as: UTF8.self))], "pasting \(text) in pieces makes \(events)")
    try checkThatNothingIsDone(by: events, bytes.first ?? 0)
  }

  private static func withoutEndMark(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    for byte in bytes.prefix(KeyDecoder.longestPaste) {
      text.append(byte)
      if text.suffix(6).elementsEqual("\u{1B}[201~".utf8) { text.removeLast() }
    }
    return text
  }

  /// Whatever is asked for at the moment, a paste changes no curve and wants nothing done.
  private static func checkThatNothingIsDone(by events: [ExplorerEvent], _ choice: UInt8) throws(Finding) {
    let scripts = ["", "s", "a", "m", "?", "y", "g", "End", "Down Enter"]
    let before = scripts[Int(choice) % scripts.count]
    var explorer = try exploration(choice)
    do { for event in try KeyScript.events(in: before) { _ = explorer.handle(event) } } catch {
      throw Finding("\(before) is no script: \(error)")
    }
    let line = explorer.commandLine
    for event in events {
      let effects = explorer.handle(event)
      try Finding.unless(effects.isEmpty, "pasting wants \(effects) behind \(before)")
    }
    try Finding.unless(explorer.commandLine == line, "pasting changes the curve behind \(before)")
    try check(explorer)
  }

  // MARK: Answers

  /// An answer of the terminal, which means the same in pieces, and is complete when the last question is answered.
  static func runAnswer(_ bytes: [UInt8]) throws(Finding) {
    let whole = TerminalAnswer(bytes)
    var portioned = TerminalAnswer()
    for byte in bytes { portioned.take([byte]) }
    try Finding.unless(whole == portioned, "an answer in pieces is another: \(bytes)")
    try Finding.unless(
      TerminalAnswer(bytes + Array("\u{1B}[?62;4c".utf8)).isComplete,
      "the answer to the last question is lost: \(bytes)")
    // What explore gets of it are keys at most.
    var decoder = KeyDecoder()
    let events = decoder.events(for: bytes) + decoder.flush()
    try Finding.unless(events.count <= 2 * bytes.count, "\(events.count) events of \(bytes.count) bytes")
  }
}
