package org.terreau.brief.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.brief.BriefText;
import org.terreau.brief.BriefVersion;
import org.terreau.dossier.Access;
import org.terreau.dossier.DossierRecord;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/** The versions of a brief, the latest first, and the two to compare. */
public record VersionsPage(DossierRecord dossier, List<BriefVersion> versions, Access access) {

    public VersionsPage {
        versions = List.copyOf(versions);
    }

    /** What can be compared, by code. */
    public Map<String, String> choices(Ui ui) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put(BriefText.DRAFT.code(), ui.t("brief.version.draft"));
        for (BriefVersion version : versions)
            choices.put(
                    Integer.toString(version.number()),
                    ui.t("dossier.version", version.number()) + " — " + version.author() + ", "
                            + ui.moment(version.at())
                            + (version.submitted() ? " — " + ui.t("brief.version.submitted") : ""));
        return choices;
    }

    /** The two that are chosen when nothing was asked: the version before the last one, and the draft. */
    public Form chosen() {
        return Form.filled(Map.of(
                "de", versions.isEmpty() ? "" : Integer.toString(before().number()), "a", BriefText.DRAFT.code()));
    }

    private BriefVersion before() {
        return versions.get(Math.min(1, versions.size() - 1));
    }

    public @Nullable BriefVersion submitted() {
        return versions.stream().filter(BriefVersion::submitted).findFirst().orElse(null);
    }

    /** Can be put back by this reader. */
    public boolean restorable() {
        return access.writes() && dossier.open();
    }
}
