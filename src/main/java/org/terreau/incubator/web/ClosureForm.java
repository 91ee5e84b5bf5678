package org.terreau.incubator.web;

import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.terreau.incubator.BudgetClosure;
import org.terreau.incubator.Settings;
import org.terreau.shared.Objections;
import org.terreau.web.Form;

/** The closure of the budget year as it is typed: days and months, such as 15/12. */
final class ClosureForm {

    private static final Pattern TYPED = Pattern.compile("(\\d{1,2})\\s?[/.-]\\s?(\\d{1,2})");

    private final Form form;
    private final Objections objections;

    ClosureForm(Form form, Objections objections) {
        this.form = form;
        this.objections = objections;
    }

    /** What was typed; a day that is none is objected to, but for one left out by who observes no closure. */
    BudgetClosure read() {
        BudgetClosure usual = BudgetClosure.USUAL;
        return new BudgetClosure(
                form.ticked(Settings.CLOSURE),
                day(Settings.SAFE_DAY, usual.safeDay()),
                day(Settings.ORDERS_STOP, usual.ordersStop()),
                day(Settings.ORDERS_RESUME, usual.ordersResume()),
                day(Settings.PAYMENTS_STOP, usual.paymentsStop()),
                day(Settings.PAYMENTS_RESUME, usual.paymentsResume()));
    }

    private MonthDay day(String field, MonthDay usual) {
        String typed = form.text(field);
        if (typed.isEmpty() && !form.ticked(Settings.CLOSURE)) return usual;
        Matcher found = TYPED.matcher(typed);
        try {
            if (found.matches()) return MonthDay.of(Integer.parseInt(found.group(2)), Integer.parseInt(found.group(1)));
        } catch (DateTimeException notOne) {
            // A thirteenth month or a thirty-second day: said below, as anything else that is no day.
        }
        objections.add(field, "incubator.closure.wrong");
        return usual;
    }
}
