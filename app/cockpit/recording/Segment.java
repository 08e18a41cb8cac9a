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
/// @param torn     whether its end is missing
/// @param unknown  lines of kinds this release does not know
record Segment(
        long first,
        long last,
        Optional<World> start,
        String hash,
        List<Event> events,
        int bad,
        boolean torn,
        int unknown) {
    private static final int LINE = 1 << 20;
    private static final int SUM = 9;

    /// Reads a segment; never fails, whatever the bytes.
    static Segment read(EventCodec codec, byte[] bytes) {
        return new Reading(codec, bytes).read();
    }

    private static final class Reading {
        private final EventCodec codec;
        private final byte[] bytes;
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

        Reading(EventCodec codec, byte[] bytes) {
            this.codec = codec;
            this.bytes = bytes;
        }

        Segment read() {
            int from = 0;
            boolean torn = false;
            boolean lastWasBad = false;
            while (from < bytes.length) {
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
            return new Segment(first, last, start, hash, List.copyOf(events), bad, torn, unknown);
        }

        private boolean line(int from, int end) {
            int tab = end - SUM;
            boolean framed = end - from > SUM && end - from <= LINE + SUM && bytes[tab] == '\t';
            if (!framed || !Digest.crc(bytes, from, tab - from).equals(ascii(tab + 1, end))) {
                return false;
            }
            try {
                return take(codec.read(bytes, from, tab - from));
            } catch (Codec.BadLine e) {
                return false;
            }
        }

        private String ascii(int from, int to) {
            var text = new StringBuilder(8);
            for (int i = from; i < to; i++) {
                text.append((char) (bytes[i] & 0x7F));
            }
            return text.toString();
        }

        private boolean take(EventCodec.Line line) {
            if (line.number() <= last) {
                return false;
            }
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
            first = first < 0 ? line.number() : first;
            last = line.number();
            return true;
        }

        private void key(EventCodec.Line.Key key) {
            if (key.part() != parts || !events.isEmpty()) {
                return;
            }
            world.append(key.world());
            parts++;
            if (parts == key.of()) {
                String json = world.toString();
                if (Digest.sha256(json).equals(key.hash())) {
                    start = codec.world(json);
                    hash = key.hash();
                }
                world.setLength(0);
            }
        }
    }
}
