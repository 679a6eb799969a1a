extension Fastai {
  static let signatures: [String: String] = [
    "fit_one_cycle": "n_epoch lr_max div div_final pct_start wd moms cbs reset_opt start_epoch",
    "fit_flat_cos": "n_epoch lr div_final pct_start wd cbs reset_opt start_epoch",
    "fine_tune": "epochs base_lr freeze_epochs lr_mult pct_start div * div_final",
    "fit_sgdr": "n_cycles cycle_len lr_max cycle_mult cbs reset_opt wd start_epoch",
    "lr_find": "start_lr end_lr num_it stop_div show_plot suggest_funcs",
    "sched_lin": "start end",
    "sched_cos": "start end",
    "sched_exp": "start end",
    "sched_no": "start end",
    "SchedPoly": "start end power",
    "combined_cos": "pct start middle end",
  ]
}
