package org.terreau.dormancy;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Role;
import org.terreau.incubator.Letters;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.Products;
import org.terreau.shared.Words;

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
        send(
                people(product),
                "dormancy-asked",
                "dormancy.mail.asked",
                product,
                words -> Stream.of(
                        words.t("portfolio.sign." + last.code()),
                        words.date(last.on()),
                        page(words, product, "/nouvelles"),
                        words.date(Silence.marksOn(today))));
    }

    void marked(Product product, Life.Sign last, LocalDate asked) {
        send(
                staff(product),
                "dormancy-marked",
                "dormancy.mail.marked",
                product,
                words -> Stream.of(
                        words.t("portfolio.sign." + last.code()),
                        words.date(last.on()),
                        words.date(asked),
                        page(words, product, "/nouvelles"),
                        words.baseUrl() + "/produits-silencieux"));
    }

    /** A team that wants its product to end or to be taken over: told to the staff, but to who said it. */
    void wished(Product product, Word word, AccountId by) {
        Set<AccountId> others = staff(product);
        others.remove(by);
        send(
                others,
                "dormancy-wish",
                "dormancy.mail.wish." + word.wish().code(),
                product,
                words -> Stream.of(word.sentence(), page(words, product, next(word.wish()))));
    }

    /** @param told what the text of the letter says beside the name of the product, which comes first */
    private void send(
            Set<AccountId> people, String kind, String key, Product product, Function<Words, Stream<String>> told) {
        for (AccountId person : people)
            letters.send(
                    person,
                    kind,
                    words -> new Letters.Letter(
                            words.t(key + ".subject", product.name()),
                            words.t(
                                    key + ".text",
                                    Stream.concat(Stream.of(product.name()), told.apply(words))
                                            .toArray())));
    }

    private static String page(Words words, Product product, String below) {
        return words.baseUrl() + product.id().path() + below;
    }

    /** Where what a team wishes is prepared. */
    private static String next(Wish wish) {
        return wish == Wish.TAKEN_OVER ? "/reprise/gestion" : "/fin";
    }
}
