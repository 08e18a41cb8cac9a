package cockpit.preflight;

import cockpit.live.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/// Whether a recording has room.
///
/// @param folder of the recordings, which need not be there yet
/// @param room   how many bytes are left where a path is
record DiskCheck(Path folder, Room room) implements Check {
    /// A disk that sleeps, or is somebody else's over a network.
    static final Duration LIMIT = Duration.ofMillis(3_000);

    private static final long LITTLE = 1_000_000_000;
    private static final long TOO_LITTLE = 100_000_000;

    /// How much is left on a disk.
    interface Room {
        long at(Path path) throws IOException;
    }

    DiskCheck(Path folder) {
        this(folder, path -> Files.getFileStore(path).getUsableSpace());
    }

    @Override
    public Trouble title() {
        return Trouble.of("preflight.check.disk");
    }

    @Override
    public Trouble todo() {
        return Trouble.of("preflight.try.disk", folder.toString());
    }

    @Override
    public Duration limit() {
        return LIMIT;
    }

    @Override
    public Finding run() throws IOException {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        long bytes = room.at(there);
        String megabytes = String.format(Locale.ROOT, "%,d", bytes / 1_000_000);
        if (bytes < TOO_LITTLE) {
            return Finding.noGo("preflight.disk.room", megabytes);
        }
        return bytes < LITTLE
                ? Finding.warn("preflight.disk.room", megabytes)
                : Finding.go("preflight.disk.room", megabytes);
    }
}
