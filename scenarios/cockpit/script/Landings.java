package cockpit.script;

import java.util.ArrayList;
import java.util.List;

/// How a recorded course looks from its beginning to its end, so that a talk that has to leave its stage finds the
/// instant at which the picture changes least. Made in one walk through the course, asked as often as one likes.
public final class Landings {
    private record Step(long from, Likeness looks) {}

    private final List<Step> steps = new ArrayList<>();

    /// Takes note of how it looks from an instant on, microseconds; instants come in their order.
    public void note(long from, Likeness looks) {
        if (steps.isEmpty() || !steps.getLast().looks().equals(looks)) {
            steps.add(new Step(from, looks));
        }
    }

    /// The instant between two, both included, at which the course is most like what is shown now. Of many that are
    /// equally like it, the one nearest to a wish.
    public long nearest(Likeness now, long from, long until, long wish) {
        long best = Math.clamp(wish, from, until);
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < steps.size(); i++) {
            long begins = Math.max(from, i == 0 ? from : steps.get(i).from());
            long ends = i + 1 < steps.size() ? Math.min(until, steps.get(i + 1).from() - 1) : until;
            if (begins > ends) {
                continue;
            }
            long at = Math.clamp(wish, begins, ends);
            double far = now.to(steps.get(i).looks());
            if (far < least || (far == least && Math.abs(at - wish) < Math.abs(best - wish))) {
                least = far;
                best = at;
            }
        }
        return best;
    }
}
