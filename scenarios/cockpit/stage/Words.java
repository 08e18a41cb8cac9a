package cockpit.stage;

import cockpit.world.WorkloadId;
import java.util.Locale;

/// A command as kubectl, istioctl, aws or curl would write it: copyable, with the stage's own names. Names only, never
/// an
/// account id: where AWS insists on an ARN, the account comes from `aws sts get-caller-identity`.
public final class Words {
    /// Users a second that go when everything is stopped.
    public static final double STOP_RATE = 500;
    /// The field manager that the API server notes for what the cockpit writes.
    public static final String WRITER = "cockpit";
    /// Shown as the reason of an alarm's state that was set.
    public static final String BY_HAND = "Set by Cockpit";

    private Words() {}

    /// The words of a command.
    public static String of(Command command, Names names) {
        String main = kubectl(names.mainContext(), names.namespace());
        String remote = kubectl(names.remoteContext(), names.namespace());
        return switch (command) {
            case Command.SetLoad c ->
                remote + " set env deploy/" + names.loadGenerator() + " USERS=" + c.users() + " RATE="
                        + plain(c.spawnRate());
            case Command.SetWeight c ->
                kubectl(c.route().context(), c.route().namespace()) + " patch vs "
                        + c.route().name() + " --type json -p '" + weights(c.cloudWeight()) + "'";
            case Command.Scale c ->
                kubectl(c.workload().context(), c.workload().namespace()) + " scale deploy/"
                        + c.workload().name() + " --replicas=" + c.replicas();
            case Command.Apply c ->
                "cockpit manifest " + c.manifest().word() + " | "
                        + kubectl(c.manifest().context(names), names.namespace())
                        + " apply --server-side --field-manager=" + WRITER + " -f -";
            case Command.Delete c ->
                kubectl(c.manifest().context(names), names.namespace()) + " delete --ignore-not-found "
                        + c.manifest().backwards();
            case Command.SetAlarmState c ->
                "aws cloudwatch set-alarm-state --alarm-name " + c.alarm() + " --state-value " + c.state()
                        + " --state-reason '" + BY_HAND + "' --region " + names.region();
            case Command.SetHpaBounds c ->
                kubectl(c.hpa().context(), c.hpa().namespace()) + " patch hpa "
                        + c.hpa().name()
                        + " --type merge -p '{\"spec\":{\"minReplicas\":" + c.min() + ",\"maxReplicas\":" + c.max()
                        + "}}'";
            case Command.SetGroupBounds c ->
                "aws eks update-nodegroup-config --cluster-name "
                        + names.autoscaling().cluster() + " --nodegroup-name "
                        + names.autoscaling().group(c.group()) + " --scaling-config minSize=" + c.min() + ",maxSize="
                        + c.max()
                        + " --region " + names.region();
            case Command.InterruptSpot c -> ScalingWords.interrupt(c.group(), names);
            case Command.Reset c -> "cockpit reset" + (c.foreign() ? " --force" : "");
            case Command.Panic c -> {
                var stop = new Command.SetLoad(0, STOP_RATE);
                var home = new Command.SetWeight(names.routeId(), 0);
                yield of(stop, names) + " && " + of(home, names);
            }
            case Command.TurnKnob c -> "cockpit --set " + c.knob() + "=" + c.value();
            case Command.Fault c ->
                "cockpit fault "
                        + c.kind().name().toLowerCase(Locale.ROOT).replace('_', '-')
                        + (c.on() ? " on" : " off");
            case Command.Inspect c -> inspect(c.view(), names, main, remote);
        };
    }

    /// A load that is a Deployment of clients, a pod a user, as in scenario 2.
    public static String ofPods(Command.SetLoad load, Names names) {
        var pods = new WorkloadId(
                names.mainContext(), names.namespace(), names.autoscaling().load());
        return of(new Command.Scale(pods, load.users()), names);
    }

    private static String kubectl(String context, String namespace) {
        return "kubectl --context " + context + " -n " + namespace;
    }

    private static String inspect(Command.View view, Names names, String main, String remote) {
        String region = " --region " + names.region();
        return switch (view) {
            case SHOP -> "curl -sI http://frontend." + names.namespace() + "/";
            case CONTEXTS -> "kubectl config get-contexts";
            case NODES -> "kubectl --context " + names.mainContext() + " get nodes -o wide";
            case PEERING -> "aws ec2 describe-vpc-peering-connections" + region;
            case ROUTE_TABLES -> "aws ec2 describe-route-tables" + region;
            case PODS_HOME -> remote + " get pods -o wide";
            case PODS_CLOUD -> main + " get pods -o wide";
            case GATEWAYS -> "kubectl --context " + names.mainContext() + " -n istio-system get svc,gateways";
            case PROXY_STATUS -> "istioctl --context " + names.mainContext() + " proxy-status";
            case ROUTE -> main + " describe vs " + names.route();
            case SUBSETS -> main + " describe dr " + names.service();
            case AGENT_METRIC ->
                "aws cloudwatch list-metrics --namespace CWAgent --metric-name cpu_usage_active" + region;
            case ALARM -> "aws cloudwatch describe-alarms --alarm-names " + names.alarm() + region;
            case SUBSCRIPTION -> "aws sns list-subscriptions" + region;
            case HPA -> main + " describe hpa " + names.autoscaling().hpa();
            case NODE_GROUPS, SCALING_POLICIES, SCALING_ACTIVITIES, PENDING, AUTOSCALER_STATUS ->
                ScalingWords.look(view, names);
            case FUNCTION -> "aws lambda get-function-configuration --function-name " + names.function() + region;
        };
    }

    private static String weights(int cloud) {
        return "[{\"op\":\"replace\",\"path\":\"/spec/http/0/route/0/weight\",\"value\":" + (100 - cloud)
                + "},{\"op\":\"replace\",\"path\":\"/spec/http/0/route/1/weight\",\"value\":" + cloud + "}]";
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
