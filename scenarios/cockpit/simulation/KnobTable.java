package cockpit.simulation;

import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The constants of the simulated stage: of the hosts, the load, the shop, the mesh, the alarm's chain and the cloud
/// copy, each with its unit, its bounds and its source.
final class KnobTable {
    private static final double DAY = 86_400;
    private static final String LOCUSTFILE = "Online Boutique locustfile: weight of the task";

    private final SequencedMap<String, Knob> knobs = new TreeMap<>();

    private KnobTable() {}

    static SequencedMap<String, Knob> all() {
        var table = new KnobTable();
        table.hosts();
        table.load();
        table.shop();
        table.mesh();
        table.chain();
        table.cloudCopy();
        table.sample();
        table.groups();
        table.types();
        table.behavior();
        table.autoscalers();
        return Collections.unmodifiableSequencedMap(table.knobs);
    }

    private void hosts() {
        count("host.cores", 2, "cores", 1, 96, "assumed: the size of an on-prem host", false);
        knob("host.base", 22, "% CPU", 0, 80, "assumed: the company's own work on each host", true);
        knob("host.noise", 1.2, "% CPU", 0, 10, "assumed: spread of a host's CPU from second to second", true);
        knob("host.drift", 0.85, "share", 0, 0.99, "assumed: of a second's noise this is left in the next", true);
        knob("host.full", 0.975, "share", 0.85, 0.995, "assumed: a host is full here, and lets no more in", true);
        count("host.memory", 8_192, "MiB", 1_024, 4_194_304, "assumed: the size of an on-prem host", false);
        count("host.pods", 110, "pods", 1, 250, "kubelet: maxPods, 110 by default", false);
        count("node.cores", 4, "cores", 1, 96, "EC2: m5.xlarge has 4 vCPU", false);
        count("node.memory", 16_384, "MiB", 1_024, 4_194_304, "EC2: m5.xlarge has 16 GiB", false);
        count("node.pods", 58, "pods", 8, 250, "amazon-eks-ami eni-max-pods.txt: m5.xlarge 58", false);
        knob("node.base", 12, "% CPU", 0, 80, "assumed: system pods on an EKS node", true);
        knob("node.skew", 2, "% CPU", 0, 20, "assumed: the first EKS node above, the second below their mean", true);
    }

    private void load() {
        count("load.users", 50, "users", 0, 5_000, "Online Boutique loadgenerator: USERS, here 50", false);
        knob("load.spawnRate", 10, "users/s", 0.1, 5_000, "assumed: Locust's spawn rate when the stage opens", false);
        knob("load.thinkTime", 5.5, "s", 0.1, 60, "Online Boutique locustfile: wait 1 to 10 s, mean 5.5", true);
        count("load.mix.index", 1, "of the sum", 0, 100, LOCUSTFILE, false);
        count("load.mix.setCurrency", 2, "of the sum", 0, 100, LOCUSTFILE, false);
        count("load.mix.browseProduct", 10, "of the sum", 0, 100, LOCUSTFILE, false);
        count("load.mix.addToCart", 2, "of the sum", 0, 100, LOCUSTFILE, false);
        count("load.mix.viewCart", 3, "of the sum", 0, 100, LOCUSTFILE, false);
        count("load.mix.checkout", 1, "of the sum", 0, 100, LOCUSTFILE, false);
        knob("load.cartItems", 1.5, "items", 0, 50, "assumed: items in a cart that is looked at", false);
        knob("load.orderItems", 3, "items", 0, 50, "assumed: items in a cart that is ordered", false);
    }

