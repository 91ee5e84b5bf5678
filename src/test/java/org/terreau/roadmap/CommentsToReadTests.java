package org.terreau.roadmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.PortfolioFixtures;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.team.Teams;
import org.terreau.team.Trade;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Visit;

@ApplicationTest
class CommentsToReadTests {

    private final PortfolioFixtures portfolio;
    private final ProductCatalogue catalogue;
    private final Teams teams;
    private final CommentsToRead comments;
    private final JdbcClient jdbc;

    CommentsToReadTests(
            PortfolioFixtures portfolio,
            ProductCatalogue catalogue,
            Teams teams,
            CommentsToRead comments,
            JdbcClient jdbc) {
        this.portfolio = portfolio;
        this.catalogue = catalogue;
        this.teams = teams;
        this.comments = comments;
        this.jdbc = jdbc;
    }

    private void member(ProductId product, String email) {
        teams.join(product, Trade.DEVELOPMENT, "Dana Équipe", email, "", portfolio.coach());
    }

    private void comment(ProductId product) {
        String item = portfolio.roadmapItem(product);
        Visit somebody = portfolio.asStranger();
        somebody.form(somebody.get(item), item + "/commentaire")
                .with("commentaire", "Dès le matin, ce serait mieux.")
                .with("auteur", "Une habitante")
                .send();
    }

    private List<String> mails(String email, String kind) {
        return jdbc.sql("select body from mail_outbox where recipient = :to and kind = :kind order by id")
                .param("to", email)
                .param("kind", kind)
                .query(String.class)
                .list();
    }

    @Test
    void eachMemberIsToldOnceOfTheCommentsThatWait() {
        ProductId product = portfolio.product("miens.commente", "Service commenté");
        member(product, "lecteur@miens.test");
        comment(product);
        ProductId stopped = portfolio.product("miens.commente.arrete", "Service commenté, arrêté");
        member(stopped, "lectrice@miens.test");
        comment(stopped);
        catalogue.store(
                SomeProduct.named(stopped.value())
                        .called("Service commenté, arrêté")
                        .since(PhaseKind.ABANDONED, PortfolioFixtures.today())
                        .described(),
                List.of());
        comments.tell(PortfolioFixtures.today());
        comments.tell(PortfolioFixtures.today().plusDays(1));
        assertThat(mails("lecteur@miens.test", "roadmap-to-read"))
                .singleElement()
                .asString()
                .contains("Un commentaire est arrivé sur la feuille de route de Service commenté")
                .contains("/produits/miens.commente/feuille-de-route/commentaires");
        assertThat(mails("lectrice@miens.test", "roadmap-to-read"))
                .as("nobody is asked anything for a service that ended")
                .isEmpty();
    }
}
