import Catalogue
import Runs
import Schedules
import Testing

@testable import Scripts

/// Code, and the entry and values that it is.
struct CallCase: Sendable, CustomTestStringConvertible {
  let code: String
  let entry: String
  let values: [String: ParameterValue]

  init(_ code: String, _ entry: String, _ values: [String: ParameterValue]) {
    (self.code, self.entry, self.values) = (code, entry, values)
  }

  var testDescription: String { code }
}

private func updates(_ count: Int) -> ParameterValue { .duration(.updates(count)) }

@Suite struct CallReaderTests {
  private func read(_ code: String, _ settings: String...) throws -> CallReading {
    try CallReader.read(code, settings: settings.map { CallSetting($0) }, lookup: Codes.lookup.finding)
  }

  // The order of arguments is that of the frameworks' own signatures.
  @Test(arguments: [
    CallCase("StepLR(opt, 30, 0.5)", "torch.StepLR", ["step_size": updates(30), "gamma": 0.5]),
    CallCase(
      "torch.optim.lr_scheduler.CosineAnnealingWarmRestarts(opt, 100, 2, 1e-6)", "torch.CosineAnnealingWarmRestarts",
      ["T_0": updates(100), "T_mult": 2, "eta_min": 1e-6]),
    CallCase(
      "OneCycleLR(optimizer, 0.1, None, 5, 1000, last_epoch=-1, cycle_momentum=False)", "torch.OneCycleLR",
      ["max_lr": 0.1, "epochs": 5, "steps_per_epoch": 1000]),
    CallCase(
      "s = lr_scheduler.MultiStepLR(optimizer=opt, milestones=[30, 3 * 20])", "torch.MultiStepLR",
      ["milestones": .list([updates(30), updates(60)])]),
    CallCase(
      "keras.optimizers.schedules.CosineDecay(0.1, 1000, 0.01, 'name', 1.0, 10)", "keras.CosineDecay",
      [
        "initial_learning_rate": 0.1, "decay_steps": updates(1000), "alpha": 0.01, "warmup_target": 1.0,
        "warmup_steps": updates(10),
      ]),
    CallCase(
      "optax.polynomial_schedule(1.0, 0.1, 2, 100, 10)", "optax.polynomial_schedule",
      [
        "init_value": 1.0, "end_value": 0.1, "power": 2.0, "transition_steps": updates(100),
        "transition_begin": updates(10),
      ]),
    CallCase(
      "optax.linear_onecycle_schedule(100, 1.0, 0.3, 0.85, 25., 1e4)", "optax.linear_onecycle_schedule",
      [
        "transition_steps": updates(100), "peak_value": 1.0, "pct_start": 0.3, "pct_final": 0.85, "div_factor": 25.0,
        "final_div_factor": 1e4,
      ]),
    CallCase(
      "optax.piecewise_constant_schedule(1.0, {10: 0.1})", "optax.piecewise_constant_schedule",
      ["init_value": 1.0, "boundaries_and_scales": .mapping([ParameterValue.Entry(.updates(10), 0.1)])]),
    CallCase(
      "get_cosine_schedule_with_warmup(opt, 10, 100)", "hf.cosine",
      ["num_warmup_steps": updates(10), "num_training_steps": updates(100)]),
    CallCase(
      "transformers.get_scheduler('linear', opt, num_warmup_steps=10, num_training_steps=100)", "hf.linear",
      ["num_warmup_steps": updates(10), "num_training_steps": updates(100)]),
    CallCase("get_scheduler('constant', opt, num_warmup_steps=10, num_training_steps=100)", "hf.constant", [:]),
    CallCase(
      "get_scheduler(SchedulerType.COSINE_WITH_MIN_LR, opt, 1, 9, scheduler_specific_kwargs={'min_lr': 0.1})",
      "hf.cosine_with_min_lr",
      ["num_warmup_steps": updates(1), "num_training_steps": updates(9), "min_lr": 0.1]),
    CallCase(
      "timm.scheduler.CosineLRScheduler(opt, t_initial=10, noise_range_t=None)", "timm.CosineLRScheduler",
      ["t_initial": 10]),
    CallCase(
      "mx.lr_scheduler.PolyScheduler(1000, 0.1, 2, 0.01)", "mxnet.PolyScheduler",
      ["max_update": updates(1000), "base_lr": 0.1, "pwr": 2, "final_lr": 0.01]),
    // Of several that have the name, the one that takes what is given.
    CallCase("StepLR(opt, 30, begin=5)", "mmengine.StepLR", ["step_size": updates(30), "begin": updates(5)]),
    CallCase(
      "OneCycleLR(max_learning_rate=0.1, total_steps=9)", "paddle.OneCycleLR",
      ["max_learning_rate": 0.1, "total_steps": updates(9)]),
    // An optimizer of the code gives the rate.
    CallCase(
      "opt = torch.optim.SGD(net.parameters(), lr=0.2)\nExponentialLR(opt, gamma=0.9)", "torch.ExponentialLR",
      ["gamma": 0.9, "lr": 0.2]),
    CallCase("ExponentialLR(AdamW(net.parameters(), 3e-4), 0.9)", "torch.ExponentialLR", ["gamma": 0.9, "lr": 3e-4]),
    CallCase(
      "optax.adam(optax.exponential_decay(init_value=1.0, transition_steps=10, decay_rate=0.5, staircase=True))",
      "optax.exponential_decay",
      ["init_value": 1.0, "transition_steps": updates(10), "decay_rate": 0.5, "staircase": true]),
  ])
  func codeIsAnEntryWithItsValues(_ code: CallCase) throws {
    let reading = try read(code.code)
    #expect(reading.definition.name == code.entry)
    let numbers = { (values: [String: ParameterValue]) in
      // A number is the same whether it is written as a whole one or not.
      values.mapValues { value in
        if case .count(let count) = value { ParameterValue.number(Double(count)) } else { value }
      }
    }
    #expect(numbers(reading.values) == numbers(code.values))
  }

