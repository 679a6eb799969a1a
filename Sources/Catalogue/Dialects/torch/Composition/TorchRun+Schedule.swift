import Numbers
import RealModule
import Schedules

extension TorchRun {
  /// A part of the curve that one schedule tells.
  private struct Piece {
    var schedule: any Schedule
    /// How many updates it lasts; `nil` for ever.
    var count: Int?
    /// Whether its rates are followed one by one.
    var isFollowed = false
  }

  /// The most parts that have a closed form each; beyond them the rates are followed one by one.
  private var mostPieces: Int { 64 + 4 * leaves.count }

  /// The rates as a schedule: of closed forms wherever the schedulers at work have one from the rate that they found, and followed one
  /// by one where only that tells them.
  ///
  /// - Returns: The schedule.
  /// - Throws: ``ScheduleError`` where that cannot be done.
  mutating func schedule() throws(ScheduleError) -> any Schedule {
    var pieces: [any Schedule] = []
    var time = 0
    // All parts that are followed cost no more together than one that is for as long as lrsched does.
    var left = mostFollowed
    while true {
      var piece = pieces.count < mostPieces ? nextPiece() : followed(for: nil)
      if piece.isFollowed, let count = piece.count {
        if count > left { piece = followed(for: nil) }
        left = left.subtractingSaturating(count)
      }
      guard let count = piece.count, !isRefused(piece.schedule, within: count) else {
        pieces.append(piece.schedule)
        return try joined(pieces)
      }
      pieces.append(Cut(piece.schedule, after: count))
      time = time.addingSaturating(count)
      jump(root, by: count - 1)
      rate = piece.schedule(count - 1)
      do throws(TorchFailure) {
        try step()
      } catch {
        return Refusing(
          try joined(pieces), Refusal(from: time, framework: Torch.place(of: call), reason: error.words))
      }
    }
  }

  private func joined(_ pieces: [any Schedule]) throws(ScheduleError) -> any Schedule {
    guard let whole = try Sequential.joining(pieces[...]) else { return steady }
    return whole
  }

  private func isRefused(_ schedule: any Schedule, within count: Int) -> Bool {
    schedule.refusal.map { $0.iteration < count } ?? false
  }

  /// The part that begins with the rate at hand.
  private func nextPiece() -> Piece {
    let ends = switchIn(root)
    let active = active(root)
    guard Set(active).count == active.count, active.allSatisfy({ leaves[$0].epoch >= 0 }) else {
      return followed(for: ends)
    }
    let last = active.lastIndex { leaves[$0].isAbsolute }
    let moving = active[(last.map { $0 + 1 } ?? 0)...].filter { !leaves[$0].isInert }
    if let last {
      let leaf = leaves[active[last]]
      if moving.isEmpty, let schedule = leaf.absolute {
        // What the scheduler found may differ from its own rate, until it is stepped.
        if !isNear(schedule(0), rate) { return Piece(schedule: steady, count: 1) }
        return Piece(schedule: schedule, count: ends)
      }
      return followed(for: earliest(ends, [leaf.stepsToEvent] + moving.map { leaves[$0].stepsToEvent }))
    }
    if moving.isEmpty { return Piece(schedule: steady, count: ends) }
    if moving.count == 1, let piece = single(leaves[moving[0]], until: ends) { return piece }
    if moving.count > 1, let piece = product(moving.map { leaves[$0] }, until: ends) { return piece }
    return followed(for: earliest(ends, moving.map { leaves[$0].stepsToEvent }))
  }

  private var steady: any Schedule {
    (try? Constant(rate: rate)) ?? RecursiveRates(rate, from: rate, price: 1, course: .steady) { $0 }
  }

  private func earliest(_ end: Int?, _ others: [Int?]) -> Int? { ([end] + others).compactMap(\.self).min() }

  private func isNear(_ one: Double, _ other: Double) -> Bool {
    one == other || (one - other).magnitude <= 1e-13 * max(one.magnitude, other.magnitude)
  }

