package cockpit.app.decide;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/// A value of a case, and where it stands, so that a mistake can be told with its path.
final class Case {
    private final JsonNode node;
    private final String path;

    Case(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /// A case that cannot be read.
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1;
        final String path;

        Malformed(String message, String path) {
            super(message);
            this.path = path;
        }
    }

    String path() {
        return path;
    }

    JsonNode node() {
        return node;
    }

    boolean has(String field) {
        return node.hasNonNull(field);
    }

    /// A field, whether there or not.
    Case at(String field) {
        return new Case(node.path(field), path.isEmpty() ? field : path + "." + field);
    }

    boolean absent() {
        return node.isMissingNode() || node.isNull();
    }

    /// A field that must be an object.
    Case object(String field) {
        Case found = at(field);
        if (found.absent()) {
            throw new Malformed(field + " is required", found.path);
        }
        return found.asObject();
    }

    Case asObject() {
        if (!node.isObject()) {
            throw new Malformed("an object is expected here", path);
        }
        return this;
    }

    Optional<Case> optionalObject(String field) {
        Case found = at(field);
        return found.absent() ? Optional.empty() : Optional.of(found.asObject());
    }

    /// The items of a field that is a list; none if it is absent.
    List<Case> list(String field) {
        Case found = at(field);
        if (found.absent()) {
            return List.of();
        }
        if (!found.node.isArray()) {
            throw new Malformed("a list is expected here", found.path);
        }
        var items = new ArrayList<Case>();
        for (int i = 0; i < found.node.size(); i++) {
            items.add(new Case(found.node.get(i), found.path + "[" + i + "]"));
        }
        return items;
    }

    List<Case> requiredList(String field) {
        if (at(field).absent()) {
            throw new Malformed(field + " is required", at(field).path);
        }
        return list(field);
    }

    String asText() {
        if (!node.isString()) {
            throw new Malformed("a text is expected here", path);
        }
        return node.asString();
    }

    String text(String field) {
        Case found = at(field);
        if (found.absent()) {
            throw new Malformed(field + " is required", found.path);
        }
        return found.asText();
    }

    Optional<String> optionalText(String field) {
        Case found = at(field);
        return found.absent() ? Optional.empty() : Optional.of(found.asText());
    }

    OptionalDouble number(String field) {
        Case found = at(field);
        if (found.absent()) {
            return OptionalDouble.empty();
        }
        if (!found.node.isNumber()) {
            throw new Malformed("a number is expected here", found.path);
        }
        return OptionalDouble.of(found.node.asDouble());
    }

    OptionalInt whole(String field) {
        Case found = at(field);
        if (found.absent()) {
            return OptionalInt.empty();
        }
        if (!found.node.isNumber()
                || found.node.asDouble() != Math.rint(found.node.asDouble())
                || Math.abs(found.node.asDouble()) > Integer.MAX_VALUE) {
            throw new Malformed("a whole number is expected here", found.path);
        }
        return OptionalInt.of((int) found.node.asDouble());
    }

    boolean flag(String field, boolean otherwise) {
        Case found = at(field);
        if (found.absent()) {
            return otherwise;
        }
        if (!found.node.isBoolean()) {
            throw new Malformed("true or false is expected here", found.path);
        }
        return found.node.asBoolean();
    }

    /// A required time, RFC 3339.
    Instant time(String field) {
        String text = text(field);
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new Malformed("\"" + text + "\" is no time like 2026-11-12T09:05:00Z", at(field).path);
        }
    }
}
