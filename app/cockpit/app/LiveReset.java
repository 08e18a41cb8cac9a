package cockpit.app;

import cockpit.live.LiveStage;
import cockpit.live.Reset.Outcome;
import cockpit.views.theme.Texts;
import cockpit.world.Event;
import java.io.PrintWriter;
import java.util.List;

/// Puts a live stage back without a desk, and tells of it line by line.
final class LiveReset {
    /// A cluster that has not answered by then has something that time does not cure.
    private static final long CONNECTED = 15 * Event.SECOND;
    private static final long AGAIN = Event.SECOND / 4;
    private static final String NOT_CONNECTED = "live.kubernetes.notConnected";

    private LiveReset() {}

    /// Whether all is as it was.
    static boolean run(LiveStage stage, boolean foreign, Texts texts, PrintWriter out) {
        long limit = stage.now() + CONNECTED;
        boolean held = true;
        while (!stage.left().isEmpty()) {
            boolean last = stage.now() >= limit;
            List<Outcome> outcomes = stage.reset().run(foreign);
            boolean waits = !last && outcomes.stream().anyMatch(LiveReset::notConnected);
            for (Outcome outcome : outcomes) {
                if (outcome instanceof Outcome.Restored || !waits) {
                    out.println(words(outcome, texts));
                    held &= outcome instanceof Outcome.Restored;
                }
            }
            if (!waits) {
                break;
            }
            stage.advance(stage.now() + AGAIN);
        }
        out.println(texts.get(held ? "cli.reset.done" : "cli.reset.open"));
        out.flush();
        return held;
    }

    private static boolean notConnected(Outcome outcome) {
        return outcome instanceof Outcome.NotRestored not && not.trouble().key().equals(NOT_CONNECTED);
    }

    private static String words(Outcome outcome, Texts texts) {
        return switch (outcome) {
            case Outcome.Restored o -> texts.get("cli.reset.restored", o.target());
            case Outcome.Foreign o -> texts.get("cli.reset.foreign", o.target(), o.writer());
            case Outcome.NotRestored o ->
                texts.get("cli.reset.not", o.target(), texts.told(o.trouble().detail()));
        };
    }
}
