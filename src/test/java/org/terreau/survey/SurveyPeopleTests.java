package org.terreau.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Actor;
import org.terreau.identity.PersonalData;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.EmailAddress;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;

/** Who is told of waiting words, and what is held of people. */
@ApplicationTest
class SurveyPeopleTests {

    private final People people;
    private final SurveyedProducts products;
    private final Surveys surveys;
    private final Answers answers;
    private final Verbatims verbatims;
    private final SurveyPersonalData personal;
    private final JdbcClient jdbc;

    SurveyPeopleTests(
            People people,
            ProductCatalogue catalogue,
            Surveys surveys,
            Answers answers,
            Verbatims verbatims,
            SurveyPersonalData personal,
            JdbcClient jdbc) {
        this.people = people;
        this.products = new SurveyedProducts(catalogue, people);
        this.surveys = surveys;
        this.answers = answers;
        this.verbatims = verbatims;
        this.personal = personal;
        this.jdbc = jdbc;
    }

    private ProductId said(String name, String words) {
        ProductId product = products.product(name);
        surveys.open(product, new Surveys.Terms("", null, null, ""), products.staff());
        answers.receive(
                product,
                SurveyedProducts.saying(4, 4, 8, words, true),
                List.of(),
                Answer.Channel.LINK,
                "people " + product);
        return product;
    }

    private Actor member(ProductId product, String email) {
        Actor member = people.someone(email, "Mo Membre");
        jdbc.sql("""
                        with person as (
                            insert into team_person (account_id, name) values (:account, 'x')
                            on conflict (account_id) do update set name = excluded.name returning id)
                        insert into mission (product_id, person_id, trade, since)
                        select :product, id, 'developpement', current_date from person
                        """)
                .param("product", product.value())
                .param("account", member.id().value())
                .update();
        return member;
    }

    @Test
    void somebodyFindsAndErasesTheWordsThatHoldTheirAddress() {
        ProductId product = said("Adressé", "Écrivez à Awa.Ndiaye@exemple.test, merci.");
        PersonalData.Person person = new PersonalData.Person(new EmailAddress("awa.ndiaye@exemple.test"), null);
        assertThat(personal.held(person))
                .singleElement()
                .satisfies(thing -> assertThat(thing).containsEntry("produit", product.value()));
        assertThat(personal.erase(person)).isEqualTo(1);
        assertThat(personal.held(person)).isEmpty();
        assertThat(verbatims
                        .all(product, Verbatim.Choice.ALL, products.staff())
                        .get(0)
                        .original())
                .isEmpty();
        assertThat(answers.results(product, Results.Choice.ALL, products.staff())
                        .answers())
                .as("the scores stay")
                .isEqualTo(1);
    }

    @Test
    void thoseWhoReadVerbatimsFindItInTheirDataAndTheirNumberGoes() {
        ProductId product = said("Relu", "Bien.");
        Actor reader = member(product, "relectrice@enquetes.test");
        Verbatim one = verbatims.all(product, Verbatim.Choice.ALL, reader).get(0);
        verbatims.move(product, one.answer(), VerbatimState.SET_ASIDE, one.version(), reader);
        PersonalData.Person person = new PersonalData.Person(reader.email(), reader.id());
        assertThat(personal.held(person)).anySatisfy(thing -> assertThat(thing).containsEntry("verbatims_relus", "1"));
        assertThat(personal.erase(person)).isPositive();
        assertThat(personal.held(person)).isEmpty();
    }
}
