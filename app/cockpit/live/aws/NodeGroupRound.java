package cockpit.live.aws;

import cockpit.live.GroupNames;
import cockpit.live.SourceHealth;
import cockpit.live.StageFile;
import cockpit.live.Trouble;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.eks.model.Nodegroup;

/// The stage's managed node groups as EKS knows them. One thread runs it.
final class NodeGroupRound implements Runnable {
    private final StageFile.Eks stage;
    private final GroupNames names;
    private final EksClient eks;
    private final NodeGroups groups;
    private final Question ask;

    NodeGroupRound(
            StageFile.Eks stage,
            GroupNames names,
            AwsAccess access,
            EksClient eks,
            NodeGroups groups,
            SourceHealth health) {
        this.stage = stage;
        this.names = names;
        this.eks = eks;
        this.groups = groups;
        this.ask = new Question(Operation.DESCRIBE_NODEGROUP, health, access);
    }

    @Override
    public void run() {
        ask.ask(this::described).ifPresent(this::heard);
    }

    private Map<String, Optional<Nodegroup>> described() {
        var all = new TreeMap<String, Optional<Nodegroup>>();
        names.nodegroups().forEach((role, name) -> all.put(role, ClusterRound.group(eks, stage, name)));
        return all;
    }

    private void heard(Map<String, Optional<Nodegroup>> found) {
        found.forEach(groups::eks);
        found.entrySet().stream()
                .filter(each -> each.getValue().isEmpty())
                .map(each -> names.nodegroups().getOrDefault(each.getKey(), each.getKey()))
                .findFirst()
                .ifPresentOrElse(
                        missing -> ask.doubted(Trouble.of("live.aws.noNodegroup", missing, stage.cluster())),
                        ask::answered);
    }
}
