package cockpit.views.window;

import cockpit.views.desk.Frame;
import cockpit.views.desk.Subject;
import cockpit.views.theme.Texts;
import java.util.List;
import java.util.Optional;

/// Puts anything on the window into words: what it is, how it stands, why it changed.
final class Explainer {
    /// A title and its lines: first what it is, then how it stands and why.
    record Words(String title, List<String> lines) {
        Words {
            lines = lines.stream().filter(line -> !line.isEmpty()).toList();
        }
    }

    private final StageExplainer stage;
    private final FigureExplainer figures;
    private final TalkExplainer talk;
    private final ScalingExplainer scaling;

    Explainer(Frame frame, Texts texts) {
        stage = new StageExplainer(frame, texts);
        figures = new FigureExplainer(frame, texts);
        talk = new TalkExplainer(frame, texts);
        scaling = new ScalingExplainer(frame, texts);
    }

    /// The words for a subject; none when it has gone meanwhile.
    Optional<Words> of(Subject subject) {
        return switch (subject) {
            case Subject.OfCluster s -> stage.cluster(s.context());
            case Subject.OfNode s -> stage.node(s.node());
            case Subject.OfPod s -> stage.pod(s.pod());
            case Subject.OfPlace s -> Optional.of(stage.place());
            case Subject.OfRiver s -> Optional.of(stage.river());
            case Subject.OfService s -> Optional.of(stage.service(s.name()));
            case Subject.OfLink s -> Optional.of(talk.link(s.link()));
            case Subject.OfHpa s -> scaling.hpa(s.hpa());
            case Subject.OfGroup s -> scaling.group(s.group());
            case Subject.OfGroupPlace s -> Optional.of(scaling.place(s.group()));
            case Subject.OfHop s -> Optional.of(scaling.hop(s.hop()));
            case Subject.OfFigure s -> Optional.of(figures.of(s.figure()));
            case Subject.OfSource s -> talk.source(s.source());
            case Subject.OfCue s -> Optional.of(talk.cue(s.cue()));
            case Subject.OfMark s -> Optional.of(talk.mark(s.mark()));
        };
    }
}
