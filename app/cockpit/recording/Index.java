package cockpit.recording;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// What is in one segment of a sealed recording, so that it opens without being read. A cache: without it, or where it
/// does not fit, every line is read instead.
///
/// @param first  number of its first line
/// @param last   number of its last line
/// @param from   time of its first event, microseconds
/// @param to     time of its last event
/// @param keyed  whether it begins with a keyframe
/// @param sha256 over the sum of the segment before, and the packed bytes of this one
record Index(long first, long last, long from, long to, boolean keyed, String sha256) {
    static final Index NONE = new Index(-1, -1, -1, -1, false, "");

    Index chained(String before, byte[] packed) {
        var sha = Digest.sha256();
        sha.update(before.getBytes(StandardCharsets.US_ASCII));
        return new Index(first, last, from, to, keyed, HexFormat.of().formatHex(sha.digest(packed)));
    }

    /// One line of JSON.
    String toJson(String segment) {
        var text = new StringWriter(200);
        try (JsonGenerator out = EventCodec.JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringProperty("segment", segment);
            out.writeNumberProperty("first", first);
            out.writeNumberProperty("last", last);
            out.writeNumberProperty("from", from);
            out.writeNumberProperty("to", to);
            out.writeBooleanProperty("keyed", keyed);
            out.writeStringProperty("sha256", sha256);
            out.writeEndObject();
        }
        return text + "\n";
    }

    /// Reads an index; empty if it is not one that can be relied on.
    static List<Index> read(String lines) {
        var found = new ArrayList<Index>();
        try {
            for (String line : lines.lines().toList()) {
                found.add(fromJson(line));
            }
        } catch (JacksonException e) {
            return List.of();
        }
        return inOrder(found) ? List.copyOf(found) : List.of();
    }

    private static Index fromJson(String line) {
        Index one = NONE;
        try (JsonParser in = EventCodec.JSON.createParser(line)) {
            in.nextToken();
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = in.currentName();
                in.nextToken();
                one = switch (name) {
                    case "first" -> new Index(in.getLongValue(), one.last, one.from, one.to, one.keyed, one.sha256);
                    case "last" -> new Index(one.first, in.getLongValue(), one.from, one.to, one.keyed, one.sha256);
                    case "from" -> new Index(one.first, one.last, in.getLongValue(), one.to, one.keyed, one.sha256);
                    case "to" -> new Index(one.first, one.last, one.from, in.getLongValue(), one.keyed, one.sha256);
                    case "keyed" -> new Index(one.first, one.last, one.from, one.to, in.getBooleanValue(), one.sha256);
                    case "sha256" -> new Index(one.first, one.last, one.from, one.to, one.keyed, in.getString());
                    default -> one;
                };
            }
        }
        return one;
    }

    private static boolean inOrder(List<Index> all) {
        long number = 0;
        long time = 0;
        for (Index one : all) {
            if (one.first != number || one.last < one.first || one.from < time || one.to < one.from) {
                return false;
            }
            number = one.last + 1;
            time = one.to;
        }
        return time <= EventCodec.LATEST && !all.isEmpty() && all.getFirst().keyed;
    }
}
