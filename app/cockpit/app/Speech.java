package cockpit.app;

import cockpit.views.theme.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import picocli.CommandLine.Option;

/// The language of a command: the one it was told, or the one chosen at the desk, or this machine's.
final class Speech {
    private static final String OPTION = "--lang";

    @Option(names = OPTION, paramLabel = "ko|en")
    private Optional<String> language = Optional.empty();

    /// @throws Misuse if it is none of ours
    String language() {
        String chosen = language.orElseGet(Speech::usual);
        if (!known(chosen)) {
            throw new Misuse("cli.bad.lang", chosen);
        }
        return chosen;
    }

    /// @throws Misuse if it is none of ours
    Texts texts() {
        return Texts.of(language());
    }

    /// For the words about a command line that could not be understood: the language it would have had.
    static Texts of(List<String> arguments) {
        return Texts.of(language(arguments));
    }

    /// The words of `--help`, in the language the arguments ask for.
    static ResourceBundle help(List<String> arguments) {
        var control = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return ResourceBundle.getBundle("i18n.help", Locale.of(language(arguments)), control);
    }

    private static String language(List<String> arguments) {
        String chosen = usual();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith(OPTION + "=")) {
                chosen = argument.substring(OPTION.length() + 1);
            } else if (argument.equals(OPTION) && i + 1 < arguments.size()) {
                chosen = arguments.get(i + 1);
            }
        }
        return known(chosen) ? chosen : usual();
    }

    private static boolean known(String language) {
        return language.equals("ko") || language.equals("en");
    }

    private static String usual() {
        return Settings.here().settings().language().orElseGet(Speech::ofThisMachine);
    }

    private static String ofThisMachine() {
        return Locale.getDefault().getLanguage().equals("ko") ? "ko" : "en";
    }
}
