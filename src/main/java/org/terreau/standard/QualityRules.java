package org.terreau.standard;

import java.util.List;
import java.util.Locale;
import org.terreau.standard.Reading.Target;

/** What any site owes its readers: a title, links that lead somewhere, a page that is not heavy. */
final class QualityRules {

    private static final int LONG_TITLE = 120;
    private static final int LIGHT = 200 << 10;
    private static final int HEAVY = 1 << 20;
    private static final int FEW = 2;

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
