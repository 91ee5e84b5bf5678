package org.terreau.standard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.terreau.shared.Paris;
import org.terreau.standard.Reading.Target;

/** How a site protects those who read it: encryption, and the headers that browsers obey. */
final class SecurityRules {

    /** Days before its end from which a certificate is told (FIELD 5.3). */
    static final int ALERT = 30;

    private static final long HALF_A_YEAR = 15_552_000;
    private static final Pattern MAX_AGE = Pattern.compile("max-age\\s*=\\s*\"?(\\d{1,12})");
    private static final Pattern EXPIRES = Pattern.compile("(?im)^expires:\\s*(\\S+)");
    private static final Pattern CONTACT = Pattern.compile("(?im)^contact:\\s*\\S+");

    private SecurityRules() {}

    static Finding https(Reading reading) {
        Reading.Plain plain = reading.plain();
        if (plain == null && reading.home() == null)
            return Finding.of(CheckOutcome.UNREACHABLE, reading.trouble(), reading.site(), "");
        if (plain == null) return Finding.of(CheckOutcome.PASSED, "", reading.site(), "");
        boolean moved = plain.status() >= 300 && plain.status() < 400;
        if (moved && plain.location().startsWith("https://"))
            return Finding.of(CheckOutcome.PASSED, plain.status(), plain.address(), "Location: " + plain.location());
        if (moved)
            return Finding.of(
                    CheckOutcome.TO_IMPROVE, plain.status(), plain.address(), "Location: " + plain.location());
        if (plain.status() >= 400) return Finding.of(CheckOutcome.TO_IMPROVE, plain.status(), plain.address(), "");
        return Finding.of(CheckOutcome.FAILED, plain.status(), plain.address(), "");
    }

    static Finding certificate(Reading reading) {
        Reading.Encryption encryption = reading.encryption();
        if (encryption == null) {
            if (reading.home() == null)
                return Finding.of(CheckOutcome.UNREACHABLE, reading.trouble(), reading.site(), "");
            return Finding.of(CheckOutcome.FAILED, "", reading.site(), "");
        }
        long left = ChronoUnit.DAYS.between(reading.today(), encryption.until());
        String told = encryption.protocol().isEmpty() ? "" : encryption.protocol() + ", " + encryption.certificates();
        if (left < 0 || !encryption.trusted())
            return Finding.of(CheckOutcome.FAILED, encryption.until(), reading.site(), told);
        boolean weak =
                encryption.protocol().equals("TLSv1") || encryption.protocol().equals("TLSv1.1");
        return Finding.of(
                left < ALERT || weak ? CheckOutcome.TO_IMPROVE : CheckOutcome.PASSED,
                encryption.until(),
                reading.site(),
                told);
    }

    static Finding hsts(Reading reading, SitePage home) {
        if (!"https".equals(home.address().getScheme()))
            return Finding.of(CheckOutcome.NOT_APPLICABLE, "", home.address(), "");
        String sent = home.header("strict-transport-security");
        Matcher age = MAX_AGE.matcher(sent.toLowerCase(Locale.ROOT));
        if (!age.find()) return Finding.of(CheckOutcome.FAILED, "", home.address(), sent);
        long seconds = Long.parseLong(age.group(1));
        if (seconds == 0) return Finding.of(CheckOutcome.FAILED, seconds, home.address(), sent);
        return Finding.of(
                seconds < HALF_A_YEAR ? CheckOutcome.TO_IMPROVE : CheckOutcome.PASSED, seconds, home.address(), sent);
    }

    static Finding csp(Reading reading, SitePage home) {
        String sent = home.header("content-security-policy");
        if (sent.isEmpty() && home.html())
            sent = home.document()
                    .select("meta[http-equiv=Content-Security-Policy]")
                    .attr("content");
        if (sent.isEmpty()) {
            String tried = home.header("content-security-policy-report-only");
            return Finding.of(
                    tried.isEmpty() ? CheckOutcome.FAILED : CheckOutcome.TO_IMPROVE, "", home.address(), tried);
        }
        String policy = sent.toLowerCase(Locale.ROOT);
        String scripts = directive(policy, "script-src");
        if (scripts.isEmpty()) scripts = directive(policy, "default-src");
        boolean loose = scripts.isEmpty()
                || scripts.contains("'unsafe-eval'")
                || scripts.matches("(?s).*(^|\\s)(\\*|https?:|data:)(\\s|$).*")
                || scripts.contains("'unsafe-inline'") && !scripts.matches("(?s).*'(nonce-|sha\\d{3}-).*");
        return Finding.of(loose ? CheckOutcome.TO_IMPROVE : CheckOutcome.PASSED, "", home.address(), sent);
    }

