import Schedules

extension Torch {
  static let swalr = entry(
    "SWALR",
    summary: "From the rate that was reached to that of stochastic weight averaging; at once with anneal_epochs 0.",
    formula: "swa_lr · a + lr · (1 - a), a = p or (1 - cos πp) / 2, p = min(1, t / anneal_epochs)",
    place: "torch.optim.swa_utils.SWALR",
    example: "torch.SWALR --lr 0.1 --swa_lr 0.02 --anneal_epochs 200"
  ) { declare in
    declare(rate)
    let final = declare(.rate("swa_lr", .required, help: "Rate at the end and after it"), as: .finish)
    let annealEpochs = declare(
      .duration("anneal_epochs", 10, bounds: .nonNegative, help: "Steps from one to the other"))
    let annealStrategy = declare(AnnealStrategy.key)
    return .schedule { arguments throws(ScheduleError) in
      let (last, count) = (try arguments[final], try arguments[annealEpochs])
      if count == 0 { return try Constant(rate: last) }
      return try Ramp(
        from: arguments[rate], to: last, length: count,
        curve: arguments[annealStrategy].curve, name: "annealing")
    } inverse: { form in
      guard let way = form.way, let strategy = AnnealStrategy.allCases.first(where: { way.follows($0.curve) }) else {
        return nil
      }
      return [rate(way.from), final(way.to), annealEpochs(way.length), annealStrategy(strategy)]
    }
  }
}
