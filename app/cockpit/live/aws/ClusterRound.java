package cockpit.live.aws;

import cockpit.live.SourceHealth;
import cockpit.live.StageFile;
import cockpit.live.Trouble;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.eks.model.Cluster;
import software.amazon.awssdk.services.eks.model.LogSetup;
import software.amazon.awssdk.services.eks.model.Nodegroup;
import software.amazon.awssdk.services.eks.model.ResourceNotFoundException;

/// The cluster and its node group as EKS knows them. One thread runs it.
final class ClusterRound implements Runnable {
    private static final String ACTIVE = "ACTIVE";

    private final StageFile.Eks stage;
    private final String region;
    private final EksClient eks;
    private final Question askCluster;
    private final Question askNodegroup;
    private volatile Optional<EksSeen> seen = Optional.empty();

    ClusterRound(StageFile.Eks stage, AwsAccess access, EksClient eks, SourceHealth health) {
        this.stage = stage;
        this.region = access.region().id();
        this.eks = eks;
        this.askCluster = new Question(Operation.DESCRIBE_CLUSTER, health, access);
        this.askNodegroup = new Question(Operation.DESCRIBE_NODEGROUP, health, access);
    }

    /// As last told; empty if it never was.
    Optional<EksSeen> seen() {
        return seen;
    }

    /// The cluster's network, as last told.
    Optional<String> vpc() {
        return seen.map(EksSeen::vpc).filter(id -> !id.isEmpty());
    }

    @Override
    public void run() {
        askCluster.ask(() -> cluster(eks, stage)).ifPresent(found -> {
            if (found.isEmpty()) {
                askCluster.missing(Trouble.of("live.aws.noCluster", stage.cluster(), region));
                return;
            }
            judge(askCluster, found.get().statusAsString(), "EKS " + stage.cluster());
            seen = Optional.of(seen(found.get(), stage.nodegroup().flatMap(this::nodegroup)));
        });
    }

    static Optional<Cluster> cluster(EksClient eks, StageFile.Eks stage) {
        try {
            return Optional.of(eks.describeCluster(b -> b.name(stage.cluster())).cluster());
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    private Optional<EksSeen.Nodegroup> nodegroup(String name) {
        return askNodegroup.ask(() -> group(eks, stage, name)).flatMap(found -> {
            if (found.isEmpty()) {
                askNodegroup.missing(Trouble.of("live.aws.noNodegroup", name, stage.cluster()));
            } else {
                judge(askNodegroup, found.get().statusAsString(), "EKS " + stage.cluster() + " " + name);
            }
            return found.map(ClusterRound::seen);
        });
    }

    static Optional<Nodegroup> group(EksClient eks, StageFile.Eks stage, String name) {
        try {
            return Optional.of(
                    eks.describeNodegroup(b -> b.clusterName(stage.cluster()).nodegroupName(name))
                            .nodegroup());
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    private static void judge(Question question, String status, String what) {
        if (ACTIVE.equals(status)) {
            question.answered();
        } else {
            question.doubted(Trouble.of("live.aws.notActive", what, String.valueOf(status)));
        }
    }

    static EksSeen seen(Cluster cluster, Optional<EksSeen.Nodegroup> nodegroup) {
        var network = Optional.ofNullable(cluster.resourcesVpcConfig());
        return new EksSeen(
                cluster.name(),
                told(cluster.statusAsString()),
                told(cluster.version()),
                network.map(each -> told(each.vpcId())).orElse(""),
                Optional.ofNullable(cluster.kubernetesNetworkConfig())
                        .map(each -> told(each.serviceIpv4Cidr()))
                        .orElse(""),
                network.map(each -> Boolean.TRUE.equals(each.endpointPublicAccess()))
                        .orElse(false),
                Optional.ofNullable(cluster.logging())
                        .map(each -> each.clusterLogging().stream()
                                .filter(setup -> Boolean.TRUE.equals(setup.enabled()))
                                .map(LogSetup::typesAsStrings)
                                .flatMap(List::stream)
                                .sorted()
                                .toList())
                        .orElse(List.of()),
                nodegroup);
    }

    static EksSeen.Nodegroup seen(Nodegroup group) {
        var scaling = Optional.ofNullable(group.scalingConfig());
        return new EksSeen.Nodegroup(
                group.nodegroupName(),
                told(group.statusAsString()),
                scaling.map(each -> each.minSize()).orElse(0),
                scaling.map(each -> each.maxSize()).orElse(0),
                scaling.map(each -> each.desiredSize()).orElse(0),
                group.instanceTypes(),
                told(group.capacityTypeAsString()),
                Optional.ofNullable(group.resources())
                        .map(each -> each.autoScalingGroups().stream()
                                .map(scaler -> scaler.name())
                                .toList())
                        .orElse(List.of()));
    }

    /// An answer may leave anything out.
    private static String told(String text) {
        return text == null ? "" : text;
    }
}
