package cockpit.live.kubernetes;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/// Which objects are watched for scenario 2, beside those that always are.
///
/// @param shop namespace of the HorizontalPodAutoscaler and of what it scales
record ScalingWatches(String shop, ScalingPicture picture, Watches watches) {
    /// Where Events of what is in no namespace are.
    static final String CLUSTERS = "default";

    static final String SYSTEM = "kube-system";
    static final String STATUS = "cluster-autoscaler-status";

    /// What is there in every version of Kubernetes.
    void core() {
        var client = watches.link().watching();
        watches.watch(
                "events",
                shop,
                client.v1().events().inNamespace(shop).withField("involvedObject.kind", "HorizontalPodAutoscaler"),
                Event::new,
                Watch.Eyes.of(picture::event, this::eventGone));
        watches.watch(
                "events",
                CLUSTERS,
                client.v1().events().inNamespace(CLUSTERS).withField("involvedObject.kind", "Node"),
                Event::new,
                Watch.Eyes.of(picture::nodeEvent, this::eventGone));
        watches.watch(
                "configmaps",
                SYSTEM,
                client.configMaps().inNamespace(SYSTEM).withField("metadata.name", STATUS),
                ConfigMap::new,
                Watch.Eyes.of(picture::status, gone -> {}));
        watches.watch(
                "deployments",
                SYSTEM,
                client.apps().deployments().inNamespace(SYSTEM),
                Deployment::new,
                Watch.Eyes.of(picture::systemDeployment, gone -> {}));
    }

    private void eventGone(Event event) {
        picture.eventGone(Watches.name(event));
    }

    /// @param version that is served
    void hpas(String version) {
        var definition = new ResourceDefinitionContext.Builder()
                .withGroup("autoscaling")
                .withVersion(version)
                .withKind("HorizontalPodAutoscaler")
                .withPlural("horizontalpodautoscalers")
                .withNamespaced(true)
                .build();
        watches.watch(
                "horizontalpodautoscalers",
                shop,
                watches.link()
                        .watching()
                        .genericKubernetesResources(definition)
                        .inNamespace(shop)
                        .withField("metadata.name", picture.hpa()),
                GenericKubernetesResource::new,
                new Watch.Eyes<>(picture::hpa, each -> picture.hpaGone(Watches.name(each)), picture::onlyHpas));
    }
}
