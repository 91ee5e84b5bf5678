package org.terreau.standard;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.terreau.shared.TypedDay;
import org.terreau.standard.Reading.Target;

/** What of accessibility is read without a browser: language, headings, the mention and the declaration it leads to. */
final class AccessibilityRules {

    /** A declaration is made anew at least each third year (FIELD 5.3; RGAA, obligation to update). */
    private static final int YEARS = 3;

    /** A plan counts until the year after its last one. */
    private static final int AFTER_PLAN = 1;

    private AccessibilityRules() {}

    static Finding language(Reading reading, SitePage home) {
        Element root = home.document().selectFirst("html");
        String said = root == null ? "" : root.attr("lang").strip();
        if (said.isEmpty() && root != null) said = root.attr("xml:lang").strip();
        if (said.isEmpty()) return Finding.of(CheckOutcome.FAILED, "", home.address(), "");
        boolean real = Locale.forLanguageTag(said).getLanguage().length() == 2;
        return Finding.of(
                real ? CheckOutcome.PASSED : CheckOutcome.FAILED, said, home.address(), "lang=\"" + said + "\"");
    }

    static Finding heading(Reading reading, SitePage home) {
        Elements first = home.document().select("h1");
        String words = first.isEmpty()
                ? ""
                : first.first() == null ? "" : first.first().text();
        if (first.isEmpty()) return Finding.of(CheckOutcome.FAILED, 0, home.address(), "");
        int level = 0;
        boolean jumps = false;
        for (Element one : home.document().select("h1, h2, h3, h4, h5, h6")) {
            int now = one.normalName().charAt(1) - '0';
            jumps |= level > 0 && now > level + 1;
            level = now;
        }
        boolean blank =
                words.isBlank() && first.select("img[alt], svg[aria-label]").isEmpty();
        CheckOutcome outcome =
                blank ? CheckOutcome.FAILED : first.size() > 1 || jumps ? CheckOutcome.TO_IMPROVE : CheckOutcome.PASSED;
        return Finding.of(outcome, first.size(), home.address(), words);
    }

    static Finding skipLink(Reading reading, SitePage home) {
        Document page = home.document();
        for (Element link : page.select("a[href^=#]")) {
            if (!new Folded(link.text().strip()).has(Wordings.SKIP)) continue;
            String to = link.attr("href").substring(1);
            boolean there = !to.isEmpty() && page.getElementById(to) != null;
            return Finding.of(
                    there ? CheckOutcome.PASSED : CheckOutcome.TO_IMPROVE, "#" + to, home.address(), link.text());
        }
        return Finding.of(CheckOutcome.FAILED, "", home.address(), "");
    }

    static Finding mention(Reading reading, SitePage home) {
        Folded text = home.text();
        Matcher found = text.find(Wordings.MENTION);
        if (found.find())
            return Finding.of(CheckOutcome.PASSED, Wordings.degree(found), home.address(), text.quote(found));
        return reading.about(Target.ACCESSIBILITY)
                .map(sought -> Finding.of(CheckOutcome.TO_IMPROVE, "", sought.address(), sought.words()))
                .orElseGet(() -> Finding.of(CheckOutcome.FAILED, "", home.address(), ""));
    }

    /** There, said to be of some degree, with the rate and the day of what it stands on. */
    static Finding declaration(Reading reading, SitePage home) {
        return reading.about(Target.ACCESSIBILITY)
                .map(sought -> declared(sought, reading.today()))
                .orElseGet(() -> Finding.of(CheckOutcome.FAILED, "", home.address(), ""));
    }

