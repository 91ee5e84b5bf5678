package org.terreau.portfolio;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.test.context.TestComponent;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubators;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Visit;

/** Products through the door of catalogues, and the people who work on them. */
@TestComponent
public class PortfolioFixtures {

    private final ProductCatalogue catalogue;
    private final Incubators incubators;
    private final People people;

    public PortfolioFixtures(ProductCatalogue catalogue, Incubators incubators, People people) {
        this.catalogue = catalogue;
        this.incubators = incubators;
        this.people = people;
    }

    public ProductId product(String id, String name) {
        ProductId product = new ProductId(id);
        catalogue.store(described(product, name), List.of());
        return product;
    }

    /** The product as a catalogue describes it: in construction for three months. */
    public Product described(ProductId id, String name) {
        return SomeProduct.named(id.value())
                .called(name)
                .mission("Aider les communes à " + name)
                .in(incubators.host().id())
                .since(PhaseKind.CONSTRUCTION, today().minusMonths(3))
                .at("https://service.example")
                .described();
    }

    public Actor lead() {
        return people.someone("lead@portefeuille.test", "Lina Portefeuille", grant(Role.LEAD));
    }

    public Actor coach() {
        return people.someone("coach@portefeuille.test", "Colin Portefeuille", grant(Role.COACH));
    }

    public Actor stranger() {
        return people.someone("passant@portefeuille.test", "Paul Passant");
    }

    private Grant grant(Role role) {
        return new Grant(role, incubators.host().id().value());
    }

    public Visit asLead() {
        return people.signedIn(lead());
    }

    public Visit asCoach() {
        return people.signedIn(coach());
    }

    public Visit asStranger() {
        return people.signedIn(stranger());
    }

    /** Has a coach add something to come to the roadmap, and gives its address. */
    public String roadmapItem(ProductId product) {
        Visit coach = asCoach();
        String path = product.path() + "/feuille-de-route/nouveau";
        coach.form(coach.get(path), path)
                .with("resultat", "Une réponse le jour même")
                .with("etat", "ensuite")
                .send();
        return coach
                .get(product.path() + "/feuille-de-route")
                .html()
                .select("a[href*=/feuille-de-route/]")
                .eachAttr("href")
                .stream()
                .filter(href -> href.matches(".*/feuille-de-route/\\d+"))
                .findFirst()
                .orElseThrow();
    }

    /** The kind of the phase in effect today. */
    public static PhaseKind phase(Product product) {
        return Objects.requireNonNull(product.phaseOn(today())).kind();
    }

    public static LocalDate today() {
        return Present.today();
    }
}
