package cockpit.app;

import cockpit.script.Checks;
import cockpit.script.Cue;
import cockpit.script.Scenario;
import cockpit.views.desk.Frame;
import cockpit.views.desk.StillDesk;
import cockpit.views.theme.Mode;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import cockpit.views.window.PresenterWindow;
import cockpit.views.window.Tabs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;

/// One picture of the presenter's window for each cue: drawn on the FX thread, packed on another, while the rehearsal
/// goes
/// on.
final class CuePictures implements Rehearsal.Watcher, AutoCloseable {
    private final Path folder;
    private final int width;
    private final int height;
    private final ExecutorService painting = Executors.newSingleThreadExecutor();
    private final ExecutorService packing = Executors.newSingleThreadExecutor();
    private final List<CompletableFuture<Void>> pictures = new ArrayList<>();
    private volatile Optional<Frame> shown = Optional.empty();
    private final CompletableFuture<Scene> scene;

    CuePictures(Path folder, int width, int height, String language, Mode mode, Checks checks, Scenario scenario) {
        this.folder = folder;
        this.width = width;
        this.height = height;
        this.scene = CompletableFuture.supplyAsync(
                () -> {
                    Toolkit.start();
                    return Toolkit.on(() -> new Scene(
                            new PresenterWindow(
                                    new StillDesk(() -> shown.orElseThrow()),
                                    checks,
                                    scenario,
                                    language,
                                    mode,
                                    System::nanoTime,
                                    new Pictured()),
                            width,
                            height));
                },
                painting);
    }

    /// The tabs are on the picture, though nobody goes to them.
    private record Pictured() implements PresenterWindow.Panels {
        @Override
        public Optional<Region> knobs(Texts texts, Palette palette) {
            return Optional.empty();
        }

        @Override
        public Tabs tabs() {
            return new Tabs(DeskTabs.numbered(), scenario -> {});
        }
    }

    static String name(int index, Cue cue) {
        return String.format(Locale.ROOT, "%02d-%s.png", index + 1, cue.id());
    }

    @Override
    public void ended(int index, Cue cue, Frame frame) {
        pictures.add(CompletableFuture.supplyAsync(() -> Toolkit.on(() -> paint(scene.join(), frame)), painting)
                .thenAcceptAsync(pixels -> write(name(index, cue), pixels), packing));
    }

    private int[] paint(Scene on, Frame frame) {
        shown = Optional.of(frame);
        var window = (PresenterWindow) on.getRoot();
        window.applyCss();
        window.layout();
        window.showStill(frame, System.nanoTime());
        WritableImage image = on.snapshot(null);
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return pixels;
    }

    private void write(String name, int[] pixels) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(name), Png.of(width, height, pixels));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until every picture is on disk.
    @Override
    public void close() {
        pictures.forEach(CompletableFuture::join);
        painting.close();
        packing.close();
    }
}
