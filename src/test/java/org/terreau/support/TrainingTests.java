package org.terreau.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Actor;
import org.terreau.identity.Grant;
import org.terreau.identity.OwnData;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.mail.OutboxReader;
import org.terreau.shared.EmailAddress;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Days;
import org.terreau.testing.People;
import org.terreau.testing.Statements;
import org.terreau.testing.Visit;

@ApplicationTest
class TrainingTests {

    private final Trainings trainings;
    private final SupportRetention retention;
    private final OwnData ownData;
    private final OutboxReader outbox;
    private final JdbcClient jdbc;
    private final People people;
    private final Days days;

    TrainingTests(
            Trainings trainings,
            SupportRetention retention,
            OwnData ownData,
            OutboxReader outbox,
            JdbcClient jdbc,
            People people,
            Days days) {
        this.trainings = trainings;
        this.retention = retention;
        this.ownData = ownData;
        this.outbox = outbox;
        this.jdbc = jdbc;
        this.people = people;
        this.days = days;
    }

    private Actor staff(String incubator) {
        people.incubator(incubator);
        return people.someone("sam@" + incubator + ".test", "Sam Accueil", new Grant(Role.STAFF, incubator));
    }

    private Actor person(String name, String incubator) {
        return people.someone(name + "@" + incubator + ".test", name + " Vient");
    }

    private TrainingTyped typed(String title, LocalDate on, String seats) {
        return new TrainingTyped(
                new Training.Told(title, "Savoir lire ses chiffres.", "Rennes, salle Lierre", "coach impact"),
                on,
                "10:00",
                "12:00",
                seats);
    }

    private Training announced(String incubator, LocalDate on, int seats) {
        Training[] announced = new Training[1];
        Actor staff = staff(incubator);
        days.on(
                on.minusDays(TrainingTyped.AHEAD_DAYS),
                () -> announced[0] = trainings.announce(
                        new IncubatorId(incubator), typed("Formation " + incubator, on, String.valueOf(seats)), staff));
        return announced[0];
    }

    private static Visit.Form announcing(Visit staff, LocalDate on) {
        String path = "/formations/nouvelle";
        return staff.form(staff.get(path), path)
                .with("titre", "Parler aux élus")
                .with("obtient", "Trois phrases qui tiennent.")
                .with("jour", on.toString())
                .with("debut-heure", "14:00")
                .with("fin-heure", "16:30")
                .with("lieu", "en visioconférence")
                .with("animation", "coach")
                .with("places", "12");
    }

    private List<String> kinds(Actor to) {
        return outbox.entries(to.email().value(), 1).items().stream()
                .map(OutboxReader.Entry::kind)
                .filter(kind -> kind.startsWith("support-training"))
                .toList();
    }

    @Test
    void aTrainingIsAnnouncedReadByEverybodyAndJoined() {
        Visit staff = people.signedIn(staff("formation.lue"));
        Visit.Page announced = announcing(staff, days.today().plusDays(20)).send();
        assertThat(announced.text()).contains("La formation est annoncée.", "Personne n’est encore inscrit.");
        String path = announced.path().replace("/presence", "");

        Visit visitor = people.visitor();
        assertThat(visitor.get("/formations").text()).contains("Parler aux élus", "12 places libres");
        assertThat(visitor.get(path).text())
                .contains("Trois phrases qui tiennent.", "de 14:00 à 16:30, en visioconférence");
        assertThat(visitor.get("/formations.ics").body()).contains("Parler aux élus");
        assertThat(visitor.get("/api/formations").body()).contains("\"titre\":\"Parler aux élus\"", "\"places\":12");
        assertThat(visitor.get(path + "/inscription").path()).startsWith("/connexion");

        Actor ada = person("ada", "formation.lue");
        Visit seated = people.signedIn(ada);
        assertThat(seated.form(seated.get(path + "/inscription"), path + "/inscription")
                        .send()
                        .text())
                .contains("Votre place est prise.", "Inscription confirmée");
        assertThat(visitor.get("/formations").text()).contains("11 places libres");
        assertThat(visitor.get(path).text()).doesNotContain("ada Vient");
        assertThat(staff.get(path + "/presence").text()).contains("ada Vient");
        assertThat(seated.get("/agendas").text()).contains("Formations");
        assertThat(kinds(ada)).containsExactly("support-training-seat");
        assertThat(Statements.during(() -> visitor.get("/formations?fresh=1"))).isLessThanOrEqualTo(6);
    }

