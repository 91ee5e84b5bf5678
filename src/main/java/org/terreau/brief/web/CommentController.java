package org.terreau.brief.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.brief.Comment;
import org.terreau.brief.Comments;
import org.terreau.dossier.Applications;
import org.terreau.dossier.Brief;
import org.terreau.dossier.DossierId;
import org.terreau.identity.Actor;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** Comments on a brief that is being read. */
@Controller
@OpenTo(OpenTo.Audience.SIGNED_IN)
class CommentController {

    private final Pages pages;
    private final Applications applications;
    private final Comments comments;
    private final BriefPages briefs;

    CommentController(Pages pages, Applications applications, Comments comments, BriefPages briefs) {
        this.pages = pages;
        this.applications = applications;
        this.comments = comments;
        this.briefs = briefs;
    }

    @PostMapping("/dossiers/{id}/commentaires")
    ModelAndView comment(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        applications.mustAct(DossierId.parse(id), actor);
        Form form = Form.of(typed);
        String code = form.text("partie");
        Brief.Part part = Brief.Part.of(code).orElseThrow(() -> new NotFound("part", code));
        return written(
                id,
                form,
                part,
                actor,
                () -> comments.comment(
                        DossierId.parse(id),
                        part,
                        form.text("passage-" + code),
                        form.text("commentaire-" + code),
                        actor));
    }

    @PostMapping("/dossiers/{id}/commentaires/{thread:\\d{1,15}}")
    ModelAndView answer(
            @PathVariable String id,
            @PathVariable long thread,
            @RequestParam MultiValueMap<String, String> typed,
            Actor actor) {
        Form form = Form.of(typed);
        DossierId dossier = DossierId.parse(id);
        Brief.Part part = comments.threads(applications.mustAct(dossier, actor)).stream()
                .filter(known -> known.id() == thread)
                .map(Comment.Thread::part)
                .findFirst()
                .orElseThrow(() -> new NotFound("comment", thread));
        String action = form.text("action");
        String text = form.text("reponse-" + thread);
        boolean settling = action.equals("regler") || action.equals("rouvrir");
        return written(id, form, part, actor, () -> {
            if (!settling || !text.isEmpty()) comments.answer(dossier, thread, text, actor);
            if (settling) comments.settle(dossier, thread, action.equals("regler"), actor);
        });
    }

    private ModelAndView written(String id, Form form, Brief.Part part, Actor actor, Runnable write) {
        try {
            write.run();
        } catch (Refused refusal) {
            return pages.refused(
                    "brief/reading",
                    briefs.reading(applications.read(DossierId.parse(id), actor), null, form.refused(refusal), actor));
        }
        return pages.after(
                "/dossiers/" + DossierId.parse(id) + "#commentaires-" + part.code(), "flash.brief.commented");
    }

    /** A comment as programs read it; an answer names its thread. */
    record Line(
            long id,
            long fil,
            String partie,
            String passage,
            String auteur,
            Instant ecritLe,
            String texte,
            boolean regle,
            @Nullable String reglePar) {}

    @GetMapping("/api/dossiers/{id}/commentaires")
    ResponseEntity<List<Line>> json(@PathVariable String id, Actor actor) {
        return ResponseEntity.ok(comments.threads(applications.read(DossierId.parse(id), actor)).stream()
                .flatMap(thread -> java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(thread.first()), thread.answers().stream())
                        .map(comment -> new Line(
                                comment.id(),
                                thread.id(),
                                thread.part().code(),
                                thread.quote(),
                                comment.author(),
                                comment.at(),
                                comment.text(),
                                !thread.open(),
                                thread.resolvedBy())))
                .toList());
    }
}
