"""Evaluates the emulator's alarms by a timer, every ten seconds, and sets their states; no emulator does that.

Usage: alarm_evaluator.py ALIVE_FILE   (AWS_CONFIG_FILE and AWS_PROFILE say where CloudWatch is)
"""

import datetime
import pathlib
import sys
import time

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from aws.alarm_rule import BREACHES, evaluate, reason

EVERY = 10  # seconds
DELAY = 3  # seconds after a full period, so that its datapoint has come


def slots_of(cloudwatch, alarm: dict, now: float) -> tuple[list[float | None], list[tuple[str, float]]]:
    """The newest N + 2 whole periods, oldest first; and the datapoints there are, newest first, for the reason."""
    period, count = alarm["Period"], alarm["EvaluationPeriods"] + 2
    end = int(now // period) * period
    begin = end - count * period
    found = cloudwatch.get_metric_statistics(
        Namespace=alarm["Namespace"],
        MetricName=alarm["MetricName"],
        Dimensions=alarm.get("Dimensions", []),
        StartTime=datetime.datetime.fromtimestamp(begin, datetime.UTC),
        EndTime=datetime.datetime.fromtimestamp(end, datetime.UTC),
        Period=period,
        Statistics=[alarm["Statistic"]],
    )["Datapoints"]
    by_slot = {int((p["Timestamp"].timestamp() - begin) // period): p[alarm["Statistic"]] for p in found}
    slots = [by_slot.get(i) for i in range(count)]
    told = [
        (datetime.datetime.fromtimestamp(begin + i * period, datetime.UTC).strftime("%d/%m/%y %H:%M:%S"), round(v, 2))
        for i, v in sorted(by_slot.items(), reverse=True)
        if 0 <= i < count
    ]
    return slots, told


def judge(cloudwatch, now: float) -> None:
    for alarm in cloudwatch.describe_alarms()["MetricAlarms"]:
        if alarm.get("ComparisonOperator") not in BREACHES or "Statistic" not in alarm:
            continue
        slots, told = slots_of(cloudwatch, alarm, now)
        state = evaluate(alarm, slots)
        if state and state != alarm["StateValue"]:
            why = reason(alarm, state, told)
            cloudwatch.set_alarm_state(AlarmName=alarm["AlarmName"], StateValue=state, StateReason=why)
            print(f"{alarm['AlarmName']}: {alarm['StateValue']} -> {state}: {why}", flush=True)


def main() -> None:
    alive = pathlib.Path(sys.argv[1])
    cloudwatch = boto3.client("cloudwatch")
    while True:
        now = time.time()
        try:
            judge(cloudwatch, now)
            alive.touch()
        except (BotoCoreError, ClientError, OSError) as error:
            print(f"not evaluated: {error}", file=sys.stderr, flush=True)
        time.sleep(EVERY - (time.time() - DELAY) % EVERY)


main()
