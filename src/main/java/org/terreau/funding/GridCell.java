package org.terreau.funding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A cell of the grid: an activity, and a resource or the public agents, who are valued apart. */
public record GridCell(Activity activity, Resource resource, boolean agents) {

    private static final String AGENTS = "agents";

    /** Those of a row, in the order of the columns. */
    public static List<GridCell> row(Activity activity) {
        List<GridCell> row = new ArrayList<>(Arrays.stream(Resource.values())
                .map(resource -> new GridCell(activity, resource, false))
                .toList());
        row.add(new GridCell(activity, Resource.STAFF, true));
        return row;
    }

    public static List<GridCell> all() {
        return Arrays.stream(Activity.values())
                .flatMap(activity -> row(activity).stream())
                .toList();
    }

    static GridCell of(BudgetLine.Slot slot) {
        return new GridCell(slot.activity(), slot.resource(), slot.agents());
    }

    /** Of its column, as written in forms and message keys. */
    public String column() {
        return agents ? AGENTS : resource.code();
    }

    /** As written in forms: "developpement-prestations". */
    public String code() {
        return activity.code() + "-" + column();
    }
}
