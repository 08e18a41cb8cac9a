package cockpit.views.cues;

import cockpit.script.Card;
import cockpit.views.desk.Frame;
import cockpit.views.desk.Panel;
import cockpit.views.desk.Subject;
import cockpit.views.desk.Zones;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import java.util.List;
import java.util.Optional;

/// The question that the running cue answers: in words for the tenth row, with the proof taken from the world as it is.
/// FX thread only.
public final class AnswerPanel extends Panel {
    public AnswerPanel(Palette palette, Texts texts) {
        super(palette, texts);
        setFocusTraversable(true);
        getStyleClass().add("stage");
    }

    /// The question of the running cue, if it answers one.
    public static Optional<Card> asked(Frame frame) {
        int current = frame.show().current();
        return current < 0
                ? Optional.empty()
                : frame.show().scenario().cues().get(current).cards().stream().findFirst();
    }

    @Override
    protected boolean due(Frame frame, long since) {
        return since >= CALM
                && shown().map(before -> !before.isLike(frame)
                                || before.show().current() != frame.show().current())
                        .orElse(true);
    }

    @Override
    protected void paint(Brush brush, Zones zones, Frame frame) {
        brush.fill(0, 0, getWidth(), getHeight(), 12, palette().panel);
        asked(frame).ifPresent(card -> {
            List<String> proof = card.proof().stream()
                    .flatMap(each -> each.lines(frame.world()).stream())
                    .toList();
            new AnswerPainter(brush, texts(), getWidth(), getHeight()).paint(card, proof);
            zones.add(new Subject.OfCue(frame.show().current()), 0, 0, getWidth(), getHeight());
        });
    }
}
