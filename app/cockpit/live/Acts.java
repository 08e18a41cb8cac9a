package cockpit.live;

import cockpit.stage.Answer;
import cockpit.stage.Command;
import java.util.List;
import java.util.Optional;

/// What a live stage can be asked to do. Behind the gate; the stage's one thread calls it.
public interface Acts extends AutoCloseable {
    /// Why a command may not be: the right that the stage's allow-list lacks, or what this stage has no means for.
    Optional<Answer.Refused> forbids(Command command);

    /// Begins to carry a command out, after those begun before it. Returns at once. What came of it is told to the
    /// feed,
    /// as `CommandAnswered` with these words.
    ///
    /// @param words as a person would type it
    void begin(Command command, String words);

    /// What puts everything back that the journal tells of. Waits until whatever was begun has come to its end, or a
    /// minute has passed: what is still being changed cannot be put back. Run it on a thread that may wait.
    Reset reset();

    /// What was changed and is not put back, oldest first.
    List<Journal.Entry> open();

    /// Ends, when what was begun has come to its end or a few seconds have passed.
    @Override
    void close();
}
