package cockpit.live;

import cockpit.live.Mistake.Kind;
import cockpit.live.StageFile.Autoscaling;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Reads what a stage's file says of scenario 2.
final class AutoscalingSection {
    private AutoscalingSection() {}

    static Autoscaling read(Spot in) {
        in.keys("hpa", "load", "groups");
        return new Autoscaling(
                in.at("hpa").text(Form.NAME),
                in.at("load").keys("deployment").at("deployment").text(Form.NAME),
                groups(in.at("groups")));
    }

    private static Map<String, String> groups(Spot in) {
        in.keys(Autoscaling.ROLES.toArray(String[]::new));
        var groups = new TreeMap<String, String>();
        for (String role : Autoscaling.ROLES) {
            in.at(role).maybe(each -> each.text(Form.TEXT)).ifPresent(name -> {
                if (Spot.read(name) && groups.containsValue(name)) {
                    in.at(role).wrong(Kind.SAME_GROUP, Form.TEXT, name);
                }
                groups.put(role, name);
            });
        }
        return Collections.unmodifiableSortedMap(groups);
    }
}
