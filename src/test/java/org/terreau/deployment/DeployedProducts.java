package org.terreau.deployment;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;

/** Products to deploy, and those who deploy them. */
public final class DeployedProducts {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final ProductCatalogue catalogue;
    private final Incubators incubators;
    private final People people;

    public DeployedProducts(ProductCatalogue catalogue, Incubators incubators, People people) {
        this.catalogue = catalogue;
        this.incubators = incubators;
        this.people = people;
    }

    /** A product in acceleration, of this site's incubator. */
    public ProductId product(String name) {
        IncubatorId host = incubators.host().id();
        return SomeProduct.named("deploye." + COUNT.incrementAndGet())
                .called(name)
                .mission("Un service qui se déploie de commune en commune.")
                .in(host)
                .since(PhaseKind.ACCELERATION, LocalDate.of(2020, 1, 1))
                .at("https://service.example/accueil")
                .storedIn(catalogue);
    }

    public Actor officer() {
        return people.someone(
                "deploiement@terreau.test",
                "Maïa Déploie",
                new Grant(Role.STAFF, incubators.host().id().value()));
    }

    public Actor stranger() {
        return people.someone("passant@terreau.test", "Noa Passe");
    }
}
