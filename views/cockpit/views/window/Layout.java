package cockpit.views.window;

/// How the window's parts share its room, in logical px. Three shapes: large, small, and narrow, in which the side
/// columns
/// fold and one of them at a time lies over the stage.
///
/// @param scale logical to physical
/// @param live  whether a live stage's bar has a line of its own also where there is no line of tabs
record Layout(double width, double height, double scale, boolean small, boolean narrow, boolean live) {
    private static final double LARGE_FROM = 1_500;
    private static final double NARROW_TO = 1_180;
    private static final double LOW = 620;

    /// @param wish the person's own factor, 1 to 2.5
    static Layout of(double physicalWidth, double physicalHeight, double wish, boolean live) {
        double fit = Math.max(1, Math.min(physicalWidth / 1_920, physicalHeight / 1_080));
        double scale = fit * wish;
        double w = physicalWidth / scale;
        double h = physicalHeight / scale;
        boolean narrow = w < NARROW_TO || h < LOW;
        return new Layout(w, h, scale, w < LARGE_FROM || h < 850 || narrow, narrow, live);
    }

    double header() {
        return narrow && !live ? Header.BAR : Header.BAR + Header.TABS;
    }

    double timeline() {
        return small ? 98 : 120;
    }

    double cues() {
        return small ? 228 : 288;
    }

    double instruments() {
        return small ? 228 : 352;
    }

    double chain() {
        return small ? 112 : 188;
    }

    /// Height of the chain under a stage of thousands of nodes, which takes what it can get.
    double line() {
        return small ? chain() : 72;
    }

    double inset() {
        return small ? 12 : 16;
    }

    double body() {
        return height - header() - timeline();
    }

    /// Least height of the stage: below it, the narrow shape scrolls.
    double stage() {
        return Math.max(400, body() - chain() - 3 * inset());
    }

    /// Height of the instruments where they stand under the stage.
    static final double INSTRUMENTS = 500;
}
