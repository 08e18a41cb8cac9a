package cockpit.script;

import cockpit.stage.Names;
import cockpit.world.Alarm;
import cockpit.world.Chain;
import cockpit.world.Cluster;
import cockpit.world.Demand;
import cockpit.world.Event;
import cockpit.world.Function;
import cockpit.world.Gateway;
import cockpit.world.Metric;
import cockpit.world.Peering;
import cockpit.world.PodPhase;
import cockpit.world.Proxy;
import cockpit.world.Route;
import cockpit.world.SentCommand;
import cockpit.world.Side;
import cockpit.world.Workload;
import cockpit.world.World;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// What an expectation may speak of. Percent, milliseconds, requests a second and seconds throughout; what is not known
/// is
/// NaN, with which no comparison holds.
///
/// | name | what |
/// |---|---|
/// | `onprem.cpu` `eks.cpu` | mean CPU of the hosts, percent |
/// | `onprem.nodes` `eks.nodes` | nodes that exist |
/// | `onprem.pods_ready` `eks.pods_ready` | pods Running and Ready |
/// | `onprem.service_ready` `eks.service_ready` | of them, of the service that may move |
/// | `load.asked` `load.users` `load.rps` | users asked for, running; requests a second |
/// | `shop.p50` `shop.p95` `shop.errors_percent` | what users feel |
/// | `alarm.state` `alarm.threshold` `alarm.datapoint` | the alarm, the newest datapoint |
/// | `topic.published` | messages |
/// | `lambda.runs` `lambda.succeeded` | the function |
/// | `route.asked` `route.applied` `route.measured` `route.in_band` `route.writer` | the three weights |
/// | `sensitive.total` `sensitive.at_home` | workloads with customer data, and those that run on-prem only |
/// | `peering.active` `peering.routes` | the connection, its route table entries |
/// | `gateways.total` `gateways.ready` `proxies.total` `proxies.synced` | the mesh's parts |
/// | `edges.total` `edges.mtls` | edges with traffic, and those with mutual TLS |
/// | `chain.length` | stations reached, 0 to 7 |
/// | `since.go` | seconds since the cue was fired |
/// | `command.accepted` | commands of this cue that were accepted |
///
/// and what [ScalingNames] lists.
final class WorldNames {
    private static final List<String> OWN = List.of(
            "onprem",
            "eks",
            "load",
            "shop",
            "alarm",
            "topic",
            "lambda",
            "route",
            "sensitive",
            "peering",
            "gateways",
            "proxies",
            "edges",
            "chain",
            "since",
            "command");

    static final List<String> ROOTS =
            Stream.concat(OWN.stream(), ScalingNames.ROOTS.stream()).toList();

    private final World world;
    private final Names names;
    private final long fired;

    WorldNames(World world, Names names, long fired) {
        this.world = world;
        this.names = names;
        this.fired = fired;
    }

    /// The values under one name.
    Map<String, Object> of(String root) {
        return switch (root) {
            case "onprem" -> cluster(Side.ON_PREM);
            case "eks" -> cluster(Side.CLOUD);
            case "load" -> load(world.demand());
            case "shop" -> shop(world.demand());
            case "alarm" -> alarm();
            case "topic" ->
                Map.of(
                        "published",
                        number(world.cloud()
                                .topics()
                                .find(names.topic())
                                .map(t -> (double) t.published())
                                .orElse(0.0)));
            case "lambda" -> function();
            case "route" -> route();
            case "sensitive" -> sensitive();
            case "peering" -> peering();
            case "gateways" -> gateways();
            case "proxies" -> proxies();
            case "edges" -> edges();
            case "chain" -> Map.of("length", number(length(world.chain())));
            case "since" -> Map.of("go", number((world.now() - fired) / (double) Event.SECOND));
            case "command" -> Map.of("accepted", number(accepted()));
            default -> new ScalingNames(world).of(root);
        };
    }

    private static Object number(double value) {
        return value;
    }

    private static double length(Chain chain) {
        return chain.length();
    }

