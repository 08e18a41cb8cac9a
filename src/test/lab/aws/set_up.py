"""Puts into the emulators what the stage has: the alarm and what it triggers, the networks, the EKS cluster.

Usage: set_up.py HOOK_URL
"""

import io
import json
import sys
import zipfile

import boto3

from cluster.node_groups import CLUSTER, GROUPS, REGION, ZONES, NodeGroup

ALARM, TOPIC, FUNCTION = "octank-cpu-high", "octank-burst", "octank-burst-shift"
TRAINING_REGION = "us-west-2"


def role(iam, name: str, service: str) -> str:
    trust = {
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}],
    }
    return iam.create_role(RoleName=name, AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"]


def package() -> bytes:
    """A function's code must be something; the emulator does not run it, but sends its events to the hook."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("README", "Invocations go to the lab's hook.\n")
    return file.getvalue()


def chain(hook: str) -> None:
    """Alarm to topic to function."""
    arn = boto3.client("lambda").create_function(
        FunctionName=FUNCTION,
        Runtime="java25",
        Handler="cockpit.burst.Handler",
        Role=role(boto3.client("iam"), FUNCTION, "lambda.amazonaws.com"),
        Timeout=30,
        MemorySize=512,
        Code={"ZipFile": package()},
        Environment={
            "Variables": {
                "ALARM": ALARM,
                "ROUTE": "recommend-split",
                "NAMESPACE": "hipster-app",
                "SERVICE": "recommendationservice",
                "CLOUD_WEIGHT": "80",
                "MINISTACK_LAMBDA_PROXY_URL": hook,
            }
        },
    )["FunctionArn"]
    topic = boto3.client("sns").create_topic(Name=TOPIC)["TopicArn"]
    boto3.client("lambda").add_permission(
        FunctionName=FUNCTION,
        StatementId="sns",
        Action="lambda:InvokeFunction",
        Principal="sns.amazonaws.com",
        SourceArn=topic,
    )
    boto3.client("sns").subscribe(TopicArn=topic, Protocol="lambda", Endpoint=arn)
    boto3.client("logs").create_log_group(logGroupName=f"/aws/lambda/{FUNCTION}")
    boto3.client("cloudwatch").put_metric_alarm(
        AlarmName=ALARM,
        AlarmDescription="CPU of the on-prem hosts",
        Namespace="CWAgent",
        MetricName="cpu_usage_active",
        Dimensions=[{"Name": "ClusterName", "Value": "Octank-Cluster"}],
        Statistic="Average",
        Period=10,
        EvaluationPeriods=3,
        DatapointsToAlarm=3,
        Threshold=70,
        ComparisonOperator="GreaterThanThreshold",
        TreatMissingData="missing",
        AlarmActions=[topic],
        ActionsEnabled=True,
    )


def networks() -> list[str]:
    """Two networks, peered, and a route on each side. Answers with the cloud's subnets."""
    ec2 = boto3.client("ec2")
    names = {"aws-cluster": "10.10.0.0/16", "octank-cluster": "10.20.0.0/16"}
    vpcs = {name: ec2.create_vpc(CidrBlock=cidr)["Vpc"]["VpcId"] for name, cidr in names.items()}
    peering = ec2.create_vpc_peering_connection(VpcId=vpcs["aws-cluster"], PeerVpcId=vpcs["octank-cluster"])
    peering_id = peering["VpcPeeringConnection"]["VpcPeeringConnectionId"]
    ec2.accept_vpc_peering_connection(VpcPeeringConnectionId=peering_id)
    for name, other in (("aws-cluster", "octank-cluster"), ("octank-cluster", "aws-cluster")):
        table = ec2.create_route_table(VpcId=vpcs[name])["RouteTable"]["RouteTableId"]
        ec2.create_route(RouteTableId=table, DestinationCidrBlock=names[other], VpcPeeringConnectionId=peering_id)
        ec2.create_tags(Resources=[vpcs[name], table], Tags=[{"Key": "Name", "Value": name}])
    ec2.create_tags(Resources=[peering_id], Tags=[{"Key": "Name", "Value": "pcx-octank-aws"}])
    return [
        ec2.create_subnet(VpcId=vpcs["aws-cluster"], CidrBlock=cidr, AvailabilityZone=zone)["Subnet"]["SubnetId"]
        for cidr, zone in (("10.10.0.0/20", f"{REGION}a"), ("10.10.16.0/20", f"{REGION}c"))
    ]


def cluster(subnets: list[str]) -> None:
    """The EKS cluster and its node groups."""
    iam, eks = boto3.client("iam"), boto3.client("eks")
    eks.create_cluster(
        name=CLUSTER,
        version="1.34",
        roleArn=role(iam, "eks-cluster", "eks.amazonaws.com"),
        resourcesVpcConfig={"subnetIds": subnets},
        logging={"clusterLogging": [{"types": ["api", "audit", "authenticator"], "enabled": True}]},
    )
    node_role = role(iam, "eks-node", "ec2.amazonaws.com")
    for group in GROUPS:
        node_group(group, subnets, node_role)
    boto3.client("logs").create_log_group(logGroupName="/aws/eks/AWS-Cluster/cluster")


def node_group(group: NodeGroup, subnets: list[str], node_role: str) -> None:
    """A managed node group, and the Auto Scaling group that EKS would make for it."""
    boto3.client("autoscaling").create_auto_scaling_group(
        AutoScalingGroupName=group.asg,
        MinSize=group.least,
        MaxSize=group.most,
        DesiredCapacity=group.least,
        LaunchTemplate={"LaunchTemplateName": group.asg, "Version": "1"},
        AvailabilityZones=list(ZONES),
        Tags=[{"Key": key, "Value": value, "PropagateAtLaunch": True} for key, value in group.tags().items()],
    )
    boto3.client("eks").create_nodegroup(
        clusterName=CLUSTER,
        nodegroupName=group.name,
        scalingConfig={"minSize": group.least, "maxSize": group.most, "desiredSize": group.least},
        subnets=subnets,
        instanceTypes=[group.machine.type],
        amiType=group.ami,
        capacityType=group.capacity,
        nodeRole=node_role,
        labels=dict(group.labels),
        taints=[{"key": key, "value": value, "effect": effect} for key, value, effect in group.taints],
    )


def training() -> None:
    """Training runs in another region than the clusters."""
    boto3.client("s3", region_name=TRAINING_REGION).create_bucket(
        Bucket="octank-training", CreateBucketConfiguration={"LocationConstraint": TRAINING_REGION}
    )
    role(boto3.client("iam"), "sagemaker-execution", "sagemaker.amazonaws.com")


def main() -> None:
    chain(sys.argv[1])
    cluster(networks())
    training()


main()
