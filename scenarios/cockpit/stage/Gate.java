package cockpit.stage;

import cockpit.world.Event;
import cockpit.world.Origin;
import cockpit.world.TalkFact;
import java.util.List;

/// The one place through which commands reach a stage. What is sent, in the words a person would type, and what came of
/// it become events like all others.
///
/// A simulated or recorded stage needs no arming. Called by the stage's one thread.
public final class Gate {
    private final Stage stage;

    public Gate(Stage stage) {
        this.stage = stage;
    }

    /// What became of a command.
    ///
    /// @param events to be folded and recorded at once: that it was sent, and how it was answered
    public record Passed(Answer answer, List<Event> events) {}

    /// Sends a command on behalf of a cue ("" for an instrument).
    public Passed send(Command command, String cue) {
        String words = Words.of(command, stage.names());
        Answer answer = stage.send(command);
        var sent = new TalkFact.CommandSent(words, cue);
        var answered = switch (answer) {
            case Answer.Accepted a -> new TalkFact.CommandAnswered(words, true, a.output());
            case Answer.Refused r ->
                new TalkFact.CommandAnswered(
                        words, false, r.detail().isEmpty() ? r.reason().name() : r.reason() + ": " + r.detail());
        };
        long now = stage.now();
        return new Passed(
                answer, List.of(new Event(now, Origin.COCKPIT, sent), new Event(now, Origin.COCKPIT, answered)));
    }
}
