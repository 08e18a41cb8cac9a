package cockpit.app;

import cockpit.live.LiveStage;
import cockpit.stage.Stage;
import cockpit.views.theme.Texts;
import cockpit.world.Event;
import java.io.PrintWriter;

/// What a rehearsal on real systems does beside the others: it arms itself, where the stage's file says that it may,
/// and
/// puts everything back in the end. On other stages it does nothing.
final class LiveRehearsal {
    /// Longer than the talk.
    private static final long ARMED = 30 * 60 * Event.SECOND;

    private LiveRehearsal() {}

    /// @throws Misuse if the stage's file does not let rehearsals arm themselves: a slip of the keyboard cannot
    static void arm(Stage stage, Conductor conductor) {
        if (stage instanceof LiveStage live) {
            if (!live.rehearsalsArm()) {
                throw new Misuse("cli.bad.unarmed", live.name());
            }
            conductor.arm(ARMED);
        }
    }

    /// Whether all is as it was before.
    static boolean end(Stage stage, Texts texts, PrintWriter out) {
        return !(stage instanceof LiveStage live) || LiveReset.run(live, false, texts, out);
    }
}
