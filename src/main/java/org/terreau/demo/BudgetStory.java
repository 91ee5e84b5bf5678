package org.terreau.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.terreau.funding.Activity;
import org.terreau.funding.Agreement;
import org.terreau.funding.AgreementKind;
import org.terreau.funding.AgreementTerms;
import org.terreau.funding.Agreements;
import org.terreau.funding.BudgetLine;
import org.terreau.funding.BudgetSheets;
import org.terreau.funding.FunderKind;
import org.terreau.funding.Funders;
import org.terreau.funding.FundingSource;
import org.terreau.funding.FundingSources;
import org.terreau.funding.Grid;
import org.terreau.funding.GridCell;
import org.terreau.funding.MoneyNorm;
import org.terreau.funding.MoneyNormSettings;
import org.terreau.funding.Nature;
import org.terreau.funding.Regime;
import org.terreau.funding.Resource;
import org.terreau.funding.Round;
import org.terreau.funding.VatZone;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.shared.Paris;

/**
 * What services of the demonstration cost over three years: one whose budget is published and that three funders pay, one
 * whose designer works alone, and one that works on its first budget with money still to be found.
 */
@Component
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class BudgetStory implements Chapter {

    private static final ProductId LIGHT = new ProductId(Stories.LIGHT_ID);
    private static final ProductId HALL = new ProductId(Stories.HALL_ID);
    private static final ProductId CANTEEN = new ProductId("cantine.juste");
    private static final String AGENCY = "Agence de l’énergie du Ponant";

    private final BudgetSheets sheets;
    private final FundingSources sources;
    private final Agreements agreements;
    private final Funders funders;
    private final MoneyNormSettings norms;
    private final Clock clock;

    BudgetStory(
            BudgetSheets sheets,
            FundingSources sources,
            Agreements agreements,
            Funders funders,
            MoneyNormSettings norms,
            Clock clock) {
        this.agreements = agreements;
        this.sheets = sheets;
        this.sources = sources;
        this.funders = funders;
        this.norms = norms;
        this.clock = clock;
    }

    @Override
    public void lay(IncubatorId incubator, Actor by) {
        int year = Paris.today(clock).minusMonths(6).getYear();
        light(year, by);
        hall(year, by);
        canteen(Paris.today(clock).getYear(), by);
        funders.identify(incubator, AGENCY, CommitteeStory.SPONSOR.value(), "", 0, by);
        counted(incubator, by);
    }

    /** What the incubator counts with: credits that a partner brings came sooner than they usually do. */
    private void counted(IncubatorId incubator, Actor by) {
        Map<MoneyNorm, Long> figures = new EnumMap<>(MoneyNorm.class);
        for (MoneyNorm norm : MoneyNorm.values()) figures.put(norm, norm.usual());
        figures.put(MoneyNorm.JOINED_FUNDS, 60L);
        norms.change(
                incubator,
                figures,
                Map.of(MoneyNorm.Kind.AGREEMENTS, "Les trois conventions signées ces deux dernières années"),
                0,
                by);
    }

    /**
     * Paid little, then more, by one funder, then by three.
     *
     * @param year whose first half is over: what came then is told as what came
     */
    private void light(int year, Actor by) {
        new Sheet(LIGHT, year - 2, Nature.REALISED)
                .line(Activity.DEVELOPMENT, Resource.SERVICES, 51_200, 51_200)
                .line(Activity.STEERING, Resource.SERVICES, 25_000, 25_000)
                .line(Activity.DEPLOYMENT, Resource.SERVICES, 24_100, 24_100)
                .line(Activity.CLOUD_HOSTING, Resource.SOFTWARE, 2_100, 2_100)
                .write(by);
        new Sheet(LIGHT, year - 1, Nature.REALISED)
                .line(Activity.DEPLOYMENT, Resource.SERVICES, 108_000, 101_200)
                .line(Activity.DEVELOPMENT, Resource.SERVICES, 96_000, 94_500)
                .line(Activity.STEERING, Resource.SERVICES, 36_000, 36_000)
                .line(Activity.DESIGN, Resource.SERVICES, 32_400, 32_400)
                .line(Activity.CLOUD_HOSTING, Resource.SOFTWARE, 4_800, 4_800)
                .agents(Activity.STEERING, 70_000)
                .write(by);
        new Sheet(LIGHT, year, Nature.REVISED)
                .line(Activity.DEPLOYMENT, Resource.SERVICES, 128_000, 112_000)
                .line(Activity.DEVELOPMENT, Resource.SERVICES, 118_000, 104_000)
                .line(Activity.STEERING, Resource.SERVICES, 40_000, 36_000)
                .line(Activity.DESIGN, Resource.SERVICES, 38_000, 34_000)
                .line(Activity.DATA, Resource.SERVICES, 21_000, 18_000)
                .line(Activity.CLOUD_HOSTING, Resource.SOFTWARE, 6_000, 6_000)
                .agents(Activity.STEERING, 70_000)
                .write(by);
        fund(
                LIGHT,
                AGENCY,
                105_000,
                LocalDate.of(year - 2, 1, 15),
                by,
                FunderKind.OPERATOR,
                AgreementKind.INTERNAL,
                "");
        long agency = fund(
                LIGHT,
                AGENCY,
                270_000,
                LocalDate.of(year - 1, 2, 3),
                by,
                FunderKind.OPERATOR,
                AgreementKind.JOINED_FUNDS,
                "");
        act(
                LIGHT,
                agency,
                "PON-" + (year - 1) + "-014",
                "Communauté de communes du Ponant",
                LocalDate.of(year - 1, 2, 13),
                by);
        promised(LIGHT, agency, LocalDate.of(year - 1, 4, 1), 150_000, "", LocalDate.of(year - 1, 4, 9), by);
        promised(
                LIGHT,
                agency,
                LocalDate.of(year - 1, 10, 1),
                120_000,
                "Sur présentation du bilan de mi-parcours",
                LocalDate.of(year - 1, 10, 28),
                by);
        long state = fund(
                LIGHT,
                "Direction du numérique",
                240_000,
                LocalDate.of(year, 1, 20),
                by,
                FunderKind.INTERMINISTERIAL,
                AgreementKind.DELEGATION,
                "");
        sources.move(
                LIGHT,
                state,
                new FundingSource.Movement(
                        LocalDate.of(year, 6, 12),
                        Money.euros(30_000),
                        "Vingt communes de plus que prévu",
                        null,
                        null,
                        "Avenant 1 à la délégation " + year + "-31",
                        by.name()),
                by);
        fund(
                LIGHT,
                "Syndicat d’énergie du Val-de-Lierre",
                80_000,
                LocalDate.of(year, 3, 5),
                by,
                FunderKind.SYNDICATE,
                AgreementKind.POOLING,
                "Soixante communes actives au comité de printemps");
        publish(LIGHT, Round.JUNE, year, "Le déploiement a coûté plus que prévu : vingt communes de plus.", by);
    }

    /** One person designs: what they are paid is nobody's business. */
    private void hall(int year, Actor by) {
        for (int back = 2; back >= 0; back--)
            new Sheet(HALL, year - back, Nature.REALISED)
                    .line(Activity.DEVELOPMENT, Resource.SERVICES, 84_000 + back * 9_000, 80_000 + back * 9_000)
                    .line(Activity.SUPPORT, Resource.SERVICES, 31_000, 29_500)
                    .line(Activity.DESIGN, Resource.SERVICES, 18_400, 18_400)
                    .line(Activity.CLOUD_HOSTING, Resource.SOFTWARE, 3_600, 3_600)
                    .alone(Activity.DESIGN)
                    .write(by);
        publish(HALL, Round.FREE, year, "", by);
    }

    /** A first budget that nobody reads yet, and less money than was granted. */
    private void canteen(int year, Actor by) {
        new Sheet(CANTEEN, year, Nature.PLANNED)
                .line(Activity.DEVELOPMENT, Resource.SERVICES, 75_264, 62_720)
                .line(Activity.STEERING, Resource.SERVICES, 33_600, 28_000)
                .line(Activity.DEPLOYMENT, Resource.SERVICES, 25_800, 21_500)
                .line(Activity.DESIGN, Resource.SERVICES, 13_800, 11_500)
                .line(Activity.OTHER, Resource.SOFTWARE, 3_600, 3_000)
                .write(by);
        LocalDate decided = Paris.today(clock).minusMonths(4);
        long grant = fund(
                CANTEEN,
                "Communauté de communes du Ponant",
                50_000,
                decided,
                by,
                FunderKind.COLLECTIVITY,
                AgreementKind.GRANT,
                "");
        promised(CANTEEN, grant, decided.plusMonths(1), 30_000, "", decided.plusDays(41), by);
        promised(
                CANTEEN,
                grant,
                decided.plusDays(110),
                20_000,
                "Sur présentation du bilan des cantines visitées",
                null,
                by);
    }

    /** What an act of three years says, which everybody reads where it is published. */
    private void act(ProductId product, long source, String reference, String parties, LocalDate from, Actor by) {
        agreements.say(
                product,
                source,
                new AgreementTerms(
                        reference,
                        AGENCY + ", " + parties,
                        from,
                        from.plusYears(3).minusDays(1),
                        "https://conventions.ponant.example/" + reference,
                        true,
                        true,
                        List.of(),
                        0),
                agreements.find(product, source, by).terms().version(),
                by);
    }

    /** @param came null while it is waited for */
    private void promised(
            ProductId product,
            long source,
            LocalDate due,
            long euros,
            String condition,
            @Nullable LocalDate came,
            Actor by) {
        long version = agreements.find(product, source, by).terms().version();
        agreements.expect(product, source, due, Money.euros(euros), condition, version, by);
        if (came == null) return;
        AgreementTerms now = agreements.find(product, source, by).terms();
        AgreementTerms.Payment next = now.next().orElseThrow();
        agreements.settle(product, source, next.id(), Agreements.Act.CAME, came, now.version(), by);
    }

    /** The 10 December by which what is granted on this day has to be engaged: the next year's from December on. */
    private static LocalDate closing(LocalDate granted) {
        return LocalDate.of(granted.plusMonths(1).getYear(), 12, 10);
    }

    private long fund(
            ProductId product,
            String funder,
            long euros,
            LocalDate day,
            Actor by,
            FunderKind kind,
            AgreementKind act,
            String condition) {
        Agreement agreement = new Agreement(
                kind,
                act,
                day.plusDays(10),
                act == AgreementKind.POOLING ? null : closing(day),
                null,
                condition,
                "Acte " + day.getYear() + "-" + (100 + day.getDayOfYear()));
        return sources.add(
                product, new FundingSources.Draft(funder, Money.euros(euros), Regime.TAXED, day, agreement), by);
    }

    private void publish(ProductId product, Round round, int year, String note, Actor by) {
        sheets.publish(
                product,
                Optional.of(round),
                String.valueOf(year),
                note,
                sheets.of(product, by).version(),
                by);
    }

    /** A grid as somebody fills it in. */
    private final class Sheet {

        private final ProductId product;
        private final Grid grid;
        private final Map<GridCell, BudgetLine.Amounts> cells = new HashMap<>();
        private @Nullable Activity alone;

        private Sheet(ProductId product, int year, Nature nature) {
            this.product = product;
            this.grid = new Grid(year, nature, Regime.TAXED, VatZone.METROPOLE);
        }

        private Sheet line(Activity activity, Resource resource, long commitment, long payment) {
            cells.put(
                    new GridCell(activity, resource, false),
                    new BudgetLine.Amounts(Money.euros(commitment), Money.euros(payment)));
            return this;
        }

        private Sheet agents(Activity activity, long worth) {
            cells.put(new GridCell(activity, Resource.STAFF, true), new BudgetLine.Amounts(Money.euros(worth), null));
            return this;
        }

        private Sheet alone(Activity activity) {
            alone = activity;
            return this;
        }

        private void write(Actor by) {
            Set<Activity> lonely = alone == null ? Set.of() : Set.of(alone);
            long version = sheets.of(product, by).version();
            sheets.write(product, new BudgetSheets.Typed(grid, cells, lonely, ""), version, by);
        }
    }
}
