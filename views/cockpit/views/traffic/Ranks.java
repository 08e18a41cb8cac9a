package cockpit.views.traffic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Places services in columns, so that calls run from left to right: a service stands one column after the last that
/// calls it. Within a column services stand beside their callers. A function of who calls whom and of names, not of
/// order or rates, so that the same services always stand in the same places.
///
/// Source: the layering of Sugiyama, Tagawa and Toda, "Methods for Visual Understanding of Hierarchical System
/// Structures", 1981: longest path, then barycentres.
///
/// @param columns from left to right, each from top to bottom
record Ranks(List<List<String>> columns) {
    private static final int SWEEPS = 4;

    /// @param calls callees by caller
    static Ranks of(SortedMap<String, SortedSet<String>> calls) {
        var rank = new TreeMap<String, Integer>();
        for (String service : services(calls)) {
            rank.put(service, 0);
        }
        SortedMap<String, SortedSet<String>> onward = onward(calls);
        boolean moved = true;
        while (moved) {
            moved = false;
            for (var call : onward.entrySet()) {
                int after = rank.getOrDefault(call.getKey(), 0) + 1;
                for (String callee : call.getValue()) {
                    moved |= rank.getOrDefault(callee, 0) < after;
                    rank.merge(callee, after, Math::max);
                }
            }
        }
        var columns = new TreeMap<Integer, List<String>>();
        rank.forEach((service, at) ->
                columns.computeIfAbsent(at, k -> new ArrayList<>()).add(service));
        var ordered = new ArrayList<>(columns.values());
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            beside(ordered, calls);
        }
        return new Ranks(ordered.stream().map(List::copyOf).toList());
    }

    private static Set<String> services(SortedMap<String, SortedSet<String>> calls) {
        var all = new TreeSet<>(calls.keySet());
        calls.values().forEach(all::addAll);
        return all;
    }

    /// The calls without those that close a circle, so that every path ends.
    private static SortedMap<String, SortedSet<String>> onward(SortedMap<String, SortedSet<String>> calls) {
        var onward = new TreeMap<String, SortedSet<String>>();
        calls.forEach((caller, callees) -> {
            var kept = new TreeSet<>(callees);
            kept.removeIf(callee -> reaches(calls, callee, caller));
            onward.put(caller, kept);
        });
        return onward;
    }

    private static boolean reaches(Map<String, SortedSet<String>> calls, String from, String to) {
        var seen = new HashSet<String>();
        var open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            String at = open.removeLast();
            if (at.equals(to)) {
                return true;
            }
            if (seen.add(at)) {
                open.addAll(calls.getOrDefault(at, new TreeSet<>()));
            }
        }
        return false;
    }

    private static void beside(List<List<String>> columns, SortedMap<String, SortedSet<String>> calls) {
        var height = new HashMap<String, Double>();
        for (List<String> column : columns) {
            var middle = new LinkedHashMap<String, Double>();
            for (String service : column) {
                middle.put(service, barycentre(callers(calls, service), height));
            }
            column.sort(Comparator.<String>comparingDouble(middle::get).thenComparing(Comparator.naturalOrder()));
            for (int i = 0; i < column.size(); i++) {
                height.put(column.get(i), (i + 0.5) / column.size());
            }
        }
    }

    private static List<String> callers(SortedMap<String, SortedSet<String>> calls, String service) {
        return calls.entrySet().stream()
                .filter(call -> call.getValue().contains(service))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static double barycentre(Collection<String> callers, Map<String, Double> height) {
        return callers.stream()
                .filter(height::containsKey)
                .mapToDouble(height::get)
                .average()
                .orElse(0.5);
    }
}
