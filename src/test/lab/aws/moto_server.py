"""Runs moto, with SageMaker training jobs that take their time and can be stopped, and EKS node groups that are one with
their Auto Scaling groups (node_group_bounds.py).

moto's are Completed at once, and it has no StopTrainingJob; here a job goes through the documented states.
"""

import datetime
import json

from moto.sagemaker import models, responses
from moto.sagemaker.exceptions import ValidationError
from moto.server import main

from aws import node_group_bounds
from aws.training_course import TRAINING_BEGINS, course, transitions


class TimedTrainingJob(models.FakeTrainingJob):
    __module__ = models.__name__  # from which moto takes the service

    def __init__(self, *arguments, **named):
        super().__init__(*arguments, **named)
        self.stopped_after = None
        self.final_metric_data_list = None

    def age(self) -> float:
        return (models.utcnow() - self.creation_time).total_seconds()

    def bring_up_to_date(self) -> None:
        steps = course(self.age(), self.stopped_after)
        latest = steps[-1]
        self.training_job_status, self.secondary_status = latest.status, latest.secondary
        self.last_modified_time = self.at(latest.begins)
        self.training_start_time = self.at(TRAINING_BEGINS) if self.age() >= TRAINING_BEGINS else None
        ended = latest.status in ("Completed", "Stopped")
        self.training_end_time = self.at(latest.begins) if ended else None
        if ended and self.training_start_time:
            seconds = round((self.training_end_time - self.training_start_time).total_seconds())
            self.training_time_in_seconds = self.billable_time_in_seconds = max(1, seconds)
        self.secondary_status_transitions = [
            {
                "Status": step.secondary,
                "StartTime": self.at(step.begins),
                "StatusMessage": step.message,
                **({"EndTime": self.at(end)} if end is not None else {}),
            }
            for step, end in transitions(steps)
        ]

    def at(self, seconds: float) -> datetime.datetime:
        return self.creation_time + datetime.timedelta(seconds=seconds)

    @property
    def response_object(self):
        self.bring_up_to_date()
        response = super().response_object
        response.pop("StoppedAfter", None)
        if self.training_job_status != "Completed":
            response.pop("ModelArtifacts", None)
        return response

    def stop(self) -> None:
        self.bring_up_to_date()
        if self.training_job_status != "InProgress":
            raise ValidationError(
                message=f"The request was rejected because the training job is in status {self.training_job_status}."
            )
        self.stopped_after = self.age()


def list_up_to_date(backend, *arguments, **named):
    for job in backend.training_jobs.values():
        job.bring_up_to_date()
    return list_training_jobs(backend, *arguments, **named)


def stop_training_job(self):
    name = json.loads(self.body)["TrainingJobName"]
    self.sagemaker_backend.describe_training_job(name)
    self.sagemaker_backend.training_jobs[name].stop()
    return responses.EmptyResult()


models.FakeTrainingJob = TimedTrainingJob
list_training_jobs = models.SageMakerModelBackend.list_training_jobs
models.SageMakerModelBackend.list_training_jobs = list_up_to_date
responses.SageMakerResponse.stop_training_job = stop_training_job
node_group_bounds.install()
main()
