package org.terreau.recruitment.web;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.output.StringOutput;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.portfolio.ProductId;
import org.terreau.recruitment.JobOfferState;
import org.terreau.recruitment.Offer;
import org.terreau.recruitment.OfferKind;
import org.terreau.recruitment.Remote;
import org.terreau.shared.Paris;
import org.terreau.team.Trade;
import org.terreau.testing.ApplicationTest;
import org.terreau.web.Pages;

/** What engines that look for offers are told. Source: schema.org/JobPosting, and what the engines ask for. */
@ApplicationTest
class JobPostingTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 28);

    private final Pages pages;
    private final Incubators incubators;

    JobPostingTests(Pages pages, Incubators incubators) {
        this.pages = pages;
        this.incubators = incubators;
    }

    private String told(OfferKind kind, String days, Remote remote, String place) {
        Offer offer = new Offer(
                1,
                new IncubatorId("essai"),
                new Offer.Said(kind, Trade.DESIGN, "Designer", "Un problème.", "Un travail.", "Un profil.", "l’équipe"),
                new Offer.Terms(
                        new BigDecimal(days),
                        remote,
                        place,
                        DAY.plusMonths(2),
                        6,
                        true,
                        new Offer.Met("", null),
                        new Offer.Met("", null),
                        0),
                new Offer.Selection(List.of(), List.of(), DAY.plusDays(40)),
                List.of(new Offer.Need(7, new ProductId("essai"))),
                new Offer.Days(Paris.start(DAY.plusDays(29)), Paris.start(DAY), null),
                JobOfferState.PUBLISHED,
                1);
        StringOutput text = new StringOutput();
        new PublicOfferPage(offer, Map.of(), incubators.host(), Paris.start(DAY))
                .linkedData(pages.outsideRequest(Locale.FRENCH))
                .writeTo(text);
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "MISSION, 3, CONTRACTOR",
        "MISSION, 5, CONTRACTOR",
        "POST, 5, FULL_TIME",
        "POST, 4.5, PART_TIME",
    })
    void aPostIsAJobOfItsLengthAndAMissionAContract(OfferKind kind, String days, String type) {
        assertThat(told(kind, days, Remote.PARTIAL, "Rennes"))
                .contains("\"employmentType\":\"" + type + "\"", "\"experienceRequirements\":\"no requirements\"");
    }

    @ParameterizedTest
    @CsvSource({
        "FULL, '', true, false",
        "FULL, Rennes, true, true",
        "PARTIAL, Rennes, false, true",
        "NONE, Brest, false, true",
    })
    void workFromHomeSaysFromWhichCountryAndAPlaceIsSaidWhereThereIsOne(
            Remote remote, String place, boolean home, boolean placed) {
        String told = told(OfferKind.POST, "5", remote, place);
        assertThat(told.contains("\"jobLocationType\":\"TELECOMMUTE\"")).isEqualTo(home);
        assertThat(told.contains("\"applicantLocationRequirements\"")).isEqualTo(home);
        assertThat(told.contains("\"jobLocation\":")).isEqualTo(placed);
        if (placed) assertThat(told).contains("\"addressLocality\":\"" + place + "\"");
    }
}
