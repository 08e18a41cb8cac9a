package cockpit.live.load;

import cockpit.live.Feed;
import cockpit.live.Reader;
import cockpit.live.Rounds;
import cockpit.live.SourceHealth;
import cockpit.live.Unanswered;
import cockpit.world.DemandFact;
import cockpit.world.Origin;
import java.net.URI;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads how many users Locust has and how much they ask for. What it does when first heard counts as asked for, so
/// that
/// the next command is seen as the rise or fall that it is.
public final class LocustReader implements Reader {
    static final Origin LOCUST = new Origin("Locust");
    /// Locust reckons its statistics anew every two seconds.
    static final Duration PAUSE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(LocustReader.class);
    private static final String QUESTION = "statistics";

    private final Locust locust;
    private final Feed feed;
    private final Rounds rounds;
    private final SourceHealth health;
    private boolean opened;

    /// A reader on a thread of its own. Nothing is asked before [#start].
    ///
    /// @param server Locust's web page
    public LocustReader(URI server, Feed feed) {
        this(server, feed, Rounds.onThreads());
    }

    LocustReader(URI server, Feed feed, Rounds rounds) {
        this.locust = new Locust(server);
        this.feed = feed;
        this.rounds = rounds;
        this.health = new SourceHealth(feed, LOCUST, PAUSE.plus(LoadCall.ANSWER));
    }

    @Override
    public void start() {
        rounds.every("Locust", PAUSE, this::round);
    }

    private void round() {
        try {
            Locust.Statistics now = locust.statistics();
            health.answered(QUESTION);
            if (!opened && now.settled()) {
                opened = true;
                feed.tell(LOCUST, new DemandFact.LoadAsked(now.users(), 0)); // at what rate, Locust does not tell
            }
            feed.tell(LOCUST, new DemandFact.LoadMeasured(now.users(), now.perSecond()));
        } catch (Unanswered e) {
            LOG.debug("Locust", e);
            health.failed(QUESTION, e.trouble(), e.passing());
        }
    }

    @Override
    public void close() {
        rounds.close();
        locust.close();
    }
}
