"""Gives ministack's Auto Scaling groups a life: instances that are ordered and become InService, scaling activities in
AWS's words, TerminateInstanceInAutoScalingGroup, and lack of capacity. ministack's own groups fill at once and in silence.

What EC2 would know is told by files in the folder LAB_EC2 (scaling/hooks.py writes them): short/<group> for lack of
capacity, taken/<instance> for a Spot instance that has been taken.
"""

import itertools
import json
import os
import pathlib
import time
from xml.sax.saxutils import escape

from ministack.services import autoscaling as service

from aws.scaling_course import BY_BOUNDS, BY_CREATION, BY_REQUEST, Course, utc
from cluster.node_groups import GROUPS, instance_id

EC2 = pathlib.Path(os.environ["LAB_EC2"])
MACHINES = {group.asg: group.machine.type for group in GROUPS}

courses: dict[str, Course] = {}
ordinals = itertools.count(1)


def settled(name: str) -> Course:
    """The group's course, brought up to now, and ministack's record of it."""
    group, course, now = service._asgs[name], courses[name], time.time()
    for file in (EC2 / "taken").glob("i-*"):
        if course.taken(file.name, now):
            file.unlink(missing_ok=True)
    course.settle(now, (EC2 / "short" / name).exists())
    group["DesiredCapacity"] = course.desired
    group["Instances"] = [
        {
            "InstanceId": each.id,
            "InstanceType": course.machine,
            "LifecycleState": each.state(now),
            "HealthStatus": "Healthy",
            "AvailabilityZone": each.zone,
            "ProtectedFromScaleIn": False,
            "LaunchTemplate": group.get("LaunchTemplate") or {},
        }
        for each in course.instances
    ]
    return course


def value(params: dict, key: str) -> int:
    return int(service._p(params, key))


def create(params: dict) -> tuple:
    answer = create_group(params)
    name = service._p(params, "AutoScalingGroupName")
    if answer[0] == 200:
        group = service._asgs[name]
        course = Course(
            name, MACHINES.get(name, "m5.large"), group["AvailabilityZones"], lambda: instance_id(next(ordinals))
        )
        courses[name] = course
        course.want(group["DesiredCapacity"], BY_CREATION, time.time())
        settled(name)
    return answer


def bring_up_to_date(params: dict) -> None:
    for name in list(service._asgs):
        settled(name)


def describe(params: dict) -> tuple:
    bring_up_to_date(params)
    return describe_groups(params)


def describe_instances(params: dict) -> tuple:
    bring_up_to_date(params)
    return describe_group_instances(params)


def unknown(name: str) -> tuple:
    return service._error("ValidationError", f"AutoScalingGroup name not found - AutoScalingGroup {name} not found")


def set_desired(params: dict) -> tuple:
    name, desired = service._p(params, "AutoScalingGroupName"), value(params, "DesiredCapacity")
    if name not in courses:
        return unknown(name)
    group = service._asgs[name]
    if desired > group["MaxSize"]:
        return service._error(
            "ValidationError",
            f"New SetDesiredCapacity value {desired} is above max value {group['MaxSize']} for the AutoScalingGroup.",
        )
    if desired < group["MinSize"]:
        return service._error(
            "ValidationError",
            f"New SetDesiredCapacity value {desired} is below min value {group['MinSize']} for the AutoScalingGroup.",
        )
    settled(name).want(desired, BY_REQUEST, time.time())
    settled(name)
    return service._xml(200, "SetDesiredCapacityResponse", "")


def update(params: dict) -> tuple:
    name = service._p(params, "AutoScalingGroupName")
    if name not in courses:
        return unknown(name)
    group = service._asgs[name]
    before, bounds = settled(name), dict(group)
    for key in ("MinSize", "MaxSize", "DesiredCapacity"):
        if service._p(params, key):
            bounds[key] = value(params, key)
    if bounds["MinSize"] > bounds["MaxSize"]:
        return service._error(
            "ValidationError",
            "Max bound, {MaxSize}, must be greater than or equal to min bound, {MinSize}".format(**bounds),
        )
    group["MinSize"], group["MaxSize"] = bounds["MinSize"], bounds["MaxSize"]
    desired = min(max(bounds["DesiredCapacity"], group["MinSize"]), group["MaxSize"])
    before.want(desired, BY_BOUNDS, time.time(), group["MinSize"], group["MaxSize"])
    settled(name)
    return service._xml(200, "UpdateAutoScalingGroupResponse", "")


