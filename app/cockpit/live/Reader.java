package cockpit.live;

/// Reads one kind of system, from [#start] until it is closed, and puts what it hears into a [Feed]. It has threads of
/// its own, survives every failure of what it reads, says it, and comes back by itself.
public interface Reader extends AutoCloseable {
    /// Begins. Returns at once, whether or not anything can be reached.
    void start();

    /// Ends, with its threads and connections; waits for them briefly.
    @Override
    void close();
}
