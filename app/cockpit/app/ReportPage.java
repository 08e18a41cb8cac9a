package cockpit.app;

import cockpit.script.Standing;
import cockpit.stage.Source;
import cockpit.views.cues.Note;
import cockpit.views.theme.Texts;
import cockpit.world.Chain;
import cockpit.world.Link;
import cockpit.world.SentCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// The report as a page to read and to print: the verdict first, then the chain with its seconds, then each cue with
/// its
/// picture. One file; it asks for nothing outside itself.
final class ReportPage {
    private final Rehearsal.Result result;
    private final Report.About about;
    private final Map<Link, Double> usual;
    private final Texts texts;
    private final StringBuilder html = new StringBuilder(8 << 20);

    ReportPage(Rehearsal.Result result, Report.About about, Map<Link, Double> usual) {
        this.result = result;
        this.about = about;
        this.usual = usual;
        this.texts = Texts.of(about.language());
    }

    /// @param pictures the folder of the cues' pictures; those that are missing are left out
    String html(Path pictures) throws IOException {
        html.append("<!doctype html><html lang=\"")
                .append(about.language())
                .append("\"><head><meta charset=\"utf-8\">");
        html.append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
        element("title", "", about.title() + " · " + verdict());
        html.append("<style>").append(STYLE).append("</style></head><body>");
        head();
        chain();
        contents();
        for (int i = 0; i < result.cues().size(); i++) {
            cue(i, result.cues().get(i), pictures);
        }
        return html.append("</body></html>\n").toString();
    }

    private String verdict() {
        long open = expectations().filter(e -> !e.held()).count();
        long all = expectations().count();
        return open == 0 && result.held()
                ? texts.get("report.held", all)
                : open == 0 ? texts.get("report.refused") : texts.get("report.open", open, all);
    }

    private Stream<Rehearsal.Expected> expectations() {
        return result.cues().stream().flatMap(cue -> cue.expectations().stream());
    }

    private void head() {
        html.append("<header>");
        element(
                "span",
                "source " + about.source().name().toLowerCase(Locale.ROOT),
                texts.get("source." + about.source()));
        element("h1", "", about.title());
        element("p", result.held() ? "verdict held" : "verdict open", verdict());
        html.append("<dl>");
        if (about.source() == Source.SIMULATED) {
            fact("report.seed", String.valueOf(about.seed()));
        }
        if (!about.how().isEmpty()) {
            fact("report.how." + about.source(), about.how());
        }
        fact("report.length", clock(result.virtualSeconds()));
        fact("report.wall", seconds(about.wallSeconds()));
        html.append("</dl></header>");
    }

    private void fact(String key, String value) {
        html.append("<div>");
        element("dt", "", texts.get(key));
        element("dd", "", value);
        html.append("</div>");
    }

    private void chain() {
        Chain chain = result.chain();
        if (chain.length() < 2) {
            return;
        }
        html.append("<section class=\"chain\">");
        element("h2", "", texts.get("report.chain"));
        html.append("<table><thead><tr>");
        for (String key : List.of("report.hop", "report.now", "report.usual", "report.sum")) {
            element("th", "", texts.get(key));
        }
        html.append("<th></th></tr></thead><tbody>");
        double whole = since(chain, lastReached(chain));
        for (Link link : Link.values()) {
            if (link != Link.LOAD && chain.reached(link)) {
                hop(chain, link, whole);
            }
        }
        html.append("</tbody></table></section>");
    }

    private void hop(Chain chain, Link link, double whole) {
        double now = Report.hop(chain, link);
        double end = since(chain, link);
        Double before = usual.get(link);
        html.append("<tr>");
        element("td", "", "→ " + texts.get("link." + link));
        element("td", "number", seconds(now));
        element("td", "number quiet", before == null ? "–" : seconds(before));
        element("td", "number quiet", seconds(end));
        html.append(String.format(
                Locale.ROOT,
                "<td class=\"bar\"><i style=\"margin-left:%.1f%%;width:%.1f%%\"></i></td></tr>",
                whole == 0 ? 0 : (end - now) / whole * 100,
                whole == 0 ? 0 : now / whole * 100));
    }

    private static Link lastReached(Chain chain) {
        return Link.values()[chain.length() - 1];
    }

