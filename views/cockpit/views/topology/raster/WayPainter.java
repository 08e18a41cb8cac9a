package cockpit.views.topology.raster;

import cockpit.views.desk.Frame;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import cockpit.world.Reading;
import cockpit.world.Route;
import java.util.List;
import java.util.Optional;
import javafx.scene.paint.Color;

/// Words above and below the way between the fields: what share has moved, how many requests cross, what was asked for
/// and applied.
final class WayPainter {
    private final Sizing s;
    private final Texts texts;
    private final double width;
    private final Reading measured;
    private final String share;
    private final String rate;
    private final String asked;
    private final String applied;

    WayPainter(Sizing sizing, Texts texts, Frame frame, double width, double perSecond) {
        this.s = sizing;
        this.texts = texts;
        this.width = width;
        Optional<Route> route = frame.world().mesh().routes().find(frame.names().routeId());
        measured = route.map(Route::measured).orElse(Reading.NONE);
        share = measured.known() ? Figures.one(measured.value()) : "–";
        rate = Figures.whole(perSecond);
        asked = whole(route.map(Route::asked).orElse(Reading.NONE));
        applied = whole(route.map(Route::applied).orElse(Reading.NONE));
    }

    private static String whole(Reading reading) {
        return reading.known() ? Figures.whole(reading.value()) : "–";
    }

    static double shareHeight(Sizing s) {
        return s.share() + s.label() * 1.5 + 6;
    }

    static double rateHeight(Sizing s) {
        return s.label() * 6.6 + 8;
    }

    /// All that the words above depend on.
    Object shareWords() {
        return share;
    }

    /// All that the words below depend on.
    Object rateWords() {
        return List.of(rate, asked, applied);
    }

    void share(Brush brush, double height) {
        Palette p = brush.palette;
        boolean moved = measured.known() && measured.value() > 0.05;
        Color hue = moved ? p.word(Hue.CLOUD) : p.quiet;
        middle(brush, height - s.label() * 1.5 - 6, new Run(share, s.share(), Weight.EXTRABOLD, hue));
        middle(brush, height - s.label() * 0.5, new Run(texts.get("stage.share"), s.label(), Weight.MEDIUM, p.quiet));
    }

    void rate(Brush brush) {
        Palette p = brush.palette;
        double size = s.label();
        middle(brush, size * 1.35, new Run(rate, size * (s.small() ? 1.2 : 1.35), Weight.BOLD, p.text));
        middle(brush, size * 2.65, new Run(texts.get("unit.perSecond"), size, Weight.MEDIUM, p.quiet));
        weight(brush, size * 4.7, texts.get("weight.asked"), asked);
        weight(brush, size * 6.15, texts.get("weight.applied"), applied);
    }

    private void weight(Brush brush, double y, String name, String figure) {
        Palette p = brush.palette;
        middle(
                brush,
                y,
                new Run(name + " ", s.label(), Weight.MEDIUM, p.quiet),
                new Run(figure, s.label(), Weight.BOLD, p.text));
    }

    private void middle(Brush brush, double y, Run... runs) {
        brush.text(width / 2, y, Anchor.MIDDLE, width - 2, runs);
    }
}
