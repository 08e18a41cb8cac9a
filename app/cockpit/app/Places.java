package cockpit.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where the platform wants things kept.
///
/// Sources: XDG Base Directory Specification; Apple's File System Programming Guide; Windows' known folders.
///
/// @param settings what a person chose
/// @param data     recordings
/// @param state    reports
/// @param cache    what can be made again
/// @param logs     logs
record Places(Path settings, Path data, Path state, Path cache, Path logs) {
    private static final String NAME = "cockpit";

    /// This machine's.
    static Places here() {
        return of(System.getProperty("os.name", ""), Path.of(System.getProperty("user.home", ".")), System.getenv());
    }

    /// @param known the home folder as the JVM knows it; where `HOME` names another, as the launcher and other programs
    ///              take it, that counts
    static Places of(String system, Path known, Map<String, String> env) {
        String os = system.toLowerCase(Locale.ROOT);
        Path home = os.contains("win") ? known : path(env, "HOME", known);
        if (os.contains("mac")) {
            Path library = home.resolve("Library");
            Path support = library.resolve("Application Support").resolve("Cockpit");
            return new Places(
                    support,
                    support,
                    support.resolve("State"),
                    library.resolve("Caches/Cockpit"),
                    library.resolve("Logs/Cockpit"));
        }
        if (os.contains("win")) {
            Path roaming = path(env, "APPDATA", home.resolve("AppData/Roaming")).resolve("Cockpit");
            Path local =
                    path(env, "LOCALAPPDATA", home.resolve("AppData/Local")).resolve("Cockpit");
            return new Places(roaming, local, local.resolve("State"), local.resolve("Cache"), local.resolve("Logs"));
        }
        Path state = path(env, "XDG_STATE_HOME", home.resolve(".local/state")).resolve(NAME);
        return new Places(
                path(env, "XDG_CONFIG_HOME", home.resolve(".config")).resolve(NAME),
                path(env, "XDG_DATA_HOME", home.resolve(".local/share")).resolve(NAME),
                state,
                path(env, "XDG_CACHE_HOME", home.resolve(".cache")).resolve(NAME),
                state.resolve("logs"));
    }

    private static Path path(Map<String, String> env, String variable, Path otherwise) {
        String value = env.getOrDefault(variable, "");
        return value.isBlank() || !Path.of(value).isAbsolute() ? otherwise : Path.of(value);
    }

    Path recordings() {
        return data.resolve("recordings");
    }
}
