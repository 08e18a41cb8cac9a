package cockpit.world;

/// An SNS topic and what it carried.
public record Topic(String id, int published, String subject, long at) implements Keyed<String> {}
