package cockpit.recording;

import cockpit.world.CloudFact;
import cockpit.world.DemandFact;
import cockpit.world.Event;
import cockpit.world.Fact;
import cockpit.world.MeshFact;
import cockpit.world.Origin;
import cockpit.world.PlatformFact;
import cockpit.world.ScalingFact;
import cockpit.world.TalkFact;
import cockpit.world.World;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Between events and the lines of a recording. The names of the kinds are the format: they never change.
final class EventCodec {
    /// A keyframe's kind.
    static final String KEYFRAME = "keyframe";

    private static final int VERSION = 1;
    private static final int DEEPEST = 32;
    private static final int LINE = 1 << 20;

    /// Thirty days: no talk is longer, and sums of times stay far from the largest number.
    static final long LATEST = 30L * 24 * 3_600 * Event.SECOND;

    static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(64 * LINE)
                    .maxNameLength(1_000)
                    .build())
            .build();

    private static final Map<String, Class<? extends Fact>> KINDS = new TreeMap<>();

    static {
        KINDS.put("cluster", PlatformFact.ClusterSeen.class);
        KINDS.put("node", PlatformFact.NodeSeen.class);
        KINDS.put("node-gone", PlatformFact.NodeGone.class);
        KINDS.put("cpu", PlatformFact.NodeMeasured.class);
        KINDS.put("gpus", PlatformFact.GpusSeen.class);
        KINDS.put("pod", PlatformFact.PodSeen.class);
        KINDS.put("pod-gone", PlatformFact.PodGone.class);
        KINDS.put("workload", PlatformFact.WorkloadSeen.class);
        KINDS.put("workload-gone", PlatformFact.WorkloadGone.class);
        KINDS.put("edge", MeshFact.EdgeMeasured.class);
        KINDS.put("route", MeshFact.RouteApplied.class);
        KINDS.put("route-asked", MeshFact.RouteAsked.class);
        KINDS.put("route-measured", MeshFact.RouteMeasured.class);
        KINDS.put("gateway", MeshFact.GatewaySeen.class);
        KINDS.put("proxy", MeshFact.ProxySeen.class);
        KINDS.put("proxy-gone", MeshFact.ProxyGone.class);
        KINDS.put("peering", MeshFact.PeeringSeen.class);
        KINDS.put("datapoint", CloudFact.DatapointPut.class);
        KINDS.put("alarm", CloudFact.AlarmSeen.class);
        KINDS.put("alarm-state", CloudFact.AlarmChanged.class);
        KINDS.put("message", CloudFact.MessagePublished.class);
        KINDS.put("function-start", CloudFact.FunctionStarted.class);
        KINDS.put("function-end", CloudFact.FunctionEnded.class);
        KINDS.put("price", CloudFact.PriceSeen.class);
        KINDS.put("credentials", CloudFact.CredentialsSeen.class);
        KINDS.put("load-asked", DemandFact.LoadAsked.class);
        KINDS.put("load", DemandFact.LoadMeasured.class);
        KINDS.put("shop", DemandFact.ShopMeasured.class);
        KINDS.put("hpa", ScalingFact.HpaSeen.class);
        KINDS.put("hpa-gone", ScalingFact.HpaGone.class);
        KINDS.put("hpa-decided", ScalingFact.HpaDecided.class);
        KINDS.put("rescaled", ScalingFact.Rescaled.class);
        KINDS.put("group", ScalingFact.GroupSeen.class);
        KINDS.put("group-gone", ScalingFact.GroupGone.class);
        KINDS.put("group-judged", ScalingFact.GroupJudged.class);
        KINDS.put("activity", ScalingFact.ActivitySeen.class);
        KINDS.put("scale-up", ScalingFact.ScaleUpDecided.class);
        KINDS.put("unneeded", ScalingFact.NodeUnneeded.class);
        KINDS.put("spot", ScalingFact.SpotWarned.class);
        KINDS.put("spot-played", ScalingFact.DrainPlayed.class);
        KINDS.put("source", TalkFact.SourceHeard.class);
        KINDS.put("sent", TalkFact.CommandSent.class);
        KINDS.put("answered", TalkFact.CommandAnswered.class);
        KINDS.put("foreign", TalkFact.ChangedElsewhere.class);
        KINDS.put("cue", TalkFact.CueFired.class);
        KINDS.put("cue-end", TalkFact.CueSettled.class);
        KINDS.put("cue-undone", TalkFact.CueUndone.class);
        KINDS.put("held", TalkFact.ExpectationHeld.class);
        KINDS.put("knob", TalkFact.KnobTurned.class);
        KINDS.put("switched", TalkFact.StageSwitched.class);
    }

    private final Codecs codecs = new Codecs();
    private final Map<String, RecordCodec> byKind = new HashMap<>();
    private final Map<Class<?>, String> kindOf = new HashMap<>();
    private final Map<String, Origin> origins = new HashMap<>();

    EventCodec() {
        KINDS.forEach((kind, type) -> {
            byKind.put(kind, (RecordCodec) codecs.of(type));
            kindOf.put(type, kind);
        });
    }

    static Map<String, Class<? extends Fact>> kinds() {
        return Map.copyOf(KINDS);
    }

    /// Texts that were masked on the way out.
    long masked() {
        return codecs.masked();
    }

    /// What a line says.
    sealed interface Line {
        /// Its number.
        long number();

        record Told(long number, String kind, Event event) implements Line {}

        /// A keyframe, or a part of one.
        record Key(long number, long at, String hash, int part, int of, String world) implements Line {}

        /// A kind of a later release: kept in the file, passed over by the fold.
        record Unknown(long number, String kind) implements Line {}
    }

    /// An event's JSON.
    String write(long number, Event event) {
        String kind = kindOf.get(event.fact().getClass());
        if (kind == null) {
            throw new IllegalStateException("No kind for " + event.fact().getClass());
        }
        var text = new StringWriter(160);
        try (JsonGenerator out = JSON.createGenerator(text)) {
            head(out, number, event.at(), kind);
            out.writeName("src");
            out.writeString(event.origin().name());
            byKind(kind).writeFields(out, event.fact());
            out.writeEndObject();
        }
        return text.toString();
    }

    /// A keyframe's JSON.
    String write(long number, long at, String hash, int part, int of, String world) {
        var text = new StringWriter(world.length() + 200);
        try (JsonGenerator out = JSON.createGenerator(text)) {
            head(out, number, at, KEYFRAME);
            out.writeName("hash");
            out.writeString(hash);
            out.writeName("part");
            out.writeNumber(part);
            out.writeName("of");
            out.writeNumber(of);
            out.writeName("world");
            out.writeString(world);
            out.writeEndObject();
        }
        return text.toString();
    }

    private static void head(JsonGenerator out, long number, long at, String kind) {
        out.writeStartObject();
        out.writeName("q");
        out.writeNumber(number);
        out.writeName("t");
        out.writeNumber(at);
        out.writeName("k");
        out.writeString(kind);
        out.writeName("v");
        out.writeNumber(VERSION);
    }

    /// What a line's JSON says.
    ///
    /// @throws Codec.BadLine if it is not one of ours
    Line read(byte[] json, int offset, int length) {
        try (JsonParser in = JSON.createParser(json, offset, length)) {
            return read(in);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new Codec.BadLine(String.valueOf(e.getMessage()));
        }
    }

    private Line read(JsonParser in) {
        in.nextToken();
        Codecs.expect(in, JsonToken.START_OBJECT);
        long number = -1;
        long at = -1;
        String kind = "";
        String origin = "";
        @Nullable RecordCodec codec = null;
        Object[] parts = new Object[0];
        var key = new KeyParts();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            Codecs.expect(in, JsonToken.PROPERTY_NAME);
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "q" -> number = in.getLongValue();
                case "t" -> at = in.getLongValue();
                case "k" -> {
                    kind = in.getString();
                    codec = byKind.get(kind);
                    parts = codec == null ? parts : codec.blank();
                }
                case "src" -> origin = in.getString();
                default -> {
                    boolean mine = codec != null ? codec.readField(name, in, parts) : key.read(name, in);
                    if (!mine) {
                        in.skipChildren();
                    }
                }
            }
        }
        if (number < 0 || at < 0 || at > LATEST || kind.isEmpty()) {
            throw new Codec.BadLine("number, time or kind is missing or cannot be");
        }
        if (kind.equals(KEYFRAME)) {
            return new Line.Key(number, at, key.hash, key.part, key.of, key.world);
        }
        if (codec == null) {
            return new Line.Unknown(number, kind);
        }
        Origin from = origins.computeIfAbsent(origin, Origin::new);
        return new Line.Told(number, kind, new Event(at, from, (Fact) codec.make(parts)));
    }

    private static final class KeyParts {
        private String hash = "";
        private String world = "";
        private int part;
        private int of = 1;

        boolean read(String name, JsonParser in) {
            switch (name) {
                case "hash" -> hash = in.getString();
                case "world" -> world = in.getString();
                case "part" -> part = in.getIntValue();
                case "of" -> of = in.getIntValue();
                default -> {
                    return false;
                }
            }
            return true;
        }
    }

    /// A world's JSON: equal worlds, equal text.
    String world(World world) {
        var text = new StringWriter(16_384);
        try (JsonGenerator out = JSON.createGenerator(text)) {
            codecs.of(World.class).write(out, world);
        }
        return text.toString();
    }

    /// The world of a keyframe; none if it is not readable.
    Optional<World> world(String json) {
        try (JsonParser in = JSON.createParser(json.getBytes(StandardCharsets.UTF_8))) {
            in.nextToken();
            return Optional.ofNullable((World) codecs.of(World.class).read(in));
        } catch (JacksonException | Codec.BadLine | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private RecordCodec byKind(String kind) {
        RecordCodec codec = byKind.get(kind);
        if (codec == null) {
            throw new IllegalStateException("No codec for " + kind);
        }
        return codec;
    }
}
