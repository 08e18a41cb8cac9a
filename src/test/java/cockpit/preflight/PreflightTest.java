package cockpit.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.live.Failed;
import cockpit.live.Trouble;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Checks that hang, fail and break, and the board that comes of them.
final class PreflightTest {
    private interface Look {
        Finding look() throws Failed, IOException, InterruptedException;
    }

    private record Told(String name, Duration limit, Verdict otherwise, Look look) implements Check {
        @Override
        public Trouble title() {
            return Trouble.of("preflight.check." + name);
        }

        @Override
        public Trouble todo() {
            return Trouble.of("todo." + name);
        }

        @Override
        public Finding run() throws Failed, IOException, InterruptedException {
            return look.look();
        }
    }

    private static Check check(String name, Look look) {
        return new Told(name, Duration.ofSeconds(20), Verdict.NO_GO, look);
    }

    private static Board run(Check... checks) throws InterruptedException {
        return new Preflight(List.of(checks), Clock.systemUTC()).run((check, line) -> {});
    }

    @Test
    void theWorstComesFirstAndTheListsOrderIsKeptAmongEquals() throws InterruptedException {
        Board board = run(
                check("a", () -> Finding.go("f")),
                check("b", () -> Finding.warn("f")),
                check("c", () -> Finding.go("f")),
                check("d", () -> Finding.noGo("f")),
                check("e", () -> Finding.warn("f")));
        assertThat(board.lines()).extracting(Board.Line::name).containsExactly("d", "b", "e", "a", "c");
        assertThat(board.verdict()).isEqualTo(Verdict.NO_GO);
        assertThat(board.count(Verdict.WARN)).isEqualTo(2);
        assertThat(run(check("a", () -> Finding.go("f"))).verdict()).isEqualTo(Verdict.GO);
        assertThat(run(check("a", () -> Finding.go("f")), check("b", () -> Finding.warn("f")))
                        .verdict())
                .isEqualTo(Verdict.WARN);
    }

    @Test
    void aCheckThatHangsIsNotAnsweredAndItsThreadIsInterrupted() throws InterruptedException {
        var interrupted = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        Check hangs = new Told("hangs", Duration.ofMillis(200), Verdict.WARN, () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            return Finding.go("f");
        });
        Board board = run(hangs, check("b", () -> Finding.go("f")));
        Board.Line line = board.lines().getFirst();
        assertThat(line.verdict()).isEqualTo(Verdict.WARN);
        assertThat(line.found()).isEqualTo(Trouble.of("preflight.silent", "0.2"));
        assertThat(line.todo()).isEqualTo(Trouble.of("todo.hangs"));
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(board.took()).isLessThan(Duration.ofSeconds(5));
    }

    /// Many that hang take no longer than one.
    @Test
    void allRunAtOnce() throws InterruptedException {
        var all = new CountDownLatch(30);
        var checks = new ArrayList<Check>();
        for (int i = 0; i < 30; i++) {
            checks.add(check("c" + i, () -> {
                all.countDown();
                all.await();
                return Finding.go("f");
            }));
        }
        var known = new ArrayList<Integer>();
        Board board = new Preflight(checks, Clock.systemUTC()).run((check, line) -> known.add(check));
        assertThat(board.verdict()).isEqualTo(Verdict.GO);
        assertThat(known).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void whatFailsIsToldInItsOwnWordsAndWhatBreaksIsNotHidden() throws InterruptedException {
        Board board = run(
                check("fails", () -> {
                    throw new Failed(Trouble.of("live.x", "why"));
                }),
                check("breaks", () -> {
                    throw new IllegalStateException("boom");
                }),
                check("disk", () -> {
                    throw new IOException("full");
                }));
        assertThat(board.lines())
                .extracting(Board.Line::found)
                .containsExactly(
                        Trouble.of("live.x", "why"),
                        Trouble.of("preflight.broken", "java.lang.IllegalStateException: boom"),
                        Trouble.of("preflight.disk", "full"));
        assertThat(board.lines()).extracting(Board.Line::verdict).containsOnly(Verdict.NO_GO);
    }
}
