package org.terreau.dossier.web;

/** The pages of a dossier, in the order of its menu. */
public enum DossierTab {
    BRIEF("", false),
    REVIEW("/instruction", true),
    LIFE("/parcours", false);

    private final String path;
    private final boolean staffOnly;

    DossierTab(String path, boolean staffOnly) {
        this.path = path;
        this.staffOnly = staffOnly;
    }

    /** Added to the dossier's own address. */
    public String path() {
        return path;
    }

    /** Shown to those who work for the incubator only. */
    public boolean staffOnly() {
        return staffOnly;
    }

    /** The key of its name in the menu. */
    public String key() {
        return "dossier.tab." + name().toLowerCase(java.util.Locale.ROOT);
    }
}
