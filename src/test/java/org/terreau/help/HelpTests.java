package org.terreau.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Visit;

/** Help answers real questions, found as people type. */
@ApplicationTest
class HelpTests {

    private final People people;
    private final Articles articles;

    HelpTests(People people, Articles articles) {
        this.people = people;
        this.articles = articles;
    }

    @Test
    void everyArticleExistsInBothLanguagesForTheSamePeople() {
        assertThat(articles.in(Locale.ENGLISH))
                .hasSizeGreaterThanOrEqualTo(15)
                .usingRecursiveFieldByFieldElementComparatorOnFields("code", "roles")
                .isEqualTo(articles.in(Locale.FRENCH));
        assertThat(articles.in(Locale.FRENCH))
                .extracting(article -> article.roles().get(0))
                .contains(Article.Role.values());
    }

    @ParameterizedTest
    @CsvSource({
        "indicateur, choisir-un-indicateur",
        "INDICATEURS, choisir-un-indicateur",
        "prerequis, six-prerequis",
        "prérequis, six-prerequis",
        "mot de passe, sans-mot-de-passe",
        "comites, preparer-un-comite",
        "phase, phases-d-un-produit"
    })
    void anAnswerIsFoundAsPeopleType(String typed, String code) {
        Visit visitor = people.visitor();
        Visit.Page found =
                visitor.form(visitor.get("/aide"), "/aide").with("q", typed).send();
        assertThat(found.html().select("main a").eachAttr("href")).contains("/aide/" + code);
        assertThat(found.html().select("main [name=q]").val()).isEqualTo(typed);
    }

    @Test
    void theSearchOfTheWholeSiteAnswersToo() {
        assertThat(people.visitor()
                        .get("/recherche?q=six+pr%C3%A9requis")
                        .html()
                        .select("main a")
                        .eachAttr("href"))
                .contains("/aide/six-prerequis");
    }

    @Test
    void inEnglishAnAnswerIsFoundByItsEnglishWords() {
        Visit visitor = people.visitor();
        visitor.get("/aide?lang=en");
        assertThat(visitor.get("/aide?q=password").text()).contains("Why is there no password?");
    }

    @Test
    void nothingFoundLeadsToEverythingAndToPeople() {
        Visit.Page none = people.visitor().get("/aide?q=zzzzzz");
        assertThat(none.html().select("main a").eachAttr("href")).containsAll(List.of("/aide", "/contact"));
        assertThat(none.text()).contains("Aucune réponse");
    }

    @Test
    void eachArticleLeadsToPagesThatAnswerWhoeverIsSignedIn() {
        Visit visitor = people.visitor();
        assertThat(visitor.get("/").html().select("footer a[href=/aide]")).hasSize(1);
        Visit somebody = people.signedIn(people.someone("aide@lecture.test", "Ariel Lecture"));
        for (Article article : articles.in(Locale.FRENCH)) {
            Visit.Page page = visitor.get(article.path());
            assertThat(page.status()).as(article.code()).isEqualTo(200);
            assertThat(page.html().select("main .t-prose a").eachAttr("href"))
                    .allSatisfy(path ->
                            assertThat(somebody.get(path).status()).as(path).isEqualTo(200));
        }
        assertThat(visitor.get("/aide/rien-de-tel").status()).isEqualTo(404);
    }
}