    private static Finding declared(Reading.Sought sought, LocalDate today) {
        SitePage page = sought.page();
        if (page == null || !page.found()) return Rules.missing(sought);
        if (page.unreadable()) return Finding.of(CheckOutcome.UNREADABLE, "", sought.address(), sought.words());
        Folded text = page.text();
        Matcher degree = text.find(Wordings.MENTION);
        boolean said = degree.find();
        if (!said) {
            degree = text.find(Wordings.DEGREE);
            said = degree.find();
        }
        if (!said) return Finding.of(CheckOutcome.FAILED, "", sought.address(), sought.words());
        Matcher rate = text.find(Wordings.RATE);
        String percent = rate.find() ? rate(rate) : "";
        Matcher made = text.find(Wordings.MADE_ON);
        LocalDate on = made.find()
                ? TypedDay.read(made.group(1) + " " + made.group(2) + " " + made.group(3))
                        .orElse(null)
                : null;
        boolean fresh = on != null && on.isAfter(today.minusYears(YEARS));
        boolean rated = !percent.isEmpty()
                || text.quote(degree).toLowerCase(Locale.ROOT).contains("non");
        String value = (percent.isEmpty() ? "" : percent + " % ") + (on == null ? "" : on);
        return Finding.of(
                fresh && rated ? CheckOutcome.PASSED : CheckOutcome.TO_IMPROVE,
                value.strip(),
                sought.address(),
                text.around(degree));
    }

    /**
     * The plan of several years that goes with a declaration: linked from it, with years that reach today. One that is linked
     * from elsewhere is there, and is where nobody looks for it (FIELD 5.6).
     */
    static Finding plan(Reading reading, SitePage home) {
        return reading.about(Target.PLAN)
                .map(sought -> planned(sought, elsewhere(reading, sought), reading.today()))
                .orElseGet(() -> Finding.of(CheckOutcome.FAILED, "", home.address(), ""));
    }

    private static boolean elsewhere(Reading reading, Reading.Sought plan) {
        SitePage declaration =
                reading.about(Target.ACCESSIBILITY).map(Reading.Sought::page).orElse(null);
        return declaration != null
                && declaration.found()
                && declaration.html()
                && !declaration.address().equals(plan.on());
    }

    private static Finding planned(Reading.Sought sought, boolean elsewhere, LocalDate today) {
        SitePage page = sought.page();
        if (page == null || !page.found()) return Rules.missing(sought);
        Folded words = new Folded(sought.words());
        Folded text = page.unreadable() ? words : page.text();
        Matcher years = words.find(Wordings.YEARS);
        boolean said = years.find();
        if (!said) {
            years = text.find(Wordings.YEARS);
            said = years.find();
        }
        if (!said)
            return Finding.of(
                    page.unreadable() ? CheckOutcome.UNREADABLE : CheckOutcome.TO_IMPROVE,
                    "",
                    sought.address(),
                    sought.words());
        boolean runs = Integer.parseInt(years.group(2)) >= today.getYear() - AFTER_PLAN;
        return Finding.of(
                !runs ? CheckOutcome.FAILED : elsewhere ? CheckOutcome.TO_IMPROVE : CheckOutcome.PASSED,
                years.group(1) + "-" + years.group(2),
                sought.address(),
                sought.words());
    }

    /** What axe says of the page as a browser shows it: a third of the faults at most (FIELD 5.3). */
    static Finding axe(Reading reading, SitePage home) {
        Browsed shown = reading.browsed();
        if (!shown.seen()) return Finding.of(CheckOutcome.NOT_LOOKED, shown.unseen(), home.address(), "");
        List<Browsed.Broken> broken = shown.broken();
        if (broken.isEmpty()) return Finding.of(CheckOutcome.PASSED, 0, home.address(), "");
        boolean hinders = broken.get(0).impact().compareTo(Browsed.Impact.SERIOUS) <= 0;
        return Finding.of(
                hinders ? CheckOutcome.FAILED : CheckOutcome.TO_IMPROVE,
                broken.size(),
                home.address(),
                broken.stream()
                        .map(one -> one.help() + " (" + one.rule() + "\u00a0: " + one.places() + ")")
                        .collect(Collectors.joining(", ")));
    }

    private static String rate(Matcher found) {
        String one = found.group(1) == null ? found.group(2) : found.group(1);
        return one == null || Double.parseDouble(one.replace(',', '.')) > 100 ? "" : one;
    }
}
