import CommandLanguage
import Documents
import Reports

/// `lrsched steps`: how many updates a run makes, and where each number comes from.
enum StepsCommand {
  static func run(_ invocation: Invocation) throws {
    let plans = invocation.plans
    if plans.isEmpty {
      let account = try StepsAccount(of: invocation)
      try write(invocation, [account.object], account.lines)
      return
    }
    let accounts = plans.map { RunAccount($0) }
    let lines = accounts.map(\.lines).reduce(into: [String]()) { $0 += ($0.isEmpty ? [] : [""]) + $1 }
    try write(invocation, accounts.map(\.object), lines)
  }

  private static func write(_ invocation: Invocation, _ objects: [JSONText], _ lines: [String]) throws {
    if invocation.isJSON {
      let document = objects.count == 1 ? objects[0] : .array(objects)
      try OutputFile.standardOutput { $0.write("\(document)\n") }
    } else {
      try Page.write(lines)
    }
  }
}
