package cockpit.world;

/// Which end of the bridge a cluster stands on. On screen: left and square, or right and rounded.
public enum Side {
    ON_PREM,
    CLOUD
}
