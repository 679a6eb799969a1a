import Documents
import Numbers
import RealModule

/// Reads schedulers by MMEngine's rules.
struct MMEngineSchedulerReader {
  /// The optimizer's rate.
  let rate: Double
  /// The epochs of the run; `nil` for a loop of iterations.
  let epochs: Int?
  /// The iterations of the run.
  let iterations: Int
  /// The iterations of an epoch.
  let perEpoch: Int

  /// Returns a scheduler; `nil` for one that is none of the rate.
  func scheduler(_ node: Node, _ run: inout ConfigReading) throws(ConfigFault) -> MMEngineScheduler? {
    let span = node.span
    func fault(_ words: String) -> ConfigFault { .document(DocumentFault(words, span)) }
    func field(_ key: String) -> Field? {
      node.field(key).map { Field(["param_scheduler", key], $0.value) }
    }
    func number(_ key: String, _ standard: Double) throws(ConfigFault) -> Double {
      guard let field = field(key) else { return standard }
      return try run.document { () throws(DocumentFault) in try field.number() }
    }
    func integer(_ key: String) throws(ConfigFault) -> Int? {
      guard let field = field(key) else { return nil }
      return try run.document { () throws(DocumentFault) in try field.integer() }
    }
    func flag(_ key: String, _ standard: Bool) throws(ConfigFault) -> Bool {
      guard let field = field(key) else { return standard }
      return try run.document { () throws(DocumentFault) in try field.boolean() }
    }
    func numbers(_ key: String) throws(ConfigFault) -> [Double] {
      guard let field = field(key) else { return [] }
      return try run.document { () throws(DocumentFault) in try field.numbers() }
    }
    let type = typeName(node)
    if type.contains("Momentum") { return nil }
    let isByEpoch = try flag("by_epoch", true)
    let converts = try flag("convert_to_iter_based", false)
    let isConverted = isByEpoch && converts
    let unit = isConverted ? perEpoch : 1
    func scaled(_ count: Int) -> Int { count.multipliedSaturating(by: unit) }
    let clock: MMEngineScheduler.Clock
    if !isByEpoch || isConverted {
      clock = .iterations
    } else if epochs != nil {
      clock = .epochs(of: perEpoch)
    } else {
      // Loops of iterations never end an epoch, so that nothing steps it.
      run.note("a scheduler by epoch is never stepped in a loop of iterations", at: "param_scheduler")
      clock = .epochs(of: .max)
    }
    let begin = scaled(max(0, try integer("begin") ?? 0))
    let whole = isByEpoch && !isConverted ? epochs ?? iterations : iterations
    let end = try integer("end").map(scaled) ?? whole
    guard end > begin else { throw fault("the scheduler ends before it begins") }
    let span0 = end - begin
    note(node, isByEpoch: isByEpoch, isConverted: isConverted, begin: begin, whole: whole, &run)
    let lowest: Double
    if let share = field("eta_min_ratio") {
      lowest = rate * (try run.document { () throws(DocumentFault) in try share.number() })
    } else {
      lowest = try number("eta_min", 0)
    }
    let towards: MMEngineScheduler.Kind = lowest == 0 ? .factor : .towards(lowest)
    func python(_ value: Double) -> String { run.python(value) }
    func made(
      _ kind: MMEngineScheduler.Kind, _ text: @escaping (String) -> String, _ number: @escaping (Int) -> Double
    ) -> MMEngineScheduler {
      MMEngineScheduler(kind, begin: begin, end: end, clock, text: text, number: number)
    }
    switch type {
    case "LinearLR":
      let from = try number("start_factor", 1.0 / 3)
      let to = try number("end_factor", 1)
      let steps = max(1, span0 - 1)
      let words = (python(from), python(to - from))
      return made(.factor, { "\(words.0) + \(words.1) * \($0) / \(steps)" }) {
        from + (to - from) * Double($0) / Double(steps)
      }
    case "ConstantLR":
      let factor = try number("factor", 1.0 / 3)
      let text = python(factor)
      return made(.factor, { "(\(text) if \($0) < \(span0 - 1) else 1.0)" }) { $0 < span0 - 1 ? factor : 1 }
    case "MultiStepLR":
      let gamma = try number("gamma", 0.1)
      let places = try numbers("milestones").map { scaled(Int(saturating: $0)) }.sorted()
      guard places.count <= 10_000 else { throw fault("more than 10000 milestones") }
      func factor(_ done: Int) -> Double { Double.pow(gamma, Double(done)) }
      let words = (0...places.count).map { python(factor($0)) }
      return made(
        .factor,
        { step in
          var text = words[0]
          for (index, place) in places.enumerated() {
            text = "(\(words[index + 1]) if \(step) >= \(place) else \(text))"
          }
          return text
        }
      ) { step in factor(places.count { $0 <= step }) }
    case "StepLR":
      let gamma = try number("gamma", 0.1)
      let size = max(1, scaled(try integer("step_size") ?? 1))
      let text = python(gamma)
      return made(.factor, { "\(text) ** (\($0) // \(size))" }) { Double.pow(gamma, Double($0 / size)) }
    case "ExponentialLR":
      let gamma = try number("gamma", 0.1)
      let text = python(gamma)
      return made(.factor, { "\(text) ** \($0)" }) { Double.pow(gamma, Double($0)) }
    case "PolyLR":
      let power = try number("power", 1)
      let steps = max(1, span0 - 1)
      let text = python(power)
      return made(towards, { "((\(steps) - \($0)) / \(steps)) ** \(text)" }) {
        Double.pow(Double(steps - $0) / Double(steps), power)
      }
    case "CosineAnnealingLR":
      let length = try integer("T_max").map(scaled) ?? span0
      guard length > 0 else { throw fault("T_max must be at least 1") }
      guard span0 - 1 <= length else {
        // Behind the lowest rate it climbs towards the optimizer's own, wherever it came from.
        guard begin == 0 else {
          throw fault("a cosine behind other schedulers that climbs again has no closed form here")
        }
        var wave = made(.towards(lowest), { "(1 + math.cos(math.pi * \($0) / \(length))) / 2" }) {
          (1 + Double.cos(Double.pi * Double($0) / Double(length))) / 2
        }
        wave.climbs = true
        return wave
      }
      return made(towards, { "(1 + math.cos(math.pi * \($0) / \(length))) / 2" }) {
        (1 + Double.cos(Double.pi * Double($0) / Double(length))) / 2
      }
    case "OneCycleLR":
      let peak = try number("eta_max", 0)
      if peak != rate {
        run.note(
          "the optimizer's rate \(numberText(rate)) is not used: OneCycleLR goes up to eta_max \(numberText(peak))",
          rule: "LR011", at: "param_scheduler")
      }
      return try oneCycle(
        made, peak, scaled(try integer("total_steps") ?? (isConverted ? span0 / max(1, unit) : span0)), node, &run)
    case "CosineRestartLR":
      let periods = try numbers("periods").map { scaled(Int(saturating: $0)) }
      noteCutCycle(periods, begin: begin, whole: whole, &run)
      let weights = field("restart_weights") == nil ? [1] : try numbers("restart_weights")
      guard !periods.isEmpty, weights.count == periods.count, periods.count <= 1000, periods.allSatisfy({ $0 > 0 })
      else {
        throw fault("periods and restart_weights must be as many as each other, at least one")
      }
      let (rate, lowest) = (rate, lowest)
      var starts = [0]
      for period in periods { starts.append((starts.last ?? 0).addingSaturating(period)) }
      func value(_ step: Int) -> Double {
        let index = min(max(0, starts.count { $0 <= step } - 1), periods.count - 1)
        let share = min(Double(step - starts[index]) / Double(periods[index]), 1)
        return lowest + 0.5 * weights[index] * (rate - lowest) * (1 + Double.cos(Double.pi * share))
      }
      let words = periods.indices.map { index in
        (start: starts[index], length: periods[index], height: python(0.5 * weights[index] * (rate - lowest)))
      }
      let floor = python(lowest)
      return made(
        .own,
        { step in
          var text = ""
          for part in words {
            let way =
              "\(floor) + \(part.height) * (1 + math.cos(math.pi * min((\(step) - \(part.start)) / \(part.length), 1)))"
            text = text.isEmpty ? way : "(\(way) if \(step) >= \(part.start) else \(text))"
          }
          return text
        }, value)
    case "ReduceOnPlateauLR":
      run.askForNoPlateau("ReduceOnPlateauLR")
      return nil
    default: throw .schedule(.unknownName("mmengine." + type), format: MMEngineFormat.name)
    }
  }

