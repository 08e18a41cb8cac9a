"""Runs ministack, with CloudWatch's alarms set right.

ministack evaluates an alarm on each PutMetricData, by the mean of the whole window, whatever the dimensions and M of N
are. That is switched off here: alarm_evaluator.py evaluates by a timer, as CloudWatch documents it, and sets the state.
And the message that an alarm sends is given the shape that CloudWatch documents. In XML, which the SDK for Java asks for,
ministack leaves out most of an alarm; that is put in. Auto Scaling groups live as scaling_groups.py has it.
"""

import datetime
from xml.sax.saxutils import escape

from ministack import app
from ministack.core.responses import get_account_id, get_region, new_uuid
from ministack.services import cloudwatch, sns

from aws import scaling_groups
from aws.alarm_message import message, subject

ACTIONS = {"ALARM": "AlarmActions", "OK": "OKActions", "INSUFFICIENT_DATA": "InsufficientDataActions"}


def send(alarm: dict, old_state: str, new_state: str, reason: str) -> None:
    if not alarm.get("ActionsEnabled", True):
        return
    text = message(alarm, old_state, new_state, reason, get_account_id(), get_region())
    for topic in alarm.get(ACTIONS[new_state]) or []:
        if topic.startswith("arn:aws:sns:"):
            sns._fanout(topic, new_uuid(), text, subject(alarm, new_state, get_region()))


describe_alarms = cloudwatch._describe_alarms


def left_out(alarm: dict) -> str:
    plain = {key: alarm[key] for key in ("Period", "Statistic", "TreatMissingData") if alarm.get(key)}
    plain["ActionsEnabled"] = str(alarm.get("ActionsEnabled", True)).lower()
    updated = datetime.datetime.fromtimestamp(alarm.get("StateUpdatedTimestamp", 0), datetime.UTC)
    plain["StateUpdatedTimestamp"] = updated.strftime("%Y-%m-%dT%H:%M:%SZ")
    actions = "".join(f"<member>{escape(arn)}</member>" for arn in alarm.get("AlarmActions") or [])
    return "".join(f"<{key}>{value}</{key}>" for key, value in plain.items()) + f"<AlarmActions>{actions}</AlarmActions>"


def described(params: dict, data: dict, is_cbor: bool, is_json: bool = False) -> tuple:
    answer = describe_alarms(params, data, is_cbor, is_json)
    if is_cbor or is_json or answer[0] != 200:
        return answer
    status, headers, body = answer
    text = body.decode() if isinstance(body, bytes) else body
    for name, alarm in cloudwatch._alarms.items():
        told = f"<member><AlarmName>{name}</AlarmName>"
        text = text.replace(told, told + left_out(alarm))
    return status, headers, text.encode() if isinstance(body, bytes) else text


cloudwatch._describe_alarms = described
cloudwatch._evaluate_alarm = lambda alarm: None
cloudwatch._dispatch_alarm_actions = send
scaling_groups.install()
app.main()
