package cockpit.live.mesh;

import cockpit.live.StageFile;
import cockpit.world.DemandFact.ShopMeasured;
import cockpit.world.EdgeId;
import cockpit.world.Fact;
import cockpit.world.MeshFact.EdgeMeasured;
import cockpit.world.MeshFact.RouteMeasured;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Both clusters' telemetry as one: each request counted once, whoever has it.
///
/// A request has two reports, its source's and its destination's, and each lies with the Prometheus of the cluster that
/// made it, or with both where they are federated. A report counts from its own cluster's Prometheus, and from the
/// other
/// one only while its own is silent. Of the two reports the source's counts, since it knows the failures on the way;
/// the
/// destination's stands in where there is none, and alone knows of encryption.
final class MergedFlows {
    /// A fact, and whose Prometheus told it.
    record Told(String context, Fact fact) {}

    /// The shop's front page, in Online Boutique.
    private static final String FRONT_PAGE = "frontend";

    private static final Comparator<EdgeId> ORDER = Comparator.comparing(EdgeId::fromContext)
            .thenComparing(EdgeId::from)
            .thenComparing(EdgeId::toContext)
            .thenComparing(EdgeId::to);

    private final StageFile stage;
    /// The service whose callers' waiting is told: in scenario 2 the sample's, which is called as its HPA is.
    private final String entrance;
    private final int window;
    private final Clusters clusters;
    private final Set<String> answered;
    private final SortedMap<EdgeId, Flow> bySource = new TreeMap<>(ORDER);
    private final SortedMap<EdgeId, Flow> byDestination = new TreeMap<>(ORDER);
    private final Flow frontBySource = new Flow();
    private final Flow frontByDestination = new Flow();
    private final Share shareBySource = new Share();
    private final Share shareByDestination = new Share();

    /// Requests a second of the split service, by where they went.
    private static final class Share {
        private double cloud;
        private double home;

        private double all() {
            return cloud + home;
        }
    }

    MergedFlows(StageFile stage, List<Answer> answers) {
        this.stage = stage;
        this.entrance = stage.scaled().map(StageFile.Autoscaling::hpa).orElse(FRONT_PAGE);
        this.clusters = Clusters.of(stage);
        this.window = answers.stream().mapToInt(Answer::window).max().orElse(Query.USUAL_WINDOW);
        this.answered = answers.stream().map(Answer::context).collect(Collectors.toUnmodifiableSet());
        for (Answer answer : answers) {
            counted(answer, answer.requests()).forEach(series -> addRequests(series, answer.context()));
            counted(answer, answer.durations()).forEach(series -> addBucket(series, answer.context(), answer.millis()));
        }
    }

    private Stream<Series> counted(Answer answer, List<Series> series) {
        return series.stream().filter(each -> {
            String reporter = end(each, isBySource(each) ? "source_cluster" : "destination_cluster")
                    .orElse(answer.context());
            return reporter.equals(answer.context()) || !answered.contains(reporter);
        });
    }

    private static boolean isBySource(Series series) {
        return series.label("reporter").equals("source");
    }

    private Optional<String> end(Series series, String label) {
        return clusters.context(series.label(label));
    }

    private void addRequests(Series series, String context) {
        flows(series, context).forEach(flow -> flow.add(series));
        if (series.label("destination_service_name").equals(stage.route().service()) && series.value() >= 0) {
            Share share = isBySource(series) ? shareBySource : shareByDestination;
            destination(series).ifPresent(to -> {
                if (to.equals(clusters.main().context())) {
                    share.cloud += series.value();
                } else {
                    share.home += series.value();
                }
            });
        }
    }

