package cockpit.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cockpit.recording.BadRecording.Why;
import cockpit.stage.Gap;
import cockpit.stage.Names;
import cockpit.stage.Source;
import cockpit.views.theme.Texts;
import cockpit.world.Event;
import cockpit.world.Mark;
import cockpit.world.Origin;
import cockpit.world.RandomEvents;
import cockpit.world.TalkFact;
import cockpit.world.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Recordings that a crash, a bad disk or somebody with bad intentions has made: each opens in part, or is refused with
/// a reason; none takes long.
@Timeout(60)
final class DamageTest {
    private static final long S = Event.SECOND;
    private static final Head HEAD = new Head("tiny", Source.SIMULATED, "", Names.SHIPPED, "a test", "", 0);

    @TempDir
    private Path folder;

    private final List<Event> events = new ArrayList<>();
    private Path plain = Path.of("");
    private Path sealed = Path.of("");

    /// A minute, six segments, the cue in the middle of each.
    @BeforeEach
    void record() throws IOException {
        plain = folder.resolve("plain.d");
        sealed = folder.resolve("sealed.cockpit");
        for (Path to : List.of(plain, folder.resolve("sealed.d"))) {
            events.clear();
            World world = World.EMPTY;
            var recorder = Recorder.open(to, HEAD);
            for (int second = 0; second < 60; second++) {
                var now = List.of(
                        cue(second * S, "a" + second), cue(second * S + 1, "b" + second), cue(second * S + 2, "c"));
                recorder.record(now, world);
                world = world.apply(now);
                events.addAll(now);
            }
            if (to.equals(plain)) {
                recorder.close();
            } else {
                recorder.seal(sealed);
            }
        }
    }

    private static Event cue(long at, String id) {
        return new Event(at, Origin.COCKPIT, new TalkFact.CueFired("tiny", id));
    }

    @Test
    void whatIsNoRecordingIsRefusedWithAReasonAndACure() throws IOException {
        refused(folder.resolve("nowhere"), Why.NO_FILE);
        refused(Files.createFile(folder.resolve("empty")), Why.NO_RECORDING);
        refused(Files.createDirectory(folder.resolve("folder")), Why.NO_HEAD);
        refused(Files.writeString(folder.resolve("login.cockpit"), "<html>Venue login</html>"), Why.NO_RECORDING);
        byte[] noise = new byte[5_000];
        new Random(1).nextBytes(noise);
        refused(Files.write(folder.resolve("noise"), noise), Why.NO_RECORDING);
        refused(zip(List.of("notes.txt"), List.of("hello".getBytes(StandardCharsets.UTF_8))), Why.NO_RECORDING);
        refused(
                zip(List.of(RecordingFiles.HEAD), List.of(HEAD.toJson().getBytes(StandardCharsets.UTF_8))),
                Why.NOTHING_PLAYS);
    }

    private static void refused(Path file, Why why) {
        assertThatExceptionOfType(BadRecording.class)
                .isThrownBy(() -> Recording.open(file))
                .satisfies(e -> assertThat(e.why()).isEqualTo(why))
                .satisfies(e -> assertThat(e).hasMessageStartingWith(file + ": "))
                .satisfies(e ->
                        assertThat(e.in(Texts.of("ko"))).startsWith(file + ": ").matches(".*[가-힣].*"));
    }

    @Test
    void aRecordingOfALaterReleaseSaysSo() throws IOException {
        Path head = plain.resolve(RecordingFiles.HEAD);
        Files.writeString(head, Files.readString(head).replace("\"format\":1", "\"format\":2"));
        refused(plain, Why.LATER_FORMAT);
        Files.writeString(head, Files.readString(head).replace("\"format\":2", "\"format\":\"x\""));
        refused(plain, Why.BAD_HEAD);
    }

    @Test
    void aLostSegmentIsAGapWithATimeAndAMark() throws IOException {
        String lost = Files.readString(plain.resolve(RecordingFiles.segment(3)));
        Files.delete(plain.resolve(RecordingFiles.segment(3)));
        long missing = lost.lines().count();
        try (var stage = new RecordedStage(Recording.open(plain))) {
            assertThat(stage.repairs()).contains(new Repair.MissingLines(3, missing));
            assertThat(stage.gaps()).hasSize(1);
            Gap gap = stage.gaps().getFirst();
            assertThat(gap.from()).isEqualTo(29 * S + 2);
            assertThat(gap.lines()).isEqualTo(missing);
            assertThat(stage.last().talk().marks())
                    .filteredOn(mark -> mark.kind() == Mark.Kind.FAULT)
                    .singleElement()
                    .satisfies(mark -> assertThat(mark.at()).isEqualTo(29 * S + 2));
        }
    }

