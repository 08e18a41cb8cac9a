package cockpit.views.topology;

import cockpit.script.Focus;
import cockpit.views.desk.Frame;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Fonts;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Paragraph;
import cockpit.views.theme.ShortName;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import cockpit.world.Edge;
import cockpit.world.Gateway;
import cockpit.world.Peering;
import cockpit.world.Reading;
import cockpit.world.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Words between the clusters: what joins them, what share has moved, how many requests cross.
final class AislePainter {
    private final Brush brush;
    private final Palette p;
    private final Geometry g;
    private final River river;
    private final Frame frame;
    private final Texts texts;

    AislePainter(Brush brush, Geometry g, River river, Frame frame, Texts texts) {
        this.brush = brush;
        this.p = brush.palette;
        this.g = g;
        this.river = river;
        this.frame = frame;
        this.texts = texts;
    }

    void paint(Focus focus) {
        boolean small = g.m().small();
        double mx = g.aisle().midX();
        double f = g.m().scale();
        brush.text(
                mx,
                26 * f + (small ? 4 : 0),
                Anchor.MIDDLE,
                texts.get("stage.peering"),
                small ? 15 : 22,
                Weight.BOLD,
                p.text);
        String how = small ? (mutual() ? "mTLS" : "") : joined();
        brush.text(
                mx,
                52 * f + (small ? 4 : 0),
                Anchor.MIDDLE,
                g.m().aisle() - 8,
                new Run(how, small ? 14 : 17, Weight.MEDIUM, p.quiet));
        if (focus == Focus.PEERING) {
            peering(mx, f);
        } else if (focus == Focus.GATEWAYS) {
            gateways(mx, f);
        } else {
            share(mx);
        }
        rates(mx, small);
    }

    private String joined() {
        boolean active = frame.world().mesh().peerings().size() > 0;
        if (!active) {
            return texts.get("stage.joined.unknown");
        }
        return mutual() ? texts.get("stage.joined.mtls") : texts.get("stage.joined");
    }

    private boolean mutual() {
        boolean[] all = {true};
        boolean[] any = {false};
        frame.world().mesh().edges().forEach(edge -> {
            if (edge.id().crosses()) {
                any[0] = true;
                all[0] &= edge.mutualTls();
            }
        });
        if (!any[0]) {
            frame.world().mesh().edges().forEach(edge -> {
                any[0] = true;
                all[0] &= edge.mutualTls();
            });
        }
        return any[0] && all[0];
    }

    private void share(double mx) {
        boolean small = g.m().small();
        Route route =
                frame.world().mesh().routes().find(frame.names().routeId()).orElse(null);
        if (route == null) {
            return;
        }
        double pipe = river.centre() - river.pipeHeight() / 2;
        double least = 52 * g.m().scale() + 26; // under the words on what joins the clusters
        double y = small ? 76 : Math.max(least, g.named() ? pipe - 150 : 96);
        double size = small ? 30 : Math.clamp(pipe - 18 - y, 30, g.named() ? 72 : 56);
        Reading measured = route.measured();
        brush.text(mx, y, Anchor.MIDDLE, texts.get("stage.nowOnEks"), small ? 14 : 20, Weight.MEDIUM, p.quiet);
        var hue = measured.known() && measured.value() > 0.05 ? p.word(Hue.CLOUD) : p.quiet;
        brush.text(
                mx,
                y + (small ? 30 : size * 0.97),
                Anchor.MIDDLE,
                g.m().aisle() - 8,
                new Run(measured.known() ? Figures.one(measured.value()) : "–", size, Weight.EXTRABOLD, hue),
                new Run(" %", size * 0.5, Weight.SEMIBOLD, hue));
    }

    private void rates(double mx, boolean small) {
        double y = river.centre() + river.pipeHeight() / 2;
        String rate = Figures.whole(river.crossing);
        if (small) {
            brush.text(
                    mx,
                    y + 26,
                    Anchor.MIDDLE,
                    g.m().aisle() - 4,
                    new Run(rate, 15, Weight.SEMIBOLD, p.text),
                    new Run(" " + texts.get("unit.perSecond.short"), 14, Weight.MEDIUM, p.quiet));
        } else {
            brush.text(mx, y + 44, Anchor.MIDDLE, rate, 32, Weight.BOLD, p.text);
            brush.text(mx, y + 66, Anchor.MIDDLE, texts.get("stage.crossing"), 17, Weight.MEDIUM, p.quiet);
        }
        weights(mx, y, small);
    }

