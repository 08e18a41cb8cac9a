package cockpit.views.cues;

import cockpit.script.Checks;
import cockpit.script.Cue;
import cockpit.script.Expectation;
import cockpit.script.Show;
import cockpit.script.Standing;
import cockpit.script.Standing.State;
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
import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;

/// Paints the cue list. The running cue and the one standing by are cards; the others are lines, as many as there is
/// room
/// for, nearest first.
final class CuePainter {
    /// Where a cue was drawn.
    record Row(int cue, double top, double bottom) {}

    private static final double PAD = 16;

    private final Brush brush;
    private final Palette p;
    private final Texts texts;
    private final Checks checks;
    private final Frame frame;
    private final Show show;
    private final double w;
    private final double h;
    private final boolean small;
    private final double rowHeight;
    private final double fs;
    private final int current;
    private final List<Row> rows = new ArrayList<>();

    CuePainter(Brush brush, Texts texts, Checks checks, Frame frame, double w, double h, boolean small) {
        this.brush = brush;
        this.p = brush.palette;
        this.texts = texts;
        this.checks = checks;
        this.frame = frame;
        this.show = frame.show();
        this.w = w;
        this.h = h;
        this.small = small;
        this.rowHeight = small ? 27 : 31;
        this.fs = small ? 15 : 17;
        this.current = show.current();
    }

