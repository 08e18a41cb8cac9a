package cockpit.simulation;

import cockpit.simulation.Mix.Call;
import cockpit.simulation.Shop.Service;
import java.util.EnumMap;
import java.util.Map;

/// How requests, CPU and time hang together at one instant: a closed loop of users who think and wait, a call graph,
/// and
/// hosts whose services slow down as they fill up.
///
/// Sources: waiting time of a station of c servers by Sakasegawa's approximation of M/M/c (1977),
/// W = S · (1 + ρ^(√(2(c+1)) − 1) / (c·(1 − ρ))); closed loop as in Locust, tasks/s = users / (think + response); once
/// the
/// fullest host is full it bounds the tasks, and users wait the rest of their time, response = users / tasks − think
/// (interactive response time law, Denning and Buzen 1978); spread of a page's time as an Erlang distribution of three
/// stages, since a page is a chain of calls (assumed).
final class Traffic {
    private static final double ERLANG_MEDIAN = 0.891;
    private static final double ERLANG_P95 = 2.099;
    private static final double EXPONENTIAL_MEDIAN = 0.693;
    private static final double EXPONENTIAL_P95 = 2.996;

    /// Tasks a second.
    double tasks;
    /// Mean time of a page, ms.
    double pageMillis = 80;
    /// Share of the calls of the recommendation service that go to the cloud, 0 to 1.
    double share;
    /// Utilisation of each host, on-prem by rack, 0 to 1; and of the cloud as a whole.
    final double[] home = new double[4];
    double cloud;

    private final Map<Service, Double> homeMillis = new EnumMap<>(Service.class);
    private double cloudMillis;
    private double cloudCatalogMillis;

    private Mix mix = Mix.of(Knobs.defaults());

    /// Comes to rest for so many users, from where it stands.
    void settle(Knobs knobs, double users) {
        mix = Mix.of(knobs);
        for (int i = 0; i < 6; i++) {
            double wait = pagesATask() * pageMillis / 1_000;
            double next = users / (knobs.get("load.thinkTime") + wait);
            tasks += 0.5 * (next - tasks);
            load(knobs);
            slow(knobs);
        }
        bound(knobs, users);
    }

    /// Pages a task asks for, redirects among them.
    private double pagesATask() {
        return mix.pages() / mix.tasks();
    }

    /// No host does more than it can. What the users then wait longer than the calls take they wait in line for a page.
    private void bound(Knobs knobs, double users) {
        double full = knobs.get("host.full");
        double most = Double.POSITIVE_INFINITY;
        for (double host : home) {
            most = Math.min(most, most(full, host, knobs.get("host.base") / 100));
        }
        most = Math.min(most, most(full, cloud, knobs.get("node.base") / 100));
        if (tasks > most) {
            tasks = most;
            load(knobs);
            slow(knobs);
            pageMillis = 1_000 * Math.max(0, users / most - knobs.get("load.thinkTime")) / pagesATask();
        }
    }

    /// Tasks a second at which a host is full: all beyond its base load is in proportion to them.
    private double most(double full, double utilisation, double base) {
        return utilisation <= full ? Double.POSITIVE_INFINITY : tasks * (full - base) / (utilisation - base);
    }

    /// The call graph it last came to rest with.
    Mix mix() {
        return mix;
    }

    /// Rounds of the load generator's tasks a second.
    double rounds() {
        return tasks / mix.tasks();
    }

    /// Recommendations a second, from both sides.
    double recommendations() {
        return rounds() * mix.perRound(Service.RECOMMENDATION);
    }

    private void load(Knobs knobs) {
        for (int host = 0; host < home.length; host++) {
            double millis = 0;
            for (Service service : Shop.RACKS.get(host).pods()) {
                millis += calls(service, true) / replicas(service) * knobs.get("shop.cpu." + service.workload);
            }
            home[host] = knobs.get("host.base") / 100 + millis / 1_000 / knobs.get("host.cores");
        }
        double cloudMillisUsed =
                calls(Service.RECOMMENDATION, false) * knobs.get("shop.cpu." + Service.RECOMMENDATION.workload)
                        + calls(Service.CATALOG, false) * knobs.get("shop.cpu." + Service.CATALOG.workload);
        cloud = knobs.get("node.base") / 100 + cloudMillisUsed / 1_000 / (Shop.cloudNodes() * knobs.get("node.cores"));
    }

