package cockpit.app;

import cockpit.live.ClusterParts;
import cockpit.live.Feed;
import cockpit.live.Journal;
import cockpit.live.LiveStage;
import cockpit.live.Part;
import cockpit.live.StageActs;
import cockpit.live.StageFile;
import cockpit.world.Fact;
import cockpit.world.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/// A live stage whose systems are the test's own: it reads what it is told, and changes a route and a load that are
/// numbers.
final class OwnSystems implements AutoCloseable {
    final Part route = new Part("VirtualService", 0);
    final Part load = new Part("Locust", 50);
    final LiveStage stage;
    private final AtomicReference<Feed> feed = new AtomicReference<>();
    private final Journal journal;

    /// @param folder gets the journal
    OwnSystems(Path folder) throws IOException {
        StageFile file = StageFile.read(Path.of("assets/stage/stage.yaml"));
        journal = Journal.open(folder.resolve("journal.jsonl"), Clock.systemUTC());
        stage = LiveStage.open(
                file,
                System::nanoTime,
                Clock.systemUTC(),
                into -> {
                    feed.set(into);
                    return List.of();
                },
                into -> new StageActs(file, into, journal, ClusterParts.targets(route, load), ClusterParts.calm(route)),
                () -> {});
    }

    void tell(Origin origin, Fact fact) {
        feed().tell(origin, fact);
    }

    Feed feed() {
        return Objects.requireNonNull(feed.get());
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