  /// One scheduler that goes on from the rate that it found.
  private func single(_ leaf: Leaf, until end: Int?) -> Piece? {
    switch leaf.rule {
    case .cosine(let half, let minimum):
      let height = (1 + Double.cos(.pi * Double(leaf.epoch) / Double(half))) / 2
      let closed = minimum + (leaf.base - minimum) * height
      if isNear(closed, rate) { return wave(leaf, from: leaf.base, until: end) }
      // From another rate it goes to the same minimum; behind that it goes by its base again.
      guard height > 0 else { return nil }
      let turn = earliest(end, [leaf.stepsToTurn])
      return wave(leaf, from: minimum + (rate - minimum) / height, until: turn)
    case .averaging(let target, let total, let isLinear):
      let share = TorchRule.share(leaf.count - 1, of: total, isLinear: isLinear)
      guard total > 0, share < 1 else { return nil }
      return shifted(leaf, from: (rate - share * target) / (1 - share), by: leaf.count - 1, until: end)
    default:
      guard let height = height(of: leaf), height != 0 else { return nil }
      let start = rate / height
      return shifted(leaf, from: isNear(start, leaf.base) ? leaf.base : start, by: leaf.epoch, until: end)
    }
  }

  /// Several schedulers that multiply the rate, each by what its epochs tell.
  private func product(_ active: [Leaf], until end: Int?) -> Piece? {
    var start = rate
    var end = end
    var factors: [any Schedule] = []
    for leaf in active {
      switch leaf.rule {
      case .cosine(let half, let minimum):
        let height = (1 + Double.cos(.pi * Double(leaf.epoch) / Double(half))) / 2
        guard minimum == 0, height > 0, half > 1 else { return nil }
        start /= height
        end = earliest(end, [leaf.stepsToTurn])
      case .averaging, .absolute: return nil
      default:
        guard let height = height(of: leaf), height != 0 else { return nil }
        start /= height
      }
    }
    guard start.isFinite else { return nil }
    for (index, leaf) in active.enumerated() {
      guard
        let piece = wave(leaf, from: index == 0 ? start : 1, until: end)
          ?? shifted(leaf, from: index == 0 ? start : 1, by: leaf.epoch, until: end)
      else { return nil }
      factors.append(piece.schedule)
    }
    guard let first = factors.first else { return nil }
    return Piece(schedule: factors.dropFirst().reduce(first) { Product($0, $1) }, count: end)
  }

  /// What the rate 1 has come to by the epoch of a scheduler that multiplies it; `nil` where that cannot be told.
  private func height(of leaf: Leaf) -> Double? {
    if case .multiplicative = leaf.rule, leaf.epoch > CumulativeProduct.limit / 2 { return nil }
    guard let unit = try? leaf.schedule(rate: 1, in: context) else { return nil }
    if let refusal = unit.refusal, refusal.iteration <= leaf.epoch { return nil }
    let height = unit(leaf.epoch)
    return height.isFinite ? height : nil
  }

  /// A cosine from a rate of epoch 0, from the epoch at hand on; `nil` for another rule.
  private func wave(_ leaf: Leaf, from start: Double, until end: Int?) -> Piece? {
    guard case .cosine(let half, let minimum) = leaf.rule, start.isFinite,
      let wave = try? CosineWave(from: start, to: minimum, halfWave: half)
    else { return nil }
    return Piece(schedule: leaf.epoch == 0 ? wave : Shifted(wave, by: -leaf.epoch), count: end)
  }

  private func shifted(_ leaf: Leaf, from start: Double, by epoch: Int, until end: Int?) -> Piece? {
    guard start.isFinite, let schedule = try? leaf.schedule(rate: start.magnitude, in: context) else { return nil }
    let own: any Schedule = epoch == 0 ? schedule : Shifted(schedule, by: -epoch)
    if start >= 0 { return Piece(schedule: own, count: end) }
    return (try? Scaled(own, by: -1)).map { Piece(schedule: $0, count: end) }
  }

  /// Rates that are followed one by one, for so many updates or as long as lrsched does.
  private func followed(for count: Int?) -> Piece {
    let courses = active(root).map { leaf -> Int in
      let schedule = try? leaves[leaf].schedule(rate: 1, in: context)
      return (schedule?.course.updates ?? 0).addingSaturating(-max(0, leaves[leaf].epoch))
    }
    let updates = max(0, courses.max() ?? 0)
    let rates = RecursiveRates(
      self, from: rate, price: 8 * leaves.count, course: Course(updates, isOpen: updates == 0)
    ) { run in
      do throws(TorchFailure) { try run.step() } catch { return nil }
      return run.rate
    }
    let limit = mostFollowed
    if let count, count <= limit { return Piece(schedule: rates, count: count, isFollowed: true) }
    return Piece(
      schedule: Refusing(
        rates,
        Refusal(
          from: limit + 1, framework: "lrsched",
          reason: "rates that each are made of the one before are followed for \(limit) iterations; "
            + "\(Torch.place(of: call)) goes on")), count: nil, isFollowed: true)
  }

