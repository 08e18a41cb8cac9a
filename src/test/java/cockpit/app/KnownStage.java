package cockpit.app;

import cockpit.stage.Answer;
import cockpit.stage.Command;
import cockpit.stage.Names;
import cockpit.stage.Seekable;
import cockpit.stage.Source;
import cockpit.stage.Stage;
import cockpit.world.DemandFact;
import cockpit.world.Event;
import cockpit.world.Fact;
import cockpit.world.Origin;
import cockpit.world.TalkFact;
import cockpit.world.World;
import java.util.List;
import java.util.Optional;

/// A stage whose whole course is known: what a recording is, without a file.
final class KnownStage implements Stage, Seekable {
    private final List<Event> events;
    private long position = -1;

    KnownStage(List<Event> events) {
        this.events = List.copyOf(events);
    }

    /// The talk of [TestTalk#threeCues] as it might have been recorded: cues at 10 s, 30 s and 50 s, all met, a minute
    /// and ten
    /// seconds in all.
    static KnownStage threeCues() {
        return new KnownStage(List.of(
                at(0, new DemandFact.LoadMeasured(1, 1)),
                at(10, new TalkFact.CueFired("tiny", "hello")),
                at(20, new TalkFact.CueSettled("tiny", "hello", "MET")),
                at(30, new TalkFact.CueFired("tiny", "load")),
                at(30, new DemandFact.LoadAsked(100, 10)),
                at(35, new DemandFact.LoadMeasured(100, 100)),
                at(35, new TalkFact.ExpectationHeld("tiny", "load", 0, 5 * Event.SECOND)),
                at(35, new TalkFact.CueSettled("tiny", "load", "MET")),
                at(50, new TalkFact.CueFired("tiny", "more")),
                at(50, new DemandFact.LoadAsked(200, 10)),
                at(55, new DemandFact.LoadMeasured(200, 200)),
                at(55, new TalkFact.ExpectationHeld("tiny", "more", 0, 5 * Event.SECOND)),
                at(55, new TalkFact.ExpectationHeld("tiny", "more", 1, 5 * Event.SECOND)),
                at(55, new TalkFact.CueSettled("tiny", "more", "MET")),
                at(70, new DemandFact.LoadMeasured(200, 200))));
    }

    static Event at(int seconds, Fact fact) {
        return new Event(seconds * Event.SECOND, Origin.COCKPIT, fact);
    }

    @Override
    public Source source() {
        return Source.RECORDED;
    }

    @Override
    public String name() {
        return "known.cockpit";
    }

    @Override
    public Names names() {
        return Names.SHIPPED;
    }

    @Override
    public long now() {
        return Math.max(position, 0);
    }

    @Override
    public List<Event> advance(long until) {
        long to = Math.min(until, duration());
        List<Event> happened = events.stream()
                .filter(event -> event.at() > position && event.at() <= to)
                .toList();
        position = Math.max(position, to);
        return happened;
    }

    @Override
    public Answer send(Command command) {
        return new Answer.Refused(Answer.Reason.RECORDED, "");
    }

    @Override
    public Optional<Seekable> seekable() {
        return Optional.of(this);
    }

    @Override
    public boolean ended() {
        return position >= duration();
    }

    @Override
    public long duration() {
        return events.getLast().at();
    }

    @Override
    public World seek(long at) {
        position = Math.clamp(at, 0, duration());
        return World.EMPTY.apply(
                events.stream().filter(event -> event.at() <= position).toList());
    }

    @Override
    public World last() {
        return World.EMPTY.apply(events);
    }

    @Override
    public void close() {}
}
