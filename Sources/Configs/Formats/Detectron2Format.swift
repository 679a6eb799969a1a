import Catalogue
import Documents
import Numbers
import RealModule

/// Configs of detectron2.
enum Detectron2Format: ConfigFormat {
  static let name = "detectron2"
  static let summary = "detectron2's YAML: the block SOLVER, with _BASE_ files."
  static let release = "detectron2 02b5c4e2"
  static let signs = "SOLVER with BASE_LR, MAX_ITER, STEPS or IMS_PER_BATCH, or _BASE_ with MODEL, DATASETS or SOLVER"
  static let keys = [
    ConfigKey("SOLVER.LR_SCHEDULER_NAME", "WarmupMultiStepLR", "or WarmupCosineLR, WarmupStepWithFixedGammaLR"),
    ConfigKey("SOLVER.BASE_LR", "0.001", "the highest rate"),
    ConfigKey("SOLVER.BASE_LR_END", "0", "rate at the end of a cosine"),
    ConfigKey("SOLVER.MAX_ITER", "40000", "updates of the run"),
    ConfigKey("SOLVER.STEPS", "(30000,)", "updates at which the rate falls"),
    ConfigKey("SOLVER.GAMMA", "0.1", "factor of a step"),
    ConfigKey("SOLVER.NUM_DECAYS", "3", "steps of WarmupStepWithFixedGammaLR"),
    ConfigKey("SOLVER.WARMUP_ITERS", "1000", "updates of the warmup"),
    ConfigKey("SOLVER.WARMUP_FACTOR", "0.001", "first rate as a share"),
    ConfigKey("SOLVER.WARMUP_METHOD", "linear", "or constant"),
    ConfigKey("SOLVER.RESCALE_INTERVAL", "false", "whether the schedule begins after the warmup"),
    ConfigKey("SOLVER.REFERENCE_WORLD_SIZE", "0", "the processes that the numbers are meant for"),
    ConfigKey("SOLVER.BIAS_LR_FACTOR", "1", "factor of the biases' rate"),
  ]
  static let traps = [
    "A cosine has gone on under the warmup, and never has BASE_LR.",
    "REFERENCE_WORLD_SIZE changes the rate and all lengths.",
    "STEPS beyond MAX_ITER are dropped.",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    file.hasAny("SOLVER.BASE_LR", "SOLVER.MAX_ITER", "SOLVER.STEPS", "SOLVER.IMS_PER_BATCH")
      // Most configs only say what differs from their base, which has the solver.
      || file.syntax == .yaml && file.root.field("_BASE_")?.value.string != nil
        && file.hasAny("MODEL", "DATASETS", "SOLVER", "INPUT", "DATALOADER", "TEST")
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    try mergeBases(&run)
    var rate = try run.number("SOLVER.BASE_LR", default: 0.001)
    let end = try run.number("SOLVER.BASE_LR_END", default: 0)
    let endShare = rate == 0 ? 0 : end / rate
    var length = try run.count("SOLVER.MAX_ITER", default: 40_000, option: .updates)
    var warmup = max(0, try run.integer("SOLVER.WARMUP_ITERS", default: 1000))
    var steps = try self.steps(&run)
    let reference = try run.integer("SOLVER.REFERENCE_WORLD_SIZE", default: 0)
    if reference > 0 {
      let processes = try run.processes()
      if processes != reference {
        let scale = Double(processes) / Double(reference)
        func scaled(_ count: Int) -> Int {
          Int(saturating: (Double(count) / scale).rounded(.toNearestOrEven))
        }
        rate = run.derived("BASE_LR", rate * scale, "\(numberText(rate)) * \(processes) / \(reference)")
        length = run.derived("MAX_ITER", max(1, scaled(length)), "round(\(length) / \(numberText(scale)))")
        warmup = run.derived("WARMUP_ITERS", scaled(warmup), "round(\(warmup) / \(numberText(scale)))")
        steps = steps.map(scaled)
        run.note(
          "REFERENCE_WORLD_SIZE rescales the rate and the updates to \(processes) processes",
          at: "SOLVER.REFERENCE_WORLD_SIZE")
      }
    }
    let group = run.group(of: ["weight", "bias"], main: "weight")
    let biases = try run.number("SOLVER.BIAS_LR_FACTOR", default: 1)
    if group == "bias" { rate *= biases }
    let isCosine = run.field("SOLVER.LR_SCHEDULER_NAME")?.value.plainText?.contains("Cosine") == true
    if steps.contains(where: { $0 > length }) {
      run.note(
        "STEPS beyond MAX_ITER \(length) are dropped",
        rule: run.has("SOLVER.STEPS") && !isCosine ? "LR022" : nil, at: "SOLVER.STEPS")
    }
    steps = steps.filter { $0 <= length }.sorted()
    let main = Main(
      name: run.text("SOLVER.LR_SCHEDULER_NAME", default: "WarmupMultiStepLR"), length: length, steps: steps,
      gamma: try run.number("SOLVER.GAMMA", default: 0.1),
      decays: max(0, try run.integer("SOLVER.NUM_DECAYS", default: 3)), end: endShare)
    guard main.isKnown else { throw .schedule(.unknownName(main.name), format: Self.name) }
    let curve = try words(&run, main, rate, min(warmup, length))
    return PlannedCurve(curve, updates: length)
  }

