package org.terreau.sharing.web;

import java.util.List;
import org.terreau.sharing.Outcome;
import org.terreau.sharing.Scenario;

/**
 * The letter to the councils.
 *
 * @param listed the members whose parts are in it: all, unless there are very many
 */
public record LetterPage(Outcome outcome, List<Outcome.Part> listed) {

    public LetterPage {
        listed = List.copyOf(listed);
    }

    public Scenario scenario() {
        return outcome.scenario();
    }

    public boolean whole() {
        return listed.size() == outcome.parts().size();
    }
}
