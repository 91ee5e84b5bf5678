package org.terreau.standard;

import java.time.Clock;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.Products;
import org.terreau.shared.Languages;
import org.terreau.shared.Paris;
import org.terreau.shared.Words;

/** Tells each team, once a week at most and in one letter a person, which checks stand elsewhere than before. */
@Component
class SiteLetters {

    private static final int NAMED = 40;

    private final JdbcSites sites;
    private final Products products;
    private final Accounts accounts;
    private final Outbox outbox;
    private final Languages languages;
    private final Clock clock;

    SiteLetters(
            JdbcSites sites, Products products, Accounts accounts, Outbox outbox, Languages languages, Clock clock) {
        this.sites = sites;
        this.products = products;
        this.accounts = accounts;
        this.outbox = outbox;
        this.languages = languages;
        this.clock = clock;
    }

    @Transactional
    void onMondays() {
        if (Paris.today(clock).getDayOfWeek() == DayOfWeek.MONDAY) send();
    }

    /** @return how many letters leave */
    @Transactional
    int send() {
        Map<AccountId, List<JdbcSites.Change>> letters = new LinkedHashMap<>();
        Map<ProductId, List<AccountId>> teams = new LinkedHashMap<>();
        for (JdbcSites.Change change : sites.takeUntold())
            for (AccountId member : teams.computeIfAbsent(change.product(), products::team))
                letters.computeIfAbsent(member, none -> new ArrayList<>()).add(change);
        letters.forEach(this::send);
        return letters.size();
    }

    private void send(AccountId member, List<JdbcSites.Change> changes) {
        accounts.byId(member).ifPresent(account -> {
            Words words = languages.in(account.language());
            StringBuilder told = new StringBuilder();
            for (JdbcSites.Change change : changes.stream().limit(NAMED).toList())
                told.append("- ")
                        .append(words.t(
                                "standard.letter.line",
                                SiteAddress.shown(change.origin()),
                                words.t("standard.check." + change.check().code()),
                                words.t("standard.outcome." + change.before().code()),
                                words.t("standard.outcome." + change.after().code()),
                                words.date(change.on())))
                        .append('\n');
            String path = changes.get(0).product().path() + "/qualite";
            outbox.send(new Message(
                    account.email(),
                    "standard-changes",
                    words.t("standard.letter.subject", changes.size()),
                    words.t("standard.letter.text", account.name(), told.toString(), words.baseUrl() + path)));
        });
    }

    /** Tells each of a team that the name of its site may be another's by now. */
    void lost(WatchedSite site, String trouble) {
        for (AccountId member : products.team(site.product()))
            accounts.byId(member).ifPresent(account -> {
                Words words = languages.in(account.language());
                outbox.send(new Message(
                        account.email(),
                        "standard-lost",
                        words.t("standard.lost.subject", site.name()),
                        words.t(
                                "standard.lost.text",
                                account.name(),
                                site.name(),
                                words.t("standard.trouble." + trouble),
                                words.baseUrl() + site.path())));
            });
    }
}
