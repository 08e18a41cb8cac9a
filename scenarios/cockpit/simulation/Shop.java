package cockpit.simulation;

import java.util.List;

/// The hipster shop (Online Boutique): its services, who calls whom and how often, where they run at first.
///
/// Source: GoogleCloudPlatform/microservices-demo, kubernetes-manifests and the frontend's and checkout's handlers
/// (fan-out per page), src/loadgenerator/locustfile.py (task weights 1, 2, 10, 2, 3, 1; redirects followed).
final class Shop {
    static final String NAMESPACE = "hipster-app";
    static final String NODE_TYPE = "m5.xlarge";
    /// Tasks in one round of the load generator's weights.
    static final double TASKS = 19;
    /// Requests at the frontend in one round; redirects make them more than the tasks.
    static final double FRONTEND = 28;
    /// Items in a cart page and at checkout, on average.
    private static final double CART_ITEMS = 1.5;

    private static final double CATALOG = 119 + 6 * CART_ITEMS;
    private static final double CURRENCY = 69 + 6 * CART_ITEMS;

    private Shop() {}

    /// The services. Requests are the manifests' own; CPU and time a call are ours, calibrated.
    enum Service {
        FRONTEND("frontend", 100, false, 2.0, 12),
        RECOMMENDATION("recommendationservice", 100, false, 13.2, 48),
        AD("adservice", 200, false, 1.1, 10),
        CATALOG("productcatalogservice", 100, false, 0.16, 3),
        CURRENCY("currencyservice", 100, false, 0.26, 2),
        CART("cartservice", 200, true, 1.5, 5),
        CHECKOUT("checkoutservice", 100, true, 12, 20),
        PAYMENT("paymentservice", 100, true, 8, 12),
        SHIPPING("shippingservice", 100, true, 2.4, 6),
        EMAIL("emailservice", 100, true, 10, 14),
        REDIS("redis-cart", 70, true, 1.0, 1),
        LOADGENERATOR("loadgenerator", 300, false, 0.7, 0);

        final String workload;
        final int request;
        final boolean sensitive;
        final double cpuMillis;
        final double timeMillis;

        Service(String workload, int request, boolean sensitive, double cpuMillis, double timeMillis) {
            this.workload = workload;
            this.request = request;
            this.sensitive = sensitive;
            this.cpuMillis = cpuMillis;
            this.timeMillis = timeMillis;
        }
    }

    /// One edge of the call graph.
    ///
    /// @param perRound calls in one round of 19 tasks
    record Call(Service from, Service to, double perRound) {}

    /// Calls within the on-prem cluster while nothing is shifted.
    static final List<Call> CALLS = List.of(
            new Call(Service.LOADGENERATOR, Service.FRONTEND, FRONTEND),
            new Call(Service.FRONTEND, Service.AD, 16),
            new Call(Service.FRONTEND, Service.RECOMMENDATION, 20),
            new Call(Service.FRONTEND, Service.CATALOG, CATALOG),
            new Call(Service.FRONTEND, Service.CURRENCY, CURRENCY),
            new Call(Service.FRONTEND, Service.CART, 25),
            new Call(Service.FRONTEND, Service.SHIPPING, 6),
            new Call(Service.FRONTEND, Service.CHECKOUT, 1),
            new Call(Service.RECOMMENDATION, Service.CATALOG, 20),
            new Call(Service.CHECKOUT, Service.CART, 2),
            new Call(Service.CHECKOUT, Service.CATALOG, 3),
            new Call(Service.CHECKOUT, Service.CURRENCY, 4),
            new Call(Service.CHECKOUT, Service.SHIPPING, 2),
            new Call(Service.CHECKOUT, Service.PAYMENT, 1),
            new Call(Service.CHECKOUT, Service.EMAIL, 1),
            new Call(Service.CART, Service.REDIS, 27));

    /// What runs on each host at first.
    record Rack(boolean home, String node, List<Service> pods) {}

    static final List<Rack> RACKS = List.of(
            new Rack(
                    true, "octank-1", List.of(Service.CHECKOUT, Service.PAYMENT, Service.CART, Service.RECOMMENDATION)),
            new Rack(
                    true,
                    "octank-2",
                    List.of(Service.LOADGENERATOR, Service.CATALOG, Service.RECOMMENDATION, Service.FRONTEND)),
            new Rack(true, "octank-3", List.of(Service.SHIPPING, Service.EMAIL, Service.REDIS, Service.RECOMMENDATION)),
            new Rack(true, "octank-4", List.of(Service.FRONTEND, Service.RECOMMENDATION, Service.CURRENCY, Service.AD)),
            new Rack(false, "eks-1", List.of(Service.CATALOG, Service.RECOMMENDATION, Service.RECOMMENDATION)),
            new Rack(false, "eks-2", List.of(Service.CATALOG, Service.RECOMMENDATION)));

    /// Calls to a service in one round, from everywhere.
    static double perRound(Service service) {
        return CALLS.stream()
                .filter(call -> call.to() == service)
                .mapToDouble(Call::perRound)
                .sum();
    }
}
