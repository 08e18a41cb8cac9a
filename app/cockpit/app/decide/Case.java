package cockpit.app.decide;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A place in a case: a JSON value, or the place where one is missing, and the path to it. Every reader either returns
/// what it promises or throws [Malformed] with that path. JSON's null counts as missing, as it does for Kubernetes;
/// fields nobody asks for are ignored.
final class Case {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int LONGEST_REASON = 200;
    private static final int NO_ELEMENT = -1;
    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    private final @Nullable JsonNode node;
    /// The place this is in, null for the root. Paths are put together when somebody asks: most cases have no fault.
    private final @Nullable Case parent;

    private final String name;
    private final int index;

    private Case(@Nullable JsonNode node, @Nullable Case parent, String name, int index) {
        this.node = node == null || node.isNull() ? null : node;
        this.parent = parent;
        this.name = name;
        this.index = index;
    }

    private Case member(String memberName, @Nullable JsonNode value) {
        return new Case(value, this, memberName, NO_ELEMENT);
    }

    /// Reads a case, which is one JSON object.
    static Case parse(String json) {
        if (json.isBlank()) {
            throw new Malformed("nothing came in; a case is one JSON object", "");
        }
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JacksonException e) {
            throw new Malformed("no JSON" + where(e) + ": " + why(e), "", e);
        }
        if (!root.isObject()) {
            throw new Malformed("a case is one JSON object, not " + kind(root), "");
        }
        return new Case(root, null, "", NO_ELEMENT);
    }

    private static String where(JacksonException e) {
        var at = e.getLocation();
        return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    /// The parser's own words, as far as they are about the text and not about how to set the parser up.
    private static String why(JacksonException e) {
        String words = e.getOriginalMessage().lines().findFirst().orElse("");
        return words.length() > LONGEST_REASON ? words.substring(0, LONGEST_REASON) + "..." : words;
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case OBJECT -> "an object";
            case BINARY, MISSING, POJO -> "that";
        };
    }

    String path() {
        if (parent == null) {
            return "";
        }
        String before = parent.path();
        if (index != NO_ELEMENT) {
            return before + "[" + index + "]";
        }
        if (!PLAIN_KEY.matcher(name).matches()) {
            return before + "[\"" + name + "\"]";
        }
        return before.isEmpty() ? name : before + "." + name;
    }

    boolean isMissing() {
        return node == null;
    }

    boolean isText() {
        return node != null && node.isString();
    }

    /// The member of this name, missing if this is.
    Case at(String memberName) {
        if (node == null) {
            return member(memberName, null);
        }
        if (!node.isObject()) {
            throw wrong("an object");
        }
        return member(memberName, node.get(memberName));
    }

    /// This, which must be an object.
    Case object() {
        if (!present().isObject()) {
            throw wrong("an object");
        }
        return this;
    }

    /// What a reader reads here, or null when nothing is here.
    <T> @Nullable T orNull(Function<Case, T> reader) {
        return isMissing() ? null : reader.apply(this);
    }

    /// What a reader reads here, or the default when nothing is here.
    <T> T or(T otherwise, Function<Case, T> reader) {
        return isMissing() ? otherwise : reader.apply(this);
    }

    String text() {
        JsonNode value = present();
        if (!value.isString()) {
            throw wrong("a string");
        }
        return value.stringValue();
    }

    /// A whole number of 32 bits; `60.0` is one.
    int integer() {
        JsonNode value = present();
        if (!value.isNumber() || !value.canConvertToExactIntegral()) {
            throw wrong("a whole number");
        }
        if (!value.canConvertToInt()) {
            throw wrong("a whole number from " + Integer.MIN_VALUE + " to " + Integer.MAX_VALUE);
        }
        return value.intValue();
    }

    /// A finite number of 64 bits.
    double number() {
        JsonNode value = present();
        if (!value.isNumber()) {
            throw wrong("a number");
        }
        // Of a whole number too long for 64 bits Jackson makes no double, of one with an exponent an infinite one.
        double number = value.isBigInteger() ? value.bigIntegerValue().doubleValue() : value.doubleValue();
        if (!Double.isFinite(number)) {
            throw wrong("a number of no more than " + Double.MAX_VALUE);
        }
        return number;
    }

    boolean truth() {
        JsonNode value = present();
        if (!value.isBoolean()) {
            throw wrong("true or false");
        }
        return value.booleanValue();
    }

    /// A time as RFC 3339 writes it.
    Instant time() {
        try {
            return Instant.parse(text());
        } catch (DateTimeException e) {
            throw new Malformed("must be a time like 2026-11-12T09:05:00Z", path(), e);
        }
    }

    /// One of the words of an enum of ours.
    ///
    /// @param words what each constant is written as
    <E extends Enum<E>> E word(Class<E> type, Function<E, String> words) {
        String text = text();
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> words.apply(each).equals(text))
                .findFirst()
                .orElseThrow(() -> new Malformed(
                        "must be one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(type.getEnumConstants())
                                                .map(words)
                                                .toList()),
                        path()));
    }

    /// The elements of a list; none when nothing is here.
    List<Case> items() {
        if (node == null) {
            return List.of();
        }
        if (!node.isArray()) {
            throw wrong("a list");
        }
        var items = new ArrayList<Case>();
        for (JsonNode each : node) {
            items.add(new Case(each, this, "", items.size()));
        }
        return items;
    }

    /// The elements of a list of strings.
    List<String> texts() {
        return items().stream().map(Case::text).toList();
    }

    /// The members of an object by name, those that are null too; none when nothing is here.
    SortedMap<String, Case> members() {
        var members = new TreeMap<String, Case>();
        if (node != null) {
            object();
            node.properties().forEach(each -> members.put(each.getKey(), member(each.getKey(), each.getValue())));
        }
        return Collections.unmodifiableSortedMap(members);
    }

    /// What is read here was understood and still makes no sense.
    Malformed because(String message) {
        return new Malformed(message, path());
    }

    private JsonNode present() {
        if (node == null) {
            throw new Malformed("is required", path());
        }
        return node;
    }

    private Malformed wrong(String wanted) {
        return new Malformed("must be " + wanted, path());
    }
}