  /// Puts the file over those that it names as its bases.
  private static func mergeBases(_ run: inout ConfigReading) throws(ConfigFault) {
    var seen = 0
    while let base = run.root.field("_BASE_"), let path = base.value.string, seen < 20 {
      seen += 1
      let own = run.root.setting(["_BASE_"], to: nil) ?? run.root
      do throws(ConfigFault) {
        run.file.root = try run.named(path, at: base.value.span).root.merging(own)
      } catch {
        guard case .unreadable = error else { throw error }
        run.note("_BASE_ \(path) is not there: it may set keys of SOLVER that are taken for not given", at: "_BASE_")
        return
      }
    }
  }

  /// The steps, which YAML may have as text: `(6000, 8000)`.
  private static func steps(_ run: inout ConfigReading) throws(ConfigFault) -> [Int] {
    guard let field = run.root.field(dotted: "SOLVER.STEPS") else {
      run.assumed("SOLVER.STEPS", "(30000,)")
      return [30_000]
    }
    guard let text = field.value.string else {
      return try run.numbers("SOLVER.STEPS")?.map { Int(saturating: $0) } ?? []
    }
    var steps: [Int] = []
    for part in text.split(whereSeparator: { "()[], \t\n".contains($0) }) {
      guard let number = Double(part.replacing("_", with: "")) else {
        throw .document(field.mismatch("updates such as (6000, 8000)"))
      }
      steps.append(Int(saturating: number))
    }
    run.keep(field, text)
    return steps
  }

  /// The schedule without its warmup: factors of the rate by the share of the run that is over.
  private struct Main {
    let name: String
    let length: Int
    let steps: [Int]
    let gamma: Double
    let decays: Int
    let end: Double

    var isKnown: Bool { ["WarmupMultiStepLR", "WarmupCosineLR", "WarmupStepWithFixedGammaLR"].contains(name) }
    var isCosine: Bool { name == "WarmupCosineLR" }

    /// The steps that are done; rates between two steps are the same.
    func done(at share: Double) -> Int {
      // What is a little before a step counts as at it.
      if name == "WarmupMultiStepLR" {
        let place = Int(saturating: (share + 1e-6) * Double(length))
        return steps.count { $0 <= place }
      }
      return max(0, Int(saturating: (share + 1e-6) * Double(decays.addingSaturating(1))))
    }

    func factor(at share: Double) -> Double {
      isCosine ? end + (1 - end) * (1 + Double.cos(Double.pi * share)) / 2 : Double.pow(gamma, Double(done(at: share)))
    }
  }

  private static func words(
    _ run: inout ConfigReading, _ main: Main, _ rate: Double, _ warmup: Int
  ) throws(ConfigFault) -> ScheduleConfig {
    let length = main.length
    let share = Double(warmup) / Double(length)
    let factor = try run.number("SOLVER.WARMUP_FACTOR", default: 0.001)
    let method = run.text("SOLVER.WARMUP_METHOD", default: "linear")
    guard ["linear", "constant"].contains(method) else { throw .schedule(.unknownName(method), format: Self.name) }
    let isRescaled = try run.flag("SOLVER.RESCALE_INTERVAL", default: false)
    func place(_ update: Int) -> Double { Double(update) / Double(length) }
    let count = firstIndex(in: 0..<length) { place($0) + 1e-6 > share }

    func inner(_ update: Int) -> Double {
      isRescaled && share < 1 ? (place(update) - share) / (1 - share) : place(update)
    }
    let after: ScheduleConfig
    if main.isCosine {
      let now = count > 0 ? "(t + \(count))" : "t"
      let progress =
        isRescaled && share < 1
        ? "((\(now) / \(length) - \(run.python(share))) / \(run.python(1 - share)))" : "(\(now) / \(length))"
      let end = run.python(main.end)
      after = try run.formula(
        "\(run.python(rate)) * (\(end) + (1 - \(end)) * (1 + math.cos(math.pi * \(progress))) / 2)")
      if !isRescaled, count > 0 {
        run.note(
          "the cosine goes on under the warmup: the highest rate is \(numberText(rate * main.factor(at: share)))",
          at: "SOLVER.WARMUP_ITERS")
      }
    } else {
      let begun = main.done(at: inner(count))
      let total = main.done(at: inner(max(count, length - 1)))
      guard total - begun <= 10_000 else { throw .schedule(.unknownName(main.name), format: Self.name) }
      var milestones: [Double] = []
      for step in begun..<max(begun, total) {
        let place = firstIndex(in: count..<length) { main.done(at: inner($0)) > step }
        milestones.append(Double(place - count))
      }
      let first = rate * Double.pow(main.gamma, Double(begun))
      after =
        milestones.isEmpty
        ? try run.words("constant", [("lr", ConfigValue(first))])
        : try run.words(
          "torch.MultiStepLR",
          [("lr", ConfigValue(first)), ("milestones", .numbers(milestones)), ("gamma", ConfigValue(main.gamma))])
    }
    guard count > 0 else { return after }
    let begin = factor * main.factor(at: 0)
    let aim = main.factor(at: isRescaled ? 0 : share)
    if count >= length {
      run.note("the warmup is no shorter than the run: the highest rate is never reached", at: "SOLVER.WARMUP_ITERS")
    }
    let rise =
      method == "constant"
      ? try run.words("constant", [("lr", ConfigValue(rate * begin))])
      : try run.formula(
        "\(run.python(rate)) * (\(run.python(begin)) + \(run.python(aim - begin)) * (t / \(warmup)))")
    return run.joined([(rise, count)], then: after)
  }
}
