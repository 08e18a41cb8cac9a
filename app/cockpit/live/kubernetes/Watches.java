package cockpit.live.kubernetes;

import cockpit.live.StageFile;
import cockpit.world.Side;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventList;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Optional;
import java.util.function.Supplier;

/// Which objects of a cluster are watched.
///
/// Pods are those of the shop's namespace alone. What others take of a node (the mesh's, the cloud's agents) is not
/// taken off its room, which is told as the kubelet reports it; that it does not suffice, the scheduler says itself.
///
/// @param side    the route lives in the main cluster, so it is watched there and nowhere else
/// @param scaling what is told of scenario 2; empty where the stage does not play it, and for the on-prem cluster
record Watches(StageFile stage, Side side, Picture picture, Optional<ScalingPicture> scaling, Link link) {
    static final String MESH = "istio-system";

    /// What every cluster has.
    void core() {
        String shop = stage.kubernetes().namespace();
        var client = link.watching();
        watch("nodes", "", client.nodes(), Node::new, new Watch.Eyes<>(this::node, this::nodeGone, picture::onlyNodes));
        watch(
                "pods",
                shop,
                link.pods().pods().inNamespace(shop),
                Pod::new,
                new Watch.Eyes<>(picture::pod, each -> picture.podGone(name(each)), picture::onlyPods));
        watch(
                "deployments",
                shop,
                client.apps().deployments().inNamespace(shop),
                Deployment::new,
                new Watch.Eyes<>(this::deployment, this::deploymentGone, picture::onlyDeployments));
        watch(
                "events",
                shop,
                ofPods(client.v1().events().inNamespace(shop)),
                Event::new,
                Watch.Eyes.of(this::podEvent, this::eventGone));
        watch(
                "services",
                MESH,
                client.services().inNamespace(MESH),
                Service::new,
                Watch.Eyes.of(
                        each -> picture.gateways(to -> to.service(each)),
                        each -> picture.gateways(to -> to.serviceGone(name(each)))));
        watch(
                "endpointslices",
                MESH,
                client.discovery().v1().endpointSlices().inNamespace(MESH),
                EndpointSlice::new,
                Watch.Eyes.of(
                        each -> picture.gateways(to -> to.slice(each)),
                        each -> picture.gateways(to -> to.sliceGone(name(each)))));
        scaling.ifPresent(told -> new ScalingWatches(shop, told, this).core());
    }

    private void node(Node node) {
        picture.node(node);
        scaling.ifPresent(told -> told.node(node));
    }

    private void nodeGone(Node node) {
        picture.nodeGone(name(node));
        scaling.ifPresent(told -> told.nodeGone(name(node)));
    }

    private void deployment(Deployment deployment) {
        picture.deployment(deployment);
        scaling.ifPresent(told -> told.deployment(
                WorkloadFacts.of(link.context(), deployment, stage.sensitive()), WorkloadFacts.scaler(deployment)));
    }

    private void deploymentGone(Deployment deployment) {
        picture.deploymentGone(name(deployment));
        scaling.ifPresent(told -> told.deploymentGone(name(deployment)));
    }

    private void podEvent(Event event) {
        picture.event(event);
        scaling.ifPresent(told -> told.event(event));
    }

    private void eventGone(Event event) {
        picture.eventGone(name(event));
        scaling.ifPresent(told -> told.eventGone(name(event)));
    }

    /// Without what is of no use, which is most: a pod that starts makes four, kept for an hour.
    private static FilterWatchListDeletable<Event, EventList, Resource<Event>> ofPods(
            FilterWatchListDeletable<Event, EventList, Resource<Event>> events) {
        var some = events.withField("involvedObject.kind", "Pod");
        for (String reason : Sayings.ROUTINE.stream().sorted().toList()) {
            some = some.withoutField("reason", reason);
        }
        return some;
    }

    /// What one with Istio has.
    ///
    /// @param version of its API
    void istio(String version) {
        String shop = stage.kubernetes().namespace();
        if (side == Side.CLOUD) {
            watch(
                    "virtualservices",
                    shop,
                    link.watching()
                            .genericKubernetesResources(definition(version, "VirtualService", "virtualservices"))
                            .inNamespace(shop),
                    GenericKubernetesResource::new,
                    Watch.Eyes.of(picture::route, each -> picture.routeGone(name(each))));
            watch(
                    "destinationrules",
                    shop,
                    link.watching()
                            .genericKubernetesResources(definition(version, "DestinationRule", "destinationrules"))
                            .inNamespace(shop),
                    GenericKubernetesResource::new,
                    new Watch.Eyes<>(
                            picture.subsets()::rule,
                            each -> picture.subsets().gone(name(each)),
                            picture.subsets()::only));
        }
        gateways(version, shop);
        if (!shop.equals(MESH)) {
            gateways(version, MESH);
        }
    }

    private void gateways(String version, String namespace) {
        watch(
                "gateways",
                namespace,
                link.watching()
                        .genericKubernetesResources(definition(version, "Gateway", "gateways"))
                        .inNamespace(namespace),
                GenericKubernetesResource::new,
                Watch.Eyes.of(
                        each -> picture.gateways(to -> to.selector(namespace + "/" + name(each), each)),
                        each -> picture.gateways(to -> to.selectorGone(namespace + "/" + name(each)))));
    }

    /// What one that scales has.
    ///
    /// @param version of its HorizontalPodAutoscalers' API
    void scaling(String version) {
        scaling.ifPresent(told -> new ScalingWatches(stage.kubernetes().namespace(), told, this).hpas(version));
    }

    <T extends HasMetadata> void watch(
            String resource, String namespace, Informable<T> objects, Supplier<T> blank, Watch.Eyes<T> eyes) {
        link.add(new Watch<>(link.asked("list", resource, namespace), objects, blank, eyes));
    }

    private static ResourceDefinitionContext definition(String version, String kind, String plural) {
        return new ResourceDefinitionContext.Builder()
                .withGroup("networking.istio.io")
                .withVersion(version)
                .withKind(kind)
                .withPlural(plural)
                .withNamespaced(true)
                .build();
    }

    static String name(HasMetadata object) {
        return object.getMetadata().getName();
    }
}
