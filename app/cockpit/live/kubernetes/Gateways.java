package cockpit.live.kubernetes;

import cockpit.world.MeshFact.GatewaySeen;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The gateways of one cluster, put together from three kinds of objects: Services, which of them Istio's Gateways
/// select, and whether a pod behind them is ready. One thread's at a time.
final class Gateways {
    private static final String OF_SERVICE = "kubernetes.io/service-name";

    private record Slice(String service, boolean ready) {}

    private final String context;
    private final Consumer<GatewaySeen> tell;
    private final Map<String, Service> services = new TreeMap<>();
    private final Map<String, Map<String, String>> selectors = new HashMap<>();
    private final Map<String, Slice> slices = new HashMap<>();
    private final Map<String, GatewaySeen> told = new HashMap<>();

    Gateways(String context, Consumer<GatewaySeen> tell) {
        this.context = context;
        this.tell = tell;
    }

    void service(Service service) {
        services.put(service.getMetadata().getName(), service);
        compare();
    }

    /// A gateway that is gone is told of as one that is not ready.
    void serviceGone(String service) {
        services.remove(service);
        GatewaySeen was = told.remove(service);
        if (was != null && was.ready()) {
            tell.accept(new GatewaySeen(was.context(), was.name(), was.address(), was.port(), false));
        }
    }

    /// @param key of the Gateway's object
    void selector(String key, GenericKubernetesResource gateway) {
        var selector = new TreeMap<String, String>();
        if (gateway.get("spec", "selector") instanceof Map<?, ?> labels) {
            labels.forEach((name, value) -> selector.put(String.valueOf(name), String.valueOf(value)));
        }
        selectors.put(key, selector);
        compare();
    }

    void selectorGone(String key) {
        selectors.remove(key);
    }

    void slice(EndpointSlice slice) {
        Map<String, String> labels = slice.getMetadata().getLabels();
        // An endpoint that does not say counts as ready (EndpointSlice, `conditions.ready`).
        boolean ready = slice.getEndpoints() != null
                && slice.getEndpoints().stream()
                        .anyMatch(each -> each.getConditions() == null
                                || !Boolean.FALSE.equals(each.getConditions().getReady()));
        slices.put(
                slice.getMetadata().getName(),
                new Slice(labels == null ? "" : labels.getOrDefault(OF_SERVICE, ""), ready));
        compare();
    }

    void sliceGone(String slice) {
        slices.remove(slice);
        compare();
    }

    private void compare() {
        for (Service service : new ArrayList<>(services.values())) {
            String name = service.getMetadata().getName();
            if (!told.containsKey(name) && !GatewayFacts.isGateway(service, selectors.values())) {
                continue;
            }
            boolean ready = slices.values().stream()
                    .anyMatch(each -> each.ready() && each.service().equals(name));
            GatewaySeen now = GatewayFacts.of(context, service, ready);
            if (!now.equals(told.put(name, now))) {
                tell.accept(now);
            }
        }
    }
}
