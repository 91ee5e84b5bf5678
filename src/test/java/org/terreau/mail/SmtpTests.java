package org.terreau.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.terreau.testing.Hanging;
import org.terreau.web.Brand;

class SmtpTests {

    private static final Duration ANSWERING = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    static Smtp smtp(int port, boolean encrypted) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        return smtp(sender, encrypted);
    }

    private static Smtp smtp(JavaMailSenderImpl sender, boolean encrypted) {
        Brand brand = new Brand("Terreau", null, "neutral", "contact@terreau.test");
        LetterPage pages =
                new LetterPage(TemplateEngine.createPrecompiled(ContentType.Html), brand, address -> Locale.FRENCH);
        return new Smtp(sender, brand, pages, encrypted, ANSWERING, LONGEST);
    }

    private static OutboxReader.Entry message() {
        return new OutboxReader.Entry(
                1,
                "lea@mairie.test",
                "essai",
                "Des nouvelles",
                "Voici.",
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                0,
                null,
                null);
    }

    private static void doesNotLeave(Smtp smtp, String because) {
        long start = System.nanoTime();
        assertThatThrownBy(() -> smtp.send(message()))
                .isInstanceOfSatisfying(
                        Smtp.NotSent.class,
                        failure -> assertThat(failure.refusal()).isEqualTo(Smtp.Refusal.NONE))
                .hasMessageContaining(because);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST.plusSeconds(2));
    }

    @Test
    void aServerThatSaysNothingIsLeftAfterTheTimeOfOneAnswer() {
        try (Hanging server = Hanging.silent()) {
            Smtp smtp = smtp(server.port(), true);
            doesNotLeave(smtp, "reading response");
            smtp.destroy();
        }
    }

    @ParameterizedTest
    @CsvSource({"'220-', 'x'", "'220 ready\r\n250-', 'x\r\n250-'"})
    void aServerThatDripsIsCutOnceTimeIsOverAndTheNextMessageIsTried(String start, String drop) {
        try (Hanging server = Hanging.dripping(start, drop)) {
            Smtp smtp = smtp(server.port(), true);
            doesNotLeave(smtp, "no answer within 2 s");
            Awaitility.await().atMost(Duration.ofSeconds(5)).until(server::everyCallerLeft);
            doesNotLeave(smtp, "no answer within 2 s");
            smtp.destroy();
        }
    }

    @Test
    void nothingLeavesInTheClearUnlessASettingSaysSo() throws Exception {
        GreenMail post = new GreenMail(ServerSetup.SMTP.dynamicPort());
        post.start();
        try {
            doesNotLeave(smtp(post.getSmtp().getPort(), true), "STARTTLS is required");
            assertThat(post.getReceivedMessages()).isEmpty();
            smtp(post.getSmtp().getPort(), false).send(message());
            assertThat(post.getReceivedMessages()).hasSize(1);
        } finally {
            post.stop();
        }
    }

    @Test
    void aMessageSentTwiceHasOneNameAndFailuresAreToldToTheAddressOfBounces() throws Exception {
        GreenMail post = new GreenMail(ServerSetup.SMTP.dynamicPort());
        post.start();
        try {
            JavaMailSenderImpl sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            sender.setPort(post.getSmtp().getPort());
            Smtp.tellOfFailures(sender, "retours@terreau.test");
            Smtp smtp = smtp(sender, false);
            smtp.send(message());
            smtp.send(message());
            smtp.destroy();
            assertThat(post.getReceivedMessages()).hasSize(2).allSatisfy(received -> {
                assertThat(received.getMessageID()).isEqualTo("<1.0@terreau.test>");
                assertThat(received.getHeader("Return-Path")[0]).contains("retours@terreau.test");
                assertThat(received.getFrom()[0]).hasToString("contact@terreau.test");
            });
        } finally {
            post.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "550 5.1.1 unknown, FOR_GOOD",
        "553 5.1.3 no such address, FOR_GOOD",
        "450 4.2.1 mailbox busy, FOR_NOW",
        "452 4.2.2 mailbox full, FOR_NOW",
    })
    void aRefusedAddressIsAboutTheMessageAloneAndFinalWhenTheServerSaysSo(String answer, Smtp.Refusal refusal) {
        refuses("220 ready\r\n250 ok\r\n250 ok\r\n" + answer + "\r\n", refusal, answer);
    }

    @ParameterizedTest
    @CsvSource({"554 5.7.1 spam, FOR_GOOD", "451 4.7.1 come back later, FOR_NOW"})
    void soIsARefusedText(String answer, Smtp.Refusal refusal) {
        refuses("220 ready\r\n250 ok\r\n250 ok\r\n250 ok\r\n" + answer + "\r\n", refusal, answer);
    }

    @Test
    void aSiteThatMayNotSendAtAllLosesNoMessage() {
        refuses("220 ready\r\n250 ok\r\n530 5.7.0 authenticate first\r\n", Smtp.Refusal.FOR_NOW, "530");
    }

    private static void refuses(String answers, Smtp.Refusal refusal, String why) {
        try (Hanging server = Hanging.dripping(answers, "250 ok\r\n")) {
            assertThatThrownBy(() -> smtp(server.port(), false).send(message()))
                    .isInstanceOfSatisfying(
                            Smtp.NotSent.class,
                            failure -> assertThat(failure.refusal()).isEqualTo(refusal))
                    .hasMessageContaining(why);
        }
    }
}
