package org.terreau.access;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.terreau.identity.Role;
import org.terreau.team.MissionsOfPeople;
import org.terreau.team.Person;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.WaitingList;

/** The next step of one's own arrival or departure; for staff, the plans of others that are late or wait for them. */
@Component
class AccessToday extends WaitingList {

    /** Days ahead of which somebody is told of their own next step. */
    static final int AHEAD = Plan.NEAR;

    /** Days that a step of somebody else may be late before staff are told (FIELD 4.3, grace). */
    static final int GRACE = 7;

    private static final String[] OURS = Stream.concat(
                    Stream.of(PlanStep.ACCOUNT),
                    Arrays.stream(PlanStep.values())
                            .filter(step -> step.doer() == PlanStep.Doer.INCUBATOR)
                            .map(PlanStep::code))
            .toArray(String[]::new);

    private final JdbcPlans stored;
    private final MissionsOfPeople missions;

    AccessToday(JdbcPlans stored, MissionsOfPeople missions) {
        super("acces", 109, "/mon-parcours", actor -> true);
        this.stored = stored;
        this.missions = missions;
    }

    @Override
    public Waiting waiting(Reader reader) {
        long me = missions.of(reader.actor().id()).map(Person::id).orElse(0L);
        Set<String> incubators = reader.incubators(Role.STAFF, Role.COACH, Role.LEAD);
        if (me == 0 && incubators.isEmpty()) return Waiting.NOT_THEIRS;
        List<JdbcPlans.Waiting> waiting = stored.waiting(me, incubators, OURS, reader.today(), reader.most());
        if (waiting.isEmpty()) return Waiting.NOT_THEIRS;
        Map<Long, Person> people =
                missions.find(waiting.stream().map(JdbcPlans.Waiting::person).collect(Collectors.toSet()));
        return Waiting.of(
                new org.terreau.shared.Slice<>(
                        waiting, 1, Math.max(1, reader.most()), waiting.get(0).all()),
                one -> line(one, people, me, reader));
    }

    private static Awaited line(JdbcPlans.Waiting one, Map<Long, Person> people, long me, Reader reader) {
        boolean own = one.person() == me;
        Person person = people.get(one.person());
        String step = one.tool().isEmpty()
                ? reader.words().t("access.step." + one.code())
                : reader.words().t("access.step.compte." + one.moment().code(), one.tool());
        return new Awaited(
                own
                        ? reader.words().t("access.today.own." + one.moment().code(), step)
                        : reader.words()
                                .t("access.today." + one.moment().code(), person == null ? "" : person.name(), step),
                new Awaited.About("access-plan:" + one.plan(), person == null ? "" : person.name()),
                reader.words().t(own ? "access.today.own.why" : "access.today.why"),
                null,
                one.due(),
                new Awaited.Action(
                        reader.words().t("access.today.do"),
                        own ? "/mon-parcours" : "/arrivees-et-departs/" + one.plan()));
    }
}
