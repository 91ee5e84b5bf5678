package org.terreau.brief.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.terreau.brief.BriefText;
import org.terreau.brief.BriefTexts;
import org.terreau.brief.BriefVersion;
import org.terreau.brief.SpecificationLanguage;
import org.terreau.dossier.Applications;
import org.terreau.dossier.Brief;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierRecord;
import org.terreau.identity.Actor;
import org.terreau.shared.NotFound;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Pdf;
import org.terreau.web.Ui;

/** A brief as a file: PDF, Markdown, JSON. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class BriefExportController {

    private final Pages pages;
    private final Pdf pdf;
    private final Applications applications;
    private final BriefTexts texts;
    private final BriefPages briefs;

    BriefExportController(Pages pages, Pdf pdf, Applications applications, BriefTexts texts, BriefPages briefs) {
        this.pages = pages;
        this.pdf = pdf;
        this.applications = applications;
        this.texts = texts;
        this.briefs = briefs;
    }

    /** A state of the brief and how it is called; `version` is empty for the draft. */
    private BriefDocument document(String id, String version, Actor actor) {
        DossierRecord dossier = applications.read(DossierId.parse(id), actor);
        BriefText which = version.isEmpty() ? BriefText.DRAFT : BriefText.parse(version);
        BriefVersion kept = which.kind() == BriefText.Kind.VERSION
                ? texts.versions(dossier).stream()
                        .filter(each -> each.number() == which.number())
                        .findFirst()
                        .orElseThrow(() -> new NotFound("version", version))
                : null;
        Brief brief = texts.text(dossier, which);
        return new BriefDocument(dossier, brief, kept, briefs.words(brief, Brief.Part.TERRITORY));
    }

    @GetMapping("/dossiers/{id}/fiche.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String id, @RequestParam(defaultValue = "") String version, Actor actor) {
        BriefDocument document = document(id, version, actor);
        Ui ui = pages.outsideRequest(LocaleContextHolder.getLocale());
        return pdf.file(document.fileName("pdf"), "brief/brief-document", ui, document);
    }

    @GetMapping("/dossiers/{id}/fiche.md")
    ResponseEntity<byte[]> markdown(
            @PathVariable String id, @RequestParam(defaultValue = "") String version, Actor actor) {
        BriefDocument document = document(id, version, actor);
        Ui ui = pages.outsideRequest(LocaleContextHolder.getLocale());
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "markdown", StandardCharsets.UTF_8))
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(document.fileName("md"))
                                .build()
                                .toString())
                .body(BriefMarkdown.write(document.brief(), PartNames.of(ui), document.territory())
                        .getBytes(StandardCharsets.UTF_8));
    }

    private List<Flagged> flagged(Brief brief) {
        Ui ui = pages.outsideRequest(Locale.FRENCH);
        return SpecificationLanguage.in(brief).stream()
                .map(flag -> new Flagged(
                        flag.part().code(),
                        flag.sentence(),
                        flag.rules().stream()
                                .map(rule ->
                                        new Flagged.Met(rule.code(), ui.t(rule.whyKey()), ui.t(rule.questionKey())))
                                .toList()))
                .toList();
    }

    /** A version as programs list it. */
    record VersionLine(int numero, String auteur, Instant enregistreeLe, boolean soumise, boolean decidee) {}

    /** A sentence that speaks as a cahier des charges does, as programs list it. */
    record Flagged(String partie, String phrase, List<Met> regles) {

        /** Why, and what to ask instead. */
        record Met(String regle, String pourquoi, String question) {}
    }

    /** A dossier as programs read it; the brief by part, the territory by its official code. */
    record Whole(
            String numero,
            String titre,
            String organisation,
            String etat,
            boolean verrouillee,
            Instant ouvertLe,
            Instant modifieLe,
            @Nullable Integer version,
            Map<String, String> fiche,
            List<Flagged> alertes,
            List<VersionLine> versions) {}

    @GetMapping("/api/dossiers/{id:\\d{1,16}}")
    ResponseEntity<Whole> json(@PathVariable String id, @RequestParam(defaultValue = "") String version, Actor actor) {
        BriefDocument document = document(id, version, actor);
        DossierRecord dossier = document.dossier();
        Map<String, String> texts = new LinkedHashMap<>();
        for (Brief.Part part : Brief.Part.values())
            texts.put(part.code(), document.brief().get(part));
        return ResponseEntity.ok(new Whole(
                dossier.id().toString(),
                dossier.title(),
                dossier.organisation(),
                dossier.state().code(),
                !dossier.open(),
                dossier.openedAt(),
                dossier.changedAt(),
                document.version() == null ? null : document.version().number(),
                texts,
                flagged(document.brief()),
                this.texts.versions(dossier).stream()
                        .map(each -> new VersionLine(
                                each.number(), each.author(), each.at(), each.submitted(), each.decided()))
                        .toList()));
    }
}
