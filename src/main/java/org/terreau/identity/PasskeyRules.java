package org.terreau.identity;

import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;

/** Whose role asks for a passkey: administrators decide it for the whole installation. */
@Service
public class PasskeyRules {

    /** Days that somebody has at most to make their first passkey. */
    public static final int LONGEST = 90;

    private final JdbcPasskeyRules stored;
    private final Audit audit;
    private final Clock clock;

    PasskeyRules(JdbcPasskeyRules stored, Audit audit, Clock clock) {
        this.stored = stored;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param roles that ask for a passkey
     * @param days that whoever holds one has to make their first passkey
     */
    public record Rules(Set<Role> roles, int days, long version) {

        public Rules {
            roles = Set.copyOf(roles);
        }
    }

    /** How many of those who hold a role have a passkey, and how many have none. */
    public record Count(Role role, long withOne, long without) {}

    @Transactional(readOnly = true)
    public Rules read(Actor actor) {
        mustAdminister(actor);
        return stored.all();
    }

    /** One line a role, those that nobody holds too. */
    @Transactional(readOnly = true)
    public List<Count> counts(Actor actor) {
        mustAdminister(actor);
        Map<Role, Count> held = stored.counts().stream().collect(Collectors.toMap(Count::role, Function.identity()));
        return Arrays.stream(Role.values())
                .map(role -> held.getOrDefault(role, new Count(role, 0, 0)))
                .toList();
    }

    /**
     * What is asked from now on; a role that asked before keeps the day since when it does.
     *
     * @throws Refused when the days are not between 0 and {@link #LONGEST}
     * @throws Stale when somebody else changed it in between
     */
    @Transactional
    public void change(Rules rules, Actor actor) {
        mustAdminister(actor);
        if (rules.days() < 0 || rules.days() > LONGEST) throw new Refused("jours", "passkey.rules.days.wrong", LONGEST);
        if (!stored.change(rules)) throw new Stale("passkey rules", "all", rules.version());
        Set<Role> others = EnumSet.allOf(Role.class);
        others.removeAll(rules.roles());
        stored.askNoMore(others);
        stored.ask(rules.roles(), clock.instant());
        audit.record(
                actor.who(),
                "identity.passkeys-asked",
                "passkeys:all",
                Map.of(
                        "role",
                        rules.roles().stream().map(Role::name).sorted().collect(Collectors.joining(", ")),
                        "days",
                        String.valueOf(rules.days())));
    }

    private static void mustAdminister(Actor actor) {
        if (!actor.administrator()) throw new NotAllowed("passkey rules asked of account " + actor.id());
    }
}
