package cockpit.preflight;

import cockpit.live.Failed;
import cockpit.live.Trouble;
import cockpit.live.aws.EksSeen;

/// Whether the EKS cluster and its node group are well, and the group is at the size at which the talk begins.
record NodeGroupCheck(Doors doors) implements AwsQuestion {
    private static final String ACTIVE = "ACTIVE";

    @Override
    public Trouble title() {
        return Trouble.of("preflight.check.nodegroup", cluster());
    }

    @Override
    public Trouble todo() {
        return Trouble.of(
                "preflight.try.nodegroup", cluster(), doors.stage().aws().region());
    }

    @Override
    public Verdict otherwise() {
        return Verdict.WARN;
    }

    private String cluster() {
        return doors.stage().eks().cluster();
    }

    @Override
    public Finding run() throws Failed {
        String region = doors.stage().aws().region();
        return doors.aws()
                .eks()
                .map(this::judge)
                .orElseGet(() -> Finding.noGo("live.aws.noCluster", cluster(), region));
    }

    private Finding judge(EksSeen seen) {
        if (!seen.status().equals(ACTIVE)) {
            return Finding.warn("live.aws.notActive", "EKS " + cluster(), seen.status());
        }
        if (seen.nodegroup().isEmpty()) {
            return doors.stage()
                    .eks()
                    .nodegroup()
                    .map(name -> Finding.noGo("live.aws.noNodegroup", name, cluster()))
                    .orElseGet(() -> Finding.go("preflight.nodegroup.unnamed"));
        }
        EksSeen.Nodegroup group = seen.nodegroup().get();
        if (!group.status().equals(ACTIVE)) {
            return Finding.warn("live.aws.notActive", group.name(), group.status());
        }
        String[] sizes = {
            group.name(), String.valueOf(group.desired()), String.valueOf(group.min()), String.valueOf(group.max())
        };
        return group.desired() >= group.max()
                ? Finding.warn("preflight.nodegroup.full", sizes)
                : Finding.go("preflight.nodegroup.room", sizes);
    }
}
