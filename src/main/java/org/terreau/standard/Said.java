package org.terreau.standard;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that another tool says of a site; its words are `standard.said.<code>`. What it says stays in its own scale: beside
 * a check of ours that looks at the same thing, and never made one with it (FIELD 5.2, 5.4).
 */
public enum Said {
    HTTP("dashlord-http", Kind.WORDS, null),
    HTTP_REDIRECTION("dashlord-redirection", Kind.YES_NO, Check.HTTPS),
    HTTP_HSTS("dashlord-hsts", Kind.YES_NO, Check.HSTS),
    HTTP_CSP("dashlord-csp", Kind.YES_NO, Check.CSP),
    HTTP_NOSNIFF("dashlord-nosniff", Kind.YES_NO, Check.NOSNIFF),
    HTTP_REFERRER("dashlord-referrer", Kind.YES_NO, Check.REFERRER),
    HTTP_FRAMING("dashlord-cadres", Kind.YES_NO, Check.FRAMING),
    HTTP_COOKIES("dashlord-attributs-cookies", Kind.YES_NO, Check.COOKIE_ATTRIBUTES),
    TLS("dashlord-tls", Kind.WORDS, null),
    TLS_WEAK("dashlord-tls-faiblesses", Kind.COUNT, null),
    TLS_END("dashlord-certificat", Kind.DAY, Check.CERTIFICATE),
    TRACKERS("dashlord-traceurs", Kind.COUNT, Check.THIRD_PARTIES),
    COOKIES("dashlord-cookies", Kind.COUNT, Check.COOKIES),
    LOST("dashlord-404", Kind.COUNT, Check.DEAD_LINKS),
    MENTION("dashlord-mention", Kind.WORDS, Check.MENTION),
    DECLARATION("dashlord-declaration", Kind.YES_NO, Check.DECLARATION),
    LEGAL("dashlord-mentions-legales", Kind.RATIO, Check.LEGAL),
    PRIVACY("dashlord-confidentialite", Kind.RATIO, Check.PRIVACY),
    STATS("dashlord-statistiques", Kind.WORDS, Check.STATS),
    BUDGET("dashlord-budget", Kind.WORDS, Check.BUDGET),
    PERFORMANCE("lighthouse-performance", Kind.PERCENT, null),
    ACCESSIBILITY("lighthouse-accessibilite", Kind.PERCENT, null),
    BEST_PRACTICES("lighthouse-bonnes-pratiques", Kind.PERCENT, null),
    SEO("lighthouse-referencement", Kind.PERCENT, null),
    CRITICAL("axe-critiques", Kind.COUNT, Check.AXE),
    SERIOUS("axe-serieux", Kind.COUNT, Check.AXE),
    MODERATE("axe-moderes", Kind.COUNT, Check.AXE),
    MINOR("axe-mineurs", Kind.COUNT, Check.AXE),
    DOUBTFUL("axe-a-verifier", Kind.COUNT, null),
    MET("axe-respectees", Kind.COUNT, null);

    private final String code;
    private final Kind kind;
    private final @Nullable Check beside;

    Said(String code, Kind kind, @Nullable Check beside) {
        this.code = code;
        this.kind = kind;
        this.beside = beside;
    }

    /** How its value is written. */
    public enum Kind {
        /** As the tool writes it: a letter, a sentence. */
        WORDS,
        /** `oui` or `non`. */
        YES_NO,
        COUNT,
        /** Of a hundred. */
        PERCENT,
        /** Two numbers around a stroke: how many of how many. */
        RATIO,
        /** A day, as ISO writes it. */
        DAY
    }

    /** As written in message keys, in files and in the database. */
    public String code() {
        return code;
    }

    public Kind kind() {
        return kind;
    }

    /** The check of ours that looks at the same thing; null when none does. */
    public @Nullable Check beside() {
        return beside;
    }

    public static Optional<Said> of(String code) {
        for (Said one : values()) if (one.code.equals(code)) return Optional.of(one);
        return Optional.empty();
    }
}
