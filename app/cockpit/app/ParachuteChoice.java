package cockpit.app;

import cockpit.recording.RecordedStage;
import cockpit.recording.Recording;
import cockpit.script.Chapters;
import cockpit.script.Scenario;
import cockpit.stage.Source;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/// The option that chooses what a live talk goes on from.
final class ParachuteChoice {
    private static final Logger LOG = LoggerFactory.getLogger(ParachuteChoice.class);

    /// By then the live stage has its first picture, unless it is too slow for any.
    private static final Duration FIRST_PICTURE = Duration.ofSeconds(5);

    @Option(names = "--parachute", paramLabel = "FILE")
    Optional<Path> file = Optional.empty();

    /// @throws Misuse if one was named for a stage that needs none
    void check(boolean live) {
        if (file.isPresent() && !live) {
            throw new Misuse("cli.bad.parachute");
        }
    }

    /// Packs the recording that was named; else the person's own newest of this scenario that was recorded live and has
    /// all of its cues; else the one that ships. What was named is opened at once, what is looked for later.
    ///
    /// @throws IOException if what was named cannot be opened
    Parachute pack(Scenario scenario, Places places) throws IOException {
        if (file.isPresent()) {
            var stage = new RecordedStage(Assets.played(file.get(), places.cache()));
            return Parachute.after(FIRST_PICTURE, () -> stage);
        }
        return Parachute.after(FIRST_PICTURE, () -> new RecordedStage(found(scenario, places)));
    }

    private static Recording found(Scenario scenario, Places places) throws IOException {
        for (Path own : newestFirst(places.recordings())) {
            Optional<Recording> fit = fitting(own, scenario);
            if (fit.isPresent()) {
                return fit.get();
            }
        }
        return Assets.played(Path.of(scenario.id() + "-live"), places.cache());
    }

    private static List<Path> newestFirst(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        record Dated(Path file, long at) {}
        var found = new ArrayList<Dated>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.cockpit")) {
            for (Path each : files) {
                found.add(new Dated(each, Files.getLastModifiedTime(each).toMillis()));
            }
        }
        found.sort(Comparator.comparingLong(Dated::at).reversed());
        return found.stream().map(Dated::file).toList();
    }

    private static Optional<Recording> fitting(Path own, Scenario scenario) throws IOException {
        Recording recording;
        try {
            recording = Recording.open(own);
        } catch (IOException e) {
            LOG.warn("{} is passed over", own, e);
            return Optional.empty();
        }
        boolean fits = recording.head().source() == Source.LIVE
                && recording.head().scenario().equals(scenario.id())
                && new Chapters(scenario, recording.last()).whole();
        if (!fits) {
            recording.close();
            return Optional.empty();
        }
        return Optional.of(recording);
    }
}