  /// For how many updates rates are followed: less long where many schedulers step.
  private var mostFollowed: Int { max(1024, RecursiveRates.limit / max(1, leaves.count / 4)) }

  // MARK: - What is at work

  /// The schedulers that act on the rate with each step, in their order.
  private func active(_ node: Int) -> [Int] {
    switch nodes[node] {
    case .leaf(let leaf): [leaf]
    case .chained(let children): children.flatMap(active)
    case .sequential(let children, let milestones, let epoch):
      active(children[Self.place(of: epoch, in: milestones)])
    }
  }

  /// In how many steps others may be at work; `nil` for never.
  private func switchIn(_ node: Int) -> Int? {
    switch nodes[node] {
    case .leaf: nil
    case .chained(let children): children.compactMap(switchIn).min()
    case .sequential(let children, let milestones, let epoch):
      (milestones.filter { $0 > epoch }.map { $0 - epoch }
        + [switchIn(children[Self.place(of: epoch, in: milestones)])].compactMap(\.self)).min()
    }
  }

  /// Counts steps of what is at work, whose rates others tell.
  private mutating func jump(_ node: Int, by count: Int) {
    switch nodes[node] {
    case .leaf(let leaf):
      leaves[leaf].epoch = leaves[leaf].epoch.addingSaturating(count)
      leaves[leaf].count = leaves[leaf].count.addingSaturating(count)
    case .chained(let children): for child in children { jump(child, by: count) }
    case .sequential(let children, let milestones, let epoch):
      let place = Self.place(of: epoch, in: milestones)
      nodes[node] = .sequential(children, milestones: milestones, epoch: epoch.addingSaturating(count))
      jump(children[place], by: count)
    }
  }
}

extension TorchRun.Leaf {
  /// Whether every step leads to a rate that does not depend on the one before.
  fileprivate var isAbsolute: Bool {
    switch rule {
    case .absolute: own != nil
    case .averaging(_, let total, _): count - 1 >= max(1, total)
    default: false
    }
  }

  /// The rates from the epoch at hand on, where they do not depend on those before.
  fileprivate var absolute: (any Schedule)? {
    if case .averaging(let target, _, _) = rule { return try? Constant(rate: target) }
    return own.map { epoch == 0 ? $0 : Shifted($0, by: -epoch) }
  }

  /// Whether no step to come changes the rate.
  fileprivate var isInert: Bool { rule.lastEpoch.map { epoch >= $0 } ?? false }

  /// In how many steps the scheduler has done its work, or raises; `nil` for never.
  fileprivate var stepsToEvent: Int? {
    let steps: Int? =
      switch rule {
      case .averaging(_, let total, _): max(1, total).addingSaturating(1 - count)
      case .absolute: own?.refusal.map { $0.iteration.addingSaturating(-epoch) }
      case .multiplicative(let expression):
        expression.firstFailure(from: epoch.addingSaturating(1), upTo: epoch.addingSaturating(RecursiveRates.limit))
          .map { $0.0.addingSaturating(-epoch) }
      default: rule.lastEpoch.map { $0.addingSaturating(-epoch) }
      }
    return steps.flatMap { $0 >= 1 ? $0 : nil }
  }

  /// In how many steps a cosine turns at its minimum and goes by its base again; `nil` for another rule.
  fileprivate var stepsToTurn: Int? {
    guard case .cosine(let half, _) = rule, half > 0 else { return nil }
    let period = half.multipliedSaturating(by: 2)
    let since = epoch.addingSaturating(-half)
    // The first epoch beyond the one at hand that is one more than an odd multiple of the half wave.
    let passed = since <= 0 ? 0 : since.addingSaturating(-1) / period + 1
    let turn = half.addingSaturating(1).addingSaturating((since <= 0 ? 0 : passed).multipliedSaturating(by: period))
    return max(1, turn.addingSaturating(-epoch))
  }
}
