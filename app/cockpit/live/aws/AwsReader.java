package cockpit.live.aws;

import cockpit.live.Feed;
import cockpit.live.Reader;
import cockpit.live.Rounds;
import cockpit.live.SourceHealth;
import cockpit.live.StageFile;
import cockpit.live.mesh.SecondChoice;
import cockpit.simulation.Prices;
import cockpit.world.Origin;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/// Reads AWS: what the alarm judges, the alarm, its topic, the function and its runs, the peering, the EKS cluster, and
/// how long the credentials hold. Each service is asked by rounds of its own, so that one that fails stops no other.
/// Any thread may call it.
public final class AwsReader implements Reader {
    /// Whoever may be asked at all, and for how long still.
    static final Origin CREDENTIALS = new Origin("AWS");

    static final Origin CLOUDWATCH = new Origin("CloudWatch");
    static final Origin SNS = new Origin("SNS");
    static final Origin LAMBDA = new Origin("Lambda");
    static final Origin LOGS = new Origin("CloudWatch Logs");
    static final Origin EC2 = new Origin("EC2");
    static final Origin EKS = new Origin("EKS");
    private static final Origin PRICES = new Origin("price table");

    private final AwsAccess access;
    private final Feed feed;
    private final Rounds rounds;
    private final List<SdkAutoCloseable> clients;

    private final Caller caller;
    private final ClusterRound cluster;
    private final List<Asking> askings;
    private final MeshRound counts;

    /// One round and when it comes: sooner while its source is missed.
    private record Asking(String name, SourceHealth health, Duration pause, Runnable round) {
        void begin(Rounds rounds) {
            rounds.every(name, () -> health.pause(pause), round);
        }
    }

    /// A reader of a stage's AWS, on threads of its own. Nothing is asked before [#start]. Making the SDK's clients
    /// takes
    /// a second or more the first time: not for the FX thread.
    ///
    /// @param access stays the caller's, to close after this
    /// @param mesh   gets what CloudWatch counted of the mesh's requests
    /// @param clock  the wall's; the feed's times come from it
    public AwsReader(StageFile stage, AwsAccess access, HostNames names, SecondChoice mesh, Feed feed, Clock clock) {
        this(stage, access, names, mesh, feed, clock, Rounds.onThreads());
    }

    AwsReader(
            StageFile stage,
            AwsAccess access,
            HostNames names,
            SecondChoice mesh,
            Feed feed,
            Clock clock,
            Rounds rounds) {
        this.access = access;
        this.feed = feed;
        this.rounds = rounds;
        var cloudWatch = access.client(Service.CLOUDWATCH.key, CloudWatchClient.builder());
        var logs = access.client(Service.LOGS.key, CloudWatchLogsClient.builder());
        var sns = access.client(Service.SNS.key, SnsClient.builder());
        var lambda = access.client(Service.LAMBDA.key, LambdaClient.builder());
        var eks = access.client(Service.EKS.key, EksClient.builder());
        var sts = access.client(Service.STS.key, StsClient.builder());
        clients = List.of(cloudWatch, logs, sns, lambda, eks, sts);

        SourceHealth ofCloudWatch = health(CLOUDWATCH, Pace.DATAPOINTS);
        SourceHealth ofSns = health(SNS, Pace.CONFIGURATION);
        SourceHealth ofCredentials = health(CREDENTIALS, Pace.CONFIGURATION);
        SourceHealth ofLambda = health(LAMBDA, Pace.CONFIGURATION);
        SourceHealth ofLogs = health(LOGS, Pace.INVOCATIONS);
        SourceHealth ofEks = health(EKS, Pace.CONFIGURATION);
        SourceHealth ofEc2 = health(EC2, Pace.CONFIGURATION);
        caller = new Caller(access, sts, ofCredentials, feed, clock);
        var alarm = new AlarmRound(stage, access, cloudWatch, feed, ofCloudWatch, ofSns, clock);
        var metrics = new MetricRound(stage, access, cloudWatch, alarm::watched, names, feed, ofCloudWatch, clock);
        var hosts = new HostRound(stage.alarm(), access, cloudWatch, ofCloudWatch, metrics::watch);
        var topic = new TopicRound(stage, access, sns, caller, alarm::watched, ofSns);
        var function = new FunctionRound(stage, access, lambda, ofLambda);
        var invocations =
                new InvocationRound(stage.function(), function::logGroup, access, logs, alarm, feed, ofLogs, clock);
        cluster = new ClusterRound(stage.eks(), access, eks, ofEks);
        var peering = new PeeringRound(access, cluster::vpc, feed, ofEc2);
        askings = List.of(
                new Asking("AWS credentials", ofCredentials, Pace.CONFIGURATION, caller),
                new Asking("CloudWatch alarm", ofCloudWatch, Pace.ALARM, alarm),
                new Asking("CloudWatch datapoints", ofCloudWatch, Pace.DATAPOINTS, metrics),
                new Asking("CloudWatch hosts", ofCloudWatch, Pace.HOSTS, hosts),
                new Asking("SNS", ofSns, Pace.CONFIGURATION, topic),
                new Asking("Lambda", ofLambda, Pace.CONFIGURATION, function),
                new Asking("CloudWatch Logs", ofLogs, Pace.INVOCATIONS, invocations),
                new Asking("EKS", ofEks, Pace.CONFIGURATION, cluster),
                new Asking("EC2", ofEc2, Pace.CONFIGURATION, peering));
        counts = new MeshRound(
                stage, access, cloudWatch, mesh, context -> health(SecondChoice.origin(context), Pace.MESH), clock);
    }

    private SourceHealth health(Origin origin, Duration pause) {
        return new SourceHealth(feed, origin, Pace.heardWithin(pause));
    }

    @Override
    public void start() {
        Prices.shipped().forEach(price -> feed.tell(PRICES, price));
        askings.forEach(each -> each.begin(rounds));
        if (counts.asks()) {
            // Never sooner: it is paid by the metric, and CloudWatch has news once a minute.
            rounds.every("CloudWatch mesh", Pace.MESH, counts);
        }
    }

    /// Whole minutes that the credentials still hold; empty if they do not say, or are not known yet.
    public OptionalLong minutesLeft() {
        return caller.minutesLeft();
    }

    /// The EKS cluster as last told; empty if it never was.
    public Optional<EksSeen> cluster() {
        return cluster.seen();
    }

    /// The way to AWS that it takes.
    public AwsAccess access() {
        return access;
    }

    @Override
    public void close() {
        rounds.close();
        clients.forEach(SdkAutoCloseable::close);
    }
}
