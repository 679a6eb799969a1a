import Schedules

extension Own {
  static let warmup = ScheduleDefinition(
    "warmup",
    summary: "Leads up to the curve from a lower rate, after which the curve begins.",
    formula: "start-lr → s(0) over t = 0 … length, then s(t - length); with --in-place, then s(t)",
    source: "Goyal et al. 2017, arXiv 1706.02677; MXNet tutorial; in place: timm 1.0 without warmup_prefix",
    example: "cosine warmup --length 100"
  ) { declare in
    let length = declare(
      .duration("length", .required, aliases: ["warmup-length"], help: "Iterations of the warmup"), as: .warmupLength)
    let start = declare(.rate("start-lr", 0, help: "Rate at the start of the warmup"), as: .warmupStart)
    let shape = declare(.choice("shape", WarmupShape.linear, help: "The way up"))
    let convention = declare(
      .choice("convention", Convention.iteration, help: "How an iteration t of the W iterations counts"))
    let inPlace = declare(.flag("in-place", false, help: "The curve's own clock runs on below the warmup"))
    return .modifier { inner, arguments throws(ScheduleError) in
      let length = try arguments[length]
      return try Warmup(
        inner, length: length, start: arguments[start],
        curve: arguments[shape].curve(length: length),
        convention: arguments[convention].counting,
        isInPlace: arguments[inPlace])
    }
  }

  /// How the progress of an iteration is counted.
  private enum Convention: String, ParameterChoice {
    case iteration = "t/W"
    case update = "(t+1)/W"
    case between = "(t+1)/(W+1)"

    var counting: WarmupConvention {
      switch self {
      case .iteration: .iteration
      case .update: .update
      case .between: .between
      }
    }
  }
}

extension Stage {
  /// The updates that a warmup puts before its curve, which a length that is not given makes room for; `nil` of other
  /// stages, and of a warmup in place.
  ///
  /// - Parameter context: The run, which gives lengths their meaning.
  func lead(in context: RunContext) -> Int? {
    guard definition.name == Own.warmup.name, values["in-place"] != .flag(true),
      case .duration(let length)? = values["length"]
    else { return nil }
    do { return try context.iterations(of: length, parameter: "length") } catch { return nil }
  }
}
