package org.terreau.identity.web;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.session.autoconfigure.DefaultCookieSerializerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.terreau.identity.AccountId;
import org.terreau.identity.Passkeys;
import org.terreau.identity.SecondStep;
import org.terreau.identity.Sessions;
import org.terreau.identity.SignIn;
import org.terreau.web.SiteCookie;
import org.terreau.web.TokenRefusals;

/**
 * The outer wall: headers, form tokens, sessions, sign-in. Who may call which route is said by {@code @OpenTo} on the
 * route and by the façades; here every route passes.
 */
@Configuration
class SecurityConfiguration {

    /** Forms lead to this site and, through signing out, to the identity provider. */
    private static final String CONTENT_POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'%s; frame-ancestors 'self'";

    /** What no cache keeps nor shares, unless the route says otherwise. */
    private static final String UNLESS_SAID = "private, no-store";

    /** Forms that other sites may hold in a frame, as their own content policy says: no cookie comes with them. */
    static final String[] EMBEDDED = {"/retours/*/cadre", "/produits/*/avis/cadre"};

    /** Stopped from a mail program, which has no form token: the key of the address is the proof. */
    private static final String[] STOPPED = {
        "/suivi/*/arret", "/lettre-du-lundi/*/arret", "/avis-a-lire/*/arret", "/alertes/*/arret"
    };

    /** A chart or a stats page that other sites may hold in a frame, as its own content policy says. */
    private static final String[] FRAMED = {"/produits/*/indicateurs/*/integration", "/produits/*/stats/integration"};

    private static final String FORM_COOKIE = "terreau_form";

    /** What no page of this site asks of a browser, nor lets another ask for in its name. */
    private static final String NEVER_ASKED =
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    @Bean
    static SiteCookie formCookie(@Value("${terreau.base-url}") String baseUrl) {
        return new SiteCookie(OwnCookie.named(FORM_COOKIE, baseUrl), null);
    }

    @Bean
    static SiteCookie sessionCookie(
            @Value("${server.servlet.session.cookie.name}") String name, @Value("${terreau.base-url}") String baseUrl) {
        return new SiteCookie(OwnCookie.named(name, baseUrl), null);
    }

    @Bean
    static DefaultCookieSerializerCustomizer sessionCookieOfThisHost(
            @Value("${server.servlet.session.cookie.name}") String name, @Value("${terreau.base-url}") String baseUrl) {
        return cookie -> {
            cookie.setCookieName(OwnCookie.named(name, baseUrl));
            if (OwnCookie.encrypted(baseUrl)) cookie.setUseSecureCookie(true);
            cookie.setCookiePath("/");
        };
    }

    @Bean
    static SiteCookie wantedPageCookie() {
        return new SiteCookie(WantedPage.COOKIE, WantedPage.REMEMBERED);
    }

