internal import Numbers

/// A family is several runs of the same training, as with several seeds. It reads as one log, whose values are the means of its
/// ``RunLog/members``.
extension RunLog {
  /// The most runs that a family has.
  package static let mostMembers = 1000

  /// Returns the family of several runs: the mean of their values at the steps that all of them have.
  ///
  /// - Parameters:
  ///   - members: The runs, at least one, each with the same column.
  ///   - path: What stands for their paths, as it was written.
  /// - Returns: The family.
  /// - Throws: A ``LogFault`` for runs that count different things, or have no step in common.
  package static func family(_ members: [RunLog], named path: String) throws(LogFault) -> RunLog {
    guard var family = members.first else { throw .noRows(path: path, format: "", column: nil) }
    for member in members {
      guard member.column == family.column, member.clock == family.clock else {
        throw .unlikeRuns(path: path, family.path, member.path)
      }
      if family.updatesPerEpoch != member.updatesPerEpoch { family.updatesPerEpoch = nil }
      if family.totalUpdates != member.totalUpdates { family.totalUpdates = nil }
      if family.attribution != member.attribution { family.attribution = .unknown }
    }
    let rows = members.rowsInCommon
    guard let first = rows.first, !first.isEmpty else { throw .noStepInCommon(path: path, runs: members.count) }
    func means(_ values: (RunLog) -> [Double]?) -> [Double]? {
      var columns: [[Double]] = []
      for member in members {
        guard let column = values(member) else { return nil }
        columns.append(column)
      }
      return first.indices.map { place in mean(zip(columns, rows).map { $0[$1[place]] }) }
    }
    let names = family.columns.map(\.name)
    family.columns = names.compactMap { name in
      means { $0.values(of: name) }.map { Column(name: name, values: $0) }
    }
    family.path = path
    family.steps = first.map { members[0].steps[$0] }
    family.rates = means(\.rates) ?? []
    family.epochs = members[0].epochs.isEmpty ? [] : first.map { members[0].epochs[$0] }
    family.skipped = members[0].skipped.isEmpty ? [] : first.map { members[0].skipped[$0] }
    family.groups = family.groups.filter { $0 == family.column || family.values(of: $0) != nil }
    let areSame = zip(first.indices, family.rates).allSatisfy { place, mean in
      zip(members, rows).allSatisfy { $0.rates[$1[place]] == mean }
    }
    if !areSame { family.rounding = .none }
    family.problems = []
    family.notes = notes(of: members, inCommon: first.count)
    family.members = members
    return family
  }

  /// Returns the run with another column as its values.
  ///
  /// - Parameter name: The name, as the log has it, in any capitals where no other column has it so.
  /// - Returns: The run; `nil` where it has no such column, or no number in it.
  package func reading(_ name: String) -> RunLog? {
    let names = [column] + columns.map(\.name)
    guard let found = names.first(where: { $0 == name }) ?? names.first(where: { $0.lowercased() == name.lowercased() })
    else { return nil }
    if found == column { return self }
    guard let values = values(of: found), values.contains(where: \.isFinite) else { return nil }
    var run = self
    run.columns = columns.filter { $0.name != found } + [Column(name: column, values: rates)]
    run.rates = values.map { $0.isFinite ? $0 : .nan }
    run.column = found
    run.isRate = groups.contains(found)
    run.holdsChangesOnly = false
    if members.isEmpty { return run }
    let members = members.compactMap { $0.reading(found) }
    guard members.count == self.members.count else { return nil }
    return try? Self.family(members, named: path)
  }

  /// The lowest and the highest value of the members at each step of the family; `nil` for a single run.
  package var range: (lowest: [Double], highest: [Double])? {
    guard members.count > 1 else { return nil }
    let values = valuesOfMembers
    return (values.map { $0.min() ?? .nan }, values.map { $0.max() ?? .nan })
  }

  /// The mean less and plus the sample standard deviation of the members at each step of the family; `nil` for a single run.
  package var deviation: (lowest: [Double], highest: [Double])? {
    guard members.count > 1 else { return nil }
    let figures = valuesOfMembers.map { Spread(of: $0) }
    func edge(_ sign: Double) -> [Double] {
      figures.map { $0.map { $0.mean + sign * ($0.deviation ?? 0) } ?? .nan }
    }
    return (edge(-1), edge(1))
  }

  /// The values of the members at each step of the family.
  private var valuesOfMembers: [[Double]] {
    let rows = members.rowsInCommon
    return (rows.first ?? []).indices.map { place in zip(members, rows).map { $0.rates[$1[place]] } }
  }

  /// What tells a row from others: its epoch and its step, as far as they count.
  fileprivate struct Key: Hashable {
    var epoch = 0.0
    var step = 0.0
  }

  /// What tells a row from others; `nil` where nothing does.
  fileprivate func key(at index: Int) -> Key? {
    let epoch = epochs.indices.contains(index) ? epochs[index] : .nan
    let key =
      switch clock {
      case .rows: Key(step: Double(index))
      case .epochFractions: Key(epoch: epoch)
      case .epochAndIteration: Key(epoch: epoch, step: steps[index])
      case .updates, .epochs, .samples, .tokens, .unknown: Key(step: steps[index])
      }
    return key.epoch.isNaN || key.step.isNaN ? nil : key
  }

  private static func notes(of members: [RunLog], inCommon count: Int) -> [String] {
    let most = members.map(\.valuedCount).max() ?? 0
    var notes = members.count > 1 ? ["it is the mean of \(members.count) runs"] : []
    if count < most {
      notes.append("\(count) of up to \(most) steps are in all of them, and the mean is of these")
    }
    for member in members.prefix(8) { notes += member.problems.map { "\(member.path): \($0.words)" } }
    return notes
  }
}

/// The mean of numbers; the same number where all are equal.
private func mean(_ values: [Double]) -> Double {
  guard let first = values.first else { return .nan }
  if values.allSatisfy({ $0 == first }) { return first }
  return Spread(of: values)?.mean ?? .nan
}

extension [RunLog] {
  /// For each run the rows of the steps at which all of them have a value, in the order of the first one's.
  fileprivate var rowsInCommon: [[Int]] {
    guard let first else { return [] }
    var places: [[RunLog.Key: Int]] = []
    for member in self {
      var rows: [RunLog.Key: Int] = [:]
      for row in member.valued { if let key = member.key(at: row) { rows[key] = row } }
      places.append(rows)
    }
    var common = [[Int]](repeating: [], count: count)
    for row in first.valued {
      guard let key = first.key(at: row) else { continue }
      let rows = places.compactMap { $0[key] }
      guard rows.count == count else { continue }
      for (member, row) in zip(common.indices, rows) { common[member].append(row) }
    }
    return common
  }
}

extension RunLog {
  /// The files that the run, or the runs of the family, were read from.
  package var paths: [String] { members.isEmpty ? [path] : members.map(\.path) }
}
