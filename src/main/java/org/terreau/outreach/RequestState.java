package org.terreau.outreach;

/** Where a call-back request stands. The last two are final. */
public enum RequestState {
    TO_ANSWER("a-traiter"),
    ANSWERED("repondue"),
    DOSSIER("dossier");

    private final String code;

    RequestState(String code) {
        this.code = code;
    }

    /** As written in addresses, message keys and the database. */
    public String code() {
        return code;
    }

    public static RequestState of(String code) {
        for (RequestState state : values()) if (state.code.equals(code)) return state;
        throw new IllegalArgumentException("No state is called " + code);
    }
}
