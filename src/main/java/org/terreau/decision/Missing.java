package org.terreau.decision;

import java.util.List;

/** What a committee would decide without, or too late: told by the modules that know, on the page that asks to confirm. */
public interface Missing {

    /**
     * What lacks for this outcome; none of it forbids to decide.
     *
     * @param wanted all that is typed, with this outcome
     */
    List<Gap> gaps(Decidable about, Outcome outcome, Wanted wanted);

    /**
     * @param key of the sentence that says it
     * @param path of the page where it can be seen to
     */
    record Gap(String key, List<Object> arguments, String path) {

        public Gap {
            arguments = List.copyOf(arguments);
        }

        public static Gap of(String key, String path, Object... arguments) {
            return new Gap(key, List.of(arguments), path);
        }
    }
}
