package cockpit.live.aws;

import cockpit.live.Loopback;
import cockpit.live.Loopback.Answer;
import cockpit.live.Loopback.Asked;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Answers as AWS does, in the protocols of its services: query and XML, JSON 1.1, REST and JSON. The bodies have the
/// shapes of the API references' examples. At first all is well and at rest.
final class AwsDouble implements AutoCloseable {
    static final String ACCOUNT = "111122223333";
    static final String TOPIC_ARN = "arn:aws:sns:ap-northeast-2:" + ACCOUNT + ":octank-burst";
    private static final String FUNCTION_ARN =
            "arn:aws:lambda:ap-northeast-2:" + ACCOUNT + ":function:octank-burst-shift";

    private final Map<String, Loopback.Answering> answers = new ConcurrentHashMap<>();
    private final Loopback server = Loopback.answering(this::answer);

    AwsDouble() {
        answers.put("DescribeAlarms", asked -> alarm("OK", "Threshold Crossed", Instant.EPOCH));
        answers.put("DescribeAlarmHistory", asked -> history());
        answers.put("ListMetrics", asked -> xml("ListMetrics", "<Metrics/>"));
        answers.put("GetMetricData", asked -> xml("GetMetricData", "<MetricDataResults/>"));
        answers.put("SetAlarmState", asked -> xml("SetAlarmState", ""));
        answers.put("GetCallerIdentity", asked -> xml("GetCallerIdentity", "<Account>" + ACCOUNT + "</Account>"));
        answers.put("ListSubscriptionsByTopic", asked -> subscriptions("lambda", FUNCTION_ARN));
        answers.put("FilterLogEvents", asked -> logs());
        answers.put("SendCommand", asked -> json("{\"Command\": {\"CommandId\": \"c-1\", \"Status\": \"Pending\"}}"));
        answers.put(
                "GetFunctionConfiguration",
                asked -> json("{\"FunctionName\": \"octank-burst-shift\", \"State\": \"Active\"}"));
        answers.put(
                "DescribeCluster",
                asked -> json("{\"cluster\": {\"name\": \"AWS-Cluster\", \"status\": \"ACTIVE\", \"version\": \"1.34\","
                        + " \"resourcesVpcConfig\": {\"vpcId\": \"vpc-1\", \"endpointPublicAccess\": true},"
                        + " \"logging\": {\"clusterLogging\": [{\"types\": [\"audit\", \"api\"], \"enabled\": true},"
                        + " {\"types\": [\"scheduler\"], \"enabled\": false}]}}}"));
        answers.put("DescribeNodegroup", asked -> nodegroup("ACTIVE", 2, 6, 3));
        answers.put("DescribeVpcPeeringConnections", asked -> peerings());
        answers.put("DescribeRouteTables", asked -> routeTables());
    }

    URI url() {
        return server.url();
    }

    void now(String operation, Loopback.Answering answering) {
        answers.put(operation, answering);
    }

    /// Everything, in place of what it answers by itself.
    void everything(Answer answer) {
        server.now(asked -> answer);
    }

    /// As it answers by itself again.
    void recovered() {
        server.now(this::answer);
    }

    /// What was asked by this operation.
    List<Asked> asked(String operation) {
        return server.asked().stream()
                .filter(asked -> operation(asked).equals(operation))
                .toList();
    }

    private Answer answer(Asked asked) {
        Loopback.Answering found = answers.get(operation(asked));
        return found == null ? queryError(400, "InvalidAction", operation(asked)) : found.to(asked);
    }

    private static String operation(Asked asked) {
        if (asked.parameters().containsKey("Action")) {
            return asked.parameters().get("Action");
        }
        String target = asked.header("x-amz-target");
        if (!target.isEmpty()) {
            return target.substring(target.indexOf('.') + 1);
        }
        if (asked.path().contains("/functions/")) {
            return "GetFunctionConfiguration";
        }
        if (asked.path().endsWith("/update-config")) {
            return "UpdateNodegroupConfig";
        }
        return asked.path().contains("/node-groups/") ? "DescribeNodegroup" : "DescribeCluster";
    }

    static Answer xml(String operation, String result) {
        return new Answer(
                200,
                "text/xml",
                "<" + operation + "Response><" + operation + "Result>" + result + "</" + operation
                        + "Result><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata></" + operation
                        + "Response>");
    }

    static Answer ec2(String operation, String result) {
        return new Answer(200, "text/xml", "<" + operation + "Response>" + result + "</" + operation + "Response>");
    }

