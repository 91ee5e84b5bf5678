package org.terreau.brief.web;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.brief.BriefText;
import org.terreau.brief.BriefTexts;
import org.terreau.brief.Comments;
import org.terreau.brief.KeptText;
import org.terreau.brief.Presence;
import org.terreau.brief.Saved;
import org.terreau.decision.Decisions;
import org.terreau.dossier.Applications;
import org.terreau.dossier.Brief;
import org.terreau.dossier.BriefTerritories;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.Reopening;
import org.terreau.identity.Actor;
import org.terreau.problem.Precision;
import org.terreau.review.Syntheses;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.web.Form;

/** Gathers what the pages that show a brief need. */
@Component
class BriefPages {

    static final String TERRITORY = Brief.Part.TERRITORY.code();

    private final Applications applications;
    private final BriefTexts texts;
    private final Comments comments;
    private final Presence presence;
    private final Decisions decisions;
    private final Syntheses syntheses;
    private final BriefTerritories territories;
    private final Precision precision;

    BriefPages(
            Applications applications,
            BriefTexts texts,
            Comments comments,
            Presence presence,
            Decisions decisions,
            Syntheses syntheses,
            BriefTerritories territories,
            Precision precision) {
        this.applications = applications;
        this.texts = texts;
        this.comments = comments;
        this.presence = presence;
        this.decisions = decisions;
        this.syntheses = syntheses;
        this.territories = territories;
        this.precision = precision;
    }

    /** The dossier with a version of its brief, or with the brief as it stands. */
    ReadingPage reading(DossierRecord dossier, @Nullable Integer number, Form form, Actor actor) {
        Brief shown = number == null ? dossier.draft() : texts.text(dossier, BriefText.version(number));
        return new ReadingPage(
                dossier,
                shown,
                number,
                territories.of(shown),
                texts.versions(dossier),
                decisions.about(dossier.subject().key()),
                syntheses.sent(DossierId.REVIEWED_AS, dossier.id().toString()),
                comments.threads(dossier),
                applications.reopenings(dossier),
                dossier.open() ? List.of() : kept(dossier, actor),
                presence.others(dossier, actor),
                number == null ? presence.reads(dossier, actor).orElse(null) : null,
                form,
                applications.access(dossier, actor),
                actor);
    }

    /** The form as a brief fills it, on a sheet of its own. */
    Form filled(DossierRecord dossier, Brief brief) {
        return on(
                brief,
                dossier.version(),
                Form.filled(Map.of("feuille", UUID.randomUUID().toString())));
    }

    /** A form with this brief and version in place of its own. */
    Form on(Brief brief, long version, Form form) {
        Form changed = form.with("version", Long.toString(version));
        for (Brief.Part part : Brief.Part.values()) changed = with(changed, part, brief.get(part));
        return changed;
    }

    /** A form with one part's text changed. */
    Form with(Form form, Brief.Part part, String text) {
        if (part != Brief.Part.TERRITORY) return form.with(part.code(), text);
        return form.with(TERRITORY, text).with(TERRITORY + "-recherche", words(part, text));
    }

    /** The keys of the questions that the problem leaves open as it is typed. */
    List<String> hints(Form form) {
        return precision.questions(form.text(Brief.Part.PROBLEM.code())).stream()
                .map(Precision.Question::key)
                .toList();
    }

    private List<KeptText> kept(DossierRecord dossier, Actor actor) {
        return texts.keptTexts(dossier, actor).stream()
                .map(text ->
                        new KeptText(text.id(), text.sheet(), text.part(), words(text.part(), text.text()), text.at()))
                .toList();
    }

    BriefPage writing(
            DossierRecord dossier,
            Form form,
            List<Collectivities.Match> candidates,
            Map<String, BriefPage.Clash> clashes,
            String note,
            Actor actor) {
        Form sheet = form.text("feuille").isEmpty()
                ? form.with("feuille", UUID.randomUUID().toString())
                : form;
        Reopening reopening = applications.reopenings(dossier).stream()
                .filter(each -> each.closedAt() == null)
                .findFirst()
                .orElse(null);
        return new BriefPage(
                dossier,
                sheet,
                candidates,
                clashes,
                kept(dossier, actor).stream()
                        .filter(text -> !text.sheet().equals(sheet.text("feuille"))
                                && !sheet.has("repris", Long.toString(text.id())))
                        .toList(),
                comments.threads(dossier),
                presence.others(dossier, actor),
                reopening,
                hints(sheet),
                note);
    }

    /** Both texts in words, by part. */
    Map<String, BriefPage.Clash> clashes(Saved saved) {
        Map<String, BriefPage.Clash> clashes = new LinkedHashMap<>();
        saved.clashes()
                .forEach((part, clash) -> clashes.put(
                        part.code(),
                        new BriefPage.Clash(
                                words(part, clash.mine()),
                                words(part, clash.theirs()),
                                part == Brief.Part.TERRITORY ? "" : clash.proposal())));
        return clashes;
    }

    /** What the page that is being refilled still showed: the form holds the proposals, the draft the other's text. */
    Map<String, BriefPage.Clash> stillClashing(Form form, DossierRecord dossier, Brief.@Nullable Part settled) {
        Map<String, BriefPage.Clash> clashes = new HashMap<>();
        for (Brief.Part part : Brief.Part.values())
            if (part != settled && !form.all("proposition-" + part.code()).isEmpty())
                clashes.put(
                        part.code(),
                        new BriefPage.Clash(
                                form.text("mien-" + part.code()),
                                words(dossier.draft(), part),
                                form.text("proposition-" + part.code())));
        return clashes;
    }

    private String words(Brief.Part part, String text) {
        return words(new Brief(Map.of(part, text)), part);
    }

    /** The text of a part; the territory's name rather than its code. */
    String words(Brief brief, Brief.Part part) {
        if (part != Brief.Part.TERRITORY) return brief.get(part);
        Collectivity territory = territories.of(brief);
        return territory == null ? brief.get(part) : territory.label();
    }
}
