package org.terreau.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.PersonalData;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.Increments;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ScopeKind;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Days;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;
import org.terreau.web.PublicContent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is said before the measure, and what becomes of it. */
@ApplicationTest
class ThresholdTests {

    private static final IncubatorId INCUBATOR = new IncubatorId("seuils.essai");
    private static final YearMonth NOW = Present.month();
    private static final String HYPOTHESIS = "Deux familles sur trois répondent la veille";

    private final People people;
    private final ProductCatalogue catalogue;
    private final PublicContent content;
    private final Increments increments;
    private final Impact impact;
    private final Measurements measurements;
    private final Days days;
    private final JsonMapper json;
    private final List<PersonalData> held;

    ThresholdTests(
            People people,
            ProductCatalogue catalogue,
            PublicContent content,
            Increments increments,
            Impact impact,
            Measurements measurements,
            Days days,
            JsonMapper json,
            List<PersonalData> held) {
        this.people = people;
        this.catalogue = catalogue;
        this.content = content;
        this.increments = increments;
        this.impact = impact;
        this.measurements = measurements;
        this.days = days;
        this.json = json;
        this.held = held;
    }

    private Actor staff() {
        return people.someone("staff@seuils.test", "Sacha Seuil", new Grant(Role.STAFF, INCUBATOR.value()));
    }

    private ProductId product(String id) {
        ProductId product = SomeProduct.named(id)
                .in(INCUBATOR)
                .since(PhaseKind.CONSTRUCTION, days.today().minusMonths(6))
                .storedIn(catalogue);
        content.changed();
        return product;
    }

    /** A settled increment that began three months ago, with one hypothesis. */
    private String increment(ProductId product) {
        LocalDate start = NOW.minusMonths(3).atDay(1);
        increments.open(product, start, "Les repas jetés diminuent de moitié.", staff());
        increments.plan(
                product,
                1,
                "Les repas jetés diminuent de moitié.",
                java.util.Map.of(ScopeKind.FEATURE, "Annuler un repas en un geste", ScopeKind.HYPOTHESIS, HYPOTHESIS),
                true,
                increments.read(product, 1).version(),
                staff());
        return Increments.path(product, 1);
    }

    private String indicator(ProductId product, String target) {
        return impact.define(
                product,
                Impact.Draft.plain(
                                "Repas sauvés",
                                "Combien ?",
                                "repas",
                                true,
                                Cell.USED,
                                Aggregation.SUM,
                                Periodicity.MONTH)
                        .aiming(target),
                staff());
    }

    private void measure(ProductId product, String code, YearMonth month, String value) {
        measurements.enter(
                product, month.toString(), List.of(Measurements.Typed.whole(code, value)), "relevé", staff());
    }

    private long hypothesis(ProductId product) {
        return increments.read(product, 1).kept(ScopeKind.HYPOTHESIS).get(0).id();
    }

    @Test
    void thresholdsAreDatedChangeForAReasonAndTheFirstStaysReadableEverywhere() {
        ProductId product = product("seuils.un");
        String path = increment(product);
        String code = indicator(product, "");
        String key = String.valueOf(hypothesis(product));
        Visit visit = people.signedIn(staff());
        Visit.Page form = visit.get(path + "/seuils");
        Visit.Page refused = visit.form(form, path + "/seuils")
                .with("seuil-objectif", "Six cuisines jettent moitié moins")
                .with("mesure-" + key, code)
                .with("seuil-" + key, "cent")
                .with("arret-" + key, "60")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("arret-objectif")).contains("à partir de quoi vous arrêtez");
        assertThat(refused.errorOf("seuil-" + key)).contains("est un nombre");
        Visit.Page crossed = visit.form(refused, path + "/seuils")
                .with("arret-objectif", "Aucune cuisine ne change ses commandes")
                .with("seuil-" + key, "40")
                .send();
        assertThat(crossed.errorOf("arret-" + key)).contains("plus il y en a, mieux c’est");
        Visit.Page set = visit.form(crossed, path + "/seuils")
                .with("seuil-" + key, "100")
                .send();
        assertThat(set.text())
                .contains("Les seuils sont enregistrés, et datés", "Six cuisines jettent moitié moins")
                .containsPattern("Réussite : 100\\hrepas ou plus")
                .containsPattern("Arrêt : 60\\hrepas ou moins")
                .contains("par Sacha Seuil")
                .doesNotContain("Écrit après la mesure");

        measure(product, code, NOW.minusMonths(2), "80");
        Visit.Page same =
                visit.form(visit.get(path + "/seuils"), path + "/seuils").send();
        assertThat(same.status()).isEqualTo(422);
        assertThat(same.text()).contains("Rien n’a changé");
        Visit.Page why = visit.form(visit.get(path + "/seuils"), path + "/seuils")
                .with("seuil-" + key, "75")
                .send();
        assertThat(why.errorOf("motif-" + key)).contains("avec une raison");
        visit.form(why, path + "/seuils")
                .with("motif-" + key, "Deux cuisines ont fermé pour travaux.")
                .send();

