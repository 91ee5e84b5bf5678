package org.terreau.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.PersonalData;
import org.terreau.portfolio.PortfolioFixtures;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.EmailAddress;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

@ApplicationTest
class RoadmapTests {

    private static final Pattern LINK = Pattern.compile("\\S+/avis/[\\w-]+");

    private final PortfolioFixtures portfolio;
    private final Roadmaps roadmaps;
    private final People people;
    private final JdbcClient jdbc;
    private final RoadmapPersonalData held;

    RoadmapTests(
            PortfolioFixtures portfolio, Roadmaps roadmaps, People people, JdbcClient jdbc, RoadmapPersonalData held) {
        this.portfolio = portfolio;
        this.roadmaps = roadmaps;
        this.people = people;
        this.jdbc = jdbc;
        this.held = held;
    }

    private String item(ProductId product, String state, String outcome) {
        String path = product.path() + "/feuille-de-route/nouveau";
        Visit coach = portfolio.asCoach();
        coach.form(coach.get(path), path)
                .with("resultat", outcome)
                .with("etat", state)
                .send();
        return roadmaps.of(product).stream()
                .filter(item -> item.outcome().equals(outcome))
                .findFirst()
                .orElseThrow()
                .path();
    }

    private String mail(String to) {
        return jdbc.sql("select body from mail_outbox where recipient = :to order by id desc limit 1")
                .param("to", to)
                .query(String.class)
                .single();
    }

    private String link(String to) {
        Matcher link = LINK.matcher(mail(to));
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private int votes(ProductId product) {
        return roadmaps.of(product).get(0).votes();
    }

    @Test
    void aRoadmapIsReadByEverybodyAndWhatIsDecidedAgainstSaysWhy() {
        ProductId product = portfolio.product("route.lue", "La route");
        assertThat(people.visitor().get(product.path() + "/feuille-de-route").text())
                .contains("n’a pas encore publié");
        item(product, "maintenant", "Une mairie répond en deux minutes");
        Visit coach = portfolio.asCoach();
        String path = product.path() + "/feuille-de-route/nouveau";
        Visit.Page refused = coach.form(coach.get(path), path)
                .with("resultat", "Une application mobile")
                .with("etat", "ecarte")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("raison")).contains("Donnez la raison");
        coach.form(refused, path)
                .with("raison", "Neuf agents sur dix travaillent sur un poste fixe.")
                .send();
        assertThat(people.visitor().get(product.path() + "/feuille-de-route").text())
                .contains("Une mairie répond en deux minutes")
                .contains("Neuf agents sur dix");
        assertThat(people.visitor().get(product.path()).text()).contains("Une mairie répond en deux minutes");
        assertThat(people.visitor()
                        .get(product.path() + "/api/feuille-de-route")
                        .body())
                .contains("\"etat\":\"ecarte\"");
        assertThat(people.visitor()
                        .get(product.path() + "/feuille-de-route.csv")
                        .body())
                .contains("maintenant;");
        assertThat(Statements.during(() -> people.visitor().get(product.path() + "/feuille-de-route?x=1")))
                .isBetween(1, 6);
    }

    @Test
    void aVoteCountsOnceAPersonAndOnlyWhenItsAddressIsConfirmed() {
        ProductId product = portfolio.product("route.votee", "Le vote");
        String item = item(product, "ensuite", "Les habitants suivent leur demande");
        Visit visitor = people.visitor();
        assertThat(visitor.form(visitor.get(item), item + "/vote")
                        .with("courriel", "pas une adresse")
                        .send()
                        .errorOf("courriel"))
                .contains("Saisissez une adresse");
        visitor.form(visitor.get(item), item + "/vote")
                .with("courriel", "Vote@habitant.test")
                .send();
        assertThat(votes(product)).isZero();
        String link = link("vote@habitant.test");
        Visit.Page confirm = visitor.get(link);
        assertThat(votes(product)).isZero();
        visitor.form(confirm, java.net.URI.create(link).getPath()).send();
        assertThat(votes(product)).isEqualTo(1);
        assertThat(visitor.get(link).status()).isEqualTo(404);
        visitor.form(visitor.get(item), item + "/vote")
                .with("courriel", "vote@habitant.test")
                .send();
        assertThat(votes(product)).isEqualTo(1);
        Visit signed = portfolio.asStranger();
        signed.form(signed.get(item), item + "/vote").send();
        assertThat(votes(product)).isEqualTo(2);
        signed.form(signed.get(item), item + "/vote/retrait").send();
        assertThat(votes(product)).isEqualTo(1);
        assertThat(jdbc.sql("select string_agg(v::text, ' ') from roadmap_vote v")
                        .query(String.class)
                        .single())
                .doesNotContain("habitant.test")
                .doesNotContain("127.0.0.1");
    }

