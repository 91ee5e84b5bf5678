package org.terreau.investigation.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.terreau.investigation.Consent;
import org.terreau.investigation.Interview;
import org.terreau.territory.Collectivities;
import org.terreau.web.Form;
import org.terreau.web.Ui;

/**
 * An interview being written.
 *
 * @param interview the one that is corrected; null for a new one
 * @param theirs what somebody else saved meanwhile, by field, where it differs from what was typed
 */
public record InterviewFormPage(
        Log log,
        @Nullable Interview interview,
        Form form,
        List<Collectivities.Match> candidates,
        Map<String, String> theirs) {

    public InterviewFormPage {
        candidates = List.copyOf(candidates);
    }

    public String action() {
        return interview == null ? log.path() + "/entretiens" : interview.path() + "/modifier";
    }

    /** Name, contact and notes went: they are not asked again. */
    public boolean forgotten() {
        return interview != null && interview.forgotten() != null;
    }

    public Map<String, String> kinds(Ui ui) {
        return InterviewListPage.kinds(ui);
    }

    public Map<String, String> whens(Ui ui) {
        Map<String, String> whens = new LinkedHashMap<>();
        for (String when : List.of("fait", "prevu")) whens.put(when, ui.t("investigation.when." + when));
        return whens;
    }

    public Map<String, String> channels(Ui ui) {
        Map<String, String> channels = new LinkedHashMap<>();
        for (String channel : Interview.CHANNELS) channels.put(channel, ui.t("investigation.channel." + channel));
        return channels;
    }

    public Map<String, String> consents(Ui ui) {
        Map<String, String> consents = new LinkedHashMap<>();
        for (Consent consent : List.of(Consent.NONE, Consent.ORAL, Consent.WRITTEN))
            consents.put(consent.code(), ui.t("investigation.consent." + consent.code()));
        return consents;
    }
}
