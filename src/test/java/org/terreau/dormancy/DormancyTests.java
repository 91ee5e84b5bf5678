package org.terreau.dormancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.OwnData;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.mail.OutboxReader;
import org.terreau.portfolio.PhaseKind;
import org.terreau.portfolio.ProductCatalogue;
import org.terreau.portfolio.ProductId;
import org.terreau.roadmap.Roadmaps;
import org.terreau.team.Teams;
import org.terreau.team.Trade;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Days;
import org.terreau.testing.Halt;
import org.terreau.testing.People;
import org.terreau.testing.SomeProduct;
import org.terreau.testing.Visit;

@ApplicationTest
class DormancyTests {

    private final SilenceRounds rounds;
    private final ProductCatalogue products;
    private final Teams teams;
    private final Roadmaps roadmaps;
    private final OutboxReader outbox;
    private final OwnData ownData;
    private final JdbcClient jdbc;
    private final People people;
    private final Days days;
    private final LocalDate today;

    DormancyTests(
            SilenceRounds rounds,
            ProductCatalogue products,
            Teams teams,
            Roadmaps roadmaps,
            OutboxReader outbox,
            OwnData ownData,
            JdbcClient jdbc,
            People people,
            Days days) {
        this.rounds = rounds;
        this.products = products;
        this.teams = teams;
        this.roadmaps = roadmaps;
        this.outbox = outbox;
        this.ownData = ownData;
        this.jdbc = jdbc;
        this.people = people;
        this.days = days;
        this.today = days.today();
    }

    private IncubatorId incubator(String id) {
        people.incubator(id);
        return new IncubatorId(id);
    }

    private Actor lead(IncubatorId incubator) {
        return people.worksFor(incubator.value(), Role.LEAD, "Lise Mène");
    }

    /** A product whose team, of one member, showed nothing since that day. */
    private ProductId silentSince(LocalDate day, String id, IncubatorId incubator) {
        ProductId product = SomeProduct.named(id).in(incubator).storedIn(products);
        days.on(day, () -> teams.join(product, Trade.DEVELOPMENT, "Mo Membre", member(id), "", lead(incubator)));
        return product;
    }

    private static String member(String id) {
        return "membre@" + id + ".test";
    }

    private List<OutboxReader.Entry> letters(String to, String kind) {
        return outbox.entries(to, 1).items().stream()
                .filter(letter -> letter.kind().equals(kind))
                .toList();
    }

    private Visit.Page say(Visit visit, ProductId product, String wish, String sentence, String readers) {
        String path = product.path() + "/nouvelles";
        return visit.form(visit.get(path), path)
                .with("vie", wish)
                .with("mot", sentence)
                .with("lecteurs", readers)
                .send();
    }

    @Test
    void aSilentProductIsAskedOnceThenMarkedAndASentenceTakesTheMarkAway() {
        IncubatorId incubator = incubator("silence.un");
        ProductId product = silentSince(today.minusMonths(8), "silence.un.produit", incubator);
        String coach = "coach@silence.un.test";
        people.someone(coach, "Coco Coach", new Grant(Role.COACH, incubator.value()));
        LocalDate asked = today.minusDays(Silence.DAYS_TO_ANSWER);
        rounds.round(incubator, asked);
        rounds.round(incubator, asked);
        rounds.round(incubator, asked.plusDays(10));
        for (String address : List.of(member("silence.un.produit"), "lead@silence.un.test", coach))
            assertThat(letters(address, "dormancy-asked"))
                    .as(address)
                    .hasSize(1)
                    .allSatisfy(letter -> assertThat(letter.text()).contains(product.path() + "/nouvelles"));
        Visit lead = people.signedIn(lead(incubator));
        Visit visitor = people.visitor();
        assertThat(lead.get("/produits-silencieux").text()).contains("Produit silence.un.produit", "Interrogé");
        assertThat(visitor.get(product.path()).text()).doesNotContain("dormant");
        assertThat(letters("lead@silence.un.test", "dormancy-marked")).isEmpty();

        rounds.round(incubator, today);
        rounds.round(incubator, today);
        assertThat(letters("lead@silence.un.test", "dormancy-marked")).hasSize(1);
        assertThat(letters(member("silence.un.produit"), "dormancy-asked")).hasSize(1);
        assertThat(visitor.get(product.path()).text())
                .contains("Ce produit est dormant")
                .contains("un changement dans l’équipe");
        assertThat(visitor.get("/produits?signalement=dormant").text())
                .contains("Produit silence.un.produit", "Dormant");
        assertThat(visitor.get("/produits.csv?signalement=dormant").body())
                .containsPattern("signalements\\R(.*\\R)*silence\\.un\\.produit;.*;dormant");
        assertThat(visitor.get("/api/produits?signalement=dormant").body())
                .containsPattern("\"silence\\.un\\.produit\"[^}]*\"signalements\":\\[\"dormant\",\"rien\"]");
        Visit member = people.signedIn(people.actor(member("silence.un.produit")));
        assertThat(member.get("/mes-produits").text()).contains("Dire ce que devient ce produit");

        assertThat(say(member, product, "vit", "Deux communes l’utilisent chaque jour.", Silences.EVERYBODY)
                        .text())
                .contains("C’est dit, merci")
                .contains("Deux communes l’utilisent");
        assertThat(visitor.get(product.path()).text())
                .doesNotContain("dormant")
                .contains("Deux communes l’utilisent chaque jour.");
        assertThat(visitor.get("/produits?signalement=dormant").text()).doesNotContain("silence.un.produit");
        assertThat(member.get("/mes-produits").text()).doesNotContain("Dire ce que devient ce produit");
        rounds.round(incubator, today.plusMonths(6).minusDays(1));
        assertThat(letters(member("silence.un.produit"), "dormancy-asked")).hasSize(1);
        rounds.round(incubator, today.plusMonths(6));
        assertThat(letters(member("silence.un.produit"), "dormancy-asked"))
                .as("another silence, another letter")
                .hasSize(2);
        jdbc.sql("delete from dormancy_silence where product_id = 'silence.un.produit'")
                .update();
    }

