import CommandLanguage
enum Documents { static func text(for i: Invocation, width: Int) throws -> String { Help(width: width).text(about: i.operands.first) ?? ScheduleList().text(width: width) } }
