package org.terreau.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.ApiKeys;
import org.terreau.identity.Sessions;
import org.terreau.shared.NotAllowed;
import org.terreau.web.CurrentViewer;
import org.terreau.web.OpenTo;
import org.terreau.web.Viewer;

/**
 * From the session to the person: the session keeps the account's id alone, what is granted is read once a request, so
 * that a right withdrawn is withdrawn at once. A controller asks for an {@link Actor} (refused when nobody is signed
 * in), or for an {@code Optional<Actor>}. A program with a key is an {@link Actor} on routes open to key holders, and
 * nobody elsewhere.
 */
@Component
class SignedInPeople implements CurrentViewer, UserDetailsService, HandlerMethodArgumentResolver, WebMvcConfigurer {

    private static final String ACTOR = SignedInPeople.class.getName() + ".actor";

    private final Accounts accounts;
    private final ApiKeys keys;
    private final Sessions sessions;

    SignedInPeople(Accounts accounts, ApiKeys keys, @Lazy Sessions sessions) {
        this.accounts = accounts;
        this.keys = keys;
        this.sessions = sessions;
    }

    /** Keeps, in the session that was just opened, what lets its holder recognise it later. */
    static void keep(HttpServletRequest request) {
        HttpSession session = request.getSession();
        Sessions.kept(Objects.requireNonNullElse(request.getHeader("User-Agent"), ""), request.getRemoteAddr())
                .forEach(session::setAttribute);
    }

    /** What Spring Security keeps in the session: the account's id as user name, and nothing that could grow old. */
    record SignedIn(String getUsername) implements UserDetails {

        @Override
        public Collection<? extends GrantedAuthority> getAuthorities() {
            return List.of();
        }

        @Override
        public String getPassword() {
            return "";
        }
    }

    @Override
    public UserDetails loadUserByUsername(String id) {
        if (accounts.byId(new AccountId(Long.parseLong(id))).isEmpty())
            throw new UsernameNotFoundException("No open account " + id);
        return new SignedIn(id);
    }

    Optional<Actor> actor() {
        RequestAttributes request = RequestContextHolder.currentRequestAttributes();
        if (request.getAttribute(ACTOR, RequestAttributes.SCOPE_REQUEST) instanceof Actor known)
            return Optional.of(known);
        Optional<String> key = request instanceof ServletRequestAttributes servlet
                ? Bearer.key(servlet.getRequest())
                : Optional.empty();
        Optional<Actor> read = key.isPresent() ? keys.holder(key.get()) : signedIn();
        read.ifPresent(actor -> request.setAttribute(ACTOR, actor, RequestAttributes.SCOPE_REQUEST));
        return read;
    }

    private Optional<Actor> signedIn() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || !who.isAuthenticated() || who instanceof AnonymousAuthenticationToken)
            return Optional.empty();
        HttpSession session =
                RequestContextHolder.currentRequestAttributes() instanceof ServletRequestAttributes servlet
                        ? servlet.getRequest().getSession(false)
                        : null;
        if (session != null && (over(session) || PendingSignIn.of(session).before())) return Optional.empty();
        return person(who);
    }

    private Optional<Actor> person(Authentication who) {
        return accounts.byId(new AccountId(Long.parseLong(who.getName())))
                .map(account -> new Actor(account.id(), account.email(), account.name(), account.grants()));
    }

    /** Who came by a link, and is not signed in before a passkey says so too: for the pages that lead there, and no other. */
    Optional<Actor> pending() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who == null || !who.isAuthenticated() || who instanceof AnonymousAuthenticationToken
                ? Optional.empty()
                : person(who);
    }

    /** Ends a session that has lasted as long as it may. */
    private boolean over(HttpSession session) {
        if (!sessions.over(Instant.ofEpochMilli(session.getCreationTime()))) return false;
        session.invalidate();
        SecurityContextHolder.clearContext();
        return true;
    }

    @Override
    public Viewer viewer() {
        Optional<Actor> actor = actor();
        return actor.isPresent() ? actor.get() : Viewer.NOBODY;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class
                || (parameter.getParameterType() == Optional.class
                        && parameter.nested().getNestedParameterType() == Actor.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Optional<Actor> actor = actor().filter(known -> known.signedIn() || openToKeys(parameter));
        if (parameter.getParameterType() == Optional.class) return actor;
        return actor.orElseThrow(() -> new NotAllowed("nobody is signed in"));
    }

    private static boolean openToKeys(MethodParameter parameter) {
        OpenTo onMethod = parameter.getMethodAnnotation(OpenTo.class);
        OpenTo openTo =
                onMethod != null ? onMethod : parameter.getContainingClass().getAnnotation(OpenTo.class);
        return openTo != null && openTo.value() == OpenTo.Audience.KEY_HOLDER;
    }
}
