package org.terreau.brief.web;

import java.util.ArrayList;
import java.util.EnumMap;
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
import org.terreau.brief.LinkedProblems;
import org.terreau.brief.Presence;
import org.terreau.brief.Saved;
import org.terreau.brief.SpecificationLanguage;
import org.terreau.decision.Decision;
import org.terreau.decision.Decisions;
import org.terreau.dossier.Applications;
import org.terreau.dossier.Brief;
import org.terreau.dossier.BriefTerritories;
import org.terreau.dossier.DeclaredSpecifications;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierRecord;
import org.terreau.dossier.Outlooks;
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
    private final LinkedProblems problems;
    private final Outlooks outlooks;
    private final DeclaredSpecifications specifications;

    BriefPages(
            Applications applications,
            BriefTexts texts,
            Comments comments,
            Presence presence,
            Decisions decisions,
            Syntheses syntheses,
            BriefTerritories territories,
            Precision precision,
            LinkedProblems problems,
            Outlooks outlooks,
            DeclaredSpecifications specifications) {
        this.applications = applications;
        this.texts = texts;
        this.comments = comments;
        this.presence = presence;
        this.decisions = decisions;
        this.syntheses = syntheses;
        this.territories = territories;
        this.precision = precision;
        this.problems = problems;
        this.outlooks = outlooks;
        this.specifications = specifications;
    }

    /** The dossier with a version of its brief, or with the brief as it stands. */
    ReadingPage reading(DossierRecord dossier, @Nullable Integer number, Form form, Actor actor) {
        Brief shown = number == null ? dossier.draft() : texts.text(dossier, BriefText.version(number));
        List<Decision> known = decisions.about(dossier.subject().key());
        return new ReadingPage(
                dossier,
                shown,
                number,
                territories.of(shown),
                texts.versions(dossier),
                known,
                number == null ? outlooks.of(dossier, known) : null,
                number == null ? problems.of(dossier).orElse(null) : null,
                SpecificationLanguage.in(shown),
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

    /** What to ask oneself about what is typed, by part; a part that says enough has none. */
    Map<Brief.Part, List<BriefHint>> hints(Form form) {
        Map<Brief.Part, List<BriefHint>> hints = new EnumMap<>(Brief.Part.class);
        Map<Brief.Part, String> typed = new EnumMap<>(Brief.Part.class);
        for (Brief.Part part : Brief.Part.values()) typed.put(part, form.text(part.code()));
        for (Precision.Question question : precision.questions(form.text(Brief.Part.PROBLEM.code())))
            add(hints, Brief.Part.PROBLEM, BriefHint.of(question));
        for (SpecificationLanguage.Flag flag : SpecificationLanguage.in(new Brief(typed)))
            add(hints, flag.part(), BriefHint.of(flag));
        return hints;
    }

    private static void add(Map<Brief.Part, List<BriefHint>> hints, Brief.Part part, BriefHint hint) {
        hints.computeIfAbsent(part, none -> new ArrayList<>()).add(hint);
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
                specifications.of(dossier.assessment()),
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
