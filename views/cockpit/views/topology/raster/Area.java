package cockpit.views.topology.raster;

/// A rectangle of whole pixels.
record Area(int x, int y, int w, int h) {
    int right() {
        return x + w;
    }

    int bottom() {
        return y + h;
    }

    Area grown(int by) {
        return new Area(x - by, y - by, w + 2 * by, h + 2 * by);
    }

    boolean contains(double px, double py) {
        return px >= x && px < right() && py >= y && py < bottom();
    }

    boolean meets(Area other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    boolean holds(Area other) {
        return other.x >= x && other.right() <= right() && other.y >= y && other.bottom() <= bottom();
    }

    /// What of it lies on a picture of that size.
    Area within(int width, int height) {
        int left = Math.clamp(x, 0, width);
        int top = Math.clamp(y, 0, height);
        return new Area(left, top, Math.clamp(right(), left, width) - left, Math.clamp(bottom(), top, height) - top);
    }
}
