package cockpit.world;

/// What a node can give to pods.
///
/// @param cpuMillis  allocatable CPU, thousandths of a core
/// @param memoryMebi allocatable memory, MiB
/// @param pods       most pods
/// @param gpus       `nvidia.com/gpu`
public record Room(int cpuMillis, int memoryMebi, int pods, int gpus) {}
