package cockpit.script;

import cockpit.stage.Command;
import cockpit.stage.Command.AlarmState;
import cockpit.stage.Manifest;
import cockpit.stage.Names;
import cockpit.world.GroupId;
import cockpit.world.Hop;
import cockpit.world.HpaId;
import cockpit.world.Link;
import cockpit.world.WorkloadId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads a scenario from YAML. Every mistake is told with its place and what would do instead.
public final class ScenarioReader {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Set<String> TOP = Set.of("id", "title", "minutes", "usual", "cues");
    private static final Set<String> CUE =
            Set.of("id", "title", "effect", "say", "meanwhile", "seconds", "focus", "do", "expect", "undo", "cards");
    private static final Set<String> CARD = Set.of("question", "answer", "proof", "check", "source");
    private static final Set<String> EXPECT = Set.of("text", "that", "figure", "within");

    private static final String COMMANDS = "users (with rate), look, cloudWeight, scale (with at, replicas), apply, "
            + "delete, alarmState, interrupt, hpa (with min, max), group (with min, max)";

    /// Where a workload is.
    private enum Place {
        HOME,
        CLOUD
    }

    private final String file;
    private final Names names;

    private ScenarioReader(String file, Names names) {
        this.file = file;
        this.names = names;
    }

    /// A mistake in a scenario's file.
    public static final class Mistake extends RuntimeException {
        private static final long serialVersionUID = 1;

        Mistake(String message) {
            super(message);
        }
    }

    /// Reads.
    ///
    /// @param file  its name, for messages
    /// @param names what the stage's systems are called, for the commands
    /// @throws Mistake if it is not a scenario; the message says where and what to do
    public static Scenario read(String file, String yaml, Names names) {
        JsonNode root;
        try {
            root = YAML.readTree(yaml);
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new Mistake(file + (at == null ? "" : ", line " + at.getLineNr()) + ": not readable as YAML: "
                    + e.getOriginalMessage());
        }
        return new ScenarioReader(file, names).scenario(root);
    }

    private Scenario scenario(JsonNode root) {
        known(root, "", TOP);
        String id = text(root, "id", "");
        int seconds = (int) Math.round(number(root, "minutes", "") * 60);
        var cues = new ArrayList<Cue>();
        var ids = new HashSet<String>();
        JsonNode list = root.path("cues");
        if (!list.isArray() || list.isEmpty()) {
            throw new Mistake(file + ": cues is missing: a list of at least one cue");
        }
        int sum = 0;
        for (int i = 0; i < list.size(); i++) {
            Cue cue = cue(list.get(i), "cues[" + i + "]");
            if (!ids.add(cue.id())) {
                throw new Mistake(file + ": cues[" + i + "].id: \"" + cue.id() + "\" is there already");
            }
            sum += cue.seconds();
            cues.add(cue);
        }
        if (sum != seconds) {
            throw new Mistake(
                    file + ": the cues take " + sum + " s together, minutes says " + seconds + " s; change either");
        }
        var links = new EnumMap<Link, Double>(Link.class);
        var hops = new EnumMap<Hop, Double>(Hop.class);
        usual(root.path("usual"), links, hops);
        return new Scenario(id, said(root, "title", ""), seconds, cues, links, hops);
    }

    /// A station is one of the chain's or one of the ribbon's; the one name both have, of the load, ends no hop.
    private void usual(JsonNode node, Map<Link, Double> links, Map<Hop, Double> hops) {
        for (String key : node.propertyNames()) {
            double seconds = node.get(key).asDouble();
            Optional<Hop> hop = Stream.of(Hop.values())
                    .filter(each -> each.name().equals(key.toUpperCase(Locale.ROOT)))
                    .findFirst();
            if (hop.isPresent()) {
                hops.put(hop.get(), seconds);
            } else {
                links.put(constant(Link.class, key, "usual." + key), seconds);
            }
        }
    }

    private Cue cue(JsonNode node, String path) {
        known(node, path, CUE);
        return new Cue(
                text(node, "id", path),
                said(node, "title", path),
                said(node, "effect", path),
                said(node, "say", path),
                node.has("meanwhile") ? said(node, "meanwhile", path) : new Said("", ""),
                (int) number(node, "seconds", path),
                node.has("focus") ? constant(Focus.class, text(node, "focus", path), path + ".focus") : Focus.ALL,
                commands(node.path("do"), path + ".do"),
                expectations(node.path("expect"), path + ".expect"),
                commands(node.path("undo"), path + ".undo"),
                cards(node.path("cards"), path + ".cards"));
    }

