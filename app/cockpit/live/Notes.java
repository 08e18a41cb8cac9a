package cockpit.live;

import java.io.IOException;
import java.util.Optional;

/// What is noted in a stage's journal around an act.
record Notes(Journal journal) {
    /// Notes what a target is, before it is changed. One that is not put back since an earlier act goes back to what it
    /// was before that one, whatever it is now.
    ///
    /// @throws Failed      if it cannot be read: then it is not to be touched
    /// @throws IOException if it cannot be written: then neither
    void before(String words, Target target) throws Failed, IOException {
        Optional<Journal.Entry> earlier = journal.open(target.name());
        journal.before(words, target.name(), earlier.isPresent() ? earlier.get().before() : target.read());
    }

    /// Notes that an act made a target's object.
    void made(Target target, String uid) throws IOException {
        journal.made(target.name(), uid);
    }
}
