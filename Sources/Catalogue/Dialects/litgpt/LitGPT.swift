import Schedules

/// The schedules of litgpt's pre-training and fine-tuning.
enum LitGPT: Dialect {
  static let name = "litgpt"
  static let modules = ["litgpt"]
  static let release = "litgpt (2026-06-29) 26857050"
  static let summary = "The schedules of litgpt's pre-training and fine-tuning, with one iteration an update."
  static let picture = """
    compare litgpt.pretrain --lr 4e-4 --lr_warmup_steps 100 --max_iters 1000 vs litgpt.finetune --lr 4e-4 --warmup_steps \
    100 --max_steps 1000
    """
  static let entries = [pretrain, finetune]

  static let rate = Key.rate("lr", 1e-3, help: "Rate of the optimizer").playing(.rate, .start, .peak)
}
