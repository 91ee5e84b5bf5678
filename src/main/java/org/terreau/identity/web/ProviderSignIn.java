package org.terreau.identity.web;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.terreau.identity.AccountId;
import org.terreau.identity.SignIn;
import org.terreau.shared.EmailAddress;

/**
 * Signing in through an OpenID Connect provider, when one is set. The provider says who the person is and which
 * e-mail address they hold. The session keeps the account's id, and the token of identity that signing out there asks for.
 */
@Configuration
@ConditionalOnProperty("terreau.oidc.issuer")
class ProviderSignIn implements OAuth2UserService<OidcUserRequest, OidcUser> {

    static final String REGISTRATION = "fournisseur";

    /** The provider was asked for a level of assurance, and did not give it. */
    static final String LEVEL = "level";

    private final OidcUserService claims = new OidcUserService();
    private final ProviderSettings settings;
    private final SignIn signIn;

    ProviderSignIn(ProviderSettings settings, SignIn signIn, ProviderCalls calls) {
        this.settings = settings;
        this.signIn = signIn;
        this.claims.setOauth2UserService(calls.people());
    }

    @Bean
    static ProviderCalls providerCalls(ProviderSettings settings, @Value("${terreau.base-url}") String baseUrl) {
        return new ProviderCalls(settings, baseUrl);
    }

    @Bean
    static JwtDecoderFactory<ClientRegistration> providerTokens(ProviderCalls calls) {
        return calls::decoder;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        List<String> levels = settings.acceptedLevels();
        if (!levels.isEmpty()
                && !levels.contains(
                        Objects.requireNonNullElse(request.getIdToken().getAuthenticationContextClass(), "")))
            throw new OAuth2AuthenticationException(LEVEL);
        OidcUser told = claims.loadUser(request);
        String email = told.getEmail();
        if (email == null || !EmailAddress.valid(email)) throw new OAuth2AuthenticationException("unverified_email");
        AccountId account = signIn.byProvider(new SignIn.Vouched(
                        Objects.requireNonNull(settings.issuer()),
                        Objects.requireNonNull(
                                request.getIdToken().getSubject(), "A token of identity says whose it is"),
                        new EmailAddress(email),
                        Objects.requireNonNullElse(told.getEmailVerified(), settings.vouches()),
                        name(told)))
                .orElseThrow(() -> new OAuth2AuthenticationException("unverified_email"));
        return new Person(account.toString(), told.getIdToken());
    }

    /** As the person is called: `usual_name` is how French providers tell a family name that may not be the one of birth. */
    private static String name(OidcUser told) {
        String family = Objects.requireNonNullElse(
                told.getClaimAsString("usual_name"), Objects.requireNonNullElse(told.getFamilyName(), ""));
        String both = (Objects.requireNonNullElse(told.getGivenName(), "") + " " + family).strip();
        return both.isEmpty() ? Objects.requireNonNullElse(told.getFullName(), "") : both;
    }

    /** The account behind the provider's answer; its name is the account's id. */
    private record Person(String getName, OidcIdToken getIdToken) implements OidcUser, Serializable {

        @Override
        public Map<String, Object> getClaims() {
            return getIdToken.getClaims();
        }

        @Override
        public @Nullable OidcUserInfo getUserInfo() {
            return null;
        }

        @Override
        public Map<String, Object> getAttributes() {
            return getClaims();
        }

        @Override
        public Collection<? extends GrantedAuthority> getAuthorities() {
            return List.of();
        }
    }
}
