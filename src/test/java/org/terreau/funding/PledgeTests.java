package org.terreau.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.Money;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Visit;

/** Commitments to refinance: written, read against the figures, decided by a person, public from then on. */
@ApplicationTest
class PledgeTests {

    private static final LocalDate MADE = LocalDate.of(2026, 1, 10);
    private static final LocalDate DUE = LocalDate.of(2026, 7, 10);

    private final People people;
    private final ProductCatalogue catalogue;

    PledgeTests(People people, ProductCatalogue catalogue) {
        this.people = people;
        this.catalogue = catalogue;
    }

    private Actor staff() {
        return people.someone("staff@promesse.test", "Sacha Promesse", new Grant(Role.STAFF, "promesse.essai"));
    }

    private ProductId product(String id) {
        return SomeProduct.named(id).called("Promis " + id).in("promesse.essai").storedIn(catalogue);
    }

    private static String path(ProductId product) {
        return product.path() + "/gestion-budget/engagements";
    }

    private static String text(Visit.Page page) {
        return page.text().replaceAll("\\h", " ");
    }

    @Test
    void aCommitmentIsWrittenReadAgainstWhatCameAndPublicOnceAPersonDecided() {
        ProductId product = product("promis-tenu");
        Visit visit = people.signedIn(staff());
        Visit.Page refused = visit.form(visit.get(path(product)), path(product))
                .with("financeur", "Région Promise")
                .with("montant", "100 000")
                .with("part", "50")
                .with("pris-le", "2026-01-10")
                .with("pour-le", "2025-01-10")
                .send();
        assertThat(refused.errorOf("montant")).contains("l’un des deux");
        assertThat(refused.errorOf("pour-le")).contains("vient après");
        assertThat(refused.errorOf("preuve")).contains("numéro ou l’adresse");
        Visit.Page added = visit.form(refused, path(product))
                .with("part", "")
                .with("pour-le", "2026-07-10")
                .with("condition", "Trente communes actives")
                .with("preuve", "Courrier 12")
                .send();
        assertThat(text(added))
                .contains("Région Promise : 100 000 €", "à échoir", "Trente communes actives", "à vous de dire");
        Visit visitor = people.visitor();
        assertThat(visitor.get("/engagements").text()).doesNotContain("Région Promise");
        visit.form(
                        visit.get(product.path() + "/gestion-budget/financements"),
                        product.path() + "/gestion-budget/financements")
                .with("financeur", "région promise")
                .with("montant", "60 000")
                .with("decide-le", "2026-06-02")
                .with("preuve", "Convention 3")
                .send();
        Visit.Page proposed = visit.get(path(product));
        assertThat(text(proposed)).contains("proposent « tenu en partie » : 60 000 € apportés pour 100 000 € promis");
        Visit.Form decision = visit.forms(proposed).stream()
                .filter(form -> form.action().matches(".*/engagements/\\d+"))
                .findFirst()
                .orElseThrow();
        String id = decision.action().substring(decision.action().lastIndexOf('/') + 1);
        assertThat(decision.value("etat-" + id)).isEqualTo("partiel");
        Visit.Page unexplained = decision.with("etat-" + id, "non-tenu").send();
        assertThat(unexplained.errorOf("raison-" + id)).contains("Dites pourquoi");
        Visit.Page decided = visit.form(unexplained, decision.action())
                .with("etat-" + id, "partiel")
                .with("venu-" + id, "60 000")
                .send();
        assertThat(text(decided)).contains("C’est dit, et public", "tenu en partie");
        assertThat(text(visitor.get("/engagements?etat=partiel"))).contains("Région Promise", "60 000 € venus");
        assertThat(visitor.get("/engagements.csv").body())
                .contains(
                        "promis-tenu;Promis promis-tenu;promesse.essai;Région Promise;2026-01-10;2026-07-10;100000.00;;"
                                + "Trente communes actives;;;partiel;60000.00;");
        assertThat(visitor.get("/api/v1/pledges?incubateur=promesse.essai").body())
                .contains("\"financeur\":\"Région Promise\"");
        assertThat(visit.form(unexplained, decision.action())
                        .with("etat-" + id, "tenu")
                        .send()
                        .status())
                .isEqualTo(409);
    }

    @Test
    void anotherIncubatorNeitherReadsNorDecidesAndATeamCannotDecide() {
        ProductId product = product("promis-garde");
        Actor other = people.someone("staff@autre-promesse.test", "Autre", new Grant(Role.STAFF, "promesse.ailleurs"));
        Visit visit = people.signedIn(other);
        assertThat(visit.get(path(product)).status()).isEqualTo(403);
        assertThat(people.visitor().get(path(product)).path()).isNotEqualTo(path(product));
    }

    private static Pledge pledge(@Nullable Long euros, @Nullable Integer share, @Nullable String threshold) {
        return new Pledge(
                1,
                new ProductId("promis"),
                "Région",
                MADE,
                DUE,
                new Pledge.Promised(euros == null ? null : Money.euros(euros), share),
                "",
                threshold == null
                        ? null
                        : new Pledge.Threshold("communes", "Communes", "communes", true, new BigDecimal(threshold)),
                "Courrier",
                null,
                0);
    }

    private static List<Contribution> brought(long euros) {
        return euros == 0
                ? List.of()
                : List.of(new Contribution(
                        1, Years.of(2026), DUE, "REGION", Money.euros(euros), Regime.TAXED, "", false, ""));
    }

    @ParameterizedTest(name = "{0} of {1}, value {2}, ended {3}, on {4}: {5}")
    @CsvSource(nullValues = "none", textBlock = """
            100, 100, none, none, false, 2026-06-01, KEPT,   venu
            60,  100, none, none, false, 2026-07-10, PARTLY, moins
            60,  100, none, none, false, 2026-07-09, DUE,    condition-remplie
            0,   100, none, none, false, 2026-07-10, BROKEN, rien
            0,   100, none, none, true,  2026-03-01, VOID,   arrete
            0,   100, 30,   none, false, 2026-08-01, DUE,    sans-mesure
            0,   100, 30,   29,   false, 2026-08-01, VOID,   condition-manquee
            0,   100, 30,   29,   false, 2026-03-01, DUE,    pas-encore
            0,   100, 30,   30,   false, 2026-08-01, BROKEN, rien
            100, 100, 30,   29,   false, 2026-08-01, KEPT,   venu
            """)
    void itsStateIsProposedFromTheFigures(
            long brought,
            long promised,
            @Nullable String threshold,
            @Nullable BigDecimal value,
            boolean ended,
            LocalDate today,
            PledgeState state,
            String why) {
        Pledge.Proposal proposal =
                pledge(promised, null, threshold).propose(value, List.of(), brought(brought), ended, today);
        assertThat(proposal.state()).isEqualTo(state);
        assertThat(proposal.why()).isEqualTo(why);
    }

    @Test
    void aPartIsOfWhatIsGrantedFromThenOn() {
        List<Envelopes.Envelope> granted = List.of(
                new Envelopes.Envelope(1, Money.euros(500), LocalDate.of(2025, 7, 1), MADE, "Ville"),
                new Envelopes.Envelope(2, Money.euros(200_001), DUE, DUE.plusMonths(6), "Ville"));
        Pledge.Proposal proposal = pledge(null, 50, null).propose(null, granted, brought(100_000), false, DUE);
        assertThat(proposal.expected()).isEqualTo(new Money(10_000_050));
        assertThat(proposal.state()).isEqualTo(PledgeState.PARTLY);
        assertThat(pledge(null, 50, null)
                        .propose(null, List.of(), List.of(), false, DUE)
                        .expected())
                .isNull();
    }
}
