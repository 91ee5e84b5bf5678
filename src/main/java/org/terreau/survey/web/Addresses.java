package org.terreau.survey.web;

import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.portfolio.Product;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.NotFound;
import org.terreau.shared.SecretToken;
import org.terreau.survey.Answer;
import org.terreau.survey.Results;
import org.terreau.web.Form;

/** Reads what the addresses of this module name. */
@Component
class Addresses {

    private final Products products;

    Addresses(Products products) {
        this.products = products;
    }

    static ProductId id(String written) {
        return ProductId.parse(written);
    }

    /** The product, for those who work on it. */
    Product edited(String written, Actor actor) {
        products.mustEdit(actor, id(written));
        return products.read(id(written));
    }

    static long number(String written) {
        if (!written.matches("\\d{1,15}")) throw new NotFound("number", written);
        return Long.parseLong(written);
    }

    static SecretToken secret(String written) {
        if (!written.matches("[A-Za-z0-9_-]{20,80}")) throw new NotFound("answer", "link");
        return new SecretToken(written);
    }

    /** Which answers are counted, as the address says; what it says wrong is left out. */
    static Results.Choice choice(Form form) {
        return new Results.Choice(
                form.date("depuis"),
                form.date("jusqua"),
                Answer.Channel.of(form.text("canal")).map(Answer.Channel::code).orElse(""));
    }
}
