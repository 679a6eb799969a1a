import Catalogue

extension Completions {
  /// The script of zsh, for a file named `_lrsched` in a folder of `fpath`.
  var zsh: String {
    """
    #compdef lrsched
    # zsh completion for lrsched. Made by: lrsched completions zsh

    _lrsched() {
      local -a commands schedules modifiers topics parameters options choices
      local command=$words[2] stage= curve= word previous= i
      local takes_value= takes_file=
      commands=(
    \(described(commands))
      )
      schedules=(
    \(described(schedules))
      )
      modifiers=(
    \(described(modifiers + keywords))
      )
      if (( CURRENT == 2 )); then
        _describe -t commands command commands
        return
      fi
      for (( i = 3; i < CURRENT; i++ )); do
        word=$words[i]
        case $word in
          (vs|then|resume|times) stage= curve= ;;
          (for) stage= ;;
          (\(stageNames)) [[ $words[i-1] == --* ]] || { stage=$word; curve=1 } ;;
        esac
      done
      previous=$words[CURRENT-1]
      case $stage in
    \(vocabulary.definitions.filter { !$0.parameters.isEmpty }.map(stageBranch).joined(separator: "\n"))
      esac
      case $command in
    \(Command.visible.map(commandBranch).joined(separator: "\n"))
      esac
      if (( $#choices )); then
        compadd -a choices
      elif [[ -n $takes_file || $command == (\(commandsOfFiles.joined(separator: "|"))) ]]; then
        _files
      elif [[ -n $takes_value ]]; then
        _message value
      elif [[ $PREFIX == -* ]]; then
        (( $#parameters )) && _describe -o -t parameters "parameter of $stage" parameters
        _describe -o -t options option options
      else
        case $command in
          (\(Command.withCurves.map(\.rawValue).joined(separator: "|")))
            if [[ -z $curve ]]; then
              _describe -t schedules schedule schedules
              case $command in
    \(leadingWords.map { "            (\($0.command)) compadd \($0.words.joined(separator: " ")) ;;" }
      .joined(separator: "\n"))
              esac
            else
              _describe -t modifiers modifier modifiers
            fi ;;
          (\(commandsOfTopics.joined(separator: "|")))
            topics=(
    \(described(topics))
            )
            _describe -t topics topic topics ;;
    \(commandsOfChoices.map { "      (\($0.command)) compadd \($0.words.joined(separator: " ")) ;;" }
      .joined(separator: "\n"))
        esac
      fi
    }

    _lrsched "$@"

    """
  }

  private var stageNames: String { vocabulary.definitions.flatMap(names).joined(separator: "|") }

  private func stageBranch(_ definition: ScheduleDefinition) -> String {
    let values = definition.parameters.filter { $0.kind != .flag }.map { parameter in
      let spellings = ([parameter.name] + parameter.aliases).map { "--\($0)" }.joined(separator: "|")
      let action =
        choices(of: parameter).map { "choices=(\($0.map(quoted).joined(separator: " ")))" } ?? "takes_value=1"
      return "        (\(spellings)) \(action) ;;"
    }
    return """
          (\(names(of: definition).joined(separator: "|")))
            parameters=(
      \(described(parameters(of: definition)))
            )
            case $previous in
      \(values.joined(separator: "\n"))
            esac ;;
      """
  }

  private func commandBranch(_ command: Command) -> String {
    let values = OptionTable.options(of: command).filter { $0.valueName != nil }.map { option in
      let action =
        choices(of: option).map { "choices=(\($0.map(quoted).joined(separator: " ")))" }
        ?? (isPath(option) ? "takes_file=1" : "takes_value=1")
      return "        (\(spellings(of: option).joined(separator: "|"))) [[ -n $takes_value ]] || \(action) ;;"
    }
    let cases = values.isEmpty ? "" : "        case $previous in\n\(values.joined(separator: "\n"))\n        esac ;;"
    return """
          (\(command.rawValue))
            options=(
      \(described(options(of: command)))
            )
      \(cases.isEmpty ? "        ;;" : cases)
      """
  }

  /// Words with what they mean; a colon divides the two.
  private func described(_ words: [Word]) -> String {
    words.map { word in
      let text = word.text.split(separator: ":", omittingEmptySubsequences: false).joined(separator: "\\:")
      return "      \(quoted("\(text):\(word.meaning)"))"
    }.joined(separator: "\n")
  }

  private func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
