package org.terreau.shared;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as mail is sent to it: trimmed, in lower case, its domain in ASCII (`mairie-né.fr` is
 * `xn--mairie-n-i1a.fr`). One that was stored before a rule was made stays readable.
 */
public record EmailAddress(String value) {

    private static final int LONGEST = 254;
    private static final Pattern SHAPE =
            Pattern.compile("[^\\s\\p{Cntrl}@<>\",;]{1,64}@[^\\s\\p{Cntrl}@<>\"',;.]+(\\.[^\\s\\p{Cntrl}@<>\"',;.]+)+");

    public EmailAddress {
        value = normalised(value);
        if (!shaped(value)) throw new IllegalArgumentException("Not an e-mail address: " + value);
    }

    /** Whether mail can be sent to what was typed. */
    public static boolean valid(String typed) {
        String address = normalised(typed);
        return shaped(address) && StandardCharsets.US_ASCII.newEncoder().canEncode(address);
    }

    /**
     * What is wrong with an address that was typed in this field; empty when mail can be sent to it.
     *
     * @param wrong the key of the sentence that says that it is not an address
     */
    public static Optional<Refused.Problem> problem(String typed, String field, String wrong) {
        if (valid(typed)) return Optional.empty();
        return Optional.of(unaccented(typed)
                .map(proposed -> Refused.Problem.of(field, "mail.address.accent", proposed))
                .orElseGet(() -> Refused.Problem.of(field, wrong)));
    }

    /**
     * The address that was typed in this field.
     *
     * @throws Refused when mail cannot be sent to it, as {@link #problem} says
     */
    public static EmailAddress typed(String typed, String field, String wrong) {
        problem(typed, field, wrong).ifPresent(problem -> {
            throw new Refused(List.of(problem));
        });
        return new EmailAddress(typed);
    }

    /** The same without accents, when they are all that is wrong with it: few servers take them before the at sign. */
    private static Optional<String> unaccented(String typed) {
        String address = normalised(typed);
        int at = address.lastIndexOf('@');
        String plain = Normalizer.normalize(address.substring(0, Math.max(0, at)), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replace("œ", "oe")
                .replace("æ", "ae");
        String proposed = plain + address.substring(Math.max(0, at));
        return valid(proposed) ? Optional.of(proposed) : Optional.empty();
    }

    private static boolean shaped(String address) {
        return address.length() <= LONGEST && SHAPE.matcher(address).matches();
    }

    private static String normalised(String typed) {
        String address = Normalizer.normalize(typed.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFC)
                .replace('\u2019', '\'');
        int at = address.lastIndexOf('@');
        return at < 0 ? address : address.substring(0, at + 1) + ascii(address.substring(at + 1));
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain);
        } catch (IllegalArgumentException notADomain) {
            return domain;
        }
    }

    /** In ASCII, as servers know it. */
    public String domain() {
        return value.substring(value.lastIndexOf('@') + 1);
    }

    /** As people write it, accents included. */
    public String writtenDomain() {
        return IDN.toUnicode(domain());
    }

    @Override
    public String toString() {
        return value;
    }
}
