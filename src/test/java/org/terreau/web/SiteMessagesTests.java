package org.terreau.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.context.NoSuchMessageException;

class SiteMessagesTests {

    private static final String KEY = "decision.register.kept";

    private final SiteMessages messages = messages();

    private static SiteMessages messages() {
        SiteMessages messages = new SiteMessages();
        messages.setBasenames("messages/call", "messages/decision");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    private String kept(Object of) {
        return messages.getMessage(KEY, new Object[] {1, of}, Locale.FRENCH);
    }

    @Test
    void aMessageIsFilledWhileAnotherThreadIsStoppedInTheMiddleOfTheSameOne() {
        Object slow = new Object() {
            @Override
            public String toString() {
                return CompletableFuture.supplyAsync(() -> kept("trois"))
                        .orTimeout(10, TimeUnit.SECONDS)
                        .join();
            }
        };
        assertThat(kept(slow)).matches("tenues\\h: 1 sur tenues\\h: 1 sur trois");
    }

    @Test
    void eachLanguageHasItsTextsAndWhatIsNotThereIsAnErrorEachTime() {
        for (int time = 0; time < 2; time++) {
            assertThat(messages.getMessage("decision.outcome.arreter", null, Locale.FRENCH))
                    .isEqualTo("Arrêter");
            assertThat(messages.getMessage("decision.outcome.arreter", null, Locale.ENGLISH))
                    .isEqualTo("Stop");
            assertThatThrownBy(() -> messages.getMessage("decision.outcome.none", null, Locale.FRENCH))
                    .isInstanceOf(NoSuchMessageException.class)
                    .hasMessageContaining("decision.outcome.none");
        }
    }
}
