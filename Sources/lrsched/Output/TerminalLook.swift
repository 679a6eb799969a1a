import Charts
import CommandLanguage
import TerminalCharts
import TerminalDriver

/// How what goes to standard output may look: by the options, else by the environment, else by what the terminal answers.
struct TerminalLook {
  /// What a chart is made of; never `auto` where pictures were asked for.
  let graphics: TerminalOptions.Graphics
  /// What letters there are.
  let glyphs: Glyphs
  /// How many colors there are.
  let depth: ColorDepth
  /// Whether the background is dark.
  let isDark: Bool
  /// Whether there is no terminal, or one that takes no commands.
  let isDumb: Bool
  /// What came while the terminal was asked: its answer, and the keys that were pressed meanwhile.
  let received: [UInt8]
  /// The keys among them, but for those that send an Escape.
  let typed: [UInt8]

  /// Finds out what the terminal can show.
  ///
  /// - Parameters:
  ///   - invocation: The options.
  ///   - asksForPictures: Whether the terminal is asked for the pictures that it takes, where the environment does not
  ///     tell.
  init(_ invocation: Invocation, asksForPictures: Bool) {
    let traits = TerminalTraits(isTerminal: Terminal.isStandardOutput, Environment.variable)
    depth = traits.depth
    isDumb = traits.isDumb
    let options = invocation.terminal
    let needsPictures = asksForPictures && traits.pictures == .unknown
    let needsBackground = options.theme == nil && traits.isDark == nil
    var answer = TerminalAnswer()
    var received: [UInt8] = []
    // The console of a kernel shows what it does not understand.
    if Terminal.isStandardOutput, !traits.isDumb, needsPictures || needsBackground,
      Environment.variable("TERM") != "linux"
    {
      let questions = TerminalAnswer.questions(asksForPictures: needsPictures)
      received = TerminalDialogue.ask(questions) { part in
        answer.take(part)
        return answer.isComplete
      }
    }
    self.received = received
    typed = answer.typed
    isDark = options.theme.map { $0 == .dark } ?? traits.isDark ?? answer.isDark ?? true
    switch options.graphics {
    case .auto where asksForPictures && Environment.variable("NO_COLOR") ?? "" == "":
      graphics =
        switch traits.pictures {
        case .kitty: .kitty
        case .iterm: .iterm
        case .unknown where answer.hasKittyGraphics: .kitty
        case .unknown where answer.hasSixels: .sixel
        case .unknown, .none: traits.glyphs == .unicode ? .braille : .ascii
        }
    case let given: graphics = given
    }
    switch (options.graphics, options.letters) {
    case (.ascii, _), (_, .ascii): glyphs = .ascii
    case (.braille, _), (_, .braille): glyphs = .unicode
    default: glyphs = traits.glyphs
    }
  }
}
