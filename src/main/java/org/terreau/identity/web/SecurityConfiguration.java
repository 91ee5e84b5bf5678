package org.terreau.identity.web;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.terreau.web.SiteCookie;
import org.terreau.web.TokenRefusals;

/**
 * The outer wall: headers, form tokens, sessions, sign-in. Who may call which route is said by {@code @OpenTo} on the
 * route and by the façades; here every route passes.
 */
@Configuration
class SecurityConfiguration {

    static final String CONTENT_POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

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

    @Bean
    static SiteCookie formCookie() {
        return new SiteCookie(FORM_COOKIE, null);
    }

    @Bean
    static SiteCookie sessionCookie(@Value("${server.servlet.session.cookie.name}") String name) {
        return new SiteCookie(name, null);
    }

    @Bean
    static SiteCookie wantedPageCookie() {
        return new SiteCookie(WantedPage.COOKIE, WantedPage.REMEMBERED);
    }

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            LinkSignIn links,
            TokenRefusals refusals,
            ObjectProvider<ProviderSignIn> provider,
            ObjectProvider<ProviderCalls> providerCalls)
            throws Exception {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(FORM_COOKIE);
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        XorCsrfTokenRequestAttributeHandler lazily = new XorCsrfTokenRequestAttributeHandler();
        ProviderSignIn people = provider.getIfAvailable();
        if (people != null) signInBy(http, people, providerCalls.getObject());
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
                .logout(logout -> logout.logoutUrl("/deconnexion").logoutSuccessUrl("/"))
                .oneTimeTokenLogin(ott -> ott.tokenGeneratingUrl("/connexion/lien")
                        .loginProcessingUrl("/connexion/jeton")
                        .showDefaultSubmitPage(false)
                        .loginPage("/connexion")
                        .tokenService(links)
                        .generateRequestResolver(links::asked)
                        .tokenGenerationSuccessHandler(links)
                        .successHandler(links)
                        .failureUrl("/connexion?echec"))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(
                                org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter
                                        .ReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN))
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

    private static void signInBy(HttpSecurity http, ProviderSignIn people, ProviderCalls calls) throws Exception {
        SimpleUrlAuthenticationFailureHandler refused = new SimpleUrlAuthenticationFailureHandler("/connexion?echec");
        SimpleUrlAuthenticationFailureHandler unanswered =
                new SimpleUrlAuthenticationFailureHandler(ProviderGate.UNANSWERED);
        http.addFilterBefore(new ProviderGate(calls), OAuth2AuthorizationRequestRedirectFilter.class)
                .oauth2Login(login -> login.loginPage("/connexion")
                        .authorizationEndpoint(endpoint -> endpoint.baseUri(ProviderGate.TO_PROVIDER))
                        .redirectionEndpoint(endpoint -> endpoint.baseUri(ProviderGate.FROM_PROVIDER + "/*"))
                        .authorizedClientRepository(new NoTokensKept())
                        .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(calls.tokens()))
                        .userInfoEndpoint(info -> info.oidcUserService(people))
                        .successHandler((request, response, who) -> {
                            response.setStatus(303);
                            response.setHeader("Location", WantedPage.take(request, response));
                        })
                        .failureHandler((request, response, failure) -> (ProviderCalls.unanswered(failure)
                                        ? unanswered
                                        : refused)
                                .onAuthenticationFailure(request, response, failure)));
    }
}
