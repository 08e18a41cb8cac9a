package cockpit.views.desk;

import cockpit.script.Pace;
import cockpit.script.Show;
import cockpit.stage.Names;
import cockpit.stage.Source;
import cockpit.world.TalkFact;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All a window draws at one instant. Immutable; made by the performance, sampled by the window once a pulse, so that
/// no
/// picture mixes two instants.
///
/// @param world     the newest world
/// @param at        the stage's time, microseconds; at or after the world's newest event
/// @param show      the cue list under way
/// @param pace      the talk's clock against its plan
/// @param held      whether the talk's clock is held
/// @param source    where it comes from
/// @param stageName the stage, or the recording's file
/// @param names     what its systems are called
/// @param transport playing, speed, and the course where it is known
/// @param recording whether this performance is being recorded
/// @param notice    the newest thing a person should read, if any
/// @param arming    whether changes are let through; empty for a stage that needs no arming
/// @param parachute what a live stage can be left for; empty for one that needs none
public record Frame(
        World world,
        long at,
        Show show,
        Pace pace,
        boolean held,
        Source source,
        String stageName,
        Names names,
        Transport transport,
        boolean recording,
        Optional<Notice> notice,
        Optional<Arming> arming,
        Optional<Parachute> parachute) {

    /// Whether its world tells the same as another's. That time goes by and that sources are heard is no difference;
    /// how they are is one. Cheap: what did not change is the same object.
    public boolean isLike(Frame other) {
        World a = world;
        World b = other.world;
        return a == b
                || a.platform() == b.platform()
                        && a.mesh() == b.mesh()
                        && a.cloud() == b.cloud()
                        && a.demand() == b.demand()
                        && a.bill() == b.bill()
                        && a.chain() == b.chain()
                        && a.scaling().equals(b.scaling())
                        && healths(a).equals(healths(b));
    }

    private static List<TalkFact.Health> healths(World world) {
        var all = new ArrayList<TalkFact.Health>();
        world.talk().sources().forEach(source -> all.add(source.health()));
        return all;
    }

    /// Whether changes reach a live stage.
    ///
    /// @param left    how long they are let through yet, microseconds; 0 when not armed
    /// @param changes how many things are changed and not put back
    public record Arming(long left, int changes) {}

    /// The recording that a live talk can go on from.
    ///
    /// @param recording its file's name, "" while there is none
    /// @param silent    the live source that is worst off, if one is silent, whichever picture is shown
    public record Parachute(State state, String recording, Optional<Silent> silent) {
        public enum State {
            /// Still being opened.
            OPENING,
            READY,
            /// There is none.
            NONE,
            /// It is what is shown.
            OUT
        }
    }

    /// A live source that is silent.
    ///
    /// @param lost   whether nothing of it can be reached at all
    /// @param micros since it was last heard
    /// @param others how many more are silent
    public record Silent(String source, boolean lost, long micros, int others) {}

    /// How time runs.
    ///
    /// @param playing  false while paused
    /// @param speed    times as fast as the wall clock, 0.25 to 64
    /// @param squeeze  times faster still, because nothing happens here; 1 when not
    /// @param seekable whether any instant can be jumped to
    /// @param loop     whether it starts again at the end
    /// @param duration length of the course, microseconds; 0 while it is open
    /// @param course   the world at the end of the course, for its marks and curves; [World#EMPTY] while it is open
    public record Transport(
            boolean playing,
            double speed,
            double squeeze,
            boolean seekable,
            boolean loop,
            long duration,
            World course) {}

    /// Something that happened to a wish, for the person.
    ///
    /// @param number grows with each, so that the same words twice are seen twice
    /// @param key    of the text in the bundle
    /// @param detail what it is about, in the system's own words; may be ""
    public record Notice(long number, String key, String detail) {}
}
