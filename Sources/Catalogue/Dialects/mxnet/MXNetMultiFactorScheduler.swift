import Numbers
import Schedules

extension MXNet {
  static let multiFactorScheduler = entry(
    "MultiFactorScheduler",
    summary: "A factor at each of some steps, one iteration later than PyTorch's.",
    formula: "base_lr · factor^(number of steps < t); before warmup_steps from warmup_begin_lr to base_lr",
    example: "mxnet.MultiFactorScheduler --base_lr 1 --step 250,750,900 --factor 0.5"
  ) { declare in
    let step = declare(.durations("step", .required, help: "Iterations after which the factor acts"))
    let factor = declare(.factor("factor", 1, bounds: Bounds(0, 1), help: "Factor at each step"))
    declareWarmup(&declare)
    return .schedule { arguments throws(ScheduleError) in
      try arguments.requireAscending(step)
      let steps = try arguments[step]
      let base = try arguments[base]
      // MXNet compares with >, so the rate changes one iteration after the step.
      return try warmedUp(
        Multistep(rate: base, gamma: arguments[factor], milestones: steps.map { $0.addingSaturating(1) }),
        arguments)
    }
  }
}