    private static String directive(String policy, String name) {
        for (String one : policy.split("[;,]", -1)) {
            String line = one.strip();
            if (line.equals(name)) return "'none'";
            if (line.startsWith(name + " "))
                return line.substring(name.length()).strip();
        }
        return "";
    }

    static Finding nosniff(Reading reading, SitePage home) {
        String sent = home.header("x-content-type-options");
        boolean kept = sent.strip().toLowerCase(Locale.ROOT).startsWith("nosniff");
        return Finding.of(kept ? CheckOutcome.PASSED : CheckOutcome.FAILED, "", home.address(), sent);
    }

    static Finding referrer(Reading reading, SitePage home) {
        String sent = home.header("referrer-policy");
        if (sent.isEmpty() && home.html())
            sent = home.document().select("meta[name=referrer]").attr("content");
        if (sent.isEmpty()) return Finding.of(CheckOutcome.TO_IMPROVE, "", home.address(), "");
        String[] all = sent.toLowerCase(Locale.ROOT).split(",", -1);
        String last = all[all.length - 1].strip();
        boolean tells = last.equals("unsafe-url") || last.equals("no-referrer-when-downgrade");
        return Finding.of(tells ? CheckOutcome.FAILED : CheckOutcome.PASSED, "", home.address(), sent);
    }

    static Finding framing(Reading reading, SitePage home) {
        String ancestors =
                directive(home.header("content-security-policy").toLowerCase(Locale.ROOT), "frame-ancestors");
        if (!ancestors.isEmpty())
            return Finding.of(
                    ancestors.equals("*") ? CheckOutcome.FAILED : CheckOutcome.PASSED,
                    "",
                    home.address(),
                    "frame-ancestors " + ancestors);
        String former = home.header("x-frame-options");
        boolean kept = former.strip().toUpperCase(Locale.ROOT).matches("(DENY|SAMEORIGIN).*");
        return Finding.of(kept ? CheckOutcome.PASSED : CheckOutcome.FAILED, "", home.address(), former);
    }

    /** Source: RFC 9116, a contact and a day until which it holds. */
    static Finding securityTxt(Reading reading, SitePage home) {
        return reading.about(Target.SECURITY_TXT)
                .map(sought -> {
                    SitePage page = sought.page();
                    if (page == null) return Rules.missing(sought);
                    if (!page.found() && page.status() != 404 && page.status() != 410) return Rules.missing(sought);
                    Matcher contact = CONTACT.matcher(page.plain());
                    if (!page.found() || page.html() || !contact.find())
                        return Finding.of(CheckOutcome.TO_IMPROVE, page.status(), sought.address(), "");
                    Matcher until = EXPIRES.matcher(page.plain());
                    LocalDate last = until.find() ? day(until.group(1)) : null;
                    if (last == null || last.isBefore(reading.today()))
                        return Finding.of(
                                CheckOutcome.TO_IMPROVE, last == null ? "" : last, sought.address(), contact.group());
                    return Finding.of(CheckOutcome.PASSED, last, sought.address(), contact.group());
                })
                .orElseGet(() -> Finding.of(CheckOutcome.NOT_APPLICABLE, "", reading.site(), ""));
    }

    private static @org.jspecify.annotations.Nullable LocalDate day(String written) {
        try {
            return Paris.day(java.time.OffsetDateTime.parse(written).toInstant());
        } catch (DateTimeParseException other) {
            try {
                return Paris.day(Instant.parse(written));
            } catch (DateTimeParseException unreadable) {
                return null;
            }
        }
    }
}
