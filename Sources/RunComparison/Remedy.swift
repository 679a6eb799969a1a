package import Logs

/// How to mend what made a log leave its plan: a line for the framework that wrote it.
package enum Remedy {
  /// The framework whose words a remedy has.
  private enum Framework {
    case transformers, lightning, megatron, deepspeed, keras, timm, fairseq, torch
  }

  /// Returns how to mend a cause.
  ///
  /// - Parameters:
  ///   - cause: What explains the log.
  ///   - log: The log, whose format tells the framework.
  ///   - dialect: The dialect of the plan; `nil` for our own.
  /// - Returns: A sentence without its full stop; `nil` where only people know.
  package static func line(for cause: Cause, in log: RunLog, plan dialect: String?) -> String? {
    let framework = framework(of: log, dialect)
    // Of two causes at once the second is what needs mending first.
    let name = cause.hypothesis.split(separator: " ").last.map(String.init) ?? cause.hypothesis
    return switch name {
    case "clock.speed": speed(framework, isFast: (cause.number("a") ?? 0) > 1)
    case "clock.per_epoch":
      framework == .lightning
        ? #"configure_optimizers returns {"scheduler": scheduler, "interval": "step"}; the default interval is "epoch""#
        : "call scheduler.step() behind every optimizer.step(), not at the end of an epoch"
    case "clock.epochwise":
      framework == .keras
        ? "give the schedule to the optimizer; the LearningRateScheduler callback sets the rate once an epoch"
        : "set the rate at every update: timm's step_update(num_updates) with t_in_epochs=False, or scheduler.step() in the loop"
    case "clock.stopped":
      framework == .lightning
        ? "configure_optimizers has to return the scheduler beside the optimizer"
        : "call scheduler.step() behind every optimizer.step() until the run ends"
    case "clock.lag":
      framework == .transformers || framework == .torch
        ? "skipped updates are no steps of the schedule: lower the first loss scale (fp16 initial_scale_power), or use bf16"
        : "skipped updates are no steps of the schedule: lower --initial-loss-scale, or use bf16"
    case "log.offset":
      "let the log and the scheduler count from the same update: load the scheduler's state where the run goes on, and step it once an update from the first on"
    case "clock.samples":
      "plan in samples (--lr-decay-samples, --lr-warmup-samples), or leave out --rampup-batch-size"
    case "total": total(framework)
    case "warmup.length": warmup(framework)
    case "warmup.excluded":
      "the decay ends where the run does when it lasts the total less the warmup: give it that, or a total that has the warmup in it"
    case "warmup.in_place":
      framework == .timm
        ? "warmup_prefix=True puts the warmup before the cosine instead of over it"
        : "let the decay count from the end of the warmup"
    case "warmup.twice":
      "take one of the two warmups out: that of the scheduler or that of the optimizer or trainer around it"
    case "warmup.convention":
      "count the updates of the warmup as the plan does, or say it in the plan: warmup --convention '(t+1)/W'"
    case "warmup.shape":
      framework == .deepspeed || cause.parameters.contains { $0.name == "log" }
        ? #""warmup_type": "linear" in the params of DeepSpeed's scheduler, whose default is "log""#
        : "choose the shape of the warmup that was planned"
    case "warmup.start": "give the rate at which the warmup begins to the scheduler that runs"
    case "value.scale", "value.peak":
      "look for what multiplies the rate: scaling by the batch or the world size, the factor of a parameter group, layer decay; or which group is logged"
    case "value.min": minimum(framework)
    case "shape": decay(framework)
    case "resume.restart":
      framework == .lightning
        ? "resume with trainer.fit(model, ckpt_path=...), which loads the scheduler's state too"
        : framework == .transformers
          ? "resume with trainer.train(resume_from_checkpoint=...), which loads scheduler.pt"
          : "load the scheduler's state with that of the optimizer: scheduler.load_state_dict(checkpoint[\"scheduler\"])"
    case "resume.rebase":
      "make the scheduler before the optimizer's state is loaded, or load the scheduler's state: its base rate is 'initial_lr' of each group"
    default: nil
    }
  }

  private static func framework(of log: RunLog, _ dialect: String?) -> Framework {
    switch log.format {
    case "hf-trainer-state", "hf-output": return .transformers
    case "lightning-csv": return .lightning
    case "megatron": return .megatron
    case "deepspeed": return .deepspeed
    case "keras-csv", "keras-history", "keras-output": return .keras
    case "timm", "timm-csv": return .timm
    case "fairseq": return .fairseq
    default: break
    }
    switch dialect {
    case "hf": return .transformers
    case "keras": return .keras
    case "megatron": return .megatron
    case "deepspeed": return .deepspeed
    case "timm": return .timm
    case "fairseq": return .fairseq
    default: return .torch
    }
  }

  private static func speed(_ framework: Framework, isFast: Bool) -> String {
    if !isFast {
      return
        "call scheduler.step() at every update; with accumulation count the schedule in updates, not in micro-batches"
    }
    return framework == .transformers
      ? "accelerate steps a prepared scheduler once for each process: use split_batches=True, do not prepare the scheduler, or plan for num_processes times as many steps"
      : "call scheduler.step() once for each optimizer.step(), not for each micro-batch or process"
  }

  private static func total(_ framework: Framework) -> String {
    switch framework {
    case .transformers: "num_training_steps counts updates: batches / gradient_accumulation_steps, over all processes"
    case .lightning: "take the total from trainer.estimated_stepping_batches, which counts updates"
    case .megatron: "--lr-decay-iters is to be the updates of the run, --train-iters where it is not given"
    case .deepspeed: "total_num_steps counts updates, not micro-batches"
    case .keras: "decay_steps counts updates: the batches of an epoch times the epochs"
    case .timm: "t_initial counts epochs, or with t_in_epochs=False updates"
    case .fairseq: "--max-update, or --total-num-update, is to be the updates of the run"
    case .torch: "give the scheduler the number of updates: batches of an epoch / accumulation times epochs"
    }
  }

  private static func warmup(_ framework: Framework) -> String {
    switch framework {
    case .transformers: "num_warmup_steps (warmup_steps, warmup_ratio) counts updates, not micro-batches"
    case .megatron: "--lr-warmup-iters counts updates, and --lr-warmup-samples samples"
    case .timm: "warmup_t counts epochs, or with t_in_epochs=False updates"
    default: "give the warmup in updates, not in micro-batches or samples"
    }
  }

  private static func minimum(_ framework: Framework) -> String {
    switch framework {
    case .transformers:
      "lr_scheduler_kwargs={\"min_lr\": ...} with cosine_with_min_lr; plain cosine and linear end at 0"
    case .torch, .lightning: "give eta_min to the scheduler"
    case .megatron: "give --min-lr, whose default is 0"
    case .keras: "alpha is a share of the first rate, not a rate"
    case .timm: "give lr_min (--min-lr)"
    case .deepspeed, .fairseq: "give the lowest rate to the scheduler, as a rate or a share as it takes it"
    }
  }

  private static func decay(_ framework: Framework) -> String {
    switch framework {
    case .transformers: "lr_scheduler_type names the decay; its default is linear"
    case .megatron: "--lr-decay-style names the decay; its default is linear"
    default: "use the scheduler that was planned"
    }
  }
}
