"""Stands for both SageMaker controllers: makes jobs of TrainingJob objects, and tells their states in the objects.

Usage: training_operator.py KUBECONFIG ALIVE_FILE

For the older operator (sagemaker.aws.amazon.com/v1) and for ACK (sagemaker.services.k8s.aws/v1alpha1), in the primary
cluster. An object deleted stops its job, if it still runs.
"""

import pathlib
import sys
import time

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from cluster.api import Api

OLD = "/apis/sagemaker.aws.amazon.com/v1"
ACK = "/apis/sagemaker.services.k8s.aws/v1alpha1"
REGION = "us-west-2"
# Names that differ in more than their first letter's case.
NAMES = {"roleArn": "RoleArn", "roleARN": "RoleArn", "s3Uri": "S3Uri", "s3URI": "S3Uri", "kmsKeyID": "KmsKeyId"}
NOT_SENT = {"region", "sageMakerEndpoint", "tags", "trainingJobName", "hyperParameters"}


def sent(value):
    """Fields as the API spells them."""
    if isinstance(value, dict):
        return {NAMES.get(k, k[0].upper() + k[1:]): sent(v) for k, v in value.items()}
    return [sent(v) for v in value] if isinstance(value, list) else value


def job_name(group: str, item: dict) -> str:
    named = item["spec"].get("trainingJobName")
    if named or group == ACK:
        return named
    return f"{item['metadata']['name']}-{item['metadata']['uid'].replace('-', '')}"[:63]


def request(group: str, item: dict) -> dict:
    spec = item["spec"]
    hyper = spec.get("hyperParameters") or {}
    if group == OLD and hyper:
        hyper = {pair["name"]: pair["value"] for pair in hyper}
    fields = sent({key: value for key, value in spec.items() if key not in NOT_SENT})
    return {"TrainingJobName": job_name(group, item), **fields, **({"HyperParameters": hyper} if hyper else {})}


def status(group: str, job: dict) -> dict:
    told = {"trainingJobStatus": job["TrainingJobStatus"], "secondaryStatus": job["SecondaryStatus"]}
    model = job.get("ModelArtifacts", {}).get("S3ModelArtifacts")
    if group == OLD:
        told["sageMakerTrainingJobName"] = job["TrainingJobName"]
        return {**told, **({"modelPath": model} if model else {})}
    arn = job["TrainingJobArn"]
    told["ackResourceMetadata"] = {"arn": arn, "region": REGION, "ownerAccountID": arn.split(":")[4]}
    over = job["TrainingJobStatus"] in ("Completed", "Stopped", "Failed")
    told["conditions"] = [{"type": "ACK.ResourceSynced", "status": "True" if over else "False"}]
    return {**told, **({"modelArtifacts": {"s3ModelArtifacts": model}} if model else {})}


class Operator:
    def __init__(self, api: Api):
        self.api = api
        self.clients: dict[str, object] = {}
        self.jobs: dict[str, tuple[str, str]] = {}  # of an object's uid: the job's region and name

    def sagemaker(self, region: str):
        if region not in self.clients:
            self.clients[region] = boto3.client("sagemaker", region_name=region)
        return self.clients[region]

    def round(self) -> None:
        present = set()
        for group in (OLD, ACK):
            for item in self.api.get(f"{group}/trainingjobs")["items"]:
                present.add(item["metadata"]["uid"])
                self.follow(group, item)
        for uid in self.jobs.keys() - present:
            region, name = self.jobs.pop(uid)
            if self.sagemaker(region).describe_training_job(TrainingJobName=name)["TrainingJobStatus"] == "InProgress":
                self.sagemaker(region).stop_training_job(TrainingJobName=name)

    def follow(self, group: str, item: dict) -> None:
        uid, region = item["metadata"]["uid"], item["spec"].get("region", REGION)
        sagemaker = self.sagemaker(region)
        try:
            if uid not in self.jobs:
                self.jobs[uid] = (region, job_name(group, item))
                sagemaker.create_training_job(**request(group, item))
            told = status(group, sagemaker.describe_training_job(TrainingJobName=self.jobs[uid][1]))
        except (BotoCoreError, ClientError) as error:
            told = {"trainingJobStatus": "Failed", "additional" if group == OLD else "failureReason": str(error)}
        if any(item.get("status", {}).get(key) != value for key, value in told.items()):
            metadata = item["metadata"]
            path = f"{group}/namespaces/{metadata['namespace']}/trainingjobs/{metadata['name']}/status"
            self.api.merge(path, {"status": told})


def main() -> None:
    operator, alive = Operator(Api(sys.argv[1], "MAIN")), pathlib.Path(sys.argv[2])
    while True:
        try:
            operator.round()
            alive.touch()
        except (BotoCoreError, ClientError, OSError, ValueError) as error:
            print(f"not followed: {error}", file=sys.stderr, flush=True)
        time.sleep(1)


main()
