package cockpit.views.theme;

/// The two dresses of the window: dark for a dark room, light for a bright one.
public enum Mode {
    DARK,
    LIGHT
}
