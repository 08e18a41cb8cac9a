package cockpit.live;

import cockpit.stage.Names;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a live stage is made of, as its `stage.yaml` names it. Immutable, and complete: what may be left out has its
/// default here, or is an Optional that says what its absence means. Nothing in it was asked of a cluster or of AWS
/// yet:
/// whether a context or an alarm exists is the preflight's to find.
///
/// The format is described by `assets/stage/stage.schema.json`, and by example in `assets/stage/stage.yaml`.
///
/// @param file          it was read from; its relative paths are resolved against this file's folder
/// @param name          shown as the stage's name, and kept in recordings
/// @param rehearsalsArm `rehearse: armed`: a live rehearsal may arm itself here. Without it only a person arms
/// @param sensitive     services that stay on-prem, sorted; the route's own is never one of them
/// @param topic         SNS topic that the alarm publishes to
/// @param function      Lambda function that the topic calls
/// @param mesh          where CloudWatch has the mesh's metrics, if it does
/// @param autoscaling   what scenario 2 scales; empty, and the stage cannot play it
/// @param shop          the shop's front page, if it is to be looked at
/// @param allow         every write to a cluster that may be; nothing, and the stage is read-only
/// @param mask          words that are shown and stored masked, beside what is masked always
public record StageFile(
        Path file,
        String name,
        boolean rehearsalsArm,
        Clusters kubernetes,
        Split route,
        List<String> sensitive,
        Aws aws,
        Alarm alarm,
        String topic,
        String function,
        Eks eks,
        Prometheus prometheus,
        Optional<MeshMetrics> mesh,
        Load load,
        Optional<Autoscaling> autoscaling,
        Optional<URI> shop,
        List<Allowance> allow,
        List<String> mask) {
    /// Reads a stage.
    ///
    /// @throws BadStage    listing every mistake, each with its line, its column and what to do
    /// @throws IOException if the file cannot be read at all; it names the file
    public static StageFile read(Path file) throws IOException {
        return StageReader.read(file);
    }

    /// Whether a write to a cluster is on the allow-list.
    public boolean allows(String context, String namespace, String kind, Verb verb) {
        return allow.stream()
                .anyMatch(entry -> entry.context().equals(context)
                        && entry.namespace().equals(namespace)
                        && entry.kind().equals(kind)
                        && entry.verbs().contains(verb));
    }

    /// What the stage's systems are called, for commands, cues and screens.
    public Names names() {
        return new Names(
                kubernetes.main().context(),
                kubernetes.remote().context(),
                kubernetes.namespace(),
                route.virtualService(),
                route.service(),
                load.deployment().map(Workload::name).orElse(Names.SHIPPED.loadGenerator()),
                alarm.name(),
                topic,
                function,
                aws.region(),
                autoscaling.map(each -> each.names(eks.cluster())).orElseGet(() -> {
                    var shipped = Names.SHIPPED.autoscaling();
                    return new Names.Autoscaling(eks.cluster(), shipped.hpa(), shipped.load(), shipped.groups());
                }));
    }

    /// The same stage for scenario 2: what the load command moves there is the Deployment that loads what is scaled. A
    /// stage that scales nothing stays as it is.
    public StageFile scaling() {
        return autoscaling
                .map(each -> new Load(
                        Driver.PODS,
                        load.locust(),
                        Optional.of(new Workload(kubernetes.main().context(), each.loadDeployment())),
                        load.hosts()))
                .map(this::loadedBy)
                .orElse(this);
    }

    /// What scenario 2 scales, where this is the stage for scenario 2; empty for that of any other.
    public Optional<Autoscaling> scaled() {
        return load.driver() == Driver.PODS ? autoscaling : Optional.empty();
    }

    private StageFile loadedBy(Load other) {
        return new StageFile(
                file,
                name,
                rehearsalsArm,
                kubernetes,
                route,
                sensitive,
                aws,
                alarm,
                topic,
                function,
                eks,
                prometheus,
                mesh,
                other,
                autoscaling,
                shop,
                allow,
                mask);
    }

    /// The two clusters.
    ///
    /// @param kubeconfig where both contexts are; empty for the one that kubectl would take
    /// @param main       EKS, the mesh's primary
    /// @param remote     on-prem
    /// @param namespace  the shop's, the same in both
    public record Clusters(Optional<Path> kubeconfig, Cluster main, Cluster remote, String namespace) {}

    /// One cluster.
    ///
    /// @param context kubectl's
    /// @param cluster the name it is shown by, and that Istio's telemetry knows it by; the context's if none is given
    public record Cluster(String context, String cluster) {}

    /// The VirtualService that is shifted. It lives in the main cluster.
    ///
    /// @param service of the cluster, whose requests are split
    /// @param host    the destination's host in the VirtualService; the service's name if none is given
    /// @param home    name of the on-prem subset
    /// @param cloud   name of the subset on EKS
    public record Split(String virtualService, String service, String host, String home, String cloud) {}

    /// How AWS is reached.
    ///
    /// @param profile         of the AWS configuration; empty for the SDK's usual chain
    /// @param configFile      instead of `~/.aws/config`
    /// @param credentialsFile instead of `~/.aws/credentials`
    /// @param region          of the clusters, the alarm and the function
    /// @param trainingRegion  of SageMaker; the same if none is given
    /// @param endpoint        for every service that has none of its own, instead of AWS's
    /// @param endpoints       by service, named as in the AWS configuration's `services` section
    /// @param allow           calls that change something and may be made
    public record Aws(
            Optional<String> profile,
            Optional<Path> configFile,
            Optional<Path> credentialsFile,
            String region,
            String trainingRegion,
            Optional<URI> endpoint,
            Map<String, URI> endpoints,
            Set<Call> allow) {
        /// Where a service is reached; empty for AWS's own address.
        ///
        /// @param service as in [#endpoints()], e.g. `service_quotas`
        public Optional<URI> endpoint(String service) {
            return Optional.ofNullable(endpoints.get(service)).or(() -> endpoint);
        }
    }

    /// The alarm, and the metric that it watches.
    public record Alarm(String name, String namespace, String metric, Map<String, String> dimensions) {}

    /// What EKS and Auto Scaling call the cluster's parts.
    public record Eks(String cluster, Optional<String> nodegroup, Optional<String> autoScalingGroup) {}

    /// A Prometheus for each cluster; empty where there is none to be reached.
    public record Prometheus(Optional<URI> main, Optional<URI> remote) {}

    /// Where CloudWatch has Istio's standard metrics, as its agent puts them there: the second choice, where a
    /// cluster's
    /// Prometheus is not named or has long been silent.
    ///
    /// @param namespace `ContainerInsights/Prometheus` if none is given, which is where the agent puts them
    /// @param main      dimensions that tell the main cluster's metrics from all others; empty where it has none there
    /// @param remote    the same of the on-prem cluster
    public record MeshMetrics(
            String namespace, Optional<Map<String, String>> main, Optional<Map<String, String>> remote) {}

    /// What makes the load. The chosen driver's own address is always there.
    public record Load(Driver driver, Optional<URI> locust, Optional<Workload> deployment, Optional<Hosts> hosts) {}

    /// What scenario 2 scales, all of it in the main cluster and in the shop's namespace.
    ///
    /// @param hpa            HorizontalPodAutoscaler; what it scales is its own to say
    /// @param loadDeployment Deployment that puts load on it, one pod a user
    /// @param groups         managed node groups of the EKS cluster, by the role each has in the scenario, one of
    /// [#ROLES];
    ///                       sorted, and a role may be missing
    public record Autoscaling(String hpa, String loadDeployment, Map<String, String> groups) {
        /// What a node group can be in the scenario.
        public static final List<String> ROLES = List.of("on-demand", "spot", "gpu");

        private Names.Autoscaling names(String cluster) {
            return new Names.Autoscaling(cluster, hpa, loadDeployment, groups);
        }
    }

    /// A Deployment in the shop's namespace.
    public record Workload(String context, String name) {}

    /// What the load slider moves.
    public enum Driver {
        /// Locust's web API: users and spawn rate.
        LOCUST,
        /// The load generator's Deployment: replicas, and USERS and RATE in its environment.
        DEPLOYMENT,
        /// CPU load on the on-prem hosts themselves.
        HOSTS,
        /// Scenario 2's: a Deployment in the main cluster, a pod a user. No file names it as its driver: the scenario
        /// that a stage is opened for decides.
        PODS
    }

    /// How CPU load is put on the on-prem hosts.
    public sealed interface Hosts {
        /// A POST to this address with `share` (0 to 1) and `seconds`, as the lab takes it.
        record Hook(URI url) implements Hosts {}

        /// SSM's SendCommand to the instances that have all of these tags.
        record Tagged(Map<String, String> tags) implements Hosts {}
    }

    /// Writes of a kind, in a namespace of a context, that may be.
    ///
    /// @param namespace "" for nodes, which are in none
    public record Allowance(String context, String namespace, String kind, Set<Verb> verbs) {
        /// The one kind that is in no namespace.
        public static final String NODE = "Node";
    }

    /// What may be done to an object.
    public enum Verb {
        PATCH,
        SCALE,
        APPLY,
        DELETE,
        /// A node's alone: it takes no pods in any more.
        CORDON,
        /// A node's alone: its pods are evicted, whatever their namespace.
        DRAIN
    }

    /// A call to AWS that changes something.
    public enum Call {
        /// CloudWatch's: the stage's fallback, when the alarm will not go off by itself.
        SET_ALARM_STATE,
        /// SSM's: CPU load on the hosts.
        SEND_COMMAND,
        /// EKS': between how many nodes a node group may grow and shrink.
        UPDATE_NODEGROUP_CONFIG
    }
}
