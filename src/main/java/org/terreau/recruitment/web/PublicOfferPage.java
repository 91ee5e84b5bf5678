package org.terreau.recruitment.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.terreau.incubator.Incubator;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.recruitment.JobOfferState;
import org.terreau.recruitment.Offer;
import org.terreau.recruitment.OfferKind;
import org.terreau.recruitment.Remote;
import org.terreau.shared.Paris;
import org.terreau.web.LinkedData;
import org.terreau.web.Ui;

/** An offer, for everybody. */
public record PublicOfferPage(Offer offer, Map<ProductId, Product> products, Incubator incubator, Instant now) {

    private static final BigDecimal WEEK = BigDecimal.valueOf(5);

    public PublicOfferPage {
        products = Map.copyOf(products);
    }

    public boolean open() {
        return offer.open(now);
    }

    public JobOfferState state() {
        return offer.state(now);
    }

    /** Its products, each once. */
    public List<Product> shown() {
        return offer.needs().stream()
                .map(Offer.Need::product)
                .distinct()
                .filter(products::containsKey)
                .map(products::get)
                .toList();
    }

    public String apply() {
        return offer.path() + "/candidature";
    }

    /** What engines that look for offers are told, in the words of schema.org: of an open one alone. */
    public LinkedData linkedData(Ui ui) {
        Map<String, Object> data = new LinkedHashMap<>();
        Offer.Terms terms = offer.terms();
        data.put("@context", "https://schema.org");
        data.put("@type", "JobPosting");
        data.put("@id", ui.baseUrl() + offer.path());
        data.put("url", ui.baseUrl() + offer.path());
        data.put("title", offer.said().title());
        data.put(
                "description",
                String.join(
                        "\n\n",
                        List.of(
                                offer.said().problem(),
                                offer.said().work(),
                                offer.said().profile())));
        Instant published = offer.days().publishedAt();
        Instant closes = offer.days().closesAt();
        if (published != null) data.put("datePosted", Paris.day(published).toString());
        if (closes != null) data.put("validThrough", closes.toString());
        data.put("employmentType", employment(terms));
        data.put(
                "hiringOrganization",
                Map.of("@type", "GovernmentOrganization", "name", incubator.title(), "url", ui.baseUrl() + "/"));
        if (!terms.place().isEmpty())
            data.put(
                    "jobLocation",
                    Map.of(
                            "@type",
                            "Place",
                            "address",
                            Map.of(
                                    "@type",
                                    "PostalAddress",
                                    "addressLocality",
                                    terms.place(),
                                    "addressCountry",
                                    "FR")));
        if (terms.remote() == Remote.FULL) {
            data.put("jobLocationType", "TELECOMMUTE");
            data.put("applicantLocationRequirements", Map.of("@type", "Country", "name", "France"));
        }
        if (terms.seniority() != null)
            data.put(
                    "experienceRequirements",
                    terms.seniority() == 0
                            ? "no requirements"
                            : Map.of(
                                    "@type",
                                    "OccupationalExperienceRequirements",
                                    "monthsOfExperience",
                                    terms.seniority()));
        if (terms.start() != null) data.put("jobStartDate", terms.start().toString());
        data.put("directApply", true);
        return new LinkedData(data);
    }

    private String employment(Offer.Terms terms) {
        if (offer.said().kind() == OfferKind.MISSION) return "CONTRACTOR";
        return terms.days() != null && terms.days().compareTo(WEEK) < 0 ? "PART_TIME" : "FULL_TIME";
    }
}
