internal import Catalogue
internal import CommandLanguage
internal import Numbers

extension Explorer {
  /// Takes a key that acts on the knobs and the chart.
  mutating func browse(_ key: Key) -> [ExplorerEffect] {
    switch key.code {
    case .up: moveRow(by: -1)
    case .down: moveRow(by: 1)
    case .pageUp: moveRow(by: -5)
    case .pageDown: moveRow(by: 5)
    case .home: moveRow(by: -1000)
    case .end: moveRow(by: 1000)
    case .left where key.isControlled: stepCursor(by: -1)
    case .right where key.isControlled: stepCursor(by: 1)
    case .left: turn(isUp: false, isCoarse: key.isShifted)
    case .right: turn(isUp: true, isCoarse: key.isShifted)
    case .tab: turnTo(isNext: !key.isShifted)
    case .enter: startTyping(nil)
    case .backspace, .delete: if let knob { reset(knob) }
    case .escape: (window, cursor) = (nil, nil)
    case .character(let character) where !key.isControlled: return browse(character)
    case .character("r"): redo()
    case .character: break
    }
    return []
  }

  private mutating func browse(_ character: Character) -> [ExplorerEffect] {
    switch character {
    case "0"..."9", ".": startTyping(character)
    case "H", "{": turn(isUp: false, isCoarse: true)
    case "L", "}": turn(isUp: true, isCoarse: true)
    case " ": turn(isUp: true, isCoarse: false)
    case "r": if let knob { reset(knob) }
    case "a": mode = .pick(Picker(.curve, from: vocabulary.definitions))
    case "t": mode = .pick(Picker(.then, from: vocabulary.definitions))
    case "T": mode = .pick(Picker(.resume, from: vocabulary.definitions))
    case "*": mode = .pick(Picker(.times, from: vocabulary.definitions))
    case "m": mode = .pick(Picker(.modifier, from: vocabulary.definitions))
    case "f": cut()
    case "v": duplicate()
    case "d": deleteStage()
    case "D": deleteCurve()
    case "u": undo()
    case "U": redo()
    case "l": toggleLogarithmic()
    case "x": toggleEpochs()
    case "+", "=": zoom(isIn: true)
    case "-", "_": zoom(isIn: false)
    case "[": pan(isLeft: true)
    case "]": pan(isLeft: false)
    case "w": window = nil
    case "c": if cursor == nil { showCursor() } else { cursor = nil }
    case ",": stepCursor(by: -1)
    case ";": stepCursor(by: 1)
    case "<": stepCursor(by: -10)
    case ">": stepCursor(by: 10)
    case "g": mode = .prompt(Prompt(.cursor, "Read the rates at iteration"))
    case "s": mode = .prompt(Prompt(.picture, "Save a picture (png, svg or pdf) as", "\(fileName).png"))
    case "e": mode = .prompt(Prompt(.data, "Export (csv, tsv, json or npy) as", "\(fileName).csv"))
    case "p": mode = .prompt(Prompt(.code, "Write the program (python, torch, c ...) to", "python \(codeName).py"))
    case "y":
      mode = .commandLine
      return [.copy(commandLine)]
    case "?": mode = .help(scroll: 0)
    case "q": return [.quit]
    default: message = Message(text: "\(SafeText.quoted(String(character))) is no key here; ? explains every key.")
    }
    return []
  }

  /// The name of a file for the current curve's code.
  private var codeName: String {
    let name = document.curves.indices.contains(curve) ? document.curves[curve].config.first.definition.name : "curve"
    return String(name.map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }

  private var fileName: String {
    document.curves.count == 1 ? document.curves[0].config.first.definition.name : "comparison"
  }

  private mutating func turnTo(isNext: Bool) {
    let last = document.curves.count - 1
    if last == 0 { message = Message(text: "There is one curve; a adds another, v a copy of this one.") }
    let next =
      isNext ? (curve < last ? curve.addingSaturating(1) : 0) : (curve > 0 ? curve.subtractingSaturating(1) : last)
    select(curve: next, row: row)
  }

  // MARK: Knobs

  private mutating func turn(isUp: Bool, isCoarse: Bool) {
    guard let knob else { return }
    let next = knob.stepped(
      isUp: isUp, isCoarse: isCoarse, peak: otherPeak(of: knob), iterations: evaluation.length)
    guard let next else { return startTyping(nil) }
    let current = curve
    if !change({ $0.set(knob, of: current, to: next) }), message == nil {
      message = Message(text: "--\(knob.parameter.name) ends here: \(KnobWords.bounds(of: knob)).")
    }
  }

  /// The highest of the other rates of the stage.
  private func otherPeak(of knob: Knob) -> Double {
    knobRows.compactMap(\.knob).reduce(0) { peak, other in
      guard other.place == knob.place, other.parameter.name != knob.parameter.name,
        [.rate, .rateOrShare].contains(other.parameter.kind),
        case .number(let rate) = other.value
      else { return peak }
      return max(peak, rate)
    }
  }

  /// Asks for a value: the one there is, or what begins with a character.
  private mutating func startTyping(_ character: Character?) {
    guard let knob else { return }
    if character == nil, knob.parameter.kind == .flag { return turn(isUp: true, isCoarse: false) }
    askForValue(of: knob, character.map(String.init) ?? knob.text ?? "")
  }

  /// Asks for the value of a knob, with a text to begin with.
  mutating func askForValue(of knob: Knob, _ text: String) {
    let name = if case .cut = knob.place { "for" } else { "--\(knob.parameter.name)" }
    mode = .prompt(Prompt(.value(knob), name, text))
  }

  /// Brings the default of a knob back; what must be given has that of the example.
  mutating func reset(_ knob: Knob) {
    var value: ParameterValue?
    if knob.parameter.standard == .required {
      guard case .stage(let place) = knob.place, let stage = document.curves[curve].config[place] else { return }
      value =
        StageExample.stage(
          of: stage.definition, vocabulary, in: context
        ).values[knob.parameter.name]
      guard value != nil else { return }
    }
    let current = curve
    if !change({ $0.set(knob, of: current, to: value) }), message == nil {
      message = Message(text: "--\(knob.parameter.name) has its default.")
    }
  }

  // MARK: Axes

  private mutating func toggleLogarithmic() {
    change { $0.chart.isLogarithmic.toggle() }
    if document.chart.isLogarithmic, let low = document.chart.yMinimum, low <= 0 { change { $0.chart.yMinimum = nil } }
  }

  private mutating func toggleEpochs() {
    guard document.iterationsPerEpoch != nil else {
      mode = .prompt(Prompt(.epochLength, "How many iterations has an epoch?"))
      return
    }
    change { $0.chart.xUnit = $0.chart.xUnit == .epoch ? .iteration : .epoch }
  }
}
