package cockpit.stage;

import cockpit.world.Alarm;
import cockpit.world.Event;
import cockpit.world.Function;
import cockpit.world.Gateway;
import cockpit.world.MeshFact.Sync;
import cockpit.world.Node;
import cockpit.world.NodePhase;
import cockpit.world.Peering;
import cockpit.world.Pod;
import cockpit.world.PodPhase;
import cockpit.world.Proxy;
import cockpit.world.Route;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What kubectl, istioctl, curl or aws would print of a world: the columns and words of those tools, the figures of the
/// stage. Account ids are the sample's.
public final class Printout {
    private static final String ACCOUNT = "111122223333";

    private final World world;
    private final Names names;

    private Printout(World world, Names names) {
        this.world = world;
        this.names = names;
    }

    /// The printout of one view of a world.
    public static String of(Command.View view, World world, Names names) {
        var printout = new Printout(world, names);
        return switch (view) {
            case SHOP -> printout.shop();
            case CONTEXTS -> printout.contexts();
            case NODES -> printout.nodes();
            case PEERING -> printout.peering();
            case ROUTE_TABLES -> printout.routeTables();
            case PODS_HOME -> printout.pods(names.remoteContext());
            case PODS_CLOUD -> printout.pods(names.mainContext());
            case GATEWAYS -> printout.gateways();
            case PROXY_STATUS -> printout.proxies();
            case ROUTE -> printout.route();
            case SUBSETS -> printout.subsets();
            case AGENT_METRIC -> printout.metric();
            case ALARM -> printout.alarm();
            case SUBSCRIPTION -> printout.subscription();
            case FUNCTION -> printout.function();
            case HPA, NODE_GROUPS, SCALING_POLICIES, SCALING_ACTIVITIES, PENDING, AUTOSCALER_STATUS ->
                new ScalingPrintout(world, names).of(view);
        };
    }

    private String shop() {
        return "HTTP/1.1 200 OK\ncontent-type: text/html; charset=utf-8\nx-envoy-upstream-service-time: "
                + Math.round(world.demand().p50Millis()) + "\nserver: istio-envoy";
    }

