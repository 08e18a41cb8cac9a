package cockpit.recording;

import cockpit.stage.Names;
import cockpit.stage.Source;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// What stands at the head of a recording.
///
/// @param stage    the stage's name
/// @param source   what kind of stage was recorded
/// @param scenario the cue list that was gone through, "" for none
/// @param names    what the stage's systems are called
/// @param how      how it was made, for people
/// @param started  wall time, ISO 8601
/// @param masked   values that were masked on the way to disk
public record Head(String stage, Source source, String scenario, Names names, String how, String started, long masked) {
    static final int FORMAT = 1;
    /// Before the role of a node group.
    private static final String GROUP = "group.";

    /// A head that a later release wrote.
    static final class LaterFormat extends Codec.BadLine {
        private static final long serialVersionUID = 1;

        LaterFormat(String format) {
            super("format " + format);
        }
    }

    Head withMasked(long count) {
        return new Head(stage, source, scenario, names, how, started, count);
    }

    String toJson() {
        var text = new StringWriter();
        try (var out = EventCodec.JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeName("format");
            out.writeNumber(FORMAT);
            var fields = new LinkedHashMap<String, String>();
            fields.put("program", "cockpit");
            fields.put("stage", stage);
            fields.put("source", source.name());
            fields.put("scenario", scenario);
            fields.put("how", how);
            fields.put("started", started);
            fields.put("masking", "account ids, keys, tokens, e-mail addresses, secrets in text");
            fields.put("masked", String.valueOf(masked));
            names(fields);
            fields.forEach((name, value) -> {
                out.writeName(name);
                out.writeString(value);
            });
            out.writeEndObject();
        }
        return text.toString();
    }

    private void names(Map<String, String> fields) {
        fields.put("mainContext", names.mainContext());
        fields.put("remoteContext", names.remoteContext());
        fields.put("namespace", names.namespace());
        fields.put("route", names.route());
        fields.put("service", names.service());
        fields.put("loadGenerator", names.loadGenerator());
        fields.put("alarm", names.alarm());
        fields.put("topic", names.topic());
        fields.put("function", names.function());
        fields.put("region", names.region());
        fields.put("eks", names.autoscaling().cluster());
        fields.put("hpa", names.autoscaling().hpa());
        fields.put("hpaLoad", names.autoscaling().load());
        names.autoscaling().groups().forEach((role, group) -> fields.put(GROUP + role, group));
    }

    /// Reads a head.
    ///
    /// @throws Codec.BadLine if it is none, or of a later format
    static Head fromJson(String json) {
        var fields = new LinkedHashMap<String, String>();
        try (JsonParser in = EventCodec.JSON.createParser(json)) {
            in.nextToken();
            Codecs.expect(in, JsonToken.START_OBJECT);
            while (in.nextToken() != JsonToken.END_OBJECT) {
                Codecs.expect(in, JsonToken.PROPERTY_NAME);
                String name = in.currentName();
                in.nextToken();
                fields.put(name, in.getValueAsString(""));
                in.skipChildren();
            }
        } catch (JacksonException e) {
            throw new Codec.BadLine("the head is not readable");
        }
        String format = fields.getOrDefault("format", "none");
        if (!format.equals(String.valueOf(FORMAT))) {
            throw format.matches("[1-9]\\d{0,8}") ? new LaterFormat(format) : new Codec.BadLine("format " + format);
        }
        Names shipped = Names.SHIPPED;
        Source source;
        long masked;
        try {
            source = Source.valueOf(fields.getOrDefault("source", "SIMULATED"));
            masked = Long.parseLong(fields.getOrDefault("masked", "0"));
        } catch (IllegalArgumentException e) {
            throw new Codec.BadLine("the head names an unknown source");
        }
        return new Head(
                fields.getOrDefault("stage", ""),
                source,
                fields.getOrDefault("scenario", ""),
                new Names(
                        fields.getOrDefault("mainContext", shipped.mainContext()),
                        fields.getOrDefault("remoteContext", shipped.remoteContext()),
                        fields.getOrDefault("namespace", shipped.namespace()),
                        fields.getOrDefault("route", shipped.route()),
                        fields.getOrDefault("service", shipped.service()),
                        fields.getOrDefault("loadGenerator", shipped.loadGenerator()),
                        fields.getOrDefault("alarm", shipped.alarm()),
                        fields.getOrDefault("topic", shipped.topic()),
                        fields.getOrDefault("function", shipped.function()),
                        fields.getOrDefault("region", shipped.region()),
                        autoscaling(fields, shipped.autoscaling())),
                fields.getOrDefault("how", ""),
                fields.getOrDefault("started", ""),
                masked);
    }

    /// Recordings made before there were such names are of the shipped ones.
    private static Names.Autoscaling autoscaling(Map<String, String> fields, Names.Autoscaling shipped) {
        var groups = new LinkedHashMap<String, String>();
        fields.forEach((name, group) -> {
            if (name.startsWith(GROUP)) {
                groups.put(name.substring(GROUP.length()), group);
            }
        });
        return new Names.Autoscaling(
                fields.getOrDefault("eks", shipped.cluster()),
                fields.getOrDefault("hpa", shipped.hpa()),
                fields.getOrDefault("hpaLoad", shipped.load()),
                fields.containsKey("hpa") ? groups : shipped.groups());
    }
}
