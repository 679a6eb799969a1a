import Documents
import Testing

@testable import Configs

/// A Python module becomes the values of its names; expected values are Python's own.
@Suite struct PythonConfigReaderTests {
  private func root(_ text: String) throws -> Node {
    try ConfigFileParser.file(Array(text.utf8), path: "config.py").root
  }

  private func value(_ text: String, _ key: String) throws -> Node.Value? {
    try root(text).value(at: key.split(separator: ".").map(String.init))?.value
  }

  @Test(arguments: [
    ("5e-4 * 128 / 512", "0.000125"), ("7 / 2", "3.5"), ("2 ** -1", "0.5"), ("1e-3 + 2e-3", "0.003"),
    ("-7 // 2.0", "-4.0"),
    ("float('1e-3')", "0.001"), ("round(0.125, 2)", "0.12"), ("round(2.675, 2)", "2.67"), ("min(1, 0.5)", "0.5"),
    ("math.sqrt(2)", "1.4142135623730951"), ("-7.5 % 2", "0.5"), ("sum([0.5, 0.25])", "0.75"), (".5", "0.5"),
  ]) func numbersAreWorkedOut(_ text: String, _ expected: String) throws {
    guard case .number(let found)? = try value("x = " + text, "x") else {
      Issue.record("\(text) is no number")
      return
    }
    #expect(Double(found) == Double(expected))
  }

  @Test(arguments: [
    ("60_000", "60000"), ("2**19", "524288"), ("int(4e9)", "4000000000"), ("-7 // 2", "-4"), ("-7 % 3", "2"),
    ("5 * 8", "40"),
    ("round(2.5)", "2"), ("len([1, 2, 3])", "3"), ("max([3, 9, 4])", "9"), ("0x10", "16"), ("1 << 10", "1024"),
    ("int('12')", "12"), ("7 if 2 > 1 else 8", "7"), ("(1, 2, 3)[-1]", "3"), ("sum(i for i in range(4))", "6"),
    ("math.ceil(2.1)", "3"), ("None or 5", "5"), ("{'a': 4}['a']", "4"), ("len(list(range(2, 12, 3)))", "4"),
  ]) func wholeNumbersAreWorkedOut(_ text: String, _ expected: String) throws {
    #expect(try value("x = " + text, "x") == .integer(expected))
  }

  @Test(arguments: [
    "9**9**9", "2**64", "1 / 0", "unknown", "f'{x}'", "1 << 100", "9223372036854775807 + 1", "len(unknown)", "[1][5]",
    "10.0 ** 400 if unknown else 1", "int(float('inf'))", "-9223372036854775808 // -1 if unknown else unknown",
  ]) func whatIsNotKnownStaysAsWritten(_ text: String) throws {
    let found = try #require(try root("x = " + text).value(at: ["x"]))
    switch found.value {
    case .reference: break
    case .call: #expect(text.contains("("))
    default: Issue.record("\(text) became \(found.words)")
    }
  }

  @Test func assignmentsOfAllKinds() throws {
    let text = """
      a = b = 3
      c: float = 1e-3
      a += 2
      d, (e, f) = 1, (2, 3)
      config = dict(model=dict(depth=2))
      config['lr'] = c * 2
      config.training.steps = 5
      alias = config.model
      alias['depth'] = 9
      items = [1]
      items += [2]
      items.append(b)
      copied = copy.deepcopy(config)
      copied.lr = 7
      """
    #expect(try value(text, "a") == .integer("5"))
    #expect(try value(text, "b") == .integer("3"))
    #expect(try value(text, "e") == .integer("2"))
    #expect(try value(text, "f") == .integer("3"))
    #expect(try value(text, "config.lr") == .number("0.002"))
    #expect(try value(text, "config.training.steps") == .integer("5"))
    // Two names of one dictionary: a change of one is a change of the other.
    #expect(try value(text, "config.model.depth") == .integer("9"))
    #expect(try root(text).value(at: ["items"])?.elements?.compactMap(\.plainText) == ["1", "2", "3"])
    #expect(try value(text, "copied.lr") == .integer("7"))
  }

  @Test func functionsHandOverWhatTheyReturn() throws {
    let text = """
      def base(lr=1e-3, *, steps=100):
        config = Trainer.Config(optimizer=default_adamw(lr=lr), training=TrainingConfig(steps=steps))
        return config

      def debug():
        config = base(steps=10)
        config.training.steps //= 2
        return config

      def get_config(arg=None):
        config = mlc.ConfigDict()
        arg = bvcc.parse_arg(arg, runlocal=False, res=224)
        config.input = {}
        config.input['batch_size'] = 1024 if not arg.runlocal else 32
        if arg.runlocal:
          config.input.batch_size = 8
        return config

      def locals_only(x):
        lr = 4e-4
        other = x
      """
    #expect(try value(text, "base.optimizer.lr") == .number("1e-3"))
    #expect(try value(text, "base.training.steps") == .integer("100"))
    #expect(try value(text, "debug.training.steps") == .integer("5"))
    #expect(try value(text, "get_config.input.batch_size") == .integer("1024"))
    #expect(try value(text, "locals_only.lr") == .number("4e-4"))
    let file = try ConfigFileParser.file(Array(text.utf8), path: "config.py")
    #expect(file.module?.functions == ["base", "debug", "get_config", "locals_only"])
    guard case .call(let call)? = file.root.value(at: ["base"])?.value else {
      Issue.record("no call")
      return
    }
    #expect(call.name == "Trainer.Config")
    #expect(file.module?.calls { $0 == "default_adamw" }.count == 1)
  }

