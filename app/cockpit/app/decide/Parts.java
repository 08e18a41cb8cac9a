package cockpit.app.decide;

import cockpit.simulation.kubernetes.Condition;
import cockpit.simulation.kubernetes.LabelSelector;
import cockpit.simulation.kubernetes.Meta;
import cockpit.simulation.kubernetes.OwnerReference;
import cockpit.simulation.kubernetes.Quantity;
import cockpit.simulation.kubernetes.Requirement;
import cockpit.simulation.kubernetes.ResourceList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// Reads what Kubernetes' objects have in common.
final class Parts {
    private static final String DEFAULT_NAMESPACE = "default";

    private Parts() {}

    /// Metadata of an object in a namespace; its name is required.
    static Meta meta(Case in) {
        return meta(in, in.at("namespace").or(DEFAULT_NAMESPACE, Case::text));
    }

    /// Metadata of an object; its name is required.
    static Meta meta(Case in, String namespace) {
        in.object();
        return new Meta(
                in.at("name").text(),
                namespace,
                text(in, "uid"),
                texts(in.at("labels")),
                texts(in.at("annotations")),
                each(in.at("ownerReferences"), Parts::owner),
                in.at("creationTimestamp").orNull(Case::time),
                in.at("deletionTimestamp").orNull(Case::time));
    }

    private static OwnerReference owner(Case in) {
        in.object();
        return new OwnerReference(
                text(in, "kind"),
                text(in, "name"),
                text(in, "uid"),
                in.at("controller").or(false, Case::truth));
    }

    static LabelSelector selector(Case in) {
        if (in.isMissing()) {
            return LabelSelector.NOTHING;
        }
        in.object();
        var exact = LabelSelector.of(new TreeMap<>(texts(in.at("matchLabels"))));
        return exact.and(each(in.at("matchExpressions"), Parts::requirement));
    }

    static Requirement requirement(Case in) {
        in.object();
        return new Requirement(
                text(in, "key"),
                Requirement.Operator.of(text(in, "operator")),
                in.at("values").texts());
    }

    static Condition condition(Case in) {
        in.object();
        return new Condition(
                text(in, "type"),
                text(in, "status"),
                text(in, "reason"),
                in.at("lastTransitionTime").orNull(Case::time));
    }

    static ResourceList resources(Case in) {
        if (in.isMissing()) {
            return ResourceList.EMPTY;
        }
        var amounts = new TreeMap<String, Quantity>();
        in.members().forEach((name, each) -> amounts.put(name, quantity(each)));
        return new ResourceList(amounts);
    }

    static Quantity quantity(Case in) {
        try {
            return Quantity.parse(in.text());
        } catch (IllegalArgumentException e) {
            throw new Malformed(String.valueOf(e.getMessage()), in.path(), e);
        }
    }

    /// The member of this name, "" when nothing is there.
    static String text(Case in, String name) {
        return in.at(name).or("", Case::text);
    }

    /// An object whose members are strings.
    static Map<String, String> texts(Case in) {
        if (in.isMissing()) {
            return Map.of();
        }
        var texts = new HashMap<String, String>();
        in.members().forEach((name, each) -> texts.put(name, each.text()));
        return Collections.unmodifiableMap(texts);
    }

    /// The elements of a list, each read.
    static <T> List<T> each(Case in, Function<Case, T> reader) {
        if (in.isMissing()) {
            return List.of();
        }
        var read = new ArrayList<T>();
        for (Case item : in.items()) {
            read.add(reader.apply(item));
        }
        return Collections.unmodifiableList(read);
    }
}
