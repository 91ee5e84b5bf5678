package org.terreau.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.terreau.funding.FundingWindow;
import org.terreau.funding.PledgeState;
import org.terreau.funding.Pledges;
import org.terreau.funding.WindowApplication;
import org.terreau.funding.WindowSplits;
import org.terreau.funding.Windows;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.shared.Paris;

/**
 * Who promised to refinance and what came: one who kept it, one who brought less, one who brought nothing, one whose committee
 * is to come; and the windows that products ask for what they still have to find.
 */
@Component
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class PledgeStory implements Chapter {

    private static final ProductId LIGHT = new ProductId(Stories.LIGHT_ID);
    private static final ProductId HALL = new ProductId(Stories.HALL_ID);
    private static final ProductId CANTEEN = new ProductId("cantine.juste");
    private static final String QUALITY = "Guichet qualité des services";
    private static final int WHOLE = 100;
    private static final int HALF = 50;

    private final Pledges pledges;
    private final Windows windows;
    private final WindowSplits splits;
    private final Clock clock;

    PledgeStory(Pledges pledges, Windows windows, WindowSplits splits, Clock clock) {
        this.pledges = pledges;
        this.windows = windows;
        this.splits = splits;
        this.clock = clock;
    }

    @Override
    public void lay(IncubatorId incubator, Actor by) {
        LocalDate today = Paris.today(clock);
        kept(by, today);
        window(incubator, "Fonds Élan", List.of(PhaseKind.ACCELERATION), 0, 200_000, HALF, today.plusDays(19), by);
        window(
                incubator,
                QUALITY,
                List.of(PhaseKind.CONSTRUCTION, PhaseKind.ACCELERATION, PhaseKind.CONSOLIDATION),
                50_000,
                500_000,
                WHOLE,
                today.plusDays(74),
                by);
        window(incubator, "Fonds Élan, session passée", List.of(), 0, 300_000, HALF, today.minusDays(40), by);
        long quality = windows.all().stream()
                .filter(one -> one.name().equals(QUALITY))
                .mapToLong(FundingWindow::id)
                .max()
                .orElseThrow();
        windows.ask(CANTEEN, quality, Money.euros(90_000), null, WindowApplication.State.FILED, 0, by);
        windows.ask(HALL, quality, Money.euros(120_000), null, WindowApplication.State.PREPARED, 0, by);
        splits.keep(
                quality,
                null,
                "Autant à chacun",
                Map.of(CANTEEN, Money.euros(75_000), HALL, Money.euros(75_000)),
                0,
                by);
        splits.keep(
                quality,
                null,
                "Priorité à ce qui est déposé",
                Map.of(CANTEEN, Money.euros(90_000), HALL, Money.euros(60_000)),
                0,
                by);
    }

    private void kept(Actor by, LocalDate today) {
        long agency = promise(
                LIGHT,
                "Agence de l’énergie du Ponant",
                270_000,
                today.minusMonths(26),
                20,
                "Trente communes actives",
                by);
        decide(LIGHT, agency, PledgeState.KEPT, 270_000, "", by);
        long syndicate =
                promise(LIGHT, "Syndicat d’énergie du Val-de-Lierre", 120_000, today.minusMonths(14), 10, "", by);
        decide(LIGHT, syndicate, PledgeState.PARTLY, 80_000, "Le comité syndical a voté moins que prévu.", by);
        long town = promise(HALL, "Communauté de communes du Ponant", 60_000, today.minusMonths(12), 8, "", by);
        decide(HALL, town, PledgeState.BROKEN, 0, "Le budget de l’année était déjà voté.", by);
        promise(LIGHT, "Direction du numérique", 200_000, today.minusMonths(5), 7, "Cent communes actives", by);
        promise(CANTEEN, "Région du Ponant", 100_000, today.minusMonths(3), 5, "Dix cantines servies", by);
    }

    private long promise(
            ProductId product, String funder, long euros, LocalDate made, int months, String condition, Actor by) {
        return pledges.add(
                product,
                new Pledges.Draft(
                        funder,
                        Money.euros(euros),
                        null,
                        made,
                        made.plusMonths(months),
                        condition,
                        "",
                        null,
                        "Courrier du " + made),
                by);
    }

    private void decide(ProductId product, long id, PledgeState state, long euros, String reason, Actor by) {
        Money came = euros == 0 ? null : Money.euros(euros);
        pledges.decide(product, id, state, came, reason, 0, by);
    }

    private void window(
            IncubatorId incubator,
            String name,
            List<PhaseKind> phases,
            long least,
            long most,
            int share,
            @Nullable LocalDate closes,
            Actor by) {
        windows.write(
                new FundingWindow(
                        0,
                        incubator,
                        name,
                        "Direction du numérique",
                        phases,
                        null,
                        new FundingWindow.Amounts(
                                share == WHOLE ? Money.euros(150_000) : null,
                                least == 0 ? null : Money.euros(least),
                                Money.euros(most)),
                        share,
                        null,
                        closes,
                        new FundingWindow.After(null, share == WHOLE ? List.of("Fonds Élan") : List.of()),
                        new FundingWindow.Words(
                                share == WHOLE ? "Un audit de moins d’un an" : "Un impact déjà mesuré", "", ""),
                        0),
                by);
    }
}
