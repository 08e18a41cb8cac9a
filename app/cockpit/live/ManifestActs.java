package cockpit.live;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Applies and deletes manifests. All of one is tried before any of it is written.
record ManifestActs(Notes notes) {
    /// @return what kubectl would print
    String apply(String words, List<ObjectTarget> objects) throws Failed, IOException {
        for (ObjectTarget object : objects) {
            object.tryApply();
        }
        var done = new ArrayList<String>();
        for (ObjectTarget object : objects) {
            notes.before(words, object);
            ObjectTarget.Applied applied = object.apply();
            if (applied.made()) {
                notes.made(object, applied.uid());
            }
            done.add(applied.output());
        }
        return String.join("\n", done);
    }

    /// @return what kubectl would print
    String delete(String words, List<ObjectTarget> objects) throws Failed, IOException {
        for (ObjectTarget object : objects) {
            object.tryDelete();
        }
        var done = new ArrayList<String>();
        for (ObjectTarget object : objects) {
            notes.before(words, object);
            done.add(object.delete());
        }
        done.removeIf(String::isEmpty);
        return String.join("\n", done);
    }
}
