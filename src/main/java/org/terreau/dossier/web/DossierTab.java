package org.terreau.dossier.web;

/** The pages of a dossier, in the order of its menu. */
public enum DossierTab {
    BRIEF("", false),
    VERSIONS("/versions", false),
    INVESTIGATION("/investigation", false),
    MESSAGES("/messages", false),
    DOCUMENTS("/documents", false),
    TASKS("/taches", false),
    SUPPORT("/appui", false),
    TIMELINE("/chronologie", false),
    PEOPLE("/personnes", false),
    LIFE("/parcours", false),
    REVIEW("/instruction", true);

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
