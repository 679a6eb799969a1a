package import Catalogue

/// A stage to begin with: an entry of the catalogue with what it must be given.
package enum StageExample {
  /// Returns a stage of an entry.
  ///
  /// What has a default keeps it, and what must be given is taken from the entry's own example; where that does not make
  /// a stage, the whole example does.
  ///
  /// - Parameters:
  ///   - definition: The entry.
  ///   - vocabulary: The schedules and modifiers that the example may name.
  ///   - context: The run that the stage is for.
  /// - Returns: The stage.
  package static func stage(of definition: ScheduleDefinition, _ vocabulary: Vocabulary, in context: RunContext)
    -> Stage
  {
    let example = exampleStage(of: definition, vocabulary)
    let needed = definition.parameters.filter { $0.standard == .required }.map(\.name)
    let least = Stage(definition, example.values.filter { needed.contains($0.key) })
    return isComplete(least, context) ? least : example
  }

  /// Whether a schedule can be built from a stage; of a modifier, whether it can wrap the example's curve.
  private static func isComplete(_ stage: Stage, _ context: RunContext) -> Bool {
    do {
      let arguments = try Arguments(stage.values, for: stage.definition, context: context)
      if !stage.definition.isModifier {
        _ = try stage.definition.schedule(arguments)
      } else if let cosine = Catalogue.definition(named: "cosine") {
        let inner = try cosine.schedule(Arguments([:], for: cosine, context: context))
        _ = try stage.definition.modified(inner, arguments)
      }
      return true
    } catch {
      return false
    }
  }

  private static func exampleStage(of definition: ScheduleDefinition, _ vocabulary: Vocabulary) -> Stage {
    invocation(of: definition, vocabulary)?.curves.first?.config.stages.first { $0.definition.name == definition.name }
      ?? Stage(definition)
  }

  /// Returns the curve of an entry's example, and its run; `nil` where the vocabulary lacks what the example names.
  ///
  /// - Parameters:
  ///   - definition: The entry.
  ///   - vocabulary: The schedules and modifiers that the example may name.
  /// - Returns: The curve; `nil` where there is none.
  package static func invocation(of definition: ScheduleDefinition, _ vocabulary: Vocabulary) -> Invocation? {
    do {
      return try CommandLineParser(vocabulary: vocabulary).invocation(line: "plot \(definition.example)") {
        path throws(FileError) in throw .missing(path: path)
      }
    } catch {
      return nil
    }
  }
}
