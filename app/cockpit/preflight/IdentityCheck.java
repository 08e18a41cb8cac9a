package cockpit.preflight;

import cockpit.live.Failed;
import cockpit.live.Trouble;
import cockpit.world.Scrubber;

/// Who the cockpit is for AWS.
record IdentityCheck(Doors doors) implements AwsQuestion {
    @Override
    public Trouble title() {
        return Trouble.of("preflight.check.identity");
    }

    @Override
    public Trouble todo() {
        return Trouble.of("preflight.try.identity", doors.aws().profile());
    }

    @Override
    public Finding run() throws Failed {
        String caller = Scrubber.scrub(doors.aws().caller());
        return caller.endsWith(":root")
                ? Finding.warn("preflight.identity.root", caller)
                : Finding.go("preflight.identity.known", caller);
    }
}
