import Numbers
import Schedules

extension MXNet {
  static let multiFactorScheduler = entry(
    "MultiFactorScheduler",
    summary: "A factor at each of some steps, one iteration later than PyTorch's.",
    formula: "base_lr · factor^(number of steps < t); before warmup_steps from warmup_begin_lr to base_lr",
    example: "mxnet.MultiFactorScheduler --base_lr 1 --step 250,750,900 --factor 0.5"
  ) { declare in
    let step = declare(
      .durations("step", .required, help: "Iterations after which the factor acts").acceptingFractions())
    let factor = declare(.factor("factor", 1, bounds: Bounds(0, 1), help: "Factor at each step"))
    declareWarmup(&declare)
    return .schedule { arguments throws(ScheduleError) in
      try arguments.requireAscending(step.real)
      // A whole update is above a step where it is above what is left of it without its fraction.
      let steps = try arguments[step.real].map { Int(saturating: $0.rounded(.down)) }
      let base = try arguments[base]
      // MXNet compares with >, so the rate changes one iteration after the step.
      return try warmedUp(
        Multistep(rate: base, gamma: arguments[factor], milestones: steps.map { $0.addingSaturating(1) }),
        arguments)
    } inverse: { form in
      let (led, climb, rest) = climb(of: form)
      var rates = climb > 0 ? form.line.map { [$0.way.to] } ?? [] : []
      rates += rest.steps?.rates ?? [rest.rate(at: 0)]
      var starts = (rest.steps?.starts ?? []).map { $0 + climb }
      // What the warmup covers has happened by its end.
      if rates.count > starts.count + 1 { starts.insert(climb, at: 0) }
      if rates.count > 1, rates[0] == rates[1] {
        rates.removeFirst()
        starts.removeFirst()
      }
      guard let (shrink, places) = CurveForm.Steps(starts: starts, rates: rates).common, shrink <= 1,
        let high = rates.first
      else { return nil }
      // Of drops that the warmup covers, each is given an iteration of its own.
      var drops: [Int] = []
      for place in places.reversed() { drops.append(min(place - 1, (drops.last ?? .max) - 1)) }
      drops.reverse()
      return led + [base(high), step(drops), factor(shrink)]
    }
  }
}
