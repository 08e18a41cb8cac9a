package cockpit.views.theme;

/// The weights of the one family, Korean and Latin. Each is a family of its own, since JavaFX finds no other way to it.
public enum Weight {
    MEDIUM("Cockpit Sans Medium"),
    SEMIBOLD("Cockpit Sans SemiBold"),
    BOLD("Cockpit Sans Bold"),
    EXTRABOLD("Cockpit Sans ExtraBold"),
    /// For commands and what tools print.
    MONO("JetBrains Mono");

    final String family;

    Weight(String family) {
        this.family = family;
    }
}
