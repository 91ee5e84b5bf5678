package org.terreau.mail;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a message did not leave, as people understand it: what a server answers is a code and a sentence of its own.
 *
 * <p>Source: RFC 3463 (enhanced codes), RFC 5321 (codes without one).
 */
public enum Reason {
    /** Nobody reads mail at this address. */
    NO_SUCH_ADDRESS("inconnue"),
    /** The part after the @ takes no mail. */
    NO_SUCH_DOMAIN("domaine"),
    FULL("pleine"),
    TOO_LARGE("lourd"),
    /** By a rule: taken for unwanted, or forbidden to this site. */
    UNWANTED("rejet"),
    /** Asked to come back later: a mailbox at work, a server that makes strangers wait. */
    LATER("plus-tard"),
    /** The server of this site does not answer, or takes no message at all. */
    SERVER("serveur"),
    /** This site may not send by its server: a password, a certificate. */
    SETTINGS("reglages"),
    OTHER("autre");

    private static final Pattern ENHANCED = Pattern.compile("\\b([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b");
    private static final Pattern CODE = Pattern.compile("^\\s*([45]\\d\\d)\\b");

    private final String code;

    Reason(String code) {
        this.code = code;
    }

    /** As written in message keys. */
    public String code() {
        return code;
    }

    /** @param answer of a server, or what the program says when there was none; "" is {@link #OTHER} */
    public static Reason of(String answer) {
        Matcher enhanced = ENHANCED.matcher(answer);
        if (enhanced.find())
            return enhanced(
                    enhanced.group(1).equals("4"),
                    Integer.parseInt(enhanced.group(2)),
                    Integer.parseInt(enhanced.group(3)));
        Matcher code = CODE.matcher(answer);
        if (code.find()) return plain(Integer.parseInt(code.group(1)));
        return unanswered(answer.toLowerCase(Locale.ROOT));
    }

    private static Reason enhanced(boolean forNow, int subject, int detail) {
        return switch (subject) {
            case 1 -> detail == 2 ? NO_SUCH_DOMAIN : NO_SUCH_ADDRESS;
            case 2 -> detail == 2 ? FULL : detail == 3 ? TOO_LARGE : detail == 1 ? LATER : NO_SUCH_ADDRESS;
            case 3 -> detail == 4 ? TOO_LARGE : LATER;
            case 4 -> LATER;
            case 7 -> detail == 0 || detail == 8 || detail == 9 ? SETTINGS : forNow ? LATER : UNWANTED;
            default -> OTHER;
        };
    }

    private static Reason plain(int code) {
        return switch (code) {
            case 421, 450, 451 -> LATER;
            case 452, 552 -> FULL;
            case 530, 534, 535, 538 -> SETTINGS;
            case 550, 551, 553 -> NO_SUCH_ADDRESS;
            case 554 -> UNWANTED;
            default -> OTHER;
        };
    }

    private static Reason unanswered(String told) {
        if (told.contains("authentication") || told.contains("starttls") || told.contains("ssl")) return SETTINGS;
        if (told.contains("connect")
                || told.contains("no answer")
                || told.contains("response")
                || told.contains("host")) return SERVER;
        return OTHER;
    }
}
