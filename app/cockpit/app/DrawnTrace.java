package cockpit.app;

import cockpit.world.Platform;
import cockpit.world.Pod;
import cockpit.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import javafx.scene.Scene;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Tells a file what the window has drawn, one line of JSON for each frame in which nodes or pods changed:
/// `{"t": milliseconds since 1970 after the pulse, "pods": drawn now, "nodes": drawn now, "added": [names of pods]}`.
/// With it anybody can measure from outside how long a change takes to the screen.
///
/// The FX thread only notes the time and hands the world on; a thread of its own compares and writes.
final class DrawnTrace implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DrawnTrace.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final Writer out;
    private final LinkedBlockingQueue<Line> lines = new LinkedBlockingQueue<>();
    private final Thread thread;
    private Platform seen = World.EMPTY.platform();

    private record Line(long millis, Platform before, Platform now) {
        /// Nothing more comes.
        static final Line LAST = new Line(-1, World.EMPTY.platform(), World.EMPTY.platform());
    }

    private DrawnTrace(Writer out) {
        this.out = out;
        this.thread = Thread.ofVirtual().name("trace").start(this::write);
    }

    /// Begins the file, in place of any that is there.
    ///
    /// @throws IOException if it cannot be written
    static DrawnTrace to(Path file) throws IOException {
        return new DrawnTrace(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    }

    /// Notes each pulse from now on. FX thread only.
    ///
    /// @param drawn what is on the scene
    void watch(Scene scene, Supplier<World> drawn) {
        scene.addPostLayoutPulseListener(() -> {
            Platform now = drawn.get().platform();
            if (now.pods() != seen.pods() || now.nodes() != seen.nodes()) {
                Platform before = seen;
                seen = now;
                // What is run later runs when this pulse has handed its picture over.
                javafx.application.Platform.runLater(
                        () -> lines.add(new Line(System.currentTimeMillis(), before, now)));
            }
        });
    }

    private void write() {
        try {
            for (Line line = lines.take(); line != Line.LAST; line = lines.take()) {
                out.write(json(line));
                out.write('\n');
                if (lines.isEmpty()) {
                    out.flush();
                }
            }
        } catch (IOException e) {
            LOG.error("The trace ends here", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String json(Line line) {
        ObjectNode node = JSON.createObjectNode();
        node.put("t", line.millis());
        node.put("pods", line.now().pods().size());
        node.put("nodes", line.now().nodes().size());
        ArrayNode added = node.putArray("added");
        line.now().pods().changes(line.before().pods(), (was, is) -> {
            if (was == null && is != null) {
                added.add(name(is));
            }
        });
        return JSON.writeValueAsString(node);
    }

    private static String name(Pod pod) {
        return pod.id().name();
    }

    @Override
    public void close() {
        lines.add(Line.LAST);
        try {
            thread.join();
            out.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