def terminate(params: dict) -> tuple:
    instance = service._p(params, "InstanceId")
    decrement = service._p(params, "ShouldDecrementDesiredCapacity") == "true"
    for name, course in courses.items():
        if any(each.id == instance for each in settled(name).staying()):
            if decrement and course.desired <= service._asgs[name]["MinSize"]:
                return service._error(
                    "ValidationError",
                    f"Currently, desiredSize equals minSize ({course.desired}). "
                    "Terminating instance without replacement will violate group's min size constraint. "
                    "Either set shouldDecrementDesiredCapacity flag to false or lower group's min size.",
                )
            course.terminate(instance, decrement, time.time())
            activity = course.activities[0]
            settled(name)
            return service._xml(
                200,
                "TerminateInstanceInAutoScalingGroupResponse",
                "<TerminateInstanceInAutoScalingGroupResult><Activity>"
                f"{activity_xml(name, activity)}</Activity></TerminateInstanceInAutoScalingGroupResult>",
            )
    return service._error(
        "ValidationError", f"Instance Id not found - No managed instance found for instance ID: {instance}"
    )


def activities(params: dict) -> tuple:
    asked = service._p(params, "AutoScalingGroupName")
    if asked and asked not in courses:
        return unknown(asked)
    found = [(name, each) for name in ([asked] if asked else courses) for each in settled(name).activities]
    found.sort(key=lambda pair: -pair[1].begun)
    wanted = {service._p(params, f"ActivityIds.member.{i}") for i in range(1, 100)} - {""}
    most = int(service._p(params, "MaxRecords") or 100)
    shown = [pair for pair in found if not wanted or pair[1].id in wanted][:most]
    members = "".join(f"<member>{activity_xml(name, each)}</member>" for name, each in shown)
    return service._xml(
        200,
        "DescribeScalingActivitiesResponse",
        f"<DescribeScalingActivitiesResult><Activities>{members}</Activities></DescribeScalingActivitiesResult>",
    )


def activity_xml(name: str, activity) -> str:
    now = time.time()
    status = activity.status(now)
    over = status in ("Successful", "Failed")
    fields = {
        "ActivityId": activity.id,
        "AutoScalingGroupName": name,
        "AutoScalingGroupARN": service._asgs[name]["AutoScalingGroupARN"],
        "Description": activity.description,
        "Cause": activity.cause,
        "StartTime": utc(activity.begun),
        "EndTime": utc(activity.ends) if over else "",
        "StatusCode": status,
        "StatusMessage": activity.failure,
        "Progress": "100" if over else "30",
        "Details": json.dumps({"Availability Zone": activity.zone}),
    }
    return "".join(f"<{key}>{escape(text)}</{key}>" for key, text in fields.items() if text)


def instance_xml(instance: dict, include_group_name: str = "") -> str:
    kind = instance.get("InstanceType", "")
    return plain_instance_xml(instance, include_group_name).replace(
        "<LifecycleState>", f"<InstanceType>{kind}</InstanceType><LifecycleState>"
    )


create_group, describe_groups = service._create_asg, service._describe_asgs
describe_group_instances = service._describe_asg_instances
plain_instance_xml = service._instance_member_xml


def install() -> None:
    service._reconcile_instances = lambda group: None
    service._instance_member_xml = instance_xml
    service._ACTION_MAP.update(
        CreateAutoScalingGroup=create,
        DescribeAutoScalingGroups=describe,
        DescribeAutoScalingInstances=describe_instances,
        DescribeScalingActivities=activities,
        SetDesiredCapacity=set_desired,
        TerminateInstanceInAutoScalingGroup=terminate,
        UpdateAutoScalingGroup=update,
    )
