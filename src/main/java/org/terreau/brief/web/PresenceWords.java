package org.terreau.brief.web;

import org.terreau.brief.Presence;
import org.terreau.web.Ui;

/** Who else is here, in a sentence. */
public final class PresenceWords {

    private PresenceWords() {}

    public static String of(Presence.Someone someone, Ui ui) {
        if (someone.savedAt() != null)
            return ui.t("brief.presence.saved", someone.name(), ui.moment(someone.savedAt()));
        if (someone.part() != null)
            return ui.t(
                    "brief.presence.writes",
                    someone.name(),
                    ui.t("dossier.part." + someone.part().code()));
        return ui.t("brief.presence.here", someone.name());
    }
}