    private Map<String, Object> cluster(Side side) {
        var found = new Cluster[1];
        world.platform().clusters().forEach(c -> {
            if (c.side() == side) {
                found[0] = c;
            }
        });
        var map = new TreeMap<String, Object>();
        Cluster c = found[0];
        map.put("cpu", number(c == null ? Double.NaN : c.cpuPercent()));
        map.put("nodes", number(c == null ? 0 : c.nodeCount()));
        map.put("pods_ready", number(c == null ? 0 : c.pods().of(PodPhase.READY)));
        double[] service = {0};
        world.platform().pods().forEach(pod -> {
            boolean here = c != null && pod.id().context().equals(c.id());
            service[0] += here && pod.workload().equals(names.service()) && pod.phase() == PodPhase.READY ? 1 : 0;
        });
        map.put("service_ready", number(service[0]));
        return map;
    }

    private static Map<String, Object> load(Demand d) {
        return Map.of("asked", number(d.askedUsers()), "users", number(d.users()), "rps", number(d.perSecond()));
    }

    private static Map<String, Object> shop(Demand d) {
        return Map.of(
                "p50", number(d.p50Millis()),
                "p95", number(d.p95Millis()),
                "errors_percent", number(d.errorPercent()));
    }

    private Map<String, Object> alarm() {
        Alarm a = world.cloud().alarms().find(names.alarm()).orElse(null);
        double[] newest = {Double.NaN};
        world.cloud().metrics().forEach((Metric m) -> {
            if (a != null && m.id().name().equals(a.metric())) {
                newest[0] = m.points().last();
            }
        });
        return Map.of(
                "state", a == null ? "" : a.state(),
                "threshold", number(a == null ? Double.NaN : a.threshold()),
                "datapoint", number(newest[0]));
    }

    private Map<String, Object> function() {
        Function f = world.cloud().functions().find(names.function()).orElse(null);
        return Map.of(
                "runs", number(f == null ? 0 : f.runs()), "succeeded", f != null && f.ended() >= 0 && f.succeeded());
    }

    private Map<String, Object> route() {
        Route r = world.mesh().routes().find(names.routeId()).orElse(null);
        return Map.of(
                "asked",
                number(r == null ? Double.NaN : r.asked().value()),
                "applied",
                number(r == null ? Double.NaN : r.applied().value()),
                "measured",
                number(r == null ? Double.NaN : r.measured().value()),
                "in_band",
                r != null && r.settled() >= 0 && r.asConfigured(),
                "settled",
                r != null && r.settled() >= 0,
                "writer",
                r == null ? "" : r.writer());
    }

    private Map<String, Object> sensitive() {
        var total = new TreeMap<String, Boolean>();
        world.platform().workloads().forEach((Workload w) -> {
            if (w.sensitive()) {
                boolean home = world.platform()
                        .clusters()
                        .find(w.id().context())
                        .map(c -> c.side() == Side.ON_PREM)
                        .orElse(false);
                total.merge(w.id().name(), home, Boolean::logicalAnd);
            }
        });
        long home = total.values().stream().filter(Boolean::booleanValue).count();
        return Map.of("total", number(total.size()), "at_home", number(home));
    }

    private Map<String, Object> peering() {
        double[] active = {0};
        double[] routes = {0};
        world.mesh().peerings().forEach((Peering p) -> {
            active[0] += p.status().equals("active") ? 1 : 0;
            routes[0] += p.routes().size();
        });
        return Map.of("active", number(active[0]), "routes", number(routes[0]));
    }

    private Map<String, Object> gateways() {
        double[] ready = {0};
        world.mesh().gateways().forEach((Gateway g) -> ready[0] += g.ready() ? 1 : 0);
        return Map.of("total", number(world.mesh().gateways().size()), "ready", number(ready[0]));
    }

    private Map<String, Object> proxies() {
        double[] synced = {0};
        world.mesh().proxies().forEach((Proxy p) -> synced[0] += p.synced() ? 1 : 0);
        return Map.of("total", number(world.mesh().proxies().size()), "synced", number(synced[0]));
    }

    private Map<String, Object> edges() {
        double[] sums = {0, 0};
        world.mesh().edges().forEach(edge -> {
            sums[0] += edge.perSecond() > 0 ? 1 : 0;
            sums[1] += edge.perSecond() > 0 && edge.mutualTls() ? 1 : 0;
        });
        return Map.of("total", number(sums[0]), "mtls", number(sums[1]));
    }

    private double accepted() {
        ToDoubleFunction<SentCommand> counts = c -> c.sent() >= fired && c.answered() >= 0 && c.accepted() ? 1 : 0;
        return world.talk().commands().stream().mapToDouble(counts).sum();
    }
}
