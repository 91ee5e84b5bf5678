package org.terreau.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.Incubators;
import org.terreau.shared.Money;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.CollectivityKind;
import org.terreau.territory.Siren;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.People;
import org.terreau.testing.Visit;

@ApplicationTest
class SimulatorTests {

    private static final String PATH = "/outils/partage-des-couts";
    private static final String THREE = "Quimper\nConcarneau\nDouarnenez";

    private final Collectivities collectivities;
    private final ScenarioLink link;
    private final KeptScenarios kept;
    private final ScenariosPersonalData personal;
    private final Incubators incubators;
    private final JdbcClient jdbc;
    private final People people;

    SimulatorTests(
            Collectivities collectivities,
            ScenarioLink link,
            KeptScenarios kept,
            ScenariosPersonalData personal,
            Incubators incubators,
            JdbcClient jdbc,
            People people) {
        this.collectivities = collectivities;
        this.link = link;
        this.kept = kept;
        this.personal = personal;
        this.incubators = incubators;
        this.jdbc = jdbc;
        this.people = people;
    }

    private static Visit.Form form(Visit visit, String cost, String members) {
        return visit.form(visit.get(PATH), PATH).with("cout", cost).with("membres", members);
    }

    private Visit.Page computed(String cost, String members) {
        return form(people.visitor(), cost, members).send();
    }

    /** The amounts of the table of parts, in euros. */
    private static List<BigDecimal> amounts(Visit.Page page) {
        return page.html().select("#resultat td:has(svg)").eachText().stream()
                .map(text -> Money.parse(text).orElseThrow().inEuros())
                .toList();
    }

    /** What a field of the page holds. */
    private static String held(Visit.Page page, String field) {
        return Objects.requireNonNull(page.html().getElementById(field)).val();
    }

    /** What a page says, its spaces as one types them. */
    private static String said(Visit.Page page) {
        return page.text().replace('\u00a0', ' ').replace('\u202f', ' ');
    }

    private Collectivity commune(String code) {
        return collectivities
                .find(new CollectivityId(CollectivityKind.COMMUNE, code))
                .orElseThrow();
    }

    @Test
    void aVisitorSharesACostByNamesAndTheAddressHoldsItAll() {
        Visit.Page page = computed("120 000", THREE);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.path()).startsWith(PATH + "?s=");
        assertThat(said(page)).contains("120 000 € TTC").contains("entre 3 membres");
        assertThat(amounts(page).stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("120000.00");
        long quimper = Objects.requireNonNull(commune("29232").population());
        assertThat(said(page)).contains(String.valueOf(quimper % 1000));
        Visit.Page again = people.visitor().get(page.path());
        assertThat(amounts(again)).isEqualTo(amounts(page));
        assertThat(held(again, "membres").lines()).hasSize(3);
    }

