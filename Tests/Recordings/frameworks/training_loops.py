"""Schedules that stand in training loops, written out from their source, at the revisions that releases.tsv names.

The recorded values come from the sources themselves; nothing here is taken from those. Each function answers the rate of one
iteration, which its caller counts from 0. What divides by 0 raises, as the source does.
"""
import math


def values(case):
    """The values of a case: `lr(t)` of what was called, with the words of its curve."""
    name, arguments = case.in_words_of_the_curve()
    for listed in _LISTS & arguments.keys():
        if not isinstance(arguments[listed], list):
            arguments[listed] = [arguments[listed]]
    return [_SCHEDULES[name](arguments, t) for t in range(case.count)]


# What is a list even where it has one element; a list of words is no literal of Python.
_LISTS = {
    "period_lengths", "period_lr_multipliers", "lr_muls", "durations", "shapes",
    "end_lr_fractions", "milestones", "mults",
}


def _cosine(p):
    return (1 + math.cos(math.pi * p)) / 2


# Megatron-LM, one sample an iteration.
def _megatron(style):
    def rate(a, t):
        lr, low, w, d = a["lr"], a.get("min_lr", 0.0), a.get("lr_warmup_iters", 0), a["lr_decay_iters"]
        init = a.get("lr_warmup_init", 0.0)
        assert w < d and low <= lr and init <= lr
        if w > 0 and t <= w:
            return init + (lr - init) * t / w
        if style == "constant":
            return lr
        if t > d:
            return low
        if style == "inverse-square-root":
            return max(low, lr * math.sqrt(max(w, 1)) / math.sqrt(max(t, 1)))
        p = (t - w) / (d - w)
        if style == "linear":
            share = 1 - p
        elif style == "cosine":
            share = _cosine(p)
        else:
            tail = a["lr_wsd_decay_iters"]
            if t <= d - tail:
                share = 1.0
            else:
                q = (t - (d - tail)) / tail
                share = {
                    "exponential": lambda: 2 * 0.5 ** q - 1, "linear": lambda: 1 - q, "cosine": lambda: _cosine(q),
                    "minus_sqrt": lambda: 1 - math.sqrt(q),
                }[a.get("lr_wsd_decay_style", "exponential")]()
        return low + (lr - low) * share

    return rate


def _neox(style):
    def rate(a, t):
        lr, low, d = a.get("lr", 0.001), a.get("min_lr", 0.0), a["lr_decay_iters"]
        w = a.get("warmup", 0.01) * d
        if w > 0 and t <= w:
            return lr * max(1, t) / w
        p = (t - w) / (d - w)
        return max(low, {
            "linear": lambda: lr * (1 - p), "cosine": lambda: low + (lr - low) * _cosine(p),
            "exponential": lambda: lr * math.exp(-0.693 * p), "constant": lambda: lr,
        }[style]())

    return rate


def _torchtitan(a, t):
    lr, total, low = a.get("lr", 8e-4), a.get("total_steps", 10000), a.get("min_lr_factor", 0.0)
    w, ratio = min(a.get("warmup_steps", 200), total), a.get("decay_ratio")
    d = total - w if ratio is None else min(round(total * ratio), total - w)
    s = total + 1 - w - d
    if t < w:
        return lr * (t + 1) / w
    if t < w + s:
        return lr
    p = (t + 1 - w - s) / d
    share = {"linear": lambda: 1 - p, "sqrt": lambda: 1 - math.sqrt(p), "cosine": lambda: _cosine(p)}
    return lr * (low + (1 - low) * share[a.get("decay_type", "linear")]())


def _torchtitan_before(a, t):
    lr, total, w = a.get("lr", 8e-4), a.get("steps", 10000), a.get("warmup_steps", 200)
    return lr * ((t + 1) / (w + 1) if t < w else 1 - (t - w) / max(1, total - w))


def _nanotron(style):
    def rate(a, t):
        lr, w, start = a["learning_rate"], a.get("lr_warmup_steps", 0), a.get("lr_decay_starting_step")
        low = a.get("min_decay_lr", lr)
        d = a.get("lr_decay_steps")
        if d is None:
            d = a["train_steps"] - w - (start or 0)
        if start is None:
            start = w
        if t <= w:
            return lr * t / max(w, 1) if a.get("lr_warmup_style", "linear") == "linear" else lr
        if t < start:
            return lr
        if t < start + d:
            p = (t - start) / d
            share = {"linear": 1 - p, "cosine": _cosine(p), "1-sqrt": 1 - math.sqrt(max(p, 0))}[style]
            return low + (lr - low) * share
        return low

    return rate


