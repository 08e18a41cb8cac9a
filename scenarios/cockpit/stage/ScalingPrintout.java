package cockpit.stage;

import cockpit.world.Capacity;
import cockpit.world.Event;
import cockpit.world.Hpa;
import cockpit.world.HpaCondition;
import cockpit.world.HpaId;
import cockpit.world.NodeGroup;
import cockpit.world.Pod;
import cockpit.world.PodPhase;
import cockpit.world.ScaleUp;
import cockpit.world.Scaling;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What kubectl and aws would print of what scales pods and nodes.
///
/// Source: kubectl pkg/describe (HorizontalPodAutoscalerDescriber), the AWS CLI's JSON, the status ConfigMap of Cluster
/// Autoscaler 1.30 and newer.
final class ScalingPrintout {
    private final World world;
    private final Names names;

    ScalingPrintout(World world, Names names) {
        this.world = world;
        this.names = names;
    }

    String of(Command.View view) {
        return switch (view) {
            case HPA -> hpa();
            case NODE_GROUPS -> groups().stream().map(this::group).collect(Collectors.joining("\n"));
            case SCALING_POLICIES -> policies();
            case SCALING_ACTIVITIES -> activities();
            case PENDING -> pending();
            case AUTOSCALER_STATUS -> status();
            default -> throw new IllegalArgumentException("not of scenario 2: " + view);
        };
    }

    private Optional<Scaling> scaling() {
        return world.scaling();
    }

    private List<NodeGroup> groups() {
        return scaling()
                .map(Scaling::groups)
                .map(groups -> groups.sorted(
                        Comparator.comparing((NodeGroup group) -> group.id().name())))
                .orElse(List.of());
    }

    private String hpa() {
        HpaId id = names.hpaId();
        Optional<Hpa> found = scaling().flatMap(all -> all.hpas().find(id));
        return found.map(ScalingPrintout::described)
                .orElse("Error from server (NotFound): horizontalpodautoscalers.autoscaling \"" + id.name()
                        + "\" not found");
    }

