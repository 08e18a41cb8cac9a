package cockpit.app.decide;

import cockpit.simulation.autoscaler.AutoscalerConfig;
import cockpit.simulation.autoscaler.AutoscalerConfig.Limits;
import cockpit.simulation.autoscaler.AutoscalerConfig.ScaleDownRules;
import cockpit.simulation.autoscaler.Expander;
import cockpit.simulation.autoscaler.NodeGroup;
import cockpit.simulation.kubernetes.PodDisruptionBudget;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Reads what only the autoscaler has: node groups, its flags, PodDisruptionBudgets.
final class AutoscalerReading {
    private AutoscalerReading() {}

    static NodeGroup group(Case in) {
        in.object();
        int min = in.at("minSize").integer();
        int max = in.at("maxSize").integer();
        if (min > max) {
            throw in.at("minSize").because("must not be above maxSize");
        }
        return new NodeGroup(
                in.at("name").text(),
                min,
                max,
                in.at("targetSize").integer(),
                in.at("nodes").texts(),
                in.at("template").orNull(NodeReading::node),
                in.at("deletionsInProgress").or(0, Case::integer),
                false);
    }

    static PodDisruptionBudget budget(Case in) {
        return new PodDisruptionBudget(
                Parts.meta(in.object().at("metadata")),
                Parts.selector(in.at("spec").at("selector")),
                in.at("status").at("disruptionsAllowed").or(0, Case::integer));
    }

    static AutoscalerConfig config(Case in) {
        AutoscalerConfig usual = AutoscalerConfig.DEFAULT;
        return new AutoscalerConfig(
                in.at("expander").or(usual.expanders(), AutoscalerReading::expanders),
                in.at("priorities").or(usual.priorities(), AutoscalerReading::priorities),
                in.at("maxNodesPerScaleUp").or(usual.maxNodesPerScaleUp(), Case::integer),
                in.at("balanceSimilarNodeGroups").or(usual.balanceSimilarNodeGroups(), Case::truth),
                limits(in, usual.up()),
                down(in, usual.down()));
    }

    private static Limits limits(Case in, Limits usual) {
        return new Limits(
                in.at("maxNodesTotal").or(usual.maxNodes(), Case::integer),
                in.at("maxCoresTotal").or(usual.maxCores(), AutoscalerReading::amount),
                in.at("maxMemoryTotal").or(usual.maxMemory(), AutoscalerReading::amount),
                in.at("minCoresTotal").or(usual.minCores(), AutoscalerReading::amount),
                in.at("minMemoryTotal").or(usual.minMemory(), AutoscalerReading::amount));
    }

    private static ScaleDownRules down(Case in, ScaleDownRules usual) {
        return new ScaleDownRules(
                in.at("scaleDownUtilizationThreshold").or(usual.utilizationThreshold(), Case::number),
                in.at("scaleDownGpuUtilizationThreshold").or(usual.gpuUtilizationThreshold(), Case::number),
                in.at("scaleDownUnneededTime").or(usual.unneededTime(), GoDuration::read),
                in.at("scaleDownUnreadyTime").or(usual.unreadyTime(), GoDuration::read),
                in.at("scaleDownUnreadyEnabled").or(usual.unreadyEnabled(), Case::truth),
                in.at("ignoreDaemonsetsUtilization").or(usual.ignoreDaemonSets(), Case::truth),
                in.at("ignoreMirrorPodsUtilization").or(usual.ignoreMirrorPods(), Case::truth),
                in.at("skipNodesWithSystemPods").or(usual.skipSystemPods(), Case::truth),
                in.at("skipNodesWithLocalStorage").or(usual.skipLocalStorage(), Case::truth));
    }

    /// A number of cores or bytes, or a quantity of them.
    private static Long amount(Case in) {
        return in.isText() ? Parts.quantity(in).value() : (Long) (long) in.number();
    }

    private static List<Expander> expanders(Case in) {
        var known = new HashSet<Expander>();
        List<Expander> chain = Parts.each(in, each -> {
            Expander expander = each.word(Expander.class, word -> word.word);
            if (!known.add(expander)) {
                throw each.because("must not come twice");
            }
            return expander;
        });
        if (chain.isEmpty()) {
            throw in.because("must name an expander");
        }
        return chain;
    }

    private static SortedMap<Integer, List<Pattern>> priorities(Case in) {
        var priorities = new TreeMap<Integer, List<Pattern>>();
        in.members()
                .forEach((name, each) ->
                        priorities.put(priority(name, each), Parts.each(each, AutoscalerReading::pattern)));
        return priorities;
    }

    private static int priority(String name, Case in) {
        try {
            return Integer.parseInt(name);
        } catch (NumberFormatException e) {
            throw new Malformed("must be named by a whole number, its priority", in.path(), e);
        }
    }

    private static Pattern pattern(Case in) {
        try {
            return Pattern.compile(in.text());
        } catch (PatternSyntaxException e) {
            throw new Malformed("must be a regular expression: " + e.getDescription(), in.path(), e);
        }
    }
}
