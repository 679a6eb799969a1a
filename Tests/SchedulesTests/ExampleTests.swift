import Testing

@testable import Catalogue
@testable import Schedules

/// The example that help shows of an entry is a curve of that entry, and can be built.
@Test(arguments: Catalogue.definitions) func exampleIsACurveOfItsEntry(_ definition: ScheduleDefinition) throws {
  let config = try CurveText.config(definition.example)
  let stages = config.operations.compactMap { operation in
    if case .modify(let stage) = operation { stage.definition.name } else { nil }
  }
  #expect((definition.isModifier ? stages : [config.first.definition.name]).contains(definition.name))
  _ = try config.schedule(in: RunContext(iterations: 1500))
}
