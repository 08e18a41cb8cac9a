package cockpit.simulation;

import cockpit.simulation.Mix.Call;
import cockpit.simulation.Shop.Service;
import cockpit.stage.Names;
import cockpit.world.DemandFact;
import cockpit.world.EdgeId;
import cockpit.world.Event;
import cockpit.world.MeshFact;
import cockpit.world.NodeId;
import cockpit.world.Origin;
import cockpit.world.PlatformFact;
import cockpit.world.TalkFact;
import java.util.Random;

/// What the meters tell: CPU of the hosts each second, the mesh's edges and the shop at each scrape, and how each
/// source
/// is.
final class Telemetry {
    private static final int HOSTS = 4;
    private static final int NODES = 2;

    private final ShopCourse course;
    private final Names names;
    private final Random chance;
    private final double[] drift = new double[HOSTS + NODES];
    private final double[] cpu = new double[HOSTS + NODES];

    Telemetry(ShopCourse course, Names names) {
        this.course = course;
        this.names = names;
        this.chance = course.chance("telemetry");
    }

    void start() {
        long interval = course.knobs.micros("mesh.interval");
        course.agenda.every(interval, interval, this::scrape);
        heard(Course.HOME, 1);
        heard(Course.MAIN, 1);
        heard(Course.LOCUST, 2);
        heard(Course.CLOUDWATCH, course.knobs.get("agent.period"));
        heard(Course.PROMETHEUS, course.knobs.get("mesh.interval"));
    }

    private void heard(Origin origin, double periodSeconds) {
        long period = Math.round(periodSeconds * Event.SECOND);
        course.agenda.every(0, period, () -> {
            boolean silent = origin.equals(Course.PROMETHEUS) && course.prometheusSilent
                    || origin.equals(Course.CLOUDWATCH) && course.agentSilent;
            if (!silent) {
                course.tell(origin, new TalkFact.SourceHeard(origin.name(), TalkFact.Health.WELL, period, ""));
            }
        });
    }

    /// Moves the meters on by a second; returns the hosts' mean, percent.
    double second(boolean tell) {
        Traffic t = course.traffic;
        double skew = course.knobs.get("node.skew") / 100;
        double sum = 0;
        for (int i = 0; i < cpu.length; i++) {
            drift[i] = course.knobs.get("host.drift") * drift[i]
                    + chance.nextGaussian() * course.knobs.get("host.noise") * 0.5;
            double load = i < HOSTS ? t.home[i] : t.cloud + (i == HOSTS ? skew : -skew);
            cpu[i] = Course.tenth(Math.clamp(100 * load + drift[i], 1, 99.4));
            sum += i < HOSTS ? cpu[i] : 0;
        }
        if (tell) {
            for (int i = 0; i < HOSTS; i++) {
                measured(names.remoteContext(), "octank-" + (i + 1), cpu[i], Course.HOME);
            }
            for (int i = 0; i < NODES; i++) {
                measured(names.mainContext(), "eks-" + (i + 1), cpu[HOSTS + i], Course.MAIN);
            }
        }
        return sum / HOSTS;
    }

    private void measured(String context, String node, double percent, Origin origin) {
        course.tell(origin, new PlatformFact.NodeMeasured(new NodeId(context, node), percent));
    }

    private void scrape() {
        if (course.prometheusSilent) {
            return;
        }
        Traffic t = course.traffic;
        double rounds = t.rounds();
        for (Call call : t.mix().calls()) {
            double rate = rounds * call.perRound();
            if (call.to() == Service.RECOMMENDATION) {
                edge(call, true, true, rate * (1 - t.share), recommendationAtHome());
                edge(call, true, false, rate * t.share, t.cloudMillis());
            } else if (call.from() == Service.RECOMMENDATION) {
                edge(call, true, true, rate * (1 - t.share), t.homeMillis(call.to()));
                edge(call, false, false, rate * t.share, t.cloudCatalogMillis());
            } else {
                edge(call, true, true, rate, t.homeMillis(call.to()));
            }
        }
        double failed = t.failed(timeout());
        double pages = rounds * t.mix().pages();
        course.tell(
                Course.PROMETHEUS,
                new DemandFact.ShopMeasured(
                        Course.tenth(pages),
                        Course.tenth(pages * failed),
                        Course.tenth(t.pageMedian()),
                        Course.tenth(t.pageP95())));
    }

    private double recommendationAtHome() {
        return course.traffic.homeMillis(Service.RECOMMENDATION) + course.traffic.homeMillis(Service.CATALOG);
    }

    private double timeout() {
        return course.knobs.get("shop.timeout") * 1_000;
    }

    private void edge(Call call, boolean fromHome, boolean toHome, double rate, double mean) {
        boolean page = call.to() == Service.FRONTEND;
        double median = page ? course.traffic.pageMedian() : Traffic.median(mean);
        double p95 = page ? course.traffic.pageP95() : Traffic.p95(mean);
        double failed = page ? course.traffic.failed(timeout()) : Traffic.slower(mean, timeout());
        String from = fromHome ? names.remoteContext() : names.mainContext();
        String to = toHome ? names.remoteContext() : names.mainContext();
        course.tell(
                Course.PROMETHEUS,
                new MeshFact.EdgeMeasured(
                        new EdgeId(from, call.from().workload, to, call.to().workload),
                        Course.tenth(rate),
                        Course.tenth(rate * failed),
                        Course.tenth(rate * Traffic.slower(mean, course.knobs.get("shop.slow"))),
                        Course.tenth(median),
                        Course.tenth(p95),
                        call.to() != Service.REDIS));
    }
}
