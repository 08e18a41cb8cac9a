package cockpit.live;

/// How many pods a Deployment wants. Its state is that number.
public interface ScaleTarget extends Target {
    /// Sets it. The API server tries it dry first, and whoever was faster is not overwritten: it is read again, once.
    ///
    /// @return what kubectl would print
    /// @throws Failed if it is not done
    String set(int replicas) throws Failed;
}