def _olmo(name):
    def rate(a, t):
        s, lr, w, total = t + 1, a["learning_rate"], a.get("t_warmup", 100), a.get("max_duration", 10000)
        total = a.get("t_max", total)
        low, init = a.get("alpha_f", 0.1) * lr, a.get("warmup_min_lr", 0.1 * lr)
        if name == "constant":
            return lr
        if name == "max_scheduler":
            return max(_olmo("cosine_with_warmup")(a, t), _olmo("inverse_sqrt_with_warmup")(a, t))
        if s < w:
            return init + (lr - init) * s / w
        if name == "constant_with_warmup":
            return lr
        if name == "inverse_sqrt_with_warmup":
            return lr * math.sqrt(w / max(w, s))
        if s >= total:
            return low
        p = (s - w) / (total - w)
        return {
            "cosine_with_warmup": low + (lr - low) * _cosine(p), "linear_with_warmup": lr - (lr - low) * p,
            "cosine_linear_envelope": low + (1 - p) * (lr - low) * _cosine(p),
        }[name]

    return rate


def _steps(a, name, total, standard=None):
    if name in a:
        return a[name]
    share = a.get(f"{name}_fraction", standard)
    return round(total * share)


def _olmo_core(name):
    def rate(a, t):
        s, lr, total = t + 1, a["lr"], a.get("max_steps")
        init, low = a.get("warmup_min_lr", 0.0), a.get("decay_min_lr", 0.0)

        def warm(w, peak):
            return init + (peak - init) * s / w

        def line(top, d):
            return low + (top - low) * max(0, min(total - s, d)) / d

        def cosine(s):
            end, e = a.get("t_max", total), a.get("alpha_f", 0.1) * lr
            w = _steps(a, "warmup", end)
            if s < w:
                return init + (lr - init) * s / w
            return e if s >= end else e + (lr - e) * _cosine((s - w) / (end - w))

        if name == "ExponentialScheduler":
            low = a.get("lr_min", 1e-9)
            return low * (lr / low) ** (min(s, total) / total)
        if name in ("LinearWithWarmup", "CosWithWarmup", "HalfCosWithWarmup"):
            end, e = a.get("t_max", total), a.get("alpha_f", 0.1) * lr
            w = _steps(a, "warmup", end)
            half = e + (lr - e) / 2
            if s < w:
                return warm(w, half if name == "HalfCosWithWarmup" else lr)
            if s >= end:
                return e
            p = (s - w) / (end - w)
            if name == "LinearWithWarmup":
                return lr - (lr - e) * p
            return e + (lr - e) * _cosine(p if name == "CosWithWarmup" else (1 + p) / 2)
        if name == "CosWithWarmupAndLinearDecay":
            d = _steps(a, "decay", total, 0.1)
            return line(cosine(total - d), d) if s >= total - d else cosine(s)
        if name == "WSDS":
            start = 0
            for index, length in enumerate(a["period_lengths"]):
                peak = lr * (a["period_lr_multipliers"][index] if "period_lr_multipliers" in a else 1)
                d, x = _steps(a, "decay", length, 0.1), s - start
                if x <= length:
                    w = _steps(a, "warmup", length) if index == 0 else 0
                    if x <= w:
                        return init + (peak - init) * x / w
                    return low + (peak - low) * (length - x) / d if x > length - d else peak
                start += length
            return low
        w = _steps(a, "warmup", total)
        if name == "InvSqrtWithWarmup":
            e = a.get("alpha_f", 0.1) * lr
            return warm(w, lr) if s < w else e + (lr - e) * math.sqrt(w / s)
        if s <= w:
            return warm(w, lr)
        if name == "ConstantWithWarmup":
            return lr
        d = _steps(a, "decay", total, 0.1)
        if name == "WSD":
            return line(lr, d) if s >= total - d else lr
        b = a.get("b", -0.51)
        return line(lr * ((total - d) / w) ** b, d) if s >= total - d else lr * (s / w) ** b

    return rate


def _words(value):
    return [word for text in value for word in text.split(",")]


