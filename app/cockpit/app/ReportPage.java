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
import java.util.Locale;
import java.util.stream.Stream;

/// The report as a page to read and to print: the verdict first, then the chain with its seconds, then each cue with
/// its
/// picture. One file; it asks for nothing outside itself.
final class ReportPage {
    private final Rehearsal.Result result;
    private final Report.About about;
    private final Usual usual;
    private final Texts texts;
    private final Markup html;

    ReportPage(Rehearsal.Result result, Report.About about, Usual usual) {
        this.result = result;
        this.about = about;
        this.usual = usual;
        this.texts = Texts.of(about.language());
        this.html = new Markup(texts);
    }

    /// @param pictures the folder of the cues' pictures; those that are missing are left out
    String html(Path pictures) throws IOException {
        html.raw("<!doctype html><html lang=\"").raw(about.language()).raw("\"><head><meta charset=\"utf-8\">");
        html.raw("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
        html.element("title", "", about.title() + " · " + verdict());
        html.raw("<style>").raw(ReportStyle.CSS).raw("</style></head><body>");
        head();
        new HopSections(html, texts, result, usual).write();
        new ScalingSections(html, texts, result).write();
        contents();
        for (int i = 0; i < result.cues().size(); i++) {
            cue(i, result.cues().get(i), pictures);
        }
        return html.raw("</body></html>\n").toString();
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
        html.raw("<header>");
        html.element(
                "span",
                "source " + about.source().name().toLowerCase(Locale.ROOT),
                texts.get("source." + about.source()));
        html.element("h1", "", about.title());
        html.element("p", result.held() ? "verdict held" : "verdict open", verdict());
        html.raw("<dl>");
        if (about.source() == Source.SIMULATED) {
            html.fact("report.seed", String.valueOf(about.seed()));
        }
        if (!about.how().isEmpty()) {
            html.fact("report.how." + about.source(), about.how());
        }
        html.fact("report.length", Markup.clock(result.virtualSeconds()));
        html.fact("report.wall", html.seconds(about.wallSeconds()));
        html.raw("</dl></header>");
    }

    private void contents() {
        html.raw("<nav><h2>").text(texts.get("report.cues")).raw("</h2><ol>");
        for (Rehearsal.Ended ended : result.cues()) {
            html.raw("<li class=\"").raw(met(ended) ? "held" : "open").raw("\"><a href=\"#");
            html.text(ended.cue().id()).raw("\">");
            html.text(ended.cue().title().in(about.language())).raw("</a>");
            long held = ended.expectations().stream()
                    .filter(Rehearsal.Expected::held)
                    .count();
            html.element(
                    "span",
                    "quiet",
                    ended.expectations().isEmpty()
                            ? ""
                            : held + "/" + ended.expectations().size());
            html.raw("</li>");
        }
        html.raw("</ol></nav>");
    }

    private static boolean met(Rehearsal.Ended ended) {
        return ended.standing().state() != Standing.State.FAILED
                && ended.expectations().stream().allMatch(Rehearsal.Expected::held);
    }

    private void cue(int index, Rehearsal.Ended ended, Path pictures) throws IOException {
        String language = about.language();
        html.raw("<section class=\"cue\" id=\"").text(ended.cue().id()).raw("\">");
        html.element("h2", "", (index + 1) + " · " + ended.cue().title().in(language));
        String fired =
                ended.standing().wasFired() ? Markup.clock(ended.standing().fired() / 1e6) : "–";
        html.element(
                "p",
                "quiet",
                texts.get(
                        "report.cue",
                        fired,
                        Markup.clock(ended.cue().seconds()),
                        texts.get("standing." + ended.standing().state())));
        picture(index, ended, pictures);
        html.raw("<ul class=\"expected\">");
        ended.expectations().forEach(this::expectation);
        html.raw("</ul>");
        hopsWithin(index);
        html.element("p", "say", Note.plain(ended.cue().say().in(language)));
        ended.commands().forEach(this::command);
        html.raw("</section>");
    }

    private void picture(int index, Rehearsal.Ended ended, Path pictures) throws IOException {
        Path picture = pictures.resolve(CuePictures.name(index, ended.cue()));
        if (Files.isRegularFile(picture)) {
            html.raw("<img alt=\"")
                    .text(ended.cue().title().in(about.language()))
                    .raw("\" src=\"data:image/png;base64,")
                    .raw(Base64.getEncoder().encodeToString(Files.readAllBytes(picture)))
                    .raw("\">");
        }
    }

    private void expectation(Rehearsal.Expected expected) {
        String after = Double.isNaN(expected.after())
                ? texts.get("report.never", expected.expectation().seconds())
                : texts.get(
                        "report.after",
                        html.seconds(expected.after()),
                        expected.expectation().seconds());
        html.raw("<li class=\"").raw(expected.held() ? "held" : "open").raw("\">");
        html.text(expected.expectation().text().in(about.language()));
        html.element("span", "quiet", after);
        html.raw("</li>");
    }

    /// Stations that were reached while this cue was the newest.
    private void hopsWithin(int index) {
        Chain chain = result.chain();
        long from = result.cues().get(index).standing().fired();
        long until = index + 1 < result.cues().size()
                ? result.cues().get(index + 1).standing().fired()
                : Long.MAX_VALUE;
        html.raw("<p class=\"hops\">");
        for (Link link : Link.values()) {
            if (link != Link.LOAD && chain.reached(link) && chain.at(link) >= from && chain.at(link) < until) {
                html.element(
                        "span", "", "→ " + texts.get("link." + link) + " +" + html.seconds(Report.hop(chain, link)));
            }
        }
        html.raw("</p>");
    }

    private void command(SentCommand command) {
        html.raw("<details><summary><code>").text(command.words()).raw("</code>");
        if (!command.accepted()) {
            html.element("span", "refused", texts.get("commands.refused"));
        }
        html.raw("</summary>");
        html.element("pre", "", command.output());
        html.raw("</details>");
    }
}
