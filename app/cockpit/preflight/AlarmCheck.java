package cockpit.preflight;

import cockpit.live.Failed;
import cockpit.live.StageFile;
import cockpit.live.Trouble;
import cockpit.live.aws.AwsDoor;

/// Whether the alarm is there, is at rest, and would tell the topic.
record AlarmCheck(Doors doors) implements AwsQuestion {
    @Override
    public Trouble title() {
        return Trouble.of("preflight.check.alarm", name());
    }

    @Override
    public Trouble todo() {
        return Trouble.of("preflight.try.alarm", name(), stage().aws().region());
    }

    private StageFile stage() {
        return doors.stage();
    }

    private String name() {
        return stage().alarm().name();
    }

    @Override
    public Finding run() throws Failed {
        return doors.aws()
                .alarm()
                .map(this::judge)
                .orElseGet(() ->
                        Finding.noGo("live.aws.noAlarm", name(), stage().aws().region()));
    }

    private Finding judge(AwsDoor.AlarmFound alarm) {
        boolean told = alarm.enabled().isPresent();
        if (told && !alarm.enabled().get()) {
            return Finding.noGo("preflight.alarm.off", name()).todo("preflight.todo.alarmOn", name(), region());
        }
        if (told && alarm.actions().stream().noneMatch(arn -> arn.endsWith(":" + stage().topic()))) {
            return Finding.noGo("live.aws.notTold", name(), stage().topic());
        }
        return switch (alarm.state()) {
            case "OK" ->
                told ? Finding.go("preflight.alarm.ok", stage().topic()) : Finding.warn("preflight.alarm.untold");
            case "ALARM" -> Finding.noGo("preflight.alarm.already").todo("preflight.todo.calm");
            default -> Finding.warn("preflight.alarm.state", alarm.state());
        };
    }

    private String region() {
        return stage().aws().region();
    }
}
