package cockpit.app;

import cockpit.script.Checks;
import cockpit.script.Cue;
import cockpit.script.Expectation;
import cockpit.script.Focus;
import cockpit.script.Said;
import cockpit.script.Scenario;
import cockpit.stage.Command;
import cockpit.world.World;
import java.util.List;
import java.util.Map;

/// Small talks for tests. Their expectations are no CEL but "users N": at least N users are running.
final class TestTalk {
    /// Evaluates "users N".
    static final Checks CHECKS = new Checks() {
        @Override
        public boolean holds(Expectation expectation, World world, long fired) {
            return world.demand().users() >= Integer.parseInt(expectation.that().split(" ")[1]);
        }

        @Override
        public String figure(Expectation expectation, World world, long fired) {
            return String.valueOf(world.demand().users());
        }
    };

    private TestTalk() {}

    static Scenario of(Cue... cues) {
        int seconds = List.of(cues).stream().mapToInt(Cue::seconds).sum();
        return new Scenario("tiny", new Said("A <tiny> talk", "작은 발표"), seconds, List.of(cues), Map.of());
    }

    /// Three cues: words only, a load that comes true after five seconds, a larger one.
    static Scenario threeCues() {
        return of(
                cue("hello", 10, List.of(), List.of()),
                cue("load", 10, List.of(new Command.SetLoad(100, 10)), List.of(users(100, 8))),
                cue("more", 10, List.of(new Command.SetLoad(200, 10)), List.of(users(150, 8), users(200, 8))));
    }

    static Cue cue(String id, int seconds, List<Command> does, List<Expectation> expects) {
        var title = new Said("Cue " + id, "큐 " + id);
        return new Cue(id, title, title, title, new Said("", ""), seconds, Focus.ALL, does, expects, List.of());
    }

    static Cue undone(Cue cue, Command... undo) {
        return new Cue(
                cue.id(),
                cue.title(),
                cue.effect(),
                cue.say(),
                cue.meanwhile(),
                cue.seconds(),
                cue.focus(),
                cue.does(),
                cue.expects(),
                List.of(undo));
    }

    static Expectation users(int users, int seconds) {
        return new Expectation(
                new Said("at least " + users + " users", "사용자 " + users + "명 이상"), "users " + users, "", seconds);
    }
}
