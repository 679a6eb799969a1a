// Made by: lrsched code javascript cosine --lr 0.1 --length 900 warmup --length 100 --start-lr 0.001
// From the curve's closed form; t is the number of updates already made, from 0.

// Returns the learning rate of an update, which is made after so many others.
function learningRate(t) {
  if (t <= 100) {
    return 0.001 + 0.099 * (t / 100);
  }
  if (t <= 1000) {
    const progress = (t - 100) / 900;
    return 0.1 * (0.5 * (1 + Math.cos(Math.PI * progress)));
  }
  return 0;
}

if (typeof module !== "undefined") {
  module.exports = { learningRate };
  if (require.main === module) {
    for (const [t, rate] of [[0, 0.001], [1, 0.001990000000000001], [249, 0.09338827266844643], [499, 0.05885423701597917], [999, 3.046171104803541e-07]]) {
      if (Math.abs(learningRate(t) - rate) > 1e-9 * Math.abs(rate) + 1e-15) {
        throw new Error(`update ${t}: ${learningRate(t)}, not ${rate}`);
      }
    }
  }
}

let weight = 1;
for (let t = 0; t < 2; t++) {
  weight -= learningRate(t) * 2 * weight;
  console.log(t, learningRate(t));
}
