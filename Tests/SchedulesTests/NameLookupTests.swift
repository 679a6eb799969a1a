import Testing

@testable import Catalogue

/// How a written name finds what it means.
@Suite struct NameLookupTests {
  private static let lookup = NameLookup(Catalogue.definitions)

  private func found(_ name: String) -> [String] { Self.lookup.finding(name)?.candidates.map(\.name) ?? [] }

  @Test func everyNameMeansItsEntryAlone() {
    for definition in Catalogue.definitions {
      #expect(found(definition.name) == [definition.name])
      #expect(Self.lookup.finding(definition.name)?.lacksFramework == false)
    }
  }

  /// What errors and pages call a framework's call can be typed as it stands.
  @Test func theFrameworksFullNamesMeanItsEntries() {
    var checked = 0
    for dialect in Catalogue.dialects {
      for definition in dialect.entries {
        let call = String(definition.name.dropFirst(dialect.name.count + 1))
        let qualifiers = [dialect.name] + dialect.aliases + dialect.modules
        for qualifier in qualifiers {
          #expect(found("\(qualifier).\(call)").contains(definition.name), "\(qualifier).\(call)")
          checked += 1
        }
        #expect(!found(call).isEmpty, "\(call)")
      }
    }
    #expect(checked > 300)
  }

  @Test(
    arguments: [
      ("torch.optim.lr_scheduler.OneCycleLR", "torch.OneCycleLR"), ("pytorch.OneCycleLR", "torch.OneCycleLR"),
      ("optim.lr_scheduler.StepLR", "torch.StepLR"), ("torch.optim.swa_utils.SWALR", "torch.SWALR"),
      ("tf.keras.optimizers.schedules.CosineDecay", "keras.CosineDecay"),
      ("keras.optimizers.schedules.CosineDecay", "keras.CosineDecay"), ("schedules.CosineDecay", "keras.CosineDecay"),
      ("transformers.get_cosine_schedule_with_warmup", "hf.cosine"),
      ("transformers.optimization.get_wsd_schedule", "hf.warmup_stable_decay"),
      ("hf.get_cosine_schedule_with_warmup", "hf.cosine"), ("get_linear_schedule_with_warmup", "hf.linear"),
      ("get_polynomial_decay_schedule_with_warmup", "hf.polynomial"), ("get_constant_schedule", "hf.constant"),
      ("get_constant_schedule_with_warmup", "hf.constant_with_warmup"),
      ("get_inverse_sqrt_schedule", "hf.inverse_sqrt"),
      ("get_cosine_with_hard_restarts_schedule_with_warmup", "hf.cosine_with_restarts"),
      ("get_cosine_with_min_lr_schedule_with_warmup", "hf.cosine_with_min_lr"),
      ("get_cosine_with_min_lr_schedule_with_warmup_lr_rate", "hf.cosine_warmup_with_min_lr"),
      ("cosine_with_warmup", "hf.cosine"), ("linear_with_warmup", "hf.linear"),
      ("timm.scheduler.cosine_lr.CosineLRScheduler", "timm.CosineLRScheduler"),
      ("paddle.optimizer.lr.StepDecay", "paddle.StepDecay"), ("mx.lr_scheduler.PolyScheduler", "mxnet.PolyScheduler"),
      ("mxnet.lr_scheduler.FactorScheduler", "mxnet.FactorScheduler"),
      ("optax.schedules.sgdr_schedule", "optax.sgdr_schedule"),
      ("warmup.UntunedLinearWarmup", "pytorch_warmup.UntunedLinearWarmup"), ("WSD", "wsd"), ("Cosine", "cosine"),
      ("COSINE-ANNEALING", "cosine"), ("onecyclelr", "torch.OneCycleLR"), ("torch.steplr", "torch.StepLR"),
      ("CosineDecay", "keras.CosineDecay"), ("cosine_decay_schedule", "optax.cosine_decay_schedule"),
      ("FactorScheduler", "mxnet.FactorScheduler"), ("inverse_sqrt", "inverse-sqrt"),
    ])
  func namesAsCodeHasThemAreFound(_ written: String, _ name: String) {
    #expect(found(written).first == name)
  }

  @Test(
    arguments: [
      "", "banana", "cosin", ".", "..", "torch.", ".StepLR", "torch..", "sched.StepLR", "keras.StepLR",
      "hf.CosineDecay", "tf.banana", "−cosine", "сosine", "cosine ", String(repeating: "StepLR", count: 1000),
    ])
  func otherNamesMeanNothing(_ written: String) {
    #expect(found(written).isEmpty)
  }

  @Test(
    arguments: [
      ("StepLR", ["torch.StepLR", "mmengine.StepLR"]),
      ("lr_scheduler.StepLR", ["torch.StepLR"]),
      ("OneCycleLR", ["torch.OneCycleLR", "mmengine.OneCycleLR", "paddle.OneCycleLR"]),
      ("ExponentialDecay", ["keras.ExponentialDecay", "paddle.ExponentialDecay"]),
      ("OneCycle", ["one-cycle", "deepspeed.OneCycle"]),
    ])
  func whatSeveralFrameworksHaveIsOrdered(_ written: String, _ names: [String]) {
    #expect(found(written) == names)
    #expect(Self.lookup.finding(written)?.lacksFramework == (names.count > 1))
  }

  @Test(
    arguments: [
      ("OneCycleLR", ["max_lr", "total_steps"], "torch.OneCycleLR"), ("OneCycleLR", ["eta_max"], "mmengine.OneCycleLR"),
      ("OneCycleLR", ["max_learning_rate", "total_steps"], "paddle.OneCycleLR"),
      ("OneCycleLR", ["title", "max_lr"], "torch.OneCycleLR"),
      ("OneCycleLR", ["max_lr", "eta_max"], "torch.OneCycleLR"),
      ("PolynomialDecay", ["initial_learning_rate"], "keras.PolynomialDecay"),
      ("PolynomialDecay", ["learning_rate", "decay_steps"], "paddle.PolynomialDecay"),
      ("OneCycle", ["cycle_min_lr"], "deepspeed.OneCycle"), ("StepLR", [], "torch.StepLR"),
    ])
  func whatIsGivenTellsWhoseItIs(_ written: String, _ given: [String], _ name: String) {
    #expect(Self.lookup.finding(written)?.entry(taking: given)?.name == name)
  }

  @Test func aModifierAndAScheduleOfOneNameAreToldApart() throws {
    let finding = try #require(Self.lookup.finding("LinearWarmup"))
    #expect(
      finding.limited(toModifiers: true)?.candidates.map(\.name) == [
        "paddle.LinearWarmup", "pytorch_warmup.LinearWarmup",
      ])
    #expect(finding.limited(toModifiers: false) == nil)
  }
}
