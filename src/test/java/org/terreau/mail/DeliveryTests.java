package org.terreau.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.terreau.identity.Grant;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.EmailAddress;
import org.terreau.testing.ApplicationTest;
import org.terreau.testing.Hanging;
import org.terreau.testing.People;
import org.terreau.testing.Present;
import org.terreau.testing.Visit;

/** In an application where no SMTP server is set; it is no demonstration. */
@ApplicationTest
class DeliveryTests {

    private final Outbox outbox;
    private final OutboxReader reader;
    private final Smtp smtp;
    private final JdbcOutbox messages;
    private final MessageSource words;
    private final People people;
    private final JdbcClient jdbc;

    DeliveryTests(
            Outbox outbox,
            OutboxReader reader,
            Smtp smtp,
            JdbcOutbox messages,
            MessageSource words,
            People people,
            JdbcClient jdbc) {
        this.outbox = outbox;
        this.reader = reader;
        this.smtp = smtp;
        this.messages = messages;
        this.words = words;
        this.people = people;
        this.jdbc = jdbc;
    }

    private long rounds() {
        return jdbc.sql("select version from scheduled_tasks where task_name = 'deliver-mail'")
                .query(Long.class)
                .single();
    }

    @Test
    void withoutAServerMessagesWaitAndTheStartSaysSo() {
        outbox.send(new Message(new EmailAddress("attend@courrier.test"), "essai", "Des nouvelles", "Voici."));
        long before = rounds();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> rounds() > before + 5);
        assertThat(reader.entries("attend@courrier.test", 1).items())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.sentAt()).isNull();
                    assertThat(entry.tries()).isZero();
                });
        assertThat(new WaitingMail(smtp, messages, false, words).lines())
                .singleElement()
                .asString()
                .startsWith("Aucun serveur SMTP n’est réglé (SPRING_MAIL_HOST)")
                .containsPattern("(un message attend|messages attendent) dans la boîte d’envoi\\.$");
        assertThat(words.getMessage("mail.waiting", new Object[] {0L}, Locale.FRENCH))
                .contains("aucun n’attend");
        assertThat(new WaitingMail(smtp, messages, true, words).lines()).isEmpty();
    }

    @Test
    void whatOneTakesNobodyElseTakesUntilItsTimeIsOver() {
        outbox.send(new Message(new EmailAddress("pris@courrier.test"), "essai", "Des nouvelles", "Voici."));
        jdbc.sql("update mail_outbox set next_try_at = '2020-01-01' where recipient = 'pris@courrier.test'")
                .update();
        assertThat(messages.take(Duration.ofMinutes(5)))
                .hasValueSatisfying(taken -> assertThat(taken.to()).isEqualTo("pris@courrier.test"));
        jdbc.sql("update mail_outbox set next_try_at = " + Present.SQL
                        + " + interval '1 day' where recipient <> 'pris@courrier.test'")
                .update();
        assertThat(messages.take(Duration.ofMinutes(5))).isEmpty();
    }

    private OutboxReader.Entry written(String to) {
        outbox.send(new Message(new EmailAddress(to), "essai", "Notre réponse", "Voici."));
        return last(to);
    }

    private OutboxReader.Entry last(String to) {
        return reader.entries(to, 1).items().get(0);
    }

    private void deliver(OutboxReader.Entry entry, String answer, Instant now) {
        try (Hanging server = Hanging.dripping("220 ready\r\n250 ok\r\n250 ok\r\n" + answer + "\r\n", "250 ok\r\n")) {
            Smtp refusing = SmtpTests.smtp(server.port(), false);
            new Delivery(messages, refusing, false, Clock.fixed(now, ZoneOffset.UTC)).deliver(entry);
            refusing.destroy();
        }
    }

    @Test
    void aMessageRefusedForGoodIsTriedNoMoreAndTheStaffWhoWroteItReadSo() {
        IncubatorId own = new IncubatorId("courrier.refus");
        String address = "perdu@courrier.test";
        jdbc.sql("""
                        insert into call_back_request (reference, incubator_id, name, email, telephone, organisation_kind,
                                                       organisation, message, language, received_at, due_on, state, search)
                        values ('T-REFUSE', :incubator, 'Paul Perdu', :email, '', 'partenaire', 'Perdus', 'Bonjour.', 'fr',
                                :now, :now::date, 'a-traiter', 'perdus')
                        """.replace(":now", Present.SQL))
                .param("incubator", own.value())
                .param("email", address)
                .update();
        deliver(written(address), "550 5.1.1 unknown", Present.now());
        assertThat(jdbc.sql("select refused_at is not null from mail_outbox where recipient = :to")
                        .param("to", address)
                        .query(Boolean.class)
                        .list())
                .containsExactly(true);
        jdbc.sql("update mail_outbox set next_try_at = '2020-01-01' where recipient = :to")
                .param("to", address)
                .update();
        assertThat(messages.take(Duration.ofMinutes(5)).map(OutboxReader.Entry::to))
                .as("the rest goes on without it")
                .isNotEqualTo(Optional.of(address));

        Visit staff = people.signedIn(
                people.someone("accueil@courrier.test", "Anne Accueil", new Grant(Role.STAFF, own.value())));
        assertThat(staff.get("/demandes/T-REFUSE").text())
                .contains(
                        "Notre réponse n’est pas arrivée à " + address,
                        "cette adresse n’existe pas",
                        "550 5.1.1 unknown");
        Visit.Page list = staff.get("/courriels-non-remis");
        assertThat(list.html().select("tbody tr").text()).contains(address, "550 5.1.1 unknown");
        assertThat(list.text()).as("another incubator may have written it").doesNotContain("Notre réponse");
        Visit others = people.signedIn(
                people.someone("ailleurs@courrier.test", "Ali Ailleurs", new Grant(Role.STAFF, "courrier.ailleurs")));
        assertThat(others.get("/courriels-non-remis").text()).doesNotContain(address);

        String again = list.html().select("tr:contains(" + address + ") form").attr("action");
        assertThat(staff.form(list, again).send().text())
                .contains("de nouveau à envoyer")
                .doesNotContain(address);
        assertThat(staff.get("/demandes/T-REFUSE").text()).doesNotContain("n’est pas arrivé");
        assertThat(last(address).sentAt()).isNull();
    }

    private record Kept(String body, boolean digest, boolean unsubscribe) {}

    private Kept kept(OutboxReader.Entry entry) {
        return jdbc.sql("""
                        select body, coalesce(body_digest = sha256(convert_to(:text, 'UTF8')), false) as digest,
                               unsubscribe is not null as unsubscribe
                        from mail_outbox where id = :id
                        """)
                .param("text", entry.text())
                .param("id", entry.id())
                .query((row, ignored) ->
                        new Kept(row.getString("body"), row.getBoolean("digest"), row.getBoolean("unsubscribe")))
                .single();
    }

    private static final Kept NOTHING_BUT_ITS_DIGEST = new Kept("", true, false);

    @Test
    void whatHasLeftIsKeptAsADigestAlone() {
        outbox.send(new Message(
                        new EmailAddress("parti@courrier.test"),
                        "essai",
                        "Un lien",
                        "https://terreau.test/?jeton=abcdefgh-secret")
                .stoppedAt("https://terreau.test/arret/abcdefgh-secret"));
        OutboxReader.Entry entry = last("parti@courrier.test");
        GreenMail post = new GreenMail(ServerSetup.SMTP.dynamicPort());
        post.start();
        try {
            Smtp taking = SmtpTests.smtp(post.getSmtp().getPort(), false);
            new Delivery(messages, taking, false, Present.CLOCK).deliver(entry);
            taking.destroy();
            assertThat(post.getReceivedMessages()).hasSize(1);
        } finally {
            post.stop();
        }
        assertThat(last("parti@courrier.test").sentAt()).isNotNull();
        assertThat(kept(entry)).isEqualTo(NOTHING_BUT_ITS_DIGEST);
        assertThat(jdbc.sql("select count(*) from mail_outbox m where m::text like '%abcdefgh-secret%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatIsTriedNoMoreKeepsItsTextForThreeDays() {
        OutboxReader.Entry entry = written("trois-jours@courrier.test");
        deliver(entry, "550 5.1.1 unknown", Present.now());
        Delivery soon = new Delivery(messages, smtp, false, Clock.offset(Present.CLOCK, Duration.ofDays(2)));
        soon.erase();
        assertThat(kept(entry).body()).isEqualTo("Voici.");
        new Delivery(messages, smtp, false, Clock.offset(Present.CLOCK, Duration.ofDays(4))).erase();
        assertThat(kept(entry)).isEqualTo(NOTHING_BUT_ITS_DIGEST);
        assertThat(messages.tryAgain(entry.id())).isFalse();
    }

    @Test
    void aMessageThatTheServerDoesNotBearIsGivenUpOnceOthersHaveLeft() {
        OutboxReader.Entry entry = written("poison@courrier.test");
        Instant later = Present.now().plus(Duration.ofDays(4));
        unanswered(entry, later);
        assertThat(messages.refused(Undelivered.LISTED))
                .noneMatch(line -> line.to().equals("poison@courrier.test"));
        messages.sent(written("apres-poison@courrier.test").id());
        unanswered(last("poison@courrier.test"), later);
        assertThat(messages.refused(Undelivered.LISTED))
                .anyMatch(line -> line.to().equals("poison@courrier.test"));
    }

    private void unanswered(OutboxReader.Entry entry, Instant now) {
        try (Hanging server = Hanging.silent()) {
            Smtp silent = SmtpTests.smtp(server.port(), false);
            new Delivery(messages, silent, false, Clock.fixed(now, ZoneOffset.UTC)).deliver(entry);
            silent.destroy();
        }
    }

    @Test
    void aMessageRefusedForNowIsTriedForSomeDays() {
        OutboxReader.Entry entry = written("plein@courrier.test");
        deliver(entry, "452 4.2.2 mailbox full", Present.now());
        assertThat(messages.refused(Undelivered.LISTED))
                .noneMatch(line -> line.to().equals("plein@courrier.test"));
        deliver(
                last("plein@courrier.test"),
                "452 4.2.2 mailbox full",
                Present.now().plus(Duration.ofDays(5)));
        assertThat(messages.refused(Undelivered.LISTED))
                .anyMatch(line -> line.to().equals("plein@courrier.test"));
    }
}