    static double goHeight(boolean small) {
        return small ? 64 : 88;
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    void paint() {
        brush.fill(0, 0, w, h, 0, p.panel);
        double room = h - goHeight(small) - 12 - 8 - 12;
        if (room < 60) {
            go(); // folded: the button alone
            return;
        }
        List<Card> cards = cards(room);
        int n = show.scenario().cues().size();
        int from = n;
        int to = -1;
        double used = 0;
        for (Card card : cards) {
            from = Math.min(from, card.index);
            to = Math.max(to, card.index);
            used += card.height() + 8;
        }
        if (cards.isEmpty()) {
            from = Math.max(0, n - 1);
            to = n - 1;
            used = rowHeight;
        }
        used += Math.max(0, to - from + 1 - cards.size()) * rowHeight;
        boolean grown = true;
        while (grown) {
            grown = false;
            if (to + 1 < n && used + rowHeight <= room) {
                to++;
                used += rowHeight;
                grown = true;
            }
            if (from > 0 && used + rowHeight <= room) {
                from--;
                used += rowHeight;
                grown = true;
            }
        }
        draw(cards, from, to);
        go();
    }

    private void draw(List<Card> cards, int from, int to) {
        double y = 8;
        for (int i = from; i <= to; i++) {
            double top = y;
            int index = i;
            var card = cards.stream().filter(c -> c.index == index).findFirst();
            if (card.isPresent()) {
                card.get().paint(y);
                y += card.get().height() + 8;
            } else {
                line(i, y);
                y += rowHeight;
            }
            rows.add(new Row(i, top, y));
        }
    }

    /// The running card and the standby card, with as many lines of notes as fit.
    private List<Card> cards(double room) {
        var cards = new ArrayList<Card>();
        boolean both = current >= 0 && current != show.pointer();
        int most = small ? 7 : 12;
        for (int lines = most; lines >= 0; lines--) {
            cards.clear();
            if (both || (current >= 0 && show.pointer() >= show.standings().size())) {
                cards.add(new Card(current, runningLines(lines)));
            }
            if (show.pointer() < show.standings().size()) {
                cards.add(new Card(show.pointer(), Math.min(lines, both ? (small ? 5 : 7) : most)));
            }
            double sum = cards.stream().mapToDouble(card -> card.height() + 8).sum();
            if (sum + 2 * rowHeight <= room) {
                break;
            }
        }
        return cards;
    }

    private int runningLines(int lines) {
        boolean expects =
                current >= 0 && !show.scenario().cues().get(current).expects().isEmpty();
        return small && expects ? 0 : lines;
    }

    private void line(int index, double y) {
        Cue cue = show.scenario().cues().get(index);
        Standing standing = show.standings().get(index);
        state(standing.state(), PAD + 8, y + rowHeight / 2, false);
        boolean done = standing.wasFired();
        double timeWidth = brush.text(
                w - PAD - 4, y + rowHeight / 2 + 6, Anchor.END, time(cue, standing), fs - 1, Weight.MEDIUM, p.quiet);
        double room = w - PAD - 28 - timeWidth - PAD - 4;
        String number = (index + 1) + "  ";
        String title = fit(
                cue.title().in(texts.language()),
                fs,
                Weight.MEDIUM,
                room - Fonts.width(number, Fonts.of(Weight.MEDIUM, fs)));
        brush.text(
                PAD + 28,
                y + rowHeight / 2 + 6,
                Anchor.START,
                room,
                new Run(number, fs, Weight.MEDIUM, p.quiet),
                new Run(title, fs, Weight.MEDIUM, done ? p.quiet : p.text));
    }

    private String time(Cue cue, Standing standing) {
        return standing.wasFired() ? Figures.clock(spent(standing)) : Figures.clock(cue.seconds());
    }

    /// Seconds a cue had the stage: until the next was fired, or until now.
    private double spent(Standing standing) {
        long until = show.standings().stream()
                .mapToLong(Standing::fired)
                .filter(fired -> fired > standing.fired())
                .min()
                .orElse(frame.at());
        return (until - standing.fired()) / 1e6;
    }

    /// The largest size, within bounds, at which a text fits; the least if none does.
    private static double largest(String text, double most, double least, Weight weight, double room) {
        double size = most;
        while (size > least && Fonts.width(text, Fonts.of(weight, size)) > room) {
            size--;
        }
        return size;
    }

    private static String fit(String text, double size, Weight weight, double room) {
        return Paragraph.lines(text, Fonts.of(weight, size), room, 1).stream()
                .findFirst()
                .orElse("");
    }

    private void state(State state, double x, double y, boolean standby) {
        if (standby) {
            brush.context().setLineWidth(2.2);
            brush.polyline(p.text, 2.2, x - 5, y - 7, x + 7, y, x - 5, y + 7, x - 5, y - 7);
            return;
        }
        switch (state) {
            case MET -> brush.icon(Icon.CHECK, x, y, 18, p.word(Hue.READY), 2.8);
            case MET_LATE -> {
                brush.icon(Icon.CHECK, x, y, 18, p.word(Hue.PENDING), 2.8);
            }
            case UNFINISHED -> {
                brush.circle(x, y, 7, p.quiet, 1.8);
                brush.line(x - 3.5, y, x + 3.5, y, p.quiet, 1.8);
            }
            case FAILED -> brush.icon(Icon.CROSS, x, y, 18, p.word(Hue.FAILED), 3.4);
            case SKIPPED -> brush.icon(Icon.NEXT, x, y, 13, p.quiet);
            case RUNNING, LATE -> {
                brush.circle(x, y, 9, p.line, 3);
                brush.arc(x, y, 9, 0.7, state == State.LATE ? p.word(Hue.PENDING) : p.text, 3);
            }
            case IDLE -> brush.circle(x, y, 4, p.quiet, 1.8);
        }
    }

    private void go() {
        double gh = goHeight(small);
        double gy = h - gh - 12;
        brush.fill(12, gy, w - 24, gh, 8, p.raised);
        double size = small ? 28 : 38;
        double x = small ? 24 : 30;
        double width = brush.text(x, gy + gh / 2 + (small ? 10 : 13), "GO", size, Weight.EXTRABOLD, p.text);
        double gx = x + width + (small ? 10 : 16);
        double room = w - 20 - gx;
        var standby = show.standby();
        String head = standby.map(
                        cue -> (show.pointer() + 1) + "  " + cue.title().in(texts.language()))
                .orElse(texts.get("cue.end"));
        String effect = standby.map(cue -> cue.effect().in(texts.language())).orElse("");
        boolean done =
                standby.isPresent() && show.standings().get(show.pointer()).wasFired();
        if (done) {
            effect = texts.get("cue.doneBefore");
        }
        double hs = largest(head, small ? 14 : 18, 14, Weight.BOLD, room);
        brush.text(
                gx,
                gy + gh / 2 - (small ? 4 : 6),
                Anchor.START,
                room,
                new Run(fit(head, hs, Weight.BOLD, room), hs, Weight.BOLD, p.text));
        double es = largest(effect, small ? 14 : 16, 14, Weight.MEDIUM, room);
        brush.text(
                gx,
                gy + gh / 2 + (small ? 16 : 20),
                Anchor.START,
                room,
                new Run(fit(effect, es, Weight.MEDIUM, room), es, Weight.MEDIUM, p.quiet));
    }

    static void rim(Brush brush, double w, double h, double guard, boolean refused, boolean ready) {
        Palette p = brush.palette;
        Color rest = refused ? p.word(Hue.FAILED) : p.text;
        brush.stroke(13.5, 13.5, w - 27, h - 3, 8, guard > 0 ? p.frame : rest, 3);
        if (ready && guard <= 0) {
            brush.stroke(9.5, 9.5, w - 19, h + 5, 10, RimColor.faint(p.text), 1.5);
        }
        if (guard > 0) {
            brush.line(14, h + 10.5, 14 + (w - 28) * guard, h + 10.5, rest, 3);
        }
    }

    private static final class RimColor {
        private RimColor() {}

        static Color faint(Color c) {
            return Color.color(c.getRed(), c.getGreen(), c.getBlue(), 0.4);
        }
    }

    /// A cue in full.
    private final class Card {
        private final int index;
        private final Cue cue;
        private final Standing standing;
        private final boolean running;
        private final List<String> say;
        private final List<Expectation> expects;
        private final double lineHeight = small ? 20 : 26;
        private final double noteSize = small ? 15 : 19;
        private final double expectHeight = small ? 23 : 28;

        Card(int index, int lines) {
            this.index = index;
            this.cue = show.scenario().cues().get(index);
            this.standing = show.standings().get(index);
            this.running = index == current;
            String words = Note.plain(cue.say().in(texts.language()));
            this.say = lines <= 0
                    ? List.of()
                    : Paragraph.lines(words, Fonts.of(Weight.MEDIUM, noteSize), w - 2 * PAD - 8, lines);
            this.expects = running ? cue.expects() : List.of();
        }

        double height() {
            return (small ? 34 : 42)
                    + say.size() * lineHeight
                    + (expects.isEmpty() ? 0 : expects.size() * expectHeight + 6)
                    + (small ? 6 : 12);
        }

        void paint(double y) {
            brush.fill(8, y, w - 16, height(), 6, p.raised);
            if (running) {
                brush.fill(8, y, 4, height(), 2, p.text);
            }
            double yy = y + (small ? 23 : 28);
            state(standing.state(), PAD + 14, yy - 6, !running);
            head(yy);
            yy += small ? 4 : 6;
            for (String line : say) {
                yy += lineHeight;
                brush.text(PAD + 6, yy, Anchor.START, w - 2 * PAD - 8, new Run(line, noteSize, Weight.MEDIUM, p.text));
            }
            yy += 5;
            for (int i = 0; i < expects.size(); i++) {
                yy += expectHeight;
                expectation(i, yy);
            }
        }

        private void head(double yy) {
            String time = running ? elapsed() : Figures.clock(cue.seconds());
            double timeWidth = brush.text(w - PAD - 4, yy, Anchor.END, time, fs, Weight.MEDIUM, p.quiet);
            double room = w - 2 * PAD - 36 - timeWidth - 8;
            String number = (index + 1) + "  ";
            String title = cue.title().in(texts.language());
            double titleSize = largest(number + title, small ? 17 : 20, 15, Weight.BOLD, room);
            double numberWidth = Fonts.width(number, Fonts.of(Weight.BOLD, titleSize));
            brush.text(
                    PAD + 32,
                    yy,
                    Anchor.START,
                    room,
                    new Run(number, titleSize, Weight.BOLD, p.quiet),
                    new Run(fit(title, titleSize, Weight.BOLD, room - numberWidth), titleSize, Weight.BOLD, p.text));
        }

        private String elapsed() {
            String run = Figures.clock(spent(standing));
            String full = run + " / " + Figures.clock(cue.seconds());
            double titleWidth =
                    Fonts.width((index + 1) + "  " + cue.title().in(texts.language()), Fonts.of(Weight.BOLD, 20));
            double room = w - 2 * PAD - 50 - Fonts.width(full, Fonts.of(Weight.MEDIUM, fs));
            return small || titleWidth > room ? run : full;
        }

        private void expectation(int i, double yy) {
            Expectation e = expects.get(i);
            long held = standing.held().get(i);
            boolean ok = held >= 0;
            boolean late = !ok && frame.at() - standing.fired() > e.seconds() * 1_000_000L;
            double box = small ? 13 : 16;
            double by = yy - (small ? 12 : 14);
            if (ok) {
                brush.mark(PAD + 6, by, box, box, 2, p.fill(Hue.READY));
                brush.icon(Icon.CHECK, PAD + 6 + box / 2, by + box / 2, box - 1, p.ink, 4);
            } else {
                brush.stroke(PAD + 7, by + 1, box - 2, box - 2, 2, late ? p.word(Hue.PENDING) : p.text, 1.8);
            }
            String figure = ok
                    ? Figures.one(held / 1e6) + " " + texts.get("unit.seconds")
                    : checks.figure(e, frame.world(), standing.fired());
            double size = small ? 14 : fs;
            double figureWidth =
                    brush.text(w - PAD - 4, yy, Anchor.END, figure, size, Weight.SEMIBOLD, ok ? p.quiet : p.text);
            double room = w - 2 * PAD - box - 20 - figureWidth;
            brush.text(
                    PAD + 6 + box + (small ? 7 : 9),
                    yy,
                    Anchor.START,
                    room,
                    new Run(
                            fit(e.text().in(texts.language()), size, Weight.MEDIUM, room),
                            size,
                            Weight.MEDIUM,
                            ok ? p.quiet : p.text));
        }
    }
}
