package cockpit.recording;

import cockpit.world.Event;
import cockpit.world.TalkFact;
import cockpit.world.World;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Writes what happens into a folder, as it happens: plain lines, so that a crash loses the torn tail only. A segment
/// is
/// ten seconds long or 4 MiB and begins with a keyframe. Lines are written at once and forced to disk each second, at
/// cues
/// and before commands. [#record] never blocks on the disk; [#close] waits until all is there.
public final class Recorder implements AutoCloseable {
    static final long SEGMENT = 10 * Event.SECOND;
    private static final long LARGEST = 4L << 20;
    private static final int PART = 900_000;
    /// A keyframe is written when the lines since the last one outweigh it so many times, which makes keyframes a fifth
    /// of a recording at most; or by this many bytes, so that a seek in a very large world reads little more than one.
    private static final int OUTWEIGHED = 4;

    private static final long OUTWEIGHED_BY = 1 << 20;
    private static final long FORCE = 1_000_000_000L;

    private sealed interface Work {
        record Batch(List<Event> events, World before) implements Work {}

        record End() implements Work {}
    }

    private final Path folder;
    private final EventCodec codec = new EventCodec();
    private final LinkedBlockingQueue<Work> work = new LinkedBlockingQueue<>();
    private volatile @Nullable IOException failure;
    private final Thread writer;
    private Head head;
    private Optional<FileChannel> segment = Optional.empty();
    private int segments;
    private long number;
    private long segmentStart;
    private long segmentBytes;
    private Index current = Index.NONE;
    private final List<Index> index = new ArrayList<>();
    private long sinceKeyframe;
    private long keyframeBytes;
    private long forced;
    private boolean dirty;

    private Recorder(Path folder, Head head) {
        this.folder = folder;
        this.head = head;
        this.writer = Thread.ofPlatform().name("recorder").daemon().unstarted(this::run);
    }

    /// Begins a recording in a new folder.
    ///
    /// @throws IOException if the folder cannot be made or written
    public static Recorder open(Path folder, Head head) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(RecordingFiles.HEAD), head.toJson());
        var recorder = new Recorder(folder, head);
        recorder.writer.start();
        return recorder;
    }

    /// Hands over events in their order.
    ///
    /// @param before the world before the first of them
    public void record(List<Event> events, World before) {
        if (!events.isEmpty()) {
            work.add(new Work.Batch(events, before));
        }
    }

    /// Why writing failed, if it did; what came after is not recorded.
    public Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    private void run() {
        try {
            while (true) {
                Work next = work.poll(dirty ? FORCE : Long.MAX_VALUE, TimeUnit.NANOSECONDS);
                switch (next) {
                    case null -> force(); // silence after an event must not keep it from the disk
                    case Work.Batch batch -> write(batch);
                    case Work.End end -> {
                        endSegment();
                        return;
                    }
                }
            }
        } catch (IOException e) {
            failure = e;
        } catch (RuntimeException e) {
            failure = new IOException(String.valueOf(e.getMessage()), e); // or nobody would know that it ended
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Work.Batch batch) throws IOException {
        long at = batch.events().getFirst().at();
        if (segment.isEmpty() || at >= segmentStart + SEGMENT || segmentBytes > LARGEST) {
            beginSegment(at, batch.before());
        }
        boolean urgent = false;
        var lines = new StringBuilder();
        for (Event event : batch.events()) {
            line(lines, codec.write(number++, event));
            urgent |= event.fact() instanceof TalkFact.CueFired || event.fact() instanceof TalkFact.CommandSent;
        }
        put(lines);
        current = new Index(
                current.first(),
                number - 1,
                current.from(),
                batch.events().getLast().at(),
                current.keyed(),
                "");
        if (urgent || System.nanoTime() - forced > FORCE) {
            force();
        }
    }

    private void beginSegment(long at, World before) throws IOException {
        endSegment();
        segment = Optional.of(FileChannel.open(
                folder.resolve(RecordingFiles.segment(segments++)),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE));
        segmentStart = at / SEGMENT * SEGMENT;
        segmentBytes = 0;
        boolean worth =
                segments == 1 || sinceKeyframe > Math.min(OUTWEIGHED * keyframeBytes, keyframeBytes + OUTWEIGHED_BY);
        current = new Index(number, number, at, at, worth, "");
        if (worth) {
            keyframe(Math.max(before.now(), 0), before);
        }
    }

    private void keyframe(long at, World world) throws IOException {
        String json = codec.world(world);
        String hash = Digest.sha256(json);
        int of = Math.max(1, (json.length() + PART - 1) / PART);
        long before = segmentBytes;
        for (int part = 0; part < of; part++) {
            String piece = json.substring(part * PART, Math.min(json.length(), (part + 1) * PART));
            var line = new StringBuilder(piece.length() + 300);
            line(line, codec.write(number++, at, hash, part, of, piece));
            put(line);
        }
        keyframeBytes = segmentBytes - before;
        sinceKeyframe = 0;
    }

    private static void line(StringBuilder lines, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        lines.append(json)
                .append('\t')
                .append(Digest.crc(bytes, 0, bytes.length))
                .append('\n');
    }

    private void put(StringBuilder lines) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines.toString());
        segmentBytes += bytes.remaining();
        sinceKeyframe += bytes.remaining();
        dirty = true;
        FileChannel channel = segment.orElseThrow();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private void force() throws IOException {
        if (segment.isPresent()) {
            segment.get().force(false);
        }
        forced = System.nanoTime();
        dirty = false;
    }

    private void endSegment() throws IOException {
        if (segment.isPresent()) {
            force();
            segment.get().close();
            segment = Optional.empty();
            index.add(current);
        }
    }

    /// Waits until everything is on disk.
    ///
    /// @throws IOException if something could not be written
    @Override
    public void close() throws IOException {
        work.add(new Work.End());
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the recording was being written", e);
        }
        IOException failed = failure;
        if (failed != null) {
            throw failed;
        }
        head = head.withMasked(codec.masked());
        Files.writeString(folder.resolve(RecordingFiles.HEAD), head.toJson());
    }

    /// Closes, and makes one file of the folder, which then goes.
    ///
    /// @throws IOException if it could not be written; the folder then stays
    public void seal(Path file) throws IOException {
        close();
        Sealing.seal(folder, file, index);
        RecordingFiles.remove(folder);
    }
}
