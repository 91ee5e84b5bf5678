package org.terreau.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.terreau.identity.Actor;
import org.terreau.identity.Sessions;
import org.terreau.identity.SignIn;
import org.terreau.identity.SignInLinks;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Refused;
import org.terreau.web.Form;
import org.terreau.web.OpenTo;
import org.terreau.web.Pages;

@Controller
@OpenTo(OpenTo.Audience.EVERYONE)
class SignInController {

    private final Pages pages;
    private final SignIn signIn;
    private final Sessions sessions;
    private final WaysIn ways;
    private final long hours;

    /** @param session how long somebody stays signed in after the last page that they asked for */
    SignInController(
            Pages pages,
            SignIn signIn,
            Sessions sessions,
            WaysIn ways,
            @Value("${spring.session.timeout}") Duration session) {
        this.pages = pages;
        this.signIn = signIn;
        this.sessions = sessions;
        this.hours = session.toHours();
        this.ways = ways;
    }

    @GetMapping("/connexion")
    ModelAndView form(
            Optional<Actor> actor,
            @RequestParam(required = false) @Nullable String suite,
            @RequestParam(defaultValue = "") String pour,
            @RequestParam MultiValueMap<String, String> asked,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (actor.isPresent()) return pages.redirect(suite == null ? "/" : SignInLinks.ownPath(suite));
        HttpSession session = request.getSession(false);
        if (session != null && PendingSignIn.of(session).before() && !asked.containsKey("cle"))
            return pages.redirect(PendingSignIn.PATH);
        if (ways.provider() != null && suite != null) WantedPage.remember(suite, request, response);
        SignInPage.Failure failure = SignInPage.Failure.of(asked.keySet(), ways.provider() != null);
        return pages.show(
                "identity/sign-in",
                new SignInPage(
                        Form.EMPTY.with("suite", suite == null ? "" : suite).with("username", known(pour)),
                        failure,
                        ways.provider(),
                        ways.links(),
                        hours,
                        minutes(asked.getFirst("attente"))));
    }

    /** Somebody signed in proves again who they are, and goes on to the page that they come from. */
    @GetMapping("/connexion/preuve")
    ModelAndView proof(
            Optional<Actor> actor,
            @RequestParam(defaultValue = "/") String suite,
            HttpServletRequest request,
            HttpServletResponse response) {
        String next = SignInLinks.ownPath(suite);
        if (actor.isEmpty()) return pages.redirect("/connexion");
        if (ways.provider() != null) WantedPage.remember(next, request, response);
        return pages.show(
                "identity/proof",
                new ProofPage(
                        actor.get().email().value(),
                        next,
                        ways.provider(),
                        ways.links(),
                        sessions.proof().toMinutes()));
    }

    /** The address to which the letter was written whose link was followed; "" when none was. */
    private String known(String token) {
        return token.isEmpty()
                ? ""
                : signIn.introduced(token).map(EmailAddress::value).orElse("");
    }

    /** Where a provider brings back who signed out of it; told when it was asked to by this browser. */
    @GetMapping(ProviderSignOut.BACK)
    ModelAndView signedOut(
            @RequestParam(defaultValue = "") String state,
            @CookieValue(name = ProviderSignOut.COOKIE, defaultValue = "") String kept,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.addCookie(ProviderSignOut.cookie("", Duration.ZERO, request));
        return kept.isEmpty() || !kept.equals(state)
                ? pages.redirect("/")
                : pages.after("/", "flash.identity.signed-out", Objects.requireNonNullElse(ways.provider(), ""));
    }

    /** Reached only by what is not an address: the security filter takes the others. */
    @PostMapping("/connexion/lien")
    ModelAndView notAnAddress(@RequestParam MultiValueMap<String, String> typed) {
        Form form = Form.of(typed);
        String address = form.text("username");
        Refused refusal =
                new Refused(EmailAddress.problem(
                                address,
                                "username",
                                address.isEmpty() ? "identity.signin.empty" : "identity.signin.wrong")
                        .stream()
                        .toList());
        return pages.refused(
                "identity/sign-in",
                new SignInPage(
                        form.refused(refusal), SignInPage.Failure.NONE, ways.provider(), ways.links(), hours, 1));
    }

    /** What the address says to wait, an hour at most: anybody can write an address. */
    private static int minutes(@Nullable String said) {
        return said != null && said.matches("[1-9]|[1-5]\\d|60") ? Integer.parseInt(said) : 1;
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
