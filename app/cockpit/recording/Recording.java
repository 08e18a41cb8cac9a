package cockpit.recording;

import cockpit.stage.Gap;
import cockpit.world.Event;
import cockpit.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A recording that is open: its head, its course, the world at any instant of it. Damage costs what was damaged and is
/// told by [#repairs] and [#gaps]. One thread's.
public final class Recording implements AutoCloseable {
    private static final int KEPT = 6;

    private final Path file;
    private final Parts parts;
    private final Head head;
    private final EventCodec codec = new EventCodec();
    private final Survey survey;
    private final World last;
    private int partly = -1;
    private final Map<Integer, Segment> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Segment> eldest) {
            return size() > KEPT;
        }
    };

    private Recording(Path file, Parts parts, Head head, boolean trusting) throws BadRecording {
        this.file = file;
        this.parts = parts;
        this.head = head;
        List<Index> index = trusting ? parts.index() : List.of();
        this.survey = index.isEmpty() ? Survey.of(parts, codec) : indexed(index);
        if (survey.spans().isEmpty()) {
            throw new BadRecording(file, BadRecording.Why.NOTHING_PLAYS);
        }
        this.last =
                index.isEmpty() ? survey.last() : at(survey.spans().getLast().to());
    }

    /// Opens a sealed file, or the folder that a crash left. What is sealed and has not a bit changed is not read.
    ///
    /// @throws BadRecording if nothing of it can be played
    /// @throws IOException  if it cannot be read at all
    public static Recording open(Path file) throws IOException {
        return open(file, true);
    }

    /// Opens it and reads every line, whatever its index says.
    ///
    /// @throws BadRecording if nothing of it can be played
    /// @throws IOException  if it cannot be read at all
    public static Recording examine(Path file) throws IOException {
        return open(file, false);
    }

    private static Recording open(Path file, boolean trusting) throws IOException {
        Parts parts = RecordingFiles.open(file);
        try {
            return new Recording(file, parts, Head.fromJson(parts.head()), trusting);
        } catch (Head.LaterFormat e) {
            parts.close();
            throw new BadRecording(file, BadRecording.Why.LATER_FORMAT, e);
        } catch (Codec.BadLine e) {
            parts.close();
            throw new BadRecording(file, BadRecording.Why.BAD_HEAD, e);
        } catch (IOException e) {
            parts.close();
            throw e;
        }
    }

    private static Survey indexed(List<Index> index) {
        var spans = new ArrayList<Survey.Span>();
        for (int i = 0; i < index.size(); i++) {
            Index one = index.get(i);
            spans.add(new Survey.Span(i, one.from(), one.to(), one.keyed()));
        }
        return new Survey(List.copyOf(spans), List.of(), List.of(), World.EMPTY);
    }

    public Head head() {
        return head;
    }

    /// The file's name, for people.
    public String name() {
        return String.valueOf(file.getFileName());
    }

    /// What was wrong with it; empty when it is whole.
    public List<Repair> repairs() {
        return survey.repairs();
    }

    /// What is lost of its course, oldest first.
    public List<Gap> gaps() {
        return survey.gaps();
    }

    /// Time of the newest event, microseconds.
    public long duration() {
        return last.now();
    }

    /// The world at the end.
    public World last() {
        return last;
    }

    /// False for a folder: it was not ended, or still goes on.
    boolean sealed() {
        return !(parts instanceof FolderParts);
    }

    int segments() {
        return parts.segments();
    }

    Segment segment(int index) {
        return kept.computeIfAbsent(index, i -> Segment.read(codec, parts.segment(i)));
    }

    /// The world at an instant: every event up to and at it, folded.
    public World at(long time) {
        List<Survey.Span> spans = survey.spans();
        int span = spanAt(time);
        int from = span;
        while (from > 0 && !spans.get(from).keyed()) {
            from--;
        }
        World world = World.EMPTY;
        for (int i = from; i <= span; i++) {
            int index = spans.get(i).segment();
            Segment segment = i < span ? segment(index) : segmentUpTo(index, time);
            world = segment.start().orElse(world);
            world = world.apply(i < span ? segment.events() : upTo(segment.events(), time));
        }
        return world;
    }

    /// A jump reads of the last segment only what it needs; whoever comes again, as in dragging, has it read whole.
    private Segment segmentUpTo(int index, long time) {
        if (kept.containsKey(index) || index == partly) {
            return segment(index);
        }
        partly = index;
        return Segment.read(codec, parts.segment(index), time);
    }

    private int spanAt(long time) {
        List<Survey.Span> spans = survey.spans();
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
        List<Survey.Span> spans = survey.spans();
        var found = new ArrayList<Event>();
        for (int i = firstThatEndsAfter(after); i < spans.size() && spans.get(i).from() <= upTo; i++) {
            List<Event> events = segment(spans.get(i).segment()).events();
            int start = after < 0 ? 0 : after(events, after);
            int end = after(events, upTo);
            if (start < end) {
                found.addAll(events.subList(start, end));
            }
        }
        return found;
    }

    private int firstThatEndsAfter(long time) {
        int span = spanAt(Math.max(time, 0));
        while (span > 0 && survey.spans().get(span - 1).to() > time) {
            span--;
        }
        return span;
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }
}
