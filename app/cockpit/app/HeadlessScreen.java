package cockpit.app;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;

/// The headless platform's screen is 1000 x 1000, and a larger window fails on it. This makes it larger, before the
/// first
/// window, on the FX thread. It reaches into JavaFX' own fields, for which there is no door.
public final class HeadlessScreen {
    private HeadlessScreen() {}

    /// Whether this JVM runs without a display, by its own choice or for want of one.
    public static boolean wanted() {
        if ("Headless".equals(System.getProperty("glass.platform"))) {
            return true;
        }
        boolean linux = System.getProperty("os.name", "").startsWith("Linux");
        String x11 = System.getenv("DISPLAY");
        String wayland = System.getenv("WAYLAND_DISPLAY");
        return linux && (x11 == null || x11.isEmpty()) && (wayland == null || wayland.isEmpty());
    }

    /// Tells JavaFX, before it starts, to do without a display.
    public static void choose() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
    }

    /// Makes the screen this large.
    ///
    /// @throws IllegalStateException if this JavaFX is built otherwise
    public static void enlarge(int width, int height) {
        try {
            Class<?> type = Class.forName("com.sun.glass.ui.Application");
            Object application = type.getMethod("GetApplication").invoke(null);
            if (!application.getClass().getName().contains("Headless")) {
                return;
            }
            Class<?> screenType = Class.forName("com.sun.glass.ui.Screen");
            var constructor = screenType.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            Object screen = constructor.newInstance(
                    0L, 32, 0, 0, width, height, 0, 0, width, height, 0, 0, width, height, 100, 100, 1f, 1f, 1f, 1f);
            Object screens = Array.newInstance(screenType, 1);
            Array.set(screens, 0, screen);
            set(application, "screens", screens);
            set(application, "frameBuffer", ByteBuffer.allocate(width * height * 4));
            var notify = screenType.getDeclaredMethod("notifySettingsChanged");
            notify.setAccessible(true);
            notify.invoke(null);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new IllegalStateException("This JavaFX' headless screen cannot be enlarged", e);
        }
    }

    private static void set(Object on, String name, Object value) throws ReflectiveOperationException {
        Field field = on.getClass().getDeclaredField(name);
        field.setAccessible(true);
        field.set(on, value);
    }
}
