package cockpit.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

/// The journal and the reset that walks it.
final class JournalTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-27T09:12:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder = Path.of("");

    private final Part route = new Part("route", 0);
    private final Part load = new Part("load", 50);

    private Instant time = CLOCK.instant();
    private final AlarmDouble alarm = new AlarmDouble();

    /// Sets the route to 80 some seconds after the load's end.
    private final class AlarmDouble implements Chain {
        private final List<Instant> asked = new ArrayList<>();
        private int seconds;
        private boolean silent;

        @Override
        public boolean atRest(Instant since) throws Failed {
            if (silent) {
                throw new Failed(Trouble.of("live.test.silent", "alarm"));
            }
            asked.add(since);
            if (since.equals(Instant.MIN) || time.isBefore(since.plusSeconds(seconds))) {
                return since.equals(Instant.MIN);
            }
            route.set(80);
            route.writer = Optional.of("the-function");
            return true;
        }
    }

    private Journal journal() throws IOException {
        return Journal.open(folder.resolve("stage.jsonl"), CLOCK);
    }

    private Reset reset(Journal journal) {
        return new Reset(
                journal,
                entry -> Stream.of(route, load)
                        .filter(part -> part.name().equals(entry.target()))
                        .map(Target.class::cast)
                        .findFirst(),
                Set.of("cockpit", "the-function"),
                new Aftermath(alarm, "route", () -> time, pause -> time = time.plus(pause)));
    }

    private void change(Journal journal, Part part, int to) throws IOException, Failed {
        journal.before("set " + part.name(), part.name(), part.read());
        part.set(to);
    }

    @Test
    void putsBackWhatWasChangedNewestFirstToItsFirstState() throws IOException, Failed {
        try (Journal journal = journal()) {
            change(journal, route, 20);
            change(journal, load, 1_200);
            change(journal, route, 80);
            assertThat(journal.open()).extracting(Journal.Entry::target).containsExactly("route", "load");

            List<Reset.Outcome> outcomes = reset(journal).run(false);

            assertThat(outcomes)
                    .containsExactly(new Reset.Outcome.Restored("load"), new Reset.Outcome.Restored("route"));
            assertThat(route.value).isZero();
            assertThat(load.value).isEqualTo(50);
            assertThat(journal.open()).isEmpty();
            assertThat(reset(journal).run(false)).as("twice is once").isEmpty();
        }
    }

    @Test
    void theRouteWaitsForTheAlarmThatItsLoadHasSetOff() throws IOException, Failed {
        alarm.seconds = 25;
        try (Journal journal = journal()) {
            change(journal, route, 0);
            change(journal, load, 1_200);
            reset(journal).run(false);
            assertThat(load.value).isEqualTo(50);
            assertThat(route.value).isZero();
            assertThat(time).isEqualTo(CLOCK.instant().plusSeconds(25));
            assertThat(journal.open()).isEmpty();
        }
    }

    @Test
    void whereNothingElseWasChangedTheAlarmIsAskedOnlyWhetherItRests() throws IOException, Failed {
        alarm.seconds = 25;
        try (Journal journal = journal()) {
            change(journal, route, 20);
            reset(journal).run(false);
            assertThat(alarm.asked).containsExactly(Instant.MIN);
            assertThat(route.value).isZero();
        }
    }

    @Test
    void anAlarmThatNeverRestsOrCannotBeAskedKeepsNobodyFromPuttingBack() throws IOException, Failed {
        alarm.seconds = 1_000;
        try (Journal journal = journal()) {
            change(journal, route, 20);
            change(journal, load, 1_200);
            reset(journal).run(false);
            assertThat(route.value).isZero();
            assertThat(time).isEqualTo(CLOCK.instant().plus(Aftermath.LONGEST));

            alarm.silent = true;
            change(journal, route, 20);
            change(journal, load, 1_200);
            assertThat(reset(journal).run(false)).hasOnlyElementsOfType(Reset.Outcome.Restored.class);
            assertThat(time).isEqualTo(CLOCK.instant().plus(Aftermath.LONGEST));
        }
    }

    @Test
    void aKilledProcessLosesNothing() throws IOException, Failed {
        Path file;
        try (Journal journal = journal()) {
            change(journal, load, 1_200);
            file = journal.file();
        }
        Files.writeString(file, "{\"at\":\"2026-11-27T09:13:00Z\",\"act\":\"torn", StandardOpenOption.APPEND);

        try (Journal again = journal()) {
            assertThat(again.open()).extracting(Journal.Entry::target).containsExactly("load");
            reset(again).run(false);
        }
        assertThat(load.value).isEqualTo(50);
        try (Journal third = journal()) {
            assertThat(third.open()).isEmpty();
        }
    }

    @Test
    void anActThatNeverBeganLeavesNothingToWrite() throws IOException, Failed {
        try (Journal journal = journal()) {
            journal.before("set route", "route", route.read());
            assertThat(reset(journal).run(false)).containsExactly(new Reset.Outcome.Restored("route"));
        }
        assertThat(route.log).as("nothing was written").isEmpty();
    }

    @Test
    void somebodyElsesChangeIsAskedAboutAndOurFunctionsIsNot() throws IOException, Failed {
        try (Journal journal = journal()) {
            change(journal, route, 20);
            route.value = 35;
            route.writer = java.util.Optional.of("kubectl-edit");
            assertThat(reset(journal).run(false)).containsExactly(new Reset.Outcome.Foreign("route", "kubectl-edit"));
            assertThat(route.value).isEqualTo(35);
            assertThat(journal.open()).hasSize(1);

            route.writer = java.util.Optional.of("the-function");
            assertThat(reset(journal).run(false)).containsExactly(new Reset.Outcome.Restored("route"));
        }
    }

    @Test
    void foreignChangesGoTooWhenThatIsWanted() throws IOException, Failed {
        try (Journal journal = journal()) {
            change(journal, route, 20);
            route.writer = java.util.Optional.of("kubectl-edit");
            assertThat(reset(journal).run(true)).containsExactly(new Reset.Outcome.Restored("route"));
            assertThat(route.value).isZero();
        }
    }

    @Test
    void whatCannotBePutBackStaysAndTheRestGoesOn() throws IOException, Failed {
        try (Journal journal = journal()) {
            change(journal, route, 80);
            change(journal, load, 1_200);
            load.stuck = true;
            assertThat(reset(journal).run(false))
                    .containsExactly(
                            new Reset.Outcome.NotRestored("load", Trouble.of("live.reset.differs", "load")),
                            new Reset.Outcome.Restored("route"));
            assertThat(journal.open()).extracting(Journal.Entry::target).containsExactly("load");
            load.stuck = false;
            load.silent = true;
            assertThat(reset(journal).run(false))
                    .containsExactly(new Reset.Outcome.NotRestored("load", Trouble.of("live.test.silent", "load")));
        }
    }

    @Test
    void aSecondCockpitOnlyReads() throws IOException, Failed {
        try (Journal first = journal()) {
            change(first, route, 80);
            try (Journal second = journal()) {
                assertThat(first.held()).isTrue();
                assertThat(second.held()).isFalse();
                assertThat(second.open()).hasSize(1);
                assertThatThrownBy(() -> second.before("x", "route", JsonNodeFactory.instance.numberNode(1)))
                        .isInstanceOf(IOException.class);
                assertThat(reset(second).run(true))
                        .containsExactly(new Reset.Outcome.NotRestored(
                                "route",
                                Trouble.of("live.journal.held", second.file().toString())));
                assertThat(route.value)
                        .as("what the first is showing is left alone")
                        .isEqualTo(80);
            }
            change(first, load, 9);
            assertThat(Files.readAllLines(first.file())).hasSize(2);
        }
        try (Journal third = journal()) {
            assertThat(third.held()).isTrue();
        }
    }

    /// Whoever only looks into it, as a preflight does, must not let go of it for the one who holds it.
    @Test
    void anotherProcessIsRefusedAlsoAfterALook() throws IOException, InterruptedException, Failed {
        try (Journal first = journal()) {
            change(first, route, 80);
            assertThat(Journal.leftIn(first.file())).hasSize(1);
            assertThat(ask(first.file())).isEqualTo("refused");
        }
    }

    private static String ask(Path journal) throws IOException, InterruptedException {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        JournalAsker.class.getName(),
                        journal.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(other.waitFor()).isZero();
        return said;
    }

    @Test
    void aTargetThatTheStageNoLongerHasIsSaid() throws IOException {
        try (Journal journal = journal()) {
            journal.before("x", "gone", JsonNodeFactory.instance.numberNode(1));
            assertThat(reset(journal).run(true))
                    .containsExactly(new Reset.Outcome.NotRestored("gone", Trouble.of("live.reset.unknown", "gone")));
        }
    }
}
