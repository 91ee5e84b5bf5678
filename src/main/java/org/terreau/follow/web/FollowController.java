package org.terreau.follow.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.follow.Followable;
import org.terreau.follow.Following;
import org.terreau.follow.Rhythm;
import org.terreau.follow.Topic;
import org.terreau.identity.Actor;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

/** Following a topic, and the page of what one follows, opened by the key that each message carries. */
@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class FollowController {

    private final Pages pages;
    private final Following following;

    FollowController(Pages pages, Following following) {
        this.pages = pages;
        this.following = following;
    }

    @GetMapping("/suivre")
    ModelAndView form(@RequestParam(defaultValue = "") String sujet, Optional<Actor> actor) {
        Topic topic = topic(sujet);
        Form form = Form.filled(Map.of(
                "rythme",
                Rhythm.WEEKLY.code(),
                "courriel",
                actor.map(someone -> someone.email().value()).orElse("")));
        return pages.show("follow/follow", new FollowPage(topic, described(topic), form));
    }

    @PostMapping("/suivre")
    ModelAndView follow(
            @RequestParam MultiValueMap<String, String> typed,
            HttpServletRequest request,
            Locale language,
            Optional<Actor> actor) {
        Form form = Form.of(typed);
        Topic topic = topic(form.text("sujet"));
        Followable.Described described = described(topic);
        try {
            boolean confirmed = following.follow(
                    topic, form.text("courriel"), form.text("rythme"), request.getRemoteAddr(), language, actor);
            return pages.after(described.path(), confirmed ? "flash.follow.followed" : "flash.follow.to-confirm");
        } catch (Refused refusal) {
            return pages.refused("follow/follow", new FollowPage(topic, described, form.refused(refusal)));
        }
    }

    @GetMapping("/suivi/{key}")
    ModelAndView read(@PathVariable String key) {
        return pages.show("follow/followed", page(key, Form.EMPTY));
    }

    @PostMapping("/suivi/{key}/confirmation")
    ModelAndView confirm(@PathVariable String key) {
        following.confirm(key);
        return pages.after("/suivi/" + key, "flash.follow.confirmed");
    }

    @PostMapping("/suivi/{key}/rythme")
    ModelAndView change(@PathVariable String key, @RequestParam(defaultValue = "") String rythme) {
        try {
            following.change(key, rythme);
        } catch (Refused refusal) {
            return pages.refused("follow/followed", page(key, Form.EMPTY.refused(refusal)));
        }
        return pages.after("/suivi/" + key, "flash.follow.changed");
    }

    @PostMapping("/suivi/{key}/retrait")
    ModelAndView unfollow(@PathVariable String key, @RequestParam(defaultValue = "") String sujet) {
        following.unfollow(key, topic(sujet));
        return pages.after("/suivi/" + key, "flash.follow.removed");
    }

    /** The address in the message: a button that posts, so that a mail scanner that opens links stops nothing. */
    @GetMapping("/suivi/{key}/arret")
    ModelAndView stopping(@PathVariable String key) {
        return pages.show("follow/stop", new StopPage(key, false));
    }

    /** Posted by the button, or by the reader's mail program (RFC 8058), which has no form token: the key is the proof. */
    @PostMapping("/suivi/{key}/arret")
    ModelAndView stop(@PathVariable String key) {
        following.stop(key);
        return pages.show("follow/stop", new StopPage(key, true));
    }

    private FollowedPage page(String key, Form form) {
        Following.Followed followed = following.read(key, LocaleContextHolder.getLocale());
        return new FollowedPage(followed, form.with("rythme", followed.rhythm().code()));
    }

    private Followable.Described described(Topic topic) {
        return following.describe(topic, LocaleContextHolder.getLocale());
    }

    private static Topic topic(String written) {
        return Topic.parse(written).orElseThrow(() -> new NotFound("topic", written));
    }
}
