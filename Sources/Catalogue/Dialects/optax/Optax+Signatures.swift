extension Optax {
  static let signatures: [String: String] = [
    "constant_schedule": "value",
    "cosine_decay_schedule": "init_value decay_steps alpha exponent",
    "cosine_onecycle_schedule": "transition_steps peak_value pct_start div_factor final_div_factor",
    "linear_onecycle_schedule": "transition_steps peak_value pct_start pct_final div_factor final_div_factor",
    "exponential_decay": "init_value transition_steps decay_rate transition_begin staircase end_value",
    "linear_schedule": "init_value end_value transition_steps transition_begin",
    "polynomial_schedule": "init_value end_value power transition_steps transition_begin",
    "piecewise_constant_schedule": "init_value boundaries_and_scales",
    "piecewise_interpolate_schedule": "interpolate_type init_value boundaries_and_scales",
    "warmup_constant_schedule": "init_value peak_value warmup_steps",
    "warmup_cosine_decay_schedule": "init_value peak_value warmup_steps decay_steps end_value exponent",
    "warmup_exponential_decay_schedule":
      "init_value peak_value warmup_steps transition_steps decay_rate transition_begin staircase "
      + "end_value",
    "sgdr_schedule": "cosine_kwargs",
  ]
}
