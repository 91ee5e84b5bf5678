package org.terreau.support;

import java.util.List;
import java.util.Optional;
import org.terreau.shared.Objections;
import org.terreau.shared.Refused;

/**
 * What the people of a product learnt with a coach. The team, the coach and who leads the incubator read it, nobody else.
 *
 * @param before a mark from 0 to 4 for each of {@link Skill#ALL}; -1 for what nobody judged
 * @param after the same at the end
 * @param remains what is left to learn
 */
public record CoachReport(List<Integer> before, List<Integer> after, String remains, CoachAdvice advice) {

    /** What nobody judged. */
    public static final int UNKNOWN = -1;

    public static final int TEXT = 2000;

    public CoachReport {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** As it is typed. */
    public record Typed(List<Integer> before, List<Integer> after, String remains, String advice) {

        public Typed {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        /** @throws Refused naming each field that is wrong */
        CoachReport checked() {
            Objections objections = new Objections();
            for (int at = 0; at < Skill.ALL.size(); at++) {
                objections.when(
                        wrong(before.get(at)), "avant-" + Skill.ALL.get(at).code(), "support.report.mark", Skill.MOST);
                objections.when(
                        wrong(after.get(at)), "apres-" + Skill.ALL.get(at).code(), "support.report.mark", Skill.MOST);
            }
            objections.when(
                    remains.isEmpty() || remains.length() > TEXT, "reste", "support.report.remains.needed", TEXT);
            Optional<CoachAdvice> known = CoachAdvice.of(advice);
            objections.when(known.isEmpty(), "conseil", "support.report.advice.needed");
            objections.raise();
            return new CoachReport(before, after, remains, known.orElseThrow());
        }

        private static boolean wrong(int mark) {
            return mark < UNKNOWN || mark > Skill.MOST;
        }
    }
}
