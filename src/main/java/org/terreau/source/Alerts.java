package org.terreau.source;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.impact.Indicator;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.portfolio.Products;
import org.terreau.shared.Languages;
import org.terreau.shared.Words;

/** Tells the members of a product's team, each in their language, in the caller's transaction. */
@Component
class Alerts {

    private static final int NAMED = 10;

    private final Accounts accounts;
    private final Products products;
    private final Outbox outbox;
    private final Languages languages;
    private final ApplicationEventPublisher events;

    Alerts(Accounts accounts, Products products, Outbox outbox, Languages languages, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.products = products;
        this.outbox = outbox;
        this.languages = languages;
        this.events = events;
    }

    /** Said with everything else that is noticed of the product's figures, by whoever hears it. */
    void silent(Source source, Indicator indicator, Instant since) {
        events.publishEvent(new SourceSilent(
                source.product(), source.id(), source.name(), indicator.code(), indicator.name(), since));
    }

    void broken(Source source, Run run, Instant next) {
        tell(source, "broken", words ->
                new String[] {Problems.text(run.problem(), run.arguments(), words), words.moment(next)});
    }

    void unusual(Source source, Indicator indicator, List<Doubt> doubts) {
        tell(source, "unusual", words -> new String[] {
            indicator.name(),
            doubts.stream()
                    .limit(NAMED)
                    .map(doubt -> "- " + indicator.periodicity().name(doubt.start())
                            + (doubt.place().isEmpty() ? "" : " (" + doubt.place() + ")")
                            + (doubt.segment().isEmpty() ? "" : " (" + doubt.segment() + ")")
                            + " "
                            + why(doubt, indicator, words))
                    .collect(Collectors.joining("\n"))
        });
    }

    private static String why(Doubt doubt, Indicator indicator, Words words) {
        return doubt.named().isEmpty()
                ? words.t(
                        "source.mail.unusual.value",
                        words.number(doubt.value(), indicator.unit()),
                        words.number(doubt.low(), indicator.unit()),
                        words.number(doubt.high(), indicator.unit()))
                : words.t("source.doubts.named", doubt.named());
    }

    private void tell(Source source, String what, Function<Words, String[]> facts) {
        String product = products.read(source.product()).name();
        for (AccountId member : products.team(source.product())) {
            accounts.byId(member).ifPresent(account -> {
                Words words = languages.in(account.language());
                String[] said = facts.apply(words);
                outbox.send(new Message(
                        account.email(),
                        "source-" + what,
                        words.t("source.mail." + what + ".subject", source.name(), product),
                        words.t(
                                "source.mail." + what + ".text",
                                account.name(),
                                source.name(),
                                product,
                                said[0],
                                said[1],
                                words.baseUrl() + source.path())));
            });
        }
    }
}
