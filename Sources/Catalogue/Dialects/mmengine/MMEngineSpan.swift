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

    /// The values that make a form: of the curve that it is from the beginning, or from the end of a hold on.
    ///
    /// - Parameters:
    ///   - form: A normal form.
    ///   - isCut: Whether the curve is handed over with the cut at its end.
    ///   - active: Finds the values of a curve on the span's own clock, of the iteration at which it is cut off, if it is,
    ///     and of the rate before the span, if there is one.
    /// - Returns: The values; `nil` where there is none.
    func solution(
      _ form: CurveForm, isCut: Bool = false, _ active: (CurveForm, _ count: Int?, _ rate: Double?) -> Solution?
    ) -> Solution? {
      func solution(_ form: CurveForm, _ rate: Double?) -> Solution? {
        if !isCut, let whole = active(form, nil, rate) { return whole }
        // What ends the span holds the rate that is reached.
        guard case .sequence(let parts, last: .hold) = form, let part = parts.last else {
          return isCut ? active(form, nil, rate) : nil
        }
        let before = parts.dropLast().reduce(0) { $0.addingSaturating($1.count) }
        let inner = parts.count == 1 ? part.form : CurveForm.sequence(parts.dropLast(), last: part.form)
        return active(isCut ? form : inner, before.addingSaturating(part.count), rate)
      }
      if let found = solution(form, nil) { return found }
      let (hold, rest) = form.hold
      guard hold > 0, let found = solution(rest, form.rate(at: 0)) else { return nil }
      return found.delayed(begin, end, by: hold)
    }

    /// The values of a curve that is cut off after so many iterations of the span, if it is.
    func lasting(_ count: Int?, _ values: Solution) -> Solution {
      guard let count, count < 1_000_000_000 else { return values }
      return values + [end(count)]
    }

    /// Builds a scheduler that acts over the span.
    ///
    /// - Parameters:
    ///   - call: What MMEngine calls it.
    ///   - arguments: The values given.
    ///   - isRefusedLate: Whether what MMEngine refuses is found out when the span begins, and not when it is made.
    ///   - build: Builds the schedule on the span's own clock, of the optimizer's rate and the iterations of the span.
    /// - Returns: The scheduler.
    /// - Throws: ``ScheduleError/refused(framework:reason:)`` unless the span begins before it ends.
    func schedule(
      _ call: String, _ arguments: Arguments, isRefusedLate: Bool = false,
      _ build: (_ rate: Double, _ count: Int) throws(ScheduleError) -> any Schedule
    ) throws(ScheduleError) -> any Schedule {
      let (begin, end) = (try arguments[begin], try arguments[end])
      guard end > begin else {
        throw refused(call, "end should be larger than begin, but got begin=\(begin), end=\(end)")
      }
      let rate = try arguments[Torch.rate]
      let inner: any Schedule
      do { inner = try build(rate, end - begin) } catch {
        guard isRefusedLate, begin > 0, case .refused(let framework, let reason) = error else { throw error }
        return Refusing(
          try Named(Constant(rate: rate), "before begin"), Refusal(from: begin, framework: framework, reason: reason))
      }
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

extension Solution {
  /// The values of a span that begins later.
  fileprivate func delayed(_ begin: Key<Int>, _ end: Key<Int>, by hold: Int) -> Solution {
    let delayed = self + [begin(hold)]
    guard case .duration(let last)? = values[end.name] else { return delayed }
    return delayed + [end(Int(saturating: last.amount).addingSaturating(hold))]
  }
}
