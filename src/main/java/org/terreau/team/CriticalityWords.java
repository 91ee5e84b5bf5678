package org.terreau.team;

import java.util.Map;
import org.terreau.identity.AccountId;
import org.terreau.shared.Words;

/** Who said how much somebody is missed, in a sentence. */
public final class CriticalityWords {

    private CriticalityWords() {}

    /**
     * Who said it, and when; "" when nobody did, or when the mission is filled.
     *
     * @param names of those who may have said it; without those who were erased
     */
    public static String said(Mission mission, Map<AccountId, String> names, Words words) {
        Mission.Weighed weighed = mission.terms().weighed();
        if (weighed == null || !mission.vacant()) return "";
        AccountId by = weighed.by();
        String name = by == null ? "" : names.getOrDefault(by, "");
        return name.isEmpty()
                ? words.t("team.criticality.on", weighed.on())
                : words.t("team.criticality.by", name, weighed.on());
    }
}
