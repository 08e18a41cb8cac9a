package cockpit.views.theme;

/// The product's own icons, on a grid of 24 x 24: strokes of 2 with round ends, or areas.
public enum Icon {
    PLAY(true, "M7 4 L20 12 L7 20 Z"),
    PAUSE(true, "M6 4 H10.5 V20 H6 Z M13.5 4 H18 V20 H13.5 Z"),
    PREVIOUS(true, "M5 4 H8 V20 H5 Z M20 4 L9 12 L20 20 Z"),
    NEXT(true, "M16 4 H19 V20 H16 Z M4 4 L15 12 L4 20 Z"),
    CHECK(false, "M5 12.5 L10 17.5 L19.5 7"),
    CROSS(false, "M6 6 L18 18 M18 6 L6 18"),
    LOCK(true, "M7 10 V8 A5 5 0 0 1 17 8 V10 H19 V21 H5 V10 Z M9.2 10 H14.8 V8 A2.8 2.8 0 0 0 9.2 8 Z"),
    BELL(
            true,
            "M12 2.5 A2 2 0 0 1 14 4.6 A6.3 6.3 0 0 1 18.3 10.6 V15 L20.5 18 H3.5 L5.7 15 V10.6 A6.3 6.3 0 0 1 10 4.6"
                    + " A2 2 0 0 1 12 2.5 Z M9.5 19.5 H14.5 A2.5 2.5 0 0 1 9.5 19.5 Z"),
    PULSE(false, "M2.5 13 H7 L10 5 L14 19 L16.8 13 H21.5"),
    CAST(false, "M12 12 V21 M8 15.5 A5.2 5.2 0 1 1 16 15.5 M5 18.6 A9.4 9.4 0 1 1 19 18.6"),
    LAMBDA(false, "M5 4 H8.6 L17 20 H20 M11.4 10.6 L6 20"),
    FORK(
            false,
            "M3 12 H8 C13 12 12 5 18 5 H20 M8 12 C13 12 12 19 18 19 H20 M17 2 L20.5 5 L17 8 M17 16 L20.5 19 L17 22"),
    USERS(
            false,
            "M9 11 A3.6 3.6 0 1 0 9 3.8 A3.6 3.6 0 1 0 9 11 Z M2 20.5 C2 16 5 14 9 14 C13 14 16 16 16 20.5"
                    + " M16 4.2 A3.4 3.4 0 0 1 16 10.6 M18.5 14.6 C20.8 15.6 22 17.4 22 20.5"),
    WATCH(false, "M12 21.5 A8 8 0 1 0 12 5.5 A8 8 0 1 0 12 21.5 Z M12 9.5 V13.5 M9.5 2.5 H14.5 M18.2 6.2 L19.8 4.8"),
    DOTS(true, "M4 10.2 H7.6 V13.8 H4 Z M10.2 10.2 H13.8 V13.8 H10.2 Z M16.4 10.2 H20 V13.8 H16.4 Z"),
    FLAME(
            true,
            "M12.5 2 C13 6 18.5 9 18.5 14.8 A6.5 6.5 0 0 1 5.5 14.8 C5.5 11.6 7.4 10 8.4 7.6 C9.6 9 9.7 10 9.9 11"
                    + " C11.8 8.6 12.6 5.6 12.5 2 Z"),
    SUN(
            false,
            "M12 16.2 A4.2 4.2 0 1 0 12 7.8 A4.2 4.2 0 1 0 12 16.2 Z M12 2 V4.5 M12 19.5 V22 M2 12 H4.5 M19.5 12 H22"
                    + " M5 5 L6.7 6.7 M17.3 17.3 L19 19 M19 5 L17.3 6.7 M6.7 17.3 L5 19"),
    MOON(true, "M20 14.5 A8.5 8.5 0 1 1 9.5 4 A7 7 0 0 0 20 14.5 Z"),
    CLOUD(false, "M7 19 A4.6 4.6 0 0 1 6.4 9.9 A6 6 0 0 1 17.9 8.6 A5.2 5.2 0 0 1 17.4 19 Z"),
    RIGHT(false, "M4 12 H19 M13 5.5 L19.5 12 L13 18.5"),
    UP(false, "M12 20 V5 M5.5 11.5 L12 5 L18.5 11.5"),
    HOURGLASS(false, "M6 3.5 H18 M6 20.5 H18 M7 3.5 C7 9 17 15 17 20.5 M17 3.5 C17 9 7 15 7 20.5"),
    BOX(false, "M12 2.8 L20 7.2 V16.8 L12 21.2 L4 16.8 V7.2 Z M4 7.2 L12 11.6 L20 7.2 M12 11.6 V21.2"),
    BACK(false, "M20 12 H5 M11 5.5 L4.5 12 L11 18.5"),
    UNDO(false, "M8.5 4 L4 8.5 L8.5 13 M4 8.5 H14.5 A5.5 5.5 0 0 1 14.5 19.5 H8"),
    WAVE(false, "M2 12 C5 3 8 3 12 12 C16 21 19 21 22 12"),
    FILM(false, "M4 5 H20 V19 H4 Z M8 5 V19 M16 5 V19 M4 9.7 H8 M4 14.3 H8 M16 9.7 H20 M16 14.3 H20"),
    LOOP(
            false,
            "M17 3 L20.5 6.5 L17 10 M3.5 11 V9 A2.5 2.5 0 0 1 6 6.5 H20 M7 21 L3.5 17.5 L7 14 M20.5 13 V15"
                    + " A2.5 2.5 0 0 1 18 17.5 H4"),
    KNOBS(
            false,
            "M4 6 H11 M15 6 H20 M13 8.2 A2.2 2.2 0 1 0 13 3.8 A2.2 2.2 0 1 0 13 8.2 Z M4 12 H6 M10 12 H20 M8 14.2"
                    + " A2.2 2.2 0 1 0 8 9.8 A2.2 2.2 0 1 0 8 14.2 Z M4 18 H13 M17 18 H20 M15 20.2 A2.2 2.2 0 1 0 15"
                    + " 15.8 A2.2 2.2 0 1 0 15 20.2 Z"),
    TERMINAL(false, "M3 4.5 H21 V19.5 H3 Z M6.5 9 L10 12 L6.5 15 M12 15.5 H17"),
    KEYBOARD(false, "M2.5 6 H21.5 V18 H2.5 Z M6 10 H6.2 M10 10 H10.2 M14 10 H14.2 M18 10 H18.2 M7 14 H17"),
    FIT(false, "M4 9 V4 H9 M15 4 H20 V9 M20 15 V20 H15 M9 20 H4 V15"),
    LIST(false, "M9 6 H20 M9 12 H20 M9 18 H20 M4 6 H4.6 M4 12 H4.6 M4 18 H4.6"),
    CHECKLIST(false, "M3.5 6 L5.5 8 L9 4 M3.5 13 L5.5 15 L9 11 M12.5 6.5 H21 M12.5 13.5 H21 M3.5 20 H21"),
    KEY(false, "M8 16.5 A4.5 4.5 0 1 0 8 7.5 A4.5 4.5 0 1 0 8 16.5 Z M12.5 12 H21 V16 M17 12 V15"),
    WARNING(true, "M12 2.5 L23 21.5 H1 Z M10.9 9 H13.1 L12.8 15.4 H11.2 Z M10.8 17 H13.2 V19.4 H10.8 Z"),
    QUESTION(false, "M8 8.6 A4.2 4.2 0 1 1 13.6 12.6 C12.4 13.2 12 14 12 15.4 M12 19.4 V19.6"),
    PLUS(false, "M12 5 V19 M5 12 H19"),
    MINUS(false, "M5 12 H19"),
    COPY(false, "M9 9 H20 V20 H9 Z M15 9 V4 H4 V15 H9");

    /// Whether it is an area, not strokes.
    public final boolean area;
    /// Its outline as SVG path data.
    public final String path;

    Icon(boolean area, String path) {
        this.area = area;
        this.path = path;
    }
}
