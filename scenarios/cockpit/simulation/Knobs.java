package cockpit.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Every constant of the simulated stage and its value. Immutable.
public final class Knobs {
    private static final SequencedMap<String, Knob> ALL = new TreeMap<>();
    private static final double DAY = 86_400;

    static {
        knob("host.cores", 2, "cores", 1, 96, "assumed: the size of an on-prem host", false);
        knob("host.base", 22, "% CPU", 0, 80, "assumed: the company's own work on each host", true);
        knob("host.noise", 1.2, "% CPU", 0, 10, "assumed: spread of a host's CPU from second to second", true);
        knob("node.cores", 4, "cores", 1, 96, "EC2: m5.xlarge has 4 vCPU", false);
        knob("node.base", 12, "% CPU", 0, 80, "assumed: system pods on an EKS node", true);
        knob("load.users", 50, "users", 0, 100_000, "Online Boutique loadgenerator: USERS, here 50", false);
        knob("load.thinkTime", 5.5, "s", 0.1, 60, "Online Boutique locustfile: wait 1 to 10 s, mean 5.5", true);
        for (Shop.Service service : Shop.Service.values()) {
            knob(
                    "shop.cpu." + service.workload,
                    service.cpuMillis,
                    "ms CPU a call",
                    0,
                    1_000,
                    "assumed: so that 1,200 users bring four hosts to about 90 %",
                    true);
            knob(
                    "shop.time." + service.workload,
                    service.timeMillis,
                    "ms a call, idle",
                    0,
                    5_000,
                    "assumed: order of magnitude of the service's language and work",
                    true);
        }
        knob("shop.timeout", 5, "s", 0.1, 60, "assumed: a page slower than this counts as failed", true);
        knob("mesh.window", 10, "s", 2, 300, "assumed for the stage; Prometheus' usual rate window is 60 s", false);
        knob("mesh.interval", 2, "s", 1, 60, "assumed for the stage; Prometheus' default scrape is 15 s", false);
        knob("mesh.push", 1.2, "s", 0.1, 30, "istiod: RDS push within 1 to 2 s (debounce 100 ms, at most 10 s)", true);
        knob("mesh.crossing", 2.5, "ms", 0, 200, "assumed: a round trip through the gateways over the peering", true);
        knob("agent.period", 10, "s", 1, DAY, "CloudWatch agent: 60 s by default; 10 s is high resolution", false);
        knob("agent.delay", 1.6, "s", 0, 60, "assumed: from the end of a period to CloudWatch", true);
        knob("alarm.threshold", 70, "% CPU", 0, 100, "the talk's own", true);
        knob("alarm.period", 10, "s", 10, DAY, "PutMetricAlarm: 10, 20, 30 or a multiple of 60", false);
        knob("alarm.evaluationPeriods", 3, "periods", 1, 100, "the talk's own", false);
        knob("alarm.datapointsToAlarm", 3, "periods", 1, 100, "the talk's own", false);
        knob(
                "alarm.interval",
                10,
                "s",
                1,
                300,
                "CloudWatch: every 10 s for high resolution, else once a minute",
                false);
        knob("sns.delay", 0.3, "s", 0, 60, "assumed: alarm action to topic", true);
        knob("lambda.queue", 0.4, "s", 0, 60, "assumed: topic to function, asynchronous invocation", true);
        knob("lambda.coldStart", 0.8, "s", 0, 30, "Lambda: 0.3 to 1 s for a new execution environment", true);
        knob("lambda.run", 0.6, "s", 0, 60, "assumed: token, read and patch of the VirtualService", true);
        knob(
                "lambda.retry1",
                60,
                "s",
                1,
                3_600,
                "Lambda: first retry of an asynchronous invocation after 1 min",
                false);
        knob("lambda.retry2", 120, "s", 1, 3_600, "Lambda: second retry after 2 min", false);
        knob("lambda.idle", 600, "s", 1, DAY, "assumed: an idle execution environment is kept this long", false);
        knob("split.target", 80, "% to EKS", 1, 100, "the talk's own", true);
        knob("hpa.target", 70, "% of the CPU request", 1, 1_000, "assumed: the cloud copy's HPA", true);
        knob("hpa.min", 3, "pods", 1, 100, "assumed", false);
        knob("hpa.max", 6, "pods", 1, 100, "assumed", false);
        knob("hpa.request", 400, "m CPU", 1, 64_000, "assumed: request of the cloud copy", false);
        knob("hpa.sync", 15, "s", 1, 600, "kube-controller-manager: horizontal-pod-autoscaler-sync-period", false);
        knob("hpa.tolerance", 0.1, "share", 0, 1, "kube-controller-manager: tolerance", false);
        knob("hpa.stabilization", 300, "s", 0, 3_600, "kube-controller-manager: downscale stabilization", false);
        knob("pod.start", 3.5, "s", 0, 600, "assumed: image present, Python start to Ready", true);
        knob("price.m5.xlarge", 0.192, "$/h", 0, 1_000, Prices.TABLE, false);
        knob("price.controlPlane", 0.10, "$/h", 0, 1_000, "assumed: EKS, standard support", false);
    }

