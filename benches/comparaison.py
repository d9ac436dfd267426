"""The last day alone, without a reason, in Python: how much longer it takes, and whether it is the same day.

Reads what `derivation.rs` prints with `--last-days`. `make bench` runs both.
"""

import platform
import sys
import time
from datetime import date, timedelta
from importlib.metadata import version

import holidays
from dateutil.relativedelta import relativedelta

ROUNDS = 7
# Two months, then the franc day: relativedelta adds them in that order.
TERME = relativedelta(months=2, days=1)
LENDEMAIN = timedelta(days=1)
FERIES = holidays.France()


def dernier_jour(depart):
    fin = depart + TERME
    while fin.weekday() >= 5 or fin in FERIES:
        fin += LENDEMAIN
    return fin


def nanoseconds(departs):
    """Nanoseconds a day, in the best of several rounds."""
    rounds = []
    for _ in range(ROUNDS):
        start = time.perf_counter_ns()
        for depart in departs:
            dernier_jour(depart)
        rounds.append(time.perf_counter_ns() - start)
    return min(rounds) / len(departs)


def nombre(n):
    """Two significant digits, with a French comma or spaces."""
    rounded = float(f"{n:.2g}")
    text = f"{rounded:,.0f}" if rounded >= 10 else f"{rounded:.1f}"
    return text.replace(",", "\u202f").replace(".", ",")


def main():
    rust = float(next(sys.stdin))
    rust_with_reasons = float(next(sys.stdin))
    expected = [tuple(map(date.fromisoformat, line.split())) for line in sys.stdin]
    departs = [depart for depart, _ in expected]

    # This first round also lets `holidays` fill its years: it is not timed.
    differences = [(depart, fin, dernier_jour(depart)) for depart, fin in expected if dernier_jour(depart) != fin]
    for depart, ours, theirs in differences[:10]:
        print(f"{depart} : {ours} en Rust, {theirs} en Python")
    if differences or not expected:
        sys.exit(f"{len(differences)} différences sur {len(expected)} dates comparées.")

    python = nanoseconds(departs)
    tools = f"Python {platform.python_version()}, dateutil {version('python-dateutil')}, holidays {version('holidays')}"
    print(f"Deux mois, jour franc, report, depuis chaque jour du {departs[0]:%d/%m/%Y} au {departs[-1]:%d/%m/%Y}.")
    print(f"Dates comparées : {len(expected)}, toutes les mêmes.")
    print(f"Une date, sans ses raisons : {nombre(rust)} ns en Rust, {nombre(python)} ns en Python ({tools}).")
    print(f"Quantième est {nombre(python / rust)} fois plus rapide que dateutil et holidays,")
    print(f"et encore {nombre(python / rust_with_reasons)} fois quand lui seul donne les raisons.")


main()
