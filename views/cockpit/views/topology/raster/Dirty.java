package cockpit.views.topology.raster;

import javafx.geometry.Rectangle2D;

/// The rectangle around all that was painted in one frame.
final class Dirty {
    private final int width;
    private final int height;
    private int left = Integer.MAX_VALUE;
    private int top = Integer.MAX_VALUE;
    private int right;
    private int bottom;

    Dirty(int width, int height) {
        this.width = width;
        this.height = height;
    }

    void add(int x, int y, int w, int h) {
        left = Math.min(left, x);
        top = Math.min(top, y);
        right = Math.max(right, x + w);
        bottom = Math.max(bottom, y + h);
    }

    void add(Area area) {
        add(area.x(), area.y(), area.w(), area.h());
    }

    Rectangle2D rectangle() {
        int x = Math.max(0, left);
        int y = Math.max(0, top);
        int w = Math.min(right, width) - x;
        int h = Math.min(bottom, height) - y;
        return right <= left || w <= 0 || h <= 0 ? Rectangle2D.EMPTY : new Rectangle2D(x, y, w, h);
    }
}
