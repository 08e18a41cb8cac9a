/// AWS, read and, where the stage allows it, written to: alarm, metrics, topic, function, network, cluster.
@NullMarked
package cockpit.live.aws;

import org.jspecify.annotations.NullMarked;
