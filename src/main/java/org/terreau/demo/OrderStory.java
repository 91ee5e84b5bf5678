package org.terreau.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.terreau.funding.Activity;
import org.terreau.funding.Deliveries;
import org.terreau.funding.DeliveryState;
import org.terreau.funding.EnvelopeMovements;
import org.terreau.funding.FiscalYears;
import org.terreau.funding.FollowedEnvelope;
import org.terreau.funding.FundingSources;
import org.terreau.funding.OrderBook;
import org.terreau.funding.OrderBooks;
import org.terreau.funding.OrderDraft;
import org.terreau.funding.OrderState;
import org.terreau.funding.OrderedWork;
import org.terreau.funding.Orders;
import org.terreau.funding.PurchaseOrder;
import org.terreau.funding.Regime;
import org.terreau.funding.Resource;
import org.terreau.funding.Vat;
import org.terreau.funding.YearAnswer;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.PaidWork;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;

/**
 * What services of the demonstration order: one that its first six months cost less than was granted, whose committee should
 * have met before the budget year closes; one that orders in turn, with a quote that waits, and says whom its order pays; one
 * whose money is asked to be carried over.
 */
@Component
@ConditionalOnProperty(name = "terreau.demo", havingValue = "true")
class OrderStory implements Chapter {

    private static final ProductId LIGHT = new ProductId(Stories.LIGHT_ID);
    private static final ProductId AGENDA = new ProductId("agenda.des.associations");
    private static final ProductId MAIL = new ProductId("courrier.des.maires");
    private static final Vat UNTAXED = new Vat(Regime.UNTAXED, 2000);
    private static final String HOLDER = "Coopérative du Lierre";
    private static final int PERIOD = 6;

    /** The trades that the order of a whole team pays. */
    private static final Set<String> PAID = Set.of("team.trade.developpement", "team.trade.deploiement");

    private final OrderBooks books;
    private final Orders orders;
    private final Deliveries deliveries;
    private final OrderedWork work;
    private final FundingSources sources;
    private final EnvelopeMovements envelopes;
    private final FiscalYears years;
    private final StoryClock clock;

    OrderStory(
            OrderBooks books,
            Orders orders,
            Deliveries deliveries,
            OrderedWork work,
            FundingSources sources,
            EnvelopeMovements envelopes,
            FiscalYears years,
            StoryClock clock) {
        this.envelopes = envelopes;
        this.books = books;
        this.orders = orders;
        this.deliveries = deliveries;
        this.work = work;
        this.sources = sources;
        this.years = years;
        this.clock = clock;
    }

    @Override
    public void lay(IncubatorId incubator, Actor lead) {
        agenda(lead);
        light(lead);
        mail(lead);
    }

    /** It is said whom the order of a whole team pays: those who develop and deploy until a day that is known. */
    @Override
    public void follow(IncubatorId incubator, Actor lead) {
        OrderBook book = books.of(LIGHT, lead);
        for (PurchaseOrder order : book.orders()) {
            if (order.state() != OrderState.RUNNING) continue;
            for (PaidWork.Work one : work.of(book, order, lead))
                if (!one.over() && one.until() != null && PAID.contains(one.trade()))
                    work.add(LIGHT, order.id(), one.id(), one.version(), lead);
        }
    }

    /** An entry: 171,824 € of the 200,000 that were granted, until the end of January when the year is about to close. */
    private void agenda(Actor by) {
        LocalDate until = closing();
        LocalDate from = until.minusMonths(PERIOD).plusDays(1);
        grant(AGENDA, 200_000, from, until, by);
        envelopes.divide(
                AGENDA,
                last(AGENDA, by).id(),
                List.of(
                        new FollowedEnvelope.Year(from.getYear(), Money.euros(200_000), Money.euros(120_000)),
                        new FollowedEnvelope.Year(from.getYear() + 1, Money.ZERO, Money.euros(80_000))),
                last(AGENDA, by).version(),
                by);
        Told order = order(
                AGENDA,
                "Six premiers mois de construction",
                from.plusDays(31),
                until,
                List.of(
                        days(Activity.DEVELOPMENT, 2, 112, 560),
                        days(Activity.STEERING, 1, 40, 700),
                        days(Activity.DEPLOYMENT, 2, 50, 430),
                        days(Activity.DESIGN, 1, 25, 460),
                        lump(Activity.OTHER, Resource.SOFTWARE, 3_000),
                        lump(Activity.ADMINISTRATION, Resource.SERVICES, 16_467)),
                from.minusDays(1),
                by);
        order.runs(from.plusDays(28));
        order.months(1);
    }

