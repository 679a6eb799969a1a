/// What a key of a config has to do with the rate, told by its last word: frameworks differ in places more than in words.
enum RateRole: Hashable, Sendable {
  /// The rate itself, as the optimizer has it.
  case peak
  /// The highest rate, as the scheduler has it.
  case schedulerPeak
  /// The lowest rate.
  case floor
  /// The lowest rate as a share of the highest.
  case floorShare
  /// The length of the warmup.
  case warmup
  /// The rate at which the warmup begins.
  case warmupStart
  /// Where the decay ends, or how long it is.
  case decay
  /// Where the decay begins.
  case decayStart
  /// The length of the run.
  case length
  /// Which schedule it is.
  case style
  /// What else bends the curve: exponents, factors, cycles.
  case shape
  /// A length at a rate that stays as it is, which is meant.
  case hold
  /// A cycle that is meant.
  case cycle
  /// A length of the schedule that is told apart from that of the run.
  case partial
  /// A batch that changes during the run.
  case batchRamp

  /// The role of a key.
  ///
  /// - Parameter key: The key, with dots between the keys that lead to it.
  init?(of key: String) {
    let leaf = Self.leaf(of: key)
    if key.hasSuffix("lr_scheduler.total_steps") || key.hasSuffix("scheduler.max_steps") {
      self = .partial
    } else if let role = Self.words[leaf] {
      self = role
    } else if leaf.contains("warmup"), !Self.notLengths.contains(where: leaf.contains) {
      self = .warmup
    } else {
      return nil
    }
  }

  /// Whether a key is one of those that are known by name, and not only by a part of it.
  static func isKnown(_ key: String) -> Bool { words[leaf(of: key)] != nil }

  /// The last word of a key, in small letters and with `_` for `-`.
  static func leaf(of key: String) -> String {
    let bytes = key.utf8
    let start = bytes.lastIndex(of: UInt8(ascii: ".")).map { bytes.index(after: $0) } ?? bytes.startIndex
    let word = bytes[start...].drop { $0 == UInt8(ascii: "-") }
    return String(
      decoding: word.map { byte in
        switch byte {
        case UInt8(ascii: "-"): UInt8(ascii: "_")
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        default: byte
        }
      }, as: UTF8.self)
  }

  private static let notLengths = [
    "clip", "beta", "ema", "temp", "weight", "wd", "profil", "factor", "method", "style", "type", "prefix", "init",
    "bias", "momentum", "start", "rate", "dataset", "warmup_lr",
    "min_lr",
  ]

  private static let words: [String: RateRole] = {
    var words: [String: RateRole] = [:]
    func add(_ role: RateRole, _ names: String) {
      for name in names.split(separator: " ") { words[String(name)] = role }
    }
    add(.peak, "lr learning_rate lr0 base_lr lr_base blr peak_lr base_learning_rate unet_lr")
    add(.schedulerPeak, "max_lr eta_max warmup_max_lr cycle_max_lr")
    add(.floor, "min_lr eta_min min_decay_lr base_lr_end end_learning_rate lr_end minimum_lr decay_lr lr_cooldown_end")
    add(
      .floorShare,
      "min_lr_rate min_lr_ratio alpha_f lrf min_lr_factor lr_min final_lr_scale lr_decay_factor cosine_min_lr_ratio "
        + "lr_scheduler_min_lr_ratio cosine_learning_rate_final_fraction learning_rate_final_fraction lr_min_ratio "
        + "final_lr_frac linear_end")
    add(
      .warmupStart,
      "warmup_lr warmup_init_lr lr_warmup_init warmup_min_lr warmup_start_lr warmup_min_ratio init_lr_scale")
    add(
      .decay,
      "lr_decay_iters lr_decay_steps lr_decay_samples num_decay_steps decay_steps total_num_steps total_num_update t_max "
        + "lr_wsd_decay_iters lr_wsd_decay_samples decay_ratio lr_decay_fraction decay")
    add(.decayStart, "lr_decay_starting_step decay_start decay_start_step")
    add(
      .length,
      "max_steps train_iters train_samples num_train_epochs num_train_steps max_iters max_iter num_epochs train_steps "
        + "max_train_steps max_train_epochs max_duration max_epochs epochs max_update steps num_training_steps "
        + "total_epochs total_training_steps num_iterations")
    add(
      .style,
      "lr_scheduler lr_scheduler_type lr_decay_style lr_schedule sched lr_scheduler_name decay_type lr_style cos_lr "
        + "lr_wsd_decay_style lr_warmup_style")
    add(
      .shape,
      "warmup_factor warmup_start_factor start_factor end_factor decay_rate decay_epochs lr_power lr_scheduler_power poly_power lr_num_cycles gamma num_cycles lr_k_decay"
    )
    add(
      .hold,
      "cosine_constant_lr_ratio constant_steps hold_steps hold_ratio cooldown_epochs num_stable_steps num_constant_steps "
        + "constant_ratio")
    add(
      .cycle,
      "cycles cycle_length period_lengths lr_period_updates jagged_restart_steps relora_steps lr_cycle_limit t_mult "
        + "lr_scheduler_num_cycles num_cycles_of_restarts")
    add(.partial, "hard_stop stop_at learning_rate_schedule_steps")
    add(.batchRamp, "rampup_batch_size step_batch_size_schedule")
    return words
  }()
}
