package org.terreau.funding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Visit;

/** A budget that the text of a product's file tells: found, offered, and taken by a person alone. */
@ApplicationTest
class WrittenBudgetTests {

    private static final String BODY = """
            ## Contexte

            Des chasseurs et des vétérinaires.

            ## Budget construction 2024

            | Poste | Total € |
            | --- | --- |
            | Développement | 58 150 |
            | **Mentorat** | 28 500  |
            | TOTAL | 86 650 |

            # Apprentissages

            Un budget de 3 ans.
            """;

    private final People people;
    private final ProductCatalogue catalogue;

    WrittenBudgetTests(People people, ProductCatalogue catalogue) {
        this.people = people;
        this.catalogue = catalogue;
    }

    private static String text(Visit.Page page) {
        return page.text().replaceAll("\\h", " ");
    }

    @Test
    void theTableUnderTheHeadingIsReadAsASpreadsheetWouldCopyIt() {
        WrittenBudget written = WrittenBudget.of(BODY).orElseThrow();
        assertThat(written.text()).startsWith("| Poste").endsWith("86 650 |");
        assertThat(written.rows()).isEqualTo("""
                Poste\tTotal €
                Développement\t58 150
                Mentorat\t28 500
                TOTAL\t86 650""");
    }

    @Test
    void theLargestTableIsTakenAndASubheadingBelongsToTheBudget() {
        WrittenBudget written = WrittenBudget.of("""
                ## Budget
                ### Bons de commande
                | | |
                |---|---|
                | DINUM 24 | 82 000 € |

                ### Répartition
                | Poste | Coût |
                |---|---|
                | Design | 111 055 € |
                | Ops | 1 € |
                """).orElseThrow();
        assertThat(written.rows()).isEqualTo("Poste\tCoût\nDesign\t111 055 €\nOps\t1 €");
    }

    @Test
    void aSentenceIsOfferedWithoutRows() {
        WrittenBudget written = WrittenBudget.of("## Notre budget\n\nenveloppe de 480k€, répartis entre 2 bureaux")
                .orElseThrow();
        assertThat(written.text()).contains("480k€");
        assertThat(written.rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Un budget de 12 €", "## Budget\n\nÀ venir", "## Budgétisation\n\n12 €", "## Équipe\n\n12 €"
            })
    void nothingIsReadWhereNoHeadingOrNoFigureSaysIt(String body) {
        assertThat(WrittenBudget.of(body)).isEmpty();
    }

    @Test
    void itIsToldToEverybodyOfferedToTheTeamAndTakenOnceTheyConfirm() {
        ProductId product =
                SomeProduct.named("fiche-budget").in("fiche.essai").saying(BODY).storedIn(catalogue);
        String budget = product.path() + "/budget";
        assertThat(text(people.visitor().get(budget)))
                .contains("Budget écrit dans la fiche")
                .doesNotContain("58 150");
        Actor staff = people.someone("staff@fiche.test", "Sacha Fiche", new Grant(Role.STAFF, "fiche.essai"));
        Visit visit = people.signedIn(staff);
        Visit.Page desk = visit.get(product.path() + "/gestion-budget");
        assertThat(text(desk)).contains("Un budget est écrit dans la fiche du produit");
        Visit.Page offered = visit.get(product.path() + "/gestion-budget/fichier");
        Visit.Form form = visit.form(offered, product.path() + "/gestion-budget/collage");
        assertThat(form.value("lignes").replace("\r", "")).startsWith("Poste\tTotal €\nDéveloppement\t58 150");
        assertThat(text(form.send())).contains("Développement", "86 650").doesNotContain("Le fichier est pris");
    }
}
