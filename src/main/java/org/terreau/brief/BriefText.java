package org.terreau.brief;

import java.util.Locale;
import org.terreau.shared.NotFound;

/**
 * Which state of a brief is meant, as addresses write it: the draft, a numbered version, or a state of the draft.
 *
 * @param kind what is numbered
 * @param number 0 for the draft
 */
public record BriefText(Kind kind, long number) {

    /** What is numbered. */
    public enum Kind {
        DRAFT,
        VERSION,
        REVISION
    }

    public static final BriefText DRAFT = new BriefText(Kind.DRAFT, 0);

    public static BriefText version(int number) {
        return new BriefText(Kind.VERSION, number);
    }

    public static BriefText revision(long version) {
        return new BriefText(Kind.REVISION, version);
    }

    /** Reads `brouillon`, `3` or `r12`; NotFound for anything else. */
    public static BriefText parse(String written) {
        String text = written.toLowerCase(Locale.ROOT);
        if (text.equals("brouillon")) return DRAFT;
        if (text.matches("[1-9]\\d{0,5}")) return version(Integer.parseInt(text));
        if (text.matches("r[1-9]\\d{0,12}")) return revision(Long.parseLong(text.substring(1)));
        throw new NotFound("version", written);
    }

    public String code() {
        return switch (kind) {
            case DRAFT -> "brouillon";
            case VERSION -> Long.toString(number);
            case REVISION -> "r" + number;
        };
    }
}
