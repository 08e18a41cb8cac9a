package cockpit.preflight;

import cockpit.live.Failed;
import cockpit.live.Trouble;
import cockpit.live.aws.AwsDoor;

/// Whether the function is there and would run at once.
/// Source: Lambda Developer Guide, "Lambda function states": one that is Inactive takes a while to wake.
record FunctionCheck(Doors doors) implements AwsQuestion {
    @Override
    public Trouble title() {
        return Trouble.of("preflight.check.function", name());
    }

    @Override
    public Trouble todo() {
        return Trouble.of("preflight.try.function", name(), doors.stage().aws().region());
    }

    private String name() {
        return doors.stage().function();
    }

    @Override
    public Finding run() throws Failed {
        String region = doors.stage().aws().region();
        return doors.aws()
                .function()
                .map(this::judge)
                .orElseGet(() -> Finding.noGo("live.aws.noFunction", name(), region));
    }

    private Finding judge(AwsDoor.FunctionFound function) {
        if (function.state().equals("Failed") || function.lastUpdate().equals("Failed")) {
            return Finding.noGo("live.aws.functionFailed", name(), function.reason());
        }
        if (function.lastUpdate().equals("InProgress")) {
            return Finding.warn("preflight.function.updating");
        }
        return switch (function.state()) {
            case "Active" -> Finding.go("preflight.function.active");
            case "" -> Finding.warn("preflight.function.untold");
            default -> Finding.warn("preflight.function.state", function.state());
        };
    }
}
