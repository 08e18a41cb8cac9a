"""How CloudWatch evaluates an alarm: M of the newest N datapoints. Pure.

Source: Amazon CloudWatch user guide, "How CloudWatch alarms evaluate" and "treat missing data".
"""

import operator
from collections.abc import Callable

BREACHES: dict[str, Callable[[float, float], bool]] = {
    "GreaterThanThreshold": operator.gt,
    "GreaterThanOrEqualToThreshold": operator.ge,
    "LessThanThreshold": operator.lt,
    "LessThanOrEqualToThreshold": operator.le,
}
WORDS = {
    "GreaterThanThreshold": "greater than",
    "GreaterThanOrEqualToThreshold": "greater than or equal to",
    "LessThanThreshold": "less than",
    "LessThanOrEqualToThreshold": "less than or equal to",
}


def evaluate(alarm: dict, slots: list[float | None]) -> str | None:
    """The state that N + 2 slots, oldest first, ask for; None to keep the present one."""
    n = alarm["EvaluationPeriods"]
    m = alarm.get("DatapointsToAlarm") or n
    treat = alarm.get("TreatMissingData") or "missing"

    def breaching(value: float) -> bool:
        return BREACHES[alarm["ComparisonOperator"]](value, alarm["Threshold"])

    real = [value for value in slots if value is not None]
    if len(real) >= n:
        return "ALARM" if sum(map(breaching, real[-n:])) >= m else "OK"
    if treat in ("breaching", "notBreaching"):
        filled = sum(map(breaching, real)) + (n - len(real) if treat == "breaching" else 0)
        return "ALARM" if filled >= m else "OK"
    if not real:
        return None if treat == "ignore" else "INSUFFICIENT_DATA"
    if sum(map(breaching, real)) >= m:
        return "ALARM"
    if not all(map(breaching, real)):
        return "OK"
    if treat == "ignore":
        return None
    oldest = len(slots) - next(i for i, value in enumerate(slots) if value is not None)
    return "ALARM" if oldest >= m else "INSUFFICIENT_DATA"


def reason(alarm: dict, state: str, points: list[tuple[str, float]]) -> str:
    """CloudWatch's own words. Points are (time, value), newest first."""
    if state == "INSUFFICIENT_DATA":
        missing = alarm["EvaluationPeriods"] - len(points)
        return f"Insufficient Data: {missing} datapoint{'s were' if missing != 1 else ' was'} unknown."
    n = alarm["EvaluationPeriods"]
    m = alarm.get("DatapointsToAlarm") or n
    agree = [
        (time, value)
        for time, value in points[:n]
        if BREACHES[alarm["ComparisonOperator"]](value, alarm["Threshold"]) == (state == "ALARM")
    ]
    shown = ", ".join(f"{value} ({time})" for time, value in agree)
    needed, change = (m, "OK -> ALARM") if state == "ALARM" else (n - m + 1, "ALARM -> OK")
    return (
        f"Threshold Crossed: {len(agree)} out of the last {n} datapoint{'s' if n != 1 else ''} [{shown}] "
        f"{'were' if len(agree) != 1 else 'was'} {'' if state == 'ALARM' else 'not '}"
        f"{WORDS[alarm['ComparisonOperator']]} the threshold ({float(alarm['Threshold'])}) "
        f"(minimum {needed} datapoint{'s' if needed != 1 else ''} for {change} transition)."
    )
