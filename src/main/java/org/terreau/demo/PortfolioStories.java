package org.terreau.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.impact.Aggregation;
import org.terreau.impact.Batch;
import org.terreau.impact.Cell;
import org.terreau.impact.Impact;
import org.terreau.impact.Measurements;
import org.terreau.impact.Periodicity;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.team.Teams;
import org.terreau.team.Trade;
import org.terreau.territory.CollectivityId;
import org.terreau.testimony.Testimonies;

/** Products whose life began before the demonstration, the figures that products follow, and who works on them. */
@Component
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class PortfolioStories {

    private static final ProductId CANTEEN = new ProductId("cantine.juste");
    private static final ProductId LIGHT = new ProductId(Stories.LIGHT_ID);
    private static final ProductId HALL = new ProductId(Stories.HALL_ID);
    /** A month is measured some days after its end. */
    private static final int MEASURED_ON = 6;

    private final StoryClock clock;
    private final StoryFiles files;
    private final ProductCatalogue products;
    private final Impact impact;
    private final Measurements measurements;
    private final Testimonies testimonies;
    private final Teams teams;
    private final DeploymentStory deployments;
    private final FiguresStory figures;
    private final SurveyStory survey;
    private final Readings readings;

    PortfolioStories(
            StoryClock clock,
            StoryFiles files,
            ProductCatalogue products,
            Impact impact,
            Measurements measurements,
            Testimonies testimonies,
            Teams teams,
            DeploymentStory deployments,
            FiguresStory figures,
            SurveyStory survey,
            Readings readings) {
        this.clock = clock;
        this.files = files;
        this.products = products;
        this.impact = impact;
        this.measurements = measurements;
        this.testimonies = testimonies;
        this.teams = teams;
        this.deployments = deployments;
        this.figures = figures;
        this.survey = survey;
        this.readings = readings;
    }

    /**
     * A product of the catalogue.
     *
     * @param phases each with how many months before the present it began, in their order
     * @param event that opened its life
     * @param text what its page tells: the problem, the response, and what was learnt
     */
    record Past(
            String id,
            String name,
            String mission,
            Map<PhaseKind, Integer> phases,
            List<String> themes,
            String event,
            List<String> text) {}

    /**
     * A figure that a team follows.
     *
     * @param target empty for none
     * @param values by month, until the last one that is over; null where nothing was measured
     * @param said what a user says of it; null when nobody was asked
     */
    record Figure(
            String product,
            Sense sense,
            String target,
            List<@Nullable Long> values,
            @Nullable Said said) {}

    /** What a figure means, and whether more of it is better. */
    record Sense(String name, String question, String unit, boolean more, Cell cell, Aggregation aggregation) {}

    /** @param role of whoever says it */
    record Said(String words, String role) {}

    /**
     * Somebody in a team.
     *
     * @param share of full time, in percent
     * @param since months before the present
     */
    record Member(String product, Trade trade, String name, int share, int since) {}

    void products(IncubatorId incubator) {
        for (Past past : files.read("products.yaml", Past.class)) store(past, incubator);
    }

    void figures(Actor lead) {
        construction(lead);
        acceleration(lead);
        consolidation(lead);
        for (Figure figure : files.read("figures.yaml", Figure.class)) follow(figure, lead);
        deployments.spread(lead);
    }

    /** Once every product is there, those of the files too. */
    void teams(Actor lead) {
        for (Member member : files.read("teams.yaml", Member.class))
            clock.on(
                    clock.ago(member.since() * 30),
                    () -> teams.join(
                            new ProductId(member.product()),
                            member.trade(),
                            member.name(),
                            Cast.address(member.name(), "terreau.example"),
                            String.valueOf(member.share()),
                            lead));
    }

    private void store(Past past, IncubatorId incubator) {
        List<Product.Phase> phases = new ArrayList<>();
        past.phases()
                .forEach((kind, months) -> phases.add(new Product.Phase(
                        kind, kind.code(), clock.present().minusMonths(months).withDayOfMonth(1), null, null)));
        boolean begins = phases.get(phases.size() - 1).kind() == PhaseKind.INVESTIGATION;
        products.store(
                Product.described(
                        new ProductId(past.id()),
                        past.name(),
                        past.mission(),
                        List.of(incubator),
                        phases,
                        List.of(new Product.Event(
                                "product_launch", phases.get(0).start(), past.event())),
                        CommitteeStory.SPONSORED.contains(past.id()) ? List.of(CommitteeStory.SPONSOR) : List.of(),
                        past.themes(),
                        List.of("collectivite-territoriale"),
                        List.of(),
                        null,
                        null,
                        "contact@terreau.example",
                        null,
                        begins ? null : "partiellement conforme",
                        "## Le problème\n\n%s\n\n## La réponse\n\n%s\n\n## Ce que nous avons appris\n\n%s"
                                .formatted(past.text().toArray()),
                        true,
                        "{}"),
                List.of());
    }

    private void construction(Actor lead) {
        Sense thrown = new Sense(
                "Repas jetés",
                "Combien de repas sont préparés pour personne ?",
                "repas",
                false,
                Cell.IMPACTFUL,
                Aggregation.SUM);
        String code = clock.on(clock.ago(145), () -> define(CANTEEN, thrown, "400", lead));
        long[] values = {980, 910, 760, 590};
        for (int back = values.length; back > 0; back--)
            measure(CANTEEN, code, back, values[values.length - back], lead);
        figures.cost(CANTEEN, lead);
        testify(CANTEEN, Stories.CANTEEN_COOK, "cheffe de cuisine scolaire", "commune:29232", 35, lead);
        deployments.experimenting(CANTEEN, lead);
    }

    private void acceleration(Actor lead) {
        Sense active = new Sense(
                "Communes actives",
                "Combien de communes règlent leur éclairage avec le service ?",
                "communes",
                true,
                Cell.USED,
                Aggregation.LAST);
        Sense energy = new Sense(
                "Énergie économisée",
                "Combien d’électricité n’est plus consommée chaque mois ?",
                "MWh",
                true,
                Cell.USED,
                Aggregation.SUM);
        LocalDate begun = clock.ago(730);
        String communes = clock.on(begun, () -> define(LIGHT, active, "150", lead));
        String saved = clock.on(begun, () -> define(LIGHT, energy, "", lead));
        for (int back = 24; back > 0; back--) {
            int month = 24 - back;
            int ofYear = month(back).getMonthValue();
            measure(LIGHT, communes, back, 4 + month * 5L, lead);
            measure(LIGHT, saved, back, 12 + month * 11L + (ofYear % 6) * 7L, lead);
        }
        figures.tell(LIGHT, lead);
        testify(LIGHT, Stories.LIGHT_MAYOR, "adjoint aux travaux", "commune:29233", 210, lead);
        testify(LIGHT, Stories.LIGHT_AGENT, "technicienne d’un syndicat d’énergie", null, 80, lead);
        deployments.accelerating(LIGHT, lead);
        survey.lay(LIGHT, lead);
    }

    private void consolidation(Actor lead) {
        Sense booked = new Sense(
                "Réservations",
                "Combien de salles sont réservées sans appel ?",
                "réservations",
                true,
                Cell.USED,
                Aggregation.SUM);
        String code = clock.on(clock.ago(560), () -> define(HALL, booked, "", lead));
        for (int back = 18; back > 0; back--) measure(HALL, code, back, 2_000 + (18 - back) * 130L, lead);
        readings.lay(HALL, code, lead);
        testify(HALL, Stories.HALL_CLERK, "secrétaire de mairie", "commune:22278", 120, lead);
        deployments.consolidating(HALL, lead);
    }

    private void follow(Figure figure, Actor lead) {
        ProductId product = new ProductId(figure.product());
        List<@Nullable Long> values = figure.values();
        LocalDate begun = month(values.size()).atDay(1);
        String code = clock.on(begun, () -> define(product, figure.sense(), figure.target(), lead));
        clock.on(
                month(0).atDay(MEASURED_ON),
                () -> measurements.receive(
                        product,
                        new Batch(Batch.Kind.PUSH, "relevé de l’équipe", true, null, sink -> {
                            for (int line = 0; line < values.size(); line++) {
                                Long value = values.get(line);
                                if (value == null) continue;
                                String month = month(values.size() - line).toString();
                                sink.line(
                                        new Batch.Line(line + 1L, code, month, String.valueOf(value), "", "", "", ""));
                            }
                        }),
                        lead));
        Said said = figure.said();
        if (said != null) testify(product, said.words(), said.role(), null, 60, lead);
    }

    /** A month that began so many months ago. */
    private YearMonth month(int back) {
        return YearMonth.from(clock.present()).minusMonths(back);
    }

    private String define(ProductId id, Sense sense, String target, Actor by) {
        return impact.define(
                id,
                Impact.Draft.plain(
                                sense.name(),
                                sense.question(),
                                sense.unit(),
                                sense.more(),
                                sense.cell(),
                                sense.aggregation(),
                                Periodicity.MONTH)
                        .aiming(target),
                by);
    }

    private void measure(ProductId id, String code, int back, long value, Actor by) {
        clock.on(
                month(back - 1).atDay(MEASURED_ON),
                () -> measurements.enter(
                        id,
                        month(back).toString(),
                        List.of(Measurements.Typed.whole(code, String.valueOf(value))),
                        "relevé de l’équipe",
                        by));
    }

    private void testify(ProductId id, String text, String role, @Nullable String place, int ago, Actor by) {
        CollectivityId where =
                place == null ? null : CollectivityId.parse(place).orElse(null);
        clock.on(clock.ago(ago), () -> testimonies.publish(id, text, role, where, true, by));
    }
}
