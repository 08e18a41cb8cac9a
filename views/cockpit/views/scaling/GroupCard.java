package cockpit.views.scaling;

import cockpit.views.desk.Subject;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import cockpit.views.topology.Box;
import cockpit.world.Event;
import cockpit.world.NodeGroup;
import cockpit.world.ScaleUp;
import cockpit.world.ScaleUpOption;
import cockpit.world.Scaling;
import java.util.ArrayList;
import java.util.List;

/// Paints the card of a node group: its name, its types, how many nodes it wants and may have; and, where there is
/// room, what discovery and the scheduler go by.
final class GroupCard {
    /// How long a change of the desired capacity is told with what it was before.
    private static final long NEWS = 600 * Event.SECOND;
    private static final double LEAST_NOTE = 170;

    private final Sheet sheet;
    private final Scaling scaling;
    private final Band band;
    private final NodeGroup group;
    private final Brush brush;
    private final Palette p;
    private final Texts texts;
    private final double k;

    GroupCard(Sheet sheet, Scaling scaling, Band band) {
        this.sheet = sheet;
        this.scaling = scaling;
        this.band = band;
        this.group = band.group();
        this.brush = sheet.brush();
        this.p = sheet.p();
        this.texts = sheet.texts();
        this.k = sheet.k();
    }

    void paint() {
        Box b = band.box();
        double room = band.card() - 10;
        sheet.zones().add(new Subject.OfGroup(group.id()), b.x(), b.y(), b.w(), b.h());
        double y = b.y() + sheet.type(21) - 2;
        sheet.words(
                b.x(),
                y,
                room,
                group.id().name(),
                sheet.type(21),
                Weight.EXTRABOLD,
                band.kind().word(p));
        double size = sheet.type(17);
        String bounds = texts.get("scaling.group.bounds", group.min(), group.max());
        double figure = sheet.type(28);
        boolean whole = b.h() >= sheet.type(21) + size * 2.85 + figure * 1.2;
        if (whole) {
            y += size * 1.45;
            sheet.words(b.x(), y, room, types(), size, Weight.MEDIUM, p.quiet);
        }
        y += figure * 1.2;
        desired(b.x(), y, room, figure);
        y += size * 1.4;
        if (y <= b.bottom()) {
            if (!sheet.whole(b.x(), y, Anchor.START, room, bounds, size, Weight.MEDIUM, p.quiet)) {
                String most = texts.get("scaling.group.most", group.max());
                sheet.whole(b.x(), y, Anchor.START, room, most, size, Weight.MEDIUM, p.quiet);
            }
        }
        more(b.x(), y, room, b.bottom());
        note();
    }

    private String types() {
        List<String> types = group.instanceTypes();
        return types.isEmpty()
                ? "–"
                : types.size() == 1 ? types.getFirst() : types.getFirst() + " +" + (types.size() - 1);
    }

    private void desired(double x, double y, double room, double size) {
        boolean grew = group.before() >= 0
                && group.before() != group.desired()
                && sheet.frame().at() - group.since() < NEWS;
        String desired = group.desired() < 0 ? "–" : String.valueOf(group.desired());
        if (grew) {
            boolean up = group.desired() > group.before();
            brush.text(
                    x,
                    y,
                    Anchor.START,
                    room,
                    new Run(String.valueOf(group.before()), size, Weight.BOLD, p.text),
                    new Run(" " + texts.get("scaling.to") + " ", sheet.type(18), Weight.MEDIUM, p.quiet),
                    new Run(desired, size, Weight.BOLD, up ? p.word(Hue.FRESH) : p.text));
        } else {
            brush.text(x, y, Anchor.START, room, new Run(desired, size, Weight.BOLD, p.text));
        }
    }

    /// What stands under the bounds as far as the band reaches: what fits, whole.
    private void more(double x, double from, double room, double bottom) {
        double size = sheet.type(15);
        double y = from + size * 1.5;
        for (String line : details()) {
            if (y > bottom - 2) {
                return;
            }
            if (sheet.whole(x, y, Anchor.START, room, line, size, Weight.MEDIUM, p.quiet)) {
                y += size * 1.35;
            }
        }
    }

    private List<String> details() {
        var lines = new ArrayList<String>();
        lines.add(texts.get("scaling.capacity." + group.capacity()));
        if (!group.asg().isEmpty()) {
            lines.add(group.asg());
        }
        if (band.rest().w() < LEAST_NOTE) {
            group.taints().forEach(taint -> lines.add(key(taint)));
        }
        return lines;
    }

    /// A taint by its key alone.
    private static String key(String taint) {
        return taint.split("[=:]", 2)[0];
    }

    /// What stands to the right of a short row.
    private void note() {
        Box rest = band.rest();
        if (rest.w() < LEAST_NOTE || band.rows() > 1) {
            return;
        }
        double size = sheet.type(16);
        double y = rest.y() + sheet.type(18) + 4;
        double bottom = rest.bottom() - 4;
        for (String taint : group.taints()) {
            if (y < bottom) {
                String words = texts.get("scaling.group.tainted", key(taint));
                sheet.words(rest.x(), y, rest.w(), words, sheet.type(17), Weight.SEMIBOLD, p.text);
                y += size * 1.5;
            }
        }
        String no = refusal();
        if (!no.isEmpty()) {
            int most = (int) ((bottom - y) / (size * 1.35) + 1);
            y += sheet.paragraph(rest.x(), y, rest.w(), no, size, size * 1.35, Math.min(3, most), p.quiet)
                    * size
                    * 1.35;
        }
        var small = new ArrayList<String>(group.asg().isEmpty() ? List.of() : List.of(group.asg()));
        small.addAll(group.tags());
        for (String line : small) {
            if (y < bottom
                    && sheet.whole(rest.x(), y, Anchor.START, rest.w(), line, sheet.type(15), Weight.MEDIUM, p.quiet)) {
                y += size * 1.35;
            }
        }
    }

    /// Why Cluster Autoscaler did not count it among its options last.
    private String refusal() {
        return scaling.scaleUps()
                .find(group.id().context())
                .map(ScaleUp::options)
                .flatMap(options -> options.stream()
                        .filter(option -> option.group().equals(group.id().name()))
                        .findFirst())
                .map(ScaleUpOption::no)
                .filter(no -> !no.isEmpty())
                .map(no -> texts.get("scaling.group.refused", no))
                .orElse("");
    }
}
