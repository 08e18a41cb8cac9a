"""Prints what the account has of the stage, for the lab's check; fails where something is missing."""

import boto3


def told(group: dict, scaling: dict) -> str:
    bounds = group["scalingConfig"]
    return (
        f"node group {group['nodegroupName']} ({group['capacityType']}, {group['instanceTypes'][0]}) "
        f"{bounds['minSize']} to {bounds['maxSize']}, wants {scaling['DesiredCapacity']}"
    )


def inventory() -> str:
    topic = boto3.client("sns").list_topics()["Topics"][0]["TopicArn"]
    subscription = boto3.client("sns").list_subscriptions_by_topic(TopicArn=topic)["Subscriptions"][0]
    function = boto3.client("lambda").get_function(FunctionName="octank-burst-shift")["Configuration"]
    peering = boto3.client("ec2").describe_vpc_peering_connections()["VpcPeeringConnections"][0]
    tables = boto3.client("ec2").describe_route_tables()["RouteTables"]
    routes = [r for t in tables for r in t["Routes"] if r.get("VpcPeeringConnectionId")]
    eks = boto3.client("eks")
    names = eks.list_nodegroups(clusterName="AWS-Cluster")["nodegroups"]
    groups = [eks.describe_nodegroup(clusterName="AWS-Cluster", nodegroupName=name)["nodegroup"] for name in names]
    scaling = {
        g["AutoScalingGroupName"]: g
        for g in boto3.client("autoscaling").describe_auto_scaling_groups()["AutoScalingGroups"]
    }
    return (
        f"topic {topic.split(':')[-1]} to {subscription['Protocol']} {subscription['Endpoint'].split(':')[-1]}, "
        f"function {function['State']}, peering {peering['Status']['Code']} with {len(routes)} routes, "
        f"cluster {eks.describe_cluster(name='AWS-Cluster')['cluster']['status']}, "
        + ", ".join(told(group, scaling[group["resources"]["autoScalingGroups"][0]["name"]]) for group in groups)
    )


print(inventory())
