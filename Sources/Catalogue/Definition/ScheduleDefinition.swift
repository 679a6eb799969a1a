package import Schedules

/// Everything that is known of a schedule or a modifier: one entry of the catalogue.
///
/// The parser, the errors, help, completions, the man page and the reference are all made from these entries, so adding
/// a schedule is adding one of them. It never changes, and it is an object so that each of many curves holds a reference.
package final class ScheduleDefinition: Sendable {
  /// Finds the values of an entry's parameters that make a curve of its form; `nil` where none do.
  ///
  /// The form is a normal one of times below 2^53 and not too many parts, so that lengths add up. Constants, lines and a jump or two may be left to the entries that are meant for them, since
  /// many others come to no more with some of their values.
  package typealias Inverse = @Sendable (CurveForm) -> Solution?

  /// How an entry becomes a part of a curve, and how its values are found again from the curve's form.
  package enum Build: Sendable {
    /// It begins a curve.
    case schedule(@Sendable (Arguments) throws(ScheduleError) -> any Schedule, inverse: Inverse? = nil)
    /// It begins a curve that is a cycle, which a modifier can repeat.
    case cycle(@Sendable (Arguments) throws(ScheduleError) -> any CycleSchedule, inverse: Inverse? = nil)
    /// It wraps the curve to its left.
    case modifier(
      @Sendable (any Schedule, Arguments) throws(ScheduleError) -> any Schedule, inverse: Inverse? = nil)
  }

  /// The name; a framework's own is preceded by the dialect and a full stop.
  package let name: String
  /// What curves of it are called in legends: the name, or of what stands for a file something shorter.
  package let title: String
  /// Other names that are accepted.
  package let aliases: [String]
  /// What it does, in one line.
  package let summary: String
  /// The learning rate at iteration t, as a formula in plain text.
  package let formula: String
  /// Where the formula comes from: a paper, or a framework and its version.
  package let source: String
  /// The parameters, in the order in which help lists them.
  package let parameters: [Parameter]
  /// A curve that shows it, as written on a command line.
  package let example: String
  /// How it becomes a part of a curve.
  package let build: Build

  /// Creates an entry of the catalogue.
  ///
  /// - Parameters:
  ///   - name: The name; a framework's own is preceded by the dialect and a full stop.
  ///   - title: What curves of it are called in legends; `nil` for the name.
  ///   - aliases: Other names that are accepted.
  ///   - summary: What it does, in one line.
  ///   - formula: The learning rate at iteration t, as a formula in plain text.
  ///   - source: Where the formula comes from: a paper, or a framework and its version.
  ///   - parameters: The parameters, in the order in which help lists them.
  ///   - example: A curve that shows it, as written on a command line.
  ///   - build: How it becomes a part of a curve.
  package init(
    _ name: String, title: String? = nil, aliases: [String] = [], summary: String, formula: String, source: String,
    parameters: [Parameter], example: String, build: Build
  ) {
    self.name = name
    self.title = title ?? name
    self.aliases = aliases
    self.summary = summary
    self.formula = formula
    self.source = source
    self.parameters = parameters
    self.example = example
    self.build = build
  }

  /// Creates an entry of the catalogue whose parameters are declared beside what reads them.
  ///
  /// - Parameters:
  ///   - name: The name; a framework's own is preceded by the dialect and a full stop.
  ///   - aliases: Other names that are accepted.
  ///   - summary: What it does, in one line.
  ///   - formula: The learning rate at iteration t, as a formula in plain text.
  ///   - source: Where the formula comes from: a paper, or a framework and its version.
  ///   - example: A curve that shows it, as written on a command line.
  ///   - entry: Declares the parameters, in the order in which help lists them, and says how the entry becomes a part of a
  ///     curve.
  package convenience init(
    _ name: String, aliases: [String] = [], summary: String, formula: String, source: String, example: String,
    entry: (inout Declarations) -> Build
  ) {
    var declarations = Declarations()
    let build = entry(&declarations)
    self.init(
      name, aliases: aliases, summary: summary, formula: formula, source: source, parameters: declarations.parameters,
      example: example, build: build)
  }

  /// The framework whose schedule this is, or `nil` for our own.
  package var dialect: String? {
    // What stands for a file has the dots of its name.
    name.hasPrefix("@") ? nil : name.firstIndex(of: ".").map { String(name[..<$0]) }
  }

  /// How the values of the parameters are found from a curve's form, where the entry tells it.
  package var inverse: Inverse? {
    switch build {
    case .schedule(_, let inverse), .cycle(_, let inverse), .modifier(_, let inverse): inverse
    }
  }

  /// Finds the values of the parameters that make a curve.
  ///
  /// - Parameter form: The curve's normal form.
  /// - Returns: The values; `nil` where none do, and for forms that no person writes.
  package func solution(of form: CurveForm) -> Solution? { form.isReadable ? inverse?(form) : nil }

  /// Whether the entry wraps a curve instead of beginning one.
  package var isModifier: Bool {
    switch build {
    case .schedule, .cycle: false
    case .modifier: true
    }
  }

  /// What a modifier is given by a lone number behind its name: the one parameter that it cannot do without.
  package var mainParameter: Parameter? {
    let needed = parameters.filter { $0.standard == .required }
    guard isModifier, needed.count == 1, let parameter = needed.first else { return nil }
    switch parameter.kind {
    case .rate, .rateOrShare, .factor, .fraction, .count, .duration: return parameter
    case .choice, .flag, .list, .mapping, .series, .expression: return nil
    }
  }

  /// Whether the entry begins a curve that is a cycle, which a modifier can repeat.
  package var isCycle: Bool {
    switch build {
    case .cycle: true
    case .schedule, .modifier: false
    }
  }

  /// Builds the schedule that begins a curve.
  ///
  /// - Parameter arguments: The values of the parameters.
  /// - Returns: The schedule.
  /// - Throws: A ``ScheduleError`` in the names of the parameters; ``ScheduleError/unknownName(_:)`` for a modifier.
  package func schedule(_ arguments: Arguments) throws(ScheduleError) -> any Schedule {
    try naming { () throws(ScheduleError) in
      switch build {
      case .schedule(let build, _): try build(arguments)
      case .cycle(let build, _): try build(arguments)
      case .modifier: throw .unknownName(name)
      }
    }
  }

  /// Wraps a curve.
  ///
  /// - Parameters:
  ///   - inner: The curve on the left.
  ///   - arguments: The values of the parameters.
  /// - Returns: The wrapped curve.
  /// - Throws: A ``ScheduleError`` in the names of the parameters; ``ScheduleError/unknownName(_:)`` for a schedule.
  package func modified(_ inner: any Schedule, _ arguments: Arguments) throws(ScheduleError) -> any Schedule {
    try naming { () throws(ScheduleError) in
      guard case .modifier(let wrap, _) = build else { throw .unknownName(name) }
      return try wrap(inner, arguments)
    }
  }

  /// Tells of the parameters what a schedule has found wrong about the roles of their values.
  private func naming(_ body: () throws(ScheduleError) -> any Schedule) throws(ScheduleError) -> any Schedule {
    do { return try body() } catch { throw error.mapped(subject) }
  }

  private func subject(_ subject: Subject) -> Subject {
    guard case .role(let role) = subject, let parameter = parameters.first(where: { $0.roles.contains(role) }) else {
      return subject
    }
    return .parameter(parameter.name)
  }
}

extension ScheduleDefinition: CustomStringConvertible {
  /// The name.
  package var description: String { name }
}
