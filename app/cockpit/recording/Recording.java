package cockpit.recording;

import cockpit.world.Event;
import cockpit.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A recording that is open: its head, its course, the world at any instant of it. Damage costs what was damaged and is
/// told by [#repairs]. One thread's.
public final class Recording implements AutoCloseable {
    private static final int KEPT = 12;

    private final Path file;
    private final RecordingFiles.Parts parts;
    private final Head head;
    private final EventCodec codec = new EventCodec();
    private final List<Span> spans = new ArrayList<>();
    private final List<String> repairs = new ArrayList<>();
    private final Map<Integer, Segment> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Segment> eldest) {
            return size() > KEPT;
        }
    };
    private World last = World.EMPTY;

    private record Span(int segment, long from, long to, boolean keyed) {}

    private Recording(Path file, RecordingFiles.Parts parts, Head head) {
        this.file = file;
        this.parts = parts;
        this.head = head;
    }

    /// Opens a sealed file, or the folder that a crash left.
    ///
    /// @throws BadRecording if nothing of it can be played
    /// @throws IOException  if it cannot be read at all
    public static Recording open(Path file) throws IOException {
        RecordingFiles.Parts parts = RecordingFiles.open(file);
        try {
            var recording = new Recording(file, parts, Head.fromJson(parts.head()));
            recording.survey();
            return recording;
        } catch (Codec.BadLine e) {
            parts.close();
            throw new BadRecording(file, "not a recording this program can play: " + e.getMessage(), "Use another", e);
        } catch (IOException e) {
            parts.close();
            throw e;
        }
    }

    /// Reads everything once: where each segment lies, and what is wrong.
    private void survey() throws IOException {
        World world = World.EMPTY;
        long expected = 0;
        for (int i = 0; i < parts.segments(); i++) {
            Segment segment = Segment.read(codec, parts.segment(i));
            note(i, segment, expected);
            expected = Math.max(expected, segment.last() + 1);
            boolean jump = segment.start().isPresent() && segment.start().get().now() < world.now();
            if (jump || (segment.events().isEmpty() && segment.start().isEmpty())) {
                continue;
            }
            World before = segment.start().orElse(world);
            long from = segment.events().isEmpty()
                    ? before.now()
                    : segment.events().getFirst().at();
            if (from < world.now()) {
                repairs.add("segment " + i + ": its time runs backwards, passed over");
                continue;
            }
            world = before.apply(segment.events());
            spans.add(new Span(i, from, world.now(), segment.start().isPresent()));
            if (i >= parts.segments() - KEPT) {
                kept.put(i, segment);
            }
        }
        last = world;
        if (spans.isEmpty()) {
            throw new BadRecording(file, "nothing in it can be played", "Use another copy of it");
        }
    }

    private void note(int index, Segment segment, long expected) {
        if (segment.bad() > 0) {
            repairs.add("segment " + index + ": " + segment.bad() + " damaged lines passed over");
        }
        if (segment.torn()) {
            repairs.add("segment " + index + ": its torn end was cut after line " + segment.last());
        }
        if (segment.first() > expected) {
            repairs.add("segment " + index + ": " + (segment.first() - expected) + " lines before it are missing");
        }
    }

    public Head head() {
        return head;
    }

    /// The file's name, for people.
    public String name() {
        return String.valueOf(file.getFileName());
    }

    /// What had to be repaired or was lost, in words; empty when it is whole.
    public List<String> repairs() {
        return List.copyOf(repairs);
    }

    /// Time of the newest event, microseconds.
    public long duration() {
        return last.now();
    }

    /// The world at the end.
    public World last() {
        return last;
    }

    int segments() {
        return parts.segments();
    }

    Segment segment(int index) {
        Segment found = kept.get(index);
        if (found == null) {
            try {
                found = Segment.read(codec, parts.segment(index));
            } catch (IOException e) {
                found = new Segment(-1, -1, Optional.empty(), "", List.of(), 0, true, 0);
            }
            kept.put(index, found);
        }
        return found;
    }

    /// The world at an instant: every event up to and at it, folded.
    public World at(long time) {
        int span = spanAt(time);
        int from = span;
        while (from > 0 && !spans.get(from).keyed()) {
            from--;
        }
        World world = World.EMPTY;
        for (int i = from; i <= span; i++) {
            Segment segment = segment(spans.get(i).segment());
            world = segment.start().orElse(world);
            world = world.apply(i < span ? segment.events() : upTo(segment.events(), time));
        }
        return world;
    }

    private int spanAt(long time) {
        int low = 0;
        int high = spans.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (spans.get(middle).from() <= time) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static List<Event> upTo(List<Event> events, long time) {
        return events.subList(0, after(events, time));
    }

    /// How many events are at or before an instant.
    private static int after(List<Event> events, long time) {
        int low = 0;
        int high = events.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events.get(middle).at() <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Events after one instant, up to and at another.
    public List<Event> between(long after, long upTo) {
        var found = new ArrayList<Event>();
        for (int i = spanAt(Math.max(after, 0));
                i < spans.size() && spans.get(i).from() <= upTo;
                i++) {
            List<Event> events = segment(spans.get(i).segment()).events();
            int start = after < 0 ? 0 : after(events, after);
            int end = after(events, upTo);
            if (start < end) {
                found.addAll(events.subList(start, end));
            }
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }
}
