package cockpit.live;

/// The VirtualService whose weights are shifted. Its state is its `spec.http`.
public interface RouteTarget extends Target {
    /// Looks whether a weight may be set: whether both subsets are defined. What goes to one that is not would be
    /// answered with 503. Who only sends everything home, or puts a state back, need not ask.
    ///
    /// @throws Failed if one is not, or if it cannot be told
    void check() throws Failed;

    /// Sets the weight of the cloud subset, 0 to 100; the home subset gets the rest. The API server tries it dry first,
    /// and whoever was faster is not overwritten: it is read again, once.
    ///
    /// @return what kubectl would print
    /// @throws Failed if it is not done
    String set(int cloudWeight) throws Failed;
}
