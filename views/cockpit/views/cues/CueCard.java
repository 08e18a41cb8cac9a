package cockpit.views.cues;

import cockpit.script.Checks;
import cockpit.script.Cue;
import cockpit.script.Expectation;
import cockpit.script.Standing;
import cockpit.views.cues.Note.Piece;
import cockpit.views.desk.Frame;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Fonts;
import cockpit.views.theme.Icon;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Paragraph;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import java.util.List;
import java.util.Optional;
import javafx.scene.paint.Color;

/// A cue in full: its title and time, what to say, what to say while the cloud takes its time, what is expected.
final class CueCard {
    private static final double PAD = 16;
    private static final double LEAST = 14;
    private static final int ALL = 99;

    private final Brush brush;
    private final Palette p;
    private final Texts texts;
    private final Checks checks;
    private final Frame frame;
    private final double w;
    private final boolean small;
    private final int index;
    private final Cue cue;
    private final Standing standing;
    private final boolean running;
    private final double size;
    private final double lineHeight;
    private final List<List<Piece>> say;
    private final List<List<Piece>> meanwhile;
    private final double expectHeight;

    /// @param size  of the note
    /// @param lines most lines of the note
    private CueCard(Where where, int index, double size, int lines) {
        this.brush = where.brush;
        this.p = where.brush.palette;
        this.texts = where.texts;
        this.checks = where.checks;
        this.frame = where.frame;
        this.w = where.width;
        this.small = where.small;
        this.index = index;
        this.cue = frame.show().scenario().cues().get(index);
        this.standing = frame.show().standings().get(index);
        this.running = index == frame.show().current();
        this.size = size;
        this.lineHeight = Math.rint(size * 1.36);
        this.say = Note.of(cue.say().in(texts.language())).lines(size, w - 2 * PAD - 8, lines);
        this.meanwhile = running && lines > 0 && !standing.allHeld()
                ? Note.of(cue.meanwhile().in(texts.language())).lines(LEAST + 2, w - 2 * PAD - 34, ALL)
                : List.of();
        this.expectHeight = small ? 23 : 28;
    }

    /// Where cards are painted, and of what.
    record Where(Brush brush, Texts texts, Checks checks, Frame frame, double width, boolean small) {
        /// A cue with so many lines of its note.
        CueCard card(int index, double size, int lines) {
            return new CueCard(this, index, size, lines);
        }
    }

    int index() {
        return index;
    }

    double height() {
        return (small ? 34 : 42)
                + say.size() * lineHeight
                + (meanwhile.isEmpty() ? 0 : meanwhile.size() * meanwhileHeight() + 12)
                + (expects().isEmpty() ? 0 : expects().size() * expectHeight + 6)
                + (small ? 6 : 12);
    }

    private List<Expectation> expects() {
        return running ? cue.expects() : List.of();
    }

    private static double meanwhileHeight() {
        return Math.rint((LEAST + 2) * 1.36);
    }

    void paint(double y) {
        brush.fill(8, y, w - 16, height(), 6, p.raised);
        if (running) {
            brush.fill(8, y, 4, height(), 2, p.text);
        }
        double yy = y + (small ? 23 : 28);
        if (running) {
            StateMark.paint(brush, standing.state(), PAD + 14, yy - 6);
        } else {
            StateMark.standby(brush, PAD + 14, yy - 6);
        }
        head(yy);
        yy += small ? 4 : 6;
        for (List<Piece> line : say) {
            yy += lineHeight;
            line(line, PAD + 6, yy, size, false);
        }
        if (!meanwhile.isEmpty()) {
            yy += 12;
            brush.icon(Icon.WATCH, PAD + 16, yy + meanwhileHeight() / 2 + 3, 18, p.quiet);
            for (List<Piece> line : meanwhile) {
                yy += meanwhileHeight();
                line(line, PAD + 32, yy, LEAST + 2, true);
            }
        }
        yy += 5;
        for (int i = 0; i < expects().size(); i++) {
            yy += expectHeight;
            expectation(i, yy);
        }
    }