    @Test
    void aRoundThatStopsHalfWayGoesOnAndWritesToNobodyTwice() {
        IncubatorId incubator = incubator("silence.huit");
        silentSince(today.minusMonths(9), "silence.huit.un", incubator);
        ProductId second = silentSince(today.minusMonths(8), "silence.huit.deux", incubator);
        String lead = "lead@silence.huit.test";
        LocalDate asked = today.minusDays(Silence.DAYS_TO_ANSWER);
        stoppedHalfWay(second, lead, () -> rounds.round(incubator, asked));
        assertThat(letters(member("silence.huit.un"), "dormancy-asked")).hasSize(1);
        assertThat(letters(member("silence.huit.deux"), "dormancy-asked"))
                .as("the half of it is undone")
                .isEmpty();
        rounds.round(incubator, asked);
        assertThat(letters(member("silence.huit.un"), "dormancy-asked")).hasSize(1);
        assertThat(letters(member("silence.huit.deux"), "dormancy-asked")).hasSize(1);
        assertThat(letters(lead, "dormancy-asked")).hasSize(2);

        stoppedHalfWay(second, lead, () -> rounds.round(incubator, today));
        assertThat(letters(lead, "dormancy-marked")).hasSize(1);
        rounds.round(incubator, today);
        rounds.round(incubator, today);
        assertThat(letters(lead, "dormancy-marked")).hasSize(2);
        jdbc.sql("delete from dormancy_silence where product_id like 'silence.huit.%'")
                .update();
    }

    private void stoppedHalfWay(ProductId at, String reader, ThrowingCallable round) {
        try (Halt halt = Halt.atLetter(jdbc, reader, at.path())) {
            assertThatThrownBy(round).hasMessageContaining(halt.reason());
        }
    }

    @Test
    void aMarkFallsWithTheFirstSignOfLifeWhicheverModuleTellsIt() {
        IncubatorId incubator = incubator("silence.deux");
        ProductId product = silentSince(today.minusMonths(8), "silence.deux.produit", incubator);
        rounds.round(incubator, today.minusDays(40));
        rounds.round(incubator, today.minusDays(5));
        Visit visitor = people.visitor();
        assertThat(visitor.get(product.path()).text()).contains("Ce produit est dormant");
        roadmaps.add(product, "maintenant", "Une réponse le jour même", "", "", lead(incubator));
        assertThat(visitor.get(product.path()).text()).doesNotContain("Ce produit est dormant");
        assertThat(people.signedIn(lead(incubator)).get("/produits-silencieux").text())
                .doesNotContain("silence.deux.produit");
        rounds.round(incubator, today);
        assertThat(jdbc.sql("select over_on from dormancy_silence where product_id = 'silence.deux.produit'")
                        .query(LocalDate.class)
                        .list())
                .containsExactly(today);
    }

