package cockpit.stage;

import cockpit.world.RouteId;

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
        String region) {
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
            "ap-northeast-2");

    /// The VirtualService that is shifted; it lives in the primary.
    public RouteId routeId() {
        return new RouteId(mainContext, namespace, route);
    }
}