    private void weights(double mx, double y, boolean small) {
        Route route =
                frame.world().mesh().routes().find(frame.names().routeId()).orElse(null);
        if (route == null) {
            return;
        }
        String asked = percent(route.asked());
        String applied = percent(route.applied());
        if (small) {
            brush.text(mx, y + 46, Anchor.MIDDLE, texts.get("weight.asked") + " " + asked, 14, Weight.MEDIUM, p.quiet);
            brush.text(
                    mx, y + 63, Anchor.MIDDLE, texts.get("weight.applied") + " " + applied, 14, Weight.MEDIUM, p.quiet);
            return;
        }
        // What has least to say gives way first where the stage is low.
        double foot = Math.min(g.clusterHeight() - 14, y + 154);
        boolean stays = route.measured().known() && foot >= y + 144;
        double last = stays ? foot - 28 : Math.min(foot, y + 126);
        if (last < y + 116) {
            return;
        }
        line(mx, last - 26, texts.get("weight.asked"), asked);
        line(mx, last, texts.get("weight.applied"), applied);
        if (stays) {
            String share = Figures.one(100 - route.measured().value()) + " %";
            brush.text(
                    mx,
                    foot,
                    Anchor.MIDDLE,
                    g.m().aisle() - 4,
                    new Run(share, 18, Weight.BOLD, p.text),
                    new Run(" " + texts.get("stage.stays"), 18, Weight.MEDIUM, p.quiet));
        }
    }

    private void line(double mx, double y, String word, String figure) {
        brush.text(
                mx,
                y,
                Anchor.MIDDLE,
                g.m().aisle() - 4,
                new Run(word + " ", 20, Weight.MEDIUM, p.quiet),
                new Run(figure, 20, Weight.BOLD, p.text));
    }

    private static String percent(Reading reading) {
        return reading.known() ? Figures.whole(reading.value()) : "–";
    }

    private void peering(double mx, double f) {
        var words = new ArrayList<Word>();
        for (Peering peering : frame.world().mesh().peerings().sorted(Comparator.comparing(Peering::id))) {
            words.add(new Word(peering.status(), true));
            if (g.m().small()) {
                words.add(new Word(peering.requesterCidr() + " ↔", false));
                words.add(new Word(peering.accepterCidr(), false));
                peering.routes().forEach(route -> inTwo(words, route));
            } else {
                words.add(new Word(peering.requesterCidr() + " ↔ " + peering.accepterCidr(), false));
                peering.routes().forEach(route -> words.add(new Word(route, true)));
            }
        }
        list(mx, 84 * f, words);
    }

    /// Where it goes, and under it which way.
    private static void inTwo(List<Word> words, String route) {
        String[] parts = route.split(" ", 2);
        words.add(new Word(parts[0], true));
        if (parts.length > 1) {
            words.add(new Word(parts[1], false));
        }
    }

    private void gateways(double mx, double f) {
        var words = new ArrayList<Word>();
        for (Gateway gateway : frame.world().mesh().gateways().sorted(Comparator.comparing(Gateway::id))) {
            words.add(new Word(gateway.name(), true));
            // That the address is private is the point; where there is little room, the port gives way to it.
            words.add(new Word(gateway.address() + (g.m().small() ? "" : ":" + gateway.port()), false));
        }
        list(mx, 84 * f, words);
    }

    /// A line of a list.
    ///
    /// @param head whether something new begins with it
    private record Word(String text, boolean head) {}

    /// Lists words above the pipe: closer to each other where there are many, and what does not fit at all is left to
    /// the explanation under the pointer.
    private void list(double mx, double y, List<Word> words) {
        double most = g.m().small() ? 14 : 17;
        double room = river.centre() - river.pipeHeight() / 2 - most - y;
        long heads = words.stream().filter(Word::head).count();
        double usual = most * (1.3 * (words.size() - 1) + 0.3 * (heads - 1));
        double closer = Math.clamp(room / Math.max(1, usual), 0.8, 1);
        double at = y;
        for (Word word : words) {
            at += at > y && word.head() ? most * 0.3 * closer : 0;
            if (at > y + room + 0.5) {
                return;
            }
            var weight = word.head() ? Weight.SEMIBOLD : Weight.MEDIUM;
            double size = Paragraph.largest(word.text(), most, 14, weight, g.m().aisle() - 10);
            String fit = ShortName.fit(word.text(), Fonts.of(weight, size), g.m().aisle() - 10);
            brush.text(mx, at, Anchor.MIDDLE, fit, size, weight, word.head() ? p.text : p.quiet);
            at += most * 1.3 * closer;
        }
    }

    static double busiest(Iterable<Edge> edges) {
        double most = 0;
        for (Edge edge : edges) {
            most = Math.max(most, edge.perSecond());
        }
        return most;
    }
}