    /** The end of January when it comes within four months, else two months from now. */
    private LocalDate closing() {
        LocalDate today = clock.present();
        LocalDate january = LocalDate.of(today.getMonthValue() == 1 ? today.getYear() : today.getYear() + 1, 1, 31);
        if (!january.isAfter(today.plusMonths(4))) return january;
        LocalDate near = today.plusMonths(2);
        return near.withDayOfMonth(near.lengthOfMonth());
    }

    /** What a committee granted is ordered in turn: a team for the time that it pays, then a training whose quote waits. */
    private void light(Actor by) {
        Optional<OrderBook.Envelope> granted = books.of(LIGHT, by).envelopes().stream()
                .filter(one -> !one.until().isBefore(clock.present()))
                .findFirst();
        if (granted.isEmpty()) return;
        LocalDate from = granted.get().from();
        Told team = order(
                LIGHT,
                "Développement et déploiement",
                from.plusDays(20),
                granted.get().until(),
                List.of(
                        days(Activity.DEPLOYMENT, 3, 96, 480),
                        days(Activity.DEVELOPMENT, 2, 82, 590),
                        days(Activity.DESIGN, 2, 24, 470)),
                from,
                by);
        team.runs(from.plusDays(12));
        team.months(0);
        Told training = order(
                LIGHT,
                "Formation de commune à commune",
                clock.present().plusDays(30),
                granted.get().until(),
                List.of(lump(Activity.DEPLOYMENT, Resource.SERVICES, 24_000)),
                clock.ago(40),
                by);
        training.act(OrderState.QUOTE_ASKED, clock.ago(33));
    }

    /** Hosting paid at once, and money that nobody will order in time. */
    private void mail(Actor by) {
        LocalDate from = clock.present().minusMonths(7).withDayOfMonth(1);
        grant(MAIL, 240_000, from, from.plusMonths(14).minusDays(1), by);
        envelopes.move(
                MAIL,
                last(MAIL, by).id(),
                new EnvelopeMovements.Draft(
                        from.plusMonths(4),
                        Money.euros(20_000),
                        null,
                        null,
                        "Douze communes de plus que prévu",
                        "Délibération " + from.plusMonths(4)),
                last(MAIL, by).version(),
                by);
        Told hosting = order(
                MAIL,
                "Hébergement de l’année",
                from.plusDays(14),
                from.plusMonths(3).minusDays(1),
                List.of(lump(Activity.CLOUD_HOSTING, Resource.SOFTWARE, 9_600)),
                from,
                by);
        hosting.runs(from.plusDays(10));
        hosting.months(0);
        hosting.act(OrderState.SETTLED, clock.present().minusDays(20));
        Told team = order(
                MAIL,
                "Développement, support et données",
                from.plusDays(40),
                from.plusMonths(11).minusDays(1),
                List.of(
                        days(Activity.DEVELOPMENT, 3, 160, 570),
                        days(Activity.SUPPORT, 2, 70, 390),
                        days(Activity.DATA, 2, 30, 540)),
                from.plusDays(3),
                by);
        team.runs(from.plusDays(32));
        team.months(1);
        clock.on(
                clock.present().minusDays(8),
                () -> years.answer(
                        MAIL,
                        clock.present().minusDays(8).getYear(),
                        Optional.of(YearAnswer.Kind.CARRY_OVER),
                        Money.euros(40_000),
                        "Pour la reprise des archives, votée au printemps",
                        by));
    }

    /** The envelope that was granted last. */
    private FollowedEnvelope last(ProductId product, Actor by) {
        List<FollowedEnvelope> all = envelopes.of(product, by);
        return all.get(all.size() - 1);
    }

    private void grant(ProductId product, long euros, LocalDate from, LocalDate until, Actor by) {
        sources.grant(
                product,
                new FundingSources.Granted(
                        Money.euros(euros), from, until, "Communauté de communes du Ponant", "Délibération " + from),
                by);
    }

