package cockpit.app;

import cockpit.stage.Source;
import cockpit.world.Chain;
import cockpit.world.Hop;
import cockpit.world.Link;
import cockpit.world.Mark;
import cockpit.world.Ribbon;
import cockpit.world.Scaling;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;

/// What a rehearsal leaves behind: `report.json` for programs, `report.html` for people, one file that asks for nothing
/// outside itself.
@SuppressWarnings("EnumOrdinal") // a hop begins at the station before the one it is named by
final class Report {
    /// What is said of the run besides its result.
    ///
    /// @param how of a simulation the knobs that were turned, of a recording its file and how that was made
    record About(
            String scenario, String title, String language, long seed, Source source, String how, double wallSeconds) {}

    private final Rehearsal.Result result;
    private final About about;
    private final Usual usual;

    /// Of a scenario that has no way from load to answer.
    Report(Rehearsal.Result result, About about, Map<Link, Double> usual) {
        this(result, about, new Usual(usual, Map.of()));
    }

    Report(Rehearsal.Result result, About about, Usual usual) {
        this.result = result;
        this.about = about;
        this.usual = usual;
    }

    /// Writes both into a folder that may hold `cues/` with the pictures.
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("report.json"), json());
        Files.writeString(
                folder.resolve("report.html"), new ReportPage(result, about, usual).html(folder.resolve("cues")));
    }

    String json() {
        var text = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
            out.writeStartObject();
            out.writeBooleanProperty("held", result.held());
            out.writeArrayPropertyStart("cues");
            for (Rehearsal.Ended ended : result.cues()) {
                cue(out, ended);
            }
            out.writeEndArray();
            out.writeNumberProperty("wallSeconds", tenth(about.wallSeconds()));
            out.writeNumberProperty("virtualSeconds", tenth(result.virtualSeconds()));
            out.writeNumberProperty("seed", about.seed());
            out.writeStringProperty("source", about.source().name().toLowerCase(Locale.ROOT));
            out.writeStringProperty("scenario", about.scenario());
            out.writeObjectPropertyStart("hops");
            for (Link link : Link.values()) {
                if (link != Link.LOAD && result.chain().reached(link)) {
                    out.writeNumberProperty(link.name().toLowerCase(Locale.ROOT), hop(result.chain(), link));
                }
            }
            ribbon(out);
            out.writeEndObject();
            scaled(out);
            out.writeEndObject();
        }
        return text.toString();
    }

    private void ribbon(JsonGenerator out) {
        Ribbon ribbon = result.last().scaling().map(Scaling::ribbon).orElse(Ribbon.IDLE);
        for (Hop hop : Hop.values()) {
            if (hop != Hop.LOAD && ribbon.reached(hop)) {
                out.writeNumberProperty(hop.name().toLowerCase(Locale.ROOT), hop(ribbon, hop));
            }
        }
    }

    private void scaled(JsonGenerator out) {
        out.writeArrayPropertyStart("decisions");
        for (ScalingAccount.Decision decision : result.decisions()) {
            out.writeStartObject();
            out.writeNumberProperty("at", tenth(decision.at() / 1e6));
            out.writeStringProperty("hpa", decision.hpa());
            out.writeNumberProperty("from", decision.from());
            out.writeNumberProperty("to", decision.to());
            out.writeStringProperty("formula", decision.formula());
            out.writeStringProperty("limit", decision.limit());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayPropertyStart("switches");
        for (Mark mark : switches(result)) {
            out.writeStartObject();
            out.writeNumberProperty("at", tenth(mark.at() / 1e6));
            out.writeStringProperty("to", mark.label().toLowerCase(Locale.ROOT));
            out.writeEndObject();
        }
        out.writeEndArray();
        if (result.last().bill().unpriced() == 0) {
            out.writeNumberProperty("dollars", result.last().bill().dollars(result.end()));
        }
        if (result.last().scaling().isPresent() && !Double.isNaN(result.saved())) {
            out.writeNumberProperty("savedBySpot", result.saved());
        }
    }

    /// Where the picture went on from another stage.
    static List<Mark> switches(Rehearsal.Result result) {
        return result.last().talk().marks().stream()
                .filter(mark -> mark.kind() == Mark.Kind.SWITCH)
                .toList();
    }

    private static void cue(JsonGenerator out, Rehearsal.Ended ended) {
        out.writeStartObject();
        out.writeStringProperty("id", ended.cue().id());
        out.writeStringProperty("state", ended.standing().state().name());
        out.writeArrayPropertyStart("expectations");
        for (Rehearsal.Expected expected : ended.expectations()) {
            out.writeStartObject();
            out.writeStringProperty("text", expected.expectation().text().en());
            out.writeBooleanProperty("held", expected.held());
            if (Double.isNaN(expected.after())) {
                out.writeNullProperty("after");
            } else {
                out.writeNumberProperty("after", tenth(expected.after()));
            }
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    /// Seconds from the station before to this one.
    static double hop(Chain chain, Link link) {
        Link before = Link.values()[link.ordinal() - 1];
        return tenth((chain.at(link) - chain.at(before)) / 1e6);
    }

    /// Seconds from the station before to this one.
    static double hop(Ribbon ribbon, Hop hop) {
        Hop before = Hop.values()[hop.ordinal() - 1];
        return tenth((ribbon.at(hop) - ribbon.at(before)) / 1e6);
    }

    private static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