    private final SequencedMap<String, Double> values;

    private Knobs(SequencedMap<String, Double> values) {
        this.values = values;
    }

    private static void knob(
            String name, double value, String unit, double min, double max, String source, boolean running) {
        ALL.put(name, new Knob(name, value, unit, min, max, source, running));
    }

    /// Everything as shipped.
    public static Knobs defaults() {
        return new Knobs(new TreeMap<>());
    }

    /// Every knob there is, by name.
    public static List<Knob> all() {
        return List.copyOf(ALL.values());
    }

    /// The value of a knob.
    ///
    /// @throws BadKnob if there is no such knob
    public double get(String name) {
        Double set = values.get(name);
        return set != null ? set : known(name).value();
    }

    int whole(String name) {
        return (int) Math.round(get(name));
    }

    long micros(String name) {
        return Math.round(get(name) * 1e6);
    }

    /// With a knob turned.
    ///
    /// @throws BadKnob if there is no such knob, or the value is no number or out of bounds; it says which, and what
    ///                 would do
    public Knobs with(String name, String value) {
        Knob knob = known(name);
        double number;
        try {
            number = Double.parseDouble(value.strip());
        } catch (NumberFormatException e) {
            throw new BadKnob(
                    BadKnob.Kind.NO_NUMBER,
                    "The knob " + name + " takes a number in " + knob.unit() + ", not \"" + value + "\"",
                    name,
                    knob.unit(),
                    value);
        }
        if (!(number >= knob.min() && number <= knob.max())) {
            String least = plain(knob.min());
            String most = plain(knob.max());
            throw new BadKnob(
                    BadKnob.Kind.OUT_OF_BOUNDS,
                    "The knob " + name + " goes from " + least + " to " + most + " " + knob.unit() + "; " + value
                            + " is outside",
                    name,
                    least,
                    most,
                    knob.unit(),
                    value);
        }
        var next = new TreeMap<>(values);
        next.put(name, number);
        return new Knobs(next);
    }

    /// The knobs that were turned, with their values.
    public SequencedMap<String, Double> turned() {
        return new TreeMap<>(values);
    }

    private static Knob known(String name) {
        Knob knob = ALL.get(name);
        if (knob == null) {
            String none = "There is no knob \"" + name + "\"";
            String near = String.join(", ", near(name));
            throw near.isEmpty()
                    ? new BadKnob(BadKnob.Kind.UNKNOWN, none, name)
                    : new BadKnob(BadKnob.Kind.MISSPELT, none + "; did you mean " + near + "?", name, near);
        }
        return knob;
    }

    private static List<String> near(String name) {
        var found = new ArrayList<String>();
        String wanted = name.toLowerCase(Locale.ROOT);
        for (String candidate : ALL.keySet()) {
            String is = candidate.toLowerCase(Locale.ROOT);
            String last = wanted.substring(wanted.lastIndexOf('.') + 1);
            if (is.contains(wanted) || distance(is, wanted) <= 3 || (last.length() > 3 && is.endsWith(last))) {
                found.add(candidate);
            }
        }
        return found.subList(0, Math.min(3, found.size()));
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                corner = above;
            }
        }
        return row[b.length()];
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
