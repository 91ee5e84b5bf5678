package org.terreau.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.impact.Impact;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.SecretToken;
import org.terreau.shared.Stale;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

@ApplicationTest
class VerbatimsTests {

    private static final String TELLING = "Mme Le Goff m’a rappelée au 06 12 34 56 78, et tout s’est débloqué.";
    private static final String MADE = "[nom] m’a rappelée au [numéro de téléphone], et tout s’est débloqué.";

    private final People people;
    private final SurveyedProducts products;
    private final Surveys surveys;
    private final Answers answers;
    private final Verbatims verbatims;
    private final OwnAnswers own;
    private final Themes themes;
    private final Impact impact;
    private final SurveyRetention retention;
    private final JdbcClient jdbc;

    VerbatimsTests(
            People people,
            ProductCatalogue catalogue,
            Surveys surveys,
            Answers answers,
            Verbatims verbatims,
            OwnAnswers own,
            Themes themes,
            Impact impact,
            SurveyRetention retention,
            JdbcClient jdbc) {
        this.people = people;
        this.products = new SurveyedProducts(catalogue, people);
        this.surveys = surveys;
        this.answers = answers;
        this.verbatims = verbatims;
        this.own = own;
        this.themes = themes;
        this.impact = impact;
        this.retention = retention;
        this.jdbc = jdbc;
    }

    private ProductId open(String name) {
        ProductId product = products.product(name);
        surveys.open(product, new Surveys.Terms("", null, null, ""), products.staff());
        return product;
    }

    private SecretToken say(ProductId product, String words, boolean consent) {
        return answers.receive(
                product,
                SurveyedProducts.saying(4, 4, 8, words, consent),
                List.of(),
                Answer.Channel.LINK,
                "verbatims " + product + words.hashCode());
    }

    private Verbatim only(ProductId product) {
        return verbatims.all(product, Verbatim.Choice.ALL, products.staff()).get(0);
    }

    private void publish(ProductId product, Verbatim one, String text) {
        verbatims.publish(
                product,
                one.answer(),
                new Verbatims.Publication(text, "", null, true, false),
                one.version(),
                products.staff());
    }

    @Test
    void whatTellsWhoSomebodyIsIsShownMaskedAndPublishedOnceAPersonHasRead() {
        ProductId product = open("Masqué");
        say(product, TELLING, true);
        Visit staff = people.signedIn(products.staff());
        String list = Survey.deskPath(product) + "/verbatims";
        Visit.Page listed = staff.get(list + "?etat=a-lire");
        assertThat(listed.html().select("mark").eachText()).containsExactly("Mme Le Goff", "06 12 34 56 78");
        String path = listed.html().select("a[href^=" + list + "/]").attr("href");
        Visit.Page page = staff.get(path);
        assertThat(page.text()).contains("[numéro de téléphone]");
        Visit.Form form = staff.form(page, path);
        assertThat(form.value("texte")).isEqualTo(MADE);
        Visit.Page unread = form.send();
        assertThat(unread.status()).isEqualTo(422);
        assertThat(unread.errorOf("relu")).contains("une fois le texte relu");
        Visit.Page left = staff.form(unread, path)
                .with("texte", "Mme Le Goff est parfaite.")
                .with("relu", "oui")
                .send();
        assertThat(left.errorOf("tel-quel")).contains("Mme Le Goff");
        assertThat(people.visitor().get(product.path() + "/stats").text()).doesNotContain("débloqué", "Le Goff");
        Visit.Page published = staff.form(left, path)
                .with("texte", "Mon interlocutrice m’a rappelée, et tout s’est débloqué.")
                .send();
        assertThat(published.text()).contains("Le témoignage est publié").contains("Publié");
        assertThat(people.visitor().get(product.path() + "/stats").text())
                .contains("Mon interlocutrice m’a rappelée")
                .contains("Une personne qui utilise le service")
                .doesNotContain("Le Goff");
        Visit.Page unexplained = staff.form(published, path + "/retrait").send();
        assertThat(unexplained.status()).isEqualTo(422);
        assertThat(staff.form(unexplained, path + "/retrait")
                        .with("raison", "perime")
                        .send()
                        .text())
                .contains("Le témoignage est retiré")
                .contains("ne peut plus être publié")
                .contains("Le Goff");
        assertThat(people.visitor().get(product.path() + "/stats").text()).doesNotContain("interlocutrice");
        assertThat(staff.get(product.path() + "/mesures").text()).contains("Le service a changé depuis (par l’équipe)");
    }

    @Test
    void nothingIsPublishedWithoutTheAgreementOfWhoWroteIt() {
        ProductId product = open("Sans accord");
        say(product, "À garder entre nous.", false);
        Verbatim one = only(product);
        assertThatThrownBy(() -> publish(product, one, "À garder entre nous.")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> verbatims.move(
                        product, one.answer(), VerbatimState.TO_PUBLISH, one.version(), products.staff()))
                .isInstanceOf(Refused.class);
        Visit.Page page = people.signedIn(products.staff()).get(one.path());
        assertThat(page.text()).contains("n’a pas donné son accord");
        assertThat(page.html().select("textarea[name=texte]")).isEmpty();
        assertThat(impact.published(product).testimonies()).isEmpty();
    }

