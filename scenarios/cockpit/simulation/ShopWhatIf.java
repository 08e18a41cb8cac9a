package cockpit.simulation;

import cockpit.simulation.WhatIf.Act;
import cockpit.simulation.WhatIf.Chart;
import cockpit.simulation.WhatIf.Ending;
import cockpit.simulation.WhatIf.Line;
import cockpit.simulation.WhatIf.Meaning;
import cockpit.stage.Command;
import cockpit.stage.Names;
import cockpit.world.Chain;
import cockpit.world.Event;
import cockpit.world.Link;
import cockpit.world.World;
import java.util.List;

/// What the shop's simulation is asked: when the alarm goes off, what its users feel, what it costs.
public final class ShopWhatIf {
    private static final List<String> FAMILIES = List.of(
            "alarm.",
            "load.users",
            "hpa.",
            "split.",
            "load.",
            "host.",
            "agent.",
            "sns.",
            "lambda.",
            "mesh.",
            "shop.",
            "node.cores",
            "pod.",
            "price.m5.xlarge",
            "price.controlPlane");

    private ShopWhatIf() {}

    /// Its curves and figures.
    public static WhatIf whatIf() {
        return new WhatIf(
                SimulatedStage::open,
                List.of(
                        new Chart("cpu", "%", 100, List.of(new Line("cpu", Meaning.HOME, ShopWhatIf::cpu))),
                        new Chart("share", "%", 100, List.of(new Line("share", Meaning.CLOUD, ShopWhatIf::share))),
                        new Chart(
                                "p95",
                                "ms",
                                500,
                                List.of(new Line(
                                        "p95", Meaning.FELT, w -> w.demand().p95Millis()))),
                        new Chart(
                                "perHour",
                                "$/h",
                                1,
                                List.of(new Line(
                                        "perHour", Meaning.SPOT, w -> w.bill().dollarsPerHour())))),
                List.of(
                        new Ending("alarm", "s", 1, run -> alarm(run.last())),
                        new Ending("worst", "ms", 0, run -> run.most("p95")),
                        new Ending("hottest", "%", 1, run -> run.most("cpu")),
                        new Ending(
                                "cost",
                                "$",
                                2,
                                run -> run.last().bill().dollars(run.last().now()))),
                List.of(
                        new Act("agent", new Command.Fault(Command.Kind.AGENT_SILENT, true)),
                        new Act("function", new Command.Fault(Command.Kind.FUNCTION_FAILS, true))),
                FAMILIES);
    }

    private static double cpu(World world) {
        return world.platform()
                .clusters()
                .find(Names.SHIPPED.remoteContext())
                .map(cluster -> cluster.cpuPercent())
                .orElse(Double.NaN);
    }

    private static double share(World world) {
        return world.mesh()
                .routes()
                .find(Names.SHIPPED.routeId())
                .map(route -> route.measured().value())
                .orElse(Double.NaN);
    }

    private static double alarm(World world) {
        Chain chain = world.chain();
        return chain.reached(Link.ALARM)
                ? (chain.at(Link.ALARM) - chain.at(Link.LOAD)) / (double) Event.SECOND
                : Double.NaN;
    }
}
