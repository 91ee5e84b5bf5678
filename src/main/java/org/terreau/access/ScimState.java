package org.terreau.access;

import java.util.Optional;
import org.terreau.web.OutwardCalls;

/** What came of asking a tool something by SCIM: an answer, or why there is none that counts. */
public enum ScimState {
    /** Nothing was asked yet. */
    NEVER("jamais"),
    DONE("fait"),
    UNREACHABLE("injoignable"),
    INSIDE("reseau-interne"),
    ENCRYPTION("chiffrement"),
    SLOW("lent"),
    LARGE("trop-grand"),
    REDIRECTED("redirige"),
    /** The token is not, or no longer, accepted. */
    TOKEN("jeton-refuse"),
    /** The tool asks to come back later. */
    BUSY("occupe"),
    STATUS("statut"),
    UNREADABLE("illisible"),
    /** Fewer accounts than it says that it has. */
    PARTIAL("partiel"),
    /** More than it says that it has, or one account twice. */
    INCONSISTENT("incoherent"),
    MANY("trop-nombreux"),
    /** More than a fifth of the accounts are gone at once, or a list of a later day is there. */
    SET_ASIDE("ecartee"),
    /** It was asked to close an account, which stays open. */
    STILL_OPEN("reste-ouvert"),
    /** The account is no longer the one that was confirmed. */
    OTHER("autre-compte"),
    /** No key of the installation reads the token. */
    LOST("jeton-perdu");

    private final String code;

    ScimState(String code) {
        this.code = code;
    }

    /** As written in message keys, files and the database. */
    public String code() {
        return code;
    }

    public static Optional<ScimState> of(String code) {
        for (ScimState one : values()) if (one.code.equals(code)) return Optional.of(one);
        return Optional.empty();
    }

    static ScimState of(OutwardCalls.Reason reason) {
        return switch (reason) {
            case INSIDE -> INSIDE;
            case TLS -> ENCRYPTION;
            case SLOW -> SLOW;
            case LARGE -> LARGE;
            case REDIRECTED -> REDIRECTED;
            case BROKEN, CUT -> UNREADABLE;
            case ADDRESS, UNKNOWN, UNREACHABLE -> UNREACHABLE;
        };
    }

    /** Of an HTTP status that is no success. */
    static ScimState ofStatus(int status) {
        if (status >= 300 && status < 400) return REDIRECTED;
        return switch (status) {
            case 401, 403 -> TOKEN;
            case 429, 503 -> BUSY;
            default -> STATUS;
        };
    }
}
