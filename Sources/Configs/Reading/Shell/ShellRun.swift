import Documents

/// Goes through a shell script as it would run without arguments in an empty environment, and collects the commands of it.
///
/// Nothing is run. Both branches are gone through where a condition depends on what only a run knows, such as whether a file is there.
struct ShellRun {
  /// The words of the commands, in their order.
  var commands: [[ShellField]] = []

  let tokens: [ShellToken]
  var index = 0
  var expansion = ShellExpansion()
  private var depth = 0
  var isSkipping = false
  /// Whether the last command succeeded; `nil` where it is not known.
  var result: Bool?
  /// Whether conditions are decided by the variables of the script.
  private let decides: Bool
  /// The branches that were put together so far, which copies all variables.
  private var merges = 0

  /// Returns the commands of a script.
  ///
  /// - Parameters:
  ///   - tokens: The script.
  ///   - decides: Whether conditions are decided by the variables of the script; else all branches are gone through.
  /// - Returns: The commands with their variables put in.
  /// - Throws: A `DocumentFault` for more than is read.
  static func commands(of tokens: [ShellToken], decides: Bool) throws(DocumentFault) -> [[ShellField]] {
    var run = ShellRun(tokens, decides: decides)
    while run.index < tokens.count { _ = try run.go(until: []) }
    return run.commands
  }

  private init(_ tokens: [ShellToken], decides: Bool) {
    (self.tokens, self.decides) = (tokens, decides)
  }

  /// Goes on until a keyword at the beginning of a command.
  ///
  /// - Returns: The keyword; `nil` at the end of the script.
  private mutating func go(until stops: Set<String>) throws(DocumentFault) -> String? {
    guard depth < 60 else { throw DocumentFault("branches more than 60 deep within each other", tokens[index].span) }
    depth += 1
    defer { depth -= 1 }
    while index < tokens.count {
      let token = tokens[index]
      if let mark = token.mark {
        index += 1
        if stops.contains(mark) { return mark }
        // A command behind && or || runs only after one that succeeded or failed.
        if mark == "&&" || mark == "||", let known = result, known != (mark == "&&") { skipCommand() }
        if mark == ";" || mark == "\n" { continue }
        continue
      }
      let keyword = token.keyword ?? ""
      if stops.contains(keyword) {
        index += 1
        return keyword
      }
      switch keyword {
      case "if":
        index += 1
        try branch()
      case "for", "select":
        index += 1
        try loop()
      case "while", "until":
        index += 1
        let isRun = try condition(until: "do").map { $0 == (keyword == "while") }
        _ = try body(isSkipped: isRun == false, until: ["done"])
      case "case":
        index += 1
        try choice()
      case "function": index += 2
      case "then", "else", "elif", "fi", "do", "done", "esac", "{", "}": index += 1
      case "!":
        index += 1
        if tokens.indices.contains(index), tokens[index].mark == nil {
          try command()
          result = result.map { !$0 }
        }
      default: try command()
      }
    }
    return nil
  }

  /// Goes on behind a command that is not run.
  mutating func skipCommand() {
    while index < tokens.count, tokens[index].mark == nil { index += 1 }
  }

  // MARK: Branches

  /// Goes through a condition.
  private mutating func condition(until stop: String) throws(DocumentFault) -> Bool? {
    result = nil
    _ = try go(until: [stop])
    return decides ? result : nil
  }

  private mutating func body(isSkipped: Bool, until stops: Set<String>) throws(DocumentFault) -> String? {
    let before = isSkipping
    isSkipping = before || isSkipped
    defer { isSkipping = before }
    return try go(until: stops)
  }

  private mutating func branch() throws(DocumentFault) {
    var verdict = try condition(until: "then")
    var outcomes: [[String: ShellVariable]] = []
    var isTaken = false
    while true {
      let before = expansion.variables
      let stop = try body(isSkipped: isTaken || verdict == false, until: ["elif", "else", "fi"])
      if !isTaken, verdict != false { outcomes.append(expansion.variables) }
      if verdict == true { isTaken = true } else { expansion.variables = before }
      if stop == "elif" {
        verdict = try condition(until: "then")
      } else if stop == "else" {
        verdict = true
      } else {
        break
      }
    }
    if !isTaken { outcomes.append(expansion.variables) }
    try merge(outcomes)
    result = nil
  }

