package cockpit.live.kubernetes;

import cockpit.world.MeshFact.GatewaySeen;
import io.fabric8.kubernetes.api.model.LoadBalancerIngress;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which Services are gateways of the mesh, and where they are reached.
///
/// Sources: Istio, Gateway (`spec.selector` names the pods by their labels) and the charts' names and ports: 15443 for
/// other clusters' requests (east-west), 443 and 80 for people's.
final class GatewayFacts {
    private static final int EAST_WEST = 15_443;

    private GatewayFacts() {}

    /// Whether a Service leads to pods that a Gateway's object selects, or is named as Istio's own charts name them.
    static boolean isGateway(Service service, Collection<Map<String, String>> gatewaySelectors) {
        Map<String, String> selector =
                service.getSpec() == null ? null : service.getSpec().getSelector();
        if (selector == null || selector.isEmpty()) {
            return false;
        }
        return selector.getOrDefault("istio", "").endsWith("gateway")
                || gatewaySelectors.stream()
                        .anyMatch(each -> !each.isEmpty() && selector.entrySet().containsAll(each.entrySet()));
    }

    /// @param ready whether a pod behind it is
    static GatewaySeen of(String context, Service service, boolean ready) {
        return new GatewaySeen(context, service.getMetadata().getName(), address(service), port(service), ready);
    }

    /// The load balancer's where it is private, as that is what the other cluster's packets are sent to; else the one
    /// inside its cluster. "" for a Service that has none.
    private static String address(Service service) {
        List<LoadBalancerIngress> balancers =
                service.getStatus() == null || service.getStatus().getLoadBalancer() == null
                        ? List.of()
                        : list(service.getStatus().getLoadBalancer().getIngress());
        Optional<String> outer = balancers.stream()
                .flatMap(each -> Stream.ofNullable(each.getIp()))
                .filter(GatewayFacts::isPrivate)
                .findFirst();
        String inner = service.getSpec().getClusterIP();
        boolean hasInner = inner != null && !inner.isEmpty() && !inner.equals("None");
        return outer.or(() -> hasInner ? Optional.of(inner) : Optional.empty())
                .or(() -> balancers.stream()
                        .flatMap(each -> Stream.ofNullable(each.getHostname()))
                        .findFirst())
                .orElse("");
    }

    private static int port(Service service) {
        List<Integer> ports = list(service.getSpec().getPorts()).stream()
                .map(ServicePort::getPort)
                .toList();
        return Stream.of(EAST_WEST, 443, 80)
                .filter(ports::contains)
                .findFirst()
                .or(() -> ports.stream().findFirst())
                .orElse(0);
    }

    private static boolean isPrivate(String address) {
        try {
            InetAddress literal = InetAddress.ofLiteral(address);
            // fc00::/7 is IPv6's private range (RFC 4193), which the JDK does not name.
            boolean unique = literal instanceof Inet6Address && (literal.getAddress()[0] & 0xFE) == 0xFC;
            return literal.isSiteLocalAddress() || literal.isLoopbackAddress() || unique;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static <T> List<T> list(@Nullable List<T> maybe) {
        return maybe == null ? List.of() : maybe;
    }
}
