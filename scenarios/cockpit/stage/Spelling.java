package cockpit.stage;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// What somebody may have meant who wrote a name that is not known.
public final class Spelling {
    private Spelling() {}

    /// The known names that come near, the nearest first, three at most: a third of the letters may be wrong.
    public static List<String> near(String written, Collection<String> known) {
        String wanted = written.toLowerCase(Locale.ROOT);
        record Found(String name, int distance) {}
        return known.stream()
                .map(name -> new Found(name, distance(name.toLowerCase(Locale.ROOT), wanted)))
                .filter(found -> found.distance() <= Math.max(1, found.name().length() / 3))
                .sorted(Comparator.comparingInt(Found::distance).thenComparing(Found::name))
                .limit(3)
                .map(Found::name)
                .toList();
    }

    /// How many letters must be changed, put in or taken out to make one of the other.
    /// Source: V. I. Levenshtein, 1966; the row-by-row computation of R. A. Wagner and M. J. Fischer, 1974.
    public static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                corner = above;
            }
        }
        return row[b.length()];
    }
}
