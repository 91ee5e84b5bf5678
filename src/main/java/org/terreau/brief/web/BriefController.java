package org.terreau.brief.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.brief.BriefTexts;
import org.terreau.brief.Comments;
import org.terreau.brief.Presence;
import org.terreau.brief.Saved;
import org.terreau.brief.Writing;
import org.terreau.dossier.Applications;
import org.terreau.dossier.Brief;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierRecord;
import org.terreau.identity.Actor;
import org.terreau.shared.Refused;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.CollectivityPicker;
import org.terreau.web.Autosaved;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Ui;

/**
 * The product brief being written: saved as one types, kept as versions, submitted. The buttons beside a part (comment,
 * put a text back, take a proposal) send the whole form and give it back with everything typed.
 */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class BriefController {

    private static final String TEMPLATE = "brief/brief";
    private static final String TERRITORY = BriefPages.TERRITORY;
    private static final int LARGEST_FILE = 200_000;

    private final Pages pages;
    private final Applications applications;
    private final BriefTexts texts;
    private final Comments comments;
    private final Presence presence;
    private final Collectivities collectivities;
    private final CollectivityPicker picker;
    private final BriefPages briefs;

    BriefController(
            Pages pages,
            Applications applications,
            BriefTexts texts,
            Comments comments,
            Presence presence,
            Collectivities collectivities,
            CollectivityPicker picker,
            BriefPages briefs) {
        this.pages = pages;
        this.applications = applications;
        this.texts = texts;
        this.comments = comments;
        this.presence = presence;
        this.collectivities = collectivities;
        this.picker = picker;
        this.briefs = briefs;
    }

    @GetMapping("/dossiers/{id}/fiche")
    ModelAndView brief(@PathVariable String id, Actor actor) {
        DossierRecord dossier = applications.readToWrite(DossierId.parse(id), actor);
        if (!dossier.open()) return pages.redirect(dossier.path());
        return again(dossier, briefs.filled(dossier, dossier.draft()), Map.of(), "", actor);
    }

    private ModelAndView again(
            DossierRecord dossier, Form form, Map<String, BriefPage.Clash> clashes, String note, Actor actor) {
        return pages.show(TEMPLATE, briefs.writing(dossier, form, List.of(), clashes, note, actor));
    }

    @PostMapping("/dossiers/{id}/fiche")
    ModelAndView save(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        DossierRecord dossier = applications.readToWrite(DossierId.parse(id), actor);
        String action = form.text("action");
        boolean submitting = action.equals("soumettre");
        if (!submitting && action.contains("-")) return beside(dossier, form, action, actor);
        CollectivityPicker.Picked picked = form.text(TERRITORY + "-recherche").isEmpty()
                ? CollectivityPicker.Picked.NONE
                : picker.read(form, TERRITORY);
        Writing writing = writing(form, picked.chosen());
        Saved saved;
        try {
            if (!picked.problems().isEmpty()) throw new Refused(picked.problems());
            saved = submitting
                    ? texts.submit(dossier.id(), writing, actor)
                    : texts.save(dossier.id(), writing, true, actor);
        } catch (Refused refusal) {
            return pages.refused(
                    TEMPLATE,
                    briefs.writing(
                            dossier,
                            form.refused(refusal),
                            picked.candidates(),
                            briefs.stillClashing(form, dossier, null),
                            "",
                            actor));
        }
        if (saved.locked()) return pages.after(dossier.path(), "flash.brief.locked-meanwhile");
        if (!saved.clashes().isEmpty()) return clash(dossier, form, saved, actor);
        return submitting
                ? pages.after(dossier.path(), "flash.brief.submitted")
                : pages.after(dossier.path() + "/fiche", "flash.brief.saved");
    }

    /** Nothing typed is lost: the other's text stands beside one's own, and saving again is a choice. */
    private ModelAndView clash(DossierRecord dossier, Form form, Saved saved, Actor actor) {
        Form merged = form.with("version", Long.toString(saved.version()));
        for (Brief.Part part : Brief.Part.values())
            if (!saved.clashes().containsKey(part))
                merged = briefs.with(merged, part, saved.brief().get(part));
        DossierRecord now = applications.readToWrite(dossier.id(), actor);
        return pages.show(
                TEMPLATE,
                briefs.writing(now, merged, List.of(), briefs.clashes(saved), "", actor),
                HttpStatus.CONFLICT);
    }

    /** The form with a text that could not be saved at the time, if it is still kept. */
    private Form resumed(DossierRecord dossier, Form form, long number, Actor actor) {
        return texts.keptTexts(dossier, actor).stream()
                .filter(text -> text.id() == number)
                .findFirst()
                .map(kept -> briefs.with(form, kept.part(), kept.text())
                        .with("repris", also(form.all("repris"), String.valueOf(number))))
                .orElse(form);
    }

    /** A button beside a part: `commenter-probleme`, `repondre-12`, `regler-12`, `reprendre-3`, `oublier-3`… */
    private ModelAndView beside(DossierRecord dossier, Form form, String action, Actor actor) {
        String verb = action.substring(0, action.indexOf('-'));
        String about = action.substring(action.indexOf('-') + 1);
        long number = about.matches("\\d{1,15}") ? Long.parseLong(about) : 0;
        Optional<Brief.Part> part = Brief.Part.of(about);
        Form next = form;
        Brief.Part settled = null;
        try {
            if (verb.equals("commenter") && part.isPresent()) {
                comments.comment(
                        dossier.id(),
                        part.get(),
                        form.text("passage-" + about),
                        form.text("commentaire-" + about),
                        actor);
                next = form.with("commentaire-" + about, "").with("passage-" + about, "");
            } else if (verb.equals("repondre")) {
                comments.answer(dossier.id(), number, form.text("reponse-" + about), actor);
                next = form.with("reponse-" + about, "");
            } else if (verb.equals("regler") || verb.equals("rouvrir"))
                comments.settle(dossier.id(), number, verb.equals("regler"), actor);
            else if (verb.equals("oublier")) texts.dropKeptText(dossier.id(), number, actor);
            else if (verb.equals("reprendre")) next = resumed(dossier, form, number, actor);
            else if (verb.equals("proposition") && part.isPresent()) {
                settled = part.get();
                next = briefs.with(form, settled, form.text("proposition-" + about));
            }
        } catch (Refused refusal) {
            return pages.refused(
                    TEMPLATE,
                    briefs.writing(
                            dossier,
                            form.refused(refusal),
                            List.of(),
                            briefs.stillClashing(form, dossier, null),
                            "",
                            actor));
        }
        return again(dossier, next, briefs.stillClashing(form, dossier, settled), "brief.beside." + known(verb), actor);
    }

    private static String known(String verb) {
        return List.of("commenter", "repondre", "regler", "rouvrir", "oublier", "reprendre", "proposition")
                        .contains(verb)
                ? verb
                : "rien";
    }

    private static String[] also(List<String> before, String one) {
        return java.util.stream.Stream.concat(before.stream(), java.util.stream.Stream.of(one))
                .toArray(String[]::new);
    }

    @PostMapping("/dossiers/{id}/fiche/brouillon")
    ResponseEntity<Autosaved> autosave(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        Form form = Form.of(typed);
        Optional<Collectivity> chosen =
                CollectivityId.parse(form.text(TERRITORY)).flatMap(collectivities::find);
        Writing writing = writing(form, chosen.orElse(null));
        try {
            if (form.ticked("garder")) {
                texts.keepAside(DossierId.parse(id), writing, actor);
                return Autosaved.conflict(new Autosaved(writing.version(), Map.of(), List.of(), false));
            }
            Saved saved = texts.save(DossierId.parse(id), writing, false, actor);
            Autosaved answer = new Autosaved(
                    saved.version(),
                    saved.whole() ? changed(writing.brief(), saved.brief()) : Map.of(),
                    saved.clashes().keySet().stream()
                            .map(Brief.Part::code)
                            .sorted()
                            .toList(),
                    saved.locked());
            return saved.whole() ? ResponseEntity.ok(answer) : Autosaved.conflict(answer);
        } catch (Refused refusal) {
            return ResponseEntity.unprocessableContent().build();
        }
    }

    private Map<String, String> changed(Brief sent, Brief saved) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Brief.Part part : Brief.differences(sent, saved)) {
            texts.put(part.code(), saved.get(part));
            if (part == Brief.Part.TERRITORY) texts.put(TERRITORY + "-recherche", briefs.words(saved, part));
        }
        return texts;
    }

    /** Says that the page is open, and where one writes; the answer is who else is here, in words. */
    @PostMapping("/dossiers/{id}/fiche/presence")
    ResponseEntity<String> here(@PathVariable String id, @RequestParam(defaultValue = "") String partie, Actor actor) {
        List<Presence.Someone> others =
                presence.here(DossierId.parse(id), Brief.Part.of(partie).orElse(null), actor);
        Ui ui = pages.outsideRequest(LocaleContextHolder.getLocale());
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .body(others.stream()
                        .map(someone -> PresenceWords.of(someone, ui))
                        .collect(Collectors.joining(" ")));
    }

    /** What to ask oneself about what is typed, in words, by part; nothing is kept. */
    @PostMapping("/dossiers/{id}/fiche/precision")
    ResponseEntity<Map<String, List<String>>> precision(
            @PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        applications.mustAct(DossierId.parse(id), actor);
        Ui ui = pages.outsideRequest(LocaleContextHolder.getLocale());
        Map<String, List<String>> words = new LinkedHashMap<>();
        briefs.hints(Form.of(typed))
                .forEach((part, hints) -> words.put(
                        part.code(), hints.stream().map(hint -> hint.words(ui)).toList()));
        return ResponseEntity.ok(words);
    }

    /** Fills the form in from a Markdown file; nothing is saved before the person has looked at it. */
    @PostMapping("/dossiers/{id}/fiche/import")
    ModelAndView read(
            @PathVariable String id, @RequestParam(required = false) @Nullable MultipartFile fichier, Actor actor)
            throws IOException {
        DossierRecord dossier = applications.readToWrite(DossierId.parse(id), actor);
        if (!dossier.open()) return pages.redirect(dossier.path());
        Brief brief = fichier == null || fichier.getSize() > LARGEST_FILE ? Brief.EMPTY : brief(fichier.getBytes());
        if (brief.written() == 0)
            return pages.refused(
                    TEMPLATE,
                    briefs.writing(
                            dossier,
                            briefs.filled(dossier, dossier.draft())
                                    .refused(new Refused("fichier", "brief.import.unread")),
                            List.of(),
                            Map.of(),
                            "",
                            actor));
        Map<Brief.Part, String> texts = new EnumMap<>(Brief.Part.class);
        for (Brief.Part part : Brief.Part.values())
            texts.put(part, brief.get(part).isEmpty() ? dossier.draft().get(part) : brief.get(part));
        return again(dossier, briefs.filled(dossier, new Brief(texts)), Map.of(), "brief.import.read", actor);
    }

    private Brief brief(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return BriefMarkdown.read(
                    text,
                    List.of(
                            PartNames.of(pages.outsideRequest(Locale.FRENCH)),
                            PartNames.of(pages.outsideRequest(Locale.ENGLISH))));
        } catch (CharacterCodingException notText) {
            return Brief.EMPTY;
        }
    }

    private static Writing writing(Form form, @Nullable Collectivity territory) {
        Map<Brief.Part, String> values = new EnumMap<>(Brief.Part.class);
        for (Brief.Part part : Brief.Part.values()) values.put(part, form.text(part.code()));
        values.put(Brief.Part.TERRITORY, territory == null ? "" : territory.id().toString());
        String sheet = form.text("feuille");
        return new Writing(
                new Brief(values),
                form.version(),
                sheet.matches("[0-9a-f-]{1,36}") ? sheet : "",
                form.all("repris").stream()
                        .filter(kept -> kept.matches("\\d{1,15}"))
                        .map(Long::valueOf)
                        .collect(Collectors.toSet()));
    }
}