    /** Everybody asks for the last seat at once: one gets it, the others wait in the order in which they came. */
    @Test
    void theLastSeatGoesToOnePersonWhoeverAsksAtTheSameSecond() throws Exception {
        Training training = announced("formation.course", days.today().plusDays(20), 1);
        List<Callable<Trainings.Given>> asking = new ArrayList<>();
        for (int at = 0; at < 6; at++) {
            Actor one = person("p" + at, "formation.course");
            asking.add(() -> trainings.join(training.id(), one));
        }
        List<Trainings.Given> given = new ArrayList<>();
        try (AutoClosing pool = new AutoClosing(Executors.newFixedThreadPool(6))) {
            for (Future<Trainings.Given> one : pool.threads().invokeAll(asking)) given.add(one.get());
        }

        assertThat(given).filteredOn(one -> one == Trainings.Given.SEAT).hasSize(1);
        assertThat(trainings.read(training.id()).taken()).isEqualTo(1);
        assertThat(trainings.read(training.id()).waiting()).isEqualTo(5);
    }

    private record AutoClosing(ExecutorService threads) implements AutoCloseable {

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }

    @Test
    void aSeatGivenBackGoesToWhoHasWaitedLongest() {
        Training training = announced("formation.attente", days.today().plusDays(20), 1);
        Actor first = person("un", "formation.attente");
        Actor second = person("deux", "formation.attente");
        Actor third = person("trois", "formation.attente");
        trainings.join(training.id(), first);
        trainings.join(training.id(), second);
        trainings.join(training.id(), third);
        String path = training.path() + "/inscription";
        assertThat(people.signedIn(third).get(path).text()).contains("Liste d’attente");

        Visit leaving = people.signedIn(first);
        leaving.form(leaving.get(path), training.path() + "/desistement").send();

        assertThat(people.signedIn(second).get(path).text()).contains("Inscription confirmée");
        assertThat(people.signedIn(third).get(path).text()).contains("Liste d’attente");
        assertThat(kinds(second)).containsExactlyInAnyOrder("support-training-waits", "support-training-seat");
    }