    @Test
    void aBadLineInsideIsAGapUntilTheNextKeyframe() throws IOException {
        Path segment = plain.resolve(RecordingFiles.segment(0));
        byte[] bytes = Files.readAllBytes(segment);
        String text = new String(bytes, StandardCharsets.UTF_8);
        bytes[text.indexOf("\"b4\"") + 1] ^= 1;
        Files.write(segment, bytes);
        try (Recording recording = Recording.open(plain)) {
            assertThat(recording.repairs()).containsExactly(new Repair.DamagedLines(0, 1));
            long until = recording.gaps().getFirst().until();
            assertThat(recording.gaps()).containsExactly(new Gap(4 * S, until, 1));
            assertThat(until).isLessThan(60 * S);
            assertThat(recording.at(until)).isEqualTo(upTo(until));
            assertThat(recording.at(until - 1)).isNotEqualTo(upTo(until - 1));
            assertThat(RecordingInfo.of(recording, Texts.of("en")).lines())
                    .anyMatch(line -> line.startsWith("Gap: 0:04 to "))
                    .contains("It is damaged; what is left plays.");
        }
    }

    private World upTo(long time) {
        return World.EMPTY.apply(events.stream().filter(e -> e.at() <= time).toList());
    }

    @Test
    void aSealedFileCutAnywherePlaysUpToTheCut() throws IOException {
        byte[] whole = Files.readAllBytes(sealed);
        var random = new Random(3);
        int opened = 0;
        for (int i = 0; i < 100; i++) {
            int keep = random.nextInt(whole.length);
            Path cut = Files.write(folder.resolve("cut.cockpit"), Arrays.copyOf(whole, keep));
            try (Recording recording = Recording.open(cut)) {
                long last = recording.duration();
                assertThat(recording.repairs()).as("seed 3, cut at %d", keep).contains(new Repair.CutFile());
                assertThat(recording.at(last - 1)).as("seed 3, cut at %d", keep).isEqualTo(upTo(last - 1));
                opened++;
            } catch (BadRecording e) {
                assertThat(keep).as("seed 3: %s", e.getMessage()).isLessThan(whole.length / 4);
            }
        }
        assertThat(opened).isGreaterThan(70);
    }

    @Test
    void bombsAreCutShort() throws IOException {
        byte[] bomb = gzip(new byte[128 << 20]);
        var names = new ArrayList<>(List.of(RecordingFiles.HEAD));
        var parts = new ArrayList<>(List.of(HEAD.toJson().getBytes(StandardCharsets.UTF_8)));
        for (int i = 0; i < 40; i++) {
            names.add(RecordingFiles.segment(i) + ".gz");
            parts.add(i == 0 ? gzip(Files.readAllBytes(plain.resolve(RecordingFiles.segment(0)))) : bomb);
        }
        try (Recording recording = Recording.open(zip(names, parts))) {
            assertThat(recording.repairs()).contains(new Repair.TornEnd(1, -1));
            assertThat(recording.duration()).isEqualTo(9 * S + 2);
        }
        assertThat(Packing.unpack(bomb).bytes().length).isLessThan(64 << 20);
    }

    @Test
    void namesThatLeadElsewhereAreNeverFollowed() throws IOException {
        byte[] segment = gzip(Files.readAllBytes(plain.resolve(RecordingFiles.segment(0))));
        Path tricky = zip(
                List.of(
                        RecordingFiles.HEAD,
                        "seg-000000.jsonl.gz",
                        "../../etc/cron.d/seg-000001.jsonl.gz",
                        "/tmp/seg-000002.jsonl.gz",
                        "seg-000003.jsonl.gz/../x"),
                List.of(HEAD.toJson().getBytes(StandardCharsets.UTF_8), segment, segment, segment, segment));
        try (Recording recording = Recording.open(tricky)) {
            assertThat(recording.segments()).isEqualTo(1);
            assertThat(recording.duration()).isEqualTo(9 * S + 2);
        }
    }

