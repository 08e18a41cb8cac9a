package cockpit.live.aws;

/// Everything that is ever asked of AWS. A policy that allows [#action()] of each is enough.
enum Operation {
    DESCRIBE_ALARMS(Service.CLOUDWATCH, "DescribeAlarms"),
    DESCRIBE_ALARM_HISTORY(Service.CLOUDWATCH, "DescribeAlarmHistory"),
    LIST_METRICS(Service.CLOUDWATCH, "ListMetrics"),
    GET_METRIC_DATA(Service.CLOUDWATCH, "GetMetricData"),
    SET_ALARM_STATE(Service.CLOUDWATCH, "SetAlarmState"),
    FILTER_LOG_EVENTS(Service.LOGS, "FilterLogEvents"),
    LIST_SUBSCRIPTIONS(Service.SNS, "ListSubscriptionsByTopic"),
    GET_FUNCTION_CONFIGURATION(Service.LAMBDA, "GetFunctionConfiguration"),
    DESCRIBE_PEERINGS(Service.EC2, "DescribeVpcPeeringConnections"),
    DESCRIBE_ROUTE_TABLES(Service.EC2, "DescribeRouteTables"),
    DESCRIBE_CLUSTER(Service.EKS, "DescribeCluster"),
    DESCRIBE_NODEGROUP(Service.EKS, "DescribeNodegroup"),
    DESCRIBE_AUTO_SCALING_GROUPS(Service.AUTO_SCALING, "DescribeAutoScalingGroups"),
    DESCRIBE_SCALING_ACTIVITIES(Service.AUTO_SCALING, "DescribeScalingActivities"),
    DESCRIBE_POLICIES(Service.AUTO_SCALING, "DescribePolicies"),
    UPDATE_NODEGROUP_CONFIG(Service.EKS, "UpdateNodegroupConfig"),
    GET_CALLER_IDENTITY(Service.STS, "GetCallerIdentity"),
    SEND_COMMAND(Service.SSM, "SendCommand");

    final Service service;
    final String call;

    Operation(Service service, String call) {
        this.service = service;
        this.call = call;
    }

    /// As a policy writes it.
    String action() {
        return service.prefix + ":" + call;
    }

    /// As it is shown.
    String shown() {
        return service.shown + " " + call;
    }
}
