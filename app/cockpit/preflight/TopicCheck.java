package cockpit.preflight;

import cockpit.live.Failed;
import cockpit.live.StageFile;
import cockpit.live.Trouble;

/// Whether the topic calls the function.
record TopicCheck(Doors doors) implements AwsQuestion {
    @Override
    public Trouble title() {
        return Trouble.of("preflight.check.topic", doors.stage().topic());
    }

    @Override
    public Trouble todo() {
        return Trouble.of("preflight.try.topic", doors.stage().aws().region());
    }

    @Override
    public Finding run() throws Failed {
        StageFile stage = doors.stage();
        return doors.aws()
                .subscribed()
                .map(calls -> calls
                        ? Finding.go("preflight.topic.calls", stage.function())
                        : Finding.noGo("live.aws.notSubscribed", stage.function(), stage.topic()))
                .orElseGet(() -> Finding.noGo(
                        "live.aws.noTopic", stage.topic(), stage.aws().region()));
    }
}
