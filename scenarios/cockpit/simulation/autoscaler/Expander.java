package cockpit.simulation.autoscaler;

import cockpit.simulation.kubernetes.ResourceList;
import cockpit.simulation.kubernetes.Resources;
import cockpit.simulation.scheduler.NodeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Which ways to grow are best. Each constant gives every option a score, the lowest of which are kept. Source:
/// `cluster-autoscaler/expander/` waste, mostpods, leastnodes, random, priority. The expanders price and grpc ask
/// somebody else.
public enum Expander {
    /// The share of CPU plus that of memory left over on the new nodes, by their capacity; init containers count
    /// nothing.
    LEAST_WASTE("least-waste") {
        @Override
        double score(Option option, Weighing weighing) {
            ResourceList capacity = weighing.template(option).node().capacity();
            double cpu = (double) capacity.get(Resources.CPU).milliValue() * option.nodeCount();
            double memory = (double) capacity.get(Resources.MEMORY).value() * option.nodeCount();
            double asksCpu = option.pods().stream()
                    .mapToLong(each -> each.running().milliCpu())
                    .sum();
            double asksMemory = option.pods().stream()
                    .mapToLong(each -> each.running().memory())
                    .sum();
            return (cpu - asksCpu) / cpu + (memory - asksMemory) / memory;
        }

        @Override
        String words(double score) {
            return String.format(Locale.ROOT, "wastes %.1f %% of CPU and memory", score * 50);
        }
    },
    MOST_PODS("most-pods") {
        @Override
        double score(Option option, Weighing weighing) {
            return -option.pods().size();
        }

        @Override
        String words(double score) {
            return String.format(Locale.ROOT, "%.0f pods", -score);
        }
    },
    LEAST_NODES("least-nodes") {
        @Override
        double score(Option option, Weighing weighing) {
            return option.nodeCount();
        }

        @Override
        String words(double score) {
            return String.format(Locale.ROOT, "%.0f nodes", score);
        }
    },
    /// The highest priority with a pattern found in the group's name; where none matches at all, all stay in.
    PRIORITY("priority") {
        @Override
        double score(Option option, Weighing weighing) {
            return -weighing.config().priorities().entrySet().stream()
                    .filter(each -> each.getKey() >= 0)
                    .filter(each -> each.getValue().stream()
                            .anyMatch(pattern ->
                                    pattern.matcher(option.nodeGroup()).find()))
                    .mapToDouble(Map.Entry::getKey)
                    .max()
                    .orElse(-1);
        }

        @Override
        String words(double score) {
            return score > 0 ? "no priority" : String.format(Locale.ROOT, "priority %.0f", -score);
        }
    },
    /// Leaves it to chance.
    RANDOM("random") {
        @Override
        double score(Option option, Weighing weighing) {
            return 0;
        }

        @Override
        String words(double score) {
            return "left to chance";
        }
    };

    /// The flag's.
    public final String word;

    Expander(String word) {
        this.word = word;
    }

    abstract double score(Option option, Weighing weighing);

    abstract String words(double score);

    /// The best of some options, in their order. An incomparable score (a template without CPU) never beats another.
    List<Option> best(List<Option> options, Weighing weighing) {
        var best = new ArrayList<Option>();
        double lowest = Double.NaN;
        for (Option each : options) {
            double score = score(each, weighing);
            if (score == lowest) {
                best.add(each);
            }
            if (best.isEmpty() || score < lowest) {
                best.clear();
                best.add(each);
                lowest = score;
            }
        }
        return best;
    }

    /// What options are weighed with.
    record Weighing(AutoscalerConfig config, Map<String, NodeInfo> templates) {
        NodeInfo template(Option option) {
            NodeInfo template = templates.get(option.nodeGroup());
            if (template == null) {
                throw new IllegalArgumentException("no template of " + option.nodeGroup());
            }
            return template;
        }
    }
}
