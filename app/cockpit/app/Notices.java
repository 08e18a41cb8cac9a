package cockpit.app;

import cockpit.views.desk.Frame.Notice;
import java.util.Optional;

/// What the person should read next, whoever has it to say. One thread's.
final class Notices {
    private Optional<Notice> newest = Optional.empty();
    private long told;

    void tell(String key, String detail) {
        newest = Optional.of(new Notice(++told, key, detail));
    }

    Optional<Notice> newest() {
        return newest;
    }
}
