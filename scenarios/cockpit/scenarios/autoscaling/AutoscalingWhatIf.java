package cockpit.scenarios.autoscaling;

import cockpit.simulation.Fork;
import cockpit.simulation.WhatIf;
import cockpit.simulation.WhatIf.Act;
import cockpit.simulation.WhatIf.Chart;
import cockpit.simulation.WhatIf.Ending;
import cockpit.simulation.WhatIf.Line;
import cockpit.simulation.WhatIf.Meaning;
import cockpit.stage.Command;
import cockpit.stage.Names;
import cockpit.world.Event;
import cockpit.world.GroupId;
import cockpit.world.Hop;
import cockpit.world.Hpa;
import cockpit.world.NodePhase;
import cockpit.world.PodPhase;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// What scenario 2's simulation is asked: how pods and nodes grow with another target, other bounds, policies, groups
/// and machines, and what that costs and spares.
public final class AutoscalingWhatIf {
    private static final List<String> FAMILIES = List.of(
            "apache.target",
            "apache.min",
            "apache.max",
            "apache.up.",
            "apache.down.",
            "ca.expander",
            "group.",
            "ca.",
            "apache.",
            "node.order",
            "node.boot",
            "node.join",
            "node.plugin",
            "node.stop",
            "spot.",
            "metrics.",
            "hpa.sync",
            "hpa.tolerance",
            "hpa.stabilization",
            "pod.stop",
            "price.");

    private AutoscalingWhatIf() {}

    /// Its curves and figures.
    public static WhatIf whatIf() {
        return new WhatIf(AutoscalingStage::open, charts(), endings(), acts(), FAMILIES);
    }

    private static List<Chart> charts() {
        return List.of(
                new Chart(
                        "replicas",
                        "pods",
                        4,
                        List.of(
                                new Line("desired", Meaning.WANTED, hpa(hpa -> hpa.desired())),
                                new Line("ready", Meaning.READY, AutoscalingWhatIf::ready))),
                new Chart("nodes", "nodes", 4, nodes()),
                new Chart(
                        "pending",
                        "pods",
                        4,
                        List.of(new Line("pending", Meaning.WAITING, AutoscalingWhatIf::pending))),
                new Chart(
                        "utilization",
                        "%",
                        100,
                        List.of(new Line(
                                "utilization",
                                Meaning.CLOUD,
                                hpa(hpa -> hpa.percent().last())))),
                new Chart(
                        "p95",
                        "ms",
                        500,
                        List.of(new Line(
                                "p95", Meaning.FELT, world -> world.demand().p95Millis()))),
                new Chart(
                        "perHour",
                        "$/h",
                        1,
                        List.of(new Line(
                                "perHour", Meaning.SPOT, world -> world.bill().dollarsPerHour()))));
    }

    private static List<Line> nodes() {
        var lines = new ArrayList<Line>();
        lines.add(new Line("nodes.on-demand", Meaning.CLOUD, world -> nodes(world, GroupSpec.ON_DEMAND.group)));
        lines.add(new Line("nodes.spot", Meaning.SPOT, world -> nodes(world, GroupSpec.SPOT.group)));
        lines.add(new Line("nodes.gpu", Meaning.GPU, world -> nodes(world, GroupSpec.GPU.group)));
        return lines;
    }

    private static List<Ending> endings() {
        return List.of(
                new Ending("running", "s", 0, AutoscalingWhatIf::running),
                new Ending("peakNodes", "nodes", 0, AutoscalingWhatIf::peakNodes),
                new Ending("waited", "pod-min", 1, run -> run.over("pending") / 60),
                new Ending("worst", "ms", 0, run -> run.most("p95")),
                new Ending(
                        "cost",
                        "$",
                        4,
                        run -> run.last().bill().dollars(run.last().now())));
    }

    private static List<Act> acts() {
        String context = Names.SHIPPED.mainContext();
        return List.of(
                new Act("spot", new Command.InterruptSpot(new GroupId(context, GroupSpec.SPOT.group))),
                new Act("shortage", new Command.Fault(Command.Kind.CAPACITY_SHORTAGE, true)));
    }

    private static ToDoubleFunction<World> hpa(ToDoubleFunction<Hpa> of) {
        return world -> world.scaling()
                .flatMap(scaling -> scaling.hpas().find(Names.SHIPPED.hpaId()))
                .map(of::applyAsDouble)
                .orElse(Double.NaN);
    }

    private static double ready(World world) {
        int[] ready = {0};
        world.platform().pods().forEach(pod -> {
            if (pod.workload().equals(Sample.NAME) && pod.phase() == PodPhase.READY) {
                ready[0]++;
            }
        });
        return ready[0];
    }

    private static double pending(World world) {
        int[] waiting = {0};
        world.platform()
                .clusters()
                .forEach(cluster -> waiting[0] += cluster.pods().of(PodPhase.PENDING));
        return waiting[0];
    }

    /// Instances that run and are paid for.
    private static double nodes(World world, String group) {
        int[] there = {0};
        world.platform().nodes().forEach(node -> {
            if (node.group().equals(group) && node.phase() != NodePhase.ORDERED && node.phase() != NodePhase.GONE) {
                there[0]++;
            }
        });
        return there[0];
    }

    /// From the load until as many pods are Ready as were ever wanted, seconds.
    private static double running(Fork.Run run) {
        double load = run.last()
                .scaling()
                .map(scaling -> scaling.ribbon())
                .filter(ribbon -> ribbon.reached(Hop.LOAD))
                .map(ribbon -> (double) ribbon.at(Hop.LOAD))
                .orElse(Double.NaN);
        double wanted = run.most("desired");
        double[] ready = run.curve("ready");
        for (int i = 0; i < ready.length; i++) {
            if ((double) i * run.step() >= load && ready[i] >= wanted) {
                return (i * run.step() - load) / Event.SECOND;
            }
        }
        return Double.NaN;
    }

    private static double peakNodes(Fork.Run run) {
        double most = 0;
        for (int i = 0; i < run.curve("nodes.gpu").length; i++) {
            most = Math.max(
                    most, run.curve("nodes.on-demand")[i] + run.curve("nodes.spot")[i] + run.curve("nodes.gpu")[i]);
        }
        return most;
    }
}
