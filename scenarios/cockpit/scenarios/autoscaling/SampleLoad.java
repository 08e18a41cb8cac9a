package cockpit.scenarios.autoscaling;

import cockpit.simulation.Course;
import cockpit.simulation.Knobs;
import cockpit.world.DemandFact;
import java.util.List;

/// What is asked of php-apache, how busy that makes its pods, and how long its callers wait.
///
/// The load is offered, not closed: so many clients ask for so much work whatever the answer takes. A pod works no
/// faster than its limit. Source of the wait: Sakasegawa's approximation of M/M/c, as in the shop's model; who waits
/// longer than the timeout gives up, and then as much is answered as the pods can do.
final class SampleLoad {
    private static final double FULL = 0.97;
    private static final double ERLANG_MEDIAN = 0.693;
    private static final double ERLANG_P95 = 2.996;

    private final Course course;
    private final Fleet fleet;
    private double clients;
    private int asked;
    private double rate = 1;

    SampleLoad(Course course, Fleet fleet) {
        this.course = course;
        this.fleet = fleet;
    }

    void ask(int newClients, double perSecond) {
        asked = newClients;
        rate = perSecond;
        course.tell(Course.LOCUST, new DemandFact.LoadAsked(asked, rate));
    }

    /// One second goes by.
    void second() {
        clients = clients < asked ? Math.min(asked, clients + rate) : Math.max(asked, clients - rate);
        Knobs knobs = course.knobs();
        double offered = clients * knobs.get("apache.client");
        List<FleetPod> ready = ready();
        double capacity = ready.size() * knobs.get("apache.limit");
        double page = knobs.get("apache.page");
        double pages = offered / page;
        double timeout = knobs.get("apache.timeout") * 1_000;
        double rho = capacity == 0 ? 1 : offered / capacity;
        double served = Math.min(pages, capacity / page);
        double mean = rho >= FULL || capacity == 0
                ? timeout
                : Math.min(timeout, pageMillis() * (1 + wait(rho, ready.size())));
        course.tell(Course.LOCUST, new DemandFact.LoadMeasured((int) Math.round(clients), tenth(pages)));
        if (pages > 0) {
            course.tell(
                    Course.PROMETHEUS,
                    new DemandFact.ShopMeasured(
                            tenth(pages),
                            tenth(pages - served),
                            tenth(Math.min(timeout, mean * ERLANG_MEDIAN)),
                            tenth(Math.min(timeout, mean * ERLANG_P95))));
        } else {
            course.tell(
                    Course.PROMETHEUS,
                    new DemandFact.ShopMeasured(
                            0, 0, tenth(pageMillis() * ERLANG_MEDIAN), tenth(pageMillis() * ERLANG_P95)));
        }
    }

    /// Time of a page that waits for nothing: its work at the speed of the limit.
    private double pageMillis() {
        return course.knobs().get("apache.page") * 1_000 / course.knobs().get("apache.limit");
    }

    private static double wait(double rho, int servers) {
        return Math.pow(rho, Math.sqrt(2.0 * (servers + 1)) - 1) / (servers * (1 - rho));
    }

    private List<FleetPod> ready() {
        return fleet.of(Workload.PHP_APACHE).stream().filter(FleetPod::serves).toList();
    }

    /// CPU that a pod uses now, thousandths of a core.
    double use(FleetPod pod) {
        Knobs knobs = course.knobs();
        if (!pod.serves()) {
            return 0;
        }
        return switch (pod.workload) {
            case PHP_APACHE -> {
                double share = clients * knobs.get("apache.client") / Math.max(1, ready().size());
                yield Math.min(knobs.get("apache.limit"), share + 1);
            }
            case PHP_APACHE_SPOT -> knobs.get("apache.request") * knobs.get("apache.spotUse") / 100;
            case GPU_JOB -> 700;
            case COREDNS, CLUSTER_AUTOSCALER, METRICS_SERVER, AWS_NODE, KUBE_PROXY -> 8;
        };
    }

    private static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
