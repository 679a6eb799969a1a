import Catalogue

extension Completions {
  /// The script of bash 3.2 and later, which needs no other package.
  var bash: String {
    """
    # bash completion for lrsched. Made by: lrsched completions bash

    _lrsched_parameters() {
      case $1 in
    \(lines(vocabulary.definitions.filter { !$0.parameters.isEmpty }) { definition in
      "\(pattern(names(of: definition)))) echo \(quoted(parameters(of: definition)));;"
    })
      esac
    }

    _lrsched_options() {
      case $1 in
    \(lines(Command.visible) { "\($0.rawValue)) echo \(quoted(options(of: $0)));;" })
      esac
    }

    # The words that the option $3 takes, of the stage $2 or else of the command $1; fails when it takes no such words.
    _lrsched_choices() {
      case "$2 $3" in
    \(lines(stageChoices) { "\(pattern($0.names.map { "\"\($0)\"" }))) echo \(quoted($0.words)); return;;" })
      esac
      case "$1 $3" in
    \(lines(commandChoices) { "\(pattern($0.names.map { "\"\($0)\"" }))) echo \(quoted($0.words)); return;;" })
      esac
      return 1
    }

    # Whether the option $3 takes some other value, of the stage $2 or else of the command $1.
    _lrsched_takes_value() {
      case "$2 $3" in
    \(lines(stageValues) { "\(pattern($0.map { "\"\($0)\"" }))) return 0;;" })
      esac
      case "$1 $3" in
    \(lines(commandValues) { "\(pattern($0.map { "\"\($0)\"" }))) return 0;;" })
      esac
      return 1
    }

    # Whether the operand of the command $1 is a file.
    _lrsched_takes_file() {
      case $1 in
        \(pattern(commandsOfFiles))) return 0;;
      esac
      return 1
    }

    _lrsched() {
      local schedules=\(quoted(schedules))
      local modifiers=\(quoted(modifiers + keywords))
      local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}
      local stage= curve= word before= words= i
      COMPREPLY=()
      if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W \(quoted(commands)) -- "$cur"))
        return
      fi
      for ((i = 2; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        case $before in
          --*) before=; _lrsched_takes_value "$command" "$stage" "${COMP_WORDS[i-1]}" && continue;;
        esac
        case $word in
          vs|then|resume|times) stage= curve=;;
          for) stage=;;
          -*) before=$word;;
          *)
            case " $schedules $modifiers " in
              *" $word "*) stage=$word curve=1;;
              *) [ -n "$(_lrsched_parameters "$word")" ] && stage=$word curve=1;;
            esac;;
        esac
      done
      if [ "$cur" = = ]; then
        cur=
      elif [ "$prev" = = ]; then
        prev=${COMP_WORDS[COMP_CWORD-2]}
      fi
      if words=$(_lrsched_choices "$command" "$stage" "$prev"); then
        COMPREPLY=($(compgen -W "$words" -- "$cur"))
      elif [ "$prev" = --output ] || [ "$prev" = -o ] || _lrsched_takes_file "$command"; then
        compopt -o filenames 2>/dev/null
        COMPREPLY=($(compgen -f -- "$cur"))
      elif _lrsched_takes_value "$command" "$stage" "$prev"; then
        return
      elif [ "${cur#-}" != "$cur" ]; then
        COMPREPLY=($(compgen -W "$(_lrsched_parameters "$stage") $(_lrsched_options "$command")" -- "$cur"))
      else
        case $command in
          \(pattern(Command.withCurves.map(\.rawValue))))
            if [ -z "$curve" ]; then words=$schedules; else words=$modifiers; fi
            case $command$curve in
    \(lines(leadingWords) { "          \($0.command)) words=\"\($0.words.joined(separator: " ")) $words\";;" })
            esac;;
          \(pattern(commandsOfTopics))) words=\(quoted(topics));;
    \(lines(commandsOfChoices) { "      \($0.command)) words=\(quoted($0.words));;" })
        esac
        COMPREPLY=($(compgen -W "$words" -- "$cur"))
      fi
    }

    complete -F _lrsched lrsched

    """
  }

  /// The parameters that take one of several words: each by the names of its stage and its own.
  private var stageChoices: [(names: [String], words: [String])] {
    vocabulary.definitions.flatMap { definition in
      definition.parameters.compactMap { parameter in
        choices(of: parameter).map { (spellings(of: parameter, in: definition), $0) }
      }
    }
  }

  private var commandChoices: [(names: [String], words: [String])] {
    Command.visible.flatMap { command in
      OptionTable.options(of: command).compactMap { option in
        choices(of: option).map { words in (spellings(of: option).map { "\(command.rawValue) \($0)" }, words) }
      }
    }
  }

  /// The parameters that take some other value, for each stage.
  private var stageValues: [[String]] {
    vocabulary.definitions.map { definition in
      definition.parameters.filter { $0.kind != .flag && choices(of: $0) == nil }
        .flatMap { spellings(of: $0, in: definition) }
    }.filter { !$0.isEmpty }
  }

  private var commandValues: [[String]] {
    Command.visible.map { command in
      optionsWithFreeValue(of: command).map { "\(command.rawValue) \($0)" }
    }.filter { !$0.isEmpty }
  }

  private func spellings(of parameter: Parameter, in definition: ScheduleDefinition) -> [String] {
    names(of: definition).flatMap { name in ([parameter.name] + parameter.aliases).map { "\(name) --\($0)" } }
  }

  private func lines<Item>(_ items: [Item], _ line: (Item) -> String) -> String {
    items.map { "    \(line($0))" }.joined(separator: "\n")
  }

  private func pattern(_ words: [String]) -> String { words.joined(separator: "|") }
  private func quoted(_ words: [Word]) -> String { quoted(words.map(\.text)) }
  private func quoted(_ words: [String]) -> String { "'\(words.joined(separator: " "))'" }
}
