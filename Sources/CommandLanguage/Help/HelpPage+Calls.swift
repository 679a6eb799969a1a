extension HelpPage {
  /// How a line of a framework's code is a curve.
  static var callBlocks: [HelpBlock] {
    [
      .paragraph(
        "Wherever a schedule begins a curve, the line of code that makes it may stand, in quotes: a call with the framework's "
          + "own arguments, by name or by place, with or without what it is imported from, an assignment or lines before it. "
          + "The code is read and never run. Arguments that change no rate are passed over."),
      .examples([
        "lrsched plot 'OneCycleLR(optimizer, max_lr=0.1, epochs=5, steps_per_epoch=1000)'",
        "lrsched plot 'get_cosine_schedule_with_warmup(opt, 100, 1500)' --lr 3e-4 vs 'optax.cosine_decay_schedule(3e-4, 1500)'",
      ]),
      .table([
        (
          "--lr RATE",
          "the optimizer's rate, where schedules act on it; else that of an optimizer which the code makes, else the standard"
        ),
        (
          "--set NAME=VALUE",
          "the value of a name that the code leaves open; of an expression, its argument is the name"
        ),
      ]),
      .examples([
        "lrsched plot 'StepLR(opt, step_size=30 * n, gamma=cfg.gamma)' --lr 0.1 --set n=100 --set cfg.gamma=0.5",
        "lrsched plot 'OneCycleLR(opt, 0.1, epochs=5, steps_per_epoch=len(loader))' --set steps_per_epoch=200",
      ]),
      .paragraph(
        "SequentialLR and ChainedScheduler are what PyTorch computes when it makes the schedulers and steps them one after the "
          + "other on one optimizer, which is not always what 'then' and 'times' make of the same schedulers. "
          + "optax.join_schedules, get_scheduler of transformers and such calls within each other are read as well."),
      .examples([
        "lrsched plot 'SequentialLR(opt, [LinearLR(opt, 0.01, total_iters=500), CosineAnnealingLR(opt, 1000)], [500])' --lr 0.1"
      ]),
      .paragraph(
        "Where rates are only told by going from one to the next, as in a ChainedScheduler with an eta_min, they are followed "
          + "for 262,144 iterations. Other parameters of the schedule may be given behind the code, and count before it."
      ),
    ]
  }
}
