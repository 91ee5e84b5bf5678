package org.terreau.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.terreau.standard.Reading.Target;

/** What a site does with those who read it: cookies before consent, third parties, legal notice and privacy page. */
final class PrivacyRules {

    /** Thresholds of FIELD 5.4: none, up to ten to be looked at, more is too many; for cookies up to five. */
    private static final int COOKIES = 5;

    private static final int THIRD_PARTIES = 10;

    private PrivacyRules() {}

    static Finding cookies(Reading reading, SitePage home) {
        int number = reading.cookies().size();
        return Finding.of(graded(number, COOKIES), number, home.address(), names(reading.cookies()));
    }

    /** Those of the answers and of the scripts, once the page is loaded; by the same thresholds. */
    static Finding shownCookies(Reading reading, SitePage home) {
        Browsed shown = reading.browsed();
        if (!shown.seen()) return Finding.of(CheckOutcome.NOT_LOOKED, shown.unseen(), home.address(), "");
        int number = shown.cookies().size();
        return Finding.of(graded(number, COOKIES), number, home.address(), String.join(", ", shown.cookies()));
    }

    private static CheckOutcome graded(int number, int most) {
        return number == 0 ? CheckOutcome.PASSED : number <= most ? CheckOutcome.TO_IMPROVE : CheckOutcome.FAILED;
    }

    /** A cookie's value is never kept. */
    private static String names(List<String> cookies) {
        return String.join(", ", cookies.stream().map(PrivacyRules::name).toList());
    }

    private static String name(String cookie) {
        return cookie.split("[=;]", 2)[0].strip();
    }

    static Finding cookieAttributes(Reading reading, SitePage home) {
        if (reading.cookies().isEmpty()) return Finding.of(CheckOutcome.NOT_APPLICABLE, 0, home.address(), "");
        List<String> open = new ArrayList<>();
        boolean unsafe = false;
        for (String cookie : reading.cookies()) {
            String said = ";" + cookie.toLowerCase(Locale.ROOT).replaceAll("\\s*;\\s*", ";") + ";";
            List<String> lacks = new ArrayList<>();
            if (!said.contains(";secure;")) lacks.add("Secure");
            if (!said.contains(";httponly;")) lacks.add("HttpOnly");
            if (!said.contains(";samesite=")) lacks.add("SameSite");
            unsafe |= lacks.contains("Secure");
            if (!lacks.isEmpty()) open.add(name(cookie) + " (" + String.join(", ", lacks) + ")");
        }
        CheckOutcome outcome =
                open.isEmpty() ? CheckOutcome.PASSED : unsafe ? CheckOutcome.FAILED : CheckOutcome.TO_IMPROVE;
        return Finding.of(outcome, open.size(), home.address(), String.join(", ", open));
    }

    static Finding thirdParties(Reading reading, SitePage home) {
        if (!home.html()) return Finding.of(CheckOutcome.UNREADABLE, "", home.address(), "");
        String own = Hosts.root(home.address().getHost());
        Set<String> others = new TreeSet<>();
        for (Element one : home.document()
                .select("script[src], img[src], iframe[src], embed[src], video[src], audio[src], "
                        + "source[src], link[href][rel~=(?i)stylesheet|preload|preconnect|modulepreload|dns-prefetch]"))
            Hosts.of(one.absUrl(one.hasAttr("src") ? "src" : "href"))
                    .filter(host -> !Hosts.root(host).equals(own))
                    .ifPresent(others::add);
        return Finding.of(
                graded(others.size(), THIRD_PARTIES), others.size(), home.address(), String.join(", ", others));
    }

    /** A page that has to say several things: all of them, some, or none. */
    static Finding parts(Reading reading, SitePage home, Target target, Map<String, Pattern> asked) {
        return reading.about(target)
                .map(sought -> {
                    SitePage page = sought.page();
                    if (page == null || !page.found()) return Rules.missing(sought);
                    if (page.unreadable())
                        return Finding.of(CheckOutcome.UNREADABLE, "", sought.address(), sought.words());
                    Folded text = page.text();
                    Set<String> lacks = new TreeSet<>();
                    String quoted = "";
                    for (Map.Entry<String, Pattern> part : asked.entrySet()) {
                        var found = text.find(part.getValue());
                        if (!found.find()) lacks.add(part.getKey());
                        else if (quoted.isEmpty()) quoted = text.around(found);
                    }
                    CheckOutcome outcome = lacks.isEmpty() ? CheckOutcome.PASSED : CheckOutcome.TO_IMPROVE;
                    return Finding.of(outcome, String.join(", ", lacks), sought.address(), quoted);
                })
                .orElseGet(() -> Finding.of(CheckOutcome.FAILED, "", home.address(), ""));
    }
}
