package cockpit.views.timeline;

import cockpit.views.desk.Desk;
import cockpit.views.desk.Frame;
import cockpit.views.theme.Brush;
import cockpit.views.theme.CrispCanvas;
import cockpit.views.theme.Icon;
import cockpit.views.theme.IconButton;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import cockpit.world.Event;
import java.util.List;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The strip at the foot: transport, the command just sent, the stopwatch, and the track with its marks. A click or
/// drag on
/// the track jumps there, where the stage can. FX thread only.
public final class TimelineView extends Region {
    private static final long CALM = 250_000_000L;

    private final CrispCanvas canvas = new CrispCanvas();
    private final IconButton previous = new IconButton(Icon.PREVIOUS, "previous");
    private final IconButton play = new IconButton(Icon.PAUSE, "play");
    private final IconButton next = new IconButton(Icon.NEXT, "next");
    private final IconButton loop = new IconButton(Icon.LOOP, "loop");
    private final Desk desk;
    private Palette palette;
    private Texts texts;
    private boolean small;
    private double fitted;
    private boolean stale = true;
    private long drawn;
    private @Nullable Frame shown;
    private Track track = Track.EMPTY;

    /// @param commands what a click on the command does: shows what it printed
    public TimelineView(Desk desk, Runnable commands, Palette palette, Texts texts) {
        this.desk = desk;
        this.palette = palette;
        this.texts = texts;
        previous.setOnAction(e -> jump(-1));
        play.setOnAction(e -> desk.togglePlay());
        next.setOnAction(e -> jump(1));
        loop.setOnAction(e -> desk.toggleLoop());
        getChildren().addAll(canvas, previous, play, next, loop);
        canvas.setOnMousePressed(e -> {
            if (e.getY() < (small ? 34 : 40)) {
                commands.run();
            } else {
                seek(e.getX());
            }
        });
        canvas.setOnMouseDragged(e -> seek(e.getX()));
        dress(palette, texts);
    }

    private void seek(double x) {
        if (shown != null && shown.transport().seekable()) {
            desk.seek(track.time(x));
        }
    }

    /// To the mark before (-1) or after (1) the present instant.
    public void jump(int direction) {
        if (shown != null) {
            desk.seek(track.mark(shown, direction));
        }
    }

    /// Another dress or language.
    public void dress(Palette newPalette, Texts newTexts) {
        palette = newPalette;
        texts = newTexts;
        previous.dress(palette, texts.get("tip.previous"));
        play.dress(palette, texts.get("tip.play"));
        next.dress(palette, texts.get("tip.next"));
        loop.dress(palette, texts.get("tip.loop"));
        stale = true;
    }

    /// Another size of window, another density of screen.
    public void fit(boolean isSmall, double physical) {
        if (isSmall == small && physical == fitted) {
            return;
        }
        fitted = physical;
        small = isSmall;
        canvas.density(physical);
        stale = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        canvas.resizeRelocate(0, 0, getWidth(), getHeight());
        double h = small ? 26 : 30;
        double y = small ? 6 : 9;
        previous.resizeRelocate(12, y, 36, h);
        play.resizeRelocate(52, y, 44, h);
        next.resizeRelocate(100, y, 36, h);
        loop.resizeRelocate(196, y, 36, h);
        stale = true;
    }

    /// Draws the frame's course.
    public void show(Frame frame, long nanos) {
        boolean changed = shown == null || frame.at() != shown.at();
        boolean steered = shown != null && (jumped(shown, frame) || steering(shown, frame));
        if (!stale && !steered && (!changed || nanos - drawn < CALM)) {
            return;
        }
        stale = false;
        drawn = nanos;
        shown = frame;
        boolean seekable = frame.transport().seekable();
        previous.setDisable(!seekable);
        next.setDisable(!seekable);
        loop.setVisible(seekable);
        loop.lit(frame.transport().loop());
        play.icon(frame.transport().playing() ? Icon.PAUSE : Icon.PLAY);
        track = Track.of(frame, getWidth(), track);
        canvas.draw(
                palette,
                brush -> new TimelinePainter(brush, texts, frame, track, getWidth(), getHeight(), small).paint());
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

    /// Words on the strip, for a test that looks for collisions.
    public List<Brush.Words> words() {
        return canvas.words();
    }
}
