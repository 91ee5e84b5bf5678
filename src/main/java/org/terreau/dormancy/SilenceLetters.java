package org.terreau.dormancy;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Role;
import org.terreau.incubator.Letters;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.Products;

/** Who is written to about the silence of a product, and in which words. */
@Component
class SilenceLetters {

    private final Products products;
    private final Accounts accounts;
    private final Letters letters;

    SilenceLetters(Products products, Accounts accounts, Letters letters) {
        this.products = products;
        this.accounts = accounts;
        this.letters = letters;
    }

    /** Its team, then those who coach and lead its incubator, each once. */
    Set<AccountId> people(Product product) {
        Set<AccountId> people = new LinkedHashSet<>(products.team(product.id()));
        people.addAll(staff(product));
        return people;
    }

    private Set<AccountId> staff(Product product) {
        Set<AccountId> staff = new LinkedHashSet<>();
        accounts.holding(product.incubator().value(), Role.LEAD, Role.COACH)
                .forEach(account -> staff.add(account.id()));
        return staff;
    }

    void ask(Product product, Life.Sign last, LocalDate today) {
        for (AccountId person : people(product))
            letters.send(
                    person,
                    "dormancy-asked",
                    words -> new Letters.Letter(
                            words.t("dormancy.mail.asked.subject", product.name()),
                            words.t(
                                    "dormancy.mail.asked.text",
                                    product.name(),
                                    words.t("portfolio.sign." + last.code()),
                                    words.date(last.on()),
                                    words.baseUrl() + product.id().path() + "/nouvelles",
                                    words.date(Silence.marksOn(today)))));
    }

    void marked(Product product, Life.Sign last, LocalDate asked) {
        for (AccountId person : staff(product))
            letters.send(
                    person,
                    "dormancy-marked",
                    words -> new Letters.Letter(
                            words.t("dormancy.mail.marked.subject", product.name()),
                            words.t(
                                    "dormancy.mail.marked.text",
                                    product.name(),
                                    words.t("portfolio.sign." + last.code()),
                                    words.date(last.on()),
                                    words.date(asked),
                                    words.baseUrl() + product.id().path() + "/nouvelles",
                                    words.baseUrl() + "/produits-silencieux")));
    }

    /** A team that wants its product to end or to be taken over: told to the staff, but to who said it. */
    void wished(Product product, Word word, AccountId by) {
        staff(product).stream()
                .filter(Predicate.not(by::equals))
                .forEach(person -> letters.send(
                        person,
                        "dormancy-wish",
                        words -> new Letters.Letter(
                                words.t("dormancy.mail.wish." + word.wish().code() + ".subject", product.name()),
                                words.t(
                                        "dormancy.mail.wish." + word.wish().code() + ".text",
                                        product.name(),
                                        word.sentence(),
                                        words.baseUrl() + product.id().path() + next(word.wish())))));
    }

    /** Where what a team wishes is prepared. */
    private static String next(Wish wish) {
        return wish == Wish.TAKEN_OVER ? "/reprise/gestion" : "/fin";
    }
}
