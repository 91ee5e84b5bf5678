package org.terreau.committee;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.impact.Aggregation;
import org.terreau.impact.Cell;
import org.terreau.impact.Impact;
import org.terreau.impact.Measurements;
import org.terreau.impact.Periodicity;
import org.terreau.incubator.Catalogue;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Organisation;
import org.terreau.incubator.OrganisationId;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.team.Teams;
import org.terreau.team.Trade;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.SomeProduct;
import org.terreau.web.PublicContent;

/** Products that committees decide on, with the people around them. */
public class CommitteeFixtures {

    static final IncubatorId INCUBATOR = new IncubatorId("comites.essai");
    static final OrganisationId SPONSOR = new OrganisationId("region.du.lierre");
    static final YearMonth NOW = Present.month();

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final ProductCatalogue catalogue;
    private final Catalogue organisations;
    private final Impact impact;
    private final Measurements measurements;
    private final Teams teams;
    private final PublicContent content;
    final People people;

    public CommitteeFixtures(
            ProductCatalogue catalogue,
            Catalogue organisations,
            Impact impact,
            Measurements measurements,
            Teams teams,
            PublicContent content,
            People people) {
        this.catalogue = catalogue;
        this.organisations = organisations;
        this.impact = impact;
        this.measurements = measurements;
        this.teams = teams;
        this.content = content;
        this.people = people;
    }

    static LocalDate today() {
        return Present.today();
    }

    /** A product sponsored by an organisation, with one member in its team. */
    ProductId product(String member) {
        organisations.store(new Organisation(SPONSOR, "Région du Lierre", null, null, null), "{}");
        ProductId id = SomeProduct.named("comite." + COUNT.incrementAndGet())
                .in(INCUBATOR)
                .since(PhaseKind.CONSTRUCTION, today().minusMonths(8))
                .fundedBy(SPONSOR)
                .storedIn(catalogue);
        content.changed();
        teams.join(id, Trade.DEVELOPMENT, "Mo Membre", member, "", staff());
        return id;
    }

    /** Its catalogue says that it was given up today. */
    void stop(ProductId product) {
        SomeProduct.named(product.value())
                .in(INCUBATOR)
                .since(PhaseKind.CONSTRUCTION, today().minusMonths(8))
                .then(PhaseKind.ABANDONED, today())
                .fundedBy(SPONSOR)
                .storedIn(catalogue);
        content.changed();
    }

    /** The lead of another incubator, of which the same organisation sponsors a product. */
    Actor leadElsewhere() {
        SomeProduct.named("comite.d.ailleurs")
                .in("comites.ailleurs")
                .called("Produit d’ailleurs")
                .fundedBy(SPONSOR)
                .storedIn(catalogue);
        content.changed();
        return people.someone(
                "responsable@comites-ailleurs.test", "Lou Ailleurs", new Grant(Role.LEAD, "comites.ailleurs"));
    }

    /** A monthly sum, and its values of the last months, the oldest first, up to last month. */
    String indicator(ProductId product, String name, String target, String... values) {
        String code = impact.define(
                product,
                Impact.Draft.plain(name, "Combien ?", "repas", true, Cell.USED, Aggregation.SUM, Periodicity.MONTH)
                        .aiming(target),
                staff());
        for (int place = 0; place < values.length; place++)
            if (!values[place].isEmpty())
                measure(product, code, NOW.minusMonths((long) values.length - place), values[place]);
        return code;
    }

    void measure(ProductId product, String code, YearMonth month, String value) {
        measurements.enter(
                product, month.toString(), List.of(Measurements.Typed.whole(code, value)), "relevé", staff());
    }

    Actor staff() {
        return people.someone("staff@comites.test", "Sacha Comité", new Grant(Role.STAFF, INCUBATOR.value()));
    }

    Actor lead() {
        return people.someone("tete@comites.test", "Dominique Tête", new Grant(Role.LEAD, INCUBATOR.value()));
    }

    Actor committeeMember() {
        return people.someone(
                "membre@comites.test", "Camille Siège", new Grant(Role.COMMITTEE_MEMBER, INCUBATOR.value()));
    }

    Actor stranger() {
        return people.someone("passant@comites.test", "Paul Passant");
    }
}
