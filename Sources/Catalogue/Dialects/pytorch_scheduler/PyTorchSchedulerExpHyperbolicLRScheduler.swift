import Schedules

extension PyTorchScheduler {
  static let expHyperbolicLRScheduler = entry(
    "ExpHyperbolicLRScheduler",
    summary: "The hyperbola of the rate's logarithm.",
    formula: "lr · (lr / min_lr)^(h(x) - h(0)), h(x) = √((N - x)/U · (2 - (N + x)/U)), x = t - W, N = T - W",
    literature: "arXiv 2407.15200",
    example: "pytorch_scheduler.ExpHyperbolicLRScheduler --lr 0.1 --total_steps 1500 --upper_bound 3000"
  ) { declare in
    let shape = HyperbolicShape(&declare)
    return .schedule { arguments throws(ScheduleError) in
      try shape.schedule(arguments, isExponential: true)
    } inverse: { form in
      shape.solution(form, isExponential: true)
    }
  }
}
