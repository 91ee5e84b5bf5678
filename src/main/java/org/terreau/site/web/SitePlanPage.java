package org.terreau.site.web;

import java.util.List;
import org.terreau.web.NavigationEntry;

/**
 * The plan of the site.
 *
 * @param menu what the main menu shows to everybody
 * @param explained the pages that explain and lead beside it
 */
public record SitePlanPage(List<NavigationEntry> menu, List<Line> explained) {

    public SitePlanPage {
        menu = List.copyOf(menu);
        explained = List.copyOf(explained);
    }

    /** @param key of its name; what it is for is the same with ".text" */
    public record Line(String key, String path) {}
}
