package cockpit.views.topology.raster;

import cockpit.views.theme.Brush;
import cockpit.views.theme.Fonts;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Weight;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A figure over the raster, beside what it tells about and never on it. It keeps its place while its figure changes.
/// FX thread only.
final class Chip {
    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final double ROOM = 24;
    /// So far from its subject it no longer tells about it.
    private static final double FAR = 40;

    /// On which side of its subject a chip may stand.
    enum Beside {
        BELOW,
        ABOVE,
        LEFT,
        RIGHT
    }

    /// What it tells; the second line may be "".
    record Words(String figure, String plain, Hue hue) {}

    final Strip strip = new Strip();
    private final List<Beside> sides;
    private Optional<Area> place = Optional.empty();

    /// @param sides where it may stand, the best first
    Chip(Beside... sides) {
        this.sides = List.of(sides);
        strip.canvas.setVisible(false);
    }

    /// Where it stands, in the raster's px; none while there is nothing to tell.
    Optional<Area> place() {
        return place;
    }

    void hide() {
        place = Optional.empty();
        strip.canvas.setVisible(false);
    }

    /// @param field   that it may cover
    /// @param subject that it tells about; none when that is the whole field
    /// @param head    height above the raster, logical px
    void show(Words words, Palette palette, Grid grid, Area field, Optional<Area> subject, double head) {
        Sizing sizing = grid.sizing();
        double plainSize = sizing.label();
        double wide = Math.max(
                        Fonts.width(still(words.figure()), Fonts.of(Weight.EXTRABOLD, sizing.strong())),
                        Fonts.width(still(words.plain()), Fonts.of(Weight.MEDIUM, plainSize)))
                + ROOM;
        double high = sizing.strong() * 1.35 + (words.plain().isEmpty() ? 6 : plainSize * 1.55);
        // In steps, so that one digit more hardly ever moves an edge.
        int w = grid.px(Math.ceil(wide / 12) * 12);
        int h = grid.px(high);
        Area here = place(grid, field, subject, w, h);
        place = Optional.of(here);
        strip.canvas.setVisible(true);
        strip.canvas.resizeRelocate(
                grid.logical(here.x()), head + grid.logical(here.y()), grid.logical(w), grid.logical(h));
        strip.tell(
                List.of(words, palette.mode, sizing, w, h),
                brush -> paint(brush, words, sizing, grid.logical(w), grid.logical(h)));
    }

    /// Digits are all of one width: a figure that changes asks for no other.
    private static String still(String words) {
        return DIGIT.matcher(words).replaceAll("0");
    }

    private static void paint(Brush brush, Words words, Sizing sizing, double w, double h) {
        Palette p = brush.palette;
        brush.fill(0, 0, w, h, 0, p.ground);
        if (p.light()) {
            brush.stroke(1, 1, w - 2, h - 2, 0, p.ink, 2);
        }
        brush.fill(0, 0, 4, h, 0, p.word(words.hue()));
        double first = sizing.strong() * 1.08;
        brush.text(13, first, words.figure(), sizing.strong(), Weight.EXTRABOLD, p.word(words.hue()));
        brush.text(13, first + sizing.label() * 1.35, words.plain(), sizing.label(), Weight.MEDIUM, p.text);
    }

    private Area place(Grid grid, Area field, Optional<Area> subject, int w, int h) {
        int rim = Marks.rim(grid) + grid.px(4);
        Optional<Area> kept = place.map(old -> new Area(old.x(), old.y(), w, h))
                .filter(field::holds)
                .filter(old -> subject.map(s -> !s.grown(rim - 1).meets(old)
                                && s.grown(rim + grid.px(FAR)).meets(old))
                        .orElse(true));
        if (kept.isPresent()) {
            return kept.get();
        }
        if (subject.isEmpty()) {
            return new Area(field.x() + rim, field.bottom() - h - rim, w, h);
        }
        Area s = subject.get();
        return sides.stream()
                .map(side -> beside(side, s, field, rim, w, h))
                .filter(a -> field.holds(a) && !s.grown(rim - 1).meets(a))
                .findFirst()
                .orElseGet(() -> new Area(field.x() + rim, field.bottom() - h - rim, w, h));
    }

    private static Area beside(Beside side, Area s, Area field, int rim, int w, int h) {
        int x = Math.clamp(s.x(), field.x(), Math.max(field.x(), field.right() - w));
        int y = Math.clamp(s.y() + s.h() * 2L / 5, field.y(), Math.max(field.y(), field.bottom() - h));
        return switch (side) {
            case BELOW -> new Area(x, s.bottom() + rim, w, h);
            case ABOVE -> new Area(x, s.y() - rim - h, w, h);
            case LEFT -> new Area(s.x() - rim - w, y, w, h);
            case RIGHT -> new Area(s.right() + rim, y, w, h);
        };
    }
}
