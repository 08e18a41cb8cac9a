package cockpit.app;

import cockpit.app.ScalingAccount.Decision;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Texts;
import cockpit.world.Bill;
import cockpit.world.Mark;
import java.util.List;

/// The report's account of what was scaled and what it cost; and where the picture went on from another stage.
record ScalingSections(Markup html, Texts texts, Rehearsal.Result result) {
    void write() {
        switches();
        decisions();
        cost();
    }

    /// The parachute: out, and back.
    private void switches() {
        List<Mark> switches = Report.switches(result);
        if (switches.isEmpty()) {
            return;
        }
        html.raw("<section>").element("h2", "", texts.get("report.switches")).raw("<ul class=\"switches\">");
        for (Mark mark : switches) {
            html.raw("<li>")
                    .element("b", "", Markup.clock(mark.at() / 1e6) + " ")
                    .text(texts.get("report.switch", texts.get("source." + mark.label()), cue(mark.at())))
                    .raw("</li>");
        }
        html.raw("</ul></section>");
    }

    /// The cue that ran at an instant.
    private String cue(long at) {
        return result.cues().stream()
                .filter(ended -> ended.standing().wasFired() && ended.standing().fired() <= at)
                .reduce((a, b) -> b.standing().fired() >= a.standing().fired() ? b : a)
                .map(ended -> ended.cue().title().in(texts.language()))
                .orElse("–");
    }

    private void decisions() {
        if (result.decisions().isEmpty()) {
            return;
        }
        html.raw("<section>").element("h2", "", texts.get("report.decisions"));
        html.head("report.at", "report.hpa", "report.replicas", "report.formula", "report.limit", "report.event");
        for (Decision decision : result.decisions()) {
            html.raw("<tr>")
                    .element("td", "number", Markup.clock(decision.at() / 1e6))
                    .element("td", "", decision.hpa())
                    .element("td", "number", decision.from() + " → " + decision.to())
                    .element("td", "", decision.formula())
                    .element("td", "", decision.limit().isEmpty() ? "–" : decision.limit())
                    .element("td", "wraps", decision.text())
                    .raw("</tr>");
        }
        html.raw("</tbody></table></section>");
    }

    private void cost() {
        Bill bill = result.last().bill();
        if (result.last().cloud().prices().size() == 0) {
            return;
        }
        boolean priced = bill.unpriced() == 0;
        html.raw("<section>").element("h2", "", texts.get("report.cost")).raw("<dl>");
        html.fact("report.cost.whole", priced ? Figures.four(bill.dollars(result.end())) + " $" : "–");
        html.fact("report.cost.hour", priced ? Figures.two(bill.dollarsPerHour()) + " $/h" : "–");
        if (result.last().scaling().isPresent()) {
            html.fact("report.cost.saved", Figures.four(result.saved()) + " $");
        }
        html.raw("</dl></section>");
    }
}