def _composable(a, t):
    lr = a["lr"]

    def shaped(shape, top, end, x, d):
        return top + (end - top) * x / d if shape == "linear" else end + (top - end) * _cosine(x / d)

    def stages(s):
        start, top = 0, a.get("start_lr_fraction", 1) * lr
        for d, shape, end in zip(a["durations"], _words(a["shapes"]), a["end_lr_fractions"]):
            if s <= start + d:
                return shaped(shape, top, end * lr, s - start, d)
            start, top = start + d, end * lr
        return top

    s, begin = t + 1, a.get("override_start")
    if begin is None or s <= begin:
        return stages(s)
    d, end = a["override_duration"], a.get("override_end_lr_fraction", 0) * lr
    return shaped(a.get("override_shape", "linear"), stages(begin), end, min(s - begin, d), d)


def _litgpt_pretrain(a, t):
    lr, low, each = a.get("lr", 1e-3), a.get("min_lr", 4e-5), a.get("gradient_accumulation_iters", 1)
    total = a["max_iters"]
    w, k = min(total, a.get("lr_warmup_steps", 2000) * each), (t + 1) * each - 1
    if k < w:
        return lr * k / w
    return low if k > total else low + (lr - low) * _cosine((k - w) / (total - w))


def _litgpt_finetune(a, t):
    lr, w, total = a.get("lr", 1e-3), a.get("warmup_steps", 100), a["max_steps"]
    return lr * t / w if t < w else lr * _cosine((t - w) / (total - w))


def _nanogpt(a, t):
    lr, low = a.get("learning_rate", 6e-4), a.get("min_lr", 6e-5)
    w, d = a.get("warmup_iters", 2000), a.get("lr_decay_iters", 600000)
    if t < w:
        return lr * (t + 1) / (w + 1)
    return low if t > d else low + (lr - low) * _cosine((t - w) / (d - w))


def _nanochat(a, t):
    lr, total, w = a.get("lr", 0.02), a["num_iterations"], a.get("warmup_steps", 40)
    d = round(a.get("warmdown_ratio", 0.65) * total)
    if t < w:
        return lr * (t + 1) / w
    if t <= total - d:
        return lr
    p = (total - t) / d
    return lr * (p + (1 - p) * a.get("final_lr_frac", 0.05))


def _modded_nanogpt(a, t):
    total, begin = a["scheduled_iterations"], int(a["scheduled_iterations"] * (1 - a.get("cooldown_frac", 0.6)))
    factor, share = 1.0, 0.0
    if t < total:
        for stage, duration in zip(a["lr_muls"], a["durations"]):
            factor, share = stage, share + duration
            if t < round(total * share):
                break
    if t >= begin:
        x = min(1, (t - begin) / (total - begin))
        factor = factor * (1 - x) + 0.15 * x
    return a["lr"] * factor


