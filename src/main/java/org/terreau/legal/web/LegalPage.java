package org.terreau.legal.web;

import java.time.Duration;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Optional;
import org.terreau.legal.AccessStatement;
import org.terreau.legal.Assessment;
import org.terreau.legal.Criterion;
import org.terreau.legal.Particular;
import org.terreau.legal.Particulars;
import org.terreau.web.KeptData;
import org.terreau.web.SiteCookie;
import org.terreau.web.Ui;

/**
 * One of the pages that the law asks for.
 *
 * @param said what the administrator typed
 * @param kept what is kept of people, for the privacy page
 * @param cookies for the page of cookies
 */
public record LegalPage(Particulars said, AccessStatement statement, List<KeptData> kept, List<SiteCookie> cookies) {

    public LegalPage {
        kept = List.copyOf(kept);
        cookies = List.copyOf(cookies);
    }

    /** What was typed, under the name of its field. */
    public Optional<String> of(String field) {
        for (Particular one : Particular.values()) if (one.field().equals(field)) return said.of(one);
        throw new IllegalArgumentException("No particular " + field);
    }

    /** Who answers for the data: the publisher, unless somebody else does. */
    public Optional<String> controller() {
        return said.of(Particular.CONTROLLER).or(() -> said.of(Particular.PUBLISHER));
    }

    public Assessment assessment() {
        return Assessment.OF_TERREAU;
    }

    public List<Criterion> notMet() {
        return assessment().in(Criterion.State.NOT_MET);
    }

    public List<Criterion> notAssessed() {
        return assessment().in(Criterion.State.NOT_ASSESSED);
    }

    public List<Criterion> notApplicable() {
        return assessment().in(Criterion.State.NOT_APPLICABLE);
    }

    /** A time as one says it: "24 mois", "90 jours", "55 minutes". */
    public static String time(TemporalAmount time, Ui ui) {
        if (time instanceof Period period) return ui.t("legal.months", period.toTotalMonths());
        Duration duration = Duration.from(time);
        if (duration.toDays() > 0) return ui.t("legal.days", duration.toDays());
        return ui.t("legal.minutes", duration.toMinutes());
    }
}
