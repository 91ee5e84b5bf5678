package org.terreau.exchange.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.document.Downloads;
import org.terreau.document.Vault;
import org.terreau.dossier.Access;
import org.terreau.dossier.Applications;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierRecord;
import org.terreau.exchange.Documents;
import org.terreau.exchange.Support;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.Table;

/** The documents of a dossier: the list, one of them, its files. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class DocumentsController {

    private static final Table<Answer> TABLE = Table.of(Answer.class).without("fichier");

    private final Pages pages;
    private final Applications applications;
    private final Documents documents;
    private final Accounts accounts;
    private final Vault vault;

    DocumentsController(Pages pages, Applications applications, Documents documents, Accounts accounts, Vault vault) {
        this.pages = pages;
        this.applications = applications;
        this.documents = documents;
        this.accounts = accounts;
        this.vault = vault;
    }

    @GetMapping("/dossiers/{id}/documents")
    ModelAndView list(@PathVariable String id, Actor actor) {
        return pages.show("exchange/documents", page(DossierId.parse(id), Form.EMPTY, 0, actor));
    }

    private DocumentsPage page(DossierId id, Form form, int added, Actor actor) {
        DossierRecord dossier = applications.read(id, actor);
        Documents.Shelf shelf = documents.shelf(id, actor);
        Access access = applications.access(dossier, actor);
        List<Long> mine = new ArrayList<>();
        for (Documents.Line line : shelf.lines()) if (documents.mayDelete(line, access, actor)) mine.add(line.id());
        for (Documents.Line line : shelf.bin()) if (documents.mayDelete(line, access, actor)) mine.add(line.id());
        return new DocumentsPage(dossier, access, shelf, mine, form, added, limits());
    }

    private DocumentsPage.Limits limits() {
        return new DocumentsPage.Limits(vault.largest(), vault.acceptedLabels(), vault.acceptedEndings());
    }

    /** Keeps what can be kept, and says of the rest why not: a file field can't be filled in again. */
    @PostMapping("/dossiers/{id}/documents")
    ModelAndView add(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(required = false) List<MultipartFile> fichiers,
            Actor actor)
            throws IOException {
        DossierId dossier = DossierId.parse(id);
        applications.mustAct(dossier, actor);
        Form form = Form.of(typed);
        Documents.About about =
                new Documents.About(Support.of(form.text("appui")), form.text("description"), form.ticked("interne"));
        List<MultipartFile> chosen = Uploads.chosen(fichiers);
        if (chosen.isEmpty()) form = form.refused(new Refused("fichiers", "exchange.documents.file.needed"));
        int added = 0;
        for (MultipartFile file : chosen) {
            try (InputStream bytes = file.getInputStream()) {
                documents.add(dossier, Uploads.name(file), bytes, about, actor);
                added++;
            } catch (Refused refusal) {
                form = form.refused(Uploads.onField("fichiers", refusal));
            }
        }
        if (form.refused()) return pages.refused("exchange/documents", page(dossier, form, added, actor));
        return pages.after("/dossiers/" + dossier + "/documents", "flash.exchange.documents.added", added);
    }

    @GetMapping("/dossiers/{id}/documents/{document:\\d{1,15}}")
    ModelAndView read(@PathVariable String id, @PathVariable long document, Actor actor) {
        return pages.show("exchange/document", one(DossierId.parse(id), document, Form.EMPTY, actor));
    }

    private DocumentPage one(DossierId id, long document, Form form, Actor actor) {
        DossierRecord dossier = applications.read(id, actor);
        Documents.Line line = documents.read(id, document, actor);
        List<Vault.Reading> readings = documents.readings(id, document, actor);
        Access access = applications.access(dossier, actor);
        return new DocumentPage(
                dossier,
                access,
                line,
                documents.versions(id, document, actor),
                readings,
                accounts.names(
                        readings.stream().map(Vault.Reading::who).distinct().toList()),
                documents.mayDelete(line, access, actor),
                form,
                limits());
    }

    @GetMapping("/dossiers/{id}/documents/{document:\\d{1,15}}/versions/{version:\\d{1,6}}")
    void file(
            @PathVariable String id,
            @PathVariable long document,
            @PathVariable int version,
            @RequestParam(required = false) String voir,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        DossierId dossier = DossierId.parse(id);
        Vault.Stored file = documents.open(dossier, document, version, actor);
        String name = documents.version(dossier, document, version, actor).name();
        Downloads.send(file, name, voir != null, response);
    }

    @PostMapping("/dossiers/{id}/documents/{document:\\d{1,15}}/versions")
    ModelAndView replace(
            @PathVariable String id,
            @PathVariable long document,
            @RequestParam(required = false) List<MultipartFile> fichier,
            Actor actor)
            throws IOException {
        DossierId dossier = DossierId.parse(id);
        applications.mustAct(dossier, actor);
        List<MultipartFile> chosen = Uploads.chosen(fichier);
        try {
            if (chosen.isEmpty()) throw new Refused("", "exchange.documents.file.needed");
            try (InputStream bytes = chosen.get(0).getInputStream()) {
                documents.replace(dossier, document, Uploads.name(chosen.get(0)), bytes, actor);
            }
        } catch (Refused refusal) {
            Form form = Form.EMPTY.refused(Uploads.onField("fichier", refusal));
            return pages.refused("exchange/document", one(dossier, document, form, actor));
        }
        return pages.after(path(dossier, document), "flash.exchange.documents.replaced");
    }

    @PostMapping("/dossiers/{id}/documents/{document:\\d{1,15}}/retrait")
    ModelAndView delete(@PathVariable String id, @PathVariable long document, Actor actor) {
        DossierId dossier = DossierId.parse(id);
        documents.delete(dossier, document, actor);
        return pages.after("/dossiers/" + dossier + "/documents", "flash.exchange.documents.deleted");
    }

    @PostMapping("/dossiers/{id}/documents/{document:\\d{1,15}}/reprise")
    ModelAndView restore(@PathVariable String id, @PathVariable long document, Actor actor) {
        DossierId dossier = DossierId.parse(id);
        try {
            documents.restore(dossier, document, actor);
        } catch (Refused full) {
            return pages.refused("exchange/documents", page(dossier, Form.EMPTY.refused(full), 0, actor));
        }
        return pages.after("/dossiers/" + dossier + "/documents", "flash.exchange.documents.restored");
    }

    private static String path(DossierId dossier, long document) {
        return "/dossiers/" + dossier + "/documents/" + document;
    }

    @GetMapping("/dossiers/{id}/documents.csv")
    ResponseEntity<byte[]> csv(@PathVariable String id, Actor actor) {
        DossierId dossier = DossierId.parse(id);
        return TABLE.csv("dossier-" + dossier + "-documents.csv", answers(dossier, actor));
    }

    /** A document as programs list it. */
    record Answer(
            long numero,
            String nom,
            String type,
            long octets,
            int version,
            String appui,
            String description,
            String ajoutePar,
            String ajouteLe,
            String fichier) {}

    @GetMapping("/api/dossiers/{id}/documents")
    ResponseEntity<List<Answer>> json(@PathVariable String id, Actor actor) {
        return ResponseEntity.ok(answers(DossierId.parse(id), actor));
    }

    private List<Answer> answers(DossierId dossier, Actor actor) {
        return documents.shelf(dossier, actor).lines().stream()
                .map(line -> new Answer(
                        line.id(),
                        line.name(),
                        line.kind().code(),
                        line.size(),
                        line.version(),
                        line.support().code(),
                        line.description(),
                        line.author(),
                        line.at().toString(),
                        path(dossier, line.id()) + "/versions/" + line.version()))
                .toList();
    }
}
