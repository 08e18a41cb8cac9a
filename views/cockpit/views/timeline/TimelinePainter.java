package cockpit.views.timeline;

import cockpit.views.desk.Figure;
import cockpit.views.desk.Frame;
import cockpit.views.desk.Subject;
import cockpit.views.desk.Zones;
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
import cockpit.world.Alarm;
import cockpit.world.Event;
import cockpit.world.Link;
import cockpit.world.Mark;
import cockpit.world.SentCommand;
import cockpit.world.Side;
import cockpit.world.Trace;
import cockpit.world.World;
import java.util.List;
import javafx.scene.paint.Color;

/// Paints the strip: the line of transport and command, and the track.
final class TimelinePainter {
    /// An HPA's utilization fills the track at so many times its target.
    private static final double UTILIZED = 4.4;

    private final Brush brush;
    private final Zones zones;
    private final Palette p;
    private final Texts texts;
    private final Frame frame;
    private final Track track;
    private final double w;
    private final boolean small;
    private final double axis;
    private final double depth;
    private final double ty;

    TimelinePainter(
            Brush brush, Zones zones, Texts texts, Frame frame, Track track, double w, double h, boolean small) {
        this.brush = brush;
        this.zones = zones;
        this.p = brush.palette;
        this.texts = texts;
        this.frame = frame;
        this.track = track;
        this.w = w;
        this.small = small;
        this.axis = h - (small ? 21 : 27);
        this.depth = small ? 18 : 30;
        this.ty = small ? 19 : 24;
        brush.fill(0, 0, w, h, 0, p.panel);
    }

    void paint() {
        speed();
        double right = stopwatch();
        command(right);
        track();
        marks();
        playhead();
    }

    private void speed() {
        double speed = frame.transport().speed() * frame.transport().squeeze();
        String figure = speed == Math.rint(speed) ? Figures.whole(speed) : Figures.two(speed);
        boolean squeezed = frame.transport().squeeze() > 1;
        zones.add(Figure.SPEED, 142, 0, 50, ty + 16);
        brush.text(
                146,
                ty + 7,
                Anchor.START,
                48,
                new Run(figure, 19, Weight.BOLD, squeezed ? p.word(Hue.PENDING) : p.text),
                new Run("×", 19, Weight.MEDIUM, p.quiet));
    }

    /// The running watch since the load was raised; returns where it begins.
    private double stopwatch() {
        var chain = frame.world().chain();
        if (!chain.reached(Link.LOAD)) {
            return w - 16;
        }
        double seconds = (frame.at() - chain.at(Link.LOAD)) / (double) Event.SECOND;
        String figure = seconds < 600 ? Figures.one(seconds) : Figures.clock(seconds);
        String unit = seconds < 600 ? " " + texts.get("unit.seconds") + " " : " ";
        double width = brush.text(
                w - 16,
                ty + 9,
                Anchor.END,
                Double.NaN,
                new Run(figure, small ? 22 : 28, Weight.BOLD, p.text),
                new Run(unit, small ? 15 : 18, Weight.MEDIUM, p.quiet),
                new Run(texts.get("timeline.sinceLoad"), small ? 14 : 17, Weight.MEDIUM, p.quiet));
        zones.add(Figure.STOPWATCH, w - 16 - width - 30, 0, width + 46, ty + 16);
        brush.icon(Icon.WATCH, w - 16 - width - 16, ty - 1, small ? 20 : 24, p.text);
        return w - 16 - width - 36;
    }

    private void command(double right) {
        double x = frame.transport().seekable() ? 246 : 204;
        List<SentCommand> commands = frame.world().talk().commands();
        double size = small ? 14 : 17;
        if (commands.isEmpty()) {
            brush.text(
                    x,
                    ty + 6,
                    Anchor.START,
                    right - x,
                    new Run(texts.get("timeline.nothingSent"), size, Weight.MEDIUM, p.quiet));
            return;
        }
        SentCommand newest = commands.getLast();
        zones.add(Figure.COMMAND, x, 0, right - x, ty + 16);
        String sent = texts.get("timeline.sent", Figures.clock(newest.sent() / 1e6)) + "  ";
        double used = Fonts.width(sent, Fonts.of(Weight.MEDIUM, size));
        boolean refused = newest.answered() >= 0 && !newest.accepted();
        String words = Paragraph.lines(
                        newest.words(), Fonts.of(Weight.MEDIUM, size), Math.max(60, right - x - used - 16), 1)
                .getFirst();
        brush.text(
                x,
                ty + 6,
                Anchor.START,
                right - x,
                new Run(sent, size, Weight.MEDIUM, p.quiet),
                new Run(words, size, Weight.MEDIUM, refused ? p.word(Hue.FAILED) : p.text));
    }