    private static int replicas(Service service) {
        int n = 0;
        for (Shop.Rack rack : Shop.RACKS) {
            if (rack.home()) {
                for (Service pod : rack.pods()) {
                    n += pod == service ? 1 : 0;
                }
            }
        }
        return Math.max(1, n);
    }

    /// Calls a second to a service on one side.
    double calls(Service service, boolean atHome) {
        double rounds = rounds();
        double perRound = mix.perRound(service);
        double advised = mix.perRound(Service.RECOMMENDATION);
        return switch (service) {
            case RECOMMENDATION -> rounds * advised * (atHome ? 1 - share : share);
            case CATALOG -> atHome ? rounds * (perRound - advised * share) : rounds * advised * share;
            case LOADGENERATOR -> atHome ? rounds * mix.pages() : 0;
            case FRONTEND, AD, CURRENCY, CART, CHECKOUT, PAYMENT, SHIPPING, EMAIL, REDIS ->
                atHome ? rounds * perRound : 0;
        };
    }

    private void slow(Knobs knobs) {
        for (Service service : Service.values()) {
            homeMillis.put(
                    service,
                    knobs.get("shop.time." + service.workload) * stretch(utilisation(service), "host.cores", knobs));
        }
        double far = knobs.get("mesh.crossing");
        double stretched = stretch(cloud, "node.cores", knobs);
        cloudCatalogMillis = knobs.get("shop.time." + Service.CATALOG.workload) * stretched;
        cloudMillis = knobs.get("shop.time." + Service.RECOMMENDATION.workload) * stretched + cloudCatalogMillis + far;
        double recommendation =
                (1 - share) * (homeMillis(Service.RECOMMENDATION) + homeMillis(Service.CATALOG)) + share * cloudMillis;
        double round =
                mix.pages() * homeMillis(Service.FRONTEND) + mix.perRound(Service.RECOMMENDATION) * recommendation;
        for (Call call : mix.calls()) {
            boolean counted = call.from() != Service.LOADGENERATOR && call.to() != Service.RECOMMENDATION;
            if (counted && call.from() != Service.RECOMMENDATION) {
                round += call.perRound() * homeMillis(call.to());
            }
        }
        pageMillis += 0.5 * (round / mix.pages() - pageMillis);
    }

    private double utilisation(Service service) {
        double sum = 0;
        int n = 0;
        for (int host = 0; host < home.length; host++) {
            if (Shop.RACKS.get(host).pods().contains(service)) {
                sum += home[host];
                n++;
            }
        }
        return n == 0 ? 0 : sum / n;
    }

    /// How many times as long a call takes as on an idle host. Beyond full it stays: the loop lets no more in.
    private static double stretch(double utilisation, String cores, Knobs knobs) {
        double rho = Math.min(utilisation, knobs.get("host.full"));
        double c = knobs.get(cores);
        return 1 + Math.pow(rho, Math.sqrt(2 * (c + 1)) - 1) / (c * (1 - rho));
    }

    /// Mean time of a call at home, ms.
    double homeMillis(Service service) {
        return homeMillis.getOrDefault(service, service.timeMillis);
    }

    /// Mean time of a recommendation from the cloud, ms, the way there and back included.
    double cloudMillis() {
        return cloudMillis;
    }

    double cloudCatalogMillis() {
        return cloudCatalogMillis;
    }

    double pageMedian() {
        return pageMillis * ERLANG_MEDIAN;
    }

    double pageP95() {
        return pageMillis * ERLANG_P95;
    }

    static double median(double mean) {
        return mean * EXPONENTIAL_MEDIAN;
    }

    static double p95(double mean) {
        return mean * EXPONENTIAL_P95;
    }

    /// Share of calls slower than so many milliseconds, for exponential times around a mean.
    static double slower(double mean, double millis) {
        return mean <= 0 ? 0 : Math.exp(-millis / mean);
    }

    /// Share of pages slower than the time limit, for Erlang times of three stages around the mean.
    double failed(double timeoutMillis) {
        if (pageMillis <= 0) {
            return 0;
        }
        double x = 3 * timeoutMillis / pageMillis;
        return x > 700 ? 0 : Math.exp(-x) * (1 + x + x * x / 2); // beyond, the exponential is nothing
    }
}
