package cockpit.stage;

import cockpit.world.GroupId;
import cockpit.world.HpaId;
import cockpit.world.RouteId;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// What the systems of a stage are called. The defaults are the talk's own.
///
/// @param mainContext   kubectl context of the EKS cluster, the mesh's primary
/// @param remoteContext kubectl context of the on-prem cluster
/// @param namespace     the shop's
/// @param route         name of the VirtualService that is shifted
/// @param service       the service that may move
/// @param loadGenerator Deployment that makes load
/// @param alarm         CloudWatch alarm
/// @param topic         SNS topic
/// @param function      Lambda function
/// @param region        of the clusters
/// @param autoscaling   what scenario 2 scales
public record Names(
        String mainContext,
        String remoteContext,
        String namespace,
        String route,
        String service,
        String loadGenerator,
        String alarm,
        String topic,
        String function,
        String region,
        Autoscaling autoscaling) {
    /// The shipped stage.
    public static final Names SHIPPED = new Names(
            "MAIN",
            "REMOTE",
            "hipster-app",
            "recommend-split",
            "recommendationservice",
            "loadgenerator",
            "octank-cpu-high",
            "octank-burst",
            "octank-burst-shift",
            "ap-northeast-2",
            new Autoscaling(
                    "AWS-Cluster",
                    "php-apache",
                    "load-generator",
                    Map.of("on-demand", "workers", "spot", "spot", "gpu", "gpu")));

    /// What scenario 2 scales. The HorizontalPodAutoscaler and the Deployment are in the main cluster, in the shop's
    /// namespace.
    ///
    /// @param cluster the EKS cluster's own name
    /// @param hpa     the HorizontalPodAutoscaler
    /// @param load    Deployment that makes load, a pod a user
    /// @param groups  what EKS calls each node group, by the role it plays in the talk: on-demand, spot, gpu
    public record Autoscaling(String cluster, String hpa, String load, Map<String, String> groups) {
        /// Copies the map, sorted.
        public Autoscaling {
            groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
        }

        /// What EKS calls a node group; the role itself where the stage has no group for it.
        public String group(GroupId group) {
            return groups.getOrDefault(group.name(), group.name());
        }
    }

    /// The HorizontalPodAutoscaler that is shown.
    public HpaId hpaId() {
        return new HpaId(mainContext, namespace, autoscaling.hpa());
    }

    /// The VirtualService that is shifted; it lives in the primary.
    public RouteId routeId() {
        return new RouteId(mainContext, namespace, route);
    }
}
