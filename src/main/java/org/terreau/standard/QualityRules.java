package org.terreau.standard;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.terreau.standard.Reading.Target;

/** What any site owes its readers: a title, links that lead somewhere, a page that is not heavy. */
final class QualityRules {

    private static final int LONG_TITLE = 120;
    private static final int LIGHT = 200 << 10;
    private static final int HEAVY = 1 << 20;
    private static final int FEW = 2;

    private static final String STATE = "gouv.fr";
    private static final Pattern REPUBLIC = Pattern.compile("republique\\s+francaise");
    private static final String HEADER = ".fr-header";
    private static final String OTHER_PARTS =
            ".fr-container, .fr-btn, .fr-footer, .fr-grid-row, [data-fr-scheme], [data-fr-theme]";

    private QualityRules() {}

    static Finding title(Reading reading, SitePage home) {
        String title = home.document().title().strip();
        if (title.isEmpty()) return Finding.of(CheckOutcome.FAILED, "", home.address(), "");
        boolean empty = title.toLowerCase(Locale.ROOT)
                .matches("(home|accueil|index|untitled|sans titre|react app|vite app|document)");
        return Finding.of(
                empty || title.length() > LONG_TITLE ? CheckOutcome.TO_IMPROVE : CheckOutcome.PASSED,
                "",
                home.address(),
                title);
    }

    /**
     * The design system of the State, which its services owe their readers and which others may not wear: a service is the
     * State's by its name, or when its header says so.
     */
    static Finding design(Reading reading, SitePage home) {
        Document page = home.document();
        Element header = page.selectFirst(HEADER);
        if (header != null)
            return Finding.of(CheckOutcome.PASSED, "", home.address(), "class=\"" + header.className() + "\"");
        Element other = page.selectFirst(OTHER_PARTS);
        if (!ofTheState(home, page)) return Finding.of(CheckOutcome.NOT_APPLICABLE, "", home.address(), "");
        return Finding.of(
                other == null ? CheckOutcome.FAILED : CheckOutcome.TO_IMPROVE,
                "",
                home.address(),
                other == null ? "" : "class=\"" + other.className() + "\"");
    }

    private static boolean ofTheState(SitePage home, Document page) {
        String host = home.address().getHost();
        return host != null && (host.equals(STATE) || host.endsWith("." + STATE))
                || new Folded(page.select("header").text()).has(REPUBLIC);
    }

    static Finding present(Reading reading, Target target) {
        return reading.about(target)
                .map(sought -> {
                    SitePage page = sought.page();
                    if (page == null) return Rules.missing(sought);
                    if (page.found() && !page.html())
                        return Finding.of(CheckOutcome.PASSED, page.status(), sought.address(), first(page.plain()));
                    if (page.found() || page.status() == 404 || page.status() == 410)
                        return Finding.of(CheckOutcome.TO_IMPROVE, page.status(), sought.address(), "");
                    return Rules.missing(sought);
                })
                .orElseGet(() -> Finding.of(CheckOutcome.NOT_APPLICABLE, "", reading.site(), ""));
    }

    private static String first(String text) {
        return text.strip().lines().findFirst().orElse("");
    }

    /** A link is dead when its server says that there is nothing: one that keeps machines out is not. */
    static Finding deadLinks(Reading reading, SitePage home) {
        List<Reading.Link> dead = reading.links().stream()
                .filter(link -> link.status() == 404 || link.status() == 410)
                .toList();
        if (dead.isEmpty())
            return Finding.of(
                    reading.links().isEmpty() ? CheckOutcome.NOT_APPLICABLE : CheckOutcome.PASSED,
                    0,
                    home.address(),
                    "");
        Reading.Link first = dead.get(0);
        return Finding.of(
                dead.size() <= FEW ? CheckOutcome.TO_IMPROVE : CheckOutcome.FAILED,
                dead.size(),
                first.address(),
                first.words());
    }

    /** The page alone, unpacked, without what it asks for. */
    static Finding weight(Reading reading, SitePage home) {
        CheckOutcome outcome = home.cut() || home.length() > HEAVY
                ? CheckOutcome.FAILED
                : home.length() > LIGHT ? CheckOutcome.TO_IMPROVE : CheckOutcome.PASSED;
        return Finding.of(outcome, home.length() >> 10, home.address(), "");
    }
}
