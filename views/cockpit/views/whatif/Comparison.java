package cockpit.views.whatif;

import cockpit.simulation.Fork;
import cockpit.simulation.WhatIf;
import java.util.stream.DoubleStream;

/// Two runs of the same talk: as it is, and what if.
///
/// @param now when they part, microseconds; 0 where they never were one
/// @param end when they end
record Comparison(WhatIf whatIf, Fork.Run asItIs, Fork.Run then, long now, long end) {
    /// The top of a chart's axis: the next round figure above both runs, of the kind 1, 2, 5.
    double top(WhatIf.Chart chart) {
        double most = chart.lines().stream()
                .flatMapToDouble(line -> DoubleStream.of(asItIs.most(line.id()), then.most(line.id())))
                .filter(value -> !Double.isNaN(value))
                .reduce(chart.least(), Math::max);
        double unit = Math.pow(10, Math.floor(Math.log10(most)));
        return unit * (most <= unit ? 1 : most <= 2 * unit ? 2 : most <= 5 * unit ? 5 : 10);
    }

    /// A figure of either run and what there is between them.
    record Ended(double asItIs, double then) {
        double difference() {
            return then - asItIs;
        }
    }

    Ended ended(WhatIf.Ending ending) {
        return new Ended(ending.of().applyAsDouble(asItIs), ending.of().applyAsDouble(then));
    }
}