    private String contexts() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("CURRENT", "NAME", "CLUSTER", "NAMESPACE"));
        rows.add(List.of("*", names.mainContext(), clusterName(names.mainContext()), names.namespace()));
        rows.add(List.of("", names.remoteContext(), clusterName(names.remoteContext()), names.namespace()));
        return table(rows);
    }

    private String clusterName(String context) {
        return world.platform().clusters().find(context).map(c -> c.name()).orElse(context);
    }

    private String nodes() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("NAME", "STATUS", "ROLES", "AGE", "VERSION", "INSTANCE-TYPE", "NODEGROUP"));
        world.platform().nodes().sorted(Comparator.comparing((Node n) -> n.id().name())).stream()
                .filter(n -> n.id().context().equals(names.mainContext()) && n.phase() != NodePhase.GONE)
                .forEach(n -> rows.add(List.of(
                        n.id().name(),
                        n.phase() == NodePhase.READY ? "Ready" : "NotReady",
                        "<none>",
                        "31d",
                        "v"
                                + world.platform()
                                        .clusters()
                                        .find(n.id().context())
                                        .map(c -> c.version())
                                        .orElse("") + "-eks",
                        n.instanceType(),
                        n.group())));
        return table(rows);
    }

    private String pods(String context) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("NAME", "READY", "STATUS", "RESTARTS", "AGE", "NODE"));
        world.platform().pods().sorted(Comparator.comparing((Pod p) -> p.id().name())).stream()
                .filter(p -> p.id().context().equals(context))
                .forEach(p -> rows.add(
                        List.of(p.id().name(), ready(p), status(p), "0", age(p), p.placed() ? p.node() : "<none>")));
        return table(rows);
    }

    private String ready(Pod p) {
        int containers = world.mesh().proxies().find(p.id()).isPresent() ? 2 : 1;
        return (p.phase() == PodPhase.READY ? containers : 0) + "/" + containers;
    }

    private static String status(Pod p) {
        return switch (p.phase()) {
            case PENDING -> "Pending";
            case STARTING -> "ContainerCreating";
            case READY, UNREADY -> "Running";
            case LEAVING -> "Terminating";
            case FAILED -> "Error";
            case SUCCEEDED -> "Completed";
        };
    }

    private String age(Pod p) {
        if (p.seen() == 0) {
            return "31d";
        }
        long seconds = (world.now() - p.seen()) / Event.SECOND;
        return seconds < 120 ? seconds + "s" : seconds / 60 + "m" + seconds % 60 + "s";
    }

    private String gateways() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("CONTEXT", "NAME", "TYPE", "INTERNAL-IP", "PORT"));
        world.mesh()
                .gateways()
                .sorted(Comparator.comparing(Gateway::id))
                .forEach(g -> rows.add(List.of(
                        g.context(),
                        "service/" + g.name(),
                        "LoadBalancer (internal)",
                        g.address(),
                        g.port() + "/TCP")));
        return table(rows);
    }

    private String proxies() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("NAME", "CLUSTER", "CDS", "LDS", "EDS", "RDS"));
        world.mesh()
                .proxies()
                .sorted(Comparator.comparing((Proxy p) -> p.id().name()))
                .forEach(p -> rows.add(List.of(
                        p.id().name() + "." + p.id().namespace(),
                        clusterName(p.id().context()),
                        cell(p.cds()),
                        cell(p.lds()),
                        cell(p.eds()),
                        cell(p.rds()))));
        return table(rows);
    }

    private static String cell(Sync sync) {
        return switch (sync) {
            case SYNCED -> "SYNCED";
            case STALE -> "STALE";
            case NOT_SENT -> "NOT SENT";
            case UNKNOWN -> "unknown";
        };
    }

    private String route() {
        Route r = world.mesh().routes().find(names.routeId()).orElse(null);
        if (r == null || !r.applied().known()) {
            return "Error from server (NotFound): virtualservices.networking.istio.io \"" + names.route()
                    + "\" not found";
        }
        return "Name:         " + names.route() + "\nNamespace:    " + names.namespace()
                + "\nAPI Version:  networking.istio.io/v1\nKind:         VirtualService\nMetadata:\n"
                + "  Resource Version:  " + r.resourceVersion() + "\n  Manager:           " + r.writer()
                + "\nSpec:\n  Hosts:\n    " + r.host() + "\n  Http:\n    Route:\n"
                + destination(r.host(), r.homeSubset(), 100 - (int) r.applied().value())
                + destination(r.host(), r.cloudSubset(), (int) r.applied().value());
    }

    private static String destination(String host, String subset, int weight) {
        return "      Destination:\n        Host:    " + host + "\n        Subset:  " + subset + "\n      Weight:    "
                + weight + "\n";
    }

    private String subsets() {
        return world.mesh()
                .routes()
                .find(names.routeId())
                .map(r -> "Name:         " + r.host() + "\nKind:         DestinationRule\nSpec:\n  Host:  " + r.host()
                        + "\n  Subsets:\n    Labels:\n      Version:  " + r.homeSubset() + "\n    Name:       "
                        + r.homeSubset() + "\n    Labels:\n      Version:  " + r.cloudSubset() + "\n    Name:       "
                        + r.cloudSubset() + "\n  Traffic Policy:\n    Tls:\n      Mode:  ISTIO_MUTUAL")
                .orElse("");
    }

    private String peering() {
        var text = new StringBuilder("{ \"VpcPeeringConnections\": [");
        world.mesh()
                .peerings()
                .sorted(Comparator.comparing(Peering::id))
                .forEach(p -> text.append("\n  { \"VpcPeeringConnectionId\": \"")
                        .append(p.id())
                        .append("\",\n    \"Status\": { \"Code\": \"")
                        .append(p.status())
                        .append("\" },\n    \"RequesterVpcInfo\": { \"CidrBlock\": \"")
                        .append(p.requesterCidr())
                        .append("\", \"OwnerId\": \"" + ACCOUNT
                                + "\" },\n    \"AccepterVpcInfo\":  { \"CidrBlock\": \"")
                        .append(p.accepterCidr())
                        .append("\", \"OwnerId\": \"" + ACCOUNT + "\" } }"));
        return text.append("\n] }").toString();
    }

    private String routeTables() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("DESTINATION", "TARGET", "STATE"));
        world.mesh()
                .peerings()
                .sorted(Comparator.comparing(Peering::id))
                .forEach(p -> p.routes().forEach(r -> {
                    int via = r.indexOf(" via ");
                    rows.add(List.of(
                            via < 0 ? r : r.substring(0, via), via < 0 ? "" : r.substring(via + 5), p.status()));
                }));
        return table(rows);
    }

    private String metric() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("NAMESPACE", "METRIC", "DIMENSION", "NEWEST", "PERIOD"));
        world.cloud()
                .metrics()
                .sorted(Comparator.comparing(m -> m.id().name()))
                .forEach(m -> rows.add(List.of(
                        "CWAgent",
                        m.id().name(),
                        "ClusterName=" + m.id().dimension(),
                        String.valueOf(Math.round(m.points().last() * 10) / 10.0),
                        m.periodSeconds() + " s")));
        return table(rows);
    }

    private String alarm() {
        Alarm a = world.cloud().alarms().find(names.alarm()).orElse(null);
        if (a == null) {
            return "{ \"MetricAlarms\": [] }";
        }
        return "{ \"MetricAlarms\": [ {\n  \"AlarmName\": \"" + a.id() + "\",\n  \"StateValue\": \"" + a.state()
                + "\",\n  \"StateReason\": \"" + a.reason().replace("\"", "\\\"") + "\",\n  \"MetricName\": \""
                + a.metric() + "\", \"Threshold\": " + a.threshold() + ",\n  \"Period\": " + a.periodSeconds()
                + ", \"EvaluationPeriods\": " + a.evaluationPeriods() + ", \"DatapointsToAlarm\": "
                + a.datapointsToAlarm() + ",\n  \"TreatMissingData\": \"" + a.treatMissingData()
                + "\",\n  \"AlarmActions\": [ \"arn:aws:sns:" + names.region() + ":" + ACCOUNT + ":" + names.topic()
                + "\" ]\n} ] }";
    }

    private String subscription() {
        return "{ \"Subscriptions\": [ {\n  \"TopicArn\": \"arn:aws:sns:" + names.region() + ":" + ACCOUNT + ":"
                + names.topic() + "\",\n  \"Protocol\": \"lambda\",\n  \"Endpoint\": \"arn:aws:lambda:"
                + names.region() + ":" + ACCOUNT + ":function:" + names.function() + "\"\n} ] }";
    }

    private String function() {
        Function f = world.cloud().functions().find(names.function()).orElse(null);
        String last = f == null || f.ended() < 0
                ? ""
                : ",\n  \"LastRun\": \"" + (f.succeeded() ? "ok" : "failed") + ", " + f.millis() + " ms: "
                        + f.outcome().replace("\"", "\\\"") + "\"";
        return "{ \"FunctionName\": \"" + names.function() + "\", \"Runtime\": \"java25\", \"State\": \"Active\",\n"
                + "  \"Environment\": { \"Variables\": { \"ROUTE\": \"" + names.route() + "\" } }" + last + "\n}";
    }

    /// Columns as kubectl sets them.
    static String table(List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        var text = new StringBuilder();
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i)).repeat(" ", widths[i] - row.get(i).length() + 3);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString().stripTrailing();
    }
}
