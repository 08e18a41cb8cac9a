package cockpit.app;

import cockpit.views.cues.Note;
import cockpit.views.theme.Texts;
import cockpit.world.Chain;
import cockpit.world.Link;
import cockpit.world.SentCommand;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;

/// What a rehearsal leaves behind: `report.json` for programs, `report.html` for people, one file that asks for nothing
/// outside itself.
final class Report {
    /// What is said of the run besides its result.
    record About(
            String scenario, String title, String language, long seed, String source, String how, double wallSeconds) {}

    private final Rehearsal.Result result;
    private final About about;
    private final Map<Link, Double> usual;

    Report(Rehearsal.Result result, About about, Map<Link, Double> usual) {
        this.result = result;
        this.about = about;
        this.usual = usual;
    }

    /// Writes both into a folder that may hold `cues/` with the pictures.
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("report.json"), json());
        Files.writeString(folder.resolve("report.html"), html(folder.resolve("cues")));
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
            out.writeStringProperty("source", about.source());
            out.writeStringProperty("scenario", about.scenario());
            out.writeObjectPropertyStart("hops");
            for (Link link : Link.values()) {
                if (link != Link.LOAD && result.chain().reached(link)) {
                    out.writeNumberProperty(link.name().toLowerCase(Locale.ROOT), hop(result.chain(), link));
                }
            }
            out.writeEndObject();
            out.writeEndObject();
        }
        return text.toString();
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

    private static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private String html(Path pictures) throws IOException {
        boolean ko = about.language().equals("ko");
        var html = new StringBuilder(4 << 20);
        html.append("<!doctype html><html lang=\"")
                .append(about.language())
                .append("\"><meta charset=\"utf-8\"><title>");
        html.append(escaped(about.title()))
                .append("</title><style>")
                .append(STYLE)
                .append("</style>");
        html.append("<h1>").append(escaped(about.title())).append("</h1>");
        long open = result.cues().stream()
                .flatMap(c -> c.expectations().stream())
                .filter(e -> !e.held())
                .count();
        long all =
                result.cues().stream().mapToLong(c -> c.expectations().size()).sum();
        String sentence = ko
                ? (open == 0 ? "기대 " + all + "개가 모두 이루어졌습니다." : "기대 " + all + "개 중 " + open + "개가 이루어지지 않았습니다.")
                : (open == 0
                        ? "All " + all + " expectations held."
                        : open + " of " + all + " expectations did not hold.");
        html.append("<p class=\"")
                .append(result.held() ? "held" : "open")
                .append("\">")
                .append(sentence);
        html.append("</p><p class=quiet>")
                .append(escaped(about.source() + " · seed " + about.seed() + " · " + about.how()))
                .append(" · ")
                .append(clock(result.virtualSeconds()))
                .append("</p>");
        hops(html, ko);
        for (int i = 0; i < result.cues().size(); i++) {
            cue(html, i, result.cues().get(i), pictures);
        }
        return html.toString();
    }

    private void hops(StringBuilder html, boolean ko) {
        if (result.chain().length() < 2) {
            return;
        }
        Texts texts = Texts.of(about.language());
        html.append("<table><tr><th>").append(ko ? "구간" : "hop").append("<th>").append(ko ? "이번" : "now");
        html.append("<th>").append(ko ? "평소" : "usual");
        for (Link link : Link.values()) {
            if (link != Link.LOAD && result.chain().reached(link)) {
                html.append("<tr><td>→ ").append(escaped(texts.get("link." + link)));
                html.append("<td>").append(hop(result.chain(), link)).append(" s<td>");
                html.append(usual.containsKey(link) ? usual.get(link) + " s" : "–");
            }
        }
        html.append("</table>");
    }

    private void cue(StringBuilder html, int index, Rehearsal.Ended ended, Path pictures) throws IOException {
        String language = about.language();
        html.append("<section><h2>").append(index + 1).append(" · ");
        html.append(escaped(ended.cue().title().in(language))).append("</h2>");
        Path picture = pictures.resolve(CuePictures.name(index, ended.cue()));
        if (Files.isRegularFile(picture)) {
            html.append("<img alt=\"\" src=\"data:image/png;base64,")
                    .append(Base64.getEncoder().encodeToString(Files.readAllBytes(picture)))
                    .append("\">");
        }
        html.append("<p>")
                .append(escaped(Note.plain(ended.cue().say().in(language))))
                .append("</p><ul>");
        for (Rehearsal.Expected expected : ended.expectations()) {
            html.append("<li class=\"")
                    .append(expected.held() ? "held" : "open")
                    .append("\">");
            html.append(escaped(expected.expectation().text().in(language)));
            html.append(Double.isNaN(expected.after()) ? " –" : " · " + tenth(expected.after()) + " s");
        }
        html.append("</ul>");
        for (SentCommand command : ended.commands()) {
            html.append("<details><summary><code>")
                    .append(escaped(command.words()))
                    .append("</code></summary><pre>");
            html.append(escaped(command.output())).append("</pre></details>");
        }
        html.append("</section>");
    }

    private static String clock(double seconds) {
        return "%d:%02d".formatted((long) seconds / 60, (long) seconds % 60);
    }

    private static String escaped(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;");
    }

    private static final String STYLE = """
            body{font:17px/1.5 system-ui,sans-serif;max-width:1100px;margin:40px auto;padding:0 20px;color:#131a2b}
            h1{font-size:34px}h2{font-size:24px;margin:40px 0 8px}img{width:100%;border-radius:6px}
            .quiet{color:#4a5672}p.held{font-size:22px;color:#007a53}p.open{font-size:22px;color:#c02f00}
            ul{list-style:none;padding:0}li.held::before{content:"✓ ";color:#007a53}li.open::before{content:"✗ ";color:#c02f00}
            table{border-collapse:collapse}td,th{padding:4px 16px 4px 0;text-align:left}
            code,pre{font:14px/1.4 ui-monospace,monospace}pre{background:#f1f4fa;padding:12px;overflow:auto}
            section{break-inside:avoid}@media print{body{margin:0}details{display:none}}
            """;
}
