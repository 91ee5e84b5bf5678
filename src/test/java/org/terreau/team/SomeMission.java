package org.terreau.team;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.terreau.portfolio.ProductId;

/** Missions for rules. */
final class SomeMission {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    private final Trade trade;
    private final @Nullable String name;
    private @Nullable MissionStatus status;
    private String employer = "";
    private LocalDate since = TODAY.minusMonths(6);
    private @Nullable LocalDate until;
    private String rhythm = "";
    private Mission.@Nullable Letter letter;
    private Mission.@Nullable Weighed weighed;
    private String product = "mission.regles";

    private SomeMission(Trade trade, @Nullable String name) {
        this.trade = trade;
        this.name = name;
    }

    /** Held by somebody known by their name. */
    static SomeMission of(Trade trade, String name) {
        return new SomeMission(trade, name);
    }

    static SomeMission vacant(Trade trade, LocalDate since) {
        return new SomeMission(trade, null).since(since);
    }

    SomeMission as(MissionStatus said) {
        status = said;
        return this;
    }

    SomeMission of(String holder) {
        employer = holder;
        return this;
    }

    SomeMission since(LocalDate day) {
        since = day;
        return this;
    }

    SomeMission until(@Nullable LocalDate day) {
        until = day;
        return this;
    }

    SomeMission at(String typed) {
        rhythm = typed;
        return this;
    }

    SomeMission withLetter() {
        letter = new Mission.Letter(TODAY.minusMonths(1), "La directrice", null);
        return this;
    }

    SomeMission missed(Criticality how) {
        weighed = new Mission.Weighed(how, null, TODAY);
        return this;
    }

    SomeMission on(String id) {
        product = id;
        return this;
    }

    Mission mission() {
        List<Mission.Step> steps = Rhythm.read(rhythm).stream()
                .map(read -> new Mission.Step(since, read))
                .toList();
        return new Mission(
                1,
                new ProductId(product),
                new Mission.Work(trade, "", status, employer),
                name == null ? null : new Person(name.hashCode(), null, name, null),
                new Mission.Span(since, until, null, null),
                steps,
                new Mission.Terms("", "", "", letter, weighed, false),
                0);
    }
}