  @Test func aFormulaIsThatOfTheCodeAround() throws {
    let code = "base = 0.9\ndef rule(epoch):\n    return base ** epoch\nLambdaLR(opt, lr_lambda=rule)"
    let schedule = try scheduleOf(code, rate: 2)
    #expect((schedule(3) - 2 * 0.729).magnitude <= 1e-15)
    let listed = try scheduleOf("LambdaLR(opt, [lambda e: 1 / (e + 1)])", rate: 1)
    #expect(listed(3) == 0.25)
  }

  @Test func whatIsOpenIsAskedForInOneMessage() throws {
    let code = "OneCycleLR(opt, max_lr=args.lr, epochs=2 * n, steps_per_epoch=len(loader) // world)"
    let error = try #require(throws: CallError.self) { try read(code) }
    guard case .unknown(let names, _) = error else {
      Issue.record("\(error)")
      return
    }
    // Names as the code has them, and of an expression the parameter.
    #expect(names == ["args.lr", "n", "steps_per_epoch"])
    let reading = try read(code, "args.lr=0.5", "n=3", "steps_per_epoch=7")
    #expect(reading.values == ["max_lr": 0.5, "epochs": 6, "steps_per_epoch": 7])
    #expect(reading.asked == ["args.lr", "n", "steps_per_epoch"])
    // The expression itself may be given too.
    #expect(try read("StepLR(opt, len( loader ))", "len(loader)=5").values == ["step_size": updates(5)])
  }

