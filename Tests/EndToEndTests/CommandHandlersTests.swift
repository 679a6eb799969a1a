import CommandLanguage
import Testing

@testable import lrsched

struct CommandHandlersTests {
  @Test(arguments: Command.allCases) func everyCommandHasAHandler(_ command: Command) {
    #expect(CommandHandlers.handler(of: command) != nil)
  }
}