    static Answer json(String body) {
        return new Answer(200, "application/x-amz-json-1.1", body);
    }

    /// As CloudWatch, SNS and STS put it.
    static Answer queryError(int status, String code, String message) {
        return new Answer(
                status,
                "text/xml",
                "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>" + message
                        + "</Message></Error><RequestId>r-1</RequestId></ErrorResponse>");
    }

    /// As EC2 does.
    static Answer ec2Error(int status, String code, String message) {
        return new Answer(
                status,
                "text/xml",
                "<Response><Errors><Error><Code>" + code + "</Code><Message>" + message
                        + "</Message></Error></Errors><RequestID>r-1</RequestID></Response>");
    }

    /// As Logs, SSM, Lambda and EKS do.
    static Answer jsonError(int status, String code, String message) {
        return new Answer(
                status,
                "application/x-amz-json-1.1",
                "{\"__type\": \"" + code + "\", \"message\": \"" + message + "\"}");
    }

    /// Octank's alarm.
    static Answer alarm(String state, String reason, Instant since) {
        return xml(
                "DescribeAlarms",
                "<MetricAlarms><member><AlarmName>octank-cpu-high</AlarmName><MetricName>cpu_usage_active</MetricName>"
                        + "<Namespace>CWAgent</Namespace><Statistic>Average</Statistic><Period>10</Period>"
                        + "<EvaluationPeriods>3</EvaluationPeriods><DatapointsToAlarm>2</DatapointsToAlarm>"
                        + "<Threshold>70.0</Threshold>"
                        + "<ComparisonOperator>GreaterThanThreshold</ComparisonOperator><TreatMissingData>missing</TreatMissingData>"
                        + "<ActionsEnabled>true</ActionsEnabled><AlarmActions><member>" + TOPIC_ARN
                        + "</member></AlarmActions><StateValue>" + state + "</StateValue><StateReason>" + reason
                        + "</StateReason><StateTransitionedTimestamp>" + since + "</StateTransitionedTimestamp>"
                        + "</member></MetricAlarms>");
    }

    /// The on-demand node group.
    static Answer nodegroup(String status, int min, int max, int desired) {
        return json("{\"nodegroup\": {\"nodegroupName\": \"workers\", \"status\": \"" + status + "\","
                + " \"scalingConfig\": {\"minSize\": " + min + ", \"maxSize\": " + max + ", \"desiredSize\": " + desired
                + "}, \"instanceTypes\": [\"m5.xlarge\"], \"capacityType\": \"ON_DEMAND\","
                + " \"resources\": {\"autoScalingGroups\": [{\"name\": \"eks-workers\"}]}}}");
    }

    static Answer history(String... items) {
        return xml("DescribeAlarmHistory", "<AlarmHistoryItems>" + String.join("", items) + "</AlarmHistoryItems>");
    }

    /// The alarm changed.
    static String changed(Instant at, String from, String to, String reason) {
        return item(
                at,
                "StateUpdate",
                "Alarm updated from " + from + " to " + to,
                "{\"version\":\"1.0\",\"oldState\":{\"stateValue\":\"" + from + "\"},\"newState\":{\"stateValue\":\""
                        + to + "\",\"stateReason\":\"" + reason + "\"}}");
    }

    /// The alarm told the topic.
    static String acted(Instant at, String state) {
        String message = "{\"AlarmName\":\"octank-cpu-high\",\"NewStateValue\":\"" + state
                + "\",\"Region\":\"Asia Pacific (Seoul)\"}";
        return item(
                at,
                "Action",
                "Successfully executed action " + TOPIC_ARN,
                "{\"actionState\":\"Succeeded\",\"notificationResource\":\"" + TOPIC_ARN + "\",\"publishedMessage\":\""
                        + escaped("{\"default\":\"" + escaped(message) + "\"}") + "\"}");
    }

    static String failedToAct(Instant at) {
        return item(
                at,
                "Action",
                "Failed to execute action " + TOPIC_ARN + ". Received error: \"not authorized\"",
                "{\"actionState\":\"Failed\",\"notificationResource\":\"" + TOPIC_ARN + "\"}");
    }

