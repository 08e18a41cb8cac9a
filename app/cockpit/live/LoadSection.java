package cockpit.live;

import cockpit.live.Mistake.Kind;
import cockpit.live.StageFile.Driver;
import cockpit.live.StageFile.Hosts;
import cockpit.live.StageFile.Load;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads what a stage's file says of the load that is put on the shop.
final class LoadSection {
    private static final SortedMap<String, Driver> DRIVERS =
            new TreeMap<>(Map.of("locust", Driver.LOCUST, "deployment", Driver.DEPLOYMENT, "hosts", Driver.HOSTS));

    private LoadSection() {}

    static Load read(Spot in, StageFile.Clusters clusters) {
        in.keys("driver", "locust", "deployment", "hosts");
        Driver driver = in.at("driver").word(DRIVERS);
        String address = driver.name().toLowerCase(Locale.ROOT);
        if (in.at("driver").isThere() && !in.at(address).isThere()) {
            in.wrong(Kind.NO_ADDRESS, Form.TEXT, address);
        }
        return new Load(
                driver,
                in.at("locust").maybe(Spot::url),
                in.at("deployment").maybe(each -> workload(each, clusters)),
                in.at("hosts").maybe(LoadSection::hosts));
    }

    private static StageFile.Workload workload(Spot in, StageFile.Clusters clusters) {
        in.keys("context", "name");
        return new StageFile.Workload(
                StageReader.context(in.at("context"), clusters), in.at("name").text(Form.NAME));
    }

    private static Hosts hosts(Spot in) {
        in.keys("hook", "tags");
        if (in.at("hook").isThere() == in.at("tags").isThere()) {
            in.wrong(Kind.NOT_EITHER, Form.MAPPING);
        }
        return in.at("tags")
                .<Hosts>maybe(each -> new Hosts.Tagged(StageReader.texts(each)))
                .or(() -> in.at("hook").maybe(each -> new Hosts.Hook(each.url())))
                .orElse(new Hosts.Tagged(Map.of()));
    }
}
