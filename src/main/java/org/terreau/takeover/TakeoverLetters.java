package org.terreau.takeover;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.incubator.Letters;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.Products;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Languages;
import org.terreau.shared.Words;

/** What is written about offers: to who sent them, to the team, to those who coach and lead the incubator. */
@Component
class TakeoverLetters {

    private final Products products;
    private final Accounts accounts;
    private final Letters letters;
    private final Outbox outbox;
    private final Languages languages;

    TakeoverLetters(Products products, Accounts accounts, Letters letters, Outbox outbox, Languages languages) {
        this.products = products;
        this.accounts = accounts;
        this.letters = letters;
        this.outbox = outbox;
        this.languages = languages;
    }

    void received(Product product, Offered offered, EmailAddress email, Locale language) {
        Words words = languages.in(language);
        outbox.send(new Message(
                email,
                "takeover-acknowledged",
                words.t("takeover.mail.received.subject", oneLine(product)),
                words.t(
                        "takeover.mail.received.text",
                        offered.name(),
                        product.name(),
                        offered.message(),
                        words.baseUrl() + product.id().path(),
                        words.baseUrl() + "/mes-donnees")));
        for (AccountId person : people(product))
            letters.send(
                    person,
                    "takeover-offered",
                    one -> new Letters.Letter(
                            one.t("takeover.mail.offered.subject", product.name(), offered.organisation()),
                            one.t(
                                    "takeover.mail.offered.text",
                                    offered.organisation(),
                                    product.name(),
                                    one.baseUrl() + product.id().path() + "/reprise/gestion")));
    }

    /** Who offered is answered unless they were forgotten; the others who work on the product are told of an acceptance. */
    void answered(Product product, Taker taker, Taker.Answer answer, Actor by) {
        if (!taker.who().forgotten()) {
            Words words = languages.in(taker.who().language());
            String key = answer.accepted() ? "takeover.mail.accepted" : "takeover.mail.declined";
            outbox.send(new Message(
                    new EmailAddress(taker.who().email()),
                    answer.accepted() ? "takeover-accepted" : "takeover-declined",
                    words.t(key + ".subject", oneLine(product)),
                    words.t(
                            key + ".text",
                            taker.who().name(),
                            product.name(),
                            answer.reply(),
                            by.name(),
                            words.baseUrl() + "/reprises")));
        }
        if (!answer.accepted()) return;
        people(product).stream()
                .filter(Predicate.not(by.id()::equals))
                .forEach(person -> letters.send(
                        person,
                        "takeover-transfer",
                        words -> new Letters.Letter(
                                words.t("takeover.mail.transfer.subject", product.name()),
                                words.t(
                                        "takeover.mail.transfer.text",
                                        product.name(),
                                        taker.who().organisation(),
                                        words.baseUrl() + product.id().path() + "/fin"))));
    }

    /** Its team, then those who coach and lead its incubator, each once. */
    private Set<AccountId> people(Product product) {
        Set<AccountId> people = new LinkedHashSet<>(products.team(product.id()));
        accounts.holding(product.incubator().value(), Role.LEAD, Role.COACH)
                .forEach(account -> people.add(account.id()));
        return people;
    }

    private static String oneLine(Product product) {
        return product.name().replaceAll("\\s+", " ").strip();
    }
}
