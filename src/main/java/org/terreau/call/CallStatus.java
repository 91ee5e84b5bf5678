package org.terreau.call;

/** Where a call stands at an instant: never stored, always told by its dates. */
public enum CallStatus {
    /** Written by the staff, read by nobody else. */
    DRAFT("preparation"),
    /** Public, and not open yet. */
    ANNOUNCED("annonce"),
    OPEN("ouvert"),
    /** Closed; the laureates are not known yet. */
    CLOSED("clos"),
    ENDED("resultats");

    private final String code;

    CallStatus(String code) {
        this.code = code;
    }

    /** As written in message keys and programs' answers. */
    public String code() {
        return code;
    }
}
