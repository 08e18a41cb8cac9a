package cockpit.simulation.kubernetes;

/// Whose an object is.
///
/// @param uid        the owner's; "" where not given
/// @param controller whether this owner manages the object
public record OwnerReference(String kind, String name, String uid, boolean controller) {}
