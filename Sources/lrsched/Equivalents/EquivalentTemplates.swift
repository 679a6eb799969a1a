/// The curves that other dialects might write the same way, with the traits of a curve in place of their parameters.
///
/// A template claims nothing: each one that a curve has all the traits for is built and compared with it.
enum EquivalentTemplates {
  /// The templates, one a line; `{name}` stands for a trait.
  static let lines: [Substring] = text.split(separator: "\n")

  private static let text = """
    constant --lr {peak}
    linear --start-lr {start} --finish-lr {finish} --length {end}
    linear --start-lr {peak} --finish-lr {finish} --length {decay} warmup --length {warmup} --start-lr {start}
    cosine --min {finish} --max {peak} --cycle-length {end}
    cosine --min {finish} --max {peak} --cycle-length {decay} warmup --length {warmup} --start-lr {start}
    polynomial --lr {peak} --finish-lr {finish} --length {end} --power {power}
    exponential --lr {peak} --gamma {gamma}
    step --lr {peak} --gamma {stepFactor} --step-size {stepSize}
    multistep --lr {peak} --milestones {milestones} --gamma {stepFactor}
    time-based --lr {peak} --decay {inverseTime}
    inverse-sqrt --lr {peak} --warmup {warmup}
    triangular --min {start} --max {peak} --cycle-length {end}
    wsd --lr {peak} --warmup {warmup} --decay {fall} --length {end} --finish-lr {finish}
    wsd --lr {peak} --warmup {warmup} --decay {fall} --length {end} --finish-lr {finish} --shape cosine
    wsd --lr {peak} --warmup {warmup} --decay {fall} --length {end} --finish-lr {finish} --shape 1-sqrt
    range-test --min {start} --max {finish} --length {end}
    torch.ConstantLR --lr {peak} --factor 1 --total_iters 1
    torch.LinearLR --lr {peak} --start_factor 1 --end_factor {finishRatio} --total_iters {end}
    torch.LinearLR --lr {peak} --start_factor {startRatio} --end_factor 1 --total_iters {warmup}
    torch.PolynomialLR --lr {peak} --total_iters {end} --power {power}
    torch.CosineAnnealingLR --lr {peak} --T_max {end} --eta_min {finish}
    torch.LinearLR --lr {peak} --start_factor {startRatio} --end_factor 1 --total_iters {warmup} for {warmup} then torch.CosineAnnealingLR --lr {peak} --T_max {decay} --eta_min {finish}
    torch.LinearLR --lr {peak} --start_factor {startRatio} --end_factor 1 --total_iters {warmup} for {warmup} then torch.LinearLR --lr {peak} --start_factor 1 --end_factor {finishRatio} --total_iters {decay}
    torch.ExponentialLR --lr {peak} --gamma {gamma}
    torch.StepLR --lr {peak} --step_size {stepSize} --gamma {stepFactor}
    torch.MultiStepLR --lr {peak} --milestones {milestones} --gamma {stepFactor}
    cosine --min {cycleFloor} --max {peak} --cycle-length {cycle} cyclical --cycle-length-decay {growth}
    sgdr --min {cycleFloor} --max {peak} --cycle-length {cycle} --cycle-length-decay {growth}
    triangular --min {start} --max {peak} --cycle-length {end} cyclical
    clr --min {start} --max {peak} --step-size {halfCycle}
    noam --d-model 512 --warmup {warmup}
    one-cycle --start-lr {start} --max {peak} --cycle-length {end}
    rex --lr {peak} --length {end} --finish-lr {finish}
    k-decay --lr {peak} --length {end} --finish-lr {finish}
    tri-stage --lr {peak} --warmup {warmup} --hold {hold} --decay {fall} --init-scale {startRatio} --final-scale {finishRatio}
    linear-to-zero --lr {peak} --warmup {warmup} --length {end}
    torch.CosineAnnealingWarmRestarts --lr {peak} --T_0 {cycle} --T_mult {growth} --eta_min {cycleFloor}
    torch.CyclicLR --lr {start} --base_lr {start} --max_lr {peak} --step_size_up {halfCycle}
    torch.OneCycleLR --max_lr {peak} --total_steps {total}
    mmengine.OneCycleLR --eta_max {peak} --total_steps {total}
    mmengine.CosineRestartLR --lr {peak} --periods {cycle},{cycle} --restart_weights 1,1 --eta_min {cycleFloor}
    optax.cosine_onecycle_schedule --peak_value {peak} --transition_steps {end}
    keras.CosineDecayRestarts --initial_learning_rate {peak} --first_decay_steps {cycle} --t_mul {growth} --alpha 0
    timm.CosineLRScheduler --lr {peak} --t_initial {end} --lr_min {finish} --k_decay 2
    timm.CosineLRScheduler --lr {peak} --t_initial {cycle} --lr_min {cycleFloor} --cycle_limit 1000000
    paddle.NoamDecay --learning_rate 1 --d_model 512 --warmup_steps {warmup}
    paddle.CosineAnnealingWarmRestarts --learning_rate {peak} --T_0 {cycle} --T_mult {growth} --eta_min {cycleFloor}
    paddle.CyclicLR --base_learning_rate {start} --max_learning_rate {peak} --step_size_up {halfCycle}
    fairseq.tri_stage --lr {peak} --warmup_steps {warmup} --hold_steps {hold} --decay_steps {fall} --init_lr_scale {startRatio} --final_lr_scale {finishRatio}
    pytorch_scheduler.RexScheduler --lr {peak} --total_steps {end}
    pytorch_scheduler.KDecayScheduler --lr {peak} --total_steps {end} --min_lr {finish} --k 2
    fvcore.ConstantParamScheduler --value {peak} --length {end}
    hf.constant --lr {peak}
    hf.constant_with_warmup --lr {peak} --num_warmup_steps {warmup}
    hf.linear --lr {peak} --num_warmup_steps {warmup} --num_training_steps {end}
    hf.cosine --lr {peak} --num_warmup_steps {warmup} --num_training_steps {end}
    hf.cosine_with_min_lr --lr {peak} --num_warmup_steps {warmup} --num_training_steps {end} --min_lr {finish}
    hf.polynomial --lr {peak} --num_warmup_steps {warmup} --num_training_steps {end} --lr_end {finish} --power {power}
    hf.inverse_sqrt --lr {peak} --num_warmup_steps {warmup}
    hf.warmup_stable_decay --lr {peak} --num_warmup_steps {warmup} --num_stable_steps {hold} --num_decay_steps {fall} --decay_type linear --min_lr_ratio {finishRatio}
    hf.warmup_stable_decay --lr {peak} --num_warmup_steps {warmup} --num_stable_steps {hold} --num_decay_steps {fall} --decay_type cosine --min_lr_ratio {finishRatio}
    hf.warmup_stable_decay --lr {peak} --num_warmup_steps {warmup} --num_stable_steps {hold} --num_decay_steps {fall} --decay_type 1-sqrt --min_lr_ratio {finishRatio}
    optax.constant_schedule --value {peak}
    optax.linear_schedule --init_value {start} --end_value {finish} --transition_steps {end}
    optax.polynomial_schedule --init_value {peak} --end_value {finish} --power {power} --transition_steps {end}
    optax.cosine_decay_schedule --init_value {peak} --decay_steps {end} --alpha {finishRatio}
    optax.exponential_decay --init_value {peak} --transition_steps 1 --decay_rate {gamma}
    optax.exponential_decay --init_value {peak} --transition_steps {stepSize} --decay_rate {stepFactor} --staircase
    optax.piecewise_constant_schedule --init_value {start} --boundaries_and_scales {scales}
    optax.warmup_constant_schedule --init_value {start} --peak_value {peak} --warmup_steps {warmup}
    optax.warmup_cosine_decay_schedule --init_value {start} --peak_value {peak} --warmup_steps {warmup} --decay_steps {end} --end_value {finish}
    keras.ExponentialDecay --initial_learning_rate {peak} --decay_steps 1 --decay_rate {gamma}
    keras.ExponentialDecay --initial_learning_rate {peak} --decay_steps {stepSize} --decay_rate {stepFactor} --staircase
    keras.InverseTimeDecay --initial_learning_rate {peak} --decay_steps 1 --decay_rate {inverseTime}
    keras.PolynomialDecay --initial_learning_rate {peak} --decay_steps {end} --end_learning_rate {finish} --power {power}
    keras.CosineDecay --initial_learning_rate {peak} --decay_steps {end} --alpha {finishRatio}
    keras.CosineDecay --initial_learning_rate {start} --decay_steps {decay} --warmup_target {peak} --warmup_steps {warmup} --alpha {finishRatio}
    keras.PiecewiseConstantDecay --boundaries {milestonesBefore} --values {rates}
    mxnet.MultiFactorScheduler --base_lr {peak} --step {milestonesBefore} --factor {stepFactor}
    mxnet.FactorScheduler --base_lr {peak} --step {stepSize} --factor {stepFactor}
    mxnet.PolyScheduler --base_lr {peak} --max_update {end} --pwr {power} --final_lr {finish} --warmup_steps {warmup} --warmup_begin_lr {start}
    mxnet.CosineScheduler --base_lr {peak} --max_update {end} --final_lr {finish}
    mxnet.CosineScheduler --base_lr {peak} --max_update {end} --final_lr {finish} --warmup_steps {warmup} --warmup_begin_lr {start}
    timm.CosineLRScheduler --lr {peak} --t_initial {end} --lr_min {finish}
    timm.CosineLRScheduler --lr {peak} --t_initial {decay} --lr_min {finish} --warmup_t {warmup} --warmup_lr_init {start} --warmup_prefix
    timm.StepLRScheduler --lr {peak} --decay_t {stepSize} --decay_rate {stepFactor}
    timm.MultiStepLRScheduler --lr {peak} --decay_t {milestonesAfter} --decay_rate {stepFactor}
    timm.PolyLRScheduler --lr {peak} --t_initial {end} --power {power} --lr_min {finish}
    fvcore.CosineParamScheduler --start_value {peak} --end_value {finish} --length {end}
    fvcore.LinearParamScheduler --start_value {start} --end_value {finish} --length {end}
    fvcore.PolynomialDecayParamScheduler --base_value {peak} --power {power} --length {end}
    fastai.sched_lin --start {start} --end {finish} --length {end}
    fastai.sched_cos --start {start} --end {finish} --length {end}
    fastai.sched_exp --start {start} --end {finish} --length {end}
    composer.CosineAnnealingScheduler --lr {peak} --max_duration {end}ba --alpha_f {finishRatio}
    composer.CosineAnnealingWithWarmupScheduler --lr {peak} --max_duration {end}ba --t_warmup {warmup}ba --alpha_f {finishRatio}
    composer.LinearScheduler --lr {peak} --max_duration {end}ba --alpha_f {finishRatio}
    composer.LinearWithWarmupScheduler --lr {peak} --max_duration {end}ba --t_warmup {warmup}ba --alpha_f {finishRatio}
    deepspeed.WarmupDecayLR --warmup_max_lr {peak} --warmup_num_steps {warmup} --total_num_steps {end} --warmup_type linear
    deepspeed.WarmupCosineLR --lr {peak} --warmup_num_steps {warmup} --total_num_steps {end} --warmup_type linear --cos_min_ratio {finishRatio}
    mmengine.CosineAnnealingLR --lr {peak} --T_max {end} --eta_min {finish}
    mmengine.ExponentialLR --lr {peak} --gamma {gamma}
    mmengine.StepLR --lr {peak} --step_size {stepSize} --gamma {stepFactor}
    mmengine.MultiStepLR --lr {peak} --milestones {milestones} --gamma {stepFactor}
    paddle.CosineAnnealingDecay --learning_rate {peak} --T_max {end} --eta_min {finish}
    paddle.ExponentialDecay --learning_rate {peak} --gamma {gamma}
    paddle.InverseTimeDecay --learning_rate {peak} --gamma {inverseTime}
    paddle.NaturalExpDecay --learning_rate {peak} --gamma {decayRate}
    paddle.StepDecay --learning_rate {peak} --step_size {stepSize} --gamma {stepFactor}
    paddle.MultiStepDecay --learning_rate {peak} --milestones {milestones} --gamma {stepFactor}
    paddle.PolynomialDecay --learning_rate {peak} --decay_steps {end} --end_lr {finish} --power {power}
    paddle.PiecewiseDecay --boundaries {milestones} --values {rates}
    fairseq.cosine --lr {peak} --max_update {end} --warmup_updates {warmup} --warmup_init_lr {start} --min_lr {finish}
    fairseq.polynomial_decay --lr {peak} --warmup_updates {warmup} --total_num_update {end} --end_learning_rate {finish} --power {power}
    fairseq.inverse_sqrt --lr {peak} --warmup_updates {warmup}
    pytorch_scheduler.CosineWithWarmupScheduler --lr {peak} --warmup_steps {warmup} --total_steps {end} --min_lr {finish}
    pytorch_scheduler.LinearDecayScheduler --lr {peak} --warmup_steps {warmup} --total_steps {end} --min_lr {finish}
    pytorch_scheduler.InverseSqrtScheduler --lr {peak} --warmup_steps {warmup}
    """
}