    private static PurchaseOrder.Line days(Activity activity, int people, int units, long euros) {
        BigDecimal count = BigDecimal.valueOf(units);
        Money price = Money.euros(euros);
        return new PurchaseOrder.Line(
                activity, Resource.SERVICES, people, count, price, PurchaseOrder.Line.worth(count, price));
    }

    private static PurchaseOrder.Line lump(Activity activity, Resource resource, long euros) {
        return new PurchaseOrder.Line(activity, resource, null, null, null, Money.euros(euros));
    }

    private Told order(
            ProductId product,
            String title,
            LocalDate from,
            LocalDate until,
            List<PurchaseOrder.Line> lines,
            LocalDate needed,
            Actor by) {
        OrderBook.Envelope envelope = books.of(product, by).envelopes().stream()
                .filter(one -> !one.until().isBefore(clock.present()))
                .findFirst()
                .orElseThrow();
        OrderDraft draft = new OrderDraft(
                title,
                HOLDER,
                new OrderDraft.Market("Marché de services numériques", until.plusYears(1), ""),
                from,
                until,
                UNTAXED,
                lines,
                List.of(new OrderDraft.Share(envelope.id(), null, needed.getYear(), null)));
        return new Told(product, clock.on(needed, () -> orders.add(product, draft, by)), needed, by);
    }

    /** An order whose acts are told on their days. */
    private final class Told {

        private final ProductId product;
        private final long number;
        private final LocalDate needed;
        private final Actor by;

        private Told(ProductId product, long number, LocalDate needed, Actor by) {
            this.product = product;
            this.number = number;
            this.needed = needed;
            this.by = by;
        }

        private PurchaseOrder now() {
            return books.of(product, by).order(number);
        }

        private void act(OrderState to, LocalDate day) {
            if (day.isAfter(clock.present())) return;
            String commitment = to == OrderState.ISSUED ? "EJ " + (1_100_400_000L + number) : "";
            clock.on(
                    day,
                    () -> orders.move(product, number, to, new Orders.Act(day, commitment, ""), now().version(), by));
        }

        /** From the need to the work, the order being received on this day. */
        private void runs(LocalDate received) {
            act(OrderState.QUOTE_ASKED, needed.plusDays(1));
            act(OrderState.QUOTE_SIGNED, received.minusDays(6));
            act(OrderState.ISSUED, received.minusDays(4));
            act(OrderState.RECEIVED, received);
            act(
                    OrderState.RUNNING,
                    now().terms().startsOn().isBefore(received)
                            ? received
                            : now().terms().startsOn());
        }

        /** Each month that is over is delivered, signed and paid; the last ones stay to be signed. */
        private void months(int unsigned) {
            LocalDate today = clock.present();
            while (now().state() == OrderState.RUNNING) {
                PurchaseOrder.Delivery next = now().nextDelivery().orElse(null);
                if (next == null || next.endsOn().isAfter(today)) return;
                long delivery = clock.on(
                        next.endsOn(),
                        () -> deliveries.deliver(
                                product,
                                number,
                                new Deliveries.Delivered(
                                        next.startsOn(),
                                        next.endsOn(),
                                        next.amount(),
                                        next.last(),
                                        "Livré et vérifié en revue",
                                        ""),
                                now().version(),
                                by));
                boolean last = next.endsOn().plusMonths(unsigned).isAfter(today);
                if (last) return;
                LocalDate day = next.endsOn().plusDays(1);
                advance(delivery, DeliveryState.SIGNED, day, "");
                advance(delivery, DeliveryState.SENT, day.plusDays(2), "");
                advance(delivery, DeliveryState.INVOICED, day.plusDays(5), "F-" + number + "-" + delivery);
                advance(delivery, DeliveryState.PAID, day.plusDays(29), "");
            }
        }

        private void advance(long delivery, DeliveryState to, LocalDate day, String invoice) {
            if (day.isAfter(clock.present())) return;
            clock.on(
                    day,
                    () -> deliveries.advance(
                            product, number, delivery, to, new Orders.Act(day, invoice, ""), now().version(), by));
        }
    }
}
