package cockpit.simulation.kubernetes;

/// A pod's volume, as far as it ties the pod to its node.
///
/// @param local whether what is in it is lost with the node: an emptyDir on disk or a hostPath
public record Volume(String name, boolean local) {}
