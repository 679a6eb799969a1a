import Schedules

extension DeepSpeed {
  static let lrRangeTest = entry(
    "LRRangeTest",
    summary: "A line up that never ends, to find the largest rate that still trains.",
    formula: "lr_range_test_min_lr · (1 + lr_range_test_step_rate · t / lr_range_test_step_size)",
    example:
      "deepspeed.LRRangeTest --lr_range_test_min_lr 1e-4 --lr_range_test_step_size 200 --lr_range_test_step_rate 5"
  ) { declare in
    declare(rate)
    let lrRangeTestMinLr = declare(.rate("lr_range_test_min_lr", 1e-3, help: "Rate at step 0"))
    let lrRangeTestStepSize = declare(.duration("lr_range_test_step_size", 2000, help: "Steps of an interval"))
    let lrRangeTestStepRate = declare(
      .factor(
        "lr_range_test_step_rate", 1, bounds: .nonNegative,
        help: "How many times the first rate is added in an interval"))
    let lrRangeTestStaircase = declare(
      .flag("lr_range_test_staircase", false, help: "Change the rate only from interval to interval"))
    return .schedule { arguments throws(ScheduleError) in
      try LinearGrowth(
        rate: arguments[lrRangeTestMinLr], slope: arguments[lrRangeTestStepRate],
        period: arguments[lrRangeTestStepSize], isStaircase: arguments[lrRangeTestStaircase])
    } inverse: { form in
      guard case .law(.growth(let first, let slope, let period, let isStaircase)) = form else { return nil }
      return [
        lrRangeTestMinLr(first), lrRangeTestStepSize(period), lrRangeTestStepRate(slope),
        lrRangeTestStaircase(isStaircase),
      ]
    }
  }
}