  /// Notes lengths that do not fit the clock, and what lies beyond the run.
  private func note(
    _ node: Node, isByEpoch: Bool, isConverted: Bool, begin: Int, whole: Int, _ run: inout ConfigReading
  ) {
    if begin >= whole, whole > 0 {
      run.note(
        "\(typeName(node)) begins at \(begin), beyond the \(whole) of the run: it never acts", rule: "LR022",
        at: "param_scheduler")
    }
    let unit = isConverted ? perEpoch : 1
    func numbers(_ key: String) -> [Double] {
      guard let field = node.field(key) else { return [] }
      return (try? field.numbers()) ?? (try? field.number()).map { [$0] } ?? []
    }
    if let late = numbers("milestones").first(where: { $0 * Double(unit) >= Double(whole) }) {
      run.note(
        "milestone \(numberText(late)) lies beyond the \(whole / max(1, unit)) of the run: its fall of the rate never happens",
        rule: "LR022", at: "param_scheduler")
      return
    }
    guard let epochs, epochs >= 2, iterations > epochs.multipliedSaturating(by: 10) else { return }
    let lengths = ["T_max", "step_size", "milestones", "periods", "total_steps"].flatMap { key in
      numbers(key).map { (key, $0) }
    }
    guard let longest = lengths.max(by: { $0.1 < $1.1 }) else { return }
    if isByEpoch, longest.1 > 3 * Double(epochs) {
      run.note(
        "\(longest.0) \(numberText(longest.1)) looks like iterations, but the scheduler counts epochs: \(epochs) in all",
        rule: "LR016", at: "param_scheduler")
    } else if !isByEpoch, begin == 0, longest.1 <= 2 * Double(epochs) {
      run.note(
        "\(longest.0) \(numberText(longest.1)) looks like epochs, but the scheduler counts iterations: \(iterations) in all",
        rule: "LR016", at: "param_scheduler")
    }
  }

