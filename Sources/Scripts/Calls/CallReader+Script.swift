package import Catalogue
package import Documents

extension CallReader {
  /// Reads a training script: one of the schedulers that it makes, with the others by their lines. Nothing of it is run.
  ///
  /// - Parameters:
  ///   - source: The script.
  ///   - line: The line of the scheduler that is meant; `nil` for the last.
  ///   - settings: Values of what the script leaves open.
  ///   - isRateGiven: Whether the optimizer's rate is given besides the script.
  ///   - lookup: Returns the entries that a name may mean.
  /// - Returns: What the scheduler is.
  /// - Throws: ``CallError`` where there is no scheduler, or not all of it is known.
  package static func read(
    script source: SourceText, line: Int? = nil, settings: [CallSetting] = [], isRateGiven: Bool = false,
    lookup: @escaping (String) -> NameFinding?
  ) throws(CallError) -> CallReading {
    var reader = CallReader(source, settings: values(of: settings), isRateGiven: isRateGiven, lookup: lookup)
    do throws(ScriptFault) {
      return try reader.reading(line: line)
    } catch {
      throw reader.error(error)
    }
  }

  /// Returns whether a script makes any scheduler that is known.
  ///
  /// - Parameters:
  ///   - source: The script.
  ///   - lookup: Returns the entries that a name may mean.
  /// - Returns: Whether it does.
  package static func makesSchedulers(_ source: SourceText, lookup: @escaping (String) -> NameFinding?) -> Bool {
    var reader = CallReader(source, settings: [:], isRateGiven: false, lookup: lookup)
    let statements = (try? PythonParser.statements(source.bytes, isLenient: true)) ?? []
    _ = reader.interpreter.script(statements)
    return !reader.schedulers().isEmpty
  }

  private mutating func reading(line: Int?) throws(ScriptFault) -> CallReading {
    let statements = (try? PythonParser.statements(source.bytes, isLenient: true)) ?? []
    let found = interpreter.script(statements)
    scope = found.scope
    let made = schedulers()
    let places = made.map { (call: $0, lines: lines(of: $0.range)) }
    let chosen = line.map { line in places.filter { $0.lines.contains(line) } } ?? places
    guard let call = chosen.last?.call else {
      guard line != nil, let first = places.first else {
        throw ScriptFault(0..<0, "no scheduler that is known here is made in it")
      }
      let all = places.prefix(Self.mostTold).map { "\(name(of: $0.call)) at line \($0.lines.lowerBound)" }
      throw ScriptFault(
        first.call.range, "no scheduler is made at line \(line ?? 0), but \(all.joined(separator: ", "))")
    }
    if let own = found.scopes[call.range.upperBound] { scope = own }
    var reading: CallReading
    do throws(ScriptFault) { reading = try self.reading(of: call) } catch {
      alternatives = places.filter { $0.call.range != call.range && !taken.contains($0.call.range.upperBound) }
        .prefix(Self.mostTold).map { "\(name(of: $0.call)) at line \($0.lines.lowerBound)" }
      throw error
    }
    if let rate = soleRate(), reading.definition.takesOptimizerRate, reading.values[CallSignature.rate] == nil {
      reading.values[CallSignature.rate] = .number(rate)
    }
    reading.line = lines(of: call.range).lowerBound
    reading.name = name(of: call)
    let others = places.filter { !taken.contains($0.call.range.upperBound) }
    reading.others = others.map { name(of: $0.call) }
    reading.otherLines = others.map(\.lines.lowerBound)
    return reading
  }

  /// How many schedulers are told of where none is at the line that was asked for.
  private static let mostTold = 8

  /// The calls of schedulers in the order in which they end, each once: as it is best known.
  private func schedulers() -> [ScriptCall] {
    var best: [Int: ScriptCall] = [:]
    func open(_ call: ScriptCall) -> Int { call.arguments.count { $0.value.unknown != nil } }
    for call in interpreter.calls where isSchedule(call.path) {
      guard let known = best[call.range.upperBound] else {
        best[call.range.upperBound] = call
        continue
      }
      if open(call) < open(known) { best[call.range.upperBound] = call }
    }
    return best.sorted { $0.key < $1.key }.map(\.value)
  }

  private func name(of call: ScriptCall) -> String {
    call.path.split(separator: ".").last.map(String.init) ?? call.path
  }

  private func lines(of range: Range<Int>) -> ClosedRange<Int> {
    let first = source.place(of: range.lowerBound).line
    return first...max(first, source.place(of: max(range.lowerBound, range.upperBound - 1)).line)
  }

  /// The rate of the optimizer, where the script makes one alone.
  private func soleRate() -> Double? {
    guard rate == nil, !isRateGiven else { return nil }
    var rates: [Int: Double] = [:]
    for call in interpreter.calls where Self.optimizers.contains(name(of: call)) {
      guard let argument = call.arguments.first(where: { $0.name == CallSignature.rate }),
        case .number(let term) = argument.value, let number = term.constant
      else { return nil }
      rates[call.range.upperBound] = number
    }
    return rates.count == 1 ? rates.first?.value : nil
  }

  /// Optimizers of PyTorch and its kin, by the names of their classes.
  private static let optimizers: Set<String> = [
    "SGD", "Adam", "AdamW", "NAdam", "RAdam", "Adamax", "Adagrad", "Adadelta", "Adafactor", "RMSprop", "ASGD", "Rprop",
    "SparseAdam", "LBFGS", "FusedAdam", "DeepSpeedCPUAdam", "Lion", "LAMB", "Lamb", "AdamW8bit", "Adam8bit", "Muon",
  ]
}
