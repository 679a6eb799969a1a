import Schedules

extension Fastai {
  static let lrFind = entry(
    "lr_find",
    aliases: ["fastai.LRFinder"],
    summary: "The learning-rate finder: the same factor at every iteration from a tiny rate to a huge one.",
    formula: "start_lr · (end_lr / start_lr)^(t / num_it), num_it at least 6",
    place: "fastai.callback.schedule.LRFinder",
    example: "fastai.lr_find --num_it 200"
  ) { declare in
    let start = declare(.rate("start_lr", 1e-7, bounds: .positive, help: "Rate at the start"))
    let end = declare(.rate("end_lr", 10, bounds: .positive, help: "Rate that is just not reached"))
    let numIt = declare(.count("num_it", 100, help: "Number of iterations; below 6 counts as 6"))
    return .schedule { arguments throws(ScheduleError) in
      let length = max(6, try arguments[numIt])
      return Spanning(
        try Ramp(
          from: arguments[start], to: arguments[end], length: length, curve: .exponential, name: "range test"),
        Course(length))
    } inverse: { form in
      guard let way = form.way, way.follows(.exponential), way.length >= 6 else { return nil }
      return [start(way.from), end(way.to), numIt(way.length)]
    }
  }
}
