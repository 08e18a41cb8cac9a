package cockpit.views.topology;

/// Sizes of the stage's parts in logical px, for the large window and for the small one.
///
/// @param head        height above the nodes of a cluster, for its name and figure
/// @param aisle       width between the clusters
/// @param pad         inset of nodes in their cluster
/// @param gap         between nodes
/// @param nodeHead    height of a node's name and figure
/// @param label       size of names
/// @param figure      size of a node's figure
/// @param column      width of the CPU column
/// @param inset       inset within a node
/// @param unitGap     between units
/// @param scale       of what is sized after the large window
/// @param legend      height of the legend, 0 where it folds
record Measures(
        double head,
        double aisle,
        double pad,
        double gap,
        double nodeHead,
        double label,
        double figure,
        double column,
        double inset,
        double unitGap,
        double scale,
        double legend) {
    static final Measures LARGE = new Measures(84, 272, 12, 14, 50, 20, 32, 16, 10, 6, 1, 44);
    static final Measures SMALL = new Measures(58, 124, 8, 8, 30, 14, 20, 10, 6, 3, 0.66, 26);

    boolean small() {
        return scale < 1;
    }
}
