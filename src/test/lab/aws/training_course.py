"""The states a training job goes through, and when. Pure.

Source: SageMaker's DescribeTrainingJob (SecondaryStatusTransitions and their messages); the times are those of a
published run of xgboost-mnist on one ml.m4.xlarge, 259 s in all, here ten times as fast.
"""

from dataclasses import dataclass

FASTER = 10
STOPPING = 3.0  # seconds from StopTrainingJob to Stopped


@dataclass(frozen=True)
class Step:
    begins: float  # seconds after creation
    status: str
    secondary: str
    message: str


STEPS = [
    Step(seconds / FASTER, status, secondary, message)
    for seconds, status, secondary, message in (
        (0, "InProgress", "Starting", "Launching requested ML instances"),
        (67, "InProgress", "Starting", "Preparing the instances for training"),
        (119, "InProgress", "Downloading", "Downloading input data"),
        (140, "InProgress", "Training", "Downloading the training image"),
        (170, "InProgress", "Training", "Training image download completed. Training in progress."),
        (250, "InProgress", "Uploading", "Uploading generated training model"),
        (259, "Completed", "Completed", "Training job completed"),
    )
]
TRAINING_BEGINS = next(step.begins for step in STEPS if step.secondary == "Downloading")


def course(age: float, stopped_at: float | None) -> list[Step]:
    """The steps gone through by a job of this age; stopped_at is the age at which somebody stopped it."""
    if stopped_at is None or stopped_at >= STEPS[-1].begins:
        return [step for step in STEPS if step.begins <= age]
    steps = [step for step in STEPS if step.begins <= stopped_at]
    steps.append(Step(stopped_at, "Stopping", "Stopping", "Stopping the training job"))
    if age >= stopped_at + STOPPING:
        steps.append(Step(stopped_at + STOPPING, "Stopped", "Stopped", "Training job stopped"))
    return steps


def transitions(steps: list[Step]) -> list[tuple[Step, float | None]]:
    """One for each secondary status, with the message that it had last, and when it ended."""
    merged: list[Step] = []
    for step in steps:
        if merged and merged[-1].secondary == step.secondary:
            merged[-1] = Step(merged[-1].begins, step.status, step.secondary, step.message)
        else:
            merged.append(step)
    ends = [step.begins for step in merged[1:]] + [None]
    return list(zip(merged, ends, strict=True))