    @Bean
    static SiteCookie signedOutCookie() {
        return new SiteCookie(ProviderSignOut.COOKIE, ProviderSignOut.REMEMBERED);
    }

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            LinkSignIn links,
            SignIn signIn,
            Passkeys passkeys,
            Sessions sessions,
            TokenRefusals refusals,
            ProviderSettings settings,
            ObjectProvider<ProviderSignIn> provider,
            ObjectProvider<ProviderCalls> providerCalls,
            @Value("${terreau.base-url}") String baseUrl)
            throws Exception {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(OwnCookie.named(FORM_COOKIE, baseUrl));
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> {
            cookie.sameSite("Lax");
            if (OwnCookie.encrypted(baseUrl)) cookie.secure(true);
        });
        XorCsrfTokenRequestAttributeHandler lazily = new XorCsrfTokenRequestAttributeHandler();
        ProviderSignIn people = provider.getIfAvailable();
        if (people != null) signInBy(http, people, providerCalls.getObject(), settings, signIn, passkeys);
        String origin = settings.origin().isEmpty() ? "" : " " + settings.origin();
        return http.authorizeHttpRequests(routes -> routes.anyRequest().permitAll())
                .csrf(csrf -> csrf.csrfTokenRepository(tokens)
                        .csrfTokenRequestHandler(lazily)
                        .ignoringRequestMatchers(EMBEDDED)
                        .ignoringRequestMatchers(STOPPED)
                        .ignoringRequestMatchers(request -> Bearer.key(request).isPresent()))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .anonymous(Customizer.withDefaults())
                .httpBasic(basic -> basic.disable())
                .exceptionHandling(handling -> handling.accessDeniedHandler(refusals))
                .formLogin(form -> form.disable())
                .logout(logout -> logout.logoutUrl("/deconnexion")
                        .logoutSuccessHandler(new ProviderSignOut(providerCalls.getIfAvailable(), baseUrl)))
                .oneTimeTokenLogin(ott -> ott.tokenGeneratingUrl("/connexion/lien")
                        .loginProcessingUrl("/connexion/jeton")
                        .showDefaultSubmitPage(false)
                        .loginPage("/connexion")
                        .tokenService(links)
                        .generateRequestResolver(links::asked)
                        .tokenGenerationSuccessHandler(links)
                        .successHandler(links)
                        .failureHandler(links))
                .with(new PasskeySignIn.Configured(new PasskeySignIn(passkeys, signIn)), Customizer.withDefaults())
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.migrateSession())
                        .addSessionAuthenticationStrategy((who, request, response) ->
                                sessions.makeRoom(new AccountId(Long.parseLong(who.getName())))))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_POLICY.formatted(origin)))
                        .referrerPolicy(referrer -> referrer.policy(
                                org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter
                                        .ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
                        .permissionsPolicyHeader(permissions -> permissions.policy(NEVER_ASKED))
                        .crossOriginOpenerPolicy(opener ->
                                opener.policy(CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .cacheControl(cache -> cache.disable())
                        .frameOptions(frame -> frame.disable())
                        .addHeaderWriter(new StaticHeadersWriter(HttpHeaders.CACHE_CONTROL, UNLESS_SAID))
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                                new NegatedRequestMatcher(new OrRequestMatcher(
                                        PathPatternRequestMatcher.withDefaults().matcher(EMBEDDED[0]),
                                        PathPatternRequestMatcher.withDefaults().matcher(EMBEDDED[1]),
                                        PathPatternRequestMatcher.withDefaults().matcher(FRAMED[0]),
                                        PathPatternRequestMatcher.withDefaults().matcher(FRAMED[1]))),
                                new XFrameOptionsHeaderWriter(XFrameOptionsHeaderWriter.XFrameOptionsMode.SAMEORIGIN))))
                .build();
    }

    private static void signInBy(
            HttpSecurity http,
            ProviderSignIn people,
            ProviderCalls calls,
            ProviderSettings settings,
            SignIn signIn,
            Passkeys passkeys)
            throws Exception {
        DefaultOAuth2AuthorizationRequestResolver requests =
                new DefaultOAuth2AuthorizationRequestResolver(calls, ProviderGate.TO_PROVIDER);
        requests.setAuthorizationRequestCustomizer(asked -> {
            if (!settings.acceptedLevels().isEmpty())
                asked.additionalParameters(more -> more.put("acr_values", String.join(" ", settings.acceptedLevels())));
        });
        http.addFilterBefore(new ProviderGate(calls), OAuth2AuthorizationRequestRedirectFilter.class)
                .oauth2Login(login -> login.loginPage("/connexion")
                        .authorizationEndpoint(endpoint -> endpoint.baseUri(ProviderGate.TO_PROVIDER)
                                .authorizationRequestResolver(new ProvenAgain(requests))
                                .authorizationRequestRepository(new ProviderRequests()))
                        .redirectionEndpoint(endpoint -> endpoint.baseUri(ProviderGate.FROM_PROVIDER + "/*"))
                        .authorizedClientRepository(new NoTokensKept())
                        .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(calls.tokens()))
                        .userInfoEndpoint(info -> info.oidcUserService(people))
                        .successHandler((request, response, who) -> {
                            SignedInPeople.keep(request);
                            SecondStep step = settings.acceptedLevels().isEmpty()
                                    ? passkeys.after(new AccountId(Long.parseLong(who.getName())))
                                    : SecondStep.NONE;
                            response.setStatus(303);
                            response.setHeader(
                                    "Location", PendingSignIn.begin(request, step, WantedPage.take(request, response)));
                        })
                        .failureHandler((request, response, failure) -> {
                            signIn.refused("provider", request.getRemoteAddr());
                            response.setStatus(303);
                            response.setHeader("Location", why(failure).path());
                        }));
    }

    private static SignInPage.Failure why(AuthenticationException failure) {
        if (ProviderCalls.unanswered(failure)) return SignInPage.Failure.PROVIDER;
        String code = failure instanceof OAuth2AuthenticationException told
                ? told.getError().getErrorCode()
                : "";
        return switch (code) {
            case OAuth2ErrorCodes.SERVER_ERROR, OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE -> SignInPage.Failure.PROVIDER;
            case OAuth2ErrorCodes.ACCESS_DENIED -> SignInPage.Failure.CANCELLED;
            case ProviderSignIn.LEVEL -> SignInPage.Failure.LEVEL;
            default -> SignInPage.Failure.REFUSED;
        };
    }
}