  private mutating func choice() throws(DocumentFault) {
    let word = tokens.indices.contains(index) ? try expansion.fields(tokens[index]).first : nil
    index += 1
    while index < tokens.count, tokens[index].mark == "\n" { index += 1 }
    if tokens.indices.contains(index), tokens[index].keyword == "in" { index += 1 }
    var outcomes: [[String: ShellVariable]] = []
    var isTaken = false
    while index < tokens.count {
      while index < tokens.count, let mark = tokens[index].mark, ["\n", "(", ";;"].contains(mark) { index += 1 }
      guard index < tokens.count, tokens[index].keyword != "esac" else { break }
      var verdict: Bool? = false
      while index < tokens.count, tokens[index].mark != ")" {
        if let pattern = try expansion.fields(tokens[index]).first {
          switch ShellCondition.isMatch(word, pattern) {
          case true?: verdict = true
          case nil: if verdict == false { verdict = nil }
          case false?: break
          }
        }
        index += 1
      }
      index += 1
      if !decides { verdict = nil }
      let before = expansion.variables
      let stop = try body(isSkipped: isTaken || verdict == false, until: [";;", "esac"])
      if !isTaken, verdict != false { outcomes.append(expansion.variables) }
      if verdict == true, !isTaken { isTaken = true } else if !isTaken { expansion.variables = before }
      if stop != ";;" {
        if stop == "esac" { index -= 1 }
        break
      }
    }
    index += 1
    if !isTaken { outcomes.append(expansion.variables) }
    try merge(outcomes)
    result = nil
  }

  /// Goes through the body of a loop once; its variable is known where it takes one value only.
  private mutating func loop() throws(DocumentFault) {
    let name = tokens.indices.contains(index) ? tokens[index].keyword : nil
    let place = tokens.indices.contains(index) ? tokens[index].span : nil
    var values: [ShellField] = []
    while index < tokens.count, tokens[index].keyword != "do" || tokens[index - 1].mark == nil {
      if tokens[index].mark == nil, tokens[index].keyword != "in" { values += try expansion.fields(tokens[index]) }
      index += 1
    }
    index += 1
    if let name, let place {
      values.removeFirst(min(1, values.count))
      expansion.variables[name] =
        values.count == 1
        ? .text(values[0].pieces) : .text([ShellPiece(text: "$\(name)", span: place, state: .unknown)])
    }
    _ = try body(isSkipped: false, until: ["done"])
    result = nil
  }

  /// Puts the variables together that branches leave: what only some of them add to counts as added, and what they give different
  /// values is not known.
  private mutating func merge(_ outcomes: [[String: ShellVariable]]) throws(DocumentFault) {
    guard let first = outcomes.first else { return }
    guard outcomes.count > 1 else {
      expansion.variables = first
      return
    }
    merges += outcomes.count
    var merged = first
    for other in outcomes.dropFirst() {
      for (name, value) in other { merged[name] = ShellVariable.merging(merged[name], value, name) }
    }
    expansion.variables = merged
    guard merges < 2_000 || merges * merged.count < 4_000_000 else {
      throw DocumentFault("more branches and variables than are read", tokens[min(index, tokens.count - 1)].span)
    }
  }
}

extension ShellVariable {
  /// What a variable is behind branches that leave it different.
  fileprivate static func merging(_ one: ShellVariable?, _ other: ShellVariable, _ name: String) -> ShellVariable {
    guard let one else { return other }
    let (texts, others) = (one.fields.map(\.text), other.fields.map(\.text))
    if case (.text, .text) = (one, other) {
      let (text, longer) = (texts.first ?? "", others.first ?? "")
      if extends(longer, text) { return other }
      if extends(text, longer) { return one }
    } else {
      if others.starts(with: texts) { return other }
      if texts.starts(with: others) { return one }
    }
    let place = other.fields.first?.span ?? one.fields.first?.span
    return place.map { .text([ShellPiece(text: "$\(name)", span: $0, state: .unknown)]) } ?? other
  }

  /// Whether a text is another one with words behind it.
  private static func extends(_ longer: String, _ text: String) -> Bool {
    guard longer.hasPrefix(text) else { return false }
    return text.isEmpty || longer.utf8.count == text.utf8.count || longer.dropFirst(text.count).first == " "
  }
}
