package cockpit.views.timeline;

import cockpit.script.Cue;
import cockpit.script.Scenario;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Texts;
import cockpit.world.Mark;

/// The words beside a mark.
public final class MarkLabel {
    private MarkLabel() {}

    /// A mark in a few words of a person's language.
    public static String of(Mark mark, Scenario scenario, Texts texts) {
        return switch (mark.kind()) {
            case CUE -> cue(mark.label(), scenario, texts);
            case LOAD -> texts.get("mark.load", Figures.whole(Double.parseDouble(mark.label())));
            case ALARM ->
                texts.has("mark.alarm." + mark.label()) ? texts.get("mark.alarm." + mark.label()) : mark.label();
            case ROUTE -> {
                int cloud = Integer.parseInt(mark.label());
                yield (100 - cloud) + " / " + cloud;
            }
            case SWITCH -> texts.get("source." + mark.label());
            case REPLICAS, CAPACITY -> {
                String[] told = mark.label().split(" ", 3);
                yield texts.get("mark." + mark.kind(), (Object[]) told);
            }
            case NOTICE, PLAYED -> texts.get("mark." + mark.kind(), mark.label());
            case NODE, FAULT -> mark.label();
            case FOREIGN -> foreign(mark.label().split("\t", -1), texts);
        };
    }

    private static String foreign(String[] told, Texts texts) {
        return told[3].isEmpty()
                ? texts.get("mark.foreign", told[0], told[1], told[2])
                : texts.get("mark.foreign.by", told[0], told[1], told[2], told[3]);
    }

    private static String cue(String id, Scenario scenario, Texts texts) {
        for (int i = 0; i < scenario.cues().size(); i++) {
            Cue cue = scenario.cues().get(i);
            if (cue.id().equals(id)) {
                return (i + 1) + " " + cue.title().in(texts.language());
            }
        }
        return id;
    }
}
