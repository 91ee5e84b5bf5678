package org.terreau.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.team.Missions;
import org.terreau.team.Persons;
import org.terreau.team.TypedMission;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Days;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

/** Lists of members, as they come: pasted, read, taken, set aside. */
@ApplicationTest
class ToolReadingTests {

    private final ProductCatalogue products;
    private final Missions missions;
    private final MembersFile file;
    private final AccessRetention retention;
    private final JdbcClient jdbc;
    private final People people;
    private final Days days;

    ToolReadingTests(
            ProductCatalogue products,
            Missions missions,
            MembersFile file,
            AccessRetention retention,
            JdbcClient jdbc,
            People people,
            Days days) {
        this.products = products;
        this.missions = missions;
        this.file = file;
        this.retention = retention;
        this.jdbc = jdbc;
        this.people = people;
        this.days = days;
    }

    private Actor staff(String incubator) {
        return people.worksFor(incubator, Role.STAFF, "Sacha " + incubator);
    }

    private ProductId product(String id, String incubator) {
        people.incubator(incubator);
        return SomeProduct.named(id).called("Produit " + id).in(incubator).storedIn(products);
    }

    private void join(ProductId product, String name, String email, Actor by) {
        missions.join(
                product,
                new Persons.TypedPerson(name, email, true),
                new TypedMission(
                        "design",
                        "",
                        "independant",
                        "",
                        days.today().minusDays(100).toString(),
                        "",
                        "3",
                        "employeur"),
                by);
    }

    private static String text(Visit.Page page) {
        return page.text().replaceAll("\\h", " ");
    }

    private String tool(Visit visit, String incubator, String key) {
        return visit.form(visit.get("/outils/nouveau?incubateur=" + incubator), "/outils/nouveau")
                .with("nom", "Forge " + incubator)
                .with("genre", "code")
                .with("cle", key)
                .with("retrait", "assiste")
                .with("mode-operatoire", "Retirer de l’organisation.")
                .with("prix", "10")
                .send()
                .path();
    }

    private static Visit.Page read(Visit visit, String tool, String lines) {
        return visit.form(visit.get(tool + "/liste"), tool + "/liste")
                .with("lignes", lines)
                .send();
    }