  /// The iteration at which the last cosine has come down, where that is told by `T_max`.
  ///
  /// - Parameter nodes: The schedulers.
  /// - Returns: The iteration; `nil` where no cosine tells.
  func endOfCosines(_ nodes: [Node]) -> Int? {
    nodes.compactMap { node -> Int? in
      guard typeName(node) == "CosineAnnealingLR", let length = (try? node.field("T_max")?.integer()) ?? nil else {
        return nil
      }
      let begin = (try? node.field("begin")?.integer()) ?? nil
      let isByEpoch = ((try? node.field("by_epoch")?.boolean()) ?? nil) ?? true
      return (begin ?? 0).addingSaturating(length).multipliedSaturating(by: isByEpoch ? max(1, perEpoch) : 1)
    }.max()
  }

  /// Notes a cycle within which the run ends.
  private func noteCutCycle(_ periods: [Int], begin: Int, whole: Int, _ run: inout ConfigReading) {
    var start = begin
    for (index, period) in periods.enumerated() {
      let end = start.addingSaturating(period)
      if whole < end {
        let done = Double(whole - start) / Double(max(1, period))
        // A cosine is within a twentieth of its lowest from 86 % of its way on.
        if done < 0.86 {
          run.note(
            "the run ends \(numberText((100 * done).rounded())) % into cycle \(index + 1) of \(period), far above its lowest rate",
            rule: "LR023", at: "param_scheduler")
        }
        return
      }
      start = end
    }
  }

  /// The last word of a scheduler's type, which is text or the class itself.
  private func typeName(_ node: Node) -> String {
    let name: String
    switch node.entry("type")?.value.untagged.value {
    case .string(let text), .reference(let text): name = text
    case .call(let call): name = call.name
    default: name = ""
    }
    return name.split(separator: ".").last.map(String.init) ?? name
  }

  /// PyTorch's one cycle, as MMEngine has it.
  private func oneCycle(
    _ made: (
      MMEngineScheduler.Kind, _ text: @escaping (String) -> String, _ number: @escaping (Int) -> Double
    ) -> MMEngineScheduler, _ peak: Double, _ total: Int, _ node: Node, _ run: inout ConfigReading
  ) throws(ConfigFault) -> MMEngineScheduler {
    func number(_ key: String, _ standard: Double) throws(ConfigFault) -> Double {
      guard let field = node.field(key) else { return standard }
      return try run.document { () throws(DocumentFault) in try field.number() }
    }
    let share = try number("pct_start", 0.3)
    let start = peak / (try number("div_factor", 25))
    let last = start / (try number("final_div_factor", 1e4))
    let isThreePhase = node.entry("three_phase")?.value.plainText == "true"
    let isLinear = node.entry("anneal_strategy")?.value.string == "linear"
    let turn = share * Double(total) - 1
    var phases: [(from: Double, to: Double, begin: Double, end: Double)] = [(start, peak, 0, turn)]
    if isThreePhase {
      let second = 2 * share * Double(total) - 2
      phases += [(peak, start, turn, second), (start, last, second, Double(total) - 1)]
    } else {
      phases.append((peak, last, turn, Double(total) - 1))
    }
    func way(_ phase: (from: Double, to: Double, begin: Double, end: Double), _ step: Int) -> Double {
      let progress = (Double(step) - phase.begin) / (phase.end - phase.begin)
      if isLinear { return phase.from + (phase.to - phase.from) * progress }
      return phase.to + (phase.from - phase.to) / 2 * (1 + Double.cos(Double.pi * progress))
    }
    func python(_ value: Double) -> String { run.python(value) }
    let words = phases.map { phase in
      (
        from: python(phase.from), by: python(phase.to - phase.from), half: python((phase.from - phase.to) / 2),
        to: python(phase.to), begin: python(phase.begin), end: python(phase.end),
        length: python(phase.end - phase.begin)
      )
    }
    let final = phases
    return made(
      .own,
      { step in
        var text = ""
        for phase in words.reversed() {
          let progress = "(\(step) - \(phase.begin)) / \(phase.length)"
          let way =
            isLinear
            ? "\(phase.from) + \(phase.by) * \(progress)"
            : "\(phase.to) + \(phase.half) * (1 + math.cos(math.pi * \(progress)))"
          text = text.isEmpty ? way : "(\(way) if \(step) <= \(phase.end) else \(text))"
        }
        return text
      }
    ) { step in
      way(final.first { Double(step) <= $0.end } ?? final[final.count - 1], step)
    }
  }
}
