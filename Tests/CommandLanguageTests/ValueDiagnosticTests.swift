import Catalogue
import Testing

@testable import CommandLanguage

/// The whole text of what is wrong with the value of an option, as a person reads it.
@Suite struct ValueDiagnosticTests {
  @Test(
    arguments: [
      (
        "plot cosine --max",
        """
        lrsched: --lr of cosine needs a value.
          --lr, --max, --peak, --max_lr RATE  Highest rate (default: 1; at least 0)
        Read more: lrsched help cosine
        """
      ),
      (
        "plot cosine --title --log-y",
        """
        lrsched: --title needs a value. One that begins with a dash is written as --title=-text.
          --title TEXT  Title of the chart (default: none)
        Read more: lrsched help plot
        """
      ),
      (
        "plot cosine --max high",
        """
        lrsched: --lr of cosine must be a number, not 'high'.
          --lr, --max, --peak, --max_lr RATE  Highest rate (default: 1; at least 0)
        Read more: lrsched help cosine
        """
      ),
      (
        "plot cosine --max -1",
        """
        lrsched: --lr of cosine must be at least 0, not '-1'.
          --lr, --max, --peak, --max_lr RATE  Highest rate (default: 1; at least 0)
        Read more: lrsched help cosine
        """
      ),
      (
        "plot cosine --max NaN",
        """
        lrsched: --lr of cosine must be a finite number, not 'NaN'.
          --lr, --max, --peak, --max_lr RATE  Highest rate (default: 1; at least 0)
        Read more: lrsched help cosine
        """
      ),
      (
        "plot cosine --max -inf",
        """
        lrsched: --lr of cosine must be a finite number, not '-inf'.
          --lr, --max, --peak, --max_lr RATE  Highest rate (default: 1; at least 0)
        Read more: lrsched help cosine
        """
      ),
      (
        "explain cosine --max 0.1,0.3",
        """
        lrsched: --lr of cosine takes one value here, not '0.1,0.3': lrsched plot and compare draw a curve for each.
          --lr, --max, --peak, --max_lr RATE  Highest rate (default: 1; at least 0)
        Read more: lrsched help sweeps
        """
      ),
      (
        "plot cosine --max 0..1x3",
        """
        lrsched: --lr of cosine cannot be '0..1x3': equal factors lead from one number above 0 to another.
          --lr, --max, --peak, --max_lr RATE  Highest rate (default: 1; at least 0)
        Read more: lrsched help sweeps
        """
      ),
      (
        "plot cosine --max 1 --max_lr 2",
        """
        lrsched: --lr of cosine is given twice.
          --lr, --max, --peak, --max_lr RATE  Highest rate (default: 1; at least 0)
        Read more: lrsched help cosine
        """
      ),
      (
        "plot cosine --theme drak",
        """
        lrsched: --theme must be light or dark, not 'drak'. Did you mean 'dark'?
          --theme THEME  Colours of all but the curves (light, dark; default: light)
        Read more: lrsched help plot
        """
      ),
      (
        "plot cosine warmup",
        """
        lrsched: warmup needs --length.
          --length, --warmup-length LENGTH  Iterations of the warmup (required; at least 1)
        Read more: lrsched help warmup
        """
      ),
      (
        "plot wsd --shape exponential",
        """
        lrsched: --min of wsd must be greater than 0 with --shape exponential, but it is '0' unless it is given.
          --min, --min_lr, --finish-lr, --floor, --eta_min RATE|SHARE  Rate at the end and after it (default: 0; at least 0, or a \
        share of the peak such as 10%)
        Read more: lrsched help wsd
        """
      ),
      (
        "plot cosine --cycle-length 0.5",
        """
        lrsched: --length of cosine must be a whole number, not '0.5'. A share of the run is written 50%.
          --length, --cycle-length, --steps, --total-steps, --T_max LENGTH  Iterations, with the warmup (default: 1000, or all of \
        -n; at least 1)
        Read more: lrsched help durations
        """
      ),
      (
        "compare cosine --cycle-length 50,000",
        """
        lrsched: --length of cosine would be a list of 50 and 000: one number is written 50000, and a list without the \
        zeros in front.
          --length, --cycle-length, --steps, --total-steps, --T_max LENGTH  Iterations, with the warmup (default: 1000, or all of \
        -n; at least 1)
        Read more: lrsched help cosine
        """
      ),
      (
        "plot cosine clamp",
        """
        lrsched: clamp needs --min or --max.
          --min, --min_lr RATE  Lowest rate (default: no lower bound)
        Read more: lrsched help clamp
        """
      ),
      (
        "plot cosine clamp --min 2 --max 1",
        """
        lrsched: --max of clamp must be at least --min, which is 2, not '1'.
          --max, --max_lr RATE  Highest rate (default: no upper bound)
        Read more: lrsched help clamp
        """
      ),
      (
        "plot mxnet.MultiFactorScheduler --step 250,900,750",
        """
        lrsched: --step of mxnet.MultiFactorScheduler must ascend, but number 3 is not greater than the one before it.
          --step LENGTH,...  \
        Iterations after which the factor acts (required; each at least 1)
        Read more: lrsched help mxnet.MultiFactorScheduler
        """
      ),
      (
        "plot exponential --gamma 0.9 --rate 0.1",
        """
        lrsched: --gamma and --rate of exponential exclude each other: give one of them.
          --gamma X  Factor; excludes --rate (default: e^-rate; at least 0)
        Read more: lrsched help exponential
        """
      ),
      (
        "plot one-cycle --finish-lr 0.1",
        """
        lrsched: --finish-lr of one-cycle also needs --cooldown-length.
          --finish-lr RATE  Rate at the end; needs --cooldown-length (default: no cool-down; at least 0)
        Read more: lrsched help one-cycle
        """
      ),
      (
        "plot cosine --cycle-length 30ep",
        """
        lrsched: --length of cosine is '30ep', but how many iterations an epoch has is not known: give \
        --steps-per-epoch, or --samples and --batch-size.
          --length, --cycle-length, --steps, --total-steps, --T_max LENGTH  Iterations, with the warmup (default: 1000, or all of \
        -n; at least 1)
        Read more: lrsched help durations
        """
      ),
      (
        "plot cosine for 30ep",
        """
        lrsched: 'for' is '30ep', but how many iterations an epoch has is not known: give --steps-per-epoch, or --samples \
        and --batch-size.
        Read more: lrsched help durations
        """
      ),
      (
        "plot cosine warmup --length 0.01%",
        """
        lrsched: --length of warmup must be at least 1, not '0.01% (0 iterations)'.
          --length, --warmup-length LENGTH  Iterations of the warmup (required; at least 1)
        Read more: lrsched help warmup
        """
      ),
      (
        "plot cosine --cycle-length 5x",
        """
        lrsched: --length of cosine must be a length such as 1000, 5k, 10% or 30ep, not '5x'.
          --length, --cycle-length, --steps, --total-steps, --T_max LENGTH  Iterations, with the warmup (default: 1000, or all of \
        -n; at least 1)
        Read more: lrsched help durations
        """
      ),
      (
        "plot cosine -n 0",
        """
        lrsched: --iterations must be at least 1, not '0'.
          -n, --iterations N  Updates of the whole run, numbered from 0 (default: as long as the curves take)
        Read more: lrsched help plot
        """
      ),
      (
        "plot cosine -n -5",
        """
        lrsched: --iterations must be at least 1, not '-5'.
          -n, --iterations N  Updates of the whole run, numbered from 0 (default: as long as the curves take)
        Read more: lrsched help plot
        """
      ),
      (
        "plot cosine -n 9223372036854775808",
        """
        lrsched: --iterations must be at most 9223372036854775807, the largest number that can be counted, not \
        '9223372036854775808'.
          -n, --iterations N  Updates of the whole run, numbered from 0 (default: as long as the curves take)
        Read more: lrsched help plot
        """
      ),
      (
        "plot cosine --first 9223372036854775807 -n 2",
        """
        lrsched: --from must be one of the updates 0 to 1 of the run, which -n makes longer, not '9223372036854775807'.
          --from, --first N  First update that is shown (default: 0, the first of the run)
        Read more: lrsched help plot
        """
      ),
      (
        "plot cosine -o chart.bmp",
        """
        lrsched: The extension of 'chart.bmp' must be png, svg or pdf, or --format must tell the format.
        """
      ),
    ])
  func whatIsWrongWithAValueIsToldInFull(_ line: String, _ text: String) throws {
    let diagnostic = try told(line)
    #expect(diagnostic.description == text)
    #expect(diagnostic.exitCode == .usage)
  }
}
