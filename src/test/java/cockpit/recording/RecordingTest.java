package cockpit.recording;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.simulation.Knobs;
import cockpit.simulation.SimulatedStage;
import cockpit.stage.Answer;
import cockpit.stage.Command;
import cockpit.stage.Names;
import cockpit.stage.Source;
import cockpit.views.theme.Texts;
import cockpit.world.CloudFact;
import cockpit.world.Event;
import cockpit.world.Fact;
import cockpit.world.NodeId;
import cockpit.world.Origin;
import cockpit.world.RandomEvents;
import cockpit.world.ScalingFact;
import cockpit.world.TalkFact;
import cockpit.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordingTest {
    private static final long S = Event.SECOND;
    private static final Head HEAD =
            new Head("octank-demo", Source.SIMULATED, "bursting", Names.SHIPPED, "a test", "", 0);

    @TempDir
    private static Path folder;

    private static final List<Event> EVENTS = new ArrayList<>();
    private static Path sealed = Path.of("");
    private static Path plain = Path.of("");

    @BeforeAll
    static void record() throws IOException {
        plain = folder.resolve("plain.d");
        sealed = folder.resolve("sealed.cockpit");
        write(plain, false);
        write(folder.resolve("sealed.d"), true);
    }

    private static void write(Path to, boolean seal) throws IOException {
        World world = World.EMPTY;
        EVENTS.clear();
        var recorder = Recorder.open(to, HEAD);
        try (var stage = SimulatedStage.open(Knobs.defaults(), 5)) {
            for (long t = 0; t <= 180 * S; t += S / 4) {
                if (t == 20 * S) {
                    stage.send(new Command.SetLoad(1_200, 60));
                }
                var events = new ArrayList<>(stage.advance(t));
                if (t == 20 * S) {
                    events.add(new Event(t, Origin.COCKPIT, new TalkFact.CueFired("bursting", "load")));
                }
                recorder.record(events, world);
                world = world.apply(events);
                EVENTS.addAll(events);
            }
        }
        if (seal) {
            recorder.seal(sealed);
        } else {
            recorder.close();
        }
    }

    @Test
    void everyKindOfFactHasANameAndComesBackAsItWent() {
        var permitted = new HashSet<Class<?>>();
        leaves(Fact.class, permitted);
        assertThat(Set.copyOf(EventCodec.kinds().values())).isEqualTo(permitted);
        var codec = new EventCodec();
        for (Event event : RandomEvents.of(3, 5_000)) {
            byte[] json = codec.write(7, event).getBytes(StandardCharsets.UTF_8);
            assertThat(codec.read(json, 0, json.length))
                    .isInstanceOfSatisfying(
                            EventCodec.Line.Told.class,
                            told -> assertThat(told.event()).isEqualTo(event));
        }
    }

    private static void leaves(Class<?> type, Set<Class<?>> into) {
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                leaves(permitted, into);
            }
        } else {
            into.add(type);
        }
    }

    @Test
    void anyWorldComesBackFromAKeyframe() {
        var codec = new EventCodec();
        World world = World.EMPTY.apply(RandomEvents.of(9, 4_000));
        String json = codec.world(world);
        assertThat(codec.world(json)).contains(world);
        assertThat(codec.world(codec.world(json).orElseThrow())).isEqualTo(json);
    }

    /// What a release added to a record is not written while it is empty: an earlier recording reads the same, and has
    /// the
    /// same hash.
    @Test
    void aWorldWithoutWhatWasAddedIsWrittenAsBefore() {
        var codec = new EventCodec();
        World before = World.EMPTY.apply(RandomEvents.of(9, 400));
        World after = before.apply(
                new Event(before.now(), new Origin("AWS"), new CloudFact.CredentialsSeen(true, 7 * S, false)));
        assertThat(codec.world(codec.world(after))).contains(after);
        String written = codec.world(before);
        assertThat(codec.world(after)).contains("[true," + 7 * S + ",false]");
        assertThat(written).isEqualTo(codec.world(after).replace(",[true," + 7 * S + ",false]", ""));
        assertThat(codec.world(written)).contains(before);
    }

    /// Nothing is written for a node whose interruption is not played.
    @Test
    void aPlayedInterruptionComesBackAndOthersAreWrittenAsBefore() {
        var codec = new EventCodec();
        var node = new NodeId("MAIN", "spot-1");
        World played = World.EMPTY.apply(new Event(5 * S, Origin.COCKPIT, new ScalingFact.DrainPlayed(node, 125 * S)));
        World warned = World.EMPTY.apply(new Event(5 * S, Origin.COCKPIT, new ScalingFact.SpotWarned(node, 125 * S)));
        assertThat(codec.world(codec.world(played))).contains(played);
        assertThat(codec.world(codec.world(warned))).contains(warned);
        assertThat(codec.world(warned)).contains("-1," + 5 * S + "," + 125 * S + "]");
    }

    @Test
    void randomSeeksGiveTheWorldOfStraightPlay() throws IOException {
        try (var recording = Recording.open(sealed)) {
            assertThat(recording.repairs()).isEmpty();
            var random = new Random(1);
            for (int i = 0; i < 1_000; i++) {
                long at = random.nextLong(recording.duration() + S);
                World straight = World.EMPTY.apply(
                        EVENTS.stream().filter(e -> e.at() <= at).toList());
                if (i % 10 == 0) {
                    assertThat(recording.at(at)).as("at %d µs", at).isEqualTo(straight);
                } else {
                    assertThat(recording.at(at).now()).isEqualTo(straight.now());
                }
            }
        }
    }

    @Test
    void playsOnFromWhereItWasSought() throws IOException {
        try (var stage = new RecordedStage(Recording.open(sealed))) {
            World world = stage.seek(77 * S);
            world = world.apply(stage.advance(90 * S));
            world = world.apply(stage.advance(400 * S));
            assertThat(stage.ended()).isTrue();
            assertThat(world).isEqualTo(World.EMPTY.apply(EVENTS));
            assertThat(stage.send(new Command.SetLoad(10, 10))).isInstanceOf(Answer.Refused.class);
        }
    }

    @Test
    void saysThatItIsWholeAndTheSameTwice() throws IOException {
        try (var a = Recording.open(sealed);
                var b = Recording.open(plain)) {
            RecordingInfo info = RecordingInfo.of(a, Texts.of("en"));
            assertThat(info.whole()).as("%s", info.lines()).isTrue();
            assertThat(info.lines()).anyMatch(line -> line.matches("Events digest: [0-9a-f]{64}"));
            assertThat(RecordingInfo.of(b, Texts.of("en")).digest()).isEqualTo(info.digest());
            assertThat(RecordingInfo.of(b, Texts.of("en")).lines()).anyMatch(line -> line.startsWith("Not sealed"));
            assertThat(info.lines()).noneMatch(line -> line.startsWith("Not sealed"));
        }
    }

    @Test
    void killedAnywhereLosesTheTornTailOnly() throws IOException {
        List<Path> segments = segments(plain);
        var random = new Random(2);
        for (int i = 0; i < 200; i++) {
            Path copy = copy(plain, "killed");
            int cut = random.nextInt(segments.size());
            Path torn = copy.resolve(segments.get(cut).getFileName());
            byte[] bytes = Files.readAllBytes(torn);
            int keep = random.nextInt(bytes.length + 1);
            Files.write(torn, Arrays.copyOf(bytes, keep));
            for (int later = cut + 1; later < segments.size(); later++) {
                Files.delete(copy.resolve(segments.get(later).getFileName()));
            }
            long whole = lines(bytes, keep);
            if (cut == 0 && whole == 0) {
                continue; // nothing was written yet: there is nothing to play
            }
            try (var recording = Recording.open(copy)) {
                long last = recording.duration();
                World expected = World.EMPTY.apply(
                        EVENTS.stream().filter(e -> e.at() < last).toList());
                assertThat(recording.at(last - 1))
                        .as("cut %d of segment %d", keep, cut)
                        .isEqualTo(expected);
                boolean clean = keep == bytes.length || (keep > 0 && bytes[keep - 1] == '\n') || keep == 0;
                assertThat(recording.repairs().isEmpty())
                        .as("cut %d of segment %d: %s", keep, cut, recording.repairs())
                        .isEqualTo(clean);
            }
        }
    }

    private static long lines(byte[] bytes, int upTo) {
        long n = 0;
        for (int i = 0; i < upTo; i++) {
            n += bytes[i] == '\n' ? 1 : 0;
        }
        return n;
    }

    @Test
    void aThousandDamagedFilesOpenInPartOrSayWhyNot() throws IOException {
        byte[] good = Files.readAllBytes(sealed);
        long opened = IntStream.range(0, 1_000)
                .parallel()
                .filter(seed -> opens(folder.resolve("damaged-" + seed + ".cockpit"), good, new Random(seed)))
                .count();
        assertThat(opened).as("most damage costs a part only").isGreaterThan(400);
    }

    /// Damages a recording's bytes; whether it opens all the same.
    private static boolean opens(Path file, byte[] good, Random random) {
        byte[] bad = good.clone();
        int flips = 1 + random.nextInt(20);
        for (int k = 0; k < flips; k++) {
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
        }
        if (random.nextInt(5) == 0) {
            bad = Arrays.copyOf(bad, random.nextInt(bad.length));
        }
        try {
            Files.write(file, bad);
            try (var recording = Recording.open(file)) {
                recording.at(random.nextLong(Math.max(1, recording.duration())));
                return true;
            } catch (BadRecording e) {
                assertThat(e).hasMessageContaining(file.getFileName().toString());
                return false;
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void damagedLineIsPassedOverAndToldOf() throws IOException {
        Path copy = copy(plain, "line");
        Path segment = copy.resolve(segments(plain).get(3).getFileName());
        byte[] bytes = Files.readAllBytes(segment);
        int middle = bytes.length / 2;
        bytes[middle] ^= 1;
        Files.write(segment, bytes);
        try (var recording = Recording.open(copy)) {
            assertThat(recording.repairs()).contains(new Repair.DamagedLines(3, 1));
            assertThat(recording.duration()).isEqualTo(EVENTS.getLast().at());
        }
    }

    @Test
    void kindsAndFieldsOfALaterReleaseArePassedOver() throws IOException {
        var codec = new EventCodec();
        String known = codec.write(1, new Event(5, Origin.COCKPIT, new TalkFact.CueFired("s", "c")));
        String more = known.substring(0, known.length() - 1) + ",\"mood\":{\"good\":[1,2]}}";
        byte[] bytes = more.getBytes(StandardCharsets.UTF_8);
        assertThat(codec.read(bytes, 0, bytes.length)).isInstanceOf(EventCodec.Line.Told.class);
        byte[] other = "{\"q\":2,\"t\":6,\"k\":\"weather\",\"v\":9,\"rain\":true}".getBytes(StandardCharsets.UTF_8);
        assertThat(codec.read(other, 0, other.length)).isInstanceOf(EventCodec.Line.Unknown.class);
    }

    @Test
    void secretsDoNotReachTheDisk() throws IOException {
        String account = "4567" + "8901" + "2345";
        Path to = folder.resolve("secret.d");
        var recorder = Recorder.open(to, HEAD);
        recorder.record(
                List.of(
                        new Event(1, Origin.COCKPIT, new CloudFact.MessagePublished("t", "from " + account)),
                        new Event(2, Origin.COCKPIT, new TalkFact.CommandSent("login --password=" + "hunter2", ""))),
                World.EMPTY);
        recorder.close();
        for (Path file : segments(to)) {
            assertThat(Files.readString(file)).doesNotContain(account).doesNotContain("hunter2");
        }
        assertThat(Files.readString(to.resolve(RecordingFiles.HEAD))).contains("\"masked\":\"2\"");
    }

    private static List<Path> segments(Path of) throws IOException {
        try (var files = Files.list(of)) {
            return files.filter(f -> f.getFileName().toString().startsWith("seg-"))
                    .sorted()
                    .toList();
        }
    }

    private static Path copy(Path of, String name) throws IOException {
        Path to = folder.resolve(name + ".d");
        Files.createDirectories(to);
        try (var old = Files.list(to)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        try (var files = Files.list(of)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }
}
