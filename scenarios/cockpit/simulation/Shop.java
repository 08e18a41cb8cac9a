package cockpit.simulation;

import java.util.List;

/// The hipster shop (Online Boutique): its services, and where they run at first.
///
/// Source: GoogleCloudPlatform/microservices-demo, kubernetes-manifests.
final class Shop {
    static final String NAMESPACE = "hipster-app";
    static final String NODE_TYPE = "m5.xlarge";

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

    /// Whether a service of this name holds what its customers would not want to see leave the building. A name that is
    /// none of the shop's holds nothing.
    static boolean sensitive(String workload) {
        return List.of(Service.values()).stream()
                .anyMatch(service -> service.workload.equals(workload) && service.sensitive);
    }

    /// How many nodes the cloud begins with.
    static int cloudNodes() {
        return (int) RACKS.stream().filter(rack -> !rack.home()).count();
    }
}
