// Made by: lrsched code c cosine --lr 0.1 --length 900 warmup --length 100 --start-lr 0.001
// From the curve's closed form; t is the number of updates already made, from 0.

#include <math.h>

static const double PI = 3.141592653589793;

// Returns the learning rate of an update, which is made after so many others.
double learning_rate(long long update) {
    double t = (double)update;
    if (t <= 100.0) {
        return 0.001 + 0.099 * (t / 100.0);
    }
    if (t <= 1000.0) {
        double progress = (t - 100.0) / 900.0;
        return 0.1 * (0.5 * (1.0 + cos(PI * progress)));
    }
    return 0.0;
}

#ifdef LEARNING_RATE_CHECK
#include <assert.h>

int main(void) {
    assert(fabs(learning_rate(0) - (0.001)) <= 1e-9 * fabs(0.001) + 1e-15);
    assert(fabs(learning_rate(1) - (0.001990000000000001)) <= 1e-9 * fabs(0.001990000000000001) + 1e-15);
    assert(fabs(learning_rate(249) - (0.09338827266844643)) <= 1e-9 * fabs(0.09338827266844643) + 1e-15);
    assert(fabs(learning_rate(499) - (0.05885423701597917)) <= 1e-9 * fabs(0.05885423701597917) + 1e-15);
    assert(fabs(learning_rate(999) - (3.046171104803541e-07)) <= 1e-9 * fabs(3.046171104803541e-07) + 1e-15);
    return 0;
}
#endif

#include <stdio.h>

int main(void) {
    double weight = 1;
    for (int t = 0; t < 2; t++) {
        weight -= learning_rate(t) * 2 * weight;
        printf("%d %.17g\n", t, learning_rate(t));
    }
    return 0;
}
