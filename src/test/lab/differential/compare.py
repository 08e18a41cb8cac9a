"""Puts the real controllers' cases to the cockpit's models, and lists where they answer otherwise.

Usage: compare.py COCKPIT CASES.jsonl   (COCKPIT is the program; exit status 1 where something differs)

Compared are the replicas before and after each of the HPA's syncs, and of each pod that waits its feasible nodes and, where
there are none, the scheduler's message.
"""

import json
import pathlib
import subprocess
import sys

KINDS = ("hpa-run", "scheduler")


def asked(cockpit: str, kind: str, cases: list[dict]) -> list[dict]:
    text = "".join(json.dumps(case, separators=(",", ":")) + "\n" for case in cases)
    done = subprocess.run([cockpit, "decide", kind, "--batch"], input=text, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{cockpit} decide {kind} ended with {done.returncode}: {done.stderr.strip()[-500:]}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def parts(kind: str, answer: dict) -> list[tuple[str, dict]]:
    """What is compared, by what it is called."""
    decision = answer.get("decision")
    if decision is None:
        return [("answer", answer)]
    if kind == "hpa-run":
        return [(s["at"], {key: s[key] for key in ("currentReplicas", "desiredReplicas")}) for s in decision["steps"]]
    return [(p["name"], {key: p[key] for key in ("feasibleNodes", "message")}) for p in decision["pods"]]


def main() -> None:
    cockpit, file = sys.argv[1:]
    lines = [json.loads(line) for line in pathlib.Path(file).read_text().splitlines()]
    different = 0
    for kind in KINDS:
        cases = [line for line in lines if line["kind"] == kind]
        answers = asked(cockpit, kind, [line["case"] for line in cases])
        compared = 0
        for line, answer in zip(cases, answers, strict=True):
            real, ours = parts(kind, line["answer"]), parts(kind, answer)
            compared += len(real)
            if len(real) != len(ours):
                different += 1
                print(f"{kind}, run {line['run']}: {len(real)} answers, the model gives {len(ours)}: {ours[:1]}")
                continue
            for (name, theirs), (_, model) in zip(real, ours, strict=True):
                if theirs != model:
                    different += 1
                    print(f"{kind}, run {line['run']}, {name}: real {theirs}, model {model}")
                    break  # what follows in this run follows from it
        print(f"{kind}: {len(cases)} runs, {compared} answers compared")
    print(f"{different} runs differ" if different else "no difference")
    sys.exit(1 if different else 0)


main()
