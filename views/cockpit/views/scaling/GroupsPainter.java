package cockpit.views.scaling;

import cockpit.views.desk.Subject;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Icon;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import cockpit.views.topology.Box;
import cockpit.world.Cluster;
import cockpit.world.Node;
import cockpit.world.NodeId;
import cockpit.world.NodePhase;
import cockpit.world.Pod;
import cockpit.world.Scaling;
import cockpit.world.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Paints the cluster: its heading, and a band for each node group.
final class GroupsPainter {
    private final Sheet sheet;
    private final GroupPlaces places;
    private final double birth;
    private final Brush brush;
    private final Palette p;
    private final Texts texts;
    private final double k;
    private final Map<NodeId, List<Pod>> pods = new HashMap<>();

    /// @param birth usual seconds from a node's order until it is Ready, NaN when not known
    GroupsPainter(Sheet sheet, GroupPlaces places, double birth) {
        this.sheet = sheet;
        this.places = places;
        this.birth = birth;
        this.brush = sheet.brush();
        this.p = sheet.p();
        this.texts = sheet.texts();
        this.k = sheet.k();
    }

    /// Returns the bands it painted.
    List<Band> paint() {
        brush.fill(0, 0, sheet.w(), sheet.h(), 22 * k, p.panel);
        double pad = 18 * k;
        sheet.world().platform().clusters().sorted(Comparator.comparing(Cluster::id)).stream()
                .filter(cluster -> cluster.side() == Side.CLOUD)
                .findFirst()
                .ifPresent(cluster -> heading(cluster, pad));
        double top = Math.max(40, Math.round(58 * k));
        Scaling scaling = sheet.scaling().orElse(null);
        if (scaling == null || scaling.groups().size() == 0) {
            double size = sheet.type(18);
            sheet.paragraph(
                    pad,
                    top + size * 1.5,
                    sheet.w() - 2 * pad,
                    texts.get("scaling.groups.none"),
                    size,
                    size * 1.4,
                    3,
                    p.quiet);
            return List.of();
        }
        sheet.world().platform().pods().forEach(pod -> {
            if (pod.placed()) {
                pods.computeIfAbsent(pod.nodeId(), id -> new ArrayList<>()).add(pod);
            }
        });
        var area = new Box(pad, top, sheet.w() - 2 * pad, sheet.h() - top - 12 * k);
        double gap = Math.max(10, 20 * k);
        double card = Math.max(92, Math.round(124 * k));
        List<Band> bands = Band.of(scaling, places, area, gap, card, 104);
        for (int i = 0; i < bands.size(); i++) {
            Band band = bands.get(i);
            if (i > 0) {
                double y = band.box().y() - gap / 2;
                brush.line(pad, y, sheet.w() - pad, y, p.line, 1.5);
            }
            band(scaling, band);
        }
        return bands;
    }

    private void heading(Cluster cluster, double pad) {
        double y = Math.round(36 * k);
        brush.icon(Icon.CLOUD, pad + 12 * k, y - 9 * k, 28 * k, p.word(Hue.CLOUD), 2.4);
        double x = pad + 34 * k;
        x += brush.text(x, y, "EKS", sheet.type(28), Weight.EXTRABOLD, p.word(Hue.CLOUD)) + 10;
        int ready = cluster.nodes().of(NodePhase.READY);
        int coming = cluster.nodes().of(NodePhase.ORDERED)
                + cluster.nodes().of(NodePhase.BOOTING)
                + cluster.nodes().of(NodePhase.JOINING);
        double figure = sheet.type(24);
        double size = sheet.type(18);
        var runs = new ArrayList<Run>();
        runs.add(new Run(String.valueOf(ready), figure, Weight.BOLD, p.text));
        runs.add(new Run(" " + texts.get("scaling.groups.ready"), size, Weight.MEDIUM, p.quiet));
        if (coming > 0) {
            runs.add(new Run("   " + coming, figure, Weight.BOLD, p.word(Hue.FRESH)));
            runs.add(new Run(" " + texts.get("scaling.groups.coming"), size, Weight.MEDIUM, p.quiet));
        }
        double used = brush.text(sheet.w() - pad, y, Anchor.END, sheet.w() - pad - x, runs.toArray(Run[]::new));
        sheet.words(x, y, sheet.w() - pad - used - x - 12, cluster.name(), size, Weight.MEDIUM, p.quiet);
        sheet.zones().add(new Subject.OfCluster(cluster.id()), 0, 0, sheet.w(), Math.max(40, 54 * k));
    }

    private void band(Scaling scaling, Band band) {
        new GroupCard(sheet, scaling, band).paint();
        Map<Integer, Node> standing = new HashMap<>();
        sheet.world().platform().nodes().forEach(node -> {
            int place = places.of(node.id());
            if (place >= 0 && GroupPlaces.group(node).equals(band.group().id()) && node.phase() != NodePhase.GONE) {
                standing.put(place, node);
            }
        });
        var painter = new NodePainter(sheet, scaling, band, birth);
        for (int place = 0; place < band.reserved(); place++) {
            Node node = standing.get(place);
            if (node == null) {
                painter.empty(place);
            } else {
                painter.paint(node, band.place(place), pods.getOrDefault(node.id(), List.of()));
            }
        }
    }
}
