package org.terreau.dossier.web;

import org.terreau.dossier.Presence;
import org.terreau.web.Ui;

/** Who else is here, in a sentence. */
public final class PresenceWords {

    private PresenceWords() {}

    public static String of(Presence.Someone someone, Ui ui) {
        if (someone.savedAt() != null)
            return ui.t("dossier.presence.saved", someone.name(), ui.moment(someone.savedAt()));
        if (someone.part() != null)
            return ui.t(
                    "dossier.presence.writes",
                    someone.name(),
                    ui.t("dossier.part." + someone.part().code()));
        return ui.t("dossier.presence.here", someone.name());
    }
}
