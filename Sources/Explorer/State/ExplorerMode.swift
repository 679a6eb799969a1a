internal import Catalogue
import CommandLanguage
internal import Numbers

/// What keys act on.
enum ExplorerMode: Sendable {
  /// The knobs and the chart.
  case browse
  /// A line of text is asked for.
  case prompt(Prompt)
  /// A schedule or modifier is chosen.
  case pick(Picker)
  /// The keys are explained, from a line on.
  case help(scroll: Int)
  /// The command line is shown.
  case commandLine
}

/// A line of text that is asked for.
struct Prompt: Sendable {
  /// What the text is for.
  enum Purpose: Sendable {
    /// The value of a knob.
    case value(Knob)
    /// The file of a picture.
    case picture
    /// The file of data.
    case data
    /// The language and the file of the current curve as code.
    case code
    /// The iteration of the cursor.
    case cursor
    /// The iterations in an epoch, before the axis counts epochs.
    case epochLength
  }

  /// The most characters that can be typed: as many as a paste may hold.
  static let longestText = KeyDecoder.longestPaste

  let purpose: Purpose
  /// What stands before the text.
  let question: String
  var field: TextField
  /// The file that the next Enter may replace.
  var replaceable: String?

  init(_ purpose: Purpose, _ question: String, _ text: String = "") {
    self.purpose = purpose
    self.question = question
    field = TextField(text, limit: Self.longestText)
  }
}

/// The list of schedules or modifiers to choose from.
struct Picker: Sendable {
  /// What becomes of the choice.
  enum Purpose: Sendable {
    /// It begins another curve.
    case curve
    /// It follows the current curve.
    case then
    /// It takes over the current curve, with the clock running on.
    case resume
    /// It multiplies the current curve.
    case times
    /// It wraps the current curve.
    case modifier

    /// What stands above the list.
    var title: String {
      switch self {
      case .curve: "Add a curve"
      case .then: "Then, where the curve ends"
      case .resume: "Resume, where the curve is cut"
      case .times: "Times a schedule of factors"
      case .modifier: "Add a modifier"
      }
    }
  }

  let purpose: Purpose
  private let search: CatalogueSearch
  /// What is searched for: no name or summary is longer than this.
  private(set) var field = TextField(limit: 200)
  /// The entries that the text finds.
  private(set) var results: [ScheduleDefinition]
  /// The chosen one of them.
  private(set) var selection = 0

  init(_ purpose: Purpose, from definitions: [ScheduleDefinition]) {
    self.purpose = purpose
    let wantsModifiers: Bool = if case .modifier = purpose { true } else { false }
    results = definitions.filter { $0.isModifier == wantsModifiers }
    search = CatalogueSearch(results)
  }

  /// The chosen entry.
  var choice: ScheduleDefinition? { results.indices.contains(selection) ? results[selection] : nil }

  /// Takes a key that moves or types.
  mutating func take(_ key: Key) {
    switch key.code {
    case .up: move(by: -1)
    case .down: move(by: 1)
    case .pageUp: move(by: -8)
    case .pageDown: move(by: 8)
    default: edit { _ = $0.take(key) }
    }
  }

  private mutating func move(by distance: Int) {
    selection = max(min(selection.addingSaturating(distance), results.count - 1), 0)
  }

  /// Changes what is searched for.
  mutating func edit(_ change: (inout TextField) -> Void) {
    let before = field.text
    change(&field)
    guard field.text != before else { return }
    results = search.results(for: field.text)
    selection = 0
  }
}
