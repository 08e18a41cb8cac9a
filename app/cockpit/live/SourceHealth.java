package cockpit.live;

import cockpit.world.Origin;
import cockpit.world.TalkFact.Health;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// How one source is, made of the answers to all that is asked of it: well if every question was answered as it should
/// be, flawed if every one was answered, lost if none was, nor any of late, in doubt otherwise. Says so to the feed
/// after
/// each answer. Any thread may call it.
public final class SourceHealth {
    /// So often may a question fail for a passing reason, a slow network's, before its source counts as lost.
    private static final int MISSES = 3;
    /// Between two tries to hear a source that was missed: its return is seen within five seconds, a slow answer's time
    /// included.
    private static final Duration SOON = Duration.ofSeconds(2);

    private record State(Health health, int misses, Optional<Trouble> trouble) {}

    private final Feed feed;
    private final Origin origin;
    private final Duration period;
    private final SortedMap<String, State> questions = new TreeMap<>();
    /// Questions in a row that were not answered. What is asked seldom, or after another only, may not know yet.
    private int silence;

    /// @param period within which each question is asked again, its time limit included
    public SourceHealth(Feed feed, Origin origin, Duration period) {
        this.feed = feed;
        this.origin = origin;
        this.period = period;
    }

    /// Who is asked.
    public Origin origin() {
        return origin;
    }

    /// The question was answered.
    public void answered(String question) {
        say(question, new State(Health.WELL, 0, Optional.empty()));
    }

    /// The question was answered, but all is not as it should be.
    public void doubted(String question, Trouble trouble) {
        say(question, new State(Health.FLAWED, 0, Optional.of(trouble)));
    }

    /// The question was not answered.
    ///
    /// @param passing whether asking again may be all it takes
    public synchronized void failed(String question, Trouble trouble, boolean passing) {
        if (Thread.currentThread().isInterrupted()) {
            return; // the reader is being closed
        }
        State was = questions.get(question);
        int misses = was == null ? 1 : was.misses() + 1;
        Health health = passing && misses < MISSES ? Health.DOUBT : Health.LOST;
        say(question, new State(health, misses, Optional.of(trouble)));
    }

    /// How long to wait before asking again: as long as usual, or less while an answer is missed.
    public synchronized Duration pause(Duration usual) {
        boolean missed =
                questions.values().stream().anyMatch(each -> !each.health().heard());
        return missed && usual.compareTo(SOON) > 0 ? SOON : usual;
    }

    private synchronized void say(String question, State state) {
        questions.put(question, state);
        silence = state.health().heard() ? 0 : silence + 1;
        Optional<State> worst = questions.values().stream()
                .filter(each -> each.trouble().isPresent())
                .max(Comparator.comparing(State::health));
        if (worst.isEmpty()) {
            feed.well(origin, period);
            return;
        }
        boolean heard =
                questions.values().stream().allMatch(each -> each.health().heard());
        boolean lost = worst.get().health() == Health.LOST
                && (silence >= MISSES || questions.values().stream().allMatch(each -> each.health() == Health.LOST));
        feed.unwell(
                origin,
                heard ? Health.FLAWED : lost ? Health.LOST : Health.DOUBT,
                period,
                worst.get().trouble().orElseThrow());
    }
}
