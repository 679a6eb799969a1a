import CommandLanguage

/// Who does what a command asks for: one line for each row of the table of commands.
enum CommandHandlers {
  /// Does what an invocation asks for.
  typealias Handler = (Invocation) throws -> Void

  /// Returns the handler of a command; `nil` for a row without one.
  static func handler(of command: Command) -> Handler? {
    switch command {
    case .plot, .compare: PlotCommand.run
    case .show: ShowCommand.run
    case .explore: ExploreCommand.run
    case .export: ExportCommand.run
    case .explain: ExplainCommand.run
    case .at: AtCommand.run
    case .when: WhenCommand.run
    case .diff: DiffCommand.run
    case .fit: FitCommand.run
    case .code: CodeCommand.run
    case .steps: StepsCommand.run
    case .find: FindCommand.run
    case .check: CheckCommand.run
    case .rule: RuleCommand.run
    case .recipe: RecipeCommand.run
    case .list: ListCommand.run
    case .formats: FormatsCommand.run
    case .help: HelpCommand.run
    case .completions: CompletionsCommand.run
    case .version: VersionCommand.run
    case .reference: ReferenceCommand.run
    default: nil
    }
  }
}
