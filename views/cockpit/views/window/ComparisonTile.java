package cockpit.views.window;

import cockpit.simulation.WhatIf;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Fonts;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Weight;
import cockpit.world.Event;
import cockpit.world.Trace;
import eu.hansolo.tilesfx.Tile.SkinType;
import eu.hansolo.tilesfx.TileBuilder;
import eu.hansolo.tilesfx.chart.TilesFXSeries;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.util.StringConverter;

/// Two runs of one figure on one axis of time, which begins a minute before the load was raised: as it is, quiet; what
/// if, bright. FX thread only.
final class ComparisonTile {
    private static final int TICKS = 4;
    private static final double MINUTE = 60;
    /// The chart keeps a node for each point: of those that lie closer the highest stands for all, so no peak is lost.
    private static final int POINTS = 110;

    private final Optional<WhatIf.Run> asItIs;
    private final Optional<WhatIf.Run> whatIf;
    private final Function<WhatIf.Run, Trace> figure;
    private final Palette palette;

    /// @param figure what of a run is drawn
    ComparisonTile(
            Optional<WhatIf.Run> asItIs,
            Optional<WhatIf.Run> whatIf,
            Function<WhatIf.Run, Trace> figure,
            Palette palette) {
        this.asItIs = asItIs;
        this.whatIf = whatIf;
        this.figure = figure;
        this.palette = palette;
    }

    /// Loads what tiles need, fonts above all, so that the FX thread need not. Any thread.
    static void warmUp() {
        eu.hansolo.tilesfx.fonts.Fonts.latoRegular(12);
    }

    /// @param least the least top of the axis of values
    Region of(String title, double least, Color bright) {
        var tile = TileBuilder.create()
                .skinType(SkinType.SMOOTHED_CHART)
                .prefSize(480, 220)
                .minSize(300, 180)
                .maxSize(Double.MAX_VALUE, Double.MAX_VALUE)
                .title(title)
                .titleColor(palette.text)
                .customFontEnabled(true)
                .customFont(Fonts.of(Weight.SEMIBOLD, 16))
                .backgroundColor(palette.ground)
                .chartGridColor(palette.line)
                .smoothing(false)
                .animated(false)
                .roundedCorners(false)
                .xAxis(times())
                .yAxis(values(least))
                .tilesFxSeries(List.of(curve(asItIs, palette.quiet), curve(whatIf, bright)))
                .build();
        tile.setId("comparison");
        return tile;
    }

    private NumberAxis times() {
        double end = Math.max(end(asItIs), end(whatIf));
        var axis = dressed(new NumberAxis(-MINUTE, Math.max(1, Math.ceil(end / MINUTE)) * MINUTE, MINUTE));
        axis.setTickLabelFormatter(new StringConverter<>() {
            @Override
            public String toString(Number seconds) {
                return seconds.doubleValue() < 0
                        ? "−" + Figures.clock(-seconds.doubleValue())
                        : Figures.clock(seconds.doubleValue());
            }

            @Override
            public Number fromString(String text) {
                throw new UnsupportedOperationException("Nobody types on an axis");
            }
        });
        return axis;
    }

    private NumberAxis values(double least) {
        double top = top(Math.max(least, Math.max(highest(asItIs), highest(whatIf))));
        return dressed(new NumberAxis(0, top, top / TICKS));
    }

    private NumberAxis dressed(NumberAxis axis) {
        axis.setAnimated(false);
        axis.setMinorTickVisible(false);
        axis.setTickLabelFont(Fonts.of(Weight.MEDIUM, 14));
        axis.setTickLabelFill(palette.quiet);
        return axis;
    }

    /// The tile's types say that its chart knows only words on the axis of times; the chart itself takes any axis.
    @SuppressWarnings("unchecked")
    private TilesFXSeries<String, Number> curve(Optional<WhatIf.Run> run, Color color) {
        var series = new XYChart.Series<Number, Number>();
        run.ifPresent(r -> {
            Trace trace = figure.apply(r);
            double step = Math.max(1, (end(run) + MINUTE) / POINTS);
            double highest = Double.NEGATIVE_INFINITY;
            double due = -MINUTE;
            for (int i = 0; i < trace.size(); i++) {
                double seconds = seconds(r, trace.time(i));
                highest = seconds < -MINUTE ? Double.NEGATIVE_INFINITY : Math.max(highest, trace.value(i));
                if (seconds >= due) {
                    series.getData().add(new XYChart.Data<>(seconds, highest));
                    highest = Double.NEGATIVE_INFINITY;
                    due = seconds + step;
                }
            }
        });
        var curve = new TilesFXSeries<>(series, color, Color.TRANSPARENT);
        return (TilesFXSeries<String, Number>) (TilesFXSeries<?, ?>) curve;
    }

    private static double seconds(WhatIf.Run run, long at) {
        return (at - run.load()) / (double) Event.SECOND;
    }

    private double end(Optional<WhatIf.Run> run) {
        return run.filter(r -> figure.apply(r).size() > 0)
                .map(r -> seconds(r, figure.apply(r).time(figure.apply(r).size() - 1)))
                .orElse(0.0);
    }

    private double highest(Optional<WhatIf.Run> run) {
        double most = 0;
        if (run.isPresent()) {
            Trace trace = figure.apply(run.get());
            for (int i = 0; i < trace.size(); i++) {
                most = Math.max(most, trace.value(i));
            }
        }
        return most;
    }

    /// The next round figure above, of the kind 1, 2, 5.
    private static double top(double value) {
        double unit = Math.pow(10, Math.floor(Math.log10(value)));
        return unit * (value <= unit ? 1 : value <= 2 * unit ? 2 : value <= 5 * unit ? 5 : 10);
    }
}
