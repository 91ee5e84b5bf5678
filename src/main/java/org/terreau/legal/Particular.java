package org.terreau.legal;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.OneLine;
import org.terreau.shared.Refused;

/** Something that the administrator types for the public pages about the site itself. All may be empty: the pages then say so. */
public enum Particular {
    PUBLISHER("editeur", Part.NOTICE, Kind.LINE),
    PUBLISHER_ADDRESS("editeur-adresse", Part.NOTICE, Kind.LINES),
    PUBLISHER_PHONE("editeur-telephone", Part.NOTICE, Kind.LINE),
    PUBLISHER_EMAIL("editeur-courriel", Part.NOTICE, Kind.EMAIL),
    DIRECTOR("directeur", Part.NOTICE, Kind.LINE),
    HOST("hebergeur", Part.NOTICE, Kind.LINE),
    HOST_ADDRESS("hebergeur-adresse", Part.NOTICE, Kind.LINES),
    HOST_PHONE("hebergeur-telephone", Part.NOTICE, Kind.LINE),
    CONTROLLER("responsable", Part.PRIVACY, Kind.LINE),
    OFFICER("delegue", Part.PRIVACY, Kind.EMAIL),
    ACCESS_EMAIL("accessibilite-courriel", Part.ACCESS, Kind.EMAIL),
    ACCESS_PLAN("accessibilite-schema", Part.ACCESS, Kind.LINK),
    AUDITOR("audit-par", Part.ACCESS, Kind.LINE),
    AUDIT_DAY("audit-jour", Part.ACCESS, Kind.PAST_DAY),
    AUDIT_RATE("audit-taux", Part.ACCESS, Kind.PERCENT),
    AUDIT_FAULTS("audit-defauts", Part.ACCESS, Kind.LINES),
    EXEMPTIONS("derogations", Part.ACCESS, Kind.LINES),
    TERMS("conditions-propres", Part.TERMS, Kind.LINES),
    SECURITY("securite", Part.SECURITY, Kind.EMAIL);

    /** Longest text of one line, in characters. */
    public static final int LINE = 200;

    /** Longest text of several lines, in characters. */
    public static final int LINES = 5000;

    /** What together make a part of the form. */
    public enum Part {
        NOTICE("mentions"),
        PRIVACY("confidentialite"),
        ACCESS("accessibilite"),
        TERMS("conditions"),
        SECURITY("securite");

        private final String code;

        Part(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public List<Particular> particulars() {
            return Arrays.stream(Particular.values())
                    .filter(one -> one.part == this)
                    .toList();
        }
    }

    private enum Kind {
        LINE,
        LINES,
        EMAIL,
        LINK,
        PAST_DAY,
        PERCENT
    }

    private final String field;
    private final Part part;
    private final Kind kind;

    Particular(String field, Part part, Kind kind) {
        this.field = field;
        this.part = part;
        this.kind = kind;
    }

    /** Its name in the form and in message keys. */
    public String field() {
        return field;
    }

    public boolean several() {
        return kind == Kind.LINES;
    }

    /** How a browser is told to take it. */
    public String input() {
        return switch (kind) {
            case EMAIL -> "email";
            case LINK -> "url";
            case PAST_DAY -> "date";
            case LINE, LINES, PERCENT -> "text";
        };
    }

    /** What is wrong with what was typed, if anything. */
    Optional<Refused.Problem> problem(String typed, LocalDate today) {
        if (typed.isEmpty()) return Optional.empty();
        return switch (kind) {
            case LINE -> OneLine.fits(typed, LINE) ? Optional.empty() : refused("legal.long", LINE);
            case LINES -> typed.length() <= LINES ? Optional.empty() : refused("legal.long", LINES);
            case EMAIL -> EmailAddress.problem(typed, field, "legal.email");
            case LINK ->
                typed.length() <= LINE && typed.matches("https?://[^\\s/]+\\.[^\\s]+")
                        ? Optional.empty()
                        : refused("legal.link", LINE);
            case PAST_DAY -> past(typed, today) ? Optional.empty() : refused("legal.day");
            case PERCENT -> typed.matches("\\d{1,2}|100") ? Optional.empty() : refused("legal.percent");
        };
    }

    private Optional<Refused.Problem> refused(String key, Object... arguments) {
        return Optional.of(Refused.Problem.of(field, key, arguments));
    }

    private static boolean past(String typed, LocalDate today) {
        try {
            return !LocalDate.parse(typed).isAfter(today);
        } catch (java.time.format.DateTimeParseException notOne) {
            return false;
        }
    }
}
