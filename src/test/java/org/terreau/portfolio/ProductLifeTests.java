package org.terreau.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.terreau.team.Teams;
import org.terreau.team.Trade;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

@ApplicationTest
class ProductLifeTests {

    private final PortfolioFixtures portfolio;
    private final ProductCatalogue catalogue;
    private final Products products;
    private final ProductLife life;
    private final LifeStories stories;
    private final People people;
    private final Teams teams;

    ProductLifeTests(
            PortfolioFixtures portfolio,
            ProductCatalogue catalogue,
            Products products,
            ProductLife life,
            LifeStories stories,
            People people,
            Teams teams) {
        this.portfolio = portfolio;
        this.catalogue = catalogue;
        this.products = products;
        this.life = life;
        this.stories = stories;
        this.people = people;
        this.teams = teams;
    }

    private static Visit.Page add(Visit visit, ProductId product, String fact, String date, String text) {
        String path = product.path() + "/parcours";
        return visit.form(visit.get(path), path)
                .with("fait", fact)
                .with("date", date)
                .with("texte", text)
                .send();
    }

    @Test
    void aNewNameAndANewAddressAreDatedFactsAndTheProductBearsThem() {
        ProductId product = portfolio.product("vie.nom", "Premier nom");
        Visit coach = portfolio.asCoach();
        add(coach, product, "fait:nom", PortfolioFixtures.today().minusDays(3).toString(), "Second nom");
        add(coach, product, "fait:adresse", PortfolioFixtures.today().toString(), "https://nouveau.example");
        add(coach, product, "fait:porteur", "2024-02-01", "Syndicat des eaux du Val");
        add(coach, product, "phase:acceleration", PortfolioFixtures.today().toString(), "Vingt communes attendent");
        Product now = products.read(product);
        assertThat(now.name()).isEqualTo("Second nom");
        assertThat(now.link()).isEqualTo("https://nouveau.example");
        assertThat(PortfolioFixtures.phase(now)).isEqualTo(PhaseKind.ACCELERATION);
        assertThat(life.carrier(product)).contains("Syndicat des eaux du Val");
        String story = people.visitor().get(product.path() + "/histoire").text();
        assertThat(story)
                .contains("Auparavant : Premier nom")
                .contains("Syndicat des eaux du Val")
                .contains("Vingt communes attendent")
                .doesNotContain("Colin Portefeuille");
        assertThat(people.visitor().get(product.path()).text()).contains("Second nom");
        assertThat(people.visitor().get(product.path() + "/histoire.csv").body())
                .contains("fait;porteur");
        assertThat(people.visitor().get(product.path() + "/api/histoire").body())
                .contains("\"avant\":\"Premier nom\"")
                .contains("\"source\":\"equipe\"");
    }

    @Test
    void phasesAfterTheFirstAreDecidedAndNobodyEndsAProductFromAForm() {
        ProductId product = portfolio.product("vie.phases", "Phases décidées");
        teams.join(product, Trade.DEVELOPMENT, "Malo Équipe", "malo@vie.test", "", portfolio.coach());
        Visit member = people.signedIn(people.actor("malo@vie.test"));
        String path = product.path() + "/parcours";
        String today = PortfolioFixtures.today().toString();
        Visit.Page form = member.get(path);
        assertThat(form.html().select("option[value^=phase]")).isEmpty();
        assertThat(form.text()).contains("Les phases suivent les décisions du comité");
        for (String phase : List.of("phase:acceleration", "phase:abandon", "phase:transfere")) {
            Visit.Page refused = member.form(form, path)
                    .forged("fait", phase)
                    .with("date", today)
                    .with("texte", "Nous en avons fini ici.")
                    .send();
            assertThat(refused.status()).as(phase).isEqualTo(422);
            assertThat(refused.errorOf("fait")).as(phase).contains("comité");
        }
        Visit coach = portfolio.asCoach();
        assertThat(coach.get(path).html().select("option[value=phase:abandon], option[value=phase:transfere]"))
                .isEmpty();
        for (String day : List.of(today, PortfolioFixtures.today().plusMonths(2).toString())) {
            Visit.Page ended = coach.form(coach.get(path), path)
                    .forged("fait", "phase:abandon")
                    .with("date", day)
                    .with("texte", "Nous en avons fini ici.")
                    .send();
            assertThat(ended.errorOf("fait")).as(day).contains("ne s’inscrit pas ici");
        }
        assertThat(add(coach, product, "phase:acceleration", today, "").errorOf("texte"))
                .contains("ce que le comité a décidé");
        add(coach, product, "phase:acceleration", today, "Le comité accélère.");
        String last = path + "/phase/1";
        Visit.Page renamed = member.form(member.get(last), last)
                .forged("fait", "phase:abandon")
                .with("raison", "C’est fini depuis longtemps.")
                .forged("action", "corriger")
                .send();
        assertThat(renamed.errorOf("fait")).contains("ne s’inscrit pas ici");
        Visit.Page withdrawn = member.form(member.get(last), last)
                .with("raison", "Ce n’était pas décidé.")
                .forged("action", "retirer")
                .send();
        assertThat(withdrawn.errorOf("fait")).contains("change par une décision du comité");
        assertThat(withdrawn.html().select("textarea[name=raison]").text()).contains("pas décidé");
        member.form(member.get(last), last)
                .with("date", PortfolioFixtures.today().minusDays(2).toString())
                .with("raison", "Le comité a eu lieu avant-hier.")
                .forged("action", "corriger")
                .send();
        assertThat(products.read(product).phases())
                .extracting(Product.Phase::kind, phase -> phase.start().toString())
                .contains(tuple(
                        PhaseKind.ACCELERATION,
                        PortfolioFixtures.today().minusDays(2).toString()));
    }

