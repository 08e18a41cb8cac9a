"""Makes moto's EKS node groups one with their Auto Scaling groups, which are in the other emulator: bounds that
UpdateNodegroupConfig sets reach the Auto Scaling group, and DescribeNodegroup tells what that group has. An update takes
a while, in which the group is UPDATING; DescribeUpdate, which moto lacks, follows it.
"""

import time

import boto3
from botocore.exceptions import ClientError
from moto.core.responses import ActionResult
from moto.eks import models, responses, urls
from moto.eks.exceptions import InvalidParameterException, ResourceNotFoundException

TAKES = 3.0  # seconds from UpdateNodegroupConfig to ACTIVE
SIZES = {"minSize": "MinSize", "maxSize": "MaxSize", "desiredSize": "DesiredCapacity"}
WORDS = {"minSize": "Minimum", "desiredSize": "desired"}

updated: dict[str, float] = {}  # node group's ARN: when
updates: dict[str, tuple[dict, str]] = {}  # update's id: the update, its node group's ARN

describe = models.EKSBackend.describe_nodegroup
create = models.EKSBackend.create_nodegroup
change = models.EKSBackend.update_nodegroup_config


def asg(nodegroup: str) -> str:
    return f"eks-{nodegroup}"


def created(backend, *arguments, **named):
    nodegroup = create(backend, *arguments, **named)
    nodegroup.resources["autoScalingGroups"] = [{"name": asg(nodegroup.nodegroup_name)}]
    return nodegroup


def described(backend, cluster_name: str, nodegroup_name: str):
    nodegroup = describe(backend, cluster_name, nodegroup_name)
    groups = boto3.client("autoscaling").describe_auto_scaling_groups(AutoScalingGroupNames=[asg(nodegroup_name)])
    for group in groups["AutoScalingGroups"]:
        nodegroup.scaling_config = {size: group[key] for size, key in SIZES.items()}
    nodegroup.status = "UPDATING" if busy(nodegroup.arn) else "ACTIVE"
    return nodegroup


def busy(arn: str) -> bool:
    return time.time() < updated.get(arn, 0) + TAKES


def changed(backend, cluster_name: str, nodegroup_name: str, scaling_config: dict | None = None, **named) -> dict:
    nodegroup = described(backend, cluster_name, nodegroup_name)
    if scaling_config:
        sizes = {**nodegroup.scaling_config, **scaling_config}
        for smaller, larger in (("minSize", "maxSize"), ("minSize", "desiredSize"), ("desiredSize", "maxSize")):
            if sizes[smaller] > sizes[larger]:
                raise invalid(
                    cluster_name,
                    nodegroup_name,
                    f"{WORDS[smaller]} capacity {sizes[smaller]} can't be greater "
                    f"than {larger.removesuffix('Size')} size {sizes[larger]}",
                )
        try:
            boto3.client("autoscaling").update_auto_scaling_group(
                AutoScalingGroupName=asg(nodegroup_name), **{key: sizes[size] for size, key in SIZES.items()}
            )
        except ClientError as error:
            raise invalid(cluster_name, nodegroup_name, str(error)) from error
    update = change(backend, cluster_name, nodegroup_name, scaling_config=scaling_config, **named)
    updated[nodegroup.arn] = time.time()
    updates[update["id"]] = (update, nodegroup.arn)
    return told(update["id"])


def invalid(cluster: str, nodegroup: str, message: str) -> InvalidParameterException:
    return InvalidParameterException(
        clusterName=cluster, nodegroupName=nodegroup, fargateProfileName=None, addonName=None, message=message
    )


def told(update: str) -> dict:
    known, arn = updates[update]
    return {**known, "status": "InProgress" if busy(arn) else "Successful"}


def describe_update(self) -> ActionResult:
    update = self._get_param("updateId")
    if update not in updates:
        raise ResourceNotFoundException(
            clusterName=self._get_param("name"),
            nodegroupName=self._get_param("nodegroupName"),
            fargateProfileName=None,
            addonName=None,
            message=f"No update found for ID: {update}",
        )
    return ActionResult({"update": told(update)})


def install() -> None:
    models.EKSBackend.create_nodegroup = created
    models.EKSBackend.describe_nodegroup = described
    models.EKSBackend.update_nodegroup_config = changed
    responses.EKSResponse.describe_update = describe_update
    urls.url_paths["{0}/clusters/(?P<name>[^/]+)/updates/(?P<updateId>[^/]+)$"] = urls.response.dispatch