    private List<Card> cards(JsonNode list, String path) {
        var found = new ArrayList<Card>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode node = list.get(i);
            String at = path + "[" + i + "]";
            known(node, at, CARD);
            var proof = new ArrayList<Proof>();
            for (JsonNode word : node.path("proof")) {
                proof.add(constant(Proof.class, word.asString(""), at + ".proof"));
            }
            found.add(new Card(
                    said(node, "question", at),
                    said(node, "answer", at),
                    proof,
                    node.path("check").asString(""),
                    text(node, "source", at)));
        }
        return found;
    }

    private List<Expectation> expectations(JsonNode list, String path) {
        var found = new ArrayList<Expectation>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode node = list.get(i);
            String at = path + "[" + i + "]";
            known(node, at, EXPECT);
            found.add(new Expectation(
                    said(node, "text", at),
                    text(node, "that", at),
                    node.path("figure").asString(""),
                    (int) number(node, "within", at)));
        }
        return found;
    }

    private List<Command> commands(JsonNode list, String path) {
        var found = new ArrayList<Command>();
        for (int i = 0; i < list.size(); i++) {
            found.add(command(list.get(i), path + "[" + i + "]"));
        }
        return found;
    }

    private Command command(JsonNode node, String path) {
        if (node.has("users")) {
            known(node, path, Set.of("users", "rate"));
            return new Command.SetLoad((int) number(node, "users", path), number(node, "rate", path));
        }
        if (node.has("look")) {
            known(node, path, Set.of("look"));
            return new Command.Inspect(constant(Command.View.class, text(node, "look", path), path + ".look"));
        }
        if (node.has("cloudWeight")) {
            known(node, path, Set.of("cloudWeight"));
            return new Command.SetWeight(names.routeId(), (int) number(node, "cloudWeight", path));
        }
        if (node.has("scale")) {
            known(node, path, Set.of("scale", "at", "replicas"));
            Place at = constant(Place.class, text(node, "at", path), path + ".at");
            String context = at == Place.CLOUD ? names.mainContext() : names.remoteContext();
            return new Command.Scale(new WorkloadId(context, names.namespace(), text(node, "scale", path)), (int)
                    number(node, "replicas", path));
        }
        if (node.has("apply")) {
            known(node, path, Set.of("apply"));
            return new Command.Apply(constant(Manifest.class, text(node, "apply", path), path + ".apply"));
        }
        if (node.has("delete")) {
            known(node, path, Set.of("delete"));
            return new Command.Delete(constant(Manifest.class, text(node, "delete", path), path + ".delete"));
        }
        if (node.has("alarmState")) {
            known(node, path, Set.of("alarmState"));
            return new Command.SetAlarmState(
                    names.alarm(), constant(AlarmState.class, text(node, "alarmState", path), path + ".alarmState"));
        }
        if (node.has("interrupt")) {
            known(node, path, Set.of("interrupt"));
            return new Command.InterruptSpot(new GroupId(names.mainContext(), text(node, "interrupt", path)));
        }
        if (node.has("hpa")) {
            known(node, path, Set.of("hpa", "min", "max"));
            return new Command.SetHpaBounds(
                    new HpaId(names.mainContext(), names.namespace(), text(node, "hpa", path)),
                    (int) number(node, "min", path),
                    (int) number(node, "max", path));
        }
        if (node.has("group")) {
            known(node, path, Set.of("group", "min", "max"));
            return new Command.SetGroupBounds(
                    new GroupId(names.mainContext(), text(node, "group", path)), (int) number(node, "min", path), (int)
                            number(node, "max", path));
        }
        throw new Mistake(file + ": " + path + ": a command is one of " + COMMANDS);
    }

    private void known(JsonNode node, String path, Set<String> keys) {
        if (!node.isObject()) {
            throw new Mistake(file + ": " + (path.isEmpty() ? "the file" : path) + " must be a mapping with the keys "
                    + sorted(keys));
        }
        for (String key : node.propertyNames()) {
            if (!keys.contains(key)) {
                throw new Mistake(file + ": " + (path.isEmpty() ? key : path + "." + key)
                        + " is not known here; the keys are " + sorted(keys));
            }
        }
    }

    private static String sorted(Set<String> keys) {
        return String.join(", ", keys.stream().sorted().toList());
    }

    private String text(JsonNode node, String key, String path) {
        JsonNode value = node.path(key);
        if (!value.isValueNode() || value.asString("").isBlank()) {
            throw new Mistake(file + ": " + place(path, key) + " is missing: a text");
        }
        return value.asString();
    }

    private double number(JsonNode node, String key, String path) {
        JsonNode value = node.path(key);
        if (!value.isNumber() || value.asDouble() < 0) {
            throw new Mistake(file + ": " + place(path, key) + " is missing: a number, 0 or more");
        }
        return value.asDouble();
    }

    private Said said(JsonNode node, String key, String path) {
        JsonNode value = node.path(key);
        String en = value.path("en").asString("").strip();
        String ko = value.path("ko").asString("").strip();
        if (en.isEmpty() || ko.isEmpty()) {
            throw new Mistake(file + ": " + place(path, key) + " needs both languages: en and ko");
        }
        return new Said(en, ko);
    }

    private static String place(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private <E extends Enum<E>> E constant(Class<E> type, String word, String path) {
        String wanted = word.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(wanted)) {
                return constant;
            }
        }
        var words = new ArrayList<String>();
        for (E constant : type.getEnumConstants()) {
            words.add(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        throw new Mistake(file + ": " + path + ": \"" + word + "\" is not one of " + String.join(", ", words));
    }
}
