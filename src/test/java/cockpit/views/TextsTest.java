package cockpit.views;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.views.theme.Mode;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Texts;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TextsTest {
    private static final Pattern USED = Pattern.compile("texts\\.get\\(\\s*\"([a-zA-Z0-9.]+)\"");
    private static final Pattern ANY = Pattern.compile("\"([a-z]+\\.[a-zA-Z0-9.]*)\"");

    private static Properties bundle(String language) throws IOException {
        var properties = new Properties();
        try (var in = TextsTest.class.getResourceAsStream("/i18n/cockpit_" + language + ".properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }

    private static String sources() throws IOException {
        var all = new StringBuilder();
        for (String root : new String[] {"views", "app"}) {
            try (var files = Files.walk(Path.of(root))) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    all.append(Files.readString(file));
                }
            }
        }
        return all.toString();
    }

    @Test
    void bothLanguagesAreComplete() throws IOException {
        assertThat(new TreeSet<>(bundle("ko").stringPropertyNames()))
                .isEqualTo(new TreeSet<>(bundle("en").stringPropertyNames()));
    }

    @Test
    void everyKeyTheCodeNamesHasAText() throws IOException {
        var missing = new TreeSet<String>();
        Matcher used = USED.matcher(sources());
        var texts = bundle("en");
        while (used.find()) {
            if (!used.group(1).endsWith(".") && !texts.containsKey(used.group(1))) {
                missing.add(used.group(1));
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyTextIsUsed() throws IOException {
        String code = sources();
        var named = new TreeSet<String>();
        Matcher any = ANY.matcher(code);
        while (any.find()) {
            named.add(any.group(1));
        }
        var unused = new TreeSet<String>();
        for (String key : bundle("en").stringPropertyNames()) {
            boolean built = named.stream().anyMatch(name -> name.endsWith(".") && key.startsWith(name));
            if (!named.contains(key) && !built) {
                unused.add(key);
            }
        }
        assertThat(unused)
                .as("texts nobody shows: remove them from both bundles")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void everyTextCanBeFilledIn(String language) throws IOException {
        Texts texts = Texts.of(language);
        for (String key : bundle(language).stringPropertyNames()) {
            assertThat(texts.get(key, 1, 2, 3, 4, 5)).as(key).isNotBlank().doesNotContain("{", "''");
            assertThat(texts.get(key)).as(key).doesNotContain("''");
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void contrastIsEnoughForTheTenthRow(Mode mode) {
        Palette p = Palette.of(mode);
        for (var surface : new Color[] {p.ground, p.panel}) {
            assertThat(Palette.contrast(p.text, surface)).as("text, %s", mode).isGreaterThanOrEqualTo(7);
            assertThat(Palette.contrast(p.quiet, surface)).as("quiet, %s", mode).isGreaterThanOrEqualTo(4.5);
            for (Hue hue : Hue.values()) {
                assertThat(Palette.contrast(p.word(hue), surface))
                        .as("words in %s, %s", hue, mode)
                        .isGreaterThanOrEqualTo(4.5);
                assertThat(Palette.contrastInRoom(p.word(hue), surface, 15))
                        .as("marks in %s in a room of 15:1, %s", hue, mode)
                        .isGreaterThanOrEqualTo(3);
            }
        }
        assertThat(Palette.contrast(p.text, p.raised)).isGreaterThanOrEqualTo(7);
    }

    @Test
    void contrastIsAsTheStandardWorksItOut() {
        var black = Color.BLACK;
        var white = Color.WHITE;
        assertThat(Palette.contrast(black, white)).isEqualTo(21);
        assertThat(Palette.contrastInRoom(black, white, 15)).isBetween(14.9, 15.1);
    }
}
