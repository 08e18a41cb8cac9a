package cockpit.live;

import cockpit.live.StageFile.Allowance;
import cockpit.live.StageFile.Verb;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads the writes to clusters that a stage's file allows: of objects in a namespace, or of nodes, which are in none.
final class AllowSection {
    private static final SortedMap<String, String> KINDS = same(List.of(
            "Deployment",
            "Gateway",
            "HorizontalPodAutoscaler",
            Allowance.NODE,
            "Service",
            "TrainingJob",
            "VirtualService"));
    private static final Map<String, Verb> OF_NODES = Map.of("cordon", Verb.CORDON, "drain", Verb.DRAIN);
    private static final Map<String, Verb> OF_OBJECTS =
            Map.of("patch", Verb.PATCH, "scale", Verb.SCALE, "apply", Verb.APPLY, "delete", Verb.DELETE);

    private AllowSection() {}

    static List<Allowance> read(Spot in, StageFile.Clusters clusters) {
        return in.items().stream()
                .map(each -> each.at("kind").says(Allowance.NODE) ? nodes(each, clusters) : objects(each, clusters))
                .toList();
    }

    private static Allowance nodes(Spot in, StageFile.Clusters clusters) {
        in.keys("context", "kind", "verbs");
        return new Allowance(
                StageReader.context(in.at("context"), clusters),
                "",
                Allowance.NODE,
                StageReader.words(in.at("verbs"), OF_NODES));
    }

    private static Allowance objects(Spot in, StageFile.Clusters clusters) {
        in.keys("context", "namespace", "kind", "verbs");
        return new Allowance(
                StageReader.context(in.at("context"), clusters),
                in.at("namespace").text(Form.NAME),
                in.at("kind").word(KINDS),
                StageReader.words(in.at("verbs"), OF_OBJECTS));
    }

    private static SortedMap<String, String> same(List<String> words) {
        return words.stream()
                .collect(Collectors.toMap(Function.identity(), Function.identity(), (a, b) -> a, TreeMap::new));
    }
}
