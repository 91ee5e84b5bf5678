package org.terreau.incubator.web;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Members;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.web.Csv;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;
import org.terreau.web.RecentProof;

/** Who works for an incubator and who sits on its committee. */
@Controller
@OpenTo(OpenTo.Audience.STAFF)
class MembersController {

    private static final String POST =
            "/reglages/{id}/personnes/{account:\\d{1,15}}/{post:responsable|coach|equipe|comite}/retrait";

    private final Pages pages;
    private final Members members;

    MembersController(Pages pages, Members members) {
        this.pages = pages;
        this.members = members;
    }

    private MembersPage page(IncubatorId incubator, Form form, Actor actor) {
        return new MembersPage(incubator, members.title(incubator, actor), members.list(incubator, actor), form);
    }

    @GetMapping("/reglages/{id}/personnes")
    ModelAndView list(@PathVariable String id, Actor actor) {
        return pages.show("incubator/members", page(new IncubatorId(id), Form.EMPTY, actor));
    }

    @PostMapping("/reglages/{id}/personnes")
    @RecentProof(field = "role", is = "responsable")
    ModelAndView name(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed, Actor actor) {
        IncubatorId incubator = new IncubatorId(id);
        Form form = Form.of(typed);
        try {
            members.name(incubator, form.text("nom"), form.text("courriel"), form.text("role"), actor);
        } catch (Refused refusal) {
            return pages.refused("incubator/members", page(incubator, form.refused(refusal), actor));
        }
        return pages.after(MembersPage.path(incubator), "flash.incubator.member", form.text("courriel"));
    }

    @GetMapping("/reglages/{id}/personnes.csv")
    ResponseEntity<byte[]> file(@PathVariable String id, Actor actor) {
        return Csv.file(
                "personnes.csv",
                List.of("nom", "courriel", "roles"),
                members.list(new IncubatorId(id), actor).stream()
                        .map(member -> List.of(
                                member.name(),
                                member.email(),
                                member.held().stream().map(Members.Post::code).collect(Collectors.joining(" "))))
                        .toList());
    }

    /** @param roles by the codes of the posts */
    record Line(String nom, String courriel, List<String> roles) {}

    @GetMapping("/api/incubateurs/{id}/personnes")
    ResponseEntity<List<Line>> json(@PathVariable String id, Actor actor) {
        return ResponseEntity.ok(members.list(new IncubatorId(id), actor).stream()
                .map(member -> new Line(
                        member.name(),
                        member.email(),
                        member.held().stream().map(Members.Post::code).toList()))
                .toList());
    }

    private MemberRemovalPage removal(String id, long account, String code, Form form, Actor actor) {
        IncubatorId incubator = new IncubatorId(id);
        Members.Post post = Members.Post.of(code).orElseThrow(() -> new NotFound("post", code));
        return new MemberRemovalPage(
                incubator,
                members.title(incubator, actor),
                members.holding(incubator, new AccountId(account), post, actor),
                post,
                form);
    }

    @GetMapping(POST)
    ModelAndView confirm(@PathVariable String id, @PathVariable long account, @PathVariable String post, Actor actor) {
        return pages.show("incubator/member-removal", removal(id, account, post, Form.EMPTY, actor));
    }

    @PostMapping(POST)
    ModelAndView withdraw(@PathVariable String id, @PathVariable long account, @PathVariable String post, Actor actor) {
        MemberRemovalPage page = removal(id, account, post, Form.EMPTY, actor);
        try {
            members.withdraw(page.incubator(), page.member().id(), page.post(), actor);
        } catch (Refused refusal) {
            return pages.refused(
                    "incubator/member-removal", removal(id, account, post, Form.EMPTY.refused(refusal), actor));
        }
        return pages.after(
                MembersPage.path(page.incubator()),
                "flash.incubator.member-withdrawn",
                page.member().name());
    }
}
