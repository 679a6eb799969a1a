import Catalogue

extension Completions {
  /// The script of fish 3 and later.
  var fish: String {
    """
    # fish completion for lrsched. Made by: lrsched completions fish

    function __lrsched_parameters
      switch $argv[1]
    \(branches(vocabulary.definitions.filter { !$0.parameters.isEmpty }) { definition in
      (names(of: definition), print(parameters(of: definition)))
    })
      end
    end

    function __lrsched_options
      switch $argv[1]
    \(branches(Command.visible) { ([$0.rawValue], print(options(of: $0))) })
      end
    end

    # Prints the words that an option takes, of a stage ($argv[1]) or a command; fails when it takes no value.
    function __lrsched_values
      switch "$argv[1] $argv[2]"
    \(branches(vocabulary.definitions.flatMap(stageValues) + Command.visible.flatMap(commandValues)) { $0 })
      end
      return 1
    end

    function __lrsched_complete
      set -l words (commandline -opc)
      set -l current (commandline -ct)
      if test (count $words) -eq 1
    \(print(commands, indent: "    "))
        return
      end
      set -l command $words[2]
      set -l stage ''
      set -l curve 0
      set -l last ''
      for word in $words[3..-1]
        if string match -q -- '--*' $last; and __lrsched_values "$stage" $last >/dev/null
          set last $word
          continue
        end
        switch $word
          case vs then resume times
            set stage ''
            set curve 0
          case for
            set stage ''
          case \(vocabulary.definitions.flatMap(names).map(quoted).joined(separator: " "))
            set stage $word
            set curve 1
        end
        set last $word
      end
      __lrsched_values "$stage" $words[-1]; and return
      __lrsched_values $command $words[-1]; and return
      if string match -q -- '-*' $current
        __lrsched_parameters "$stage"
        __lrsched_options $command
        return
      end
      switch $command
        case \(Command.withCurves.map(\.rawValue).joined(separator: " "))
          if test $curve -eq 0
    \(print(schedules, indent: "        "))
            switch $command
    \(branches(leadingWords, indent: "          ") { leading in
      ([leading.command], print(leading.words.map { Word(text: $0, meaning: "") }, indent: "              "))
    })
            end
          else
    \(print(modifiers + keywords, indent: "        "))
          end
        case \(commandsOfTopics.joined(separator: " "))
    \(print(topics, indent: "      "))
    \(branches(commandsOfChoices, indent: "    ") { choices in
      ([choices.command], print(choices.words.map { Word(text: $0, meaning: "") }, indent: "      "))
    })
        case \(commandsOfFiles.joined(separator: " "))
          __fish_complete_path $current
      end
    end

    complete -c lrsched -f -a '(__lrsched_complete)'

    """
  }

  /// The branches of the options of a stage and a command that take a value.
  private func stageValues(_ definition: ScheduleDefinition) -> [([String], String)] {
    definition.parameters.filter { $0.kind != .flag }.map { parameter in
      let spellings = names(of: definition).flatMap { name in
        ([parameter.name] + parameter.aliases).map { "\(name) --\($0)" }
      }
      return (spellings, body(choices(of: parameter)))
    }
  }

  private func commandValues(_ command: Command) -> [([String], String)] {
    OptionTable.options(of: command).filter { $0.valueName != nil }.map { option in
      let spellings = spellings(of: option).map { "\(command.rawValue) \($0)" }
      return (
        spellings,
        isPath(option) ? "      __fish_complete_path (commandline -ct)\n      return 0" : body(choices(of: option))
      )
    }
  }

  private func body(_ choices: [String]?) -> String {
    guard let choices else { return "      return 0" }
    return "      printf '%s\\n' \(choices.map(quoted).joined(separator: " "))\n      return 0"
  }

  private func branches<Item>(
    _ items: [Item], indent: String = "", _ branch: (Item) -> ([String], String)
  ) -> String {
    items.map { item in
      let (patterns, body) = branch(item)
      return "\(indent)    case \(patterns.map(quoted).joined(separator: " "))\n\(body)"
    }.joined(separator: "\n")
  }

  /// A command that prints words and what they mean, a tab between them.
  private func print(_ words: [Word], indent: String = "      ") -> String {
    let pairs = words.map { "\(quoted($0.text)) \(quoted($0.meaning))" }.joined(separator: " ")
    return "\(indent)printf '%s\\t%s\\n' \(pairs)"
  }

  private func quoted(_ text: String) -> String {
    let escaped = text.flatMap { $0 == "'" || $0 == "\\" ? "\\\($0)" : "\($0)" }
    return "'\(String(escaped))'"
  }
}
