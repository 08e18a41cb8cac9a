package cockpit.live.kubernetes;

import cockpit.live.Trouble;

/// A cluster that cannot be asked anything: its kubeconfig, or the credentials it names, are not what they should be.
final class NoAccess extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Trouble trouble;

    NoAccess(Trouble trouble) {
        super(trouble.detail());
        this.trouble = trouble;
    }

    NoAccess(Trouble trouble, Throwable cause) {
        super(trouble.detail(), cause);
        this.trouble = trouble;
    }

    Trouble trouble() {
        return trouble;
    }
}
