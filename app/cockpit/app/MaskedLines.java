package cockpit.app;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import cockpit.world.Scrubber;

/// The log's lines, traces and all, with everything secret masked: what a server or a library throws has its own words,
/// which nobody has read before. Named in `logback.xml`.
public final class MaskedLines extends PatternLayout {
    @Override
    public String doLayout(ILoggingEvent event) {
        return Scrubber.scrub(super.doLayout(event));
    }
}
