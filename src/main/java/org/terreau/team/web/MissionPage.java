package org.terreau.team.web;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.terreau.identity.AccountId;
import org.terreau.portfolio.Product;
import org.terreau.shared.Refused;
import org.terreau.team.Criticality;
import org.terreau.team.CriticalityWords;
import org.terreau.team.Mission;
import org.terreau.team.Missions;
import org.terreau.team.Succession;
import org.terreau.team.TypedMission;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * A mission, for those who work on its product.
 *
 * @param weighers who said how much it is missed, by account
 * @param reads letters and reasons of leaving
 * @param conflict somebody else wrote meanwhile: the form holds what was typed, the rest of the page what they wrote
 */
public record MissionPage(
        Product product,
        Missions.Detail detail,
        MissionChoices choices,
        boolean reads,
        Form form,
        Map<AccountId, String> weighers,
        boolean conflict) {

    private static final String VERSION = "version";

    public String path() {
        return product.id().path() + "/equipe/" + detail.mission().id();
    }

    public Mission mission() {
        return detail.mission();
    }

    public String title(Ui ui) {
        Mission mission = mission();
        String trade = ui.t("team.trade." + mission.trade().code());
        return mission.person() == null
                ? ui.t("team.mission.vacant", trade)
                : ui.t("team.mission.of", mission.person().name(), trade);
    }

    /** By when the holder replaces who leaves; null where no market pays, or nobody leaves soon. */
    public @Nullable Succession succession() {
        return Succession.of(mission(), choices.today()).orElse(null);
    }

    /** Who said how much it is missed, and when; "" when nobody did. */
    public String weighed(Ui ui) {
        return CriticalityWords.said(mission(), weighers, ui.words());
    }

    /** Why an end changed: a word of ours, or what somebody wrote. */
    public static String why(Mission.Renewal renewal, Ui ui) {
        return ui.optional("team.renewal.why." + renewal.why()).orElse(renewal.why());
    }

    /** What is stored, and over it what was typed; after a conflict, at the version that is stored now. */
    static Form form(Mission mission, @Nullable Form typed, boolean conflict) {
        Form form = Form.filled(stored(mission));
        if (typed == null) return form;
        for (String field : typed.fields())
            if (!conflict || !field.equals(VERSION)) form = form.with(field, typed.text(field));
        return typed.refused() ? form.refused(new Refused(typed.problems())) : form;
    }

    private static Map<String, String> stored(Mission mission) {
        Map<String, String> stored = new TreeMap<>();
        Mission.Work work = mission.work();
        stored.put(TypedMission.TRADE, work.trade().code());
        stored.put(TypedMission.SPECIALTY, work.specialty());
        stored.put(
                TypedMission.STATUS, work.status() == null ? "" : work.status().code());
        stored.put(TypedMission.EMPLOYER, work.employer());
        stored.put(TypedMission.SINCE, mission.span().since().toString());
        stored.put(TypedMission.PAID_BY, mission.terms().paidBy());
        Criticality criticality = mission.criticality();
        stored.put(TypedMission.CRITICALITY, criticality == null ? "" : criticality.code());
        stored.put("objectifs", mission.terms().objectives());
        stored.put("livrables", mission.terms().deliverables());
        stored.put(VERSION, String.valueOf(mission.version()));
        Mission.Letter letter = mission.terms().letter();
        if (letter != null) {
            stored.put("lettre-le", letter.signedOn().toString());
            stored.put("lettre-signataire", letter.signatory());
            if (letter.days() != null)
                stored.put("lettre-jours", letter.days().toPlainString().replace('.', ','));
        }
        return stored;
    }
}
