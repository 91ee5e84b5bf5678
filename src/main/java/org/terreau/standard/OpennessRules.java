package org.terreau.standard;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.terreau.standard.Reading.Target;

/** What a site shows of itself: figures, budget, source. */
final class OpennessRules {

    private static final Pattern FIGURES = Pattern.compile("\\d");
    private static final Pattern EUROS = Pattern.compile("€|euros?|\\bk€");
    private static final Pattern YEAR = Pattern.compile("20\\d{2}");

    private OpennessRules() {}

    /** There, and not about to come. */
    static Finding page(Reading reading, SitePage home, Target target) {
        return reading.about(target)
                .map(sought -> {
                    SitePage page = sought.page();
                    if (page == null || !page.found()) return Rules.missing(sought);
                    if (page.unreadable())
                        return Finding.of(CheckOutcome.UNREADABLE, "", sought.address(), sought.words());
                    Folded text = page.text();
                    Matcher later = text.find(Wordings.UNDER_CONSTRUCTION);
                    if (later.find())
                        return Finding.of(CheckOutcome.TO_IMPROVE, "", sought.address(), text.around(later));
                    boolean figures = text.has(FIGURES);
                    return Finding.of(
                            figures ? CheckOutcome.PASSED : CheckOutcome.TO_IMPROVE,
                            "",
                            sought.address(),
                            sought.words());
                })
                .orElseGet(() -> Finding.of(CheckOutcome.FAILED, "", home.address(), ""));
    }

    /** A budget says amounts and their year. */
    static Finding budget(Reading reading, SitePage home) {
        Finding page = page(reading, home, Target.BUDGET);
        SitePage read = reading.about(Target.BUDGET).map(Reading.Sought::page).orElse(null);
        if (page.outcome() != CheckOutcome.PASSED || read == null) return page;
        Folded text = read.text();
        Matcher amount = text.find(EUROS);
        if (!amount.find() || !text.has(YEAR))
            return Finding.of(CheckOutcome.TO_IMPROVE, "", page.where(), page.sentence());
        Matcher year = text.find(YEAR);
        String last = "";
        while (year.find()) if (year.group().compareTo(last) > 0) last = year.group();
        return Finding.of(CheckOutcome.PASSED, last, page.where(), text.around(amount));
    }

    static Finding source(Reading reading, SitePage home) {
        for (Element link : home.document().select("a[href]")) {
            String to = link.absUrl("href");
            if (Wordings.REPOSITORY
                    .matcher(to.toLowerCase(java.util.Locale.ROOT))
                    .matches()) return Finding.of(CheckOutcome.PASSED, "", to, link.text());
        }
        return Finding.of(CheckOutcome.FAILED, "", home.address(), "");
    }

    /** An address of figures for programs: JSON, or the page of a site that has none. */
    static Finding apiStats(Reading reading, SitePage home) {
        return reading.about(Target.API_STATS)
                .map(sought -> {
                    SitePage page = sought.page();
                    if (page == null) return Rules.missing(sought);
                    if (page.status() == 404 || page.status() == 410 || page.found() && page.html())
                        return Finding.of(CheckOutcome.NOT_APPLICABLE, page.status(), sought.address(), "");
                    if (!page.found()) return Rules.missing(sought);
                    String start = page.plain().strip();
                    boolean json = start.startsWith("{") || start.startsWith("[");
                    return Finding.of(
                            json ? CheckOutcome.PASSED : CheckOutcome.TO_IMPROVE,
                            page.status(),
                            sought.address(),
                            start);
                })
                .orElseGet(() -> Finding.of(CheckOutcome.NOT_APPLICABLE, "", reading.site(), ""));
    }
}
