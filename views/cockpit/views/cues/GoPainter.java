package cockpit.views.cues;

import cockpit.script.Cue;
import cockpit.script.Show;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Fonts;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Paragraph;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import java.util.List;
import javafx.scene.paint.Color;

/// Paints the GO button at the column's foot: it never moves, and says what it will fire.
final class GoPainter {
    private static final double LEAST = 14;

    private final Brush brush;
    private final Texts texts;
    private final Show show;
    private final boolean small;

    GoPainter(Brush brush, Texts texts, Show show, boolean small) {
        this.brush = brush;
        this.texts = texts;
        this.show = show;
        this.small = small;
    }

    static double height(boolean small) {
        return small ? 64 : 88;
    }

    /// @param w the column's width
    /// @param h its height
    void paint(double w, double h) {
        Palette p = brush.palette;
        double gh = height(small);
        double gy = h - gh - 12;
        double middle = gy + gh / 2;
        brush.fill(12, gy, w - 24, gh, 8, p.raised);
        double x = small ? 24 : 30;
        double width = brush.text(x, middle + (small ? 10 : 13), "GO", small ? 28 : 38, Weight.EXTRABOLD, p.text);
        double left = x + width + (small ? 10 : 16);
        double room = w - 20 - left;
        String head = show.standby()
                .map(cue -> (show.pointer() + 1) + "  " + cue.title().in(texts.language()))
                .orElse(texts.get("cue.end"));
        double size = Paragraph.largest(head, small ? 15 : 18, LEAST, Weight.BOLD, room);
        List<String> heads = Paragraph.lines(head, Fonts.of(Weight.BOLD, size), room, 2);
        List<String> effects =
                Paragraph.lines(effect(), Fonts.of(Weight.MEDIUM, LEAST), room, heads.size() > 1 && small ? 1 : 2);
        double line = size + 4;
        double quiet = LEAST + 4;
        double y = middle - (heads.size() * line + effects.size() * quiet) / 2;
        for (String words : heads) {
            y += line;
            brush.text(left, y - 4, Anchor.START, room, new Run(words, size, Weight.BOLD, p.text));
        }
        for (String words : effects) {
            y += quiet;
            brush.text(left, y - 4, Anchor.START, room, new Run(words, LEAST, Weight.MEDIUM, p.quiet));
        }
    }

    private String effect() {
        boolean done = show.standby().isPresent()
                && show.standings().get(show.pointer()).wasFired();
        return done
                ? texts.get("cue.doneBefore")
                : show.standby()
                        .map(Cue::effect)
                        .map(said -> said.in(texts.language()))
                        .orElse("");
    }

    /// The button's rim: it counts the guard after a GO, and flashes for a press that was refused.
    ///
    /// @param guard 1 to 0
    static void rim(Brush brush, double w, double h, double guard, boolean refused, boolean ready) {
        Palette p = brush.palette;
        Color rest = refused ? p.word(Hue.FAILED) : p.text;
        brush.stroke(13.5, 13.5, w - 27, h - 3, 8, guard > 0 ? p.frame : rest, 3);
        if (ready && guard <= 0) {
            brush.stroke(9.5, 9.5, w - 19, h + 5, 10, p.text.deriveColor(0, 1, 1, 0.4), 1.5);
        }
        if (guard > 0) {
            brush.line(14, h + 10.5, 14 + (w - 28) * guard, h + 10.5, rest, 3);
        }
    }
}
