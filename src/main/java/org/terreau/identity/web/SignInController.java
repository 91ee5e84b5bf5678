package org.terreau.identity.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class SignInController {

    private final Pages pages;
    private final @Nullable String provider;

    SignInController(Pages pages, ObjectProvider<ProviderSignIn.Settings> settings) {
        this.pages = pages;
        this.provider = settings.stream()
                .filter(set -> set.issuer() != null)
                .map(ProviderSignIn.Settings::name)
                .findFirst()
                .orElse(null);
    }

    @GetMapping("/connexion")
    ModelAndView form(
            Optional<Actor> actor,
            @RequestParam(required = false) @Nullable String suite,
            @RequestParam(required = false) @Nullable String echec,
            @RequestParam(required = false) @Nullable String fournisseur) {
        if (actor.isPresent()) return pages.redirect("/");
        SignInPage.Failure failure = fournisseur != null && provider != null
                ? SignInPage.Failure.PROVIDER
                : echec != null ? SignInPage.Failure.LINK : SignInPage.Failure.NONE;
        return pages.show("identity/sign-in", new SignInPage(suite == null ? "" : suite, failure, false, provider));
    }

    /** Reached only when the address is left empty: the security filter takes the others. */
    @PostMapping("/connexion/lien")
    ModelAndView empty(@RequestParam(required = false) @Nullable String suite) {
        return pages.refused(
                "identity/sign-in",
                new SignInPage(suite == null ? "" : suite, SignInPage.Failure.NONE, true, provider));
    }

    @GetMapping("/connexion/envoyee")
    ModelAndView sent() {
        return pages.show("identity/link-sent", new LinkSentPage());
    }

    /** The address in the mail: a button that posts the token, so that a mail scanner that opens links uses none. */
    @GetMapping("/connexion/jeton")
    ModelAndView confirm(@RequestParam String token) {
        return pages.show("identity/confirm-sign-in", new ConfirmSignInPage(token));
    }
}
