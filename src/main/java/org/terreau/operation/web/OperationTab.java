package org.terreau.operation.web;

/** The pages of who runs the site, side by side. */
public enum OperationTab {
    STATE("operation.state", "/administration/etat"),
    MAIL("operation.mail", "/administration/courriels"),
    JOBS("operation.jobs", "/administration/travaux");

    private final String key;
    private final String path;

    OperationTab(String key, String path) {
        this.key = key;
        this.path = path;
    }

    /** Of its title in the message bundles. */
    public String key() {
        return key;
    }

    public String path() {
        return path;
    }
}