    private void shop() {
        count("shop.products", 9, "products", 1, 1_000, "Online Boutique products.json: a price each at home", false);
        count("shop.recommended", 5, "products", 0, 50, "Online Boutique recommendation server: at most 5", false);
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
            count(
                    "shop.request." + service.workload,
                    service.request,
                    "m CPU",
                    1,
                    64_000,
                    "Online Boutique kubernetes-manifests",
                    false);
        }
        knob("shop.timeout", 5, "s", 0.1, 60, "assumed: a page or call slower than this counts as failed", true);
        knob("shop.slow", 500, "ms", 1, 60_000, "assumed: a call slower than this counts as slow", true);
    }

    private void mesh() {
        count("mesh.window", 10, "s", 2, 300, "assumed for the stage; Prometheus' usual rate window is 60 s", false);
        knob("mesh.interval", 2, "s", 1, 60, "assumed for the stage; Prometheus' default scrape is 15 s", false);
        knob("mesh.push", 1.2, "s", 0.1, 30, "istiod: RDS push within 1 to 2 s (debounce 100 ms, at most 10 s)", true);
        knob("mesh.crossing", 2.5, "ms", 0, 200, "assumed: a round trip through the gateways over the peering", true);
    }

    private void chain() {
        count("agent.period", 10, "s", 1, DAY, "CloudWatch agent: 60 s by default; 10 s is high resolution", false);
        knob("agent.delay", 1.6, "s", 0, 60, "assumed: from the end of a period to CloudWatch", true);
        knob("alarm.threshold", 70, "% CPU", 0, 100, "the talk's own", true);
        count("alarm.period", 10, "s", 10, DAY, "PutMetricAlarm: 10, 20, 30 or a multiple of 60", false);
        count("alarm.evaluationPeriods", 3, "periods", 1, 100, "the talk's own", false);
        count("alarm.datapointsToAlarm", 3, "periods", 1, 100, "the talk's own", false);
        knob(
                "alarm.interval",
                10,
                "s",
                1,
                300,
                "CloudWatch: every 10 s for high resolution, else once a minute",
                false);
        knob("alarm.patience", 10, "s", 0, 300, "assumed: a datapoint later than this counts as missing", false);
        knob("sns.delay", 0.4, "s", 0, 60, "assumed: alarm action to topic", true);
        knob("lambda.queue", 0.6, "s", 0, 60, "assumed: topic to function, asynchronous invocation", true);
        knob("lambda.coldStart", 0.8, "s", 0, 30, "Lambda: 0.3 to 1 s for a new execution environment", true);
        knob("lambda.warmStart", 0.02, "s", 0, 30, "assumed: an execution environment that is there already", true);
        knob("lambda.run", 1.2, "s", 0, 60, "assumed: token, read and patch of the VirtualService", true);
        count("lambda.retries", 2, "tries", 0, 2, "Lambda: MaximumRetryAttempts, 0 to 2, 2 by default", false);
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
        count("split.target", 80, "% to EKS", 1, 100, "the talk's own", true);
        count("split.okGoesBack", 0, "1 for yes", 0, 1, "the talk's own: the alarm's OK brings nothing home", false);
    }

    private void cloudCopy() {
        knob("hpa.target", 70, "% of the CPU request", 1, 1_000, "assumed: the cloud copy's HPA", true);
        count("hpa.min", 3, "pods", 1, 100, "assumed", false);
        count("hpa.max", 6, "pods", 1, 100, "assumed", false);
        count("hpa.request", 400, "m CPU", 1, 64_000, "assumed: request of the cloud copy", false);
        knob("hpa.sync", 15, "s", 1, 600, "kube-controller-manager: horizontal-pod-autoscaler-sync-period", false);
        knob("hpa.tolerance", 0.1, "share", 0, 1, "kube-controller-manager: tolerance", false);
        knob("hpa.stabilization", 300, "s", 0, 3_600, "kube-controller-manager: downscale stabilization", false);
        knob("pod.start", 3.5, "s", 0, 600, "assumed: image present, Python start to Ready", true);
        knob("pod.stop", 2, "s", 0, 600, "assumed: SIGTERM to gone; Kubernetes waits 30 s at most", true);
        knob("price.m5.xlarge", 0.192, "$/h", 0, 1_000, Prices.TABLE, false);
        knob("price.controlPlane", 0.10, "$/h", 0, 1_000, "assumed: EKS, standard support", false);
    }

    /// php-apache, the HPA's sample, and what asks of it.
    private void sample() {
        count(
                "apache.request",
                500,
                "m CPU",
                10,
                64_000,
                "assumed: ten ask for machines; the walkthrough: 200m",
                false);
        count("apache.limit", 1_000, "m CPU", 10, 64_000, "assumed: twice the request; the walkthrough: 500m", false);
        count("apache.memory", 256, "MiB", 1, 65_536, "assumed", false);
        knob(
                "apache.client",
                600,
                "m CPU asked",
                1,
                64_000,
                "assumed: one client's loop; the walkthrough's is 610m",
                true);
        knob("apache.page", 60, "ms CPU a page", 0.1, 10_000, "assumed: the sample's million square roots", true);
        knob("apache.timeout", 3, "s", 0.1, 60, "assumed: whoever waits longer gives up", true);
        count("apache.target", 50, "% of the CPU request", 1, 1_000, "Kubernetes, HPA walkthrough: 50 %", true);
        count("apache.min", 1, "pods", 1, 100, "Kubernetes, HPA walkthrough: 1", true);
        count("apache.max", 10, "pods", 1, 100, "Kubernetes, HPA walkthrough: 10", true);
        knob("apache.start", 2.5, "s", 0, 600, "assumed: image present, start to Ready", true);
        knob("apache.pull", 9, "s", 0, 600, "assumed: pulling the image on a node that has none", true);
        knob("apache.spotUse", 60, "% of the CPU request", 0, 200, "assumed: a queue's work on Spot", true);
    }

    private void groups() {
        count("group.ondemand.min", 2, "nodes", 0, 100, "assumed: the talk's workers", true);
        count("group.ondemand.max", 5, "nodes", 0, 100, "assumed: the talk's workers", true);
        count("group.spot.min", 0, "nodes", 0, 100, "assumed: grows from zero", true);
        count("group.spot.max", 4, "nodes", 0, 100, "assumed", true);
        count("group.gpu.min", 0, "nodes", 0, 100, "assumed: grows from zero", true);
        count("group.gpu.max", 2, "nodes", 0, 100, "assumed", true);
        knob("node.order", 14, "s", 0, 900, "EC2 Auto Scaling: 5 to 20 s until an instance runs, observed", true);
        knob(
                "node.boot",
                105,
                "s",
                0,
                900,
                "assumed: with node.join and the rest 180 to 300 s on EKS, as published",
                true);
        knob("node.join", 24, "s", 0, 900, "Node object to Ready: CNI and kube-proxy, 10 to 30 s, observed", true);
        knob("node.plugin", 45, "s", 0, 900, "GPU device plugin: 30 to 90 s, observed", true);
        knob("node.stop", 60, "s", 0, 900, "instance terminated until its Node object is gone: about a minute", true);
        knob("spot.lead", 120, "s", 0, 900, "EC2: interruption notice two minutes ahead", true);
        knob("spot.cordon", 4, "s", 0, 60, "EKS: cordoned 2 to 5 s after the notice, observed", true);
        knob("spot.discount", 0.65, "share", 0, 0.95, "assumed: Spot below On-Demand", false);
        knob("price.m5.large", 0.096, "$/h", 0, 1_000, Prices.TABLE, false);
        knob("price.c5.large", 0.085, "$/h", 0, 1_000, Prices.TABLE, false);
        knob("price.g4dn.xlarge", 0.526, "$/h", 0, 1_000, Prices.TABLE, false);
        knob("price.g5.xlarge", 1.006, "$/h", 0, 1_000, Prices.TABLE, false);
    }

    /// EKS changes no group's type; a stage is opened with it.
    private void types() {
        String fixed = "EKS, CreateNodegroup: instanceTypes, which cannot be changed later";
        choice("group.ondemand.type", "instance type", fixed, false, "m5.large", "m5.xlarge", "c5.large");
        choice("group.spot.type", "instance type", fixed, false, "m5.xlarge", "m5.large", "c5.large");
        choice("group.gpu.type", "instance type", fixed, false, "g4dn.xlarge", "g5.xlarge");
    }

    /// The sample's `spec.behavior`. An object of which none of these was turned has none.
    private void behavior() {
        String source = "Kubernetes, autoscaling/v2 defaults.go; turned, the object has a behavior";
        for (String direction : List.of("apache.up", "apache.down")) {
            boolean up = direction.endsWith("up");
            count(direction + ".window", up ? 0 : 300, "s", 0, 3_600, source, true);
            count(direction + ".pods", up ? 4 : 0, "pods a period; 0 for no such policy", 0, 1_000, source, true);
            count(direction + ".percent", 100, "% a period; 0 for no such policy", 0, 10_000, source, true);
            count(direction + ".period", 15, "s", 1, 1_800, source, true);
            choice(direction + ".select", "selectPolicy", source, true, "Max", "Min", "Disabled");
        }
    }

    private void autoscalers() {
        knob(
                "metrics.resolution",
                15,
                "s",
                1,
                600,
                "metrics-server: --metric-resolution of the shipped manifest",
                false);
        count(
                "metrics.lag",
                1,
                "1 for yes",
                0,
                1,
                "metrics-server: a new pod needs two readings; 0: samples at once",
                false);
        knob("ca.scan", 10, "s", 1, 600, "Cluster Autoscaler: --scan-interval", false);
        knob("ca.buffer", 2, "s", 0, 600, "Cluster Autoscaler: pods younger are looked at in the next loop", true);
        knob("ca.unneeded", 120, "s", 0, 7_200, "this stage's; --scale-down-unneeded-time is 10 min by default", true);
        knob(
                "ca.afterAdd",
                240,
                "s",
                0,
                7_200,
                "this stage's; --scale-down-delay-after-add is 10 min by default",
                true);
        knob("ca.threshold", 0.5, "share", 0, 1, "Cluster Autoscaler: --scale-down-utilization-threshold", true);
        choice(
                "ca.expander",
                "expander",
                "Cluster Autoscaler: --expander, least-waste by default; priority puts Spot first",
                true,
                "least-waste",
                "most-pods",
                "least-nodes",
                "priority");
        knob("ca.backoff", 300, "s", 0, 7_200, "Cluster Autoscaler: --initial-node-group-backoff-duration", true);
        knob("ca.provision", 900, "s", 10, 7_200, "Cluster Autoscaler: --max-node-provision-time", true);
    }

    private void knob(String name, double value, String unit, double min, double max, String source, boolean running) {
        knobs.put(name, new Knob(name, value, unit, min, max, false, source, running, List.of()));
    }

    private void count(String name, double value, String unit, double min, double max, String source, boolean running) {
        knobs.put(name, new Knob(name, value, unit, min, max, true, source, running, List.of()));
    }

    /// A knob that is one of several things, the first by default.
    private void choice(String name, String unit, String source, boolean running, String... choices) {
        List<String> all = List.of(choices);
        knobs.put(name, new Knob(name, 0, unit, 0, all.size() - 1.0, true, source, running, all));
    }
}
