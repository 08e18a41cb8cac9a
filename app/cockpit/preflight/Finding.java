package cockpit.preflight;

import cockpit.live.Trouble;
import java.util.Optional;

/// What a check found.
///
/// @param found what is so, in the words of the texts, whether it is a trouble or not
/// @param todo  what to do about it, where that is not what the check says of itself
public record Finding(Verdict verdict, Trouble found, Optional<Trouble> todo) {
    static Finding go(String key, String... arguments) {
        return new Finding(Verdict.GO, Trouble.of(key, arguments), Optional.empty());
    }

    static Finding warn(String key, String... arguments) {
        return new Finding(Verdict.WARN, Trouble.of(key, arguments), Optional.empty());
    }

    static Finding noGo(String key, String... arguments) {
        return new Finding(Verdict.NO_GO, Trouble.of(key, arguments), Optional.empty());
    }

    Finding todo(String key, String... arguments) {
        return new Finding(verdict, found, Optional.of(Trouble.of(key, arguments)));
    }
}
