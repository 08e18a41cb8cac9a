package cockpit.views.window;

import cockpit.script.Cue;
import cockpit.script.Standing;
import cockpit.views.cues.Note;
import cockpit.views.desk.Frame;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Texts;
import cockpit.views.timeline.MarkLabel;
import cockpit.views.window.Explainer.Words;
import cockpit.world.Link;
import cockpit.world.Mark;
import cockpit.world.SourceState;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts what happened into words: the chain's stations, cues, marks, and where events come from.
final class TalkExplainer {
    private final Frame frame;
    private final World world;
    private final Texts texts;

    TalkExplainer(Frame frame, Texts texts) {
        this.frame = frame;
        this.world = frame.world();
        this.texts = texts;
    }

    Words link(Link link) {
        var lines = new ArrayList<>(
                List.of(texts.get("explain.link." + link, frame.names().route())));
        if (world.chain().reached(link)) {
            lines.add(texts.get("explain.link.reached", clock(world.chain().at(link))));
        }
        found(link).ifPresent(lines::add);
        return new Words(texts.get("link." + link), lines);
    }

    /// What the object behind a station last said.
    private Optional<String> found(Link link) {
        return switch (link) {
            case ALARM ->
                world.cloud()
                        .alarms()
                        .find(frame.names().alarm())
                        .filter(a -> !a.reason().isEmpty())
                        .map(a -> a.state() + ": " + a.reason());
            case TOPIC -> world.cloud().topics().find(frame.names().topic()).map(t -> t.id() + ": " + t.subject());
            case FUNCTION ->
                world.cloud()
                        .functions()
                        .find(frame.names().function())
                        .filter(f -> !f.outcome().isEmpty())
                        .map(f -> f.id() + ": " + f.outcome());
            case ROUTE ->
                world.mesh()
                        .routes()
                        .find(frame.names().routeId())
                        .filter(r -> !r.writer().isEmpty())
                        .map(r -> "fieldManager: " + r.writer());
            case LOAD, AGENT, TRAFFIC -> Optional.empty();
        };
    }

    Optional<Words> source(String id) {
        return world.talk().sources().find(id).map(this::source);
    }

    private Words source(SourceState s) {
        return new Words(
                s.id(),
                List.of(
                        texts.get("explain.source"),
                        texts.get(
                                "explain.source.heard",
                                Figures.one(Math.max(0, frame.at() - s.heard()) / 1e6),
                                Figures.one(s.period() / 1e6)),
                        texts.told(s.detail())));
    }

    Words cue(int index) {
        Cue cue = frame.show().scenario().cues().get(index);
        Standing standing = frame.show().standings().get(index);
        var lines = new ArrayList<String>();
        lines.add(Note.plain(cue.say().in(texts.language())));
        lines.add("GO: " + cue.effect().in(texts.language()));
        String word = texts.get("standing." + standing.state());
        lines.add(
                standing.wasFired()
                        ? texts.get("explain.cue.fired", word, clock(standing.fired()), Figures.clock(cue.seconds()))
                        : texts.get("explain.cue.planned", word, Figures.clock(cue.seconds())));
        for (int i = 0; i < cue.expects().size(); i++) {
            long held = standing.held().get(i);
            String text = cue.expects().get(i).text().in(texts.language());
            lines.add(
                    held < 0
                            ? texts.get("explain.cue.open", text)
                            : texts.get("explain.cue.held", text, Figures.one(held / 1e6)));
        }
        return new Words((index + 1) + "  " + cue.title().in(texts.language()), lines);
    }

    Words mark(Mark mark) {
        return new Words(
                MarkLabel.of(mark, frame.show().scenario(), texts),
                List.of(texts.get("explain.mark." + mark.kind()), texts.get("explain.at", clock(mark.at()))));
    }

    private static String clock(long at) {
        return Figures.clock(at / 1e6);
    }
}
