package cockpit.live.aws;

import java.time.Duration;

/// How long to wait between two askings.
///
/// AWS's default quotas, in calls a second for an account and region, which others use too: DescribeAlarms 9,
/// DescribeAlarmHistory 20, GetMetricData 50, ListMetrics 25, FilterLogEvents 5, GetFunctionConfiguration 15 with all
/// other calls of Lambda's control plane, ListSubscriptionsByTopic 30, DescribeRouteTables 20 (a bucket's refill),
/// DescribeCluster 10 or more, GetCallerIdentity hundreds. EC2 Auto Scaling names no numbers; its calls share one
/// bucket. (AWS General Reference, "Service endpoints and quotas".)
/// None of these is ever used by more than a tenth. What the audience waits for is asked every two seconds.
final class Pace {
    /// Alarm and history: two calls.
    static final Duration ALARM = Duration.ofSeconds(2);
    /// The function's log: one call, and a page more where much is logged.
    static final Duration INVOCATIONS = Duration.ofSeconds(2);
    /// All datapoints in one call; agents send every 10 s at most. Five metrics make 0.04 $ an hour.
    static final Duration DATAPOINTS = Duration.ofSeconds(5);
    /// What the mesh counted, where Prometheus does not tell: a minute's sums, some hundred metrics in one call, which
    /// makes 0.18 $ an hour.
    static final Duration MESH = Duration.ofSeconds(20);
    /// Which hosts there are.
    static final Duration HOSTS = Duration.ofMinutes(1);
    /// All Auto Scaling groups in one call: what they want is what the audience waits for.
    static final Duration CAPACITY = Duration.ofSeconds(2);
    /// A call for each group.
    static final Duration ACTIVITIES = Duration.ofSeconds(4);
    /// A call for each managed node group.
    static final Duration NODE_GROUPS = Duration.ofSeconds(10);
    /// Configuration, which changes only when somebody changes it.
    static final Duration CONFIGURATION = Duration.ofSeconds(30);

    private Pace() {}

    /// Within which an answer should come: a pause, and a call at its slowest.
    static Duration heardWithin(Duration pause) {
        return pause.plus(AwsAccess.ANSWER).plus(AwsAccess.ANSWER);
    }
}
