package org.terreau.funding.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.shared.Money;
import org.terreau.shared.Refused;
import org.terreau.shared.TypedAmount;
import org.terreau.shared.TypedNumber;
import org.terreau.web.Form;
import org.terreau.web.LastWord;

/** Amounts, days and numbers of a form, which may be left out and are refused beside their field when they are none. */
final class TypedMoney {

    private static final Money LARGE = Money.euros(1_000_000_000);

    private TypedMoney() {}

    /** Null when nothing is typed. */
    static @Nullable Money amount(Form form, String field) {
        TypedAmount.Reading read = TypedAmount.read(form.text(field));
        if (read instanceof TypedAmount.Nothing) return null;
        if (read instanceof TypedAmount.Twofold two)
            throw new Refused(
                    field,
                    "funding.grid.two",
                    two.small().toPlainString().replace('.', ','),
                    two.large().toPlainString());
        if (!(read instanceof TypedAmount.Exact exact)) throw new Refused(field, "funding.grid.amount");
        if (Math.abs(exact.money().cents()) > LARGE.cents() && !LastWord.said(form, field))
            throw new Refused(field, "funding.grid.large.once");
        return exact.money();
    }

    /** Null when nothing is typed. */
    static @Nullable LocalDate day(Form form, String field) {
        LocalDate day = form.date(field);
        if (day == null && !form.text(field).isEmpty()) throw new Refused(field, "funding.source.day");
        return day;
    }

    /** Yes or no; null when nobody said. */
    static @Nullable Boolean said(Form form, String field) {
        return switch (form.text(field)) {
            case "oui" -> true;
            case "non" -> false;
            default -> null;
        };
    }

    /** What was typed into one form of a page, beside what is known of the fields of the others. */
    static Form beside(Form typed, Map<String, String> known) {
        Form form = typed;
        for (Map.Entry<String, String> one : known.entrySet())
            if (!typed.fields().contains(one.getKey())) form = form.with(one.getKey(), one.getValue());
        return form;
    }

    /** Null when nothing is typed; a percent sign may follow. */
    static @Nullable BigDecimal number(Form form, String field) {
        String typed = form.text(field).replace("%", "").strip();
        if (typed.isEmpty()) return null;
        return TypedNumber.read(typed).orElseThrow(() -> new Refused(field, "funding.typed.number"));
    }
}