  @Test func namesThatNoRateNeedsAreNotAskedFor() throws {
    #expect(try read("StepLR(make(opt), 3, last_epoch=start - 1)").values == ["step_size": updates(3)])
    #expect(
      try CallReader.read("StepLR(SGD(p, lr=args.lr), 3)", isRateGiven: true, lookup: Codes.lookup.finding).values.count
        == 1)
    #expect(throws: CallError.self) { try read("StepLR(SGD(p, lr=args.lr), 3)") }
  }

  @Test(arguments: [
    ("StepLR(opt, 30, foo=1)", "StepLR has no argument 'foo'", "foo"),
    ("torch.StepLR(opt, 30, 0.1, -1, False, 3)", "torch.StepLR: it takes no more", "3)"),
    ("StepLR(opt, 30, step_size=3)", "'step_size' is given twice", "3)"),
    ("StepLR(opt)", "StepLR needs 'step_size'", "StepLR"),
    ("StepLR(opt, 'x')", "'step_size' must be a whole number, and this is a string", "'x'"),
    ("StepLR(opt, 2.5)", "'step_size' must be a whole number, and this is a number", "2.5"),
    ("StepLR(opt, **kwargs)", "what 'kwargs' stands for is not known", "kwargs"),
    ("OneCycleLR(opt, [0.1, 0.2], 100)", "'max_lr' has 2 values, but a curve has one: write that of one group", "[0.1"),
    ("Foo(opt)", "there is no call of a scheduler in it that is known", "Foo"),
    ("SequentialLR(opt, [Foo(opt)], [])", "'Foo' is no scheduler that is known here", "Foo(opt)]"),
    ("SequentialLR(opt, [warm, StepLR(opt, 3)], [4])", "'warm' is no scheduler that the code makes", "warm"),
    (
      "SequentialLR(opt, [optax.constant_schedule(1.0)], [])",
      "optax.constant_schedule does not act on an optimizer of PyTorch", "optax"
    ),
    (
      "GradualWarmupScheduler(opt, 1, 5, after_scheduler=StepLR(opt, 3))",
      "GradualWarmupScheduler changes the schedule within it in a way that is not known here", "Gradual"
    ),
    (
      "CyclicLR(opt, 0.1, 1, scale_fn=f)",
      "'scale_fn' changes the rates of torch.CyclicLR in a way that is not known here", "f)"
    ),
  ])
  func whatIsWrongIsToldWithItsPlace(code: String, reason: String, place: String) throws {
    let error = try #require(throws: CallError.self) { try read(code) }
    guard case .script(let script) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(script.reason == reason)
    #expect(String(code.utf8.dropFirst(script.span.start))?.hasPrefix(place) == true, "at \(script.span.start)")
  }

  @Test func schedulesThatDoNotCountAreTold() throws {
    let reading = try read("a = LinearLR(opt)\nb = StepLR(opt, 3)")
    #expect(reading.definition.name == "torch.StepLR")
    #expect(reading.others == ["LinearLR"])
    #expect(try read("a = LinearLR(opt)\nb = StepLR(opt, 3)\nSequentialLR(opt, [a, b], [5])").others.isEmpty)
  }

  @Test func codeThatNeverEndsIsGivenUp() {
    let nested = String(repeating: "ChainedScheduler([", count: 3000) + "StepLR(opt, 3)"
    #expect(throws: CallError.self) { try read(nested + String(repeating: "])", count: 3000)) }
    #expect(throws: CallError.self) { try read("x = [i for i in range(10**9)]\nStepLR(opt, sum(x))") }
  }
}

@Suite struct SignatureTests {
  /// What is told to lrsched besides a call, by entries whose framework has it from elsewhere.
  private static let besides: Set<String> = [
    "lr", "steps_per_epoch", "metrics", "length", "warmup_ratio", "num_training_steps", "num_warmup_steps", "n_epoch",
    "max_duration", "dataloader_len", "ssr",
  ]

  @Test func signaturesNameEveryParameterOfTheirEntries() {
    for dialect in Catalogue.dialects {
      for call in dialect.signatures.keys {
        let name = "\(dialect.name).\(call)"
        guard let entry = Catalogue.definition(named: name), let signature = entry.signature else {
          Issue.record("\(name) is no entry")
          continue
        }
        let missing = entry.parameters.map(\.name).filter {
          !signature.takes($0, of: entry) && !Self.besides.contains($0)
        }
        #expect(missing.isEmpty || signature.places == ["cosine_kwargs"], "\(name): \(missing)")
        #expect(Set(signature.places).count == signature.places.count, "\(name)")
      }
    }
  }

  @Test func frameworksThatAreCalledHaveSignatures() {
    for dialect in ["torch", "hf", "keras", "optax", "timm", "mmengine", "paddle", "mxnet"] {
      for entry in Catalogue.definitions where entry.dialect == dialect && !entry.isModifier {
        #expect(entry.signature != nil || entry.name == "keras.decay", "\(entry.name)")
      }
    }
  }
}
