package org.terreau.standard;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Something that is looked for on a site; its words are `standard.check.<code>` (FIELD 5.3). */
public enum Check {
    HTTPS("https", Theme.SECURITY),
    CERTIFICATE("certificat", Theme.SECURITY),
    HSTS("hsts", Theme.SECURITY),
    CSP("csp", Theme.SECURITY),
    NOSNIFF("nosniff", Theme.SECURITY),
    REFERRER("referrer", Theme.SECURITY),
    FRAMING("cadres", Theme.SECURITY),
    SECURITY_TXT("security-txt", Theme.SECURITY),
    LANGUAGE("langue", Theme.ACCESSIBILITY),
    HEADING("titre-principal", Theme.ACCESSIBILITY),
    SKIP_LINK("acces-rapide", Theme.ACCESSIBILITY),
    MENTION("mention", Theme.ACCESSIBILITY),
    DECLARATION("declaration", Theme.ACCESSIBILITY),
    PLAN("schema-pluriannuel", Theme.ACCESSIBILITY),
    AXE("axe", Theme.ACCESSIBILITY),
    COOKIES("cookies", Theme.PRIVACY),
    COOKIE_ATTRIBUTES("attributs-cookies", Theme.PRIVACY),
    SHOWN_COOKIES("cookies-page", Theme.PRIVACY),
    THIRD_PARTIES("tiers", Theme.PRIVACY),
    LEGAL("mentions-legales", Theme.PRIVACY),
    PRIVACY("confidentialite", Theme.PRIVACY),
    STATS("statistiques", Theme.IMPACT),
    API_STATS("api-stats", Theme.IMPACT),
    BUDGET("budget", Theme.TRANSPARENCY),
    SOURCE("code-source", Theme.TRANSPARENCY),
    TITLE("titre-page", Theme.QUALITY),
    DESIGN("design", Theme.QUALITY),
    ROBOTS("robots", Theme.QUALITY),
    SITEMAP("plan-du-site", Theme.QUALITY),
    DEAD_LINKS("liens-morts", Theme.QUALITY),
    WEIGHT("poids", Theme.QUALITY);

    /** Number of the rules as they are written now: a series is not compared with what another rule said. */
    public static final int VERSION = 1;

    private final String code;
    private final Theme theme;

    Check(String code, Theme theme) {
        this.code = code;
        this.theme = theme;
    }

    /** As written in addresses, message keys and the database. */
    public String code() {
        return code;
    }

    public Theme theme() {
        return theme;
    }

    public static List<Check> of(Theme theme) {
        return Arrays.stream(values()).filter(one -> one.theme == theme).toList();
    }

    public static Optional<Check> of(String code) {
        for (Check one : values()) if (one.code.equals(code)) return Optional.of(one);
        return Optional.empty();
    }
}
