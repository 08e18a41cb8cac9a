package cockpit.live.aws;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Something that is made when it is first wanted: the SDK's clients take their time. Thread-safe.
final class Late<T> {
    private final Supplier<T> maker;
    private @Nullable T made;

    Late(Supplier<T> maker) {
        this.maker = maker;
    }

    synchronized T get() {
        T present = made;
        if (present == null) {
            present = maker.get();
            made = present;
        }
        return present;
    }

    synchronized void ifMade(Consumer<T> then) {
        Optional.ofNullable(made).ifPresent(then);
    }
}
