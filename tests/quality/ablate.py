"""What each rule earns: `python tests/quality/ablate.py [--only NAME] [--sets …] [--jobs N] [--json FILE]`.

Switches off, one at a time, each function of kg.extract (a repair step gives back what it was given, any other finds
nothing), each module, and the patterns of each module, and prints by how much the scores fall: what it earns, with the
interval that holds 95 of 100 resamples of the articles (a paired bootstrap). Nothing in kg knows of it.
"""

from __future__ import annotations

import argparse
import fnmatch
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from ablation.finding import find_patterns, find_rules
from ablation.switches import Fired, Switch, all_of, find_switches
from ablation.trials import Bench, Key, Trial
from scoring.marks import Kind
from scoring.noise import Noisy, gains
from sets import CORPORA

SETS = ("newsgold-train", "newsgold-dev", "polnear-dev")
KINDS = ("step", "module", "patterns", "rule", "pattern")  # in the order in which they are tried
HEADS = {Kind.PARTS: "mean", Kind.ATTRIBUTIONS: "linked", Kind.INCIDENTS: "date on an event"}
_MOVED = 0.05  # points under which a score is said not to move


@dataclass(frozen=True, slots=True)
class Earned:
    """What one switch earns: of each set, by how much its scores fall without it."""

    kind: str
    name: str
    off: str
    fires: Mapping[str, int]  # in how many articles of each set
    changed: Mapping[str, int]  # … of which the output is another
    broken: Mapping[str, int]
    earns: Mapping[str, Mapping[str, Noisy]]

    def head(self, corpus: str) -> Noisy:
        """The gain in a set's first score."""
        return self.earns[corpus][HEADS[CORPORA[corpus].kind]]

    @property
    def verdict(self) -> str:
        """In a few words, what the numbers say."""
        if not any(self.fires.values()):
            return "never fires"
        heads = [self.head(corpus) for corpus in self.earns]
        if self.broken:
            return "the code counts on it"
        if not any(self.changed.values()):
            return "changes nothing"
        if all(head.is_noise for head in heads):
            return "nothing beyond noise"
        worst, best = min(heads, key=lambda h: h.high), max(heads, key=lambda h: h.low)
        return " and ".join((["earns"] if best.low > 0 else []) + (["costs"] if worst.high < 0 else []))


def main() -> None:
    """Parse the options, run the trials, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", metavar="NAME", help="switches of this name; * stands for anything")
    parser.add_argument("--together", action="store_true", help="with --only: all of them off at once")
    parser.add_argument(
        "--kinds", nargs="+", choices=KINDS, default=KINDS[:-1], help="all but single patterns unless set"
    )
    parser.add_argument("--sets", nargs="+", choices=sorted(CORPORA), default=SETS, metavar="SET", help=" ".join(SETS))
    parser.add_argument("--jobs", type=int, default=2, help="processes (2)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the numbers there, too")
    parser.add_argument("--tags", type=Path, metavar="FOLDER", help="keep the model's tags there between runs")
    args = parser.parse_args()
    missing = [name for name in args.sets if not CORPORA[name].is_there]
    if missing:
        sys.exit(f"not here: {', '.join(missing)}; they stand in the folder shared/ beside the repository")
    with tempfile.TemporaryDirectory(prefix="news-kg-tags-") as folder:
        bench = Bench([CORPORA[name] for name in args.sets], args.jobs, args.tags or Path(folder))
        earned = ablate(bench, args.kinds, args.only or (), together=args.together)
    if args.json:
        args.json.write_text(json.dumps([asdict(one) | {"verdict": one.verdict} for one in earned], indent=1) + "\n")
    print("\n".join(table(earned, args.sets)))


def ablate(bench: Bench, kinds: Iterable[str], only: Sequence[str], *, together: bool = False) -> list[Earned]:
    """What each switch of these kinds and names earns, or all of them at once; the most first."""
    bench.prepare()
    rules, patterns = find_rules(), find_patterns()
    fired, ways = bench.watch(rules, patterns)
    switches = [
        switch
        for switch in find_switches(rules, patterns, ways)
        if switch.kind in kinds and (not only or any(fnmatch.fnmatchcase(switch.name, name) for name in only))
    ]
    if together:
        switches = [all_of(switches)]
    where = {switch: where_it_fires(switch, fired) for switch in switches}
    work = sorted(
        ((switch, keys) for switch, keys in where.items() if keys),
        key=lambda pair: (KINDS.index(pair[0].kind), -len(pair[1])),
    )
    trials = {switch: Trial({}, Counter()) for switch in switches}
    for done, (switch, trial) in enumerate(bench.trials(work), 1):
        trials[switch] = trial
        print(f"{done} of {len(work)}: {switch.name}", file=sys.stderr, flush=True)
    earned = [earned_by(bench, switch, where[switch], trial) for switch, trial in trials.items()]
    return sorted(earned, key=lambda one: -max(one.head(corpus).value for corpus in one.earns))


def where_it_fires(switch: Switch, fired: Mapping[Fired, set[Key]]) -> set[Key]:
    """The articles in which any of what is switched off has an effect."""
    return {key for name in switch.fires for key in fired.get(name, ())}


def earned_by(bench: Bench, switch: Switch, keys: Iterable[Key], trial: Trial) -> Earned:
    """What the trial of a switch says; an article that broke counts as read as ever."""
    earns = {}
    for corpus in bench.corpora:
        own = [key for key in bench.articles if key[0] == corpus.name]
        without = [trial.marks.get(key, bench.marks[key]) for key in own]
        earns[corpus.name] = gains([bench.marks[key] for key in own], without)
    rule, way = switch.rules[0] if switch.rules else (None, 0)
    counts = [Counter(name for name, _ in some) for some in (keys, trial.marks)]
    fires, changed = ({corpus.name: count[corpus.name] for corpus in bench.corpora} for count in counts)
    off = rule.ways[way].name if rule and len(switch.rules) == 1 else ""
    return Earned(switch.kind, switch.name, off, fires, changed, dict(trial.broken), earns)


def table(earned: Iterable[Earned], corpora: Sequence[str]) -> list[str]:
    """The lines of a table in Markdown."""
    lines = [
        "| switch | kind | articles changed | "
        + " | ".join(f"{c}: {HEADS[CORPORA[c].kind]}" for c in corpora)
        + " | | moves |",
        "|---|---|---|" + "---|" * len(corpora) + "---|---|",
    ]
    for one in earned:
        changed = "/".join(str(one.changed[corpus]) for corpus in corpora)
        heads = " | ".join(f"{one.head(c).value:+.2f} ±{(one.head(c).high - one.head(c).low) / 2:.2f}" for c in corpora)
        broken = ", ".join(f"{error} in {n}" for error, n in one.broken.items())
        verdict = one.verdict + (f" ({broken})" if broken else "")
        lines.append(f"| {one.name} | {one.kind} | {changed} | {heads} | {verdict} | {moved(one, corpora)} |")
    return lines


def moved(one: Earned, corpora: Iterable[str]) -> str:
    """The parts that a switch moves beyond noise."""
    found = []
    for corpus in corpora:
        parts = {part: gain for part, gain in one.earns[corpus].items() if part != HEADS[CORPORA[corpus].kind]}
        words = [f"{p} {g.value:+.1f}" for p, g in parts.items() if abs(g.value) >= _MOVED and not g.is_noise]
        found += [f"{corpus}: {', '.join(words)}"] if words else []
    return "; ".join(found)


if __name__ == "__main__":
    main()