    @Test
    void linesTooLongOrTooDeepOrOutOfTimeAreDamage() throws IOException {
        Path segment = plain.resolve(RecordingFiles.segment(5));
        var lines = new StringBuilder(Files.readString(segment));
        long next = lines.chars().filter(c -> c == '\n').count() + 1_000;
        line(lines, "{\"q\":" + next + ",\"t\":59000002,\"k\":\"x\",\"v\":1,\"a\":\"" + "y".repeat(1 << 20) + "\"}");
        line(
                lines,
                "{\"q\":" + (next + 1) + ",\"t\":59000002,\"k\":\"x\",\"a\":" + "[".repeat(40) + "]".repeat(40) + "}");
        line(lines, "{\"q\":" + (next + 2) + ",\"t\":" + Long.MAX_VALUE + ",\"k\":\"x\"}");
        line(lines, "{\"q\":" + "9".repeat(400) + ",\"t\":59000002,\"k\":\"x\"}");
        line(lines, "[1,2,3]");
        line(lines, "null");
        line(lines, "");
        line(lines, "{\"q\":" + (next + 3) + ",\"t\":59000002,\"k\":\"weather\",\"v\":7,\"rain\":[1,{\"a\":2}]}");
        Files.writeString(segment, lines);
        try (Recording recording = Recording.open(plain)) {
            assertThat(recording.repairs()).contains(new Repair.DamagedLines(5, 7));
            assertThat(recording.segment(5).unknown()).isEqualTo(1);
            assertThat(recording.last()).isEqualTo(World.EMPTY.apply(events));
        }
    }

    private static void line(StringBuilder lines, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        lines.append(json)
                .append('\t')
                .append(Digest.crc(bytes, 0, bytes.length))
                .append('\n');
    }

    /// Sums that fit over contents that make no sense: nothing the fold is given may bring it down.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void forgedLinesDoNoHarm(long seed) throws IOException {
        var random = new Random(seed);
        var codec = new EventCodec();
        List<Event> some = RandomEvents.of(seed, 400);
        for (int round = 0; round < 25; round++) {
            var lines = new StringBuilder();
            for (int i = 0; i < some.size(); i++) {
                line(lines, forged(codec.write(i, some.get(i)), random));
            }
            Path forged = Files.createDirectories(folder.resolve("forged.d"));
            Files.writeString(forged.resolve(RecordingFiles.HEAD), HEAD.toJson());
            Files.writeString(forged.resolve(RecordingFiles.segment(0)), lines);
            try (Recording recording = Recording.open(forged)) {
                World world = recording.at(random.nextLong(recording.duration() + 1));
                assertThat(world.now()).as("seed %d, round %d", seed, round).isNotNegative();
                RecordingInfo.of(recording, Texts.of("en"));
            } catch (BadRecording e) {
                assertThat(e.why()).isEqualTo(Why.NOTHING_PLAYS);
            }
        }
    }

    private static String forged(String json, Random random) {
        if (random.nextInt(4) > 0) {
            return json;
        }
        String[] odd = {"-1", "0", "null", "1e308", "99999999999999999999", "\"\"", "[]", "{}", "true", "2147483647"};
        int colon = json.indexOf(':', random.nextInt(json.length()));
        int end = colon < 0 ? -1 : json.indexOf(',', colon);
        return end < 0 ? json : json.substring(0, colon + 1) + odd[random.nextInt(odd.length)] + json.substring(end);
    }

    @Test
    void anIndexThatDoesNotFitIsNotBelieved() throws IOException {
        World whole;
        try (Recording recording = Recording.open(sealed)) {
            whole = recording.last();
        }
        byte[] bytes = Files.readAllBytes(sealed);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes[text.lastIndexOf("\"to\":") + 5] ^= 1;
        Files.write(sealed, bytes);
        try (Recording recording = Recording.open(sealed)) {
            assertThat(recording.last()).isEqualTo(whole);
            assertThat(recording.repairs()).isEmpty();
        }
    }

    private Path zip(List<String> names, List<byte[]> parts) throws IOException {
        Path file = Files.createTempFile(folder, "made", ".cockpit");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < names.size(); i++) {
                var entry = new ZipEntry(names.get(i));
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(parts.get(i).length);
                var crc = new CRC32();
                crc.update(parts.get(i));
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(parts.get(i));
                zip.closeEntry();
            }
        }
        return file;
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }
}
