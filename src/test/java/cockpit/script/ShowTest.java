package cockpit.script;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.script.Standing.State;
import cockpit.world.Event;
import cockpit.world.Origin;
import cockpit.world.TalkFact;
import cockpit.world.World;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ShowTest {
    private static final long S = Event.SECOND;

    /// Holds when the world is at least so many seconds old.
    private static final Checks AGE = new Checks() {
        @Override
        public boolean holds(Expectation expectation, World world, long fired) {
            return world.now() >= Long.parseLong(expectation.that()) * S;
        }

        @Override
        public String figure(Expectation expectation, World world, long fired) {
            return "";
        }
    };

    private static Cue cue(String id, int seconds, int... heldAt) {
        var expects = Arrays.stream(heldAt)
                .mapToObj(at -> new Expectation(new Said("e", "e"), String.valueOf(at), "", 10))
                .toList();
        var said = new Said(id, id);
        return new Cue(id, said, said, said, said, seconds, Focus.ALL, List.of(), expects, List.of());
    }

    private static Show show(Cue... cues) {
        int sum = List.of(cues).stream().mapToInt(Cue::seconds).sum();
        return Show.of(new Scenario("x", new Said("x", "x"), sum, List.of(cues), Map.of()));
    }

    private static World at(long seconds) {
        return World.EMPTY.apply(new Event(seconds * S, Origin.COCKPIT, new TalkFact.KnobTurned("k", "v")));
    }

    private static State state(Show show, int cue) {
        return show.standings().get(cue).state();
    }

    @Test
    void wholeTalkByGoAlone() {
        Show show = show(cue("a", 10), cue("b", 10), cue("c", 10));
        for (int i = 0; i < 3; i++) {
            Show.Went went = show.go(i * 10 * S);
            assertThat(went.outcome()).isEqualTo(Show.Outcome.FIRED);
            show = went.show();
        }
        assertThat(show.go(30 * S).outcome()).isEqualTo(Show.Outcome.AT_END);
        assertThat(state(show, 0)).isEqualTo(State.MET);
        assertThat(state(show, 2)).isEqualTo(State.RUNNING);
        assertThat(state(show.tick(at(31), AGE), 2)).isEqualTo(State.MET);
    }

    @Test
    void earlyGoFiresAllTheSameAndLeavesTheCueBeforeUnfinished() {
        Show show = show(cue("a", 10, 8), cue("b", 10));
        show = show.go(0).show().tick(at(3), AGE);
        assertThat(show.ready()).isFalse();
        Show.Went went = show.go(3 * S);
        assertThat(went.outcome()).isEqualTo(Show.Outcome.FIRED);
        assertThat(state(went.show(), 0)).isEqualTo(State.UNFINISHED);
    }

    @Test
    void goneBackACueIsNotFiredAgain() {
        Show show = show(cue("a", 10, 1), cue("b", 10, 9));
        show = show.go(0).show().tick(at(2), AGE).go(2 * S).show();
        Show back = show.pointAt(0);
        assertThat(back.go(3 * S).outcome()).isEqualTo(Show.Outcome.DONE_BEFORE);
        assertThat(back.go(3 * S).show().standings()).isEqualTo(show.standings());
        assertThat(show.pointAt(1).go(3 * S).outcome()).isEqualTo(Show.Outcome.RUNNING);
        assertThat(show.pointAt(1).go(3 * S).show().pointer()).isEqualTo(2);
        assertThat(show.pointAt(-5).pointer()).isZero();
        assertThat(show.pointAt(99).pointer()).isEqualTo(2);
    }

    @Test
    void jumpedOverIsSkipped() {
        Show show =
                show(cue("a", 10), cue("b", 10), cue("c", 10)).pointAt(2).go(0).show();
        assertThat(state(show, 0)).isEqualTo(State.SKIPPED);
        assertThat(state(show, 2)).isEqualTo(State.RUNNING);
    }

    @Test
    void whatComesTooLateIsLateAndThenMetLate() {
        Show show = show(cue("a", 30, 12)).go(0).show();
        assertThat(state(show.tick(at(9), AGE), 0)).isEqualTo(State.RUNNING);
        show = show.tick(at(11), AGE);
        assertThat(state(show, 0)).isEqualTo(State.LATE);
        show = show.tick(at(12), AGE);
        assertThat(state(show, 0)).isEqualTo(State.MET_LATE);
        assertThat(show.standings().getFirst().held()).containsExactly(12 * S);
    }

    @Test
    void aTalkFoldedFromItsFactsStandsAsItStood() {
        Show show = show(cue("a", 10, 1, 4), cue("b", 10, 9));
        World world = World.EMPTY;
        world = fired(world, 0, "a");
        show = show.go(0).show();
        for (long t = 1; t <= 6; t++) {
            Show next = show.tick(at(t), AGE);
            world = told(world, t, next, show);
            show = next;
        }
        Show next = show.go(6 * S).show();
        world = told(fired(world, 6, "b"), 6, next, show);
        assertThat(Show.of(next.scenario(), world.talk())).isEqualTo(next);
    }

    private static World fired(World world, long t, String cue) {
        return world.apply(new Event(t * S, Origin.COCKPIT, new TalkFact.CueFired("x", cue)));
    }

    private static World told(World world, long t, Show next, Show before) {
        World told = world;
        for (TalkFact fact : next.since(before)) {
            told = told.apply(new Event(t * S, Origin.COCKPIT, fact));
        }
        return told;
    }

    @Test
    void guardRefusesForFourHundredMillisecondsAndCounts() {
        var guard = new GoGuard();
        assertThat(guard.pass(1_000)).isTrue();
        assertThat(guard.pass(1_000 + GoGuard.NANOS - 1)).isFalse();
        assertThat(guard.refused()).isEqualTo(1);
        assertThat(guard.remaining(1_000 + GoGuard.NANOS / 4)).isEqualTo(0.75);
        assertThat(guard.pass(1_000 + GoGuard.NANOS)).isTrue();
        assertThat(guard.refused()).isZero();
    }

    /// By hand: cues of 60, 30 and 30 s; the second runs. Planned up to its end: 90 s.
    @Test
    void paceIsAsWorkedOutByHand() {
        Show show = show(cue("a", 60), cue("b", 30), cue("c", 30))
                .go(0)
                .show()
                .go(60 * S)
                .show();
        assertThat(Pace.of(show, -1).word()).isEqualTo(Pace.Word.NOT_BEGUN);
        assertThat(Pace.of(show, 70)).isEqualTo(new Pace(70, 120, 0, 20, Pace.Word.ON_TRACK));
        assertThat(Pace.of(show, 95)).isEqualTo(new Pace(95, 120, 5, 0, Pace.Word.BEHIND));
        assertThat(Pace.of(show, 50)).isEqualTo(new Pace(50, 120, -10, 40, Pace.Word.AHEAD));
    }
}