    @Test
    void marksAreReadAndDaysAreWrittenInWords() {
        ProductId product = portfolio.product("vie.mots", "Avec des mots");
        Visit coach = portfolio.asCoach();
        add(coach, product, "fait:porteur", "2024-03-01", "Syndicat **du Val**");
        Visit.Page page = people.visitor().get(product.path() + "/histoire");
        assertThat(page.html().select(".t-life strong").eachText()).contains("du Val");
        assertThat(page.text()).contains("rien → 1er mars 2024, Syndicat");
    }

    @Test
    void anOlderNameDoesNotReplaceTheOneOfToday() {
        ProductId product = portfolio.product("vie.ancien", "Nom actuel");
        Visit coach = portfolio.asCoach();
        add(coach, product, "fait:nom", "2025-05-01", "Nom récent");
        add(coach, product, "fait:nom", "2023-05-01", "Nom ancien");
        assertThat(products.read(product).name()).isEqualTo("Nom récent");
    }

    @Test
    void aCorrectionSaysWhoWhenBeforeAfterAndWhy() {
        ProductId product = portfolio.product("vie.correction", "À corriger");
        Visit coach = portfolio.asCoach();
        String path = product.path() + "/parcours/phase/0";
        Visit.Page without = coach.form(coach.get(path), path)
                .with("date", "2024-03-01")
                .forged("action", "corriger")
                .send();
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.errorOf("raison")).contains("Expliquez");
        coach.form(coach.get(path), path)
                .with("date", "2024-03-01")
                .with("raison", "Le comité a eu lieu en mars.")
                .forged("action", "corriger")
                .send();
        assertThat(products.read(product).phases())
                .extracting(phase -> phase.start().toString())
                .containsExactly("2024-03-01");
        assertThat(stories.of(product).corrections()).first().satisfies(one -> {
            assertThat(one.author()).isEqualTo("Colin Portefeuille");
            assertThat(one.change().before()).startsWith("construction ");
            assertThat(one.change().after()).isEqualTo("construction 2024-03-01");
            assertThat(one.reason()).contains("en mars");
        });
        Visit.Page last = coach.form(coach.get(path), path)
                .with("raison", "Elle n’a pas eu lieu.")
                .forged("action", "retirer")
                .send();
        assertThat(last.text()).contains("C’est la seule phase connue");
    }

    @Test
    void aWithdrawnNameGivesBackTheOneBefore() {
        ProductId product = portfolio.product("vie.retrait", "Nom d’origine");
        Visit coach = portfolio.asCoach();
        add(coach, product, "fait:nom", "2025-05-01", "Nom par erreur");
        Visit.Page list = coach.get(product.path() + "/parcours");
        String path = list.html().select("a[href*=/parcours/fait/]").attr("href");
        coach.form(coach.get(path), path)
                .with("raison", "Le nom n’a jamais changé.")
                .forged("action", "retirer")
                .send();
        assertThat(products.read(product).name()).isEqualTo("Nom d’origine");
        assertThat(people.visitor().get(product.path() + "/histoire").text()).contains("Le nom n’a jamais changé");
    }

    @Test
    void theSheetIsCheckedFieldByFieldAndTellsWhatChanged() {
        ProductId product = portfolio.product("vie.fiche", "La fiche");
        Visit coach = portfolio.asCoach();
        String path = product.path() + "/fiche";
        Visit.Page refused = coach.form(coach.get(path), path)
                .with("mission", "")
                .with("financeurs", "Ministère qui n’existe pas")
                .with("code-source", "pas une adresse")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("mission")).contains("Écrivez la mission");
        assertThat(refused.errorOf("financeurs")).contains("Ministère qui n’existe pas");
        assertThat(refused.errorOf("code-source")).contains("https://");
        Visit.Page filling = coach.form(coach.get(path), path)
                .with("themes", "Eau\nÉcologie")
                .with("technologies", "Java")
                .with("norme-securite", "homologuee")
                .with("preuve-securite", "https://service.example/homologation")
                .send();
        assertThat(filling.status()).isEqualTo(200);
        assertThat(products.read(product).themes()).containsExactly("Eau", "Écologie");
        assertThat(people.visitor().get(product.path()).text()).contains("Sécurité Homologuée, vérifié le");
        Visit.Page why = coach.form(coach.get(path), path).with("themes", "Eau").send();
        assertThat(why.errorOf("raison")).contains("Expliquez");
        coach.form(coach.get(path), path)
                .with("themes", "Eau")
                .with("raison", "Le service ne traite que de l’eau.")
                .send();
        assertThat(people.visitor().get(product.path() + "/histoire").text())
                .contains("Thèmes")
                .contains("Eau, Écologie → Eau");
        for (String body : List.of("Le texte d’avant.", "Le texte d’après."))
            coach.form(coach.get(path), path)
                    .with("presentation", body)
                    .with("raison", "La présentation était fausse.")
                    .send();
        assertThat(people.visitor().get(product.path() + "/histoire").text())
                .contains("Lire les deux textes Avant Le texte d’avant. Après Le texte d’après.");
        Visit.Form late = coach.form(coach.get(path), path).with("mission", "Tard");
        coach.form(coach.get(path), path)
                .with("mission", "Tôt")
                .with("raison", "Plus court.")
                .send();
        assertThat(late.with("raison", "Encore plus court.").send().status()).isEqualTo(409);
    }

    @Test
    void whatACatalogueChangesEntersTheHistoryAndNothingElseDoes() {
        ProductId product = portfolio.product("vie.catalogue", "Nom du catalogue");
        assertThat(stories.of(product).corrections()).isEmpty();
        portfolio.product("vie.catalogue", "Nom du catalogue");
        assertThat(stories.of(product).corrections()).isEmpty();
        portfolio.product("vie.catalogue", "Nom changé au catalogue");
        LifeStory story = stories.of(product);
        assertThat(story.corrections())
                .allSatisfy(one -> assertThat(one.source()).isEqualTo("catalogue"));
        assertThat(story.corrections())
                .extracting(one -> one.change().aspect())
                .containsExactlyInAnyOrder("nom", "mission");
        assertThat(story.moments())
                .filteredOn(moment -> moment.kind() == LifeStory.Kind.FACT)
                .singleElement()
                .satisfies(moment -> assertThat(moment.text()).isEqualTo("Nom changé au catalogue"));
        ProductCatalogue.Described described =
                Objects.requireNonNull(catalogue.find(List.of(product)).get(product));
        assertThat(described.saysTheSameAs(new ProductCatalogue.Described(
                        portfolio.described(product, "Nom changé au catalogue"), List.of())))
                .isTrue();
    }

    @Test
    void aStrangerReadsTheStoryInAFewStatementsAndWritesNothing() {
        ProductId product = portfolio.product("vie.ferme", "Fermé");
        Visit stranger = portfolio.asStranger();
        for (String page : List.of("/fiche", "/parcours", "/parcours/phase/0"))
            assertThat(stranger.get(product.path() + page).status()).as(page).isEqualTo(403);
        assertThat(people.visitor().get(product.path() + "/histoire").status()).isEqualTo(200);
        assertThat(people.visitor().get("/produits/inconnu.du.tout/histoire").status())
                .isEqualTo(404);
        assertThat(Statements.during(() -> people.visitor().get(product.path() + "/histoire?x=1")))
                .isBetween(1, 9);
    }
}
