package org.terreau.funding.web;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.funding.AgreementKind;
import org.terreau.funding.FollowedEnvelope;
import org.terreau.funding.FunderKind;
import org.terreau.funding.FundingSource;
import org.terreau.funding.MoneyNorms;
import org.terreau.funding.PublicAid;
import org.terreau.funding.Regime;
import org.terreau.funding.TrancheState;
import org.terreau.portfolio.Product;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * Where the money of a product comes from, for those who work on it.
 *
 * @param source the one that the page is about; null for all of them
 * @param envelopes the first one first
 * @param form what adds a contribution, or what happened to one
 * @param envelope what adds an envelope
 * @param grants the reader may add one
 * @param norms what the incubator counts with
 */
public record FundingSourcesPage(
        Product product,
        List<FundingSource> sources,
        @Nullable FundingSource source,
        List<FollowedEnvelope> envelopes,
        Form form,
        Form envelope,
        boolean grants,
        MoneyNorms norms,
        LocalDate today) {

    public FundingSourcesPage {
        sources = List.copyOf(sources);
        envelopes = List.copyOf(envelopes);
    }

    public String desk() {
        return product.id().path() + "/gestion-budget";
    }

    public String path() {
        return desk() + "/financements";
    }

    /** Of the page that follows an envelope. */
    public String path(FollowedEnvelope envelope) {
        return EnvelopePage.path(product.id().path(), envelope);
    }

    /** Others bring more of its public money than the law lets them for an investment; null when they do not. */
    public @Nullable PublicAid aid() {
        return PublicAid.of(sources)
                .filter(one -> one.standing() != PublicAid.Standing.WITHIN)
                .orElse(null);
    }

    public Map<String, String> funderKinds(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (FunderKind one : FunderKind.values()) options.put(one.code(), ui.t("funding.funder." + one.code()));
        return options;
    }

    public Map<String, String> agreements(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (AgreementKind one : AgreementKind.values())
            options.put(one.code(), ui.t("funding.agreement." + one.code(), norms.leadDays(one)));
        return options;
    }

    public Map<String, String> regimes(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Regime one : Regime.values()) options.put(one.code(), ui.t("funding.regime." + one.code()));
        return options;
    }

    public Map<String, String> standings(Ui ui) {
        Map<String, String> options = new LinkedHashMap<>();
        for (TrancheState one : TrancheState.values()) options.put(one.code(), ui.t("funding.standing." + one.code()));
        return options;
    }

    /** Until when it may be ordered with, and from when: what the team has to know first. */
    public String when(FundingSource one, Ui ui) {
        String until = one.commitBy()
                .map(day ->
                        ui.t(day.isBefore(today) ? "funding.source.over" : "funding.source.until", ui.shortDate(day)))
                .orElse("");
        String from = one.agreement()
                .usableFrom(norms)
                .filter(day -> day.isAfter(today))
                .map(day -> ui.t("funding.source.from", ui.shortDate(day)))
                .orElse("");
        return (from + " " + until).strip();
    }

    /** How a contribution is called on a page that has several of one funder. */
    public static String name(FundingSource one) {
        LocalDate day = one.contribution().day();
        return one.contribution().funder() + ", "
                + (day == null ? one.contribution().years().toString() : day.toString());
    }
}
