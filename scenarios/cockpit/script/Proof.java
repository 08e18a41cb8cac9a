package cockpit.script;

import cockpit.world.Capacity;
import cockpit.world.NodeGroup;
import cockpit.world.ScaleUp;
import cockpit.world.ScaleUpOption;
import cockpit.world.Scaling;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What of the world proves an answer, in the words of the systems themselves: nothing is canned.
public enum Proof {
    /// The Auto Scaling groups' own scaling policies, as DescribePolicies would list them.
    POLICIES {
        @Override
        List<String> of(Scaling scaling) {
            var byNumber = new TreeMap<Integer, List<String>>();
            groups(scaling)
                    .filter(group -> group.policies() >= 0)
                    .forEach(group -> byNumber.computeIfAbsent(group.policies(), n -> new ArrayList<>())
                            .add(group.asg()));
            return byNumber.entrySet().stream()
                    .map(each -> "ScalingPolicies: " + (each.getKey() == 0 ? "[]" : each.getKey()) + "  "
                            + String.join(", ", each.getValue()))
                    .toList();
        }
    },
    /// The newest launch of the group that grew last, and its cause in AWS's words.
    ACTIVITY {
        @Override
        List<String> of(Scaling scaling) {
            return groups(scaling)
                    .flatMap(group -> group.activities().stream())
                    .filter(activity -> activity.description().startsWith("Launching"))
                    .filter(activity -> activity.cause().contains("desired capacity"))
                    .max(Comparator.comparingLong(NodeGroup.Activity::at))
                    .map(activity -> List.of("StatusCode: " + activity.status(), "Cause: " + activity.cause()))
                    .orElse(List.of());
        }
    },
    /// The options that Cluster Autoscaler weighed last, with their scores, and why the others were none.
    OPTIONS {
        @Override
        List<String> of(Scaling scaling) {
            Optional<ScaleUp> last = scaling.scaleUps().sorted(Comparator.comparingLong(ScaleUp::at)).stream()
                    .reduce((a, b) -> b);
            return last.map(up -> Stream.concat(
                                    Stream.of("--expander=" + up.expander()),
                                    up.options().stream().map(option -> said(up, option)))
                            .toList())
                    .orElse(List.of());
        }
    },
    /// The groups' instance types; the first sizes the group.
    TYPES {
        @Override
        List<String> of(Scaling scaling) {
            return groups(scaling)
                    .map(group -> group.id().name() + (group.capacity() == Capacity.SPOT ? "  SPOT  " : "  ")
                            + "instanceTypes: " + group.instanceTypes())
                    .toList();
        }
    };

    abstract List<String> of(Scaling scaling);

    /// Its lines; none while the world does not know.
    public List<String> lines(World world) {
        return world.scaling().map(this::of).orElse(List.of());
    }

    private static Stream<NodeGroup> groups(Scaling scaling) {
        return scaling
                .groups()
                .sorted(Comparator.comparing((NodeGroup group) -> group.capacity())
                        .thenComparing(group -> group.id().name()))
                .stream();
    }

    private static String said(ScaleUp up, ScaleUpOption option) {
        String name = (option.group().equals(up.chosen()) ? "> " : "  ") + option.group() + ": ";
        return option.no().isEmpty()
                ? name + "nodes " + option.nodes() + ", pods " + option.pods() + score(up.expander(), option.score())
                : name + option.no();
    }

    /// Nothing where it was not told. What would be left empty, in Cluster Autoscaler's own word (expander/waste:
    /// "would
    /// waste ... Blended", half of CPU's and memory's parts together).
    private static String score(String expander, double score) {
        if (Double.isNaN(score)) {
            return "";
        }
        return expander.startsWith("least-waste")
                ? String.format(Locale.ROOT, ", waste %.0f%%", score * 50)
                : String.format(Locale.ROOT, ", score %.2f", score);
    }
}
