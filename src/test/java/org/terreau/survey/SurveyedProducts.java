package org.terreau.survey;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Visit;

/** Products whose users are asked, and those who ask them. */
public final class SurveyedProducts {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final IncubatorId INCUBATOR = new IncubatorId("enquetes.essai");

    private final ProductCatalogue catalogue;
    private final People people;

    public SurveyedProducts(ProductCatalogue catalogue, People people) {
        this.catalogue = catalogue;
        this.people = people;
    }

    public ProductId product(String name) {
        return SomeProduct.named("enquete." + COUNT.incrementAndGet())
                .called(name)
                .mission("Un service dont les usagers parlent.")
                .in(INCUBATOR)
                .at("https://service.example/accueil")
                .storedIn(catalogue);
    }

    /** Its catalogue says that it was given up. */
    public void stop(ProductId product) {
        SomeProduct.named(product.value())
                .in(INCUBATOR)
                .since(PhaseKind.ABANDONED, LocalDate.of(2026, 1, 5))
                .storedIn(catalogue);
    }

    public Actor staff() {
        return people.someone("equipe@enquetes.test", "Lou Demande", new Grant(Role.STAFF, INCUBATOR.value()));
    }

    public Actor stranger() {
        return people.someone("passant@enquetes.test", "Noa Passe");
    }

    /** The form as somebody fills it in, a while after it was opened. */
    public static Visit.Form answered(Visit visitor, String path, int ease, int usefulness, int recommendation) {
        return visitor.form(visitor.get(path), path)
                .with("facilite", String.valueOf(ease))
                .with("utilite", String.valueOf(usefulness))
                .with("recommandation", String.valueOf(recommendation))
                .with("ouvert", "1");
    }

    /** An answer with words, as the form would bring it. */
    public static Answer.New saying(int ease, int usefulness, int recommendation, String words, boolean consent) {
        return new Answer.New(ease, usefulness, recommendation, null, words, consent, "", null, null);
    }
}
