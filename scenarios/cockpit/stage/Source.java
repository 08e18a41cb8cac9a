package cockpit.stage;

/// Where what is seen comes from. Always on screen, in this word.
public enum Source {
    LIVE,
    RECORDED,
    SIMULATED
}
