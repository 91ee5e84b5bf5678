package org.terreau.recruitment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.terreau.identity.Role;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductTeams;
import org.terreau.shared.Paris;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.WaitingList;

/** Closed offers whose applications wait for somebody's marks, for an answer, or for the word that ends them. */
@Component
class RecruitmentToday extends WaitingList {

    private final JdbcApplications stored;
    private final PublicOffers offers;
    private final OfferRights rights;
    private final ProductTeams teams;
    private final Clock clock;

    RecruitmentToday(
            JdbcApplications stored, PublicOffers offers, OfferRights rights, ProductTeams teams, Clock clock) {
        super("recrutement", 107, "/recrutement", actor -> true);
        this.stored = stored;
        this.offers = offers;
        this.rights = rights;
        this.teams = teams;
        this.clock = clock;
    }

    @Override
    public Waiting waiting(Reader reader) {
        Instant now = clock.instant();
        Map<Long, Offer> known = new HashMap<>();
        for (Offer offer : offers.readable())
            if (offer.state(now) == JobOfferState.CLOSED) known.put(offer.id(), offer);
        if (known.isEmpty()) return Waiting.NOT_THEIRS;
        Set<String> led = reader.incubators(Role.LEAD);
        List<String> products = teams.productsOf(reader.actor().id()).stream()
                .map(ProductId::value)
                .toList();
        List<JdbcApplications.Open> open = stored.open(reader.actor().id(), led, products, now);
        if (open.isEmpty()) return Waiting.NOT_THEIRS;
        List<Awaited> lines = new ArrayList<>();
        for (JdbcApplications.Open one : open) {
            Offer offer = known.get(one.offer());
            if (offer == null) continue;
            if (one.toMark() > 0) lines.add(line("mark", one.toMark(), offer, reader));
            else if (one.led() || rights.decides(offer, reader.actor()))
                lines.add(line(one.waiting() > 0 ? "answer" : "end", one.waiting(), offer, reader));
        }
        return Waiting.first(lines, reader.most());
    }

    private static Awaited line(String what, int count, Offer offer, Reader reader) {
        Instant closed = offer.over();
        LocalDate since = closed == null ? null : Paris.day(closed);
        return new Awaited(
                reader.words().t("recruitment.today." + what, count),
                new Awaited.About("offer:" + offer.id(), offer.said().title()),
                reader.words().t("recruitment.today." + what + ".why"),
                since,
                offer.selection().decisionOn(),
                new Awaited.Action(reader.words().t("recruitment.today." + what + ".do"), offer.desk()));
    }
}
