package cockpit.views.cues;

import cockpit.script.Checks;
import cockpit.script.Cue;
import cockpit.script.Show;
import cockpit.script.Standing;
import cockpit.views.desk.Frame;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Fonts;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Paragraph;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import java.util.ArrayList;
import java.util.List;

/// Paints the cue list. The running cue and the one standing by are cards; the others are lines, as many as there is
/// room for, nearest first.
final class CuePainter {
    /// Where a cue was drawn.
    record Row(int cue, double top, double bottom) {}

    private static final double PAD = 16;
    private static final double GAP = 8;
    private static final double LEAST = 14;
    private static final int WHOLE = 99;

    private final Brush brush;
    private final Palette p;
    private final Texts texts;
    private final Frame frame;
    private final Show show;
    private final CueCard.Where where;
    private final double w;
    private final double h;
    private final boolean small;
    private final double rowHeight;
    private final int current;
    private final List<Row> rows = new ArrayList<>();

    CuePainter(Brush brush, Texts texts, Checks checks, Frame frame, double w, double h, boolean small) {
        this.brush = brush;
        this.p = brush.palette;
        this.texts = texts;
        this.frame = frame;
        this.show = frame.show();
        this.where = new CueCard.Where(brush, texts, checks, frame, w, small);
        this.w = w;
        this.h = h;
        this.small = small;
        this.rowHeight = small ? 27 : 31;
        this.current = show.current();
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    void paint() {
        brush.fill(0, 0, w, h, 0, p.panel);
        double room = h - GoPainter.height(small) - 12 - GAP - 12;
        if (room >= 60 && !show.standings().isEmpty()) { // or it is folded: the button alone
            list(room);
        }
        new GoPainter(brush, texts, show, small).paint(w, h);
    }

    private void list(double room) {
        List<CueCard> cards = cards(room);
        int n = show.standings().size();
        int from = cards.stream().mapToInt(CueCard::index).min().orElse(n - 1);
        int to = cards.stream().mapToInt(CueCard::index).max().orElse(n - 1);
        double used = height(cards) + (to - from + 1 - cards.size()) * rowHeight;
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
    }

    private void draw(List<CueCard> cards, int from, int to) {
        double y = GAP;
        for (int i = from; i <= to; i++) {
            double top = y;
            int index = i;
            var card = cards.stream().filter(c -> c.index() == index).findFirst();
            if (card.isPresent()) {
                card.get().paint(y);
                y += card.get().height() + GAP;
            } else {
                line(i, y);
                y += rowHeight;
            }
            rows.add(new Row(i, top, y));
        }
    }

    private static double height(List<CueCard> cards) {
        return cards.stream().mapToDouble(card -> card.height() + GAP).sum();
    }

    /// The running card with the whole of its note, the standby card with as much of its own as is left; the note is
    /// set smaller before it folds.
    private List<CueCard> cards(double room) {
        boolean standby = show.pointer() < show.standings().size();
        boolean running = current >= 0 && (current != show.pointer() || !standby);
        double most = small ? 15 : 19;
        double least = small ? LEAST : 16;
        for (int enough = 2; enough >= 0; enough -= 2) {
            for (double size = most; size >= least; size--) {
                for (int lines = small ? 6 : 8; lines >= enough; lines--) {
                    List<CueCard> cards = cards(running, standby, size, running ? WHOLE : 0, running ? lines : WHOLE);
                    if (height(cards) + 2 * rowHeight <= room) {
                        return cards;
                    }
                }
            }
        }
        for (int lines = small ? 6 : 8; lines > 0; lines--) {
            List<CueCard> cards = cards(running, standby, most, 0, lines);
            if (height(cards) + 2 * rowHeight <= room) {
                return cards;
            }
        }
        return cards(running, standby, least, 0, 0);
    }

    private List<CueCard> cards(boolean running, boolean standby, double size, int told, int coming) {
        var cards = new ArrayList<CueCard>();
        if (running) {
            cards.add(where.card(current, size, told));
        }
        if (standby) {
            cards.add(where.card(show.pointer(), size, coming));
        }
        return cards;
    }

    private void line(int index, double y) {
        Cue cue = show.scenario().cues().get(index);
        Standing standing = show.standings().get(index);
        double fs = small ? 15 : 17;
        double base = y + rowHeight / 2 + 6;
        StateMark.paint(brush, standing.state(), PAD + 8, y + rowHeight / 2);
        String number = (index + 1) + "  ";
        String title = cue.title().in(texts.language());
        var end = new Run(end(cue, standing), fs - 1, Weight.MEDIUM, p.quiet);
        double whole = w - PAD - 28 - PAD - 4;
        double room = whole - Brush.width(end) - 4;
        double size = Paragraph.largest(number + title, fs, LEAST, Weight.MEDIUM, room);
        if (Fonts.width(number + title, Fonts.of(Weight.MEDIUM, size)) <= room) {
            brush.text(w - PAD - 4, base, Anchor.END, Double.NaN, end);
        } else {
            room = whole; // a name is worth more than a time
        }
        brush.text(
                PAD + 28,
                base,
                Anchor.START,
                room,
                new Run(number, size, Weight.MEDIUM, p.quiet),
                new Run(title, size, Weight.MEDIUM, standing.wasFired() ? p.quiet : p.text));
    }

    /// What stands at a line's end: the time, or a word for what is out of the ordinary.
    private String end(Cue cue, Standing standing) {
        return switch (standing.state()) {
            case MET_LATE, LATE, UNFINISHED, SKIPPED, FAILED -> texts.get("standing." + standing.state());
            case MET, RUNNING -> Figures.clock(CueCard.spent(frame, standing));
            case IDLE -> Figures.clock(cue.seconds());
        };
    }
}
