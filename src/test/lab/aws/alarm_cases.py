"""Holds the lab's alarm rule to CloudWatch's documented cases. Usage: alarm_cases.py CASES.jsonl"""

import json
import pathlib
import sys

from aws.alarm_rule import evaluate

VALUES = {"X": 90.0, "0": 10.0, "-": None}
wrong = right = 0
for line in pathlib.Path(sys.argv[1]).read_text().splitlines():
    case = json.loads(line)
    for treat in ("missing", "ignore", "breaching", "notBreaching"):
        if case.get(treat) is None:
            continue
        alarm = {
            "EvaluationPeriods": case["n"],
            "DatapointsToAlarm": case["m"],
            "TreatMissingData": treat,
            "Threshold": 70.0,
            "ComparisonOperator": "GreaterThanThreshold",
        }
        state = evaluate(alarm, [VALUES[point] for point in case["points"].split()]) or "keep"
        if state == case[treat]:
            right += 1
        else:
            wrong += 1
            print(f"{case['points']} {case['m']} of {case['n']}, {treat}: {state}, should be {case[treat]}")
print(f"{right} cases right, {wrong} wrong")
sys.exit(1 if wrong else 0)
