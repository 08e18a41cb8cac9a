package cockpit.live.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// What Cluster Autoscaler says of its groups in the ConfigMap `cluster-autoscaler-status`: YAML since 1.30, a text
/// laid
/// out for people before.
///
/// Source: cluster-autoscaler clusterstate/api/types.go; of 1.29, clusterstate/api/utils.go.
///
/// @param groups in the order of the status
record AutoscalerStatus(List<Group> groups) {
    /// A group, in the autoscaler's words; "" for what it does not say.
    ///
    /// @param asg       the Auto Scaling group's name
    /// @param health    Healthy, Unhealthy
    /// @param scaleUp   NoActivity, InProgress, Backoff
    /// @param scaleDown NoCandidates, CandidatesPresent
    /// @param why       why it is in back-off
    record Group(String asg, String health, String scaleUp, String scaleDown, String why) {}

    private static final Pattern LINE =
            Pattern.compile("^ +(Name|Health|ScaleUp|ScaleDown): +(\\S+).*$", Pattern.MULTILINE);

    AutoscalerStatus {
        groups = List.copyOf(groups);
    }

    /// Reads either form; without groups where it is neither.
    static AutoscalerStatus of(String status) {
        return new AutoscalerStatus(status.startsWith("Cluster-autoscaler status") ? ofText(status) : ofYaml(status));
    }

    private static List<Group> ofYaml(String status) {
        try {
            Object whole = new Load(LoadSettings.builder().build()).loadFromString(status);
            Object groups = whole instanceof Map<?, ?> map ? map.get("nodeGroups") : null;
            return groups instanceof List<?> list
                    ? list.stream()
                            .filter(Map.class::isInstance)
                            .map(each -> ofYaml((Map<?, ?>) each))
                            .toList()
                    : List.of();
        } catch (YamlEngineException e) { // a third form: nothing can be said of it
            return List.of();
        }
    }

    private static Group ofYaml(Map<?, ?> group) {
        String why = Stream.of("errorCode", "errorMessage")
                .map(key -> text(group, "scaleUp", "backoffInfo", key))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(": "));
        return new Group(
                text(group, "name"),
                text(group, "health", "status"),
                text(group, "scaleUp", "status"),
                text(group, "scaleDown", "status"),
                why);
    }

    private static String text(Map<?, ?> in, String... path) {
        Object at = in;
        for (String key : path) {
            at = at instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return at == null ? "" : String.valueOf(at);
    }

    /// The cluster as a whole comes first and has no name.
    private static List<Group> ofText(String status) {
        var groups = new ArrayList<Group>();
        Matcher line = LINE.matcher(status);
        while (line.find()) {
            String value = line.group(2);
            if (line.group(1).equals("Name")) {
                groups.add(new Group(value, "", "", "", ""));
            } else if (!groups.isEmpty()) {
                groups.add(with(groups.removeLast(), line.group(1), value));
            }
        }
        return groups;
    }

    private static Group with(Group group, String name, String value) {
        return switch (name) {
            case "Health" -> new Group(group.asg(), value, group.scaleUp(), group.scaleDown(), "");
            case "ScaleUp" -> new Group(group.asg(), group.health(), value, group.scaleDown(), "");
            default -> new Group(group.asg(), group.health(), group.scaleUp(), value, "");
        };
    }
}
