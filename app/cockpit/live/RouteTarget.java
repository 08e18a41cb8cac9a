package cockpit.live;

/// The VirtualService whose weights are shifted. Its state is its `spec.http`.
public interface RouteTarget extends Target {
    /// Sets the weight of the cloud subset, 0 to 100; the home subset gets the rest. The API server tries it dry first,
    /// and whoever was faster is not overwritten: it is read again, once.
    ///
    /// @return what kubectl would print
    /// @throws Failed if it is not done
    String set(int cloudWeight) throws Failed;
}
