package cockpit.stage;

import cockpit.world.Event;
import java.util.List;
import java.util.Optional;

/// A set of real, recorded or simulated systems.
///
/// One thread owns a stage and calls everything on it: it asks for what happened, folds it, and asks again. A stage may
/// have threads of its own behind this door. Time is the stage's: microseconds since it was opened, which is what
/// events carry.
public interface Stage extends AutoCloseable {
    /// Which kind it is.
    Source source();

    /// What the person reads beside the source: the stage's name, a recording's file name.
    String name();

    /// The systems' names, for words on screen and in commands.
    Names names();

    /// How far the stage has come, microseconds.
    long now();

    /// Lets the stage go on until its own time reaches `until`, and returns what happened, in order. A simulated or
    /// recorded stage computes this at once. A live stage returns as soon as it has anything, or when `until` is
    /// reached on the wall clock.
    List<Event> advance(long until);

    /// Asks for something to be done. What it brings about comes as events of later [#advance] calls; the answer only
    /// says whether the stage takes the command. Reached through the [Gate], never by a view.
    Answer send(Command command);

    /// A command as a person would type it for this stage, copyable.
    default String words(Command command) {
        return Words.of(command, names());
    }

    /// Why a command may not reach this stage, whether or not it is armed: the right that its allow-list lacks, as a
    /// person would write it there; empty if it may.
    default Optional<Answer.Refused> forbids(Command command) {
        return Optional.empty();
    }

    /// How many things the cockpit has changed on this stage and not put back; what [Command.Reset] is for.
    default int changes() {
        return 0;
    }

    /// Jumping in time, where the stage can.
    default Optional<Seekable> seekable() {
        return Optional.empty();
    }

    /// Whether anything can still happen by itself; a recording played to its end has none.
    default boolean ended() {
        return false;
    }

    @Override
    void close();
}
