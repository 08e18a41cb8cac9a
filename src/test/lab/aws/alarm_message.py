"""What CloudWatch tells an SNS topic of an alarm. Source: Amazon CloudWatch user guide, alarm notifications by SNS."""

import datetime
import json

REGIONS = {
    "ap-northeast-2": "Asia Pacific (Seoul)",
    "us-west-2": "US West (Oregon)",
    "us-east-1": "US East (N. Virginia)",
}


def display(region: str) -> str:
    return REGIONS.get(region, region)


def subject(alarm: dict, state: str, region: str) -> str:
    return f'{state}: "{alarm["AlarmName"]}" in {display(region)}'[:100]


def moment(epoch: float) -> str:
    utc = datetime.datetime.fromtimestamp(epoch, datetime.UTC)
    return utc.strftime("%Y-%m-%dT%H:%M:%S.") + f"{utc.microsecond // 1000:03d}+0000"


def message(alarm: dict, old_state: str, new_state: str, reason: str, account: str, region: str) -> str:
    now = datetime.datetime.now(datetime.UTC).timestamp()
    periods = alarm.get("EvaluationPeriods", 1)
    return json.dumps(
        {
            "AlarmName": alarm["AlarmName"],
            "AlarmDescription": alarm.get("AlarmDescription") or None,
            "AWSAccountId": account,
            "AlarmConfigurationUpdatedTimestamp": moment(now),
            "NewStateValue": new_state,
            "NewStateReason": reason,
            "StateChangeTime": moment(now),
            "Region": display(region),
            "AlarmArn": f"arn:aws:cloudwatch:{region}:{account}:alarm:{alarm['AlarmName']}",
            "OldStateValue": old_state,
            "OKActions": alarm.get("OKActions") or [],
            "AlarmActions": alarm.get("AlarmActions") or [],
            "InsufficientDataActions": alarm.get("InsufficientDataActions") or [],
            "Trigger": {
                "MetricName": alarm.get("MetricName"),
                "Namespace": alarm.get("Namespace"),
                "StatisticType": "Statistic",
                "Statistic": str(alarm.get("Statistic", "Average")).upper(),
                "Unit": alarm.get("Unit") or None,
                "Dimensions": [{"value": d["Value"], "name": d["Name"]} for d in alarm.get("Dimensions") or []],
                "Period": alarm.get("Period", 60),
                "EvaluationPeriods": periods,
                "DatapointsToAlarm": alarm.get("DatapointsToAlarm") or periods,
                "ComparisonOperator": alarm.get("ComparisonOperator"),
                "Threshold": alarm.get("Threshold"),
                "TreatMissingData": alarm.get("TreatMissingData") or "missing",
                "EvaluateLowSampleCountPercentile": "",
            },
        }
    )
