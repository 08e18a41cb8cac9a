package cockpit.stage;

import cockpit.world.Event;
import cockpit.world.Origin;
import cockpit.world.TalkFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The one place through which commands reach a stage. What is sent, in the words a person would type, and what came of
/// it become events like all others.
///
/// A live stage is changed only while the gate is armed, which ends by itself, and only as far as the stage's own
/// allow-list goes. A simulated or recorded stage needs no arming. Called by the stage's one thread.
public final class Gate {
    private final Stage stage;
    private long armedUntil = -1;

    public Gate(Stage stage) {
        this.stage = stage;
    }

    /// What became of a command.
    ///
    /// @param events to be folded and recorded at once: that it was sent, and how it was answered, if it was yet
    public record Passed(Answer answer, List<Event> events) {}

    /// Whether this stage is one that needs arming.
    public boolean arms() {
        return stage.source() == Source.LIVE;
    }

    /// Lets changes through for so long from now, microseconds; 0 ends it at once.
    public void arm(long micros) {
        armedUntil = micros > 0 ? stage.now() + micros : -1;
    }

    /// How long changes are let through yet, microseconds; 0 when not armed.
    public long armedFor() {
        return Math.max(0, armedUntil - stage.now());
    }

    /// Stops the load and sends the route home, on a live stage as far as this cockpit has changed it, armed or not; in
    /// scenario 2 all else that it has changed is put back. From then on nothing changes the stage until it is armed
    /// anew.
    public Passed panic() {
        Passed passed = pass(new Command.Panic(), "", Optional.empty());
        armedUntil = -1;
        return passed;
    }

    /// Sends a command on behalf of a cue ("" for an instrument).
    public Passed send(Command command, String cue) {
        return pass(command, cue, refusal(command));
    }

    private Passed pass(Command command, String cue, Optional<Answer.Refused> refusal) {
        String words = stage.words(command);
        Answer answer = refusal.<Answer>map(refused -> refused).orElseGet(() -> stage.send(command));
        var events = new ArrayList<Event>();
        events.add(event(new TalkFact.CommandSent(words, cue)));
        switch (answer) {
            case Answer.Accepted a -> events.add(event(new TalkFact.CommandAnswered(words, true, a.output())));
            case Answer.Refused r -> events.add(event(new TalkFact.CommandAnswered(words, false, said(r))));
            case Answer.Begun b -> {} // the stage tells
        }
        return new Passed(answer, List.copyOf(events));
    }

    private Optional<Answer.Refused> refusal(Command command) {
        if (arms() && command.changes() && armedFor() == 0) {
            return Optional.of(new Answer.Refused(Answer.Reason.NOT_ARMED, stage.words(command)));
        }
        return stage.forbids(command);
    }

    private static String said(Answer.Refused refused) {
        return refused.detail().isEmpty() ? refused.reason().name() : refused.reason() + ": " + refused.detail();
    }

    private Event event(TalkFact fact) {
        return new Event(stage.now(), Origin.COCKPIT, fact);
    }
}
