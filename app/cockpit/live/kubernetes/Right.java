package cockpit.live.kubernetes;

import cockpit.live.StageFile;
import cockpit.live.StageFile.Allowance;
import cockpit.live.StageFile.Verb;
import cockpit.world.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Something that a user may have to be allowed to do, in RBAC's words.
///
/// @param group     of the API, "" for the core's
/// @param resource  a subresource after a slash, `pods/eviction`
/// @param namespace "" for the whole cluster
public record Right(String verb, String group, String resource, String namespace) {
    private static final String ISTIO = "networking.istio.io";

    private record Kind(String group, String resource) {}

    /// The kinds that a stage's file may allow writes to.
    private static final Map<String, Kind> KINDS = Map.of(
            "Deployment", new Kind("apps", "deployments"),
            "Gateway", new Kind(ISTIO, "gateways"),
            "HorizontalPodAutoscaler", new Kind("autoscaling", "horizontalpodautoscalers"),
            "Node", new Kind("", "nodes"),
            "Service", new Kind("", "services"),
            "TrainingJob", new Kind("sagemaker.services.k8s.aws", "trainingjobs"),
            "VirtualService", new Kind(ISTIO, "virtualservices"));

    /// What reading a cluster takes: that of [Watches].
    public static List<Right> toRead(StageFile stage, Side side) {
        String shop = stage.kubernetes().namespace();
        var rights = new ArrayList<Right>();
        watch(rights, "", "nodes", "");
        watch(rights, "", "pods", shop);
        watch(rights, "apps", "deployments", shop);
        watch(rights, "", "events", shop);
        watch(rights, "", "services", Watches.MESH);
        watch(rights, "discovery.k8s.io", "endpointslices", Watches.MESH);
        if (side == Side.CLOUD) {
            watch(rights, ISTIO, "virtualservices", shop);
            watch(rights, ISTIO, "destinationrules", shop);
        }
        if (side == Side.CLOUD && stage.autoscaling().isPresent()) {
            watch(rights, "autoscaling", "horizontalpodautoscalers", shop);
            watch(rights, "", "events", ScalingWatches.CLUSTERS);
            watch(rights, "", "configmaps", ScalingWatches.SYSTEM);
            watch(rights, "apps", "deployments", ScalingWatches.SYSTEM);
        }
        for (String namespace : new TreeSet<>(List.of(shop, Watches.MESH))) {
            watch(rights, ISTIO, "gateways", namespace);
        }
        return List.copyOf(rights);
    }

    private static void watch(List<Right> rights, String group, String resource, String namespace) {
        rights.add(new Right("list", group, resource, namespace));
        rights.add(new Right("watch", group, resource, namespace));
    }

    /// What the writes of the stage's allow-list take in one context. Whoever writes looks first.
    public static List<Right> toWrite(StageFile stage, String context) {
        return stage.allow().stream()
                .filter(entry -> entry.context().equals(context))
                .flatMap(Right::of)
                .distinct()
                .toList();
    }

    private static Stream<Right> of(Allowance entry) {
        Kind kind = KINDS.get(entry.kind());
        if (kind == null) {
            throw new IllegalStateException("a kind without a resource: " + entry.kind());
        }
        Stream<Right> own = Stream.concat(
                        Stream.of("get"), entry.verbs().stream().sorted().flatMap(Right::verbs))
                .map(verb -> new Right(verb, kind.group(), kind.resource(), entry.namespace()));
        return Stream.concat(own, beside(entry));
    }

    /// Of other kinds: what is looked at before a route is shifted, and whom a drain evicts.
    private static Stream<Right> beside(Allowance entry) {
        if (entry.kind().equals("VirtualService")) {
            return Stream.of(new Right("list", ISTIO, "destinationrules", entry.namespace()));
        }
        return entry.verbs().contains(Verb.DRAIN)
                ? Stream.of(new Right("list", "", "pods", ""), new Right("create", "", "pods/eviction", ""))
                : Stream.empty();
    }

    private static Stream<String> verbs(Verb verb) {
        return switch (verb) {
            case PATCH, SCALE, CORDON -> Stream.of("patch"); // replicas are patched in the object itself
            case DRAIN -> Stream.of("list"); // and what it takes beside
            case APPLY -> Stream.of("patch", "create");
            case DELETE -> Stream.of("delete");
        };
    }

    /// E.g. `patch virtualservices.networking.istio.io -n hipster-app`, as `kubectl auth can-i` takes it.
    public String shown() {
        return verb + " " + resource + (group.isEmpty() ? "" : "." + group)
                + (namespace.isEmpty() ? "" : " -n " + namespace);
    }
}
