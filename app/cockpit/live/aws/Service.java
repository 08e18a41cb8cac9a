package cockpit.live.aws;

import software.amazon.awssdk.regions.Region;

/// A service of AWS that the cockpit speaks to.
enum Service {
    CLOUDWATCH("cloudwatch", "cloudwatch", "CloudWatch", "monitoring"),
    LOGS("cloudwatch_logs", "logs", "CloudWatch Logs", "logs"),
    SNS("sns", "sns", "SNS", "sns"),
    LAMBDA("lambda", "lambda", "Lambda", "lambda"),
    EC2("ec2", "ec2", "EC2", "ec2"),
    EKS("eks", "eks", "EKS", "eks"),
    AUTO_SCALING("auto_scaling", "autoscaling", "EC2 Auto Scaling", "autoscaling"),
    STS("sts", "sts", "STS", "sts"),
    SSM("ssm", "ssm", "SSM", "ssm");

    /// As the stage's file and the AWS configuration's `services` section call it.
    final String key;
    /// Before the colon in a policy's actions.
    final String prefix;
    final String shown;
    private final String host;

    Service(String key, String prefix, String shown, String host) {
        this.key = key;
        this.prefix = prefix;
        this.shown = shown;
        this.host = host;
    }

    /// AWS's own address of it.
    String host(Region region) {
        return host + "." + region.id() + "." + region.metadata().partition().dnsSuffix();
    }
}
