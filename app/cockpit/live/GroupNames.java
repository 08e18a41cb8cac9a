package cockpit.live;

import cockpit.live.StageFile.Autoscaling;
import cockpit.world.GroupId;
import cockpit.world.PlatformFact.NodeSeen;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// What a node group is called: by the talk, by EKS and by EC2 Auto Scaling. The talk knows it by its role, such as
/// `spot`, and so does the world, whatever it is called on a stage that is opened for scenario 2. Thread-safe.
///
/// Source: EKS User Guide, "Managed node groups": the Auto Scaling group is named `eks-NODEGROUP-UUID`.
public final class GroupNames {
    private static final String SUFFIX = "(-[0-9a-f]{4,8}(-[0-9a-f]{4}){0,3}(-[0-9a-f]{12})?)?";

    private final String context;
    private final Map<String, String> nodegroups;
    private final Map<String, String> roleOfAsg = new ConcurrentHashMap<>();

    public GroupNames(StageFile stage) {
        this.context = stage.kubernetes().main().context();
        this.nodegroups = stage.scaled().map(Autoscaling::groups).orElse(Map.of());
    }

    /// EKS's names of the stage's groups, by role.
    public Map<String, String> nodegroups() {
        return nodegroups;
    }

    /// The world's name of a role.
    public GroupId id(String role) {
        return new GroupId(context, role);
    }

    /// The role of one of EKS's node groups; its own name where the stage gives it none.
    public String role(String nodegroup) {
        return nodegroups.entrySet().stream()
                .filter(each -> each.getValue().equals(nodegroup))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(nodegroup);
    }

    /// The same node, its group by the role.
    public NodeSeen named(NodeSeen node) {
        return new NodeSeen(
                node.node(),
                node.instanceType(),
                role(node.group()),
                node.capacity(),
                node.phase(),
                node.room(),
                node.why());
    }

    /// Learns from EKS which Auto Scaling group is a role's.
    public void learn(String asg, String role) {
        roleOfAsg.put(asg, role);
    }

    /// The role of an Auto Scaling group, as EKS has told it or by the way EKS names them; empty for one that has none.
    public Optional<String> roleOfAsg(String asg) {
        return Optional.ofNullable(roleOfAsg.get(asg))
                .or(() -> nodegroups.entrySet().stream()
                        .filter(each -> Pattern.matches("(eks-)?" + Pattern.quote(each.getValue()) + SUFFIX, asg))
                        .map(Map.Entry::getKey)
                        .findFirst());
    }
}
