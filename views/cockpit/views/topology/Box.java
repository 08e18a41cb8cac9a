package cockpit.views.topology;

/// A rectangle in logical px.
public record Box(double x, double y, double w, double h) {
    public double right() {
        return x + w;
    }

    public double bottom() {
        return y + h;
    }

    public double midX() {
        return x + w / 2;
    }

    public double midY() {
        return y + h / 2;
    }

    public boolean contains(double px, double py) {
        return px >= x && px < x + w && py >= y && py < y + h;
    }

    /// The same, larger by so many px on every side.
    public Box grown(double by) {
        return new Box(x - by, y - by, w + 2 * by, h + 2 * by);
    }
}
