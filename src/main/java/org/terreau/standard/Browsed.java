package org.terreau.standard;

import java.util.List;

/**
 * What a browser showed of the first page of a site.
 *
 * @param unseen why nobody looked, as in `standard.unseen.<code>`; "" when the page was looked at
 * @param html of the page once its scripts had run, {@link #LONGEST} signs at most
 * @param broken the rules of axe that the page breaks, the worst first
 * @param cookies the names of those that the page had set once it was loaded, before anybody agreed to anything
 */
record Browsed(String unseen, String html, List<Broken> broken, List<String> cookies) {

    static final int LONGEST = 2 << 20;

    /** Nobody asked for a browser. */
    static final Browsed OFF = not("eteint");

    Browsed {
        broken = List.copyOf(broken);
        cookies = List.copyOf(cookies);
    }

    static Browsed not(String why) {
        return new Browsed(why, "", List.of(), List.of());
    }

    boolean seen() {
        return unseen.isEmpty();
    }

    /**
     * A rule of axe that a page breaks.
     *
     * @param help what the rule asks for, in words
     * @param places how many elements break it
     */
    record Broken(String rule, Impact impact, String help, int places) {}

    /** How much a broken rule hinders whoever reads the page, as axe says it; the worst first. */
    enum Impact {
        CRITICAL,
        SERIOUS,
        MODERATE,
        MINOR;

        /** What axe names otherwise hinders least. */
        static Impact of(String named) {
            for (Impact one : values()) if (one.name().equalsIgnoreCase(named)) return one;
            return MINOR;
        }
    }
}
