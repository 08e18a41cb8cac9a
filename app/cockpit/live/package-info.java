/// The live stage: real clusters, AWS, load. What it is made of is named by one file, [StageFile].
@NullMarked
package cockpit.live;

import org.jspecify.annotations.NullMarked;
