"""Makes the logs that reading is measured on. usage: logs.py csv|state|events|rates FILE"""
import json
import math
import struct
import sys


def cosine(step, total):
    return 1e-3 * 0.5 * (1 + math.cos(math.pi * step / total))


def csv(path, rows=10_000_000):
    """Ten columns, of which a rate and its step are two."""
    with open(path, "w", buffering=1 << 22) as file:
        file.write("step,lr,loss,accuracy,grad_norm,throughput,val_loss,val_accuracy,memory,time\n")
        rest = [f"2.{k % 9973:04d},0.{k % 7919:04d},1.{k % 997:03d},{1000 + k % 37}.5,2.{k % 8887:04d},0.{k % 6007:04d},{12000 + k % 100},{k * 0.25}\n" for k in range(10_007)]
        for start in range(0, rows, 100_000):
            file.write("".join(f"{k},{cosine(k, rows)!r},{rest[k % 10_007]}" for k in range(start, start + 100_000)))


def state(path, size=100_000_000):
    """A trainer_state.json as transformers writes it, of about so many bytes."""
    total, rows = size // 175 * 10, []
    for step in range(10, total, 10):
        rows.append({"epoch": step / total * 3, "grad_norm": 0.5 + step % 997 / 1000.123, "learning_rate": cosine(step - 1, total), "loss": 1.1 + step % 9973 / 1e4, "step": step})
    with open(path, "w") as file:
        json.dump({"best_metric": None, "epoch": 3.0, "global_step": total, "log_history": rows, "max_steps": total, "num_train_epochs": 3}, file, indent=2)


def events(path, rows=1_000_000):
    """A file of TensorBoard with so many scalars."""
    table = []
    for byte in range(256):
        for _ in range(8):
            byte = byte >> 1 ^ 0x82F63B78 if byte & 1 else byte >> 1
        table.append(byte)

    def masked(data):
        sum = 0xFFFFFFFF
        for byte in data:
            sum = table[(sum ^ byte) & 255] ^ sum >> 8
        sum ^= 0xFFFFFFFF
        return struct.pack("<I", ((sum >> 15 | sum << 17) + 0xA282EAD8) & 0xFFFFFFFF)

    def record(data):
        length = struct.pack("<Q", len(data))
        return length + masked(length) + data + masked(data)

    def varint(number):
        out = b""
        while number > 127:
            out, number = out + bytes([number & 127 | 128]), number >> 7
        return out + bytes([number])

    def field(number, data):
        return bytes([number << 3 | 2, len(data)]) + data

    with open(path, "wb", buffering=1 << 22) as file:
        file.write(record(b"\x09" + struct.pack("<d", 1.7e9) + field(3, b"brain.Event:2")))
        for step in range(rows):
            value = field(1, b"train/learning_rate") + b"\x15" + struct.pack("<f", cosine(step, rows))
            when = b"\x09" + struct.pack("<d", 1.7e9 + step) + (b"\x10" + varint(step) if step else b"")
            file.write(record(when + field(5, field(1, value))))


def rates(path, rows=1_000_000):
    """A log of so many updates, which goes on from an older checkpoint in its middle."""
    with open(path, "w", buffering=1 << 22) as file:
        file.write("step,lr\n")
        for step in range(rows):
            file.write(f"{step},{cosine(step if step < rows // 2 else step - 1000, rows)!r}\n")


if __name__ == "__main__":
    {"csv": csv, "state": state, "events": events, "rates": rates}[sys.argv[1]](sys.argv[2])
