package cockpit.views.topology.raster;

import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.world.PodPhase;
import javafx.scene.paint.Color;

/// The colours of the raster: a pod's hue is its host's kind, its light the host's CPU.
final class Tones {
    static final int LEVELS = 32;
    /// Up to here a host on-prem is warm, ember; from here on it glows.
    private static final double GLOW = 0.6;

    final int panel;
    final int ground;
    final int reserved;
    final int fresh;
    final int waiting;
    final int failed;
    final int text;
    final int edge;
    private final int leaving;
    private final int unready;
    private final int down;
    private final int[][] ramps = new int[Kind.values().length][LEVELS];

    Tones(Palette p) {
        panel = argb(p.panel);
        ground = argb(p.ground);
        text = argb(p.text);
        reserved = mixed(p.panel, p.frame, 0.35);
        // The light dress needs darker fills: pale cyan and pale yellow are nothing on white.
        fresh = p.light() ? mixed(p.fill(Hue.FRESH), p.word(Hue.FRESH), 0.38) : mixed(p.panel, p.fill(Hue.FRESH), 0.86);
        waiting = p.light()
                ? mixed(p.fill(Hue.PENDING), p.word(Hue.PENDING), 0.5)
                : mixed(p.panel, p.fill(Hue.PENDING), 0.56);
        edge = argb(p.word(Hue.FRESH));
        failed = argb(p.word(Hue.FAILED));
        leaving = mixed(p.panel, p.fill(Hue.READY), 0.5);
        unready = argb(p.fill(Hue.PENDING));
        down = mixed(p.panel, p.fill(Hue.FAILED), 0.45);
        for (Kind kind : Kind.values()) {
            for (int l = 0; l < LEVELS; l++) {
                ramps[kind.ordinal()][l] = argb(tone(p, kind, l / (LEVELS - 1.0)));
            }
        }
    }

    /// A cool host recedes and a hot one is bright, so that heat is read as light. On-prem by way of ember: a darkened
    /// orange alone would be mustard.
    private static Color tone(Palette p, Kind kind, double cpu) {
        Color full = p.fill(kind.hue);
        if (kind != Kind.HOST) {
            return p.panel.interpolate(full, 0.2 + 0.8 * Math.pow(cpu, 1.1));
        }
        if (p.light()) {
            return p.panel.interpolate(full, 0.1 + 0.9 * Math.pow(cpu, 2.4));
        }
        return cpu < GLOW
                ? p.panel.interpolate(p.ember, 0.35 + 0.65 * cpu / GLOW)
                : p.ember.interpolate(full, Math.pow((cpu - GLOW) / (0.97 - GLOW), 1.1));
    }

    static int level(int cpuTenths) {
        return cpuTenths < 0 ? LEVELS / 4 : Math.min(LEVELS - 1, cpuTenths * LEVELS / 1_000);
    }

    int of(Kind kind, int level) {
        return ramps[kind.ordinal()][level];
    }

    /// A pod's colour.
    int of(PodPhase phase, Kind kind, int level, boolean hostDown) {
        return switch (phase) {
            case READY, SUCCEEDED -> hostDown ? down : of(kind, level);
            case PENDING, UNREADY -> unready;
            case STARTING -> fresh;
            case LEAVING -> leaving;
            case FAILED -> failed;
        };
    }

    static int argb(Color c) {
        return 0xFF000000
                | (int) Math.round(c.getRed() * 255) << 16
                | (int) Math.round(c.getGreen() * 255) << 8
                | (int) Math.round(c.getBlue() * 255);
    }

    private static int mixed(Color from, Color to, double share) {
        return argb(from.interpolate(to, share));
    }

    static Color color(int argb) {
        return Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255);
    }
}