    private static double since(Chain chain, Link link) {
        return Math.round((chain.at(link) - chain.at(Link.LOAD)) / 1e5) / 10.0;
    }

    private void contents() {
        html.append("<nav><h2>").append(escaped(texts.get("report.cues"))).append("</h2><ol>");
        for (Rehearsal.Ended ended : result.cues()) {
            html.append("<li class=\"").append(met(ended) ? "held" : "open").append("\"><a href=\"#");
            html.append(escaped(ended.cue().id())).append("\">");
            html.append(escaped(ended.cue().title().in(about.language()))).append("</a>");
            long held = ended.expectations().stream()
                    .filter(Rehearsal.Expected::held)
                    .count();
            element(
                    "span",
                    "quiet",
                    ended.expectations().isEmpty()
                            ? ""
                            : held + "/" + ended.expectations().size());
            html.append("</li>");
        }
        html.append("</ol></nav>");
    }

    private static boolean met(Rehearsal.Ended ended) {
        return ended.standing().state() != Standing.State.FAILED
                && ended.expectations().stream().allMatch(Rehearsal.Expected::held);
    }

    private void cue(int index, Rehearsal.Ended ended, Path pictures) throws IOException {
        String language = about.language();
        html.append("<section class=\"cue\" id=\"")
                .append(escaped(ended.cue().id()))
                .append("\">");
        element("h2", "", (index + 1) + " · " + ended.cue().title().in(language));
        String fired = ended.standing().wasFired() ? clock(ended.standing().fired() / 1e6) : "–";
        element(
                "p",
                "quiet",
                texts.get(
                        "report.cue",
                        fired,
                        clock(ended.cue().seconds()),
                        texts.get("standing." + ended.standing().state())));
        picture(index, ended, pictures);
        html.append("<ul class=\"expected\">");
        ended.expectations().forEach(this::expectation);
        html.append("</ul>");
        hopsWithin(index);
        element("p", "say", Note.plain(ended.cue().say().in(language)));
        ended.commands().forEach(this::command);
        html.append("</section>");
    }

    private void picture(int index, Rehearsal.Ended ended, Path pictures) throws IOException {
        Path picture = pictures.resolve(CuePictures.name(index, ended.cue()));
        if (Files.isRegularFile(picture)) {
            html.append("<img alt=\"")
                    .append(escaped(ended.cue().title().in(about.language())))
                    .append("\" src=\"data:image/png;base64,")
                    .append(Base64.getEncoder().encodeToString(Files.readAllBytes(picture)))
                    .append("\">");
        }
    }

    private void expectation(Rehearsal.Expected expected) {
        String after = Double.isNaN(expected.after())
                ? texts.get("report.never", expected.expectation().seconds())
                : texts.get(
                        "report.after",
                        seconds(expected.after()),
                        expected.expectation().seconds());
        html.append("<li class=\"").append(expected.held() ? "held" : "open").append("\">");
        html.append(escaped(expected.expectation().text().in(about.language())));
        element("span", "quiet", after);
        html.append("</li>");
    }

    /// Stations that were reached while this cue was the newest.
    private void hopsWithin(int index) {
        Chain chain = result.chain();
        long from = result.cues().get(index).standing().fired();
        long until = index + 1 < result.cues().size()
                ? result.cues().get(index + 1).standing().fired()
                : Long.MAX_VALUE;
        html.append("<p class=\"hops\">");
        for (Link link : Link.values()) {
            if (link != Link.LOAD && chain.reached(link) && chain.at(link) >= from && chain.at(link) < until) {
                element("span", "", "→ " + texts.get("link." + link) + " +" + seconds(Report.hop(chain, link)));
            }
        }
        html.append("</p>");
    }

    private void command(SentCommand command) {
        html.append("<details><summary><code>").append(escaped(command.words())).append("</code>");
        if (!command.accepted()) {
            element("span", "refused", texts.get("commands.refused"));
        }
        html.append("</summary>");
        element("pre", "", command.output());
        html.append("</details>");
    }

    private void element(String name, String style, String text) {
        html.append('<').append(name);
        if (!style.isEmpty()) {
            html.append(" class=\"").append(style).append('"');
        }
        html.append('>').append(escaped(text)).append("</").append(name).append('>');
    }