    private void line(List<Piece> pieces, double x, double y, double textSize, boolean quiet) {
        Run[] runs = pieces.stream()
                .map(piece -> new Run(piece.text(), textSize, piece.weight(), quiet ? p.quiet : p.text))
                .toArray(Run[]::new);
        brush.text(x, y, Anchor.START, w - PAD - x, runs);
    }

    private void head(double yy) {
        double fs = small ? 15 : 17;
        String time = running ? elapsed() : Figures.clock(cue.seconds());
        var end = new Run(time, fs, Weight.MEDIUM, p.quiet);
        double whole = w - PAD - 32 - 12;
        double room = whole - Brush.width(end) - 16;
        String number = (index + 1) + "  ";
        String title = cue.title().in(texts.language());
        double titleSize = Paragraph.largest(number + title, small ? 17 : 20, LEAST, Weight.BOLD, room);
        if (Fonts.width(number + title, Fonts.of(Weight.BOLD, titleSize)) <= room) {
            brush.text(w - PAD - 4, yy, Anchor.END, Double.NaN, end);
        } else {
            room = whole; // a name is worth more than a time
        }
        brush.text(
                PAD + 32,
                yy,
                Anchor.START,
                room,
                new Run(number, titleSize, Weight.BOLD, p.quiet),
                new Run(title, titleSize, Weight.BOLD, p.text));
    }

    private String elapsed() {
        String run = Figures.clock(spent(frame, standing));
        String full = run + " / " + Figures.clock(cue.seconds());
        double titleWidth =
                Fonts.width((index + 1) + "  " + cue.title().in(texts.language()), Fonts.of(Weight.BOLD, 20));
        double room = w - 2 * PAD - 50 - Fonts.width(full, Fonts.of(Weight.MEDIUM, 17));
        return small || titleWidth > room ? run : full;
    }

    /// Seconds a cue had the stage: until the next was fired, or until now.
    static double spent(Frame frame, Standing standing) {
        long until = frame.show().standings().stream()
                .mapToLong(Standing::fired)
                .filter(fired -> fired > standing.fired())
                .min()
                .orElse(frame.at());
        return (until - standing.fired()) / 1e6;
    }

    private void expectation(int i, double yy) {
        Expectation e = expects().get(i);
        Optional<Double> held = Optional.of(standing.held().get(i) / 1e6).filter(after -> after >= 0);
        boolean late = held.isEmpty() && frame.at() - standing.fired() > e.seconds() * 1_000_000L;
        double box = small ? 13 : 16;
        box(held.isPresent(), late, box, yy - (small ? 12 : 14));
        String figure = held.map(after -> Figures.one(after) + " " + texts.get("unit.seconds"))
                .orElseGet(() -> checks.figure(e, frame.world(), standing.fired()));
        double most = small ? 14 : 17;
        double left = PAD + 6 + box + (small ? 7 : 9);
        double whole = w - PAD - 4 - left;
        double beside = whole - 8 - Fonts.width(figure, Fonts.of(Weight.SEMIBOLD, most));
        String text = e.text().in(texts.language());
        // Once it has come true, what it was is worth more than when.
        boolean alone = held.isPresent() && Fonts.width(text, Fonts.of(Weight.MEDIUM, LEAST)) > beside;
        double room = alone ? whole : beside;
        if (!alone) {
            Color ink = held.isPresent() ? p.quiet : p.text;
            brush.text(w - PAD - 4, yy, Anchor.END, figure, most, Weight.SEMIBOLD, ink);
        }
        double fit = Paragraph.largest(text, most, LEAST, Weight.MEDIUM, room);
        String words =
                Paragraph.lines(text, Fonts.of(Weight.MEDIUM, fit), room, 1).getFirst();
        brush.text(
                left, yy, Anchor.START, room, new Run(words, fit, Weight.MEDIUM, held.isPresent() ? p.quiet : p.text));
    }

    private void box(boolean held, boolean late, double box, double y) {
        if (held) {
            brush.mark(PAD + 6, y, box, box, 2, p.fill(Hue.READY));
            brush.icon(Icon.CHECK, PAD + 6 + box / 2, y + box / 2, box - 1, p.ink, 4);
        } else {
            brush.stroke(PAD + 7, y + 1, box - 2, box - 2, 2, late ? p.word(Hue.PENDING) : p.text, 1.8);
        }
    }
}
