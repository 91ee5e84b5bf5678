package org.terreau.identity.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who the person is, asked of the provider: JSON, or a token that it signed (OpenID Connect Core 1.0, 5.3.2), whose
 * signature, issuer and audience are checked as those of the token of identity.
 */
final class ProviderPeople implements OAuth2UserService<OAuth2UserRequest, OAuth2User> {

    private static final MediaType JWT = new MediaType("application", "jwt");
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> CLAIMS = new TypeReference<>() {};

    private final RestTemplate asking;
    private final JwtDecoder signed;

    ProviderPeople(RestTemplate asking, JwtDecoder signed) {
        this.asking = asking;
        this.signed = signed;
    }

    @Override
    public OAuth2User loadUser(OAuth2UserRequest request) {
        ClientRegistration.ProviderDetails provider =
                request.getClientRegistration().getProviderDetails();
        Map<String, Object> claims = claims(
                Objects.requireNonNull(provider.getUserInfoEndpoint().getUri(), "No address says who people are"),
                request.getAccessToken().getTokenValue());
        if (!(claims.get("sub") instanceof String))
            throw new OAuth2AuthenticationException(error("The answer names nobody"));
        return new DefaultOAuth2User(List.of(), claims, "sub");
    }

    private Map<String, Object> claims(String address, String token) {
        try {
            ResponseEntity<String> answer = asking.exchange(
                    RequestEntity.get(URI.create(address))
                            .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                            .accept(MediaType.APPLICATION_JSON, JWT)
                            .build(),
                    String.class);
            MediaType kind = answer.getHeaders().getContentType();
            String body = Objects.requireNonNullElse(answer.getBody(), "").strip();
            return kind != null && kind.isCompatibleWith(JWT)
                    ? signed.decode(body).getClaims()
                    : JSON.readValue(body, CLAIMS);
        } catch (RestClientException | JwtException | JacksonException failure) {
            throw new OAuth2AuthenticationException(error(failure.getMessage()), failure);
        }
    }

    private static OAuth2Error error(@Nullable String why) {
        return new OAuth2Error("invalid_user_info_response", why, null);
    }
}
