import Testing

@testable import Schedules

struct FvcoreTests {
  @Test(arguments: [
    // Past the end the formulas go on: the cosine climbs, the line goes below, the square comes back.
    ("fvcore.CosineParamScheduler --start_value 2 --end_value 0 --length 30", 40, 0.5),
    ("fvcore.CosineParamScheduler --start_value 2 --end_value 0 --length 30", 60, 2),
    ("fvcore.CosineParamScheduler --start_value 2 --end_value 0 --length 30", 6_000_000_000_020, 0.5),
    ("fvcore.LinearParamScheduler --start_value 2 --end_value 1 --length 10", 30, -1),
    ("fvcore.ExponentialParamScheduler --start_value 2 --decay 0.1 --length 10", 20, 0.02),
    ("fvcore.PolynomialDecayParamScheduler --base_value 2 --power 2 --length 10", 20, 2),
    ("fvcore.PolynomialDecayParamScheduler --base_value 2 --power 3 --length 10", 20, -2),
    // The four spellings of one schedule that fvcore documents.
    ("fvcore.MultiStepParamScheduler --num_updates 90 --milestones 30,60 --values 4,2,1 --length 900", 599, 2),
    ("fvcore.MultiStepParamScheduler --num_updates 90 --values 4,2,1 --length 900", 600, 1),
    ("fvcore.MultiStepParamScheduler --milestones 30,60,90 --values 4,2,1 --length 900", 300, 2),
    ("fvcore.MultiStepParamScheduler --milestones 3,6,9 --values 4,2,1 --length 900", 299, 4),
    (
      "fvcore.StepWithFixedGammaParamScheduler --base_value 8 --num_decays 3 --gamma 0.5 --num_updates 9 --length 80",
      60, 1
    ),
  ]) func rateIsThatOfTheFormula(_ curve: String, _ iteration: Int, _ expected: Double) throws {
    #expect(try isClose(rate(of: curve, at: iteration), expected, to: 1e-11, of: 1))
  }

  @Test(arguments: [
    ("fvcore.ConstantParamScheduler --value 1 --length 20", 20),
    ("fvcore.MultiStepParamScheduler --num_updates 90 --values 4,2,1 --length 900", 901),
    ("fvcore.StepParamScheduler --num_updates 90 --values 4,2,1 --length 900", 900),
    // Its epsilon of a millionth steps off the list before the end of a long run.
    ("fvcore.StepParamScheduler --num_updates 90 --values 4,2,1 --length 10000000", 9_999_990),
    ("fvcore.PolynomialDecayParamScheduler --base_value 1 --power 0.5 --length 20", 21),
  ]) func refusesToGoOn(_ curve: String, _ iteration: Int) throws {
    #expect(try schedule(curve).refusal?.iteration == iteration)
  }

  @Test(arguments: [
    ("--values 1", "num_updates and milestones cannot both be None"),
    ("--values 1,2,3 --num_updates 90 --milestones 30", "MultiStep scheduler requires a list of 2 miletones"),
    ("--values 1,2,3 --num_updates 2", "Total num_updates must be greater than length of param schedule"),
    (
      "--values 1,2,3 --num_updates 50 --milestones 30,60",
      "Milestone must be smaller than total number of updates: num_updates=50, milestone=60"
    ),
    (
      "--values 1,2,3 --num_updates 90 --milestones 60,30",
      "Milestone must be smaller than start epoch: start_epoch=60, milestone=30"
    ),
  ]) func milestonesAreRefusedInItsWords(_ parameters: String, _ reason: String) {
    #expect(
      refusal(of: "fvcore.MultiStepParamScheduler --length 90 \(parameters)")
        == .refused(framework: "fvcore.common.param_scheduler.MultiStepParamScheduler", reason: reason))
  }
}