    @Test
    void aCancelledTrainingTellsEverybodyWhoComesOrWaits() {
        Training training = announced("formation.annulee", days.today().plusDays(20), 1);
        Actor comes = person("vient", "formation.annulee");
        Actor waits = person("attend", "formation.annulee");
        trainings.join(training.id(), comes);
        trainings.join(training.id(), waits);
        Visit staff = people.signedIn(staff("formation.annulee"));
        String path = training.path() + "/presence";
        Visit.Page refused =
                staff.form(staff.get(path), training.path() + "/annulation").send();
        assertThat(refused.errorOf("motif")).contains("Dites pourquoi");

        staff.form(refused, training.path() + "/annulation")
                .with("motif", "La salle est inondée.")
                .send();

        for (Actor one : List.of(comes, waits)) assertThat(kinds(one)).contains("support-training-cancelled");
        assertThat(people.visitor().get(training.path()).text()).contains("Annulée", "La salle est inondée.");
        Actor late = person("tard", "formation.annulee");
        Visit visit = people.signedIn(late);
        assertThat(visit.get(training.path() + "/inscription").text()).contains("Vous n’êtes pas inscrit");
        assertThat(jdbc.sql("select count(*) from support_seat where training_id = :id")
                        .param("id", training.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void whoComesIsRemindedOnceTheDayBefore() {
        Training training = announced("formation.rappel", days.today().plusDays(20), 5);
        Actor ada = person("ada", "formation.rappel");
        trainings.join(training.id(), ada);

        days.on(training.slot().on().minusDays(1), () -> {
            trainings.everyMorning();
            trainings.everyMorning();
        });

        assertThat(kinds(ada)).containsExactlyInAnyOrder("support-training-seat", "support-training-tomorrow");
    }

    @Test
    void whoCameSaysAMonthAfterWhatItWasWorthAndFiveAnswersMakeAFigure() {
        LocalDate held = days.today().minusDays(35);
        Training training = announced("formation.bilan", held, 10);
        List<Actor> came = new ArrayList<>();
        for (int at = 0; at < 5; at++) came.add(person("venu" + at, "formation.bilan"));
        Actor absent = person("absent", "formation.bilan");
        days.on(held.minusDays(1), () -> {
            came.forEach(one -> trainings.join(training.id(), one));
            trainings.join(training.id(), absent);
        });
        Visit staff = people.signedIn(staff("formation.bilan"));
        assertThat(staff.get("/").text()).contains("Noter qui est venu : Formation formation.bilan");
        String path = training.path() + "/presence";
        staff.form(staff.get(path), path)
                .with("venus", came.stream().map(one -> one.id().toString()).toArray(String[]::new))
                .send();
        assertThat(people.signedIn(came.get(0))
                        .get(training.path() + "/inscription")
                        .text())
                .contains("Attestation de présence", "a suivi la formation");
        assertThat(people.signedIn(absent).get(training.path() + "/inscription").text())
                .doesNotContain("Attestation de présence");
        trainings.everyMorning();
        trainings.everyMorning();
        assertThat(kinds(came.get(0)))
                .filteredOn(kind -> kind.endsWith("after"))
                .hasSize(1);
        assertThat(kinds(absent)).doesNotContain("support-training-after");

        for (int at = 0; at < 5; at++) {
            Visit visit = people.signedIn(came.get(at));
            if (at == 0)
                assertThat(visit.get("/").text())
                        .contains("Dire ce qu’a valu une formation : Formation formation.bilan");
            assertThat(people.visitor().get(training.path()).text()).doesNotContain("utile ");
            String rate = training.path() + "/evaluation";
            assertThat(visit.form(visit.get(rate), rate)
                            .with("utile", String.valueOf(6 + at))
                            .with("utilise", at < 3 ? "oui" : "non")
                            .send()
                            .text())
                    .contains("Merci, votre réponse est enregistrée.");
        }

        assertThat(people.visitor().get(training.path()).text())
                .contains("utile 8 sur 10, et 3 s’en sont servis, sur 5 réponses");
        assertThat(people.signedIn(absent).get(training.path() + "/evaluation").text())
                .contains("Rien n’est demandé en ce moment");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            titre       |            | Donnez un titre
            obtient     |            | Dites ce que l’on obtient
            jour        | 2020-01-01 | au moins 14 jours avant
            debut-heure | midi       | Donnez une heure
            fin-heure   | 13:00      | après le début
            lieu        |            | Dites où
            animation   |            | Dites qui l’anime
            places      | 0          | nombre de places
            titre       | 06/12/34/56/78 | 06/12/34/56/78
            """)
    void whatIsWrongIsSaidBesideItsField(String field, String typed, String told) {
        Visit staff = people.signedIn(staff("formation.champs"));

        Visit.Page refused = announcing(staff, days.today().plusDays(20))
                .forged(field, typed == null ? "" : typed)
                .send();

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.errorOf(field)).contains(told);
    }

    @Test
    void seatsThatAreTakenStayAndThoseAddedGoToWhoWaits() {
        Training training = announced("formation.places", days.today().plusDays(20), 2);
        List<Actor> all = List.of(
                person("a", "formation.places"), person("b", "formation.places"), person("c", "formation.places"));
        all.forEach(one -> trainings.join(training.id(), one));
        Visit staff = people.signedIn(staff("formation.places"));
        String path = training.path() + "/modifier";

        assertThat(staff.form(staff.get(path), path).with("places", "1").send().errorOf("places"))
                .contains("2 places sont déjà prises");
        staff.form(staff.get(path), path)
                .with("places", "3")
                .with("lieu", "Brest, salle Fougère")
                .send();

        assertThat(trainings.read(training.id()).waiting()).isZero();
        assertThat(kinds(all.get(0))).contains("support-training-moved");
    }

    @Test
    void anotherIncubatorNeitherReadsWhoComesNorChangesIt() {
        Training training = announced("formation.privee", days.today().plusDays(20), 2);
        trainings.join(training.id(), person("ada", "formation.privee"));
        Visit stranger = people.signedIn(staff("formation.voisine"));

        for (String below : List.of("/presence", "/presence.csv", "/modifier"))
            assertThat(stranger.get(training.path() + below).status()).isEqualTo(403);
        assertThat(people.signedIn(person("ada", "formation.privee"))
                        .get(training.path() + "/presence")
                        .status())
                .isEqualTo(403);
        assertThat(stranger.get("/formations/999999999").status()).isEqualTo(404);
    }

    @Test
    void whoComesIsToldInTheirDataAndForgottenTwoYearsAfter() {
        Training training = announced("formation.oubli", days.today().plusDays(20), 2);
        Actor ada = person("ada", "formation.oubli");
        trainings.join(training.id(), ada);
        assertThat(ownData.held(ownData.person(new EmailAddress("ada@formation.oubli.test")))
                        .toString())
                .contains("Formation formation.oubli");

        days.on(training.slot().on().plusYears(3), retention::run);

        assertThat(trainings.read(training.id()).taken()).isZero();
        assertThat(trainings.mine(training.id(), ada)).isEmpty();
    }
}
