package cockpit.app;

import cockpit.views.theme.Texts;

/// A command line that cannot be done as it was given. The words are in the bundle, in both languages; the message is
/// English, for the log.
final class Misuse extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String key;
    private final transient Object[] arguments;

    Misuse(String key, Object... arguments) {
        super(Texts.of("en").get(key, arguments));
        this.key = key;
        this.arguments = arguments;
    }

    String in(Texts texts) {
        return texts.get(key, arguments);
    }
}
