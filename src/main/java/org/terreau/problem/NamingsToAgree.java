package org.terreau.problem;

import org.springframework.stereotype.Component;
import org.terreau.shared.Paris;
import org.terreau.shared.Words;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.WaitingList;

/** Referents and domains that somebody of another incubator proposed. */
@Component
class NamingsToAgree extends WaitingList {

    private static final String PATH = "/problemes/referents";

    private final JdbcSpokespeople spokespeople;
    private final Collectivities collectivities;

    NamingsToAgree(JdbcSpokespeople spokespeople, Collectivities collectivities) {
        super("referents", 72, PATH, Reader::worksForOne);
        this.spokespeople = spokespeople;
        this.collectivities = collectivities;
    }

    @Override
    public Waiting waiting(Reader reader) {
        return Waiting.first(
                spokespeople.waiting().stream()
                        .filter(one -> one.naming().mayBeAgreedBy(reader.actor()))
                        .map(one -> line(one, reader.words()))
                        .toList(),
                reader.most());
    }

    private Awaited line(Spokespeople.Proposed one, Words words) {
        String place = collectivities
                .find(one.collectivity())
                .map(Collectivity::label)
                .orElse(one.collectivity().toString());
        return new Awaited(
                words.t("problem.today.spokespeople.what"),
                new Awaited.About("collectivity:" + one.collectivity(), place + " · " + one.who()),
                words.t("problem.today.spokespeople.why", one.naming().by()),
                Paris.day(one.naming().at()),
                null,
                new Awaited.Action(words.t("problem.today.spokespeople.do"), PATH));
    }
}
