/// The models: how the shop, the mesh, CloudWatch, SNS, Lambda and the scalers behave. Pure, seeded, each with its
/// source.
@NullMarked
package cockpit.simulation;

import org.jspecify.annotations.NullMarked;
