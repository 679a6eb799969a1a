internal import Catalogue
internal import CodeGeneration
internal import CommandLanguage
internal import Numbers
internal import Schedules

extension Explorer {
  /// Takes what happens.
  ///
  /// - Parameter event: What happens.
  /// - Returns: What is to be done outside, in order.
  package mutating func handle(_ event: ExplorerEvent) -> [ExplorerEffect] {
    switch event {
    case .key(let key): return handle(key)
    case .pasted(let text): paste(text)
    case .resize(let columns, let rows): (self.columns, self.rows) = (Self.side(columns), Self.side(rows))
    case .done(let text):
      message = Message(text: text)
      if case .prompt = mode { mode = .browse }
    case .failed(let text): message = Message(text: text, isError: true)
    case .fileExists(let path):
      guard case .prompt(var prompt) = mode else { break }
      prompt.replaceable = path
      mode = .prompt(prompt)
      message = Message(text: "\(SafeText.path(path)) exists: Enter again replaces it.")
    case .seriesRead(let path, let numbers):
      series[path] = numbers
      guard let awaited, awaited.path == path else { break }
      self.awaited = nil
      set(awaited.knob, to: .file(path))
    }
    return []
  }

  private mutating func handle(_ key: Key) -> [ExplorerEffect] {
    if key.isControlled, key.code == .character("c") || key.code == .character("q") { return [.quit] }
    if key.isControlled, key.code == .character("z") { return [.suspend] }
    message = nil
    switch mode {
    case .browse: return browse(key)
    case .prompt(let prompt): return answer(prompt, key)
    case .pick(let picker): pick(picker, key)
    case .help(let scroll): help(scroll, key)
    case .commandLine: mode = .browse
    }
    return []
  }

  /// Types a pasted text where text is asked for; where none is, it waits as the value of the current knob.
  private mutating func paste(_ text: String) {
    let words = text.split { $0.isWhitespace }.joined(separator: " ")
    let text = String(words.filter { !$0.unicodeScalars.contains { $0.properties.generalCategory == .control } })
    guard !text.isEmpty else { return }
    message = nil
    switch mode {
    case .browse: if let knob { askForValue(of: knob, text) }
    case .prompt(var prompt):
      prompt.replaceable = nil
      insert(text, into: &prompt.field)
      mode = .prompt(prompt)
    case .pick(var picker):
      picker.edit { insert(text, into: &$0) }
      mode = .pick(picker)
    case .help, .commandLine: break
    }
  }

  private mutating func insert(_ text: String, into field: inout TextField) {
    if !field.insert(text) {
      message = Message(text: "There is no room for a text of \(text.count) characters.", isError: true)
    }
  }

  private mutating func help(_ scroll: Int, _ key: Key) {
    switch key.code {
    case .up: mode = .help(scroll: max(scroll.subtractingSaturating(1), 0))
    case .down, .character(" "): mode = .help(scroll: min(scroll.addingSaturating(1), KeyHelp.rows.count - 1))
    case .pageUp: mode = .help(scroll: max(scroll.subtractingSaturating(8), 0))
    case .pageDown: mode = .help(scroll: min(scroll.addingSaturating(8), KeyHelp.rows.count - 1))
    default: mode = .browse
    }
  }

  private mutating func pick(_ picker: Picker, _ key: Key) {
    switch key.code {
    case .escape: mode = .browse
    case .enter, .tab:
      guard let choice = picker.choice else {
        message = Message(text: "Nothing is called \(SafeText.quoted(picker.field.text)).", isError: true)
        return
      }
      mode = .browse
      add(choice, as: picker.purpose)
    default:
      var picker = picker
      picker.take(key)
      mode = .pick(picker)
    }
  }

  // MARK: Prompts

  private mutating func answer(_ prompt: Prompt, _ key: Key) -> [ExplorerEffect] {
    switch key.code {
    case .escape: mode = .browse
    case .enter: return accept(prompt)
    default:
      var prompt = prompt
      if prompt.field.take(key) { prompt.replaceable = nil }
      mode = .prompt(prompt)
    }
    return []
  }

  private mutating func accept(_ prompt: Prompt) -> [ExplorerEffect] {
    let text = prompt.field.text.split(separator: " ").joined(separator: " ")
    switch prompt.purpose {
    case .value(let knob): return type(text, into: knob)
    case .picture, .data:
      guard !text.isEmpty else {
        mode = .browse
        return []
      }
      var invocation = documentShown
      if case .data = prompt.purpose { invocation.command = .export }
      if !refusals.isEmpty { invocation.run.pastEnd = .hold }
      return [.write(invocation, path: text, rows: span.addingSaturating(1), mayReplace: prompt.replaceable == text)]
    case .code: return writeCode(text, mayReplace: prompt.replaceable)
    case .cursor:
      guard let iteration = read(text, as: .count, from: .nonNegative, called: "iteration") else { return [] }
      mode = .browse
      moveCursor(to: iteration)
    case .epochLength:
      guard let count = read(text, as: .count, from: .atLeastOne, called: "number of iterations") else { return [] }
      mode = .browse
      change {
        $0.run.stepsPerEpoch = count
        $0.chart.xUnit = .epoch
      }
    }
    return []
  }

  /// Writes the current curve as source text: a language or framework, and behind a blank the file.
  private mutating func writeCode(_ text: String, mayReplace replaceable: String?) -> [ExplorerEffect] {
    guard !text.isEmpty else {
      mode = .browse
      return []
    }
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    let targets = CodeTarget.allCases.map(\.rawValue)
    guard words.count == 2, targets.contains(words[0]), document.curves.indices.contains(curve) else {
      message = Message(text: "Type one of \(targets.joined(separator: ", ")), a blank and a file.", isError: true)
      return []
    }
    var invocation = Invocation(.code)
    (invocation.curves, invocation.run) = ([document.curves[curve]], document.run)
    invocation.operands = [words[0]]
    if !refusals.isEmpty { invocation.run.pastEnd = .hold }
    return [.write(invocation, path: words[1], rows: 1, mayReplace: replaceable == words[1])]
  }

  private mutating func read(
    _ text: String, as kind: Parameter.Kind, from bounds: Bounds, called name: String
  ) -> Int? {
    do throws(UsageError) {
      let parameter = Parameter(name, kind, .required, bounds: bounds, help: "")
      if case .count(let count) = try parameter.value(reading: text, for: .word(name)) { return count }
    } catch {
      message = Message(text: Diagnostic(error, vocabulary: vocabulary).sentence, isError: true)
    }
    return nil
  }

  /// Takes a typed value; nothing typed brings the default back.
  private mutating func type(_ text: String, into knob: Knob) -> [ExplorerEffect] {
    guard !text.isEmpty else {
      mode = .browse
      reset(knob)
      return []
    }
    do throws(UsageError) {
      let value = try knob.parameter.value(reading: text, for: knob.option)
      if case .file(let path) = value, series[path] == nil {
        awaited = (path, knob)
        return [.readSeries(path: path)]
      }
      set(knob, to: value)
    } catch {
      message = Message(text: Diagnostic(error, vocabulary: vocabulary).sentence, isError: true)
    }
    return []
  }

  /// Sets a knob to what was typed; the prompt stays while the value makes no curve.
  private mutating func set(_ knob: Knob, to value: ParameterValue) {
    let current = curve
    change { $0.set(knob, of: current, to: value) }
    if message?.isError != true { mode = .browse }
  }
}
