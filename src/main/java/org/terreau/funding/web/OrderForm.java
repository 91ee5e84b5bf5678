package org.terreau.funding.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.funding.Activity;
import org.terreau.funding.OrderBook;
import org.terreau.funding.OrderDraft;
import org.terreau.funding.PurchaseOrder;
import org.terreau.funding.Regime;
import org.terreau.funding.Resource;
import org.terreau.funding.Vat;
import org.terreau.funding.VatZone;
import org.terreau.shared.Money;
import org.terreau.shared.Objections;
import org.terreau.shared.TypedAmount;
import org.terreau.web.Form;
import org.terreau.web.LastWord;

/**
 * An order as a form: its lines are numbered rows of an activity, a resource and an amount, or of units and their price; its
 * shares are numbered rows of an envelope, a year and an amount.
 */
final class OrderForm {

    private static final Money LARGE = Money.euros(1_000_000_000);
    private static final String UNITS = "\\d{1,6}(?:[.,]\\d{1,2})?";
    private static final int LEAST = 3;

    private OrderForm() {}

    /** A new order: paid by the envelope that pays today, this year. */
    static Form blank(OrderBook book) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("tva", Regime.UNTAXED.code());
        values.put("zone", VatZone.METROPOLE.code());
        book.envelopes().stream()
                .filter(one -> !one.until().isBefore(book.today()))
                .findFirst()
                .ifPresent(one -> {
                    values.put("enveloppe-1", String.valueOf(one.id()));
                    values.put("annee-1", String.valueOf(book.today().getYear()));
                });
        return Form.filled(values);
    }

    /** An order as it can be typed again. */
    static Form filled(PurchaseOrder order) {
        PurchaseOrder.Terms terms = order.terms();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("version", String.valueOf(order.version()));
        values.put("objet", terms.title());
        values.put("titulaire", terms.holder());
        values.put("marche", terms.market());
        values.put(
                "marche-fin",
                terms.marketUntil() == null ? "" : terms.marketUntil().toString());
        values.put("numero-ej", terms.number());
        values.put("du", terms.startsOn().toString());
        values.put("au", terms.endsOn().toString());
        values.put("tva", terms.vat().regime().code());
        values.put("zone", zone(terms));
        for (int place = 0; place < order.lines().size(); place++) {
            PurchaseOrder.Line line = order.lines().get(place);
            String row = "-" + (place + 1);
            BigDecimal units = line.units();
            values.put("activite" + row, line.activity().code());
            values.put("ressource" + row, line.resource().code());
            values.put("personnes" + row, line.people() == null ? "" : String.valueOf(line.people()));
            values.put(
                    "unites" + row,
                    units == null
                            ? ""
                            : units.stripTrailingZeros().toPlainString().replace('.', ','));
            values.put("prix" + row, GridForm.typed(line.unitPrice()));
            values.put("montant" + row, line.priced() ? "" : GridForm.typed(line.amount()));
        }
        for (int place = 0; place < order.splits().size(); place++) {
            PurchaseOrder.Split split = order.splits().get(place);
            String row = "-" + (place + 1);
            boolean whole = order.splits().size() == 1;
            values.put("enveloppe" + row, String.valueOf(split.envelope()));
            values.put("acte" + row, split.contribution() == null ? "" : String.valueOf(split.contribution()));
            values.put("annee" + row, String.valueOf(split.year()));
            values.put("part" + row, whole ? "" : GridForm.typed(split.amount()));
        }
        return Form.filled(values);
    }

    private static String zone(PurchaseOrder.Terms terms) {
        int year = terms.startsOn().getYear();
        for (VatZone one : VatZone.values()) if (one.rate(year) == terms.vat().rate()) return one.code();
        return VatZone.METROPOLE.code();
    }

    /** How many rows of lines the form shows: those that are typed and two more. */
    static int lines(Form form) {
        return rows(form, "activite-", "montant-", OrderDraft.LINES, LEAST);
    }

    static int shares(Form form) {
        return rows(form, "enveloppe-", "part-", OrderDraft.SHARES, 2);
    }

    private static int rows(Form form, String one, String other, int most, int least) {
        int last = 0;
        for (int row = 1; row <= most; row++)
            if (!form.text(one + row).isEmpty() || !form.text(other + row).isEmpty()) last = row;
        return Math.min(most, Math.max(least, last + 1));
    }

    /** @throws org.terreau.shared.Refused with each field that can't be read */
    static OrderDraft read(Form form) {
        Objections objections = new Objections();
        LocalDate startsOn = form.date("du");
        Regime regime =
                Regime.of(form.text("tva")).filter(one -> one != Regime.UNSAID).orElse(Regime.UNTAXED);
        VatZone zone = VatZone.of(form.text("zone")).orElse(VatZone.METROPOLE);
        int rate = regime == Regime.EXEMPT || startsOn == null ? 0 : zone.rate(startsOn.getYear());
        LocalDate marketUntil = form.date("marche-fin");
        objections.when(marketUntil == null && !form.text("marche-fin").isEmpty(), "marche-fin", "funding.order.day");
        List<PurchaseOrder.Line> lines = new ArrayList<>();
        for (int row = 1; row <= OrderDraft.LINES; row++) {
            PurchaseOrder.Line line = line(form, row, objections);
            if (line != null) lines.add(line);
        }
        List<OrderDraft.Share> shares = new ArrayList<>();
        for (int row = 1; row <= OrderDraft.SHARES; row++) {
            OrderDraft.Share share = share(form, row, objections);
            if (share != null) shares.add(share);
        }
        objections.raise();
        return new OrderDraft(
                form.text("objet"),
                form.text("titulaire"),
                new OrderDraft.Market(form.text("marche"), marketUntil, form.text("numero-ej")),
                startsOn,
                form.date("au"),
                new Vat(regime, rate),
                lines,
                shares);
    }

    private static PurchaseOrder.@Nullable Line line(Form form, int number, Objections objections) {
        String row = "-" + number;
        String activity = form.text("activite" + row);
        String written = form.text("unites" + row);
        Money price = amount(form, "prix" + row, objections);
        Money amount = amount(form, "montant" + row, objections);
        if (activity.isEmpty() && written.isEmpty() && price == null && amount == null) return null;
        Activity known = Activity.of(activity).orElse(null);
        objections.when(known == null, "activite" + row, "funding.order.activity");
        objections.when(!written.isEmpty() && !written.matches(UNITS), "unites" + row, "funding.order.units");
        objections.when(price != null && written.isEmpty(), "unites" + row, "funding.order.units");
        objections.when(price == null && !written.isEmpty(), "prix" + row, "funding.order.price");
        objections.when(price != null && amount != null, "montant" + row, "funding.order.amount.either");
        objections.when(price == null && amount == null && written.isEmpty(), "montant" + row, "funding.order.amount");
        objections.when(
                price != null && price.cents() <= 0 || amount != null && amount.cents() <= 0,
                (price == null ? "montant" : "prix") + row,
                "funding.order.amount.above");
        String people = form.text("personnes" + row);
        objections.when(!people.isEmpty() && !people.matches("\\d{1,4}"), "personnes" + row, "funding.order.people");
        if (known == null || objections.any()) return null;
        BigDecimal units = price == null ? null : new BigDecimal(written.replace(',', '.'));
        Money whole = units == null || price == null ? amount : PurchaseOrder.Line.worth(units, price);
        return new PurchaseOrder.Line(
                known,
                Resource.of(form.text("ressource" + row)).orElse(Resource.SERVICES),
                people.isEmpty() ? null : Integer.valueOf(people),
                units,
                price,
                whole == null ? Money.ZERO : whole);
    }

    private static OrderDraft.@Nullable Share share(Form form, int number, Objections objections) {
        String row = "-" + number;
        Money amount = amount(form, "part" + row, objections);
        if (form.text("enveloppe" + row).isEmpty()) {
            objections.when(amount != null, "enveloppe" + row, "funding.order.share.envelope");
            return null;
        }
        String year = form.text("annee" + row);
        objections.when(!year.matches("20\\d\\d"), "annee" + row, "funding.order.share.year");
        if (!year.matches("20\\d\\d")) return null;
        return new OrderDraft.Share(
                form.number("enveloppe" + row).orElse(0L),
                form.number("acte" + row).orElse(null),
                Integer.parseInt(year),
                amount);
    }

    /** Null when nothing is typed, or when it can't be read, which is told without repeating it. */
    static @Nullable Money amount(Form form, String field, Objections objections) {
        TypedAmount.Reading read = TypedAmount.read(form.text(field));
        if (read instanceof TypedAmount.Nothing) return null;
        if (read instanceof TypedAmount.Exact exact) {
            objections.when(
                    Math.abs(exact.money().cents()) > LARGE.cents() && !LastWord.said(form, field),
                    field,
                    "funding.grid.large.once");
            return exact.money();
        }
        objections.add(field, read instanceof TypedAmount.Twofold ? "funding.order.twofold" : "funding.grid.amount");
        return null;
    }
}