    private void track() {
        brush.fill(track.left(), axis - depth, track.right() - track.left(), depth, 2, p.ground);
        zones.add(Figure.TRACK, track.left(), axis - depth, track.right() - track.left(), depth + 24);
        World course = frame.transport().course();
        World world = course.talk().marks().isEmpty() && course.now() == 0 ? frame.world() : course;
        double now = Math.clamp(track.x(frame.at()), track.left(), track.right());
        world.platform().clusters().forEach(c -> {
            if (c.side() == Side.ON_PREM) {
                trace(c.cpu(), 100, p.fill(Hue.ON_PREM), p.word(Hue.ON_PREM));
            }
        });
        world.scaling()
                .ifPresent(scaling -> scaling.hpas().forEach(hpa -> {
                    double most = Math.max(100, hpa.targetPercent() * UTILIZED);
                    trace(hpa.percent(), most, p.quiet, p.quiet);
                }));
        brush.context().setGlobalAlpha(0.8);
        brush.hatch(now, axis - depth, track.right() - now, depth, p.line, 1.5, 9);
        brush.context().setGlobalAlpha(1);
        long span = track.to() - track.from();
        long step = step(span);
        for (long t = (track.from() + step - 1) / step * step; t <= track.to(); t += step) {
            double x = track.x(t);
            brush.line(x, axis, x, axis + 5, p.quiet, 1.5);
            if (x > track.left() + 20 && x < track.right() - 24) {
                brush.text(
                        x,
                        axis + (small ? 18 : 20),
                        Anchor.MIDDLE,
                        Figures.clock(t / 1e6),
                        small ? 14 : 15,
                        Weight.MEDIUM,
                        p.quiet);
            }
        }
    }

    private static long step(long span) {
        for (long seconds : new long[] {5, 10, 20, 30, 60, 120, 300, 600, 1_200, 3_600}) {
            if (span / (seconds * Event.SECOND) <= 10) {
                return seconds * Event.SECOND;
            }
        }
        return 7_200 * Event.SECOND;
    }

    /// A curve up to now.
    ///
    /// @param most what fills the track's height
    private void trace(Trace cpu, double most, Color fill, Color edge) {
        int first = 0;
        while (first < cpu.size() && cpu.time(first) < track.from()) {
            first++;
        }
        int n = cpu.size() - first;
        if (n < 2) {
            return;
        }
        double[] line = new double[n * 2];
        double[] area = new double[n * 2 + 4];
        for (int i = 0; i < n; i++) {
            line[2 * i] = track.x(cpu.time(first + i));
            line[2 * i + 1] = axis - Math.min(1, cpu.value(first + i) / most) * (depth - 1);
        }
        System.arraycopy(line, 0, area, 2, line.length);
        area[0] = line[0];
        area[1] = axis;
        area[area.length - 2] = line[line.length - 2];
        area[area.length - 1] = axis;
        brush.context().setGlobalAlpha(p.light() ? 0.6 : 0.38);
        brush.polygon(fill, area);
        brush.context().setGlobalAlpha(1);
        brush.polyline(edge, 1.8, line);
    }

