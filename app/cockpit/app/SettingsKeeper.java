package cockpit.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes settings each time one is chosen, on a thread of its own: the FX thread touches no disk, and a talk that is
/// killed has lost no choice.
final class SettingsKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsKeeper.class);

    private final Path file;
    private final ExecutorService writing = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("settings").daemon().factory());

    SettingsKeeper(Path file) {
        this.file = file;
    }

    void keep(Settings settings) {
        writing.execute(() -> {
            try {
                settings.write(file);
            } catch (IOException e) {
                LOG.warn("The settings could not be kept", e);
            }
        });
    }

    /// Waits until all is written.
    @Override
    public void close() {
        writing.close();
    }
}
