// Made by: lrsched code swift cosine --lr 0.1 --length 900 warmup --length 100 --start-lr 0.001
// From the curve's closed form; t is the number of updates already made, from 0.
import Foundation

/// Returns the learning rate of an update, which is made after so many others.
func learningRate(_ update: Int) -> Double {
  let t = Double(update)
  if t <= 100.0 {
    return 0.001 + 0.099 * (t / 100.0)
  }
  if t <= 1000.0 {
    let progress = (t - 100.0) / 900.0
    return 0.1 * (0.5 * (1.0 + cos(Double.pi * progress)))
  }
  return 0.0
}

#if LEARNING_RATE_CHECK
for (t, rate) in [(0, 0.001), (1, 0.001990000000000001), (249, 0.09338827266844643), (499, 0.05885423701597917), (999, 3.046171104803541e-07)] {
  precondition(abs(learningRate(t) - rate) <= 1e-9 * abs(rate) + 1e-15, "update \(t)")
}
#endif

var weight = 1.0
for t in 0..<2 {
  weight -= learningRate(t) * 2 * weight
  print(t, learningRate(t))
}
