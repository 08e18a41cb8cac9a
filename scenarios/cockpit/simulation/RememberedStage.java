package cockpit.simulation;

import cockpit.stage.Answer;
import cockpit.stage.Command;
import cockpit.stage.Names;
import cockpit.stage.Source;
import cockpit.stage.Stage;
import cockpit.world.Event;
import java.util.List;

/// A simulated stage that knows what was sent to it, so that a question can begin where it stands. One thread's, as any
/// stage, but for [#past].
public final class RememberedStage implements Stage {
    private final Stage stage;
    private volatile Past past = Past.EMPTY;

    public RememberedStage(Stage stage) {
        this.stage = stage;
    }

    /// What was sent so far. Any thread.
    public Past past() {
        return past;
    }

    @Override
    public Answer send(Command command) {
        Answer answer = stage.send(command);
        if (command.changes() && answer instanceof Answer.Accepted) {
            past = past.with(stage.now(), command);
        }
        return answer;
    }

    @Override
    public Source source() {
        return stage.source();
    }

    @Override
    public String name() {
        return stage.name();
    }

    @Override
    public Names names() {
        return stage.names();
    }

    @Override
    public long now() {
        return stage.now();
    }

    @Override
    public List<Event> advance(long until) {
        return stage.advance(until);
    }

    @Override
    public String words(Command command) {
        return stage.words(command);
    }

    @Override
    public void close() {
        stage.close();
    }
}