    private void addBucket(Series series, String context, double millis) {
        String bound = series.label("le");
        double most = bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound) * millis;
        flows(series, context).forEach(flow -> flow.addBucket(most, series.value()));
    }

    /// All that a series belongs to: its edge, if both ends are the shop's, and the front page.
    private List<Flow> flows(Series series, String context) {
        boolean source = isBySource(series);
        Optional<Flow> edge = edge(series, context)
                .map(id -> (source ? bySource : byDestination).computeIfAbsent(id, each -> new Flow()));
        Optional<Flow> front = series.label("destination_service_name").equals(entrance)
                ? Optional.of(source ? frontBySource : frontByDestination)
                : Optional.empty();
        return Stream.concat(edge.stream(), front.stream()).toList();
    }

    private Optional<EdgeId> edge(Series series, String context) {
        String from = known(series, "source_workload");
        String to = known(series, "destination_workload");
        to = to.isEmpty() ? series.label("destination_service_name") : to;
        boolean ours = series.label("source_workload_namespace")
                .equals(stage.kubernetes().namespace());
        if (!ours || from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new EdgeId(
                end(series, "source_cluster").orElse(context),
                from,
                destination(series).orElse(context),
                to));
    }

    /// By its cluster; where Istio does not tell that, by the subset, which is the split service's version.
    private Optional<String> destination(Series series) {
        boolean split =
                series.label("destination_service_name").equals(stage.route().service());
        return end(series, "destination_cluster").or(() -> split ? ofSubset(series) : Optional.empty());
    }

    private Optional<String> ofSubset(Series series) {
        String version = series.label("destination_version");
        if (version.equals(stage.route().cloud())) {
            return Optional.of(clusters.main().context());
        }
        return version.equals(stage.route().home())
                ? Optional.of(clusters.remote().context())
                : Optional.empty();
    }

    private static String known(Series series, String label) {
        String value = series.label(label);
        return value.equals("unknown") ? "" : value;
    }

    /// What all of it comes to, sorted.
    ///
    /// @param tls whether an edge was encrypted when that was last known; kept up here
    List<Told> facts(Map<EdgeId, Boolean> tls) {
        Set<EdgeId> edges = new LinkedHashSet<>(bySource.keySet());
        edges.addAll(byDestination.keySet());
        return Stream.of(edges.stream().map(edge -> edge(edge, tls)), route().stream(), shop().stream())
                .flatMap(each -> each)
                .toList();
    }

    private Told edge(EdgeId edge, Map<EdgeId, Boolean> tls) {
        Flow received = byDestination.get(edge);
        if (received != null && received.tellsTls()) {
            tls.put(edge, received.mutualTls());
        }
        Flow sent = bySource.get(edge);
        Flow flow = sent != null ? sent : received;
        if (flow == null) {
            throw new IllegalArgumentException("no such edge: " + edge);
        }
        String reporter = sent != null ? edge.fromContext() : edge.toContext();
        return new Told(
                teller(reporter),
                new EdgeMeasured(
                        edge,
                        tidy(flow.perSecond()),
                        tidy(flow.errorsPerSecond()),
                        tidy(flow.slowPerSecond()),
                        tidy(flow.quantile(0.5)),
                        tidy(flow.quantile(0.95)),
                        tls.getOrDefault(edge, false)));
    }

    /// The other one's Prometheus tells while its own is silent.
    private String teller(String context) {
        return answered.contains(context) ? context : answered.iterator().next();
    }

    /// Nothing while there is nothing to share: zero of zero is no share.
    private Optional<Told> route() {
        Share share = shareBySource.all() > 0 ? shareBySource : shareByDestination;
        if (!(share.all() > 0)) {
            return Optional.empty();
        }
        return Optional.of(new Told(
                teller(clusters.remote().context()),
                new RouteMeasured(
                        stage.names().routeId(),
                        tidy(100 * share.cloud / share.all()),
                        Math.round(share.all() * window),
                        window)));
    }

    /// Nothing while nobody visits, or the times are not known: then nobody feels anything.
    private Optional<Told> shop() {
        return Stream.of(frontByDestination, frontBySource)
                .filter(flow -> flow.perSecond() > 0)
                .findFirst()
                .filter(Predicate.not(flow -> Double.isNaN(flow.quantile(0.95))))
                .map(flow -> new Told(
                        teller(clusters.remote().context()),
                        new ShopMeasured(
                                tidy(flow.perSecond()),
                                tidy(flow.errorsPerSecond()),
                                tidy(flow.quantile(0.5)),
                                tidy(flow.quantile(0.95)))));
    }

    /// Thousandths are enough for anybody, and short in a recording. NaN stays.
    private static double tidy(double value) {
        return Double.isNaN(value) ? value : Math.round(value * 1_000) / 1_000.0;
    }
}
