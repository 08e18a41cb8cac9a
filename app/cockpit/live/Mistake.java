package cockpit.live;

import cockpit.views.theme.Texts;
import java.util.List;

/// One mistake in a stage's file.
///
/// @param line   of the file, from 1; 0 for the file as a whole
/// @param column of the line, from 1; 0 for the file as a whole
/// @param path   of the key, e.g. `kubernetes.main.context`; "" for the file as a whole
/// @param kind   what is wrong
/// @param form   what should be there
/// @param detail what is there, or may be there, as the kind's words want it
public record Mistake(int line, int column, String path, Kind kind, Form form, List<String> detail) {
    /// What is wrong. The words of each tell what to do.
    public enum Kind {
        /// Detail: the parser's own words.
        NOT_YAML(false),
        NOT_UTF8(false),
        FOLDER(false),
        EMPTY(false),
        MISSING(false),
        /// A key without a value.
        NO_VALUE(false),
        /// A list, a mapping or a single value where another of the three belongs.
        WRONG_SHAPE(false),
        /// Detail: what is there instead.
        WRONG_FORM(false),
        /// Detail: what is there, which YAML takes for a number or for true or false.
        NOT_TEXT(false),
        /// Detail: the keys that are known.
        UNKNOWN_KEY(false),
        /// Detail: the keys that come near, and those that are known.
        MISSPELT_KEY(false),
        TWICE(false),
        /// Detail: what is there, and the words that may be.
        NOT_ONE_OF(false),
        /// Detail: the driver. Its address is missing.
        NO_ADDRESS(false),
        /// `hosts` has to be one of two things.
        NOT_EITHER(false),
        /// Detail: the context that is both.
        SAME_CONTEXT(true),
        /// Detail: the subset that is both.
        SAME_SUBSET(true),
        /// Detail: the node group that has another role already.
        SAME_GROUP(true),
        /// Detail: the service that is to be split, and is sensitive.
        SENSITIVE_SPLIT(true),
        /// Detail: what is there, and the stage's two contexts.
        OTHER_CONTEXT(true);

        private final boolean beyondTheSchema;

        Kind(boolean beyondTheSchema) {
            this.beyondTheSchema = beyondTheSchema;
        }

        /// Whether no JSON Schema can tell, because two values of the file contradict each other.
        public boolean isBeyondTheSchema() {
            return beyondTheSchema;
        }
    }

    public Mistake {
        detail = List.copyOf(detail);
    }

    /// What is wrong and what to do, without the place.
    public String in(Texts texts) {
        String meaning = "stage.key." + path;
        return texts.get(
                "stage.bad." + kind,
                path,
                texts.get("stage.form." + form),
                kind == Kind.MISSING && texts.has(meaning) ? texts.get(meaning) : texts.get("stage.form." + form),
                detail.isEmpty() ? "" : detail.getFirst(),
                detail.size() < 2 ? "" : detail.get(1));
    }
}
