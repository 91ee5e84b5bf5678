package org.terreau.support;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An offer that the facts of a product call for, and the fact.
 *
 * @param number how many days, failed checks or accounts the fact speaks of; 0 when it speaks of none
 */
public record Suggestion(SupportOffer offer, Why why, long number) {

    /** A committee so near is rehearsed. */
    static final int COMMITTEE_DAYS = 30;

    /** Money for fewer days is looked for now. */
    static final int RUNWAY_DAYS = 90;

    private static final int OF_ONE_FACT = 2;

    /** The fact that an offer answers to. */
    public enum Why {
        NO_STATS("sans-statistiques"),
        NO_DEPLOYMENT("sans-deploiement"),
        COMMITTEE("comite-proche"),
        RUNWAY("fin-du-budget"),
        FAILED_CHECKS("controles-echoues"),
        ACCOUNTS("comptes-a-regler");

        private final String code;

        Why(String code) {
            this.code = code;
        }

        /** As written in message keys. */
        public String code() {
            return code;
        }

        private boolean answeredBy(SupportOffer.Described offer) {
            return switch (this) {
                case NO_STATS -> offer.family() == Family.IMPACT;
                case NO_DEPLOYMENT -> offer.family() == Family.LAUNCH;
                case COMMITTEE -> offer.moments().contains(Moment.COMMITTEE);
                case RUNWAY -> offer.family() == Family.FUNDING;
                case FAILED_CHECKS -> offer.family() == Family.CONFORMITY;
                case ACCOUNTS -> offer.family() == Family.TOOLS;
            };
        }
    }

    /**
     * What is known of a product.
     *
     * @param withoutStats owes the public a page of statistics, and has none
     * @param withoutDeployment is past construction, and no collectivity uses it
     * @param committee the next one; null when none is set
     * @param paidUntil the last day that is paid; null when nobody wrote it
     * @param failedChecks how many its watched sites fail
     * @param accounts how many of its accounts alone administer a tool, or are of people who left
     */
    record Facts(
            boolean withoutStats,
            boolean withoutDeployment,
            @Nullable LocalDate committee,
            @Nullable LocalDate paidUntil,
            long failedChecks,
            long accounts,
            LocalDate today) {}

    /** In the order of the facts, two offers a fact at most, none twice. */
    static List<Suggestion> of(Facts facts, List<SupportOffer> askable) {
        List<Suggestion> suggestions = new ArrayList<>();
        if (near(facts.committee(), facts.today(), COMMITTEE_DAYS))
            add(suggestions, askable, Why.COMMITTEE, days(facts.today(), facts.committee()));
        if (near(facts.paidUntil(), facts.today(), RUNWAY_DAYS))
            add(suggestions, askable, Why.RUNWAY, days(facts.today(), facts.paidUntil()));
        if (facts.withoutDeployment()) add(suggestions, askable, Why.NO_DEPLOYMENT, 0);
        if (facts.failedChecks() > 0) add(suggestions, askable, Why.FAILED_CHECKS, facts.failedChecks());
        if (facts.withoutStats()) add(suggestions, askable, Why.NO_STATS, 0);
        if (facts.accounts() > 0) add(suggestions, askable, Why.ACCOUNTS, facts.accounts());
        return suggestions;
    }

    private static boolean near(@Nullable LocalDate day, LocalDate today, int within) {
        return day != null && !day.isBefore(today) && days(today, day) <= within;
    }

    private static long days(LocalDate today, @Nullable LocalDate day) {
        return day == null ? 0 : ChronoUnit.DAYS.between(today, day);
    }

    private static void add(List<Suggestion> suggestions, List<SupportOffer> askable, Why why, long number) {
        askable.stream()
                .filter(offer -> why.answeredBy(offer.described()))
                .filter(offer ->
                        suggestions.stream().noneMatch(one -> one.offer().id() == offer.id()))
                .limit(OF_ONE_FACT)
                .forEach(offer -> suggestions.add(new Suggestion(offer, why, number)));
    }
}
