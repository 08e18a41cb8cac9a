"""How an Auto Scaling group moves towards its desired capacity, instance by instance. Pure: time is an argument.

Source: Amazon EC2 Auto Scaling user guide, instance lifecycle and "Verify a scaling activity"; the activities' texts are
those that DescribeScalingActivities gives. A group without capacity tries again, as the real one does.
"""

import datetime
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field

RUNS_AFTER = 4.0  # seconds from order to InService
GONE_AFTER = 3.0  # seconds from Terminating to gone
TRIES_AGAIN = 30.0  # seconds between launches that fail
KEPT = 100  # activities

BY_REQUEST = "a user request explicitly set group desired capacity changing the desired capacity from {0} to {1}."
BY_BOUNDS = (
    "a user request update of AutoScalingGroup constraints to min: {2}, max: {3}, desired: {1} changing the desired "
    "capacity from {0} to {1}."
)
BY_CREATION = "a user request created an AutoScalingGroup changing the desired capacity from 0 to {1}."
NO_REASON = ""


def utc(at: float) -> str:
    return datetime.datetime.fromtimestamp(at, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass
class Instance:
    id: str
    zone: str
    launched: float
    leaves: float | None = None

    def state(self, now: float) -> str:
        if self.leaves is not None:
            return "Terminating"
        return "InService" if now >= self.launched + RUNS_AFTER else "Pending"


@dataclass
class Activity:
    id: str
    description: str
    cause: str
    zone: str
    begun: float
    ends: float  # when it is known how it went
    failure: str = ""

    def status(self, now: float) -> str:
        if self.failure:
            return "Failed"
        if now >= self.ends:
            return "Successful"
        return "PreInService" if self.description.startswith("Launching") else "InProgress"


@dataclass
class Course:
    """One group. Every door takes the time, and what was due by then has happened before."""

    name: str
    machine: str
    zones: list[str]
    new_id: Callable[[], str]
    desired: int = 0
    instances: list[Instance] = field(default_factory=list)
    activities: list[Activity] = field(default_factory=list)  # newest first
    reason: str = NO_REASON  # why desired is what it is, with its time; told by the next activities
    next_try: float = 0.0
    counted: int = 0

    def want(self, desired: int, why: str, now: float, least: int = 0, most: int = 0) -> None:
        if desired == self.desired:
            return
        self.reason = f"At {utc(now)} " + why.format(self.desired, desired, least, most)
        self.desired = desired

    def settle(self, now: float, short: bool) -> None:
        """What is due: instances that leave are gone, missing ones are ordered, those too many are told to go."""
        self.instances = [i for i in self.instances if i.leaves is None or now < i.leaves + GONE_AFTER]
        staying = self.staying()
        if len(staying) > self.desired:
            # Named oldest first, so that the newest go.
            for instance in sorted(staying, key=lambda i: i.launched)[self.desired :]:
                count = len(self.staying())
                self._leave(
                    instance,
                    now,
                    self._because(
                        now,
                        f"an instance was taken out of service in response to a difference between desired and actual "
                        f"capacity, shrinking the capacity from {count} to {count - 1}.  At {utc(now)} instance "
                        f"{instance.id} was selected for termination.",
                    ),
                )
        elif len(staying) < self.desired and (not short or now >= self.next_try):
            for count in range(len(staying), self.desired):
                self._launch(now, count, short)
            self.next_try = now + TRIES_AGAIN
        if len(self.staying()) == self.desired:
            self.reason = NO_REASON

    def terminate(self, instance: str, decrement: bool, now: float) -> bool:
        """TerminateInstanceInAutoScalingGroup; False where there is no such instance."""
        found = [each for each in self.staying() if each.id == instance]
        count = len(self.staying())
        for each in found:
            self._leave(
                each,
                now,
                f"At {utc(now)} instance {instance} was taken out of service in response to a user "
                f"request, shrinking the capacity from {count} to {count - 1}.",
            )
            if decrement:
                self.desired -= 1
        return bool(found)

    def taken(self, instance: str, now: float) -> bool:
        """EC2 has taken a Spot instance; the group wants as many as before."""
        found = [each for each in self.staying() if each.id == instance]
        for each in found:
            self._leave(
                each,
                now,
                f"At {utc(now)} an instance was taken out of service in response to an EC2 health "
                "check indicating it has been terminated or stopped.",
            )
            each.leaves = now - GONE_AFTER
        return bool(found)

    def staying(self) -> list[Instance]:
        return [each for each in self.instances if each.leaves is None]

    def _because(self, now: float, what: str) -> str:
        return f"{self.reason}  At {utc(now)} {what}".removeprefix("  ")

    def _launch(self, now: float, count: int, short: bool) -> None:
        zone = self.zones[count % len(self.zones)]
        cause = self._because(
            now,
            "an instance was started in response to a difference between desired and actual "
            f"capacity, increasing the capacity from {count} to {count + 1}.",
        )
        if short:
            others = [each for each in self.zones if each != zone]
            failure = (
                f"We currently do not have sufficient {self.machine} capacity in the Availability Zone you requested "
                f"({zone}). Our system will be working on provisioning additional capacity. You can currently get "
                f"{self.machine} capacity by not specifying an Availability Zone in your request or choosing "
                f"{', '.join(others)}. Launching EC2 instance failed."
            )
            self._note(f"Launching a new EC2 instance.  Status Reason: {failure}", cause, zone, now, now, failure)
            return
        instance = Instance(self.new_id(), zone, now)
        self.instances.append(instance)
        self._note(f"Launching a new EC2 instance: {instance.id}", cause, zone, now, now + RUNS_AFTER)

    def _leave(self, instance: Instance, now: float, cause: str) -> None:
        instance.leaves = now
        self._note(f"Terminating EC2 instance: {instance.id}", cause, instance.zone, now, now + GONE_AFTER)

    def _note(self, description: str, cause: str, zone: str, now: float, ends: float, failure: str = "") -> None:
        self.counted += 1
        name = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{self.name}/{self.counted}/{now}"))
        self.activities.insert(0, Activity(name, description, cause, zone, now, ends, failure))
        del self.activities[KEPT:]
