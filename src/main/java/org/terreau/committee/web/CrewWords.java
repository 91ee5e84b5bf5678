package org.terreau.committee.web;

import org.terreau.committee.Evidence;
import org.terreau.team.Gate;
import org.terreau.team.GateWords;
import org.terreau.web.Ui;

/** What a team lacks as a pack says it: without a name. */
public final class CrewWords {

    private CrewWords() {}

    public static String said(Evidence.Lack lack, Ui ui) {
        String what = Gate.Kind.of(lack.kind())
                .map(kind -> new Gate.Need(
                        kind,
                        lack.missing() ? Gate.State.MISSING : Gate.State.DOUBTED,
                        lack.found(),
                        lack.asked(),
                        lack.since()))
                .map(need -> GateWords.said(need, ui.words()))
                .orElse(lack.kind());
        return lack.due() == null ? what : what + " " + ui.t("committee.crew.due", ui.date(lack.due()));
    }
}
