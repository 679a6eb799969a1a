import Schedules

extension Paddle {
  static let lambdaDecay = entry(
    "LambdaDecay",
    summary: "The rate times a formula of the epoch.",
    formula: "learning_rate · lr_lambda(t)",
    example: "paddle.LambdaDecay --learning_rate 0.1 --lr_lambda '0.95 ** (epoch // 10)'"
  ) { declare in
    declare(rate)
    declare(Lambda.key)
    return .schedule { arguments throws(ScheduleError) in
      try Lambda.product(of: arguments[rate], arguments, framework: place(of: "LambdaDecay"))
    } inverse: { form in
      Lambda.formula(of: form, isProduct: false).map { [rate($0.rate), Lambda.key($0.formula)] }
    }
  }
}
