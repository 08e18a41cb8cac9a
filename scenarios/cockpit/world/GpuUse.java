package cockpit.world;

/// How a node's GPUs are used.
///
/// @param held how many its pods hold: requests of `nvidia.com/gpu` of the pods placed on it
public record GpuUse(int held) {}
