package cockpit.app;

import cockpit.views.theme.Texts;
import cockpit.world.Chain;
import cockpit.world.Hop;
import cockpit.world.Link;
import cockpit.world.Ribbon;
import cockpit.world.Scaling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The report's ways from the load: each hop's seconds beside the usual ones, and a bar where it lay in the whole.
@SuppressWarnings("EnumOrdinal") // a hop begins at the station before the one it is named by
record HopSections(Markup html, Texts texts, Rehearsal.Result result, Usual usual) {
    /// A hop.
    ///
    /// @param name  of the station it ends at
    /// @param usual null where it has no usual time
    /// @param end   seconds since the load
    private record Row(String name, double now, @Nullable Double usual, double end) {}

    void write() {
        section("report.chain", chain());
        section("report.ribbon", ribbon());
    }

    private List<Row> chain() {
        Chain chain = result.last().chain();
        var rows = new ArrayList<Row>();
        for (Link link : Link.values()) {
            if (link != Link.LOAD && chain.reached(link)) {
                double end = tenths(chain.at(link) - chain.at(Link.LOAD));
                rows.add(new Row(
                        texts.get("link." + link),
                        Report.hop(chain, link),
                        usual.links().get(link),
                        end));
            }
        }
        return rows;
    }

    private List<Row> ribbon() {
        Ribbon ribbon = result.last().scaling().map(Scaling::ribbon).orElse(Ribbon.IDLE);
        var rows = new ArrayList<Row>();
        for (Hop hop : Hop.values()) {
            if (hop != Hop.LOAD && ribbon.reached(hop)) {
                double end = tenths(ribbon.at(hop) - ribbon.at(Hop.LOAD));
                rows.add(new Row(
                        texts.get("hop." + hop),
                        Report.hop(ribbon, hop),
                        usual.hops().get(hop),
                        end));
            }
        }
        return rows;
    }

    private static double tenths(long micros) {
        return Math.round(micros / 1e5) / 10.0;
    }

    private void section(String title, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        html.raw("<section class=\"chain\">").element("h2", "", texts.get(title));
        html.head("report.hop", "report.now", "report.usual", "report.sum", "");
        double whole = rows.getLast().end();
        rows.forEach(row -> row(row, whole));
        html.raw("</tbody></table></section>");
    }

    private void row(Row row, double whole) {
        html.raw("<tr>").element("td", "", "→ " + row.name()).element("td", "number", html.seconds(row.now()));
        Double before = row.usual();
        html.element("td", "number quiet", before == null ? "–" : html.seconds(before));
        html.element("td", "number quiet", html.seconds(row.end()));
        html.raw(String.format(
                Locale.ROOT,
                "<td class=\"bar\"><i style=\"margin-left:%.1f%%;width:%.1f%%\"></i></td></tr>",
                whole == 0 ? 0 : (row.end() - row.now()) / whole * 100,
                whole == 0 ? 0 : row.now() / whole * 100));
    }
}
