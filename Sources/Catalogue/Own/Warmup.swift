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
    } inverse: { form in
      guard let beginning = form.beginning,
        let (updates, counting) = Convention.reading(beginning),
        let way = WarmupShape.reading(beginning.way, length: updates)
      else { return nil }
      let rest = form.dropping(first: updates)
      // Where the start only holds, what it leads to is not to be seen.
      let (first, peak) = (beginning.way.from, beginning.way.isLevel ? rest.rate(at: 0) : beginning.way.to)
      let warmup: [Solution.Value] = [
        length(updates), start(first), shape(beginning.way.isLevel ? .constant : way), convention(counting),
      ]
      if rest.rate(at: 0) == peak { return Solution(warmup, around: rest) }
      // The curve's own clock has been running: what the warmup covers of it is its first rate at most.
      let (begun, offset) = rest.unshifted
      let covered = CurveForm.sequence([.init(.hold(peak), count: updates)], last: rest).normalized
      let inner = offset == -updates && begun.rate(at: 0) == peak ? begun : covered
      return Solution(warmup + [inPlace(true)], around: inner)
    }
  }

  /// How the progress of an iteration is counted.
  private enum Convention: String, ParameterChoice {
    case iteration = "t/W"
    case update = "(t+1)/W"
    case between = "(t+1)/(W+1)"

    /// How a form counts that begins with a way, and the iterations of the warmup; `nil` where the way is none.
    static func reading(_ beginning: CurveForm.Beginning) -> (length: Int, convention: Convention)? {
      let (way, count) = (beginning.way, beginning.count)
      guard let end = Int(exactly: way.end) else { return nil }
      switch way.begin {
      case 0 where end == count: return (count, .iteration)
      case -1 where count == end.addingSaturating(1): return (count, .update)
      // The full rate at the iteration end - 1 holds for one more.
      case -1 where count == end:
        let isHeld = beginning.rest.constantRate != nil || beginning.rest.hold.length > 0
        return isHeld && beginning.rest.rate(at: 0) == way.to ? (count.addingSaturating(1), .update) : (count, .between)
      default: return nil
      }
    }

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
  /// - Returns: The updates; `nil` where there is none.
  func lead(in context: RunContext) -> Int? {
    guard definition.name == Own.warmup.name, values["in-place"] != .flag(true),
      case .duration(let length)? = values["length"]
    else { return nil }
    do { return try context.iterations(of: length, parameter: "length") } catch { return nil }
  }
}
