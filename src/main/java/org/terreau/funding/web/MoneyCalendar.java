package org.terreau.funding.web;

import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.funding.MoneyDate;
import org.terreau.funding.MoneyDates;
import org.terreau.identity.Actor;
import org.terreau.identity.PersonalCalendar;
import org.terreau.portfolio.Product;
import org.terreau.shared.Words;
import org.terreau.web.CalendarFile;

/** The days on which something happens to the money of the products that somebody works on. */
@Component
class MoneyCalendar implements PersonalCalendar {

    private final MoneyDates dates;

    MoneyCalendar(MoneyDates dates) {
        this.dates = dates;
    }

    @Override
    public String code() {
        return "argent";
    }

    @Override
    public String key() {
        return "funding.dates";
    }

    @Override
    public String path() {
        return "/mes-produits";
    }

    @Override
    public boolean concerns(Actor actor) {
        return actor.signedIn() && dates.concern(actor);
    }

    @Override
    public List<CalendarFile.Event> events(Actor actor, Words words) {
        return dates.of(actor).stream().map(one -> event(one, words)).toList();
    }

    private static CalendarFile.Event event(MoneyDate one, Words words) {
        Product product = one.product();
        String code = one.kind().code();
        return new CalendarFile.Event(
                "argent-" + code + "-" + one.id(),
                one.day(),
                product == null ? words.t("funding.dates." + code) : words.t("funding.dates." + code, product.name()),
                one.about(),
                one.path());
    }
}
