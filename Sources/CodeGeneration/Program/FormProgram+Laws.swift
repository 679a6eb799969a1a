import Schedules

extension FormProgram {
  /// The steps of a closed formula.
  mutating func steps(of law: CurveForm.Law, at time: Code) throws(Fault) -> [CodeStep] {
    let (one, real) = (Code.whole(1), time)
    /// How many periods have gone by, whole ones in stairs.
    func periods(_ length: Double, _ isStaircase: Bool) -> Code {
      if isStaircase { return length == 1 ? time : .wholeQuotient(time, .time(length)) }
      return time / .time(length)
    }
    switch law {
    case .exponential(let rate, let gamma, let period, let isStaircase):
      return [.result(.number(rate) * .power(.number(gamma), periods(period, isStaircase)))]
    case .naturalExponential(let rate, let decay, let period, let isStaircase):
      return [.result(.number(rate) * .call(.exp, [.number(-decay) * periods(period, isStaircase)]))]
    case .inverseTime(let rate, let decay, let period, let isStaircase):
      return [.result(.number(rate) / (one + .number(decay) * periods(Double(period), isStaircase)))]
    case .growth(let rate, let slope, let period, let isStaircase):
      return [.result(.number(rate) * (one + .number(slope) * periods(Double(period), isStaircase)))]
    case .inversePower(let rate, let floor, let timescale, let power):
      let fall = Code.power(one + real / .time(timescale), .number(-power))
      return [.result(.number(floor) + .number(rate - floor) * fall)]
    case .power(let maximum, let factor, let exponent, let tokens):
      let power = Code.number(factor) * .power(real * .time(tokens), .number(exponent))
      return [
        .when(.init(time, .equal, .whole(0)), [.result(.number(maximum))]),
        .result(.call(.min, [.number(maximum), power])),
      ]
    case .polynomial(let start, let finish, let length, let power):
      let fall = Code.power(one - real / .whole(length), .whole(power))
      return [.result(.number(finish) + .number(start - finish) * fall)]
    case .tanh(let start, let finish, let length, let lower, let upper):
      let progress = name("progress")
      let argument = .number(lower) * (one - .name(progress)) + .number(upper) * .name(progress)
      return [
        .named(progress, .call(.min, [real / .whole(length), .number(1)])),
        .result(
          .number(finish) + .number(start - finish) * .number(0.5) * (one - .call(.tanh, [argument]))),
      ]
    case .approach(let period):
      return [.result(one - .call(.exp, [.negative((real + one) / .whole(period))]))]
    case .hyperbola(let start, let infimum, let length, let bound, let isExponential):
      return hyperbolaSteps(start, infimum, length, bound, isExponential, at: time)
    case .cyclicalPolynomial(let start, let finish, let length, let power):
      let end = name("end")
      let cycles = Code.call(.max, [.wholeQuotient(time + .whole(length - 1), .whole(length)), .whole(1)])
      let fall = Code.power(one - real / .name(end), .number(power))
      return [.named(end, cycles * .whole(length)), .result(.number(finish) + .number(start - finish) * fall)]
    case .wave(let start, let turn, let waves, let length, let repetition):
      let own = repetition.map { Code.remainder(time, .whole($0)) } ?? time
      let angle = Code.number(.pi * waves * 2) * (own / .whole(length))
      let fall = Code.number(0.5) * (one + .call(.cos, [angle]))
      return [.result(.number(turn) + .number(start - turn) * fall)]
    case .restarts(let pattern): return restartSteps(pattern, at: time)
    case .warmupRestarts(let pattern): return warmupRestartSteps(pattern, at: time)
    case .rectification(let discount, let offset): return rectificationSteps(discount, offset, at: time)
    case .formula(let rate, let formula, let isProduct):
      let factor = name("factor")
      addHelper(
        CodeFunction(
          name: factor, argument: "epoch", takesReal: false,
          body: [.result(.formula(formula.expression, .name("epoch")))]))
      guard isProduct else { return [.result(.number(rate) * .apply(factor, [time]))] }
      let product = name("rate")
      return [
        .product(name: product, rate: rate, factor: factor, upTo: time, most: CumulativeProduct.limit),
        .result(.name(product)),
      ]
    }
  }

  private mutating func hyperbolaSteps(
    _ start: Double, _ infimum: Double, _ length: Int, _ bound: Int, _ isExponential: Bool, at time: Code
  ) -> [CodeStep] {
    let (n, u) = (Double(length), Double(bound))
    let (height, rise) = (name("height"), name("rise"))
    let own = Code.name("t")
    let body = Code.call(
      .sqrt, [(.time(n) - own) / .time(u) * (.whole(2) - (.time(n) + own) / .time(u))])
    addHelper(CodeFunction(name: height, argument: "t", takesReal: true, body: [.result(body)]))
    let climbed =
      Code.apply(height, [.call(.min, [time, .whole(length)])]) - .apply(height, [.whole(0)])
    let rate: Code =
      isExponential
      ? .number(start) * .power(.number(start / infimum), .name(rise))
      : .number(start) + .number(start - infimum) * .name(rise)
    return [.named(rise, climbed), .result(rate)]
  }

  private mutating func rectificationSteps(_ discount: Double, _ offset: Int, at time: Code) -> [CodeStep] {
    let (step, left, rho) = (name("step"), name("left"), name("rho"))
    let limit = 2 / (1 - discount) - 1
    let (two, four) = (Code.whole(2), Code.whole(4))
    return [
      .named(step, time + .whole(offset)), .named(left, .power(.number(discount), .name(step))),
      .named(rho, .number(limit) - two * .name(step) * .name(left) / (.whole(1) - .name(left))),
      .result(
        .call(
          .sqrt,
          [
            .call(
              .max,
              [
                (.name(rho) - four) * (.name(rho) - two) * .number(limit)
                  / (.number((limit - 4) * (limit - 2)) * .name(rho)), .number(0),
              ])
          ])),
    ]
  }
}