  @Test func classesAreMapsOfTheirFields() throws {
    let text = """
      @dataclass
      class Base:
        num_iterations = 1770
        cooldown_frac: float = 0.4
        betas: tuple = field(default_factory=lambda: (0.9, 0.95))
        def total(self):
          return self.num_iterations + 1

      class Hyper(Base):
        cooldown_frac = 0.5
        def __init__(self, extra=1):
          self.extra = extra + 1

      args = Hyper(extra=4)
      args.num_iterations = 20
      total = args.total()
      copy_of_class = Hyper.num_iterations
      """
    #expect(try value(text, "Base.cooldown_frac") == .number("0.4"))
    #expect(try value(text, "Hyper.num_iterations") == .integer("1770"))
    #expect(try value(text, "args.cooldown_frac") == .number("0.5"))
    #expect(try value(text, "args.extra") == .integer("5"))
    #expect(try value(text, "total") == .integer("21"))
    #expect(try value(text, "copy_of_class") == .integer("1770"))
    #expect(try value(text, "Base.betas.1") == .number("0.95"))
  }

  @Test func conditionsThatAreKnownAreFollowedAndOthersDecideNothing() throws {
    let text = """
      if 2 > 1:
        a = 1
      else:
        a = 2
      lr = 1e-3
      same = 4
      if unknown:
        lr = 3e-4
        same = 4
        fresh = 8
      total = 0
      for i in [1, 2, 3, 4]:
        if i == 3:
          continue
        if i == 4:
          break
        total += i
      for j in unknown:
        total2 = 1
      """
    #expect(try value(text, "a") == .integer("1"))
    #expect(try value(text, "lr") == .reference("1e-3 or 3e-4"))
    #expect(try value(text, "same") == .integer("4"))
    #expect(try value(text, "fresh") == .integer("8"))
    #expect(try value(text, "total") == .integer("3"))
  }

  @Test func placesAreWhereTheValueStands() throws {
    let text = "base_lr = 0.004\nsched = dict(lr=base_lr)\n"
    let found = try #require(try root(text).value(at: ["sched", "lr"]))
    #expect(found.span.text == "0.004")
    #expect(found.span.excerpt.line == 1)
  }

  @Test func importsAndUnreadableLinesAreNoObstacle() throws {
    let text = """
      from olmo_core.optim import (WSD, SkipStepAdamWConfig)
      import torch.nn as nn
      print(*)
      x ==== 3
      lr = 3e-4
      """
    let file = try ConfigFileParser.file(Array(text.utf8), path: "config.py")
    #expect(file.root.value(at: ["lr"])?.value == .number("3e-4"))
    #expect(file.module?.imports.contains("olmo_core.optim.WSD") == true)
  }

  @Test(arguments: [
    String(repeating: "(", count: 100_000) + "1" + String(repeating: ")", count: 100_000),
    String(repeating: "[", count: 100_000), "1" + String(repeating: " + 1", count: 100_000),
    String(repeating: "not ", count: 100_000) + "x",
  ]) func depthHasAnEnd(_ text: String) {
    // No trap, whatever the answer.
    _ = try? root("x = " + text)
    #expect((try? root("y = 1")) != nil)
  }

  @Test func whatGrowsWithoutEndIsRefused() {
    #expect(throws: ConfigFault.self) {
      try root(
        "x = [1]\n" + String(repeating: "x = [x, x, x, x]\nx = x + x\nx = x + x\n", count: 40) + "y = x * 100000000")
    }
  }

  @Test func trainingLoopsAreNoObstacle() throws {
    let text = """
      lr = 3e-4
      last = 0
      for i in range(9999):
        for j in range(9999):
          last = j
      def train(n=10**6):
        lr = 1e-3
        for step in range(n):
          for micro in range(8):
            loss = step * micro
        return train_again(train_again(lr))
      def train_again(x):
        return train_again(x) + train_again(x)
      few = [k * k for k in range(4) if k > 1]
      """
    #expect(try value(text, "lr") == .number("3e-4"))
    // It is not known how often the loops are run, nor what is left then.
    #expect(try value(text, "last") == .reference("0 or j"))
    #expect(try root(text).value(at: ["few"])?.elements?.compactMap(\.plainText) == ["4", "9"])
  }

  @Test func whatStandsForItselfHasAnEnd() throws {
    let text = "a = dict()\na['a'] = a\ndef f(n):\n  return f(n)\nx = f(3)\ng = lambda n: g(n + 1)\ny = g(1)\n"
    #expect(try root(text).value(at: ["a", "a", "a"]) != nil)
  }
}
