package org.terreau.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Role;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Visit;

@ApplicationTest
class SupportCatalogueTests {

    private static final Path FIELD = Path.of("../shared/data/field");

    private static final String TABLE = """
            offer,kind,typical_volume,typical_value_eur,phase,how_it_is_asked,source
            ticket d’investigation,coaching + designer,20 jours sur 9 à 12 semaines,15000,investigation,appel,manuel
            unités de mentorat,coaching,20 jours par mois,,"construction, acceleration",commande,marché
            atelier sécurité,workshop,une demi-journée,,construction on,demande,manuel
            audit d’avant comité,audit,,,before a committee,prévu,manuel
            certification,assessment,8 compétences,,six mois à temps plein,inscription,manuel
            Atelier sécurité,workshop,,,all,,
            tournoi,match,,,all,,
            visite,advice,1 h,beaucoup,all,,
            ,advice,1 h,,all,,
            """;

    private final JdbcClient jdbc;
    private final People people;

    SupportCatalogueTests(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    private Visit signedIn(Role role, String incubator) {
        return people.signedIn(people.worksFor(incubator, role, "Paule Appui"));
    }

    private Visit lead(String incubator) {
        return signedIn(Role.LEAD, incubator);
    }

    private static Visit.Form fresh(Visit visit, String incubator) {
        return visit.form(visit.get("/appui/gestion/nouvelle?incubateur=" + incubator), "/appui/gestion/nouvelle")
                .with("nom", "Répétition de comité")
                .with("obtient", "Une présentation jouée en entier, et trois choses à changer.")
                .with("famille", "methode")
                .with("forme", "seance")
                .with("moments", "construction", "comite")
                .with("volume", "2 h")
                .with("delai", "10")
                .with("valeur", "1 200");
    }

    private long number(String incubator, String name) {
        return jdbc.sql("select id from support_offer where incubator_id = :incubator and name = :name")
                .param("incubator", incubator)
                .param("name", name)
                .query(Long.class)
                .single();
    }

    @Test
    void everybodyReadsByMomentWhatOneGetsHowLongOneWaitsAndWhatItIsWorth() {
        assertThat(fresh(lead("appui.lu"), "appui.lu").send().text()).contains("L’offre est ajoutée.");

        Visit.Page page = people.visitor().get("/appui?incubateur=appui.lu");

        assertThat(page.html().select("h2").eachText())
                .containsSubsequence("Vous construisez un premier service", "Un comité approche");
        assertThat(page.html().select("h3").eachText()).containsOnlyOnce("Répétition de comité");
        assertThat(page.text())
                .contains("Une présentation jouée en entier", "2 semaines", "Offert par l’incubateur, valeur ≈ 1")
                .contains("Déjà présenté plus haut");
        assertThat(people.visitor()
                        .get("/appui/" + number("appui.lu", "Répétition de comité"))
                        .text())
                .contains("Une présentation jouée en entier", "Incubateur appui.lu");
        assertThat(people.visitor().get("/appui.csv?incubateur=appui.lu").body())
                .contains("incubateur;numero;nom", "Répétition de comité;methode;seance;construction, comite");
        assertThat(people.visitor().get("/api/appui?incubateur=appui.lu").body())
                .contains("\"nom\":\"Répétition de comité\"", "\"attente\":10", "\"valeur\":1200");
        assertThat(people.visitor().get("/offre").html().select("a[href=/appui]"))
                .isNotEmpty();
        assertThat(people.visitor().get("/appui?incubateur=nulle.part").status())
                .isEqualTo(404);
    }

    @Test
    void whatNobodyWroteYetIsReadByNobodyAndWhatIsClosedSaysSo() {
        Visit lead = lead("appui.ferme");
        fresh(lead, "appui.ferme").with("obtient", "").with("etat", "fermee").send();
        long number = number("appui.ferme", "Répétition de comité");

        assertThat(people.visitor().get("/appui/" + number).status()).isEqualTo(404);
        assertThat(people.visitor().get("/appui?incubateur=appui.ferme").text())
                .contains("n’a pas encore publié son catalogue");

        String edit = "/appui/gestion/" + number;
        Visit.Page refused =
                lead.form(lead.get(edit), edit).with("etat", "ouverte").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("obtient")).contains("Dites ce que l’on obtient");
        lead.form(refused, edit)
                .with("etat", "fermee")
                .with("obtient", "Une heure avec une juriste.")
                .send();

        assertThat(people.visitor().get("/appui/" + number).text())
                .contains("Fermé")
                .doesNotContain("Attente");
    }

