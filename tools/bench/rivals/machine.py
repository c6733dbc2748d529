"""The machine that figures are of, as they must be quoted with it."""

import os


def first_of(path, key):
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            for line in file:
                name, _, value = line.partition(":")
                if name.strip() == key:
                    return value.strip()
    except OSError:
        pass
    return ""


def load():
    return os.getloadavg()[0]


def cores():
    return len(os.sched_getaffinity(0))


def described():
    model = first_of("/proc/cpuinfo", "model name") or "processor unknown"
    flags = first_of("/proc/cpuinfo", "flags").split()
    widest = next((text for flag, text in (("avx512bw", "AVX-512"), ("avx2", "AVX2"))
                   if flag in flags), "no AVX2")
    memory = first_of("/proc/meminfo", "MemTotal").split()
    gibibytes = f"{int(memory[0]) / 2**20:.0f} GiB" if memory else "memory unknown"
    count = cores()
    return f"{model}, {widest}, {count} core{'s' if count != 1 else ''}, {gibibytes}"
