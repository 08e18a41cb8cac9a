package cockpit.live.aws;

import cockpit.live.Outcome;
import cockpit.live.StageFile;
import cockpit.live.StageFile.Call;
import cockpit.live.Trouble;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.eks.model.Nodegroup;
import software.amazon.awssdk.services.eks.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Target;

/// What the cockpit may change in AWS, each only if the stage allows the call; the gate decides before whether it is
/// armed. Calls wait for AWS, three seconds at most, and never throw for what AWS or the network does. Any thread may
/// call it, but the FX thread.
public final class AwsWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AwsWriter.class);
    private static final String DOCUMENT = "AWS-RunShellScript";

    private final StageFile.Aws stage;
    private final AwsAccess access;
    private final Late<CloudWatchClient> cloudWatch;
    private final Late<SsmClient> ssm;
    private final Late<EksClient> eks;

    /// @param access stays the caller's, to close after this
    public AwsWriter(StageFile.Aws stage, AwsAccess access) {
        this.stage = stage;
        this.access = access;
        this.cloudWatch = new Late<>(() -> access.client(Service.CLOUDWATCH.key, CloudWatchClient.builder()));
        this.eks = new Late<>(() -> access.client(Service.EKS.key, EksClient.builder()));
        this.ssm = new Late<>(() -> access.client(Service.SSM.key, SsmClient.builder()));
    }

    private interface Act {
        Outcome carryOut();
    }

    /// Sets the alarm's state, which runs that state's actions if it is another; the alarm goes back to its true state
    /// when it is next judged.
    ///
    /// @param state  OK, ALARM or INSUFFICIENT_DATA
    /// @param reason shown as the state's, 1 to 1023 characters
    public Outcome setAlarmState(String name, String state, String reason) {
        StateValue value = StateValue.fromValue(state);
        if (!StateValue.knownValues().contains(value)) {
            throw new IllegalArgumentException("no state of an alarm: " + state);
        }
        return act(Call.SET_ALARM_STATE, Operation.SET_ALARM_STATE, () -> {
            cloudWatch
                    .get()
                    .setAlarmState(b -> b.alarmName(name).stateValue(value).stateReason(reason));
            return new Outcome.Done("");
        });
    }

    /// The alarm's state now, as the output.
    public Outcome alarmState(String name) {
        return carriedOut(
                Operation.DESCRIBE_ALARMS,
                () -> cloudWatch.get().describeAlarms(b -> b.alarmNames(name)).metricAlarms().stream()
                        .findFirst()
                        .<Outcome>map(alarm -> new Outcome.Done(alarm.stateValueAsString()))
                        .orElseGet(() -> new Outcome.Failed(Trouble.of("live.aws.noAlarm", name, stage.region()))));
    }

    /// Puts CPU load on the instances that have all of these tags, in place of what was put on them before.
    ///
    /// @param percent of each host's cores, 0 to 100; 0 ends the load
    /// @param seconds after which it ends by itself
    public Outcome sendCommand(Map<String, String> tags, int percent, int seconds) {
        if (percent < 0 || percent > 100 || seconds < 1) {
            throw new IllegalArgumentException(percent + " percent for " + seconds + " s");
        }
        return act(Call.SEND_COMMAND, Operation.SEND_COMMAND, () -> {
            var command = ssm.get()
                    .sendCommand(b -> b.documentName(DOCUMENT)
                            .targets(targets(tags))
                            .comment("CPU load by Cockpit")
                            .parameters(Map.of(
                                    "commands", LoadScript.lines(percent, seconds), "executionTimeout", List.of("60"))))
                    .command();
            return new Outcome.Done("Command " + command.commandId() + " " + command.statusAsString() + ": "
                    + tags.entrySet().stream()
                            .map(tag -> tag.getKey() + "=" + tag.getValue())
                            .sorted()
                            .collect(Collectors.joining(", ")));
        });
    }

    /// A node group as EKS describes it now.
    ///
    /// @throws cockpit.live.Failed if it cannot be told, or if there is none
    Nodegroup nodegroup(String cluster, String group) throws cockpit.live.Failed {
        try {
            return eks.get()
                    .describeNodegroup(b -> b.clusterName(cluster).nodegroupName(group))
                    .nodegroup();
        } catch (ResourceNotFoundException e) {
            throw new cockpit.live.Failed(Trouble.of("live.aws.noNodegroup", group, cluster), e);
        } catch (RuntimeException e) {
            throw new cockpit.live.Failed(
                    Failure.of(e, Operation.DESCRIBE_NODEGROUP, access).trouble(), e);
        }
    }

    /// Sets between how many nodes a node group may grow and shrink.
    ///
    /// @param desired how many it is to have from now on; empty for as many as it has
    Outcome updateNodegroup(String cluster, String group, int min, int max, OptionalInt desired) {
        return act(Call.UPDATE_NODEGROUP_CONFIG, Operation.UPDATE_NODEGROUP_CONFIG, () -> {
            var update = eks.get()
                    .updateNodegroupConfig(
                            b -> b.clusterName(cluster).nodegroupName(group).scalingConfig(config -> {
                                config.minSize(min).maxSize(max);
                                desired.ifPresent(config::desiredSize);
                            }))
                    .update();
            return new Outcome.Done(group + " minSize=" + min + " maxSize=" + max
                    + (desired.isPresent() ? " desiredSize=" + desired.getAsInt() : "") + ": update "
                    + update.statusAsString());
        });
    }

    private static List<Target> targets(Map<String, String> tags) {
        return tags.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(tag -> Target.builder()
                        .key("tag:" + tag.getKey())
                        .values(tag.getValue())
                        .build())
                .toList();
    }

    private Outcome act(Call call, Operation operation, Act act) {
        if (!stage.allow().contains(call)) {
            return new Outcome.Failed(Failure.notAllowed(operation));
        }
        return carriedOut(operation, act);
    }

    private Outcome carriedOut(Operation operation, Act act) {
        try {
            return act.carryOut();
        } catch (RuntimeException e) {
            LOG.debug("{} failed", operation.shown(), e);
            return new Outcome.Failed(Failure.of(e, operation, access).trouble());
        }
    }

    @Override
    public void close() {
        cloudWatch.ifMade(CloudWatchClient::close);
        ssm.ifMade(SsmClient::close);
        eks.ifMade(EksClient::close);
    }
}
