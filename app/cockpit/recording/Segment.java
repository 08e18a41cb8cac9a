package cockpit.recording;

import cockpit.world.Event;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One segment as read: its keyframe, its events, and what was wrong with it.
///
/// @param first    number of its first line, -1 for none
/// @param last     number of its last good line
/// @param start    the world before its events, where it has a keyframe that is whole
/// @param hash     the keyframe's hash, "" for none
/// @param bad      lines inside that could not be read
/// @param losses   where lines are missing between its first and its last
/// @param torn     whether its end is missing
/// @param unknown  lines of kinds this release does not know
record Segment(
        long first,
        long last,
        Optional<World> start,
        String hash,
        List<Event> events,
        int bad,
        List<Loss> losses,
        boolean torn,
        int unknown) {
    private static final int LINE = 1 << 20;
    private static final int SUM = 9;

    /// Missing lines.
    ///
    /// @param at time of the newest event before them, -1 if there is none in this segment
    record Loss(long at, long lines) {}

    /// Reads a segment; never fails, whatever the bytes.
    static Segment read(EventCodec codec, Parts.Plain plain) {
        return read(codec, plain, Long.MAX_VALUE);
    }

    /// Reads it up to the first event after an instant.
    static Segment read(EventCodec codec, Parts.Plain plain, long until) {
        return new Reading(codec, plain, until).read();
    }

    private static final class Reading {
        private final EventCodec codec;
        private final byte[] bytes;
        private final boolean whole;
        private final long until;
        private final List<Loss> losses = new ArrayList<>();
        private final List<Event> events = new ArrayList<>();
        private final StringBuilder world = new StringBuilder();
        private Optional<World> start = Optional.empty();
        private String hash = "";
        private long first = -1;
        private long last = -1;
        private long newest = -1;
        private int parts;
        private int bad;
        private int unknown;

        Reading(EventCodec codec, Parts.Plain plain, long until) {
            this.until = until;
            this.codec = codec;
            this.bytes = plain.bytes();
            this.whole = plain.whole();
        }

        Segment read() {
            int from = 0;
            boolean torn = !whole;
            boolean lastWasBad = false;
            while (from < bytes.length && newest <= until) {
                int end = from;
                while (end < bytes.length && bytes[end] != '\n') {
                    end++;
                }
                if (end == bytes.length) {
                    torn = true;
                    break;
                }
                lastWasBad = !line(from, end);
                bad += lastWasBad ? 1 : 0;
                from = end + 1;
            }
            if (lastWasBad && !torn) {
                bad--; // nothing good follows: it is the tail that is torn
                torn = true;
            }
            return new Segment(first, last, start, hash, List.copyOf(events), bad, List.copyOf(losses), torn, unknown);
        }

        private boolean line(int from, int end) {
            int tab = end - SUM;
            boolean framed = end - from > SUM && end - from <= LINE + SUM && bytes[tab] == '\t';
            if (!framed || !Digest.agrees(bytes, from, tab - from, tab + 1)) {
                return false;
            }
            try {
                return take(codec.read(bytes, from, tab - from));
            } catch (Codec.BadLine e) {
                return false;
            }
        }

        private boolean take(EventCodec.Line line) {
            if (line.number() <= last) {
                return false;
            }
            long before = newest;
            switch (line) {
                case EventCodec.Line.Told told -> {
                    if (told.event().at() < newest) {
                        return false; // time never falls
                    }
                    newest = told.event().at();
                    events.add(told.event());
                }
                case EventCodec.Line.Key key -> key(key);
                case EventCodec.Line.Unknown other -> unknown++;
            }
            if (last >= 0 && line.number() > last + 1) {
                losses.add(new Loss(before, line.number() - last - 1));
            }
            first = first < 0 ? line.number() : first;
            last = line.number();
            return true;
        }

        private void key(EventCodec.Line.Key key) {
            if (key.part() != parts || !events.isEmpty()) {
                return;
            }
            parts++;
            if (key.of() > 1) {
                world.append(key.world());
            }
            if (parts == key.of()) {
                String json = key.of() > 1 ? world.toString() : key.world();
                if (Digest.sha256(json).equals(key.hash())) {
                    start = codec.world(json);
                    hash = key.hash();
                }
                world.setLength(0);
            }
        }
    }
}