    @Test
    void nothingOfWhatAVisitorComputesIsKept() {
        computed("345 678,90", THREE);

        assertThat(jdbc.sql("select count(*) from sharing_scenario where owner_id is null and name = ''")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void codesPastedFromASpreadsheetAreMembersWithWhatTheirTitlesSay() {
        String siren = Siren.parse("212902324").map(Siren::digits).orElse("29232");
        Visit.Page page = form(
                        people.visitor(),
                        "1000",
                        "Code\tCollectivité\tDossiers\n" + siren + "\tQuimper\t30\n29039\tConcarneau\t10")
                .with("methode", "unites")
                .send();

        assertThat(amounts(page)).containsExactly(new BigDecimal("750.00"), new BigDecimal("250.00"));
        assertThat(page.text()).contains("L’unité revient à 25 €");
    }

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | Quimper | cout | Un coût nul ne se partage pas",
                "-5 | Quimper | cout | sans signe moins",
                "1.234 | Quimper | cout | écrivez 1234 ou 1,23",
                "2 000 000 000 | Quimper | cout | dépasse un milliard",
                "100 | Quimper/Brest/QUIMPER (29) | membres | Ligne 3",
                "100 | 999999999 | membres | aucune collectivité n’a le numéro",
                "100 | region:53 | membres | La population d’un membre n’est pas dans le code officiel",
                "100 | Zzzqxw | membres | Ligne 1",
                "100 | Quimper ; moins que rien | membres | n’est pas une population",
            })
    void whatIsWrongIsToldBesideItsFieldAndNothingTypedIsLost(String cost, String members, String field, String told) {
        String typed = members.replace('/', '\n');
        Visit.Page page = computed(cost, typed);

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.errorOf(field)).contains(told);
        assertThat(held(page, "membres")).isEqualTo(typed);
        assertThat(held(page, "cout")).isEqualTo(cost);
    }

    @Test
    void anAmountAboveABillionIsTakenOnceConfirmed() {
        Visit visit = people.visitor();
        Visit.Page asked = form(visit, "2 000 000 000", "Quimper").send();

        assertThat(said(visit.form(asked, PATH).with("confirme-cout", "oui").send()))
                .contains("2 000 000 000 €");
    }

    @ParameterizedTest(name = "floor {0}, cap {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {"500 | | plancher | baissez le plancher", " | 300 | plafond | Montez le plafond"})
    void limitsThatTheCostDoesNotHoldBetweenAreToldBesideThem(String floor, String cap, String field, String told) {
        Visit.Page page = form(people.visitor(), "1000", THREE)
                .with("plancher", floor == null ? "" : floor)
                .with("plafond", cap == null ? "" : cap)
                .send();

        assertThat(page.errorOf(field)).contains(told);
    }

    @Test
    void aNameOfSeveralIsAskedForAndChosenWithoutScript() {
        Visit visit = people.visitor();
        Visit.Page asked = form(visit, "1000", "Quimper\nSaint-Denis").send();

        assertThat(asked.errorOf("membres")).contains("Ligne 2");
        String chosen = asked.html().select("[name=choix-2]").stream()
                .filter(radio -> radio.val().equals("commune:93066"))
                .findFirst()
                .orElseThrow()
                .val();
        Visit.Page page = visit.form(asked, PATH).with("choix-2", chosen).send();
        assertThat(page.text()).contains("Saint-Denis (93)");
        assertThat(amounts(people.visitor().get(page.path()))).hasSize(2);
    }

    @Test
    void aMemberIsAddedByItsNameAndAllTheCommunesOfAGroupAtOnce() {
        Visit visit = people.visitor();
        Visit.Page added = form(visit, "1000", "Quimper")
                .with("membre-recherche", "Douarnenez (29)")
                .forged("acte", "ajouter")
                .send();
        assertThat(held(added, "membres")).isEqualTo("Quimper\nDouarnenez (29)");
        Collectivity group = collectivities.groupingOf(commune("29046").id()).orElseThrow();

        Visit.Page all = visit.form(added, PATH)
                .with("membres", "")
                .forged("membre", group.id().toString())
                .with("membre-recherche", group.label())
                .forged("acte", "communes")
                .send();

        assertThat(held(all, "membres").lines())
                .hasSize(collectivities.communesOf(group.id()).size());
    }

    @Test
    void aCommuneWithinAMemberIsCountedTwiceAndToldSo() {
        Collectivity group = collectivities.groupingOf(commune("29046").id()).orElseThrow();

        assertThat(computed("1000", "Douarnenez (29)\n" + group.id().code()).text())
                .contains("Une commune est comptée deux fois : Douarnenez (29)")
                .contains("ne sont pas de la même année");
    }

    @Test
    void anAddressThatWasCutSaysSo() {
        Visit.Page page = computed("1000", THREE);
        Visit.Page cut =
                people.visitor().get(page.path().substring(0, page.path().length() - 6));

        assertThat(cut.status()).isEqualTo(404);
        assertThat(cut.text()).contains("Cette adresse est incomplète");
    }

    @Test
    void aNewcomerWhoRaisesSomebodyIsTold() {
        Visit visit = people.visitor();
        Visit.Page page = form(visit, "1000", THREE).send();
        String action = PATH + "/nouvel-arrivant";

        Visit.Page raised = visit.form(page, action)
                .with("nouveau-recherche", "Pont-l'Abbé (29)")
                .with("nouveau-cout", "5000")
                .send();
        Visit.Page allowed = visit.form(visit.get(page.path()), action)
                .with("nouveau-recherche", "Pont-l'Abbé (29)")
                .with("nouveau-cout", "1010")
                .send();

        assertThat(raised.text())
                .contains("La règle du nouvel arrivant n’est pas respectée : 3 membres paieraient plus.");
        assertThat(allowed.text()).contains("La règle du nouvel arrivant est respectée");
        assertThat(allowed.text()).contains("côte à côte");
    }

    @Test
    void thePartsAreTakenAwayAsAFileAndAsALetter() throws IOException {
        Visit.Page page = computed("1000", THREE);
        String query = page.path().substring(page.path().indexOf('?'));

        assertThat(people.visitor().get(PATH + ".csv" + query).body())
                .contains("rang;code;collectivite;population;unites;cle;part_propre;montant;pourcentage")
                .contains("commune:29232;Quimper (29)");
        byte[] letter = people.visitor().bytes(PATH + "/courrier.pdf" + query);
        try (PDDocument document = Loader.loadPDF(letter)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Quimper (29)")
                    .contains("Délibérer");
        }
    }

    @Test
    void programsComputeWithTheFieldsOfTheForm() {
        String members = Arrays.stream(new String[] {"29232 ; 1", "Concarneau ; 3"})
                .map(member -> "&membre=" + URLEncoder.encode(member, StandardCharsets.UTF_8))
                .collect(Collectors.joining());

        assertThat(people.visitor()
                        .get("/api/partage-des-couts?cout=100&methode=unites" + members)
                        .body())
                .contains("\"total\":100.00")
                .contains("\"montant\":25.00")
                .contains("\"montant\":75.00");
        Visit.Page refused = people.visitor().get("/api/partage-des-couts?cout=0" + members);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("\"champ\":\"cout\"").contains("Un coût nul ne se partage pas");
    }

    @Test
    void fifteenHundredMembersAreSharedAndTakenAway() {
        String many = collectivities.all().stream()
                .filter(place -> place.id().kind() == CollectivityKind.COMMUNE)
                .filter(place -> collectivities.legalPerson(place).equals(place))
                .limit(1500)
                .map(place -> place.id().toString())
                .collect(Collectors.joining("\n"));
        Visit visit = people.visitor();
        Visit.Page page = form(visit, "1 000 000", many).send();

        assertThat(page.status()).isEqualTo(200);
        assertThat(amounts(page)).hasSize(1500);
        assertThat(amounts(page).stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("1000000.00");
        if (!page.path().contains("?s="))
            assertThat(visit.form(page, PATH + "/fichier")
                            .forged("forme", "csv")
                            .send()
                            .body()
                            .lines())
                    .hasSize(1501);
    }

    @Test
    void aScenarioOfEveryKindReadsBackFromItsAddress() {
        Scenario scenario = new Scenario(
                "Éclairage ; voirie",
                new Cost(new Money(12_345), Regime.WITHOUT_TAX, 2027),
                SharingMethod.STRATA,
                new Parameters(
                        new BigDecimal("12.5"),
                        true,
                        List.of(new Stratum(0, new Money(100)), new Stratum(50, new Money(250)))),
                new Limits(new Money(1), null),
                List.of(
                        new Member(commune("29232"), 7L, new BigDecimal("1.25"), new BigDecimal("40"), new Money(3)),
                        Member.of(commune("29039"))));

        assertThat(link.read(link.written(scenario))).contains(scenario);
        assertThat(link.read(link.kept(scenario))).contains(scenario);
        assertThat(link.read("n-importe-quoi")).isEmpty();
    }

    private Actor owner(String name) {
        return people.someone(name + "@partages.test", "Paul Partage");
    }

    /** Kept from its result; its page. */
    private Visit.Page keep(Visit visit, String name) {
        Visit.Page result = form(visit, "1000", THREE).send();
        return visit.form(result, KeptScenarios.PATH).with("nom", name).send();
    }

    @Test
    void whoeverSignsInKeepsASharingThatAStrangerDoesNotFind() {
        Visit owner = people.signedIn(owner("garde"));
        Visit.Page page = keep(owner, "Partage gardé");

        assertThat(page.path()).matches(KeptScenarios.PATH + "/\\d+");
        assertThat(page.text()).contains("Partage gardé").contains("Brouillon");
        assertThat(owner.get(KeptScenarios.PATH).text()).contains("Partage gardé");
        assertThat(people.visitor().get(page.path()).status()).isEqualTo(404);
        Visit stranger = people.signedIn(owner("autre"));
        assertThat(stranger.get(page.path()).status()).isEqualTo(404);
        assertThat(stranger.get(page.path() + "/suppression").status()).isEqualTo(404);
        assertThat(stranger.get(KeptScenarios.PATH + ".csv").body()).doesNotContain("Partage gardé");
    }

    @Test
    void aSharingIsRenamedMadePublicAndReadByEverybodyWithoutItsOwner() {
        Visit owner = people.signedIn(owner("public"));
        Visit.Page page = keep(owner, "Avant");
        owner.form(page, page.path())
                .with("nom", "Rendu public par sa collectivité")
                .with("etat", "retenu")
                .with("public", "oui")
                .send();

        Visit.Page read = people.visitor().get(page.path());
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.text()).contains("Rendu public par sa collectivité").contains("Retenu");
        assertThat(read.body()).doesNotContain("Paul Partage").doesNotContain("partages.test");
        assertThat(people.visitor()
                        .get("/api/partage-des-couts/scenarios?etat=retenu")
                        .body())
                .contains("Rendu public par sa collectivité")
                .doesNotContain("Paul");
        assertThat(people.visitor().get(PATH).text()).contains("Rendu public par sa collectivité");
    }

    @Test
    void theStaffOfAChosenIncubatorReadItAndThatOfAnotherDoesNot() {
        String host = incubators.host().id().value();
        Visit owner =
                people.signedIn(people.someone("equipe@partages.test", "Éva Équipe", new Grant(Role.STAFF, host)));
        Visit.Page page = keep(owner, "Lu par l’équipe");
        owner.form(page, page.path()).with("incubateur", host).send();

        Visit colleague =
                people.signedIn(people.someone("collegue@partages.test", "Cora Collègue", new Grant(Role.COACH, host)));
        Visit elsewhere = people.signedIn(
                people.someone("ailleurs@partages.test", "Ali Ailleurs", new Grant(Role.STAFF, "partages-ailleurs")));

        assertThat(colleague.get(page.path()).status()).isEqualTo(200);
        assertThat(colleague.get(page.path()).text()).doesNotContain("Réglages");
        assertThat(elsewhere.get(page.path()).status()).isEqualTo(404);
    }

    @Test
    void theSecondOfTwoWhoChangeItReadsBoth() {
        Actor account = owner("deux");
        Visit first = people.signedIn(account);
        Visit second = people.signedIn(account);
        Visit.Page page = keep(first, "Version du début");
        Visit.Form late = second.form(second.get(page.path()), page.path());
        first.form(first.get(page.path()), page.path())
                .with("nom", "Version de la première")
                .send();

        Visit.Page conflict = late.with("nom", "Version de la seconde").send();

        assertThat(conflict.status()).isEqualTo(409);
        assertThat(Objects.requireNonNull(conflict.html().selectFirst("h1")).text())
                .isEqualTo("Version de la première");
        assertThat(held(conflict, "nom")).isEqualTo("Version de la seconde");
    }

    @Test
    void aComputationIsChangedInItsPlaceUnlessSomebodyDidMeanwhile() {
        Visit owner = people.signedIn(owner("calcul"));
        Visit.Page page = keep(owner, "Calcul changé");
        Visit.Page open =
                owner.get(page.html().select("a[href*=garde]").attr("href").replaceFirst("#.*", ""));
        Visit.Page result = owner.form(open, PATH).with("cout", "3000").send();
        Visit.Page late = owner.form(open, PATH).with("cout", "4000").send();

        Visit.Page saved = owner.form(result, page.path() + "/calcul").send();
        Visit.Page conflict = owner.form(late, page.path() + "/calcul").send();

        assertThat(saved.path()).isEqualTo(page.path());
        assertThat(said(saved)).contains("3 000 €");
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(said(conflict)).contains("3 000 €").contains("Voir le vôtre à côté");
    }

    @Test
    void aSharingIsDeletedOnceConfirmed() {
        Visit owner = people.signedIn(owner("retrait"));
        Visit.Page page = keep(owner, "À supprimer");
        String removal = page.path() + "/suppression";

        Visit.Page list = owner.form(owner.get(removal), removal).send();

        assertThat(list.text()).doesNotContain("À supprimer");
        assertThat(owner.get(page.path()).status()).isEqualTo(404);
    }

    @Test
    void aSharingOfWhichAMemberLeftTheOfficialCodeIsToldAndRemoved() {
        Visit owner = people.signedIn(owner("perdu"));
        Visit.Page page = keep(owner, "Partage perdu");
        long id = Long.parseLong(page.path().substring(page.path().lastIndexOf('/') + 1));
        jdbc.sql("update sharing_scenario set content = 'plus rien' where id = :id")
                .param("id", id)
                .update();
        Visit.Page list = owner.get(KeptScenarios.PATH);
        assertThat(list.text()).contains("Partages qui ne se lisent plus", "Partage perdu");
        assertThat(owner.get(page.path()).status()).isEqualTo(404);
        Visit stranger = people.signedIn(owner("autre-perdu"));
        assertThat(stranger.get(page.path() + "/suppression").status()).isEqualTo(404);
        Visit.Page confirm = owner.get(page.path() + "/suppression");
        assertThat(owner.form(confirm, page.path() + "/suppression").send().text())
                .contains("Partage supprimé")
                .doesNotContain("Partages qui ne se lisent plus");
    }

    @Test
    void whoIsErasedLeavesWhatOthersReadAndNothingElse() {
        Actor account = owner("efface");
        Visit owner = people.signedIn(account);
        Visit.Page draft = keep(owner, "Brouillon effacé");
        Visit.Page page = keep(owner, "Public sans auteur");
        owner.form(page, page.path()).with("public", "oui").send();
        assertThat(personal.held(account.id())).hasSize(2);

        personal.erase(account.id());

        assertThat(personal.held(account.id())).isEmpty();
        assertThat(people.visitor().get(page.path()).status()).isEqualTo(200);
        assertThat(owner.get(draft.path()).status()).isEqualTo(404);
        assertThat(kept.read(Long.parseLong(page.path().replaceFirst(".*/", "")), Optional.empty())
                        .owner())
                .isNull();
    }
}
