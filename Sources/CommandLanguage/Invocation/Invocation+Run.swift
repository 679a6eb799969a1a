package import Catalogue
package import Runs
package import Schedules

extension Invocation {
  /// What schedules are built for as far as the curves do not tell it: the run has the length that was given, or the usual one.
  ///
  /// - Parameter series: The numbers of the files that parameters name, by path.
  /// - Returns: The run and the numbers of the files.
  /// - Throws: ``UsageError/factsDiffer(_:_:_:)`` where stages tell different things and no option decides.
  package func context(series: [String: [Double]] = [:]) throws(UsageError) -> RunContext {
    let length = run.iterations.map { Fact($0, .option("iterations")) } ?? Fact(RunOptions.usualLength, .standard)
    return RunContext(Run(length: length, facts: try runFacts()), series: series)
  }

  /// The number of iterations in an epoch, where it is known and nothing contradicts it.
  package var iterationsPerEpoch: Int? {
    do { return StepAccounting(try runFacts()).updatesPerEpoch?.value } catch { return nil }
  }

  /// Builds the schedules of all curves, in their order.
  ///
  /// - Parameter series: The numbers of the files that parameters name, by path.
  /// - Returns: The schedules.
  /// - Throws: What is wrong with the run, or with the first curve that cannot be built, or that the curves are too much
  ///   together.
  package func schedules(series: [String: [Double]] = [:]) throws(CurveFault) -> [any Schedule] {
    try evaluation(series: series).curves.map(\.schedule)
  }

  /// What is known of the run besides its length, as far as it can be known before the length is.
  ///
  /// - Throws: ``UsageError/factsDiffer(_:_:_:)`` where stages tell different things and no option decides.
  package func runFacts() throws(UsageError) -> RunFacts {
    var facts = RunFacts()
    facts.updatesPerEpoch = run.stepsPerEpoch.map { Fact($0, .option("steps-per-epoch")) }
    facts.samples = run.samples.map { Fact($0, .option("samples")) }
    facts.batchSize = run.batchSize.map { Fact($0, .option("batch-size")) }
    facts.sequenceLength = run.sequenceLength.map { Fact($0, .option("seq-len")) }
    if let accumulation = run.accumulation { facts.accumulation = Fact(accumulation, .option("accumulate")) }
    if let worldSize = run.worldSize { facts.worldSize = Fact(worldSize, .option("world-size")) }
    if run.dropsLast { facts.dropsLast = Fact(true, .option("drop-last")) }
    if run.rounding != .up { facts.rounding = Fact(run.rounding, .option("rounding")) }
    if StepAccounting(facts).updatesPerEpoch == nil { facts.updatesPerEpoch = try toldByStages(.updatesPerEpoch) }
    return facts
  }

  /// What the stages of the curves tell of the run, where all that tell it agree.
  private func toldByStages(_ fact: RunFact) throws(UsageError) -> Fact<Int>? {
    var told: (fact: Fact<Int>, by: FactTeller)?
    for (index, curve) in curves.enumerated() {
      for (place, stage) in curve.config.stages.enumerated() {
        guard let (parameter, value) = stage.given(fact) else { continue }
        let teller = FactTeller(
          parameter: parameter.name, stage: stage.definition.name, curve: index + 1, value: value)
        guard let first = told else {
          let source = Provenance.parameter(parameter.name, of: stage.definition.name, curve: index + 1)
          told = (Fact(value, source), teller)
          continue
        }
        guard first.fact.value == value else {
          throw curve.position(ofStage: place).locate(.factsDiffer(fact, first.by, teller))
        }
      }
    }
    return told?.fact
  }
}

/// A stage that tells something of the run.
package struct FactTeller: Hashable, Sendable {
  /// The parameter that tells it, by its full name.
  package var parameter: String
  /// The schedule or modifier, by its full name.
  package var stage: String
  /// The curve that the stage is in, counted from 1.
  package var curve: Int
  /// What it tells.
  package var value: Int
}

/// Why the curves of a command line cannot be built.
package enum CurveFault: Error, Sendable {
  /// What is told of the run does not fit together.
  case run(UsageError)
  /// A curve cannot be built.
  case curve(ConfigError, CurveRequest)
  /// The curves have more parts than may be evaluated, formulas with their numbers, names and signs.
  case tooManyParts(most: Int)
  /// The curves hold more numbers than memory is meant for.
  case tooManyNumbers(most: Int)
  /// A framework refuses to go on with its schedule within the run.
  case refused(Refusal)
}
