package cockpit.live.load;

/// How much of the hosts' CPU stands for so many users, where no user ever comes: the slider speaks of users.
final class HostShare {
    /// As many as fill the hosts: the load that the talk raises to.
    static final int FULL_USERS = 1_200;
    /// The talk is over by then; whatever becomes of the cockpit, the hosts are free again.
    static final int SECONDS = 1_800;

    private HostShare() {}

    /// 0 to 1.
    static double of(int users) {
        return Math.clamp(users / (double) FULL_USERS, 0, 1);
    }
}
