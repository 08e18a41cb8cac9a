package cockpit.live;

import cockpit.live.Mistake.Kind;
import cockpit.stage.Spelling;
import cockpit.world.Scrubber;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// A place in a stage's file: the value there, or the place where one would be.
///
/// Every reader either returns what is there, or notes a mistake and returns a stand-in, so that one reading finds all
/// mistakes. Below a mistake nothing more is noted: it would only repeat it.
final class Spot {
    private static final String STAND_IN = "-";
    private static final URI NOWHERE = URI.create("http://localhost/");

    private final @Nullable Node node;
    private final Mark mark;
    private final String path;
    private final boolean silent;
    private final List<Mistake> mistakes;

    private Spot(@Nullable Node node, Mark mark, String path, boolean silent, List<Mistake> mistakes) {
        this.node = node;
        this.mark = node == null ? mark : node.getStartMark().orElse(mark);
        this.path = path;
        this.silent = silent;
        this.mistakes = mistakes;
    }

    /// The whole file.
    ///
    /// @param mistakes to which those that are found are added
    static Spot of(Node root, List<Mistake> mistakes) {
        return new Spot(root, new Mark("", 0, 0, 0, new int[0], 0), "", false, mistakes);
    }

    /// Whether a text was really read, and does not stand in for one.
    static boolean read(String text) {
        return !text.equals(STAND_IN);
    }

    boolean isThere() {
        return node != null;
    }

    /// Whether this very text is here. It is no mistake if it is not.
    boolean says(String text) {
        return node instanceof ScalarNode scalar
                && scalar.getTag().equals(Tag.STR)
                && scalar.getValue().equals(text);
    }

    /// Notes a mistake here.
    void wrong(Kind kind, Form form, String... detail) {
        if (!silent) {
            mistakes.add(new Mistake(mark.getLine() + 1, mark.getColumn() + 1, path, kind, form, List.of(detail)));
        }
    }

    /// This, which must be a mapping with none but these keys, each once.
    Spot keys(String... known) {
        var seen = new TreeMap<String, Spot>();
        for (NodeTuple tuple : tuples()) {
            Spot key = key(tuple);
            String name = key.node instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (!Arrays.asList(known).contains(name)) {
                List<String> near = Spelling.near(name, List.of(known));
                if (near.isEmpty()) {
                    key.wrong(Kind.UNKNOWN_KEY, Form.WORD, String.join(", ", known));
                } else {
                    key.wrong(Kind.MISSPELT_KEY, Form.WORD, String.join(", ", near), String.join(", ", known));
                }
            } else if (seen.put(name, key) != null) {
                key.wrong(Kind.TWICE, Form.WORD);
            }
        }
        return this;
    }

    /// The member of this name. It is missing if this is.
    Spot at(String key) {
        if (!(node instanceof MappingNode mapping)) {
            return new Spot(null, mark, pathTo(key), true, mistakes);
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
                return new Spot(tuple.getValueNode(), mark, pathTo(key), silent, mistakes);
            }
        }
        return new Spot(null, mark, pathTo(key), silent, mistakes);
    }

    /// What a reader reads here; nothing when nothing is here, which is no mistake.
    <T> Optional<T> maybe(Function<Spot, T> reader) {
        return node == null ? Optional.empty() : Optional.of(reader.apply(this));
    }

    String text(Form form) {
        if (!(node instanceof ScalarNode scalar) || !scalar.getTag().equals(Tag.STR)) {
            notThe(form);
            return STAND_IN;
        }
        if (!form.fits(scalar.getValue())) {
            wrong(Kind.WRONG_FORM, form, quoted(scalar));
            return STAND_IN;
        }
        return scalar.getValue();
    }

    URI url() {
        String text = text(Form.URL);
        return read(text) ? URI.create(text) : NOWHERE;
    }

    /// One of these words.
    ///
    /// @param words by what is written; the first stands in
    <T> T word(SortedMap<String, T> words) {
        if (!(node instanceof ScalarNode scalar) || !scalar.getTag().equals(Tag.STR)) {
            notThe(Form.WORD);
        } else if (words.get(scalar.getValue()) instanceof T found) {
            return found;
        } else {
            wrong(Kind.NOT_ONE_OF, Form.WORD, quoted(scalar), String.join(", ", words.keySet()));
        }
        return words.firstEntry().getValue();
    }

    /// The elements of a list.
    List<Spot> items() {
        if (!(node instanceof SequenceNode sequence)) {
            notThe(Form.LIST);
            return List.of();
        }
        var items = new ArrayList<Spot>();
        for (Node each : sequence.getValue()) {
            items.add(new Spot(each, mark, path + "[" + items.size() + "]", silent, mistakes));
        }
        return items;
    }

    /// The texts of a mapping whose keys are free.
    Map<String, String> texts() {
        var texts = new TreeMap<String, String>();
        for (NodeTuple tuple : tuples()) {
            Spot key = key(tuple);
            String name = key.text(Form.TEXT);
            Spot value = new Spot(tuple.getValueNode(), mark, pathTo(name), silent, mistakes);
            if (texts.put(name, value.text(Form.TEXT)) != null) {
                key.wrong(Kind.TWICE, Form.WORD);
            }
        }
        return texts;
    }

    private List<NodeTuple> tuples() {
        if (node instanceof MappingNode mapping) {
            return mapping.getValue();
        }
        notThe(Form.MAPPING);
        return List.of();
    }

    private Spot key(NodeTuple tuple) {
        Node key = tuple.getKeyNode();
        String name = key instanceof ScalarNode scalar ? scalar.getValue() : "?";
        return new Spot(key, mark, pathTo(name), silent, mistakes);
    }

    private void notThe(Form form) {
        if (node == null) {
            wrong(Kind.MISSING, form);
        } else if (node.getTag().equals(Tag.NULL)) {
            wrong(Kind.NO_VALUE, form);
        } else if (node instanceof ScalarNode scalar && form != Form.MAPPING && form != Form.LIST) {
            wrong(Kind.NOT_TEXT, form, quoted(scalar));
        } else {
            wrong(Kind.WRONG_SHAPE, form);
        }
    }

    private static String quoted(ScalarNode scalar) {
        String line = Scrubber.scrub(scalar.getValue()).replaceAll("\\s+", " ");
        return "\"" + (line.length() > 60 ? line.substring(0, 60) + "..." : line) + "\"";
    }

    private String pathTo(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
