package cockpit.recording;

import cockpit.stage.Gap;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.List;

/// Where each segment of a recording lies in time, and what is wrong with it.
///
/// @param spans   segments that play, in order of time
/// @param gaps    what is lost
/// @param repairs what was done about it
/// @param last    the world at the end
record Survey(List<Span> spans, List<Gap> gaps, List<Repair> repairs, World last) {
    /// One segment's time.
    ///
    /// @param keyed whether its world is known without those before it
    record Span(int segment, long from, long to, boolean keyed) {}

    /// Reads every line.
    static Survey of(Parts parts, EventCodec codec) {
        return new Reading(parts, codec).read();
    }

    private static final class Reading {
        private final Parts parts;
        private final EventCodec codec;
        private final List<Span> spans = new ArrayList<>();
        private final List<Gap> gaps = new ArrayList<>();
        private final List<Repair> repairs = new ArrayList<>();
        private int open; // gaps before this one have an end
        private World world = World.EMPTY;
        private long expected;

        Reading(Parts parts, EventCodec codec) {
            this.parts = parts;
            this.codec = codec;
        }

        Survey read() {
            if (parts.cut()) {
                repairs.add(new Repair.CutFile());
            }
            for (int i = 0; i < parts.segments(); i++) {
                Segment segment = Segment.read(codec, parts.segment(i));
                note(i, segment);
                take(i, segment);
            }
            return new Survey(List.copyOf(spans), List.copyOf(gaps), List.copyOf(repairs), world);
        }

        private void note(int index, Segment segment) {
            long missing = segment.first() < 0 ? 0 : segment.first() - expected;
            if (missing > segment.bad()) {
                repairs.add(new Repair.MissingLines(index, missing - segment.bad()));
            }
            if (segment.bad() > 0) {
                repairs.add(new Repair.DamagedLines(index, segment.bad()));
            }
            if (segment.torn()) {
                repairs.add(new Repair.TornEnd(index, segment.last()));
            }
            if (missing > 0) {
                gaps.add(new Gap(world.now(), Long.MAX_VALUE, missing));
            }
            expected = Math.max(expected, segment.last() + 1);
        }

        private void take(int index, Segment segment) {
            boolean keyed = segment.start().isPresent();
            if (segment.events().isEmpty() && !keyed) {
                return;
            }
            World before = segment.start().orElse(world);
            long from = segment.events().isEmpty()
                    ? before.now()
                    : segment.events().getFirst().at();
            if (before.now() < world.now() || from < world.now()) {
                repairs.add(new Repair.OutOfOrder(index));
                return;
            }
            if (keyed) {
                end(from);
            }
            for (Segment.Loss loss : segment.losses()) {
                gaps.add(new Gap(Math.max(loss.at(), before.now()), Long.MAX_VALUE, loss.lines()));
            }
            world = before.apply(segment.events());
            spans.add(new Span(index, from, world.now(), keyed));
        }

        /// A keyframe knows what was lost.
        private void end(long until) {
            for (; open < gaps.size(); open++) {
                Gap gap = gaps.get(open);
                gaps.set(open, new Gap(gap.from(), until, gap.lines()));
            }
        }
    }
}
