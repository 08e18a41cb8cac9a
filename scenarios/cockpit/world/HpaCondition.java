package cockpit.world;

/// A row of a HorizontalPodAutoscaler's conditions.
///
/// @param type   AbleToScale, ScalingActive, ScalingLimited
/// @param status True, False, Unknown
public record HpaCondition(String type, String status, String reason, String message) {}
