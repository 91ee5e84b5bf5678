package org.terreau.team;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.terreau.shared.Words;

/** What a team lacks, in sentences. */
public final class GateWords {

    private GateWords() {}

    /** A sentence of the message bundles, and what it names. */
    record Sentence(String key, List<Object> arguments) {}

    /** What lacks, since when, and who answers for it by when. */
    public static String said(Gates.Lack lack, Words words) {
        Gates.Owner owner = lack.owner();
        String what = said(lack.need(), words);
        return owner == null ? what : what + " " + words.t("team.gate.owned", owner.name(), owner.dueOn());
    }

    /** What lacks, and since when. */
    public static String said(Gate.Need need, Words words) {
        Sentence sentence = sentence(need);
        return words.t(sentence.key(), sentence.arguments().toArray());
    }

    static Sentence sentence(Gate.Need need) {
        String key = "team.gate." + need.kind().code();
        LocalDate since = need.since();
        BigDecimal found = need.found();
        if (need.missing())
            return since == null
                    ? new Sentence(key + ".missing", List.of())
                    : new Sentence(key + ".missing.since", List.of(since));
        return found == null
                ? new Sentence(key + ".unknown", List.of(need.asked()))
                : new Sentence(key + ".less", List.of(found, need.asked()));
    }
}
