package cockpit.live.aws;

import cockpit.live.AlarmTarget;
import cockpit.live.Failed;
import cockpit.live.Outcome;
import cockpit.live.StageFile;
import cockpit.stage.Command.AlarmState;
import cockpit.stage.Words;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The stage's alarm. Set by hand, it keeps its state until CloudWatch judges it again; often it is back by itself
/// before
/// anybody puts it back.
public final class AlarmStateTarget implements AlarmTarget {
    private final String alarm;
    private final String region;
    private final AwsWriter writer;

    /// @param writer stays the caller's, to close
    public AlarmStateTarget(StageFile stage, AwsWriter writer) {
        this.alarm = stage.alarm().name();
        this.region = stage.aws().region();
        this.writer = writer;
    }

    @Override
    public String name() {
        return "Alarm " + region + "/" + alarm;
    }

    @Override
    public JsonNode read() throws Failed {
        return JsonNodeFactory.instance.stringNode(output(writer.alarmState(alarm)));
    }

    /// CloudWatch tells why a state was set, not by whom.
    @Override
    public Optional<String> writer() {
        return Optional.empty();
    }

    @Override
    public String set(AlarmState state) throws Failed {
        return output(writer.setAlarmState(alarm, state.name(), Words.BY_HAND));
    }

    @Override
    public void restore(JsonNode state) throws Failed {
        output(writer.setAlarmState(alarm, state.asString(), Words.BY_HAND));
    }

    private static String output(Outcome outcome) throws Failed {
        return switch (outcome) {
            case Outcome.Done done -> done.output();
            case Outcome.Failed failed -> throw new Failed(failed.trouble());
        };
    }
}
