package cockpit.recording;

import cockpit.world.Event;
import cockpit.world.Mark;
import cockpit.world.World;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/// What is in a recording, and whether it is whole: every line is read, and each keyframe compared with the world that
/// straight play has come to.
///
/// @param lines  for people
/// @param whole  whether nothing was lost and every keyframe agrees
/// @param digest SHA-256, in hex, over the events: the JSON of each as this release writes it, with the number 0 in
/// place
///               of its own, a line feed after each
public record RecordingInfo(List<String> lines, boolean whole, String digest) {
    /// Reads everything.
    public static RecordingInfo of(Recording recording) {
        var codec = new EventCodec();
        var sha = Digest.sha256();
        var kinds = new TreeMap<String, Integer>();
        World world = World.EMPTY;
        long events = 0;
        int agreed = 0;
        int disagreed = 0;
        int unknown = 0;
        for (int i = 0; i < recording.segments(); i++) {
            Segment segment = recording.segment(i);
            if (!segment.hash().isEmpty()) {
                boolean same = Digest.sha256(codec.world(world)).equals(segment.hash());
                agreed += same ? 1 : 0;
                disagreed += same ? 0 : 1;
                world = segment.start().orElse(world);
            }
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
        var lines = new ArrayList<String>();
        Head head = recording.head();
        lines.add("Recording: " + recording.name());
        lines.add("Stage: " + head.stage() + " (" + head.source() + ")");
        if (!head.scenario().isEmpty()) {
            lines.add("Scenario: " + head.scenario());
        }
        lines.add("Made: " + head.how());
        if (!head.started().isEmpty()) {
            lines.add("Started: " + head.started());
        }
        long seconds = recording.duration() / Event.SECOND;
        lines.add("Length: %d:%02d, %,d events in %,d segments"
                .formatted(seconds / 60, seconds % 60, events, recording.segments()));
        kinds.forEach((kind, count) -> lines.add("  %,8d  %s".formatted(count, kind)));
        marks(lines, world);
        lines.add("Masked on the way to disk: " + head.masked());
        if (unknown > 0) {
            lines.add("Of kinds this release does not know: " + unknown);
        }
        recording.repairs().forEach(repair -> lines.add("Repaired: " + repair));
        boolean whole = recording.repairs().isEmpty() && disagreed == 0;
        lines.add("Keyframes that agree with straight play: " + agreed + " of " + (agreed + disagreed));
        lines.add(whole ? "It is whole." : "It is damaged; what is left plays.");
        lines.add("Events digest: " + digest);
        return new RecordingInfo(List.copyOf(lines), whole, digest);
    }

    private static void marks(List<String> lines, World world) {
        lines.add("Marks:");
        for (Mark mark : world.talk().marks()) {
            long seconds = mark.at() / Event.SECOND;
            lines.add("  %d:%02d  %s %s".formatted(seconds / 60, seconds % 60, mark.kind(), mark.label()));
        }
    }
}