    @Test
    void ofTwoWhoChangeItAtOnceTheSecondSeesBoth() {
        Visit lead = lead("appui.deux");
        fresh(lead, "appui.deux").send();
        String edit = "/appui/gestion/" + number("appui.deux", "Répétition de comité");
        Visit.Form first = lead.form(lead.get(edit), edit).with("volume", "trois heures");
        Visit.Form second = lead.form(lead.get(edit), edit).with("volume", "une journée");
        first.send();

        Visit.Page stale = second.send();

        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text()).contains("Quelqu’un d’autre a modifié cette offre");
        assertThat(lead.form(stale, edit).value("volume")).isEqualTo("une journée");
        assertThat(lead.form(stale, edit).send().status()).isEqualTo(200);
        assertThat(people.visitor().get("/appui?incubateur=appui.deux").text()).contains("une journée");
    }

    @Test
    void theLeadOfTheIncubatorAloneWritesIt() {
        fresh(lead("appui.lui"), "appui.lui").send();
        String edit = "/appui/gestion/" + number("appui.lui", "Répétition de comité");

        for (Visit other : List.of(signedIn(Role.STAFF, "appui.lui"), lead("appui.autre"))) {
            assertThat(other.get(edit).status()).isEqualTo(403);
            assertThat(other.get("/appui/gestion?incubateur=appui.lui").status())
                    .isEqualTo(403);
            assertThat(other.get("/appui/gestion/import?incubateur=appui.lui").status())
                    .isEqualTo(403);
        }
        assertThat(lead("appui.autre").get("/appui/gestion").text()).contains("Le catalogue est vide");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            nom      |          | Donnez un nom
            famille  | autre    | Choisissez un sujet
            forme    | autre    | Choisissez une forme
            valeur   | environ  | Écrivez un montant
            delai    | bientôt  | Écrivez un nombre entier de 0
            capacite | 0        | Écrivez un nombre entier de 1
            rang     | dernier  | Écrivez un nombre entier
            etat     | demain   | Choisissez un état
            """)
    void whatIsWrongIsSaidBesideItsFieldAndNothingTypedIsLost(String field, String typed, String told) {
        Visit lead = lead("appui.faux");

        Visit.Page refused = fresh(lead, "appui.faux")
                .forged(field, typed == null ? "" : typed)
                .send();

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf(field)).contains(told);
        Visit.Form again = lead.form(refused, "/appui/gestion/nouvelle");
        assertThat(again.value("volume")).isEqualTo("2 h");
        assertThat(refused.html().select("[name=moments][checked]")).hasSize(2);
    }

    @Test
    void aTableSaysWhatItWouldDoLineByLineBeforeItIsWritten() {
        Visit lead = lead("appui.table");
        Visit.Page preview = read(lead, "appui.table");

        assertThat(preview.text())
                .contains("Rien n’est encore écrit", "5 offres ajoutées", "4 lignes laissées de côté")
                .contains("« six mois à temps plein » n’est pas un moment connu")
                .contains("Le même nom est déjà à la ligne 4", "La forme « match » n’est pas connue")
                .contains("« beaucoup » n’est pas un montant", "Il manque un nom");
        assertThat(count("appui.table")).isZero();

        Visit.Page taken =
                lead.form(preview, "/appui/gestion/import/confirmation").send();

        assertThat(taken.text()).contains("5 offres ajoutées, aucune mise à jour.");
        assertThat(jdbc.sql("""
                        select form || ' ' || array_to_string(moments, '+') || ' ' || state || ' ' || coalesce(value_cents / 100, -1)
                        from support_offer where incubator_id = 'appui.table' order by position
                        """).query(String.class).list())
                .containsExactly(
                        "mandat investigation fermee 15000",
                        "mandat construction+acceleration fermee -1",
                        "atelier construction+acceleration+perennisation fermee -1",
                        "audit comite fermee -1",
                        "evaluation toujours fermee -1");
        assertThat(read(lead, "appui.table").text())
                .contains("5 offres inchangées")
                .doesNotContain("Écrire ces lignes");
    }

    /** The catalogue that the field publishes: every line is taken, none with a value that nobody wrote. */
    @Test
    void theCatalogueOfTheFieldIsTakenWhole() throws IOException {
        byte[] real = Files.readAllBytes(FIELD.resolve("support-catalogue.csv"));
        Visit lead = lead("appui.terrain");
        String path = "/appui/gestion/import";
        Visit.Page preview = lead.form(lead.get(path + "?incubateur=appui.terrain"), path)
                .file("fichier", "appui.csv", real)
                .send();

        assertThat(preview.text()).contains("17 offres ajoutées").doesNotContain("laissée de côté", "laissées de côté");
        lead.form(preview, path + "/confirmation").send();

        assertThat(jdbc.sql("""
                        select count(*) || ' ' || count(value_cents) || ' ' || sum(value_cents)::bigint / 100 || ' '
                               || string_agg(distinct state, '+')
                        from support_offer where incubator_id = 'appui.terrain'
                        """).query(String.class).single()).isEqualTo("17 3 75000 fermee");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            nothing       |                  | Collez un tableau
            a sentence    | bonjour          | Il manque la colonne
            a title alone | offer,kind       | Collez un tableau
            an open quote | offer,kind\\n"a,b | ne se lit pas
            """)
    void whatIsNoCatalogueIsRefusedInWords(String what, String typed, String told) {
        Visit lead = lead("appui.rien");
        String path = "/appui/gestion/import";

        Visit.Page refused = lead.form(lead.get(path + "?incubateur=appui.rien"), path)
                .with("lignes", typed == null ? "" : typed.replace("\\n", "\n"))
                .send();

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("lignes")).contains(told);
    }

    private static Visit.Page read(Visit lead, String incubator) {
        String path = "/appui/gestion/import";
        return lead.form(lead.get(path + "?incubateur=" + incubator), path)
                .file("fichier", "appui.csv", TABLE.getBytes(StandardCharsets.UTF_8))
                .send();
    }

    private int count(String incubator) {
        return jdbc.sql("select count(*) from support_offer where incubator_id = :incubator")
                .params(Map.of("incubator", incubator))
                .query(Integer.class)
                .single();
    }
}
