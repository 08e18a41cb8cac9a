"""Runs ministack, with CloudWatch's alarms set right.

ministack evaluates an alarm on each PutMetricData, by the mean of the whole window, whatever the dimensions and M of N
are. That is switched off here: alarm_evaluator.py evaluates by a timer, as CloudWatch documents it, and sets the state.
And the message that an alarm sends is given the shape that CloudWatch documents.
"""

from ministack import app
from ministack.core.responses import get_account_id, get_region, new_uuid
from ministack.services import cloudwatch, sns

from aws.alarm_message import message, subject

ACTIONS = {"ALARM": "AlarmActions", "OK": "OKActions", "INSUFFICIENT_DATA": "InsufficientDataActions"}


def send(alarm: dict, old_state: str, new_state: str, reason: str) -> None:
    if not alarm.get("ActionsEnabled", True):
        return
    text = message(alarm, old_state, new_state, reason, get_account_id(), get_region())
    for topic in alarm.get(ACTIONS[new_state]) or []:
        if topic.startswith("arn:aws:sns:"):
            sns._fanout(topic, new_uuid(), text, subject(alarm, new_state, get_region()))


cloudwatch._evaluate_alarm = lambda alarm: None
cloudwatch._dispatch_alarm_actions = send
app.main()
