package cockpit.recording;

import cockpit.stage.Gap;
import cockpit.views.theme.Texts;
import cockpit.world.Event;
import cockpit.world.Mark;
import cockpit.world.World;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// What is in a recording, and whether it is whole: every line is read, and each keyframe compared with the world that
/// straight play has come to.
///
/// @param lines  for people
/// @param whole  whether nothing was lost and every keyframe agrees
/// @param digest SHA-256, in hex, over the events: the JSON of each as this release writes it, with the number 0 in
///               place of its own, a line feed after each
public record RecordingInfo(List<String> lines, boolean whole, String digest) {
    /// Reads everything.
    ///
    /// @param texts the language of the lines; the one with the digest is the same in each
    public static RecordingInfo of(Recording recording, Texts texts) {
        return new Reading(recording, texts).read();
    }

    private static final class Reading {
        private final Recording recording;
        private final Texts texts;
        private final EventCodec codec = new EventCodec();
        private final TreeMap<String, Integer> kinds = new TreeMap<>();
        private final List<String> lines = new ArrayList<>();
        private World world = World.EMPTY;
        private long events;
        private int agreed;
        private int disagreed;
        private int unknown;

        Reading(Recording recording, Texts texts) {
            this.recording = recording;
            this.texts = texts;
        }

        RecordingInfo read() {
            var sha = Digest.sha256();
            for (int i = 0; i < recording.segments(); i++) {
                Segment segment = recording.segment(i);
                keyframe(segment);
                for (Event event : segment.events()) {
                    sha.update(codec.write(0, event).getBytes(StandardCharsets.UTF_8));
                    sha.update((byte) '\n');
                    kinds.merge(event.fact().getClass().getSimpleName(), 1, Integer::sum);
                    events++;
                }
                unknown += segment.unknown();
                world = world.apply(segment.events());
            }
            String digest = HexFormat.of().formatHex(sha.digest());
            boolean whole = recording.repairs().isEmpty() && disagreed == 0;
            head();
            kinds.forEach((kind, count) -> lines.add(String.format(Locale.ROOT, "  %,8d  %s", count, kind)));
            marks();
            losses();
            say("info.keyframes", agreed, agreed + disagreed);
            say(whole ? "info.whole" : "info.damaged");
            lines.add("Events digest: " + digest);
            return new RecordingInfo(List.copyOf(lines), whole, digest);
        }

        private void keyframe(Segment segment) {
            if (segment.hash().isEmpty()) {
                return;
            }
            if (Digest.sha256(codec.world(world)).equals(segment.hash())) {
                agreed++;
            } else {
                disagreed++;
            }
            world = segment.start().orElse(world);
        }

        private void head() {
            Head head = recording.head();
            say("info.recording", recording.name());
            say("info.stage", head.stage(), head.source());
            if (!head.scenario().isEmpty()) {
                say("info.scenario", head.scenario());
            }
            say("info.made", head.how());
            if (!head.started().isEmpty()) {
                say("info.started", head.started());
            }
            say(
                    "info.length",
                    clock(recording.duration()),
                    String.format(Locale.ROOT, "%,d", events),
                    recording.segments());
        }

        private void marks() {
            say("info.marks");
            for (Mark mark : recording.last().talk().marks()) {
                lines.add(clean("  " + clock(mark.at()) + "  " + mark.kind() + " " + mark.label()));
            }
        }

        private void losses() {
            say("info.masked", recording.head().masked());
            if (unknown > 0) {
                say("info.unknown", unknown);
            }
            if (!recording.sealed()) {
                say("info.unsealed");
            }
            recording.repairs().forEach(repair -> say("info.repaired", repair.in(texts)));
            for (Gap gap : recording.gaps()) {
                String until = gap.until() == Long.MAX_VALUE ? texts.get("info.gap.end") : clock(gap.until());
                say("info.gap", clock(gap.from()), until, gap.lines());
            }
        }

        private void say(String key, Object... arguments) {
            String[] plain = new String[arguments.length];
            for (int i = 0; i < plain.length; i++) {
                plain[i] = String.valueOf(arguments[i]);
            }
            lines.add(clean(texts.get(key, (Object[]) plain)));
        }

        /// A recording may come from anywhere: what it says must not steer the terminal.
        private static String clean(String text) {
            return text.replaceAll("\\p{Cntrl}", "?");
        }

        private static String clock(long micros) {
            long seconds = micros / Event.SECOND;
            return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
        }
    }
}