    private static String escaped(String json) {
        return json.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static String item(Instant at, String type, String summary, String data) {
        return "<member><AlarmName>octank-cpu-high</AlarmName><Timestamp>" + at + "</Timestamp><HistoryItemType>" + type
                + "</HistoryItemType><HistorySummary>" + summary + "</HistorySummary><HistoryData>"
                + data.replace("&", "&amp;").replace("<", "&lt;") + "</HistoryData></member>";
    }

    static Answer subscriptions(String protocol, String endpoint) {
        return xml(
                "ListSubscriptionsByTopic",
                "<Subscriptions><member><Protocol>" + protocol + "</Protocol><Endpoint>" + endpoint
                        + "</Endpoint></member></Subscriptions>");
    }

    /// Lines of one stream: each a time, and what it says.
    static Answer logs(Object... timesAndTexts) {
        var events = new StringBuilder();
        for (int i = 0; i < timesAndTexts.length; i += 2) {
            events.append(i == 0 ? "" : ",")
                    .append("{\"logStreamName\": \"s\", \"timestamp\": ")
                    .append(((Instant) timesAndTexts[i]).toEpochMilli())
                    .append(", \"message\": \"")
                    .append(escaped((String) timesAndTexts[i + 1])
                            .replace("\t", "\\t")
                            .replace("\n", "\\n"))
                    .append("\"}");
        }
        return json("{\"events\": [" + events + "]}");
    }

    /// Values of the alarm's metric, one every ten seconds up to a time.
    static String series(String id, Instant last, double... values) {
        var times = new StringBuilder();
        var numbers = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            times.append("<member>")
                    .append(last.minusSeconds(10L * (values.length - 1 - i)))
                    .append("</member>");
            numbers.append("<member>").append(values[i]).append("</member>");
        }
        return "<member><Id>" + id + "</Id><StatusCode>Complete</StatusCode><Timestamps>" + times
                + "</Timestamps><Values>" + numbers + "</Values></member>";
    }

    static Answer metrics(List<Map<String, String>> dimensions) {
        return metrics("CWAgent", "cpu_usage_active", dimensions);
    }

    static Answer metrics(String namespace, String name, List<? extends Map<String, String>> dimensions) {
        return xml(
                "ListMetrics",
                dimensions.stream()
                        .map(each -> each.entrySet().stream()
                                .map(pair -> "<member><Name>" + pair.getKey() + "</Name><Value>" + pair.getValue()
                                        + "</Value></member>")
                                .collect(Collectors.joining(
                                        "",
                                        "<member><Namespace>" + namespace + "</Namespace><MetricName>" + name
                                                + "</MetricName><Dimensions>",
                                        "</Dimensions></member>")))
                        .collect(Collectors.joining("", "<Metrics>", "</Metrics>")));
    }

    static Answer peerings() {
        return ec2(
                "DescribeVpcPeeringConnections",
                "<vpcPeeringConnectionSet>"
                        + peering("pcx-1", "pcx-octank-aws", "vpc-1", "active")
                        + peering("pcx-2", "somebody-elses", "vpc-9", "active")
                        + peering("pcx-0", "pcx-octank-aws", "vpc-1", "deleted")
                        + "</vpcPeeringConnectionSet>");
    }

    private static String peering(String id, String name, String requester, String status) {
        return "<item><vpcPeeringConnectionId>" + id + "</vpcPeeringConnectionId><requesterVpcInfo><vpcId>" + requester
                + "</vpcId><cidrBlock>10.10.0.0/16</cidrBlock></requesterVpcInfo><accepterVpcInfo><vpcId>vpc-2</vpcId>"
                + "<cidrBlock>10.20.0.0/16</cidrBlock></accepterVpcInfo><status><code>" + status
                + "</code><message>x</message></status><tagSet><item><key>Name</key><value>" + name
                + "</value></item></tagSet></item>";
    }

    static Answer routeTables() {
        return ec2(
                "DescribeRouteTables",
                "<routeTableSet>" + table("vpc-2", "10.10.0.0/16", "blackhole")
                        + table("vpc-1", "10.20.0.0/16", "active") + table("vpc-1", "10.20.0.0/16", "active")
                        + "</routeTableSet>");
    }

    private static String table(String vpc, String cidr, String state) {
        return "<item><vpcId>" + vpc + "</vpcId><routeSet><item><destinationCidrBlock>10.0.0.0/8</destinationCidrBlock>"
                + "<gatewayId>local</gatewayId><state>active</state></item><item><destinationCidrBlock>" + cidr
                + "</destinationCidrBlock><vpcPeeringConnectionId>pcx-1</vpcPeeringConnectionId><state>" + state
                + "</state></item></routeSet></item>";
    }

    @Override
    public void close() {
        server.close();
    }
}
