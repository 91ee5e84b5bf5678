package org.terreau.team;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Places in a team and who may hold each: one person holds one at most, so that as many as can be are held. */
final class Slots {

    private final List<Trade> wanted;
    private final Map<Long, Set<Trade>> people;
    private final Map<Long, Integer> held = new LinkedHashMap<>();

    private Slots(List<Trade> wanted, Map<Long, Set<Trade>> people) {
        this.wanted = wanted;
        this.people = people;
    }

    /**
     * The places that nobody holds.
     *
     * @param wanted a trade as many times as it takes people, the first ones first to be held
     * @param people the trades of each person
     */
    static List<Trade> empty(List<Trade> wanted, Map<Long, Set<Trade>> people) {
        Slots slots = new Slots(wanted, people);
        List<Trade> empty = new ArrayList<>();
        for (int place = 0; place < wanted.size(); place++)
            if (!slots.hold(place, new HashSet<>())) empty.add(wanted.get(place));
        return empty;
    }

    /** Finds somebody for this place, moving others to another one of theirs where it takes it. */
    private boolean hold(int place, Set<Long> asked) {
        for (Map.Entry<Long, Set<Trade>> person : people.entrySet()) {
            if (!person.getValue().contains(wanted.get(place)) || !asked.add(person.getKey())) continue;
            @Nullable Integer other = held.get(person.getKey());
            if (other == null || hold(other, asked)) {
                held.put(person.getKey(), place);
                return true;
            }
        }
        return false;
    }
}