    private static String described(Hpa hpa) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("Type", "Status", "Reason", "Message"));
        rows.add(List.of("----", "------", "------", "-------"));
        for (HpaCondition each : hpa.conditions()) {
            rows.add(List.of(each.type(), each.status(), each.reason(), each.message()));
        }
        var text = new StringBuilder();
        line(text, "Name:", hpa.id().name());
        line(text, "Namespace:", hpa.id().namespace());
        line(text, "Reference:", "Deployment/" + hpa.target());
        line(text, "Metrics:", "( current / target )");
        hpa.metrics().forEach(metric -> text.append("  ").append(metric).append('\n'));
        line(text, "Min replicas:", String.valueOf(hpa.min()));
        line(text, "Max replicas:", String.valueOf(hpa.max()));
        if (!hpa.behavior().isEmpty()) {
            text.append("Behavior:\n");
            hpa.behavior().forEach(line -> text.append("  ").append(line).append('\n'));
        }
        line(text, "Deployment pods:", hpa.current() + " current / " + hpa.desired() + " desired");
        text.append("Conditions:\n").append(Printout.table(rows).indent(2));
        if (!hpa.text().isEmpty()) {
            text.append("Events:\n  Normal  SuccessfulRescale  horizontal-pod-autoscaler  ")
                    .append(hpa.text());
        }
        return text.toString().stripTrailing();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name)
                .append(" ".repeat(Math.max(1, 24 - name.length())))
                .append(value)
                .append('\n');
    }

    private String group(NodeGroup group) {
        return """
                {
                    "nodegroup": {
                        "nodegroupName": "%s",
                        "status": "%s",
                        "capacityType": "%s",
                        "scalingConfig": {"minSize": %d, "maxSize": %d, "desiredSize": %d},
                        "instanceTypes": [%s],
                        "taints": [%s],
                        "resources": {"autoScalingGroups": [{"name": "%s"}]}
                    }
                }""".formatted(
                        names.autoscaling().group(group.id()),
                        group.status(),
                        group.capacity() == Capacity.SPOT ? "SPOT" : "ON_DEMAND",
                        group.min(),
                        group.max(),
                        group.desired(),
                        quoted(group.instanceTypes()),
                        group.taints().stream().map(ScalingPrintout::taint).collect(Collectors.joining(", ")),
                        group.asg());
    }

    /// `key=value:Effect` as EKS has it.
    private static String taint(String taint) {
        String key = taint.substring(0, Math.max(0, taint.indexOf('=')));
        String effect = taint.substring(taint.lastIndexOf(':') + 1);
        String value = taint.substring(taint.indexOf('=') + 1, taint.length() - effect.length() - 1);
        return "{\"key\": \"%s\", \"value\": \"%s\", \"effect\": \"%s\"}"
                .formatted(
                        key,
                        value,
                        effect.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
    }

    private static String quoted(List<String> words) {
        return words.stream().map(word -> "\"" + word + "\"").collect(Collectors.joining(", "));
    }

    private String policies() {
        List<NodeGroup> unknown =
                groups().stream().filter(group -> group.policies() < 0).toList();
        if (!unknown.isEmpty() || groups().isEmpty()) {
            return "(not known yet: EC2 Auto Scaling has not said)";
        }
        int known = groups().stream().mapToInt(NodeGroup::policies).sum();
        return known == 0 ? "{\n    \"ScalingPolicies\": []\n}" : "{\n    \"ScalingPolicies\": " + known + "\n}";
    }

    private String activities() {
        record Of(NodeGroup group, NodeGroup.Activity activity) {}
        var newest = new ArrayList<Of>();
        groups().forEach(group -> group.activities().forEach(activity -> newest.add(new Of(group, activity))));
        newest.sort(Comparator.comparingLong((Of each) -> each.activity().at()).reversed());
        return newest.stream()
                .limit(5)
                .map(each -> """
                {
                    "AutoScalingGroupName": "%s",
                    "Description": "%s",
                    "Cause": "%s",
                    "StatusCode": "%s"%s
                }""".formatted(
                                each.group().asg(),
                                each.activity().description(),
                                each.activity().cause(),
                                each.activity().status(),
                                each.activity().message().isEmpty()
                                        ? ""
                                        : ",\n    \"StatusMessage\": \""
                                                + each.activity().message() + "\""))
                .collect(Collectors.joining(",\n", "[", "]"));
    }

    private String pending() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("LAST SEEN", "TYPE", "REASON", "OBJECT", "MESSAGE"));
        world
                .platform()
                .pods()
                .sorted(Comparator.comparing((Pod pod) -> pod.id().name()))
                .stream()
                .filter(pod -> pod.phase() == PodPhase.PENDING)
                .forEach(pod -> rows.add(List.of(
                        (world.now() - pod.since()) / Event.SECOND + "s",
                        "Warning",
                        "FailedScheduling",
                        "pod/" + pod.id().name(),
                        pod.why())));
        return rows.size() == 1 ? "No resources found in " + names.namespace() + " namespace." : Printout.table(rows);
    }

    private String status() {
        Optional<ScaleUp> last = scaling().map(Scaling::scaleUps).flatMap(ups -> ups.find(names.mainContext()));
        var text = new StringBuilder("autoscalerStatus: Running\nnodeGroups:\n");
        for (NodeGroup group : groups()) {
            text.append("""
                    - name: %s
                      health: {%scloudProviderTarget: %d, minSize: %d, maxSize: %d}
                    """.formatted(
                            group.asg(),
                            group.judgement()
                                    .map(said -> "status: " + said.health() + ", ")
                                    .orElse(""),
                            group.desired(),
                            group.min(),
                            group.max()));
            group.judgement().ifPresent(said -> text.append(judged(said)));
        }
        last.filter(up -> !up.chosen().isEmpty())
                .ifPresent(up -> text.append("lastScaleUp: ")
                        .append(up.chosen())
                        .append(' ')
                        .append(up.from())
                        .append("->")
                        .append(up.to()));
        return text.toString().stripTrailing();
    }

    private static String judged(NodeGroup.Judgement said) {
        String why = said.why().isEmpty() ? "" : ", backoffInfo: {errorMessage: " + said.why() + "}";
        return "  scaleUp: {status: " + said.scaleUp() + why + "}\n  scaleDown: {status: " + said.scaleDown() + "}\n";
    }
}