def _levanter(name):
    def length(x, total):
        return int(x * total) if x <= 1 else int(x)

    def rate(a, t):
        lr, total = a.get("learning_rate", 6e-4), a["num_train_steps"]
        low = lr * a.get("min_lr_ratio", 0.1)
        a = a | {key: [a[key]] for key in ("cycles", "cycle_length") if key in a and not isinstance(a[key], list)}
        ends = []
        if "cycles" in a:
            cycles = a["cycles"]
            ends = list(cycles) if len(cycles) > 1 else [int(total / cycles[0] * (i + 1)) for i in range(int(cycles[0]) - 1)]
        if "cycle_length" in a:
            lengths = a["cycle_length"]
            if len(lengths) > 1:
                ends = [sum(length(x, total) for x in lengths[:i + 1]) for i in range(len(lengths))]
            else:
                each = length(lengths[0], total)
                ends = [each * (i + 1) for i in range(total // each - 1)]
        ends = [end for end in ends if 0 < end < total] + [total]
        start, last = 0, 0.0
        for index, end in enumerate(ends):
            n = end - start
            w = length(a.get("warmup", 0.01) if index == 0 else a.get("rewarmup", 0), n)
            d = length(a["decay"], n) if "decay" in a else n - w
            hold = n - w - d

            def fall(x):
                if name == "cosine":
                    return low + (lr - low) * _cosine(min(x, d) / d)
                if name == "linear":
                    return lr + (low - lr) * min(x, d) / d
                if name == "constant":
                    return lr
                if name == "inv_sqrt":
                    return max(low, lr * min(1, 1 / math.sqrt(max(x + w, 1) / a.get("timescale", 10000))))
                return max(low, lr / ((lr / low - 1) * max(x, 1) / d + 1))

            if t < end or index + 1 == len(ends):
                x = t - start
                if x < w:
                    return last + (lr - last) * x / w
                return lr if x < w + hold else fall(x - w - hold)
            start, last = end, fall(n - w - hold)

    return rate


def _lingua(name):
    def rate(a, t):
        lr, w, total, r = a.get("lr", 3e-4), a.get("warmup", 2000), a["steps"], a.get("lr_min_ratio", 0.1)
        cycle = a.get("cycle_length", 1.0)
        if name == "constant":
            return lr
        if t < w:
            return lr * t / w
        if name == "inv_sqrt":
            return lr * max((w / t) ** a.get("exp_factor", 0.5), r)
        if name == "wsd":
            n = int(total * cycle)
            end = total if t == total else n * (t // n + 1)
            d = int(end * a.get("decay_fraction", 0.1))
            if t <= end - d:
                return lr
            p = (t - (end - d)) / d
            return lr / (p / r + 1 - p)
        if t > total:
            return lr * r
        p = (t - w) / (total - w)
        if name == "linear":
            return lr * (1 - p + r * p)
        sign = 1 if (t // (total * cycle)) % 2 == 0 else -1
        return lr * (r + 0.5 * (1 - r) * (1 + sign * math.cos(math.pi * p ** a.get("cosine_theta", 1.0) / cycle)))

    return rate


def _maxtext(name):
    def rate(a, t):
        steps, lr = a.get("steps", 150001), a.get("learning_rate", 3e-5)
        total = a.get("learning_rate_schedule_steps", -1)
        total = steps if total == -1 else total
        last, w = lr * a.get("learning_rate_final_fraction", 0.1), int(total * a.get("warmup_steps_fraction", 0.1))
        if t < w:
            return lr * t / w
        if t >= total:
            return 0.0
        d = total - w if name == "cosine" else int(total * a.get("wsd_decay_steps_fraction", 0.1))
        if t < total - d:
            return lr
        x = t - (total - d)
        if name == "cosine" or a.get("wsd_decay_style", "linear") == "cosine":
            p = x / (d - 1) if d > 1 else 1.0
            return last + (lr - last) * _cosine(p)
        return lr + (last - lr) * (x / (d - 1) if d > 1 else 0)

    return rate


def _big_vision(name):
    def rate(a, t):
        lr, total, w, k = a["lr"], a["total_steps"], a.get("warmup_steps", 0), a.get("cooldown_steps", 0)
        p = min(1, max(0, (t - w) / (total - w)))
        if name == "cosine":
            value = _cosine(p)
        elif name == "rsqrt":
            value = 1 / math.sqrt(1 + (max(t - w, 0) + a.get("shift", 0)) / a.get("timescale", 10000))
        elif name == "stair":
            steps = a.get("steps", [])
            steps = steps if isinstance(steps, list) else [steps]
            value = ([1] + list(a.get("mults", [])))[sum(step <= t for step in steps)]
        else:
            end = a.get("linear_end" if name == "linear" else "end", 0)
            value = end + (1 - end) * (1 - p) ** (a.get("power", 1) if name == "polynomial" else 1)
        if w:
            value *= min(1, t / w)
        if k:
            value *= min(1, (total - t) / k)
        return lr * value

    return rate


def _open_clip(name):
    def rate(a, t):
        lr, w, total = a.get("lr", 5e-4), a.get("warmup", 10000), a["total_steps"]
        if t < w:
            return lr * (t + 1) / w
        if name == "cosine":
            return lr * _cosine((t - w) / (total - w))
        k = a.get("cooldown_steps", 0)
        if name == "const" or t < total - k:
            return lr
        end = a.get("lr_cooldown_end", 0.0)
        return (1 - (t - (total - k)) / k) ** a.get("lr_cooldown_power", 1.0) * (lr - end) + end

    return rate


def _lm_engine(name):
    def rate(a, t):
        lr, total, w = a.get("lr", 1e-5), a["num_training_steps"], a.get("num_warmup_steps", 200)
        if name == "power":
            def power(t):
                return min(1, a["a"] / lr * (t * a["c"]) ** a["b"])

            return lr * (power(w) * t / w if t <= w else power(t))
        if w > 0 and t <= w:
            return lr * t / w
        hold = w + a.get("num_constant_steps", 0)
        if name == "constant" or t <= hold:
            return lr
        end = hold + a["num_decay_steps"] if "num_decay_steps" in a else total
        r, p = a.get("lr_decay_factor", 0.1), (t - hold) / (end - hold)
        if name == "exponential":
            return lr * ((1 - r) * math.e * math.exp(-p) + r * math.e - 1) / (math.e - 1)
        if t > end:
            return lr * r
        return lr * (1 + (r - 1) * p if name == "linear" else r + (1 - r) * _cosine(p))

    return rate


def _nemo(name):
    def rate(a, t):
        def steps(stage):
            ratio = a.get(f"{stage}_ratio")
            return a.get(f"{stage}_steps", 0 if ratio is None else int(ratio * a["max_steps"]))

        lr, total, w = a["lr"], a["max_steps"], steps("warmup")
        low = a.get("min_lr", 1e-5 if name == "SquareAnnealing" else 0.0)
        if name == "NoamAnnealing":
            s = max(1, t)
            value = lr * a["d_model"] ** -0.5 * (min(s ** -0.5, s * w ** -1.5) if w > 0 else s ** -0.5)
            return max(value, low) if s > w else value
        constant = steps("constant")
        if name == "CosineAnnealing" and constant > 0:
            if w > 0 and t <= w:
                return lr * t / w
            d = total - constant - w
            return low if t > w + d else low + (lr - low) * _cosine((t - w) / d)
        if w > 0 and t <= w:
            return lr * (t + 1) / (w + 1)
        holds = "hold_steps" in a or "hold_ratio" in a
        hold = w + steps("hold") if holds else 0
        if w <= t < hold:
            return lr
        if t > total:
            return low
        if name in ("WarmupPolicy", "WarmupHoldPolicy"):
            return lr
        if name == "SquareAnnealing":
            return max(low, lr * ((total - t) / (total - w)) ** 2)
        if name == "SquareRootAnnealing":
            return max(low, lr * math.sqrt((total - t) / total))
        if name == "CosineAnnealing":
            return low + (lr - low) * _cosine((t - w) / (total - w))
        if name == "WarmupAnnealing":
            return low + (1 - (t - w) / (total - w)) * (lr - low)
        if name == "InverseSquareRootAnnealing":
            return lr / math.sqrt((t + 1) / (w + 1))
        if name == "PolynomialDecayAnnealing":
            return low + (lr - low) * (1 - min(t - w, total - w) / (total - w)) ** a.get("power", 1.0)
        if name == "PolynomialHoldDecayAnnealing":
            d = total - max(w, hold)
            return low + (lr - low) * (1 - min(t - hold, d) / d) ** a.get("power", 1.0)
        if name == "NoamHoldAnnealing":
            decay = a.get("decay_rate", 0.5)
            apart = hold - w if hold > 0 else 0
            return max(low, lr * max(1, w ** decay) / max(1, (t - apart) ** decay))
        begin = max(hold, w)
        if name == "WarmupHoldAnnealLinear":
            return lr - (lr - low) * (t - begin) / (total - begin)
        return max(low, lr * (1 - math.sqrt((t - begin) / (total - begin))))

    return rate


def _nnunet(a, t):
    return a.get("initial_lr", 0.01) * (1 - t / a.get("max_steps", 1000)) ** a.get("exponent", 0.9)


def _nnunet_warmup(a, t):
    lr, total, w = a.get("initial_lr", 0.01), a.get("max_steps", 1000), a.get("warmup_duration", 50)
    return lr / w * (t + 1) if t < w else lr * (1 - (t - w) / (total - w)) ** a.get("exponent", 0.9)


def _dinov2(a, t):
    base, final, total = a["base_value"], a["final_value"], a["total_iters"]
    w, freeze, start = a.get("warmup_iters", 0), a.get("freeze_iters", 0), a.get("start_warmup_value", 0.0)
    x = t - freeze
    if x < 0:
        return 0.0
    if t >= total:
        return final
    if x < w:
        return start + (base - start) * (x / (w - 1) if w > 1 else 0)
    return final + (base - final) * _cosine((x - w) / (total - w - freeze))


def _mae(a, t):
    lr, low, w, epochs = a["lr"], a.get("min_lr", 0.0), a.get("warmup_epochs", 40), a.get("epochs", 400)
    n, each = a["micro_batches_per_epoch"], a.get("accum_iter", 1)
    epoch, k = divmod(t, n // each)
    x = epoch + k * each / n
    return lr * x / w if x < w else low + (lr - low) * _cosine((x - w) / (epochs - w))


def _swin_linear(a, t):
    lr, total, w, init = a["lr"], a["t_initial"], a.get("warmup_t", 0), a.get("warmup_lr_init", 0.0)
    return init + t * (lr - init) / w if t < w else lr - (lr - lr * a["lr_min_rate"]) * ((t - w) / (total - w))


def _swin_multistep(a, t):
    lr, w, init = a["lr"], a.get("warmup_t", 0), a.get("warmup_lr_init", 0.0)
    return init + t * (lr - init) / w if t < w else lr * a.get("gamma", 0.1) ** sum(m <= t for m in a["milestones"])


def _verl(name):
    def rate(a, t):
        lr, w, total, r = a.get("lr", 1e-6), a.get("num_warmup_steps", 0), a["num_training_steps"], a.get("min_lr_ratio", 0.0)
        if t < w:
            return lr * t / max(1, w)
        if name == "constant":
            return lr
        if name == "cosine":
            p = (t - w) / max(1, total - w)
            return lr * max(r, (1 + r) / 2 + (1 - r) / 2 * math.cos(2 * math.pi * a.get("num_cycles", 0.5) * p))
        stable = int((total - w) * a.get("stable_ratio", 0.9))
        if t < w + stable:
            return lr
        return lr * (r + (1 - r) * _cosine((t - w - stable) / (total - w - stable)) if t < total else r)

    return rate


def _prime_rl(name):
    def rate(a, t):
        lr, total, w, low = a.get("lr", 1e-6), a["max_steps"], a.get("warmup_steps", 10), a.get("min_lr", 0.0)
        if name == "constant":
            return lr
        r = low / lr or 1e-8
        if t < w:
            return lr * (r + (1 - r) * t / w)
        if name == "cosine":
            return low + (lr - low) * _cosine((t - w) / (total - w))
        d = a.get("decay_steps", 10)
        x = t - (total - d)
        return lr if x < 0 or d < 2 else lr * (1 + (r - 1) * min(x, d - 1) / (d - 1))

    return rate


_SCHEDULES = {
    "torchtitan.linear_warmup_stable_decay": _torchtitan, "torchtitan.linear_warmup_linear_decay": _torchtitan_before,
    "olmo_core.ComposableScheduler": _composable, "litgpt.pretrain": _litgpt_pretrain,
    "litgpt.finetune": _litgpt_finetune, "nanogpt.get_lr": _nanogpt, "nanochat.get_lr_multiplier": _nanochat,
    "modded_nanogpt.TrainingSchedule": _modded_nanogpt, "nnunet.PolyLRScheduler": _nnunet,
    "nnunet.warmup": _nnunet_warmup, "dinov2.CosineScheduler": _dinov2, "mae.adjust_learning_rate": _mae,
    "swin.LinearLRScheduler": _swin_linear, "swin.MultiStepLRScheduler": _swin_multistep,
}
for _dialect, _make, _names in [
    ("megatron", _megatron, "constant linear cosine inverse-square-root WSD"),
    ("neox", _neox, "constant linear cosine exponential"), ("nanotron", _nanotron, "linear cosine 1-sqrt"),
    ("olmo", _olmo, "cosine_with_warmup linear_with_warmup cosine_linear_envelope inverse_sqrt_with_warmup "
     "constant_with_warmup max_scheduler constant"),
    ("olmo_core", _olmo_core, "ConstantWithWarmup WSD LinearWithWarmup CosWithWarmup HalfCosWithWarmup InvSqrtWithWarmup "
     "PowerLR CosWithWarmupAndLinearDecay WSDS ExponentialScheduler"),
    ("levanter", _levanter, "cosine linear constant inv_sqrt inv"),
    ("lingua", _lingua, "constant linear inv_sqrt cosine wsd"), ("maxtext", _maxtext, "cosine wsd"),
    ("big_vision", _big_vision, "cosine linear polynomial rsqrt stair"),
    ("open_clip", _open_clip, "cosine const const-cooldown"),
    ("lm_engine", _lm_engine, "linear cosine exponential constant power"),
    ("nemo", _nemo, "WarmupPolicy WarmupHoldPolicy SquareAnnealing SquareRootAnnealing CosineAnnealing WarmupAnnealing "
     "InverseSquareRootAnnealing PolynomialDecayAnnealing PolynomialHoldDecayAnnealing WarmupHoldAnnealLinear "
     "WarmupHoldAnnealOneMinusSquareRoot NoamAnnealing NoamHoldAnnealing"),
    ("verl", _verl, "constant cosine wsd"), ("prime_rl", _prime_rl, "constant linear cosine"),
]:
    for _name in _names.split():
        _SCHEDULES[f"{_dialect}.{_name}"] = _make(_name)
