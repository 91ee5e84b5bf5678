package org.terreau.standard;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.terreau.standard.Reading.Target;

/** The table of checks: what each says of what one run has read. */
final class Rules {

    private Rules() {}

    private static final Map<Check, Function<Reading, Finding>> TABLE = table();

    private static Map<Check, Function<Reading, Finding>> table() {
        Map<Check, Function<Reading, Finding>> table = new EnumMap<>(Check.class);
        table.put(Check.HTTPS, SecurityRules::https);
        table.put(Check.CERTIFICATE, SecurityRules::certificate);
        table.put(Check.HSTS, onHome(SecurityRules::hsts));
        table.put(Check.CSP, onHome(SecurityRules::csp));
        table.put(Check.NOSNIFF, onHome(SecurityRules::nosniff));
        table.put(Check.REFERRER, onHome(SecurityRules::referrer));
        table.put(Check.FRAMING, onHome(SecurityRules::framing));
        table.put(Check.SECURITY_TXT, onHome(SecurityRules::securityTxt));
        table.put(Check.LANGUAGE, onText(AccessibilityRules::language));
        table.put(Check.HEADING, onText(AccessibilityRules::heading));
        table.put(Check.SKIP_LINK, onText(AccessibilityRules::skipLink));
        table.put(Check.MENTION, onText(AccessibilityRules::mention));
        table.put(Check.DECLARATION, onText(AccessibilityRules::declaration));
        table.put(Check.PLAN, onText(AccessibilityRules::plan));
        table.put(Check.AXE, onHome(AccessibilityRules::axe));
        table.put(Check.COOKIES, onHome(PrivacyRules::cookies));
        table.put(Check.COOKIE_ATTRIBUTES, onHome(PrivacyRules::cookieAttributes));
        table.put(Check.SHOWN_COOKIES, onHome(PrivacyRules::shownCookies));
        table.put(Check.THIRD_PARTIES, onHome(PrivacyRules::thirdParties));
        table.put(
                Check.LEGAL,
                onText((reading, home) -> PrivacyRules.parts(reading, home, Target.LEGAL, Wordings.LEGAL_PARTS)));
        table.put(
                Check.PRIVACY,
                onText((reading, home) -> PrivacyRules.parts(reading, home, Target.PRIVACY, Wordings.PRIVACY_PARTS)));
        table.put(Check.STATS, onText((reading, home) -> OpennessRules.page(reading, home, Target.STATS)));
        table.put(Check.API_STATS, onHome(OpennessRules::apiStats));
        table.put(Check.BUDGET, onText(OpennessRules::budget));
        table.put(Check.SOURCE, onText(OpennessRules::source));
        table.put(Check.TITLE, onText(QualityRules::title));
        table.put(Check.DESIGN, onText(QualityRules::design));
        table.put(Check.ROBOTS, onHome((reading, home) -> QualityRules.present(reading, Target.ROBOTS)));
        table.put(Check.SITEMAP, onHome((reading, home) -> QualityRules.present(reading, Target.SITEMAP)));
        table.put(Check.DEAD_LINKS, onText(QualityRules::deadLinks));
        table.put(Check.WEIGHT, onHome(QualityRules::weight));
        return table;
    }

    private static Function<Reading, Finding> onHome(PageRule rule) {
        return reading -> {
            SitePage home = reading.home();
            return home == null
                    ? Finding.of(CheckOutcome.UNREACHABLE, reading.trouble(), reading.site(), "")
                    : rule.of(reading, home);
        };
    }

    /** What stands in the text says nothing when a script draws it. */
    private static Function<Reading, Finding> onText(PageRule rule) {
        return onHome((reading, home) -> !home.html() || home.needsBrowser()
                ? Finding.of(CheckOutcome.UNREADABLE, "", home.address(), "")
                : rule.of(reading, home));
    }

    /** What a check says of a first page that was read. */
    @FunctionalInterface
    interface PageRule {
        Finding of(Reading reading, SitePage home);
    }

    /** Each check; one that fails to say anything is the robot's fault, never the site's. */
    static Map<Check, Finding> of(Reading reading) {
        Map<Check, Finding> findings = new EnumMap<>(Check.class);
        TABLE.forEach((check, rule) -> {
            try {
                findings.put(check, rule.apply(reading));
            } catch (RuntimeException fault) {
                findings.put(
                        check,
                        Finding.of(CheckOutcome.ROBOT_ERROR, fault.getClass().getSimpleName(), reading.site(), ""));
            }
        });
        return findings;
    }

    /** What was sought could not be read: nobody answers, a machine is kept out, or the page is not there. */
    static Finding missing(Reading.Sought sought) {
        SitePage page = sought.page();
        if (page == null)
            return Finding.of(CheckOutcome.UNREACHABLE, sought.trouble(), sought.address(), sought.words());
        boolean gone = page.status() == 404 || page.status() == 410;
        return Finding.of(
                gone ? CheckOutcome.FAILED : CheckOutcome.UNREACHABLE, page.status(), sought.address(), sought.words());
    }
}
