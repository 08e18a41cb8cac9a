package cockpit.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What was changed on a stage and how to put it back: a line of JSON for each target, on the disk (fsync) before the
/// target is touched. One cockpit holds a stage's journal; another that opens it may read only. Thread-safe.
///
/// The lines: `{"at", "act", "target", "before"}` before an act, `{"at", "made": target, "uid"}` after one that made an
/// object, `{"at", "restored": target}` when a target is verified to be as it was, `{"at", "settled": true}` when all
/// are. A torn last line belongs to an act that never began.
public final class Journal implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    /// A target that was, or may have been, changed.
    ///
    /// @param at     when, of the first change that is not put back
    /// @param act    the command's words
    /// @param before its state before that
    /// @param made   the uid of the object that was made since, "" for none, or if the end came before it was noted
    public record Entry(Instant at, String act, String target, JsonNode before, String made) {}

    private final Path file;
    private final Clock clock;
    private final @Nullable FileChannel channel;
    /// Whoever holds it, holds the journal. A file of its own, opened for nothing else: POSIX lets go of all of a
    /// process's locks on a file as soon as the process closes the file once, were it only after reading it.
    private final @Nullable FileChannel lock;
    private final SequencedMap<String, Entry> open = new LinkedHashMap<>();

    private Journal(Path file, Clock clock, @Nullable FileChannel channel, @Nullable FileChannel lock) {
        this.file = file;
        this.clock = clock;
        this.channel = channel;
        this.lock = lock;
    }

    /// Opens a stage's journal, with what an earlier run left open in it. Where another cockpit holds it, this one can
    /// only be looked into.
    ///
    /// @throws IOException if it cannot be read or written
    public static Journal open(Path file, Clock clock) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileChannel lock = FileChannel.open(
                file.resolveSibling(file.getFileName() + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean held = held(lock);
        var journal = new Journal(file, clock, held ? channel : null, held ? lock : null);
        String text = Files.readString(file);
        int whole = text.lastIndexOf('\n') + 1;
        text.substring(0, whole).lines().forEach(journal::remember);
        if (held) {
            int bytes = text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length;
            channel.truncate(bytes).position(bytes);
        } else {
            channel.close();
            lock.close();
        }
        return journal;
    }

    /// What is not put back by a stage's journal, which is neither made nor held for this; nothing where there is none.
    ///
    /// @throws IOException if it cannot be read
    public static List<Entry> leftIn(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        var journal = new Journal(file, Clock.systemUTC(), null, null);
        String text = Files.readString(file);
        try {
            text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(journal::remember);
        } catch (IllegalStateException e) {
            throw new IOException(e.getMessage(), e);
        }
        return journal.open();
    }

    private static boolean held(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // another stage of this very process
        }
    }

    private void remember(String line) {
        JsonNode node;
        try {
            node = JSON.readTree(line);
        } catch (JacksonException e) {
            throw new IllegalStateException(file + ": not a line of a journal: " + line, e);
        }
        if (node.has("settled")) {
            open.clear();
        } else if (node.has("restored")) {
            open.remove(node.path("restored").asString());
        } else if (node.has("made")) {
            open.computeIfPresent(
                    node.path("made").asString(),
                    (target, was) -> new Entry(
                            was.at(),
                            was.act(),
                            target,
                            was.before(),
                            node.path("uid").asString()));
        } else {
            String target = node.path("target").asString();
            var entry = new Entry(
                    Instant.parse(node.path("at").asString()),
                    node.path("act").asString(),
                    target,
                    node.path("before"),
                    "");
            open.putIfAbsent(target, entry);
        }
    }

    /// Whether this cockpit may change the stage.
    public boolean held() {
        return channel != null;
    }

    public Path file() {
        return file;
    }

    /// What is not put back, in the order in which it was first changed.
    public synchronized List<Entry> open() {
        return List.copyOf(open.values());
    }

    /// What a target was before it was first changed, if it was and is not put back.
    public synchronized Optional<Entry> open(String target) {
        return Optional.ofNullable(open.get(target));
    }

    /// Notes what a target is before an act. When this returns, it is on the disk. Of a target that is not put back
    /// since it was noted before, the first state stays the one to go back to.
    ///
    /// @throws IOException if it cannot be written: then the act must not be
    public synchronized void before(String act, String target, JsonNode state) throws IOException {
        ObjectNode line = line();
        line.put("act", act);
        line.put("target", target);
        line.set("before", state);
        write(line);
    }

    /// Notes that the act made the target's object.
    public synchronized void made(String target, String uid) throws IOException {
        ObjectNode line = line();
        line.put("made", target);
        line.put("uid", uid);
        write(line);
    }

    /// Notes that a target is as it was.
    public synchronized void restored(String target) throws IOException {
        ObjectNode line = line();
        line.put("restored", target);
        write(line);
        if (open.isEmpty()) {
            ObjectNode settled = line();
            settled.put("settled", true);
            write(settled);
        }
    }

    private ObjectNode line() {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("at", clock.instant().toString());
        return line;
    }

    private void write(ObjectNode line) throws IOException {
        if (channel == null) {
            throw new IOException(file + ": held by another cockpit");
        }
        String text = JSON.writeValueAsString(line);
        ByteBuffer bytes = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
        remember(text);
    }

    @Override
    public synchronized void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
        if (lock != null) {
            lock.close();
        }
    }
}
