package cockpit.live.aws;

import cockpit.live.Failed;
import cockpit.live.StageFile;
import cockpit.live.Trouble;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/// A stage's AWS, to be asked a few questions, each once: what they find is the asker's to judge. Each waits three
/// seconds at most, and a little longer for credentials. Any thread may ask.
public final class AwsDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AwsDoor.class);
    private static final int PAGES = 10;

    /// How an alarm is and what it does.
    ///
    /// @param state   OK, ALARM or INSUFFICIENT_DATA; "" if that is not told
    /// @param enabled whether it does anything; empty where that is not told, as by an emulator
    /// @param actions on going into ALARM: ARNs
    public record AlarmFound(String state, Optional<Boolean> enabled, List<String> actions) {
        /// Copies the list.
        public AlarmFound {
            actions = List.copyOf(actions);
        }
    }

    /// How a function is, in Lambda's words; "" for what is not told.
    public record FunctionFound(String state, String lastUpdate, String reason) {}

    private final StageFile stage;
    private final AwsAccess access;
    private final CloudWatchClient cloudWatch;
    private final SnsClient sns;
    private final LambdaClient lambda;
    private final EksClient eks;
    private final StsClient sts;

    /// Making the SDK's clients takes a second or more the first time. Nothing is asked yet.
    ///
    /// @param access stays the caller's, to close after this
    public AwsDoor(StageFile stage, AwsAccess access) {
        this.stage = stage;
        this.access = access;
        this.cloudWatch = access.client(Service.CLOUDWATCH.key, CloudWatchClient.builder());
        this.sns = access.client(Service.SNS.key, SnsClient.builder());
        this.lambda = access.client(Service.LAMBDA.key, LambdaClient.builder());
        this.eks = access.client(Service.EKS.key, EksClient.builder());
        this.sts = access.client(Service.STS.key, StsClient.builder());
    }

    /// The profile that is meant, by its name.
    public String profile() {
        return access.profile();
    }

    /// The caller's ARN, its account not yet masked.
    public String caller() throws Failed {
        return ask(
                Operation.GET_CALLER_IDENTITY,
                () -> told(sts.getCallerIdentity(b -> {}).arn()));
    }

    /// AWS's time, by the header of an answer, even of one that refuses. Whole seconds, rounded down.
    public Optional<Instant> time() throws Failed {
        return ask(Operation.GET_CALLER_IDENTITY, () -> {
            try {
                return date(sts.getCallerIdentity(b -> {}).sdkHttpResponse());
            } catch (AwsServiceException e) {
                if (e.awsErrorDetails() == null || e.awsErrorDetails().sdkHttpResponse() == null) {
                    throw e;
                }
                return date(e.awsErrorDetails().sdkHttpResponse());
            }
        });
    }

    private static Optional<Instant> date(SdkHttpResponse response) {
        return response.firstMatchingHeader("Date").flatMap(text -> {
            try {
                return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant());
            } catch (DateTimeException e) {
                LOG.debug("no date: {}", text, e);
                return Optional.empty();
            }
        });
    }

    /// Until when the credentials hold; empty if they do not say.
    public Optional<Instant> expiry() throws Failed {
        return ask(Operation.GET_CALLER_IDENTITY, access::expiry);
    }

    /// Whether credentials that run out are followed by new ones without anybody's doing.
    public boolean renewed() {
        return access.renewed();
    }

    /// The stage's alarm.
    public Optional<AlarmFound> alarm() throws Failed {
        String name = stage.alarm().name();
        return ask(
                Operation.DESCRIBE_ALARMS,
                () -> cloudWatch.describeAlarms(b -> b.alarmNames(name)).metricAlarms().stream()
                        .filter(each -> name.equals(each.alarmName()))
                        .findFirst()
                        .map(AwsDoor::found));
    }

    private static AlarmFound found(MetricAlarm alarm) {
        boolean told = alarm.actionsEnabled() != null || alarm.hasAlarmActions();
        return new AlarmFound(
                told(alarm.stateValueAsString()),
                told ? Optional.of(!Boolean.FALSE.equals(alarm.actionsEnabled())) : Optional.empty(),
                alarm.alarmActions());
    }

    /// Whether the stage's topic calls its function; empty if there is no such topic.
    public Optional<Boolean> subscribed() throws Failed {
        return ask(Operation.LIST_SUBSCRIPTIONS, () -> {
            String account = sts.getCallerIdentity(b -> {}).account();
            String region = access.region().id();
            String partition = PartitionMetadata.of(access.region()).id();
            String arn = String.join(":", "arn", partition, "sns", region, account, stage.topic());
            try {
                return Optional.of(subscriptions(arn).stream().anyMatch(this::callsFunction));
            } catch (software.amazon.awssdk.services.sns.model.NotFoundException e) {
                LOG.debug("no topic", e);
                return Optional.empty();
            }
        });
    }

    private List<Subscription> subscriptions(String arn) {
        var all = new ArrayList<Subscription>();
        String token = null;
        for (int page = 0; page < PAGES; page++) {
            String next = token;
            var answer = sns.listSubscriptionsByTopic(b -> b.topicArn(arn).nextToken(next));
            all.addAll(answer.subscriptions());
            token = answer.nextToken();
            if (token == null || token.isEmpty()) {
                break;
            }
        }
        return all;
    }

    private boolean callsFunction(Subscription each) {
        return TopicRound.callsFunction(each, stage.function());
    }

    /// The stage's function.
    public Optional<FunctionFound> function() throws Failed {
        return ask(Operation.GET_FUNCTION_CONFIGURATION, () -> {
            try {
                return Optional.of(found(lambda.getFunctionConfiguration(b -> b.functionName(stage.function()))));
            } catch (software.amazon.awssdk.services.lambda.model.ResourceNotFoundException e) {
                LOG.debug("no function", e);
                return Optional.empty();
            }
        });
    }

    private static FunctionFound found(GetFunctionConfigurationResponse function) {
        String reason = told(function.stateReason());
        return new FunctionFound(
                told(function.stateAsString()),
                told(function.lastUpdateStatusAsString()),
                reason.isEmpty() ? told(function.lastUpdateStatusReason()) : reason);
    }

    /// The stage's EKS cluster, with its node group if the stage names one and it is there.
    public Optional<EksSeen> eks() throws Failed {
        var cluster = ask(Operation.DESCRIBE_CLUSTER, () -> ClusterRound.cluster(eks, stage.eks()));
        if (cluster.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> name = stage.eks().nodegroup();
        var group = name.isEmpty()
                ? Optional.<software.amazon.awssdk.services.eks.model.Nodegroup>empty()
                : ask(Operation.DESCRIBE_NODEGROUP, () -> ClusterRound.group(eks, stage.eks(), name.get()));
        return Optional.of(ClusterRound.seen(cluster.get(), group.map(ClusterRound::seen)));
    }

    private <T> T ask(Operation operation, Question.Call<T> call) throws Failed {
        try {
            return call.answer();
        } catch (java.io.IOException | RuntimeException e) { // whatever the SDK throws
            Trouble trouble = Failure.of(e, operation, access).trouble();
            throw new Failed(trouble, e);
        }
    }

    /// An answer may leave anything out.
    private static String told(String text) {
        return text == null ? "" : text;
    }

    @Override
    public void close() {
        List.<SdkAutoCloseable>of(cloudWatch, sns, lambda, eks, sts).forEach(SdkAutoCloseable::close);
    }
}