    @Test
    void productsThatACatalogueBroughtAndThatNobodyFollowsHereAreNotWrittenAbout() {
        IncubatorId incubator = incubator("silence.trois");
        lead(incubator);
        for (int number = 0; number < 30; number++)
            SomeProduct.named("silence.trois." + number)
                    .in(incubator)
                    .event("product_launch", today.minusYears(2), "Lancé")
                    .storedIn(products);
        rounds.round(incubator, today);
        assertThat(outbox.entries("lead@silence.trois.test", 1).items()).isEmpty();
        assertThat(jdbc.sql("select count(*) from dormancy_silence where product_id like 'silence.trois.%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void fewTeamsAreAskedOnOneDayEvenWhenARoundIsRunAgain() {
        IncubatorId incubator = incubator("silence.quatre");
        for (int number = 0; number < SilenceRounds.MOST_A_DAY + 2; number++)
            silentSince(today.minusMonths(8).minusDays(number), "silence.quatre." + number, incubator);
        rounds.round(incubator, today);
        rounds.round(incubator, today);
        assertThat(letters("lead@silence.quatre.test", "dormancy-asked")).hasSize(SilenceRounds.MOST_A_DAY);
        assertThat(letters(member("silence.quatre.0"), "dormancy-asked"))
                .as("the longest silences first")
                .isEmpty();
        rounds.round(incubator, today.plusDays(1));
        assertThat(letters("lead@silence.quatre.test", "dormancy-asked")).hasSize(SilenceRounds.MOST_A_DAY + 2);
    }

    @Test
    void whatEndedIsNotAskedAndTheLeadSaysHowLongASilenceMayBe() {
        IncubatorId incubator = incubator("silence.cinq");
        ProductId ended = silentSince(today.minusMonths(8), "silence.cinq.fini", incubator);
        SomeProduct.named("silence.cinq.fini")
                .in(incubator)
                .then(PhaseKind.ABANDONED, today.minusMonths(7))
                .storedIn(products);
        silentSince(today.minusMonths(8), "silence.cinq.produit", incubator);
        Visit lead = people.signedIn(lead(incubator));
        String settings = "/reglages/" + incubator;
        Visit.Page refused =
                lead.form(lead.get(settings), settings).with("silence", "0").send();
        assertThat(refused.errorOf("silence")).contains("entre 1 et 36");
        assertThat(lead.form(lead.get(settings), settings)
                        .with("silence", "9")
                        .send()
                        .text())
                .containsPattern("interrogée, en mois\\h: 6 → 9");
        rounds.round(incubator, today);
        assertThat(letters(member("silence.cinq.produit"), "dormancy-asked")).isEmpty();
        rounds.round(incubator, today.plusMonths(1));
        assertThat(letters(member("silence.cinq.produit"), "dormancy-asked")).hasSize(1);
        assertThat(letters(member("silence.cinq.fini"), "dormancy-asked")).isEmpty();
        assertThat(lead.get(ended.path() + "/nouvelles").text()).contains("Ce produit est terminé");
        jdbc.sql("delete from dormancy_silence where product_id like 'silence.cinq.%'")
                .update();
    }

    @Test
    void aTeamThatWantsToEndIsHeardByTheStaffAndWhatIsNotPublicStaysBetweenThem() {
        IncubatorId incubator = incubator("silence.six");
        ProductId product = silentSince(today.minusMonths(1), "silence.six.produit", incubator);
        Visit lead = people.signedIn(lead(incubator));
        Visit member = people.signedIn(people.actor(member("silence.six.produit")));
        Visit.Page refused = say(member, product, "", "", "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Choisissez ce que devient le produit", "Dites qui lit cette phrase");
        assertThat(refused.errorOf("mot")).contains("Écrivez une phrase");
        assertThat(say(member, product, "vit", "Appelez le 06 12 34 56 78.", Silences.EVERYBODY)
                        .errorOf("mot"))
                .contains("06 12 34 56 78");
        say(member, product, "arret", "Personne ne répond plus en mairie.", Silences.TEAM);
        assertThat(people.visitor().get(product.path()).text()).doesNotContain("Personne ne répond plus");
        assertThat(lead.get(product.path() + "/nouvelles").text())
                .contains("Personne ne répond plus en mairie.", "Il doit s’arrêter");
        assertThat(letters("lead@silence.six.test", "dormancy-wish"))
                .singleElement()
                .satisfies(letter ->
                        assertThat(letter.text()).contains("Personne ne répond plus", product.path() + "/fin"));
        assertThat(ownData.held(ownData.person(
                                people.actor(member("silence.six.produit")).email()))
                        .toString())
                .contains("Personne ne répond plus en mairie.");
    }

    @Test
    void thoseWhoDoNotWorkOnAProductNeitherReadNorSayAnything() {
        IncubatorId incubator = incubator("silence.sept");
        ProductId product = silentSince(today.minusMonths(8), "silence.sept.produit", incubator);
        rounds.round(incubator, today);
        Visit stranger = people.signedIn(people.someone("passante@silence.test", "Paule Passe"));
        Visit elsewhere = people.signedIn(lead(incubator("silence.sept.voisin")));
        assertThat(people.visitor().get(product.path() + "/nouvelles").text()).contains("connexion");
        for (Visit visit : List.of(stranger, elsewhere))
            assertThat(visit.get(product.path() + "/nouvelles").status()).isEqualTo(403);
        assertThat(stranger.get("/produits-silencieux").status()).isEqualTo(403);
        assertThat(elsewhere.get("/produits-silencieux").text()).doesNotContain("silence.sept.produit");
        assertThat(elsewhere.get("/api/produits-silencieux").body()).isEqualTo("[]");
        Visit lead = people.signedIn(lead(incubator));
        assertThat(lead.get("/produits-silencieux.csv").body()).contains("silence.sept.produit", "interroge", "equipe");
        assertThat(lead.get("/api/produits-silencieux?etat=interroge").body()).contains("silence.sept.produit");
        assertThat(lead.get("/api/produits-silencieux?etat=dormant").body()).isEqualTo("[]");
        assertThat(stranger.get("/produits/personne.ici/nouvelles").status()).isEqualTo(404);
    }
}
