package org.terreau.identity.web;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
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
 * Signing in through an OpenID Connect provider, when one is set. The provider says which e-mail address the person
 * holds; the account of that address is the person's. The session keeps the account's id, and no token.
 */
@Configuration
@ConditionalOnProperty("terreau.oidc.issuer")
class ProviderSignIn implements OAuth2UserService<OidcUserRequest, OidcUser> {

    static final String REGISTRATION = "fournisseur";

    /**
     * @param issuer address under which the provider describes itself
     * @param name what the button calls it
     */
    @ConfigurationProperties("terreau.oidc")
    record Settings(
            @Nullable String issuer,
            @DefaultValue("") String clientId,
            @DefaultValue("") String clientSecret,
            @DefaultValue("OpenID Connect") String name) {}

    private final OidcUserService claims = new OidcUserService();
    private final SignIn signIn;

    ProviderSignIn(SignIn signIn, ProviderCalls calls) {
        this.signIn = signIn;
        this.claims.setOauth2UserService(calls.people());
    }

    @Bean
    static ProviderCalls providerCalls(Settings settings, @Value("${terreau.base-url}") String baseUrl) {
        return new ProviderCalls(settings, baseUrl);
    }

    @Bean
    static JwtDecoderFactory<ClientRegistration> providerTokens(ProviderCalls calls) {
        return calls::decoder;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser told = claims.loadUser(request);
        String email = told.getEmail();
        if (email == null || !EmailAddress.valid(email) || Boolean.FALSE.equals(told.getEmailVerified()))
            throw new OAuth2AuthenticationException("unverified_email");
        String name = told.getFullName();
        AccountId account = signIn.byProvider(new EmailAddress(email), name == null || name.isBlank() ? email : name);
        return new Person(account.toString(), told.getIdToken());
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
