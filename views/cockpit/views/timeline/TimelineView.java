package cockpit.views.timeline;

import cockpit.views.desk.Desk;
import cockpit.views.desk.Frame;
import cockpit.views.desk.Panel;
import cockpit.views.desk.Zones;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Icon;
import cockpit.views.theme.IconButton;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import cockpit.world.Event;

/// The strip at the foot: transport, the command just sent, the stopwatch, and the track with its marks. A click or
/// drag on
/// the track jumps there, where the stage can. FX thread only.
public final class TimelineView extends Panel {

    private final IconButton previous = new IconButton(Icon.PREVIOUS, "previous");
    private final IconButton play = new IconButton(Icon.PAUSE, "play");
    private final IconButton next = new IconButton(Icon.NEXT, "next");
    private final IconButton loop = new IconButton(Icon.LOOP, "loop");
    private final Desk desk;
    private Track track = Track.EMPTY;

    /// @param commands what a click on the command does: shows what it printed
    public TimelineView(Desk desk, Runnable commands, Palette palette, Texts texts) {
        super(palette, texts);
        this.desk = desk;
        previous.setOnAction(e -> jump(-1));
        play.setOnAction(e -> desk.togglePlay());
        next.setOnAction(e -> jump(1));
        loop.setOnAction(e -> desk.toggleLoop());
        getChildren().addAll(previous, play, next, loop);
        setOnMousePressed(e -> {
            if (e.getY() < (small() ? 34 : 40)) {
                commands.run();
            } else {
                seek(e.getX());
            }
        });
        setOnMouseDragged(e -> seek(e.getX()));
        dressed();
    }

    private void seek(double x) {
        if (shown().map(f -> f.transport().seekable()).orElse(false)) {
            desk.seek(track.time(x));
        }
    }

    /// To the mark before (-1) or after (1) the present instant.
    public void jump(int direction) {
        shown().ifPresent(frame -> desk.seek(track.mark(frame, direction)));
    }

    @Override
    protected void dressed() {
        previous.dress(palette(), texts().get("tip.previous"));
        play.dress(palette(), texts().get("tip.play"));
        next.dress(palette(), texts().get("tip.next"));
        loop.dress(palette(), texts().get("tip.loop"));
    }

    @Override
    protected void arrange() {
        double h = small() ? 26 : 30;
        double y = small() ? 6 : 9;
        previous.resizeRelocate(12, y, 36, h);
        play.resizeRelocate(52, y, 44, h);
        next.resizeRelocate(100, y, 36, h);
        loop.resizeRelocate(196, y, 36, h);
    }

    @Override
    protected boolean due(Frame frame, long since) {
        return shown().map(before -> jumped(before, frame)
                        || steering(before, frame)
                        || (before.at() != frame.at() && since >= CALM))
                .orElse(true);
    }

    @Override
    protected void paint(Brush brush, Zones zones, Frame frame) {
        boolean seekable = frame.transport().seekable();
        previous.setDisable(!seekable);
        next.setDisable(!seekable);
        loop.setVisible(seekable);
        loop.lit(frame.transport().loop());
        play.icon(frame.transport().playing() ? Icon.PAUSE : Icon.PLAY);
        track = Track.of(frame, getWidth(), track);
        new TimelinePainter(brush, zones, texts(), frame, track, getWidth(), getHeight(), small()).paint();
    }

    /// Somebody jumped in time: seen at once.
    private static boolean jumped(Frame before, Frame now) {
        return Math.abs(now.at() - before.at())
                > 2 * Event.SECOND * Math.max(1, now.transport().speed() * 8);
    }

    private static boolean steering(Frame before, Frame now) {
        var a = before.transport();
        var b = now.transport();
        return a.playing() != b.playing()
                || a.speed() != b.speed()
                || a.squeeze() != b.squeeze()
                || a.loop() != b.loop();
    }
}