        for (String public_ : List.of(path, product.path()))
            assertThat(people.visitor().get(public_).text())
                    .as(public_)
                    .containsPattern("75\\hrepas ou plus")
                    .containsPattern("100\\hrepas ou plus")
                    .contains("Deux cuisines ont fermé", "par l’incubateur", "Écrit après la mesure")
                    .doesNotContain("Sacha Seuil");
        assertThat(people.visitor().get(path).text())
                .containsPattern("Dernière valeur : 80\\hrepas")
                .contains("Tenu : Oui");
        JsonNode told = json.readTree(
                        people.visitor().get(product.path() + "/api/increments").body())
                .get(0)
                .get("seuils");
        assertThat(told.size()).isEqualTo(3);
        assertThat(told.get(1).get("reussite").asInt()).isEqualTo(100);
        assertThat(told.get(1).get("apresLaMesure").asBoolean()).isFalse();
        assertThat(told.get(2).get("reussite").asInt()).isEqualTo(75);
        assertThat(told.get(2).get("apresLaMesure").asBoolean()).isTrue();
        assertThat(told.get(2).get("raison").asString()).contains("fermé");
        people.visitor().get("/produits");
        assertThat(Statements.during(() -> people.visitor().get(product.path() + "?x=1")))
                .isLessThanOrEqualTo(6);
    }

    @Test
    void aThresholdInWordsIsLateOnceTheTeamSaidWhatBecameOfTheHypothesis() {
        ProductId product = product("seuils.mots");
        String path = increment(product);
        long item = hypothesis(product);
        increments.say(
                product,
                1,
                List.of(new Increments.Said(item, "infirmee", "Une sur deux.")),
                Increments.SaidOfGoal.NOTHING,
                increments.read(product, 1).version(),
                staff());
        Visit visit = people.signedIn(staff());
        Visit.Page set = visit.form(visit.get(path + "/seuils"), path + "/seuils")
                .with("seuil-" + item, "Deux tiers des familles répondent")
                .with("arret-" + item, "Moins d’une famille sur trois répond")
                .send();
        assertThat(set.text()).contains("Écrit après la mesure", "Tenu : Non");
        Visit.Page tel = visit.form(visit.get(path + "/seuils"), path + "/seuils")
                .with("seuil-" + item, "Appelez le 06/12/34/56/78")
                .with("motif-" + item, "Une raison assez longue.")
                .send();
        assertThat(tel.errorOf("seuil-" + item)).contains("qui est quelqu’un");
    }

    @Test
    void theTargetOfAnIndicatorChangesForAReasonAndTheFirstOneStays() {
        ProductId product = product("seuils.cible");
        String path = increment(product);
        String code = indicator(product, "90");
        Visit visit = people.signedIn(staff());
        String edit = product.path() + "/mesures/indicateurs/" + code;
        Visit.Page set = visit.form(visit.get(edit), edit)
                .with("cible-1", "120")
                .with("arret-1", "150")
                .send();
        assertThat(set.errorOf("arret-1")).contains("en dessous du seuil de réussite");
        visit.form(set, edit).with("arret-1", "50").send();
        assertThat(people.visitor().get(path).text())
                .contains("Cibles de l’incrément")
                .containsPattern("120\\hrepas ou plus")
                .containsPattern("50\\hrepas ou moins")
                .doesNotContain("Écrit après la mesure");
        measure(product, code, NOW.minusMonths(1), "70");
        Visit.Page refused =
                visit.form(visit.get(edit), edit).with("cible-1", "60").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("motif")).contains("pourquoi une cible change");
        visit.form(refused, edit)
                .with("motif", "La moitié des cuisines sont en vacances.")
                .send();
        Visit.Page unchanged =
                visit.form(visit.get(edit), edit).with("source", "relevé").send();
        assertThat(unchanged.status()).isEqualTo(200);
        for (String page : List.of(path, product.path(), product.path() + "/indicateurs/" + code))
            assertThat(people.visitor().get(page).text())
                    .as(page)
                    .containsPattern("60\\hrepas ou plus")
                    .containsPattern("120\\hrepas ou plus")
                    .contains("sont en vacances", "Écrit après la mesure");
        assertThat(people.visitor().get(path).text()).contains("Tenu : Oui");
    }

    @Test
    void whoWroteAThresholdIsToldToThemAndForgottenWithThem() {
        ProductId product = product("seuils.qui");
        increment(product);
        Actor coach = people.someone("coach@seuils.test", "Colin Seuil", new Grant(Role.COACH, INCUBATOR.value()));
        Visit visit = people.signedIn(coach);
        String path = Increments.path(product, 1);
        visit.form(visit.get(path + "/seuils"), path + "/seuils")
                .with("seuil-objectif", "Six cuisines jettent moitié moins")
                .with("arret-objectif", "Aucune cuisine ne change")
                .send();
        PersonalData.Person person = new PersonalData.Person(coach.email(), coach.id());
        assertThat(held.stream().flatMap(one -> one.held(person).stream()))
                .anySatisfy(line -> assertThat(line).containsEntry("seuil", "seuils.qui 1"));
        held.forEach(one -> one.erase(person));
        assertThat(people.signedIn(staff()).get(path).html().select("main").text())
                .contains("Six cuisines jettent")
                .doesNotContain("Colin Seuil");
    }
}
