package cockpit.views.topology;

/// A rectangle in logical px.
record Box(double x, double y, double w, double h) {
    double right() {
        return x + w;
    }

    double bottom() {
        return y + h;
    }

    double midX() {
        return x + w / 2;
    }

    double midY() {
        return y + h / 2;
    }

    boolean contains(double px, double py) {
        return px >= x && px < x + w && py >= y && py < y + h;
    }

    Box grown(double by) {
        return new Box(x - by, y - by, w + 2 * by, h + 2 * by);
    }
}
