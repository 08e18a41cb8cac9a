package cockpit.recording;

import java.io.IOException;
import java.util.List;

/// The parts of a recording on disk. Names inside a recording are matched against fixed patterns and never used as
/// paths. One thread's.
interface Parts extends AutoCloseable {
    /// More than any segment has: ten seconds of events and the keyframe of a very large world.
    int LARGEST_SEGMENT = 64 << 20;

    int LARGEST_HEAD = 1 << 20;
    int MOST_SEGMENTS = 100_000;

    /// A part's plain bytes.
    ///
    /// @param whole false if more should be there, and could not be read
    record Plain(byte[] bytes, boolean whole) {}

    /// The head's JSON.
    String head() throws IOException;

    int segments();

    /// As much of a segment as can be had: damage costs what follows it, not what went before.
    Plain segment(int index);

    /// The segments' index, where there is one and every byte of every segment is as it was when that was written.
    default List<Index> index() {
        return List.of();
    }

    /// Whether the file was cut, and its parts had to be looked for.
    default boolean cut() {
        return false;
    }

    @Override
    void close() throws IOException;
}
