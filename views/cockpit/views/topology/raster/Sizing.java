package cockpit.views.topology.raster;

/// Sizes of what is not a pod, logical px, for a large stage and for a small one.
///
/// @param head   height above the fields, for names, figures and groups
/// @param foot   height of the legend
/// @param pad    between a panel's edge and its field
/// @param aisle  least width between the panels
/// @param widest most of it
/// @param between groups of one field
/// @param title  type size of a cluster's name
/// @param figure type size of the hot side's figure
/// @param label  type size of counts, groups and legend
/// @param share  type size of the share that has moved
/// @param strong type size of a chip's figure
record Sizing(
        double head,
        double foot,
        double pad,
        double aisle,
        double widest,
        double between,
        double title,
        double figure,
        double label,
        double share,
        double strong) {
    private static final double LARGE_FROM = 1_000;
    private static final Sizing LARGE = new Sizing(70, 28, 6, 100, 180, 6, 30, 54, 16, 40, 24);
    private static final Sizing SMALL = new Sizing(56, 24, 4, 88, 140, 4, 20, 32, 14, 28, 18);

    static Sizing of(double width) {
        return width < LARGE_FROM ? SMALL : LARGE;
    }

    boolean small() {
        return title < 30;
    }
}
