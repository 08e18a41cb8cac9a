package cockpit.views.scaling;

import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Fonts;
import cockpit.views.theme.Paragraph;
import cockpit.views.theme.ShortName;
import cockpit.views.theme.Weight;
import cockpit.views.topology.Box;
import cockpit.views.topology.FillingSlot;
import cockpit.world.Capacity;
import cockpit.world.Node;

/// What all nodes of a band have in common on the picture: how round and how roomy their places are, and what is
/// written in them.
final class NodeShape {
    /// Narrower or lower than this, nothing is written in a place.
    private static final double WRITTEN_WIDE = 48;
    private static final double WRITTEN_HIGH = 54;
    private static final double SPECK = 22;

    final boolean written;
    /// Whether a place is too small for pods.
    final boolean speck;
    final double radius;
    final double inset;
    final boolean spot;
    /// Whether a place is too low for a line at its foot.
    final boolean low;
    /// Whether what is at the foot has a caption.
    final boolean captioned;
    /// Whether what its pods ask stands under its name.
    final boolean asksAbove;
    private final Sheet sheet;
    private final Kind kind;

    NodeShape(Sheet sheet, Band band) {
        this.sheet = sheet;
        this.kind = band.kind();
        double k = sheet.k();
        Box one = band.place(0);
        written = one.w() >= WRITTEN_WIDE && one.h() >= WRITTEN_HIGH;
        speck = one.h() < SPECK || one.w() < SPECK;
        radius = written ? 12 * Math.max(0.7, k) : 4;
        inset = written ? Math.max(4, Math.round(10 * k - 2)) : 3;
        spot = band.group().capacity() == Capacity.SPOT;
        low = one.h() < 80;
        captioned = one.h() >= 100;
        String usual = sheet.texts().get("scaling.node.asked", "99 %");
        boolean fits = Fonts.width(usual, Fonts.of(Weight.MEDIUM, Sheet.LEAST)) <= one.w() - 2 * inset + 4;
        asksAbove = !spot && fits && one.h() >= 110 * Math.max(0.8, k);
    }

    /// Height kept free of pods at a node's foot, whatever stands there now, so that no pod moves when that changes.
    double reserved() {
        double k = sheet.k();
        double line = low ? 0 : sheet.type(16) * 1.2;
        double notice = low ? 0 : 6 * k + 2 + noticeFigure() * 0.85 - (captioned ? 0 : line);
        return switch (kind) {
            case ON_DEMAND -> line;
            case SPOT -> line + Math.max(5, 8 * k) + notice;
            case GPU -> line + Math.max(12, 24 * k) + 8 * k + (spot ? notice : 0);
        };
    }

    double noticeFigure() {
        return Math.max(18, Math.round(30 * sheet.k()));
    }

    /// How far down a node's name stands.
    double nameDown() {
        return Math.max(18, Math.round(26 * sheet.k()));
    }

    /// Writes a node's name at the top; returns the baseline.
    ///
    /// @param surface how high it is filled, as [FillingSlot] says; the bottom of a node that is there
    double name(Node node, Box b, double surface) {
        double size = sheet.type(19);
        double y = b.y() + nameDown();
        double room = b.w() - inset - 4 - (spot ? 10 * sheet.k() : 0);
        String host = ShortName.node(node.id().name());
        double fits = Paragraph.largest(host, size, Sheet.LEAST, Weight.SEMIBOLD, room);
        String shown = ShortName.fit(host, Fonts.of(Weight.SEMIBOLD, fits), room);
        var run = new Run(shown, fits, Weight.SEMIBOLD, sheet.p().text);
        FillingSlot.words(sheet.brush(), b, surface, b.x() + inset, y, run);
        return y;
    }
}
