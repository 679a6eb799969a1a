import CommandLanguage
import Explorer
import SystemPackage
import TerminalCharts
import TerminalDriver

/// An exploration at a terminal: keys go in, frames come out.
struct ExplorerSession: ~Copyable {
  /// How long the rest of a key may take; an Escape that is still alone is the Escape key then.
  private static let keyPause = 40

  private var explorer: Explorer
  private let view: ExplorerView
  private var encoder: FrameEncoder
  private var decoder = KeyDecoder()
  private let effects = ExplorerEffects()
  private let typedAhead: [UInt8]

  /// Prepares an exploration.
  ///
  /// - Parameters:
  ///   - explorer: The state to begin with.
  ///   - view: Turns states into cells.
  ///   - depth: How many colors the terminal shows.
  ///   - typedAhead: What the terminal has sent before: keys that were pressed, and answers, which are none.
  init(_ explorer: Explorer, view: ExplorerView, depth: ColorDepth, typedAhead: [UInt8]) {
    self.explorer = explorer
    self.typedAhead = typedAhead
    self.view = view
    encoder = FrameEncoder(depth: depth)
  }

  /// Explores until the person quits; then prints the command line of what was shown.
  ///
  /// - Throws: ``FileError`` when the terminal cannot be written to.
  consuming func run() throws {
    let screen = try Self.screen()
    let outcome = Result { try loop(screen) }
    screen.leave()
    do {
      try outcome.get()
    } catch is ClosedTerminal {
      throw ClosedPipe()
    }
    try Page.write([explorer.commandLine])
  }

  private static func screen() throws(FileError) -> FullScreen {
    do { return try FullScreen.entered() } catch { throw .writing("the terminal", error) }
  }

  private mutating func loop(_ screen: borrowing FullScreen) throws {
    var isRunning = true
    for event in decoder.events(for: typedAhead) where isRunning { isRunning = try take(event, screen) }
    while isRunning {
      try show(screen)
      var events: [ExplorerEvent] = []
      switch screen.wait(milliseconds: decoder.isWaiting ? Self.keyPause : nil) {
      case .bytes(let bytes): events = decoder.events(for: bytes)
      case .nothing: events = decoder.flush()
      case .resized: events = resize()
      case .resumed:
        encoder.forget()
        decoder.reset()
        events = resize()
      case .closed: throw ClosedTerminal()
      }
      for event in events where isRunning { isRunning = try take(event, screen) }
    }
  }

  private func resize() -> [ExplorerEvent] {
    TerminalSize(of: .standardOutput).map { [.resize(columns: $0.columns, rows: $0.rows)] } ?? []
  }

  /// Writes the cells that have changed, between marks that let the terminal show them at once.
  private mutating func show(_ screen: borrowing FullScreen) throws {
    let bytes = encoder.bytes(for: view.grid(of: explorer))
    guard !bytes.isEmpty else { return }
    try write(Array([Array("\u{1B}[?2026h".utf8), bytes, Array("\u{1B}[?2026l".utf8)].joined()), to: screen)
  }

  private func write(_ bytes: [UInt8], to screen: borrowing FullScreen) throws {
    do { try screen.write(bytes) } catch { throw ClosedTerminal() }
  }

  private mutating func take(_ event: ExplorerEvent, _ screen: borrowing FullScreen) throws -> Bool {
    for effect in explorer.handle(event) {
      switch effect {
      case .quit: return false
      case .suspend: screen.suspend()
      case .copy(let text): try write(Clipboard.copying(text), to: screen)
      case .write, .readSeries:
        if let answer = effects.perform(effect) { _ = explorer.handle(answer) }
      }
    }
    return true
  }
}

/// The terminal has gone: there is nobody to tell.
struct ClosedTerminal: Error {}