    private String seconds(double value) {
        return String.format(Locale.ROOT, "%.1f ", value) + texts.get("unit.seconds");
    }

    private static String clock(double seconds) {
        return String.format(Locale.ROOT, "%d:%02d", (long) seconds / 60, (long) seconds % 60);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static final String STYLE = """
            :root{--ink:#131a2b;--quiet:#4a5672;--line:#d5dbe8;--panel:#f3f5fa;--good:#007a53;--bad:#c02f00;--accent:#0b6cb8}
            *{box-sizing:border-box}
            body{font:17px/1.55 system-ui,"Apple SD Gothic Neo","Noto Sans KR","Malgun Gothic",sans-serif;max-width:1120px;
              margin:0 auto;padding:48px 24px 96px;color:var(--ink);background:#fff;word-break:keep-all;overflow-wrap:anywhere}
            h1{font-size:40px;line-height:1.2;margin:12px 0 4px}h2{font-size:25px;line-height:1.3;margin:0 0 4px}
            .quiet{color:var(--quiet)}.held{--mark:var(--good);--sign:"✓"}.open{--mark:var(--bad);--sign:"✗"}
            .verdict{font-size:24px;font-weight:650;color:var(--mark);margin:0 0 24px}.verdict::before{content:var(--sign) " "}
            .source{display:inline-block;border:2px solid var(--accent);color:var(--accent);border-radius:99px;padding:1px 14px;
              font-weight:650;font-size:15px;letter-spacing:.04em}.source.recorded{border-color:#7a6a00;color:#7a6a00}
            dl{display:flex;flex-wrap:wrap;gap:8px 40px;margin:0 0 40px}dt{color:var(--quiet);font-size:14px}dd{margin:0}
            table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;margin:8px 0 40px}
            th{text-align:left;font-weight:500;font-size:14px;color:var(--quiet)}
            td,th{padding:6px 20px 6px 0;border-bottom:1px solid var(--line);white-space:nowrap}td.bar{width:50%;padding-right:0}
            td.bar i{display:block;height:14px;min-width:3px;border-radius:3px;background:var(--accent)}
            nav ol{columns:2;column-gap:48px;padding:0;margin:8px 0 0;list-style:none;counter-reset:n}
            nav li{break-inside:avoid;display:flex;gap:10px;padding:3px 0;counter-increment:n}
            nav li::before{content:counter(n);color:var(--quiet);min-width:1.5em;text-align:right}
            nav li::after{content:var(--sign);color:var(--mark);font-weight:700;order:3}nav a{flex:1;color:inherit;text-decoration-color:var(--line)}
            .cue{margin-top:56px;padding-top:24px;border-top:2px solid var(--line)}.cue>p.quiet{margin:0 0 14px}
            img{display:block;width:100%;border-radius:8px;border:1px solid var(--line)}
            .expected{list-style:none;padding:0;margin:16px 0 8px}.expected li{display:flex;gap:12px;padding:2px 0}
            .expected li::before{content:var(--sign);color:var(--mark);font-weight:700}.expected .quiet{margin-left:auto;white-space:nowrap}
            .hops{margin:8px 0;display:flex;flex-wrap:wrap;gap:8px}.hops:empty{display:none}
            .hops span{background:var(--panel);border-radius:6px;padding:2px 10px;font-size:15px}
            .say{max-width:78ch;margin:12px 0}code,pre{font:14px/1.5 ui-monospace,Menlo,Consolas,monospace}
            details{border-left:3px solid var(--line);padding:2px 0 2px 14px;margin:8px 0}summary{cursor:pointer}
            pre{background:var(--panel);padding:14px;border-radius:6px;overflow:auto;white-space:pre-wrap}.refused{color:var(--bad)}
            @media(max-width:700px){nav ol{columns:1}td.bar,th:last-child{display:none}}
            @page{margin:14mm}
            @media print{body{padding:0;font-size:10.5pt;max-width:none}code,pre{font-size:7.5pt}pre{padding:6px;break-inside:avoid}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
              .cue{break-before:page;margin:0;border:0;padding:0}details::details-content{content-visibility:visible;height:auto}
              pre{white-space:pre-wrap}nav a{text-decoration:none}}
            """;
}