    @Test
    void twoPeopleDoNotDecideOnTheSameWords() {
        ProductId product = open("À deux");
        say(product, "Simple et rapide.", true);
        Verbatim one = only(product);
        verbatims.move(product, one.answer(), VerbatimState.SET_ASIDE, one.version(), products.staff());
        assertThatThrownBy(() -> publish(product, one, "Simple et rapide.")).isInstanceOf(Stale.class);
        assertThat(only(product).state()).isEqualTo(VerbatimState.SET_ASIDE);
        publish(product, only(product), "Simple et rapide.");
        assertThat(only(product).state()).isEqualTo(VerbatimState.PUBLISHED);
    }

    @Test
    void verbatimsAreFoundByWordsWithAccentsSortedByThemesAndTakenAway() {
        ProductId product = open("Trié");
        say(product, "L’écran d’accueil est très lent à s’ouvrir.", true);
        say(product, "Les démarches sont simples.", false);
        Visit staff = people.signedIn(products.staff());
        String desk = Survey.deskPath(product);
        Visit.Page vocabulary = staff.form(staff.get(desk + "/themes"), desk + "/themes")
                .with("nom", "Lenteur")
                .send();
        assertThat(vocabulary.text()).contains("Le thème est ajouté");
        assertThat(staff.form(vocabulary, desk + "/themes")
                        .forged("nom", "lenteur")
                        .forged("theme", "")
                        .send()
                        .status())
                .as("known already")
                .isEqualTo(422);
        Visit.Page gone = staff.form(staff.get(desk + "/themes"), desk + "/themes")
                .forged("theme", String.valueOf(themes.of(product).get(0).id()))
                .forged("action", "retirer")
                .send();
        assertThat(themes.of(product)).isEmpty();
        assertThat(staff.undo(gone).text()).contains("C’est remis comme avant.", "Lenteur");
        Theme theme = themes.of(product).get(0);
        for (String typed : List.of("ecran", "Écran", "l'ecran", "accueil", "ouvr"))
            assertThat(staff.get(desk + "/verbatims?q="
                                    + java.net.URLEncoder.encode(typed, java.nio.charset.StandardCharsets.UTF_8))
                            .text())
                    .as(typed)
                    .contains("Un verbatim")
                    .contains("très lent");
        assertThat(staff.get(desk + "/verbatims?q=piscine").text()).contains("Aucun verbatim ne correspond");
        Verbatim slow = verbatims
                .all(product, new Verbatim.Choice("lent", "", 0, ""), products.staff())
                .get(0);
        Visit.Page page = staff.get(slow.path());
        assertThat(staff.form(page, slow.path() + "/themes")
                        .with("theme", String.valueOf(theme.id()))
                        .send()
                        .text())
                .contains("Les thèmes sont enregistrés");
        assertThat(staff.get(desk + "/verbatims?theme=" + theme.id()).text()).contains("Un verbatim");
        assertThat(staff.get(desk + "/verbatims?accord=non").text())
                .contains("Les démarches sont simples")
                .doesNotContain("très lent");
        assertThat(staff.get(desk + "/verbatims.csv?theme=" + theme.id()).body())
                .contains(";Lenteur;")
                .doesNotContain("démarches");
        assertThat(staff.get("/api" + desk + "/verbatims").body()).contains("\"themes\":[\"Lenteur\"]");
        assertThatThrownBy(() -> themes.remove(product, theme.id(), products.staff()))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> verbatims.sort(product, slow.answer(), Set.of(999_999L), products.staff()))
                .isInstanceOf(NotFound.class);
        for (int more = 0; more < 4; more++) say(product, "Encore " + more, false);
        assertThat(people.visitor().get(product.path() + "/stats").text()).contains("Lenteur : un commentaire");
        assertThat(Statements.during(() -> staff.get(desk + "/verbatims?q=lent")))
                .isBetween(1, 14);
    }

    @Test
    void aThemeThatIsRefusedKeepsWhatWasTypedAndStopsOnceOnWhatTellsWhoSomebodyIs() {
        ProductId product = open("Vocabulaire");
        Visit staff = people.signedIn(products.staff());
        String path = Survey.deskPath(product) + "/themes";
        themes.add(product, "Attente", false, products.staff());
        long theme = themes.of(product).stream()
                .filter(one -> one.name().equals("Attente"))
                .findFirst()
                .orElseThrow()
                .id();
        String field = "nom-" + theme;
        Visit.Form rename = staff.forms(staff.get(path)).stream()
                .filter(form -> form.value("theme").equals(String.valueOf(theme)))
                .findFirst()
                .orElseThrow();
        Visit.Page empty = rename.again().with(field, "").send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.errorOf(field)).isNotEmpty();
        Visit.Page told = rename.again().with(field, "Voir M. LE GOFF Yann").send();
        assertThat(told.status()).isEqualTo(422);
        assertThat(told.errorOf(field)).contains("dit peut-être qui est quelqu’un");
        assertThat(told.html().select("[name=" + field + "]").val()).isEqualTo("Voir M. LE GOFF Yann");
        assertThat(told.html().select("details[open] [name=confirme-" + field + "]"))
                .hasSize(1);
        assertThat(rename.again().with(field, "Attente au guichet").send().text())
                .contains("Attente au guichet");
        assertThat(themes.of(product)).extracting(Theme::name).contains("Attente au guichet");
    }

    @Test
    void thePersonTakesTheAgreementBackAndWhatWasPublishedGoesAtOnce() {
        ProductId product = open("Retiré");
        String path = Survey.formPath(product);
        Visit person = people.visitor();
        Visit.Page thanks = SurveyedProducts.answered(person, path, 5, 5, 10)
                .with("commentaire", "J’ai gagné une matinée.")
                .with("accord", "oui")
                .send();
        String link = thanks.address().getPath();
        publish(product, only(product), "J’ai gagné une matinée.");
        assertThat(people.visitor().get(product.path() + "/stats").text()).contains("gagné une matinée");
        Visit later = people.visitor();
        Visit.Page read = later.get(link);
        assertThat(read.text()).contains("Voici ce que l’équipe en a publié");
        Visit.Page withdrawn = later.form(read, link + "/retrait").send();
        assertThat(withdrawn.text()).contains("Votre accord est retiré").contains("Ils ne sont plus conservés");
        assertThat(people.visitor().get(product.path() + "/stats").text()).doesNotContain("gagné une matinée");
        assertThat(people.visitor().get(product.path()).text()).doesNotContain("gagné une matinée");
        Verbatim gone = only(product);
        assertThat(gone.state()).isEqualTo(VerbatimState.WITHDRAWN);
        assertThat(gone.original() + gone.text()).isEmpty();
        assertThat(people.signedIn(products.staff())
                        .get(product.path() + "/mesures")
                        .text())
                .contains("est revenue sur son accord (par la personne elle-même)");
        assertThat(jdbc.sql(
                                "select count(*) from audit_line where action = 'survey.consent-withdrawn' and subject = :subject")
                        .param("subject", "product:" + product)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThatThrownBy(() -> own.withdraw(new SecretToken(link.substring(link.lastIndexOf('/') + 1))))
                .as("there is nothing left to withdraw")
                .isInstanceOf(Refused.class);
    }

    @Test
    void thePersonErasesTheWholeAnswerAndTheLinkLeadsNowhere() {
        ProductId product = open("Effacé");
        SecretToken secret = say(product, "Je préfère rester discrète.", true);
        publish(product, only(product), "Je préfère rester discrète.");
        String link = "/mon-avis/" + secret.value();
        Visit person = people.visitor();
        Visit.Page unsure = person.form(person.get(link), link + "/effacement").send();
        assertThat(unsure.status()).isEqualTo(422);
        assertThat(person.form(unsure, link + "/effacement")
                        .with("certain", "oui")
                        .send()
                        .text())
                .contains("Votre réponse est effacée")
                .doesNotContain("discrète");
        assertThat(person.get(link).status()).isEqualTo(404);
        assertThat(answers.results(product, Results.Choice.ALL, products.staff())
                        .answers())
                .isZero();
        assertThat(impact.published(product).testimonies()).isEmpty();
        assertThat(people.visitor()
                        .get("/mon-avis/aaaaaaaaaaaaaaaaaaaaaaaaaaaa")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void originalsAreForgottenAfterTwelveMonthsAndWhatIsPublishedStays() {
        ProductId product = open("Oublié");
        say(product, "Texte gardé un an, écrit par M. Kerbrat.", true);
        publish(product, only(product), "Texte gardé un an.");
        say(product, "Jamais publié.", true);
        jdbc.sql(
                        "update survey_answer set received_at = received_at - interval '13 months', role = 'maire' where product_id = :product")
                .param("product", product.value())
                .update();
        retention.run();
        List<Verbatim> left = verbatims.all(product, Verbatim.Choice.ALL, products.staff());
        assertThat(left).extracting(Verbatim::original).containsOnly("");
        assertThat(left).extracting(Verbatim::role).containsOnly("");
        assertThat(left).extracting(Verbatim::text).containsExactlyInAnyOrder("", "Texte gardé un an.");
        assertThat(people.visitor().get(product.path() + "/stats").text()).contains("Texte gardé un an.");
        assertThat(verbatims.all(product, new Verbatim.Choice("Kerbrat", "", 0, ""), products.staff()))
                .isEmpty();
        assertThat(people.signedIn(products.staff()).get(left.get(0).path()).text())
                .contains("L’original a été effacé le");
        assertThat(retention.run()).isZero();
    }
}