    private void marks() {
        double my = axis - (small ? 23 : 36);
        double free = Double.NEGATIVE_INFINITY;
        List<Mark> marks = Track.marks(frame);
        for (int i = 0; i < marks.size(); i++) {
            Mark mark = marks.get(i);
            if (!track.shows(mark.at()) || (mark.kind() == Mark.Kind.LOAD && cueNear(marks, i))) {
                continue;
            }
            double x = track.x(mark.at());
            shape(mark, x, my);
            zones.add(new Subject.OfMark(mark), x - 9, my - 16, 20, axis - my + 16);
            String label = MarkLabel.of(mark, frame.show().scenario(), texts);
            double size = small ? 14 : 16;
            double width = Fonts.width(label, Fonts.of(Weight.MEDIUM, size));
            double room = nextMark(marks, i) - x - 26;
            boolean roomy = x + 16 >= free && x + 16 + width <= track.right() && !underPlayhead(x + 16, width);
            if (roomy && width <= room) {
                boolean future = mark.at() > frame.at();
                brush.text(x + 16, my - 1, label, size, Weight.MEDIUM, future ? p.quiet : p.text);
                free = x + 16 + width + 8;
            }
        }
    }

    private boolean underPlayhead(double x, double width) {
        double head = Math.clamp(track.x(frame.at()), track.left(), track.right());
        return head + 9 > x && head - 9 < x + width;
    }

    private boolean cueNear(List<Mark> marks, int i) {
        return marks.stream()
                .anyMatch(m -> m.kind() == Mark.Kind.CUE
                        && Math.abs(m.at() - marks.get(i).at()) < Event.SECOND);
    }

    private double nextMark(List<Mark> marks, int i) {
        for (int j = i + 1; j < marks.size(); j++) {
            boolean hidden = marks.get(j).kind() == Mark.Kind.LOAD && cueNear(marks, j);
            if (!hidden && marks.get(j).at() > marks.get(i).at()) {
                return track.x(marks.get(j).at());
            }
        }
        return track.right() + 26;
    }

    private void shape(Mark mark, double x, double my) {
        boolean future = mark.at() > frame.at();
        Color color = switch (mark.kind()) {
            case CUE, LOAD, NODE, SWITCH -> p.text;
            case REPLICAS -> p.word(Hue.FRESH);
            case NOTICE, PLAYED -> p.word(Hue.SPOT);
            case ALARM -> p.word(Hue.ON_PREM);
            case ROUTE, CAPACITY -> p.word(Hue.CLOUD);
            case FAULT, FOREIGN -> p.word(Hue.FAILED);
        };
        brush.context().setGlobalAlpha(future ? 0.6 : 1);
        brush.line(x, my + 1, x, axis, color, 2);
        switch (mark.kind()) {
            case CUE -> {
                if (future) {
                    brush.polyline(color, 1.6, x, my - 11, x + 12, my - 6, x, my - 1, x, my - 11);
                } else {
                    brush.polygon(color, x - 1, my - 12, x + 12, my - 6, x - 1, my);
                }
            }
            case LOAD -> brush.disc(x, my - 6, 5, color);
            case ALARM -> {
                if (mark.label().equals(Alarm.ALARM)) {
                    brush.icon(Icon.BELL, x, my - 7, 17, color);
                } else {
                    brush.circle(x, my - 6, 5, color, 2.2);
                }
            }
            case ROUTE, CAPACITY -> brush.polygon(color, x, my - 13, x + 7, my - 6, x, my + 1, x - 7, my - 6);
            case NODE -> brush.circle(x, my - 6, 6, p.word(Hue.FRESH), 2.5);
            case REPLICAS -> brush.circle(x, my - 6, 6, color, 2.5);
            case NOTICE, PLAYED ->
                brush.polyline(color, 2, x - 5, my - 13, x + 5, my - 13, x - 5, my, x + 5, my, x - 5, my - 13);
            case FOREIGN -> brush.polyline(color, 2.2, x, my - 13, x + 7, my - 6, x, my + 1, x - 7, my - 6, x, my - 13);
            case FAULT -> brush.icon(Icon.CROSS, x, my - 6, 16, color, 4);
            case SWITCH -> brush.icon(Icon.FILM, x, my - 6, 16, color, 2.2);
        }
        brush.context().setGlobalAlpha(1);
    }

    private void playhead() {
        double x = Math.clamp(track.x(frame.at()), track.left(), track.right());
        double my = axis - (small ? 23 : 36);
        brush.line(x, my - 8, x, axis + 5, p.text, 3);
        brush.polygon(p.text, x - 7, my - 14, x + 7, my - 14, x + 7, my - 8, x, my - 1, x - 7, my - 8);
    }
}