    @Test
    void aCommentIsReadBeforeItIsPublicAndItsAuthorIsTold() {
        ProductId product = portfolio.product("route.dite", "Le commentaire");
        String item = item(product, "peut-etre", "La cantine connaît les absents");
        Visit visitor = people.visitor();
        visitor.form(visitor.get(item), item + "/commentaire")
                .with("commentaire", "Chez nous, trente repas par jour.")
                .with("auteur", "Une cuisinière")
                .with("courriel-commentaire", "cuisine@habitant.test")
                .send();
        Visit coach = portfolio.asCoach();
        String queue = product.path() + "/feuille-de-route/commentaires";
        assertThat(coach.get(queue).text()).contains("Aucun commentaire n’attend");
        String link = link("cuisine@habitant.test");
        visitor.form(visitor.get(link), java.net.URI.create(link).getPath()).send();
        assertThat(visitor.get(item).text()).doesNotContain("trente repas");
        Visit.Page waiting = coach.get(queue);
        String action = waiting.html().select("form[action*=/commentaires/]").attr("action");
        Visit.Page silent =
                coach.form(waiting, action).forged("action", "refuser").send();
        assertThat(silent.status()).isEqualTo(422);
        assertThat(silent.text()).contains("Donnez la raison");
        coach.form(waiting, action).forged("action", "publier").send();
        assertThat(visitor.get(item).text()).contains("trente repas").contains("Une cuisinière");
        assertThat(mail("cuisine@habitant.test")).contains("Votre commentaire sur Le commentaire est publié");
        assertThat(jdbc.sql("select count(*) from roadmap_comment where email = 'cuisine@habitant.test'")
                        .query(Long.class)
                        .single())
                .isZero();
        var person = new PersonalData.Person(new EmailAddress("cuisine@habitant.test"), null);
        assertThat(held.held(person))
                .singleElement()
                .satisfies(line -> assertThat(line).containsEntry("auteur", "Une cuisinière"));
        assertThat(held.erase(person)).isEqualTo(1);
        assertThat(visitor.get(item).text()).contains("trente repas").doesNotContain("Une cuisinière");
        assertThat(held.held(person)).isEmpty();
    }

    @Test
    void thoseWhoFollowTheRoadmapLearnThatItMoved() {
        ProductId product = portfolio.product("route.suivie", "La route suivie");
        String item = item(product, "ensuite", "Les agents ne ressaisissent plus");
        assertThat(people.visitor()
                        .get("/suivre?sujet=feuille-de-route:route.suivie")
                        .text())
                .contains("Feuille de route : La route suivie");
        Visit coach = portfolio.asCoach();
        coach.form(coach.get(item + "/modifier"), item + "/modifier")
                .with("etat", "maintenant")
                .with("raison", "Six mairies sur huit le demandent.")
                .send();
        for (String topic : List.of("feuille-de-route:route.suivie", "produit:route.suivie"))
            assertThat(people.visitor().get("/actualites.atom?sujet=" + topic).body())
                    .as(topic)
                    .contains("La feuille de route a changé");
        assertThat(people.visitor().get(item).text()).contains("Six mairies sur huit");
        Visit.Form late =
                coach.form(coach.get(item + "/modifier"), item + "/modifier").with("resultat", "Tard écrit");
        coach.form(coach.get(item + "/modifier"), item + "/modifier")
                .with("resultat", "Tôt écrit")
                .send();
        assertThat(late.send().status()).isEqualTo(409);
    }

    @Test
    void whatNobodyConfirmedIsForgottenAfterSevenDays() {
        ProductId product = portfolio.product("route.oubliee", "Oubliée");
        String item = item(product, "ensuite", "Un résultat que personne ne confirme");
        Visit visitor = people.visitor();
        visitor.form(visitor.get(item), item + "/vote")
                .with("courriel", "oubli@habitant.test")
                .send();
        visitor.form(visitor.get(item), item + "/commentaire")
                .with("commentaire", "Un commentaire sans suite.")
                .with("auteur", "Quelqu’un")
                .with("courriel-commentaire", "oubli@habitant.test")
                .send();
        var person = new PersonalData.Person(new EmailAddress("oubli@habitant.test"), null);
        roadmaps.forgetOld();
        assertThat(held.held(person)).hasSize(2);
        jdbc.sql("update roadmap_vote set asked_at = asked_at - interval '8 days'")
                .update();
        jdbc.sql("update roadmap_comment set written_at = written_at - interval '8 days'")
                .update();
        roadmaps.forgetOld();
        assertThat(held.held(person)).isEmpty();
    }

    @Test
    void aStrangerNeitherWritesNorModerates() {
        ProductId product = portfolio.product("route.fermee", "Fermée");
        String item = item(product, "maintenant", "Un résultat à garder");
        Visit stranger = portfolio.asStranger();
        for (String path : List.of(
                item + "/modifier",
                product.path() + "/feuille-de-route/nouveau",
                product.path() + "/feuille-de-route/commentaires"))
            assertThat(stranger.get(path).status()).as(path).isEqualTo(403);
        assertThat(people.visitor()
                        .get(product.path() + "/feuille-de-route/999999")
                        .status())
                .isEqualTo(404);
    }
}
