import Schedules

extension PyTorchScheduler {
  static let identityScheduler = entry(
    "IdentityScheduler",
    summary: "The optimizer's rate, unchanged.",
    formula: "lr",
    example: "pytorch_scheduler.IdentityScheduler --lr 0.1"
  ) { declare in
    declare(Torch.rate)
    return .schedule { arguments throws(ScheduleError) in
      try Constant(rate: arguments[Torch.rate])
    } inverse: { form in
      form.constantRate.map { [Torch.rate($0)] }
    }
  }
}
