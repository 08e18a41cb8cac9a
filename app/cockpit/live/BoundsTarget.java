package cockpit.live;

/// Between how many something may choose: pods a HorizontalPodAutoscaler, nodes the autoscaler of a node group. Its
/// state
/// is both bounds, and not what was chosen between them.
public interface BoundsTarget extends Target {
    /// Sets both.
    ///
    /// @return what the tool would print
    /// @throws Failed if it is not done
    String set(int min, int max) throws Failed;
}