    private static Visit.Page take(Visit visit, String tool, String lines) {
        return visit.form(read(visit, tool, lines), tool + "/liste/confirmation")
                .send();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFEmail;Nom;Role\nAnna.Le-Goff+forge@Exemple.FR;Anna;Owner\n",
                "login,email,role\nagoff,anna.le-goff+forge@exemple.fr,admin\n",
                "Adresse électronique\tNiveau\nANNA.LE-GOFF+FORGE@EXEMPLE.FR\tadministration\n",
                "Email,Role\r\nanna.le-goff+forge@exemple.fr,admin\r\nanna.le-goff+forge@exemple.fr,admin\r\n,\r\n",
            })
    void aListIsReadWhateverItsSeparatorItsMarkAndItsCase(String text) {
        MembersFile.Read read = file.read(text, AccountKey.EMAIL);
        assertThat(read.members()).hasSize(1);
        MembersFile.Member anna = read.members().get(0);
        assertThat(anna.login()).isEqualTo("anna.le-goff+forge@exemple.fr");
        assertThat(anna.level()).isEqualTo(Level.ADMIN);
        assertThat(MembersFile.mailbox(anna.email())).isEqualTo("anna.le-goff@exemple.fr");
    }

    @Test
    void whoReadsTheAccountsOfAToolIsInTheJournalOnceAnHour() {
        people.incubator("lecture.heure");
        Actor staff = staff("lecture.heure");
        Visit visit = people.signedIn(staff);
        String tool = tool(visit, "lecture.heure", "courriel");
        visit.get(tool + "/ecarts");
        visit.get(tool + "/ecarts.csv");
        visit.get(tool);
        assertThat(readings(staff)).as("whatever shows them, one subject").isEqualTo(1);
        jdbc.sql("update audit_line set at = at - interval '2 hours' where subject = 'incubator:lecture.heure'")
                .update();
        visit.get(tool + "/ecarts");
        visit.get(tool + "/ecarts");
        assertThat(readings(staff)).as("told again after an hour").isEqualTo(2);
        Actor other = people.worksFor("lecture.heure", Role.LEAD, "Autre lectrice");
        people.signedIn(other).get(tool + "/ecarts");
        assertThat(readings(other)).as("of each reader").isEqualTo(1);
    }

    private long readings(Actor reader) {
        return jdbc.sql("select count(*) from audit_line where action = 'access.accounts-read' and who_name = :who")
                .param("who", reader.who().name())
                .query(Long.class)
                .single();
    }

    @Test
    void oneLoginALineIsAListToo() {
        assertThat(file.read("@Ylenn\nkatell\n", AccountKey.LOGIN).members())
                .extracting(MembersFile.Member::login)
                .containsExactly("ylenn", "katell");
    }

    @Test
    void aListIsPreviewedThenTakenAndItsDifferencesAreSettled() {
        ProductId product = product("lecture-entiere", "lecture.a");
        Actor staff = staff("lecture.a");
        join(product, "Annaïg Lecture", "annaig@lecture.test", staff);
        join(product, "Tudi Lecture", "tudi@lecture.test", staff);
        Visit visit = people.signedIn(staff);
        String tool = tool(visit, "lecture.a", "courriel");
        String list =
                "email;nom;derniere activite\nAnnaig+outil@lecture.test;A;2026-11-01\nperso@ailleurs.test;Tudi LECTURE;\n"
                        + "robot@ailleurs.test;Robot;2020-01-01\n";
        Visit.Page preview = read(visit, tool, list);
        assertThat(text(preview))
                .contains(
                        "Un compte d’une personne connue",
                        "Une identité douteuse",
                        "Un compte que personne ne réclame");
        assertThat(text(visit.get(tool + "/ecarts"))).as("nothing is kept yet").contains("Aucune liste");
        Visit.Page gaps = visit.form(preview, tool + "/liste/confirmation").send();
        assertThat(text(gaps))
                .contains("3 comptes", "Vu, et déclaré nulle part", "Identité douteuse", "Personne ne le réclame")
                .contains("Inutilisé depuis plus de 180 jours", "10 € par mois");
        assertThat(visit.get(tool + "/ecarts.csv").body()).contains("non-declare;annaig+outil@lecture.test");
        assertThat(visit.get("/api" + tool + "/ecarts").body()).contains("\"ecart\":\"orphelin\"");
        assertThat(Statements.during(() -> visit.get(tool + "/ecarts"))).isLessThanOrEqualTo(17);
        assertThat(text(visit.get("/journal?objet=incubator:lecture.a"))).contains("Comptes lus sur un outil");

        Visit.Page refused = visit.form(gaps, tool + "/derogation")
                .with("ecart", "identite-douteuse perso@ailleurs.test")
                .with("raison", "Il change d’adresse")
                .with("jusqu-au", "")
                .send();
        assertThat(refused.errorOf("jusqu-au")).contains("Dites jusqu’à quel jour");
        Visit.Page borne = visit.form(gaps, tool + "/derogation")
                .with("ecart", "identite-douteuse perso@ailleurs.test")
                .with("raison", "Il change d’adresse")
                .with("jusqu-au", days.today().plusDays(20).toString())
                .send();
        assertThat(text(borne)).contains("Supporté jusqu’au", "Il change d’adresse");
        Visit.Page service = visit.form(borne, tool + "/service")
                .with("identifiant", "robot@ailleurs.test")
                .with("usage-du-compte", "Livre en continu")
                .with("responsable", staff.email().value())
                .send();
        assertThat(text(service)).contains("Livre en continu").doesNotContain("Personne ne le réclame");

        assertThat(people.signedIn(staff("lecture.b")).get(tool + "/ecarts").status())
                .isEqualTo(404);
        assertThat(people.signedIn(staff("lecture.b")).get(tool + "/liste").status())
                .isEqualTo(404);
    }

    @Test
    void aListThatFellIsSetAsideWhole() {
        product("lecture-coupee", "lecture.c");
        Visit visit = people.signedIn(staff("lecture.c"));
        String tool = tool(visit, "lecture.c", "courriel");
        assertThat(text(take(visit, tool, rows(95)))).contains("95 comptes");
        Visit.Page refused = read(visit, tool, rows(12));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf("lignes")).contains("12 comptes, la dernière en avait 95");
        assertThat(refused.html().select("textarea[name=lignes]").text())
                .as("nothing typed is lost")
                .contains("m1@");
        assertThat(text(visit.get(tool + "/ecarts"))).contains("95 comptes");
        assertThat(read(visit, tool, "nom\nAnna").errorOf("lignes")).isNotNull();
    }

    private static String rows(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(row -> "m" + row + "@liste.test")
                .collect(Collectors.joining("\n", "email\n", "\n"));
    }

    @Test
    void aLoginThatWasRenamedIsTheSamePersonByTheirAddress() {
        ProductId product = product("lecture-renommee", "lecture.d");
        Actor staff = staff("lecture.d");
        join(product, "Gaud Lecture", "gaud@lecture.test", staff);
        Visit visit = people.signedIn(staff);
        String tool = tool(visit, "lecture.d", "identifiant");
        take(visit, tool, "login,email\ngaud-dev,gaud@lecture.test\n");
        Visit.Page renamed = read(visit, tool, "login,email\ngaud-tech,gaud@lecture.test\n");
        assertThat(text(renamed)).contains("Un compte d’une personne connue", "Un compte a disparu", "gaud-dev");
        Visit.Page gaps = visit.form(renamed, tool + "/liste/confirmation").send();
        assertThat(text(gaps)).contains("Vu, et déclaré nulle part").doesNotContain("Personne ne le réclame");
        assertThat(visit.get(tool + "/ecarts.csv").body()).contains("gaud-tech").doesNotContain("gaud-dev");
    }

    /** One is the address of the team, the other the login that was declared on the tool. */
    @Test
    void twoAddressesOfOnePersonAreOnePerson() {
        ProductId product = product("lecture-deux", "lecture.f");
        Actor staff = staff("lecture.f");
        join(product, "Soazig Lecture", "soazig@lecture.test", staff);
        Visit visit = people.signedIn(staff);
        String tool = tool(visit, "lecture.f", "courriel");
        Visit.Page page = visit.get(product.path() + "/acces");
        visit.form(page, product.path() + "/acces")
                .with("outil", tool.substring(tool.lastIndexOf('/') + 1))
                .with(
                        "personne",
                        page.html().select("select[name=personne] option").stream()
                                .filter(one -> one.text().equals("Soazig Lecture"))
                                .findFirst()
                                .orElseThrow()
                                .attr("value"))
                .with("niveau", "ecriture")
                .with("identifiant", "Soazig.Perso@Ailleurs.test")
                .send();

        Visit.Page gaps = take(visit, tool, "email\nsoazig.perso@ailleurs.test\nSOAZIG+forge@lecture.test\n");

        assertThat(text(gaps))
                .contains("2 comptes")
                .doesNotContain("Personne ne le réclame", "Identité douteuse", "déclaré nulle part");
    }

    @Test
    void aListWithoutAnyAccountIsRefusedAndTheLastOneStays() {
        product("lecture-vide", "lecture.g");
        Visit visit = people.signedIn(staff("lecture.g"));
        String tool = tool(visit, "lecture.g", "courriel");
        take(visit, tool, rows(3));

        for (String none : List.of("email\n", "email;nom\n;\n;\n", " \n"))
            assertThat(read(visit, tool, none).errorOf("lignes")).isNotNull();
        assertThat(text(visit.get(tool + "/ecarts"))).contains("3 comptes");
    }

    /** Columns that nobody asked for are not read: a secret, a biography, a status (FIELD 4.5). */
    @Test
    void secretsBiographiesAndStatusesOfAListAreLeft() {
        assertThat(file.read(
                                "login;email;password;token;bio;statut\n"
                                        + "ylenn;ylenn@lecture.test;Azerty123;ghp_0123;Vit à Brest;vacataire\n",
                                AccountKey.LOGIN)
                        .toString())
                .contains("ylenn@lecture.test")
                .doesNotContain("Azerty123", "ghp_0123", "Brest", "vacataire");
    }

    @Test
    void anAliasThatNobodyDeclaredIsDoubtfulAndNeverActsByItself() {
        ProductId product = product("lecture-alias", "lecture.h");
        Actor staff = staff("lecture.h");
        join(product, "Bleuenn Lecture", "bleuenn@lecture.test", staff);
        Visit visit = people.signedIn(staff);
        String tool = tool(visit, "lecture.h", "courriel");

        Visit.Page gaps = take(visit, tool, "email;nom\nb.lecture@lecture.test;Bleuenn LECTURE\n");

        assertThat(text(gaps)).contains("Identité douteuse").doesNotContain("déclaré nulle part");
    }

    @Test
    void ninetyDaysAfterTheLastListWhatIsNobodysIsForgotten() {
        product("lecture-oubli", "lecture.e");
        Visit visit = people.signedIn(staff("lecture.e"));
        String tool = tool(visit, "lecture.e", "courriel");
        take(visit, tool, "email\ninconnu@oubli.test\n");
        days.on(days.today().plusDays(90), retention::run);
        assertThat(kept("inconnu@oubli.test")).isEqualTo(1);
        days.on(days.today().plusDays(91), retention::run);
        assertThat(kept("inconnu@oubli.test")).isZero();
    }

    private int kept(String login) {
        return jdbc.sql("select count(*) from access_observed where login = :login")
                .param("login", login)
                .query(Integer.class)
                .single();
    }
}
