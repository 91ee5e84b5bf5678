package org.terreau.investigation.web;

/** The pages of an investigation log, in the order of its menu. */
public enum LogSection {
    OVERVIEW("", "synthese"),
    INTERVIEWS("/entretiens", "entretiens"),
    HYPOTHESES("/hypotheses", "hypotheses"),
    LEARNINGS("/apprentissages", "apprentissages"),
    PIVOTS("/pivots", "pivots"),
    PUBLICATION("/publication", "publication");

    private final String path;
    private final String code;

    LogSection(String path, String code) {
        this.path = path;
        this.code = code;
    }

    /** Added to the log's own address. */
    public String path() {
        return path;
    }

    /** The key of its name in the menu. */
    public String key() {
        return "investigation.section." + code;
    }
}
