package cockpit.app;

import cockpit.live.LiveStage;
import cockpit.live.StageFile;
import cockpit.script.CelChecks;
import cockpit.stage.Command;
import cockpit.world.Event;
import java.io.IOException;
import java.nio.file.Path;

/// A cockpit to be killed: changes a live stage again and again, and never puts anything back.
final class LiveVictim {
    /// Said when the first change is in the journal.
    static final String READY = "ready";

    private LiveVictim() {}

    public static void main(String[] args) throws IOException {
        try (LiveStage stage = LiveOpening.open(StageFile.read(Path.of(args[0])), Path.of(args[1]))) {
            var scenario = Assets.scenario("bursting", stage.names());
            var conductor = Rehearsal.conductor(stage, scenario, new CelChecks(scenario, stage.names()));
            while (conductor.world().mesh().routes().size() == 0
                    || conductor.world().demand().askedUsers() < 0) {
                conductor.advance(conductor.now() + Event.SECOND / 4);
            }
            LiveRehearsal.arm(stage, conductor);
            boolean told = false;
            for (int i = 1; ; i++) {
                conductor.send(new Command.SetWeight(stage.names().routeId(), i * 7 % 100), "");
                conductor.send(new Command.SetLoad(50 + i % 10, 100), "");
                conductor.advance(conductor.now() + Event.SECOND / 5);
                if (!told && stage.changes() > 0) { // on a busy machine the first change takes seconds
                    System.out.println(READY);
                    System.out.flush();
                    told = true;
                }
            }
        }
    }
}
