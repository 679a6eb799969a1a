import Schedules

extension MMEngine {
  /// When a scheduler begins to act, and when it ends to.
  struct Span {
    private let begin: Key<Int>
    private let end: Key<Int>

    /// Declares the parameters.
    init(_ declare: inout Declarations) {
      begin = declare(
        .duration(
          "begin", 0, bounds: .nonNegative,
          help: "First iteration at which the scheduler acts; before it the rate is lr"))
      end = declare(
        .duration("end", 1_000_000_000, help: "Iteration at which it no longer acts; the rate then stays as it is"),
        as: .length, .cycleLength)
    }

    /// Builds a scheduler that acts over the span.
    ///
    /// - Parameters:
    ///   - call: What MMEngine calls it.
    ///   - arguments: The values given.
    ///   - build: Builds the schedule on the span's own clock, of the optimizer's rate and the iterations of the span.
    /// - Throws: ``ScheduleError/refused(framework:reason:)`` unless the span begins before it ends.
    func schedule(
      _ call: String, _ arguments: Arguments,
      _ build: (_ rate: Double, _ count: Int) throws(ScheduleError) -> any Schedule
    ) throws(ScheduleError) -> any Schedule {
      let (begin, end) = (try arguments[begin], try arguments[end])
      guard end > begin else {
        throw refused(call, "end should be larger than begin, but got begin=\(begin), end=\(end)")
      }
      let rate = try arguments[Torch.rate]
      let inner = try build(rate, end - begin)
      var active: any Schedule = Cut(inner, after: end - begin)
      if !arguments.isGiven(self.end) {
        // The default stands for no end at all: what takes its length from it has none.
        active = Spanning(active, inner.course.updates < end - begin - 1 ? inner.course : .open)
      }
      if begin == 0 { return active }
      return try Sequential(Cut(Named(Constant(rate: rate), "before begin"), after: begin), then: active)
    }
  }
}
