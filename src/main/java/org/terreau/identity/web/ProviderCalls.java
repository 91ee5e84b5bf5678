package org.terreau.identity.web;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.RequestEntity;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * What is asked of the identity provider: its description, a token, its keys, who the person is. Each call has a time
 * limit for connecting and in all, reading included.
 */
final class ProviderCalls implements ClientRegistrationRepository {

    private static final Duration CONNECTING = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final ParameterizedTypeReference<Map<String, Object>> DESCRIPTION =
            new ParameterizedTypeReference<>() {};

    /** Said by providers that take a proof of who began; some refuse any parameter that they do not know. */
    private static final String PROOFS = "code_challenge_methods_supported";

    private final ProviderSettings settings;
    private final String baseUrl;
    private final ClientHttpRequestFactory calls = calls();
    private volatile @Nullable ClientRegistration described;

    ProviderCalls(ProviderSettings settings, String baseUrl) {
        this.baseUrl = baseUrl;
        this.settings = settings;
    }

    private static ClientHttpRequestFactory calls() {
        JdkClientHttpRequestFactory calls = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECTING).build());
        calls.setReadTimeout(LONGEST);
        return calls;
    }

    /** Whether a sign-in failed because the provider did not answer, rather than by what it answered. */
    static boolean unanswered(@Nullable Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause())
            if (one instanceof ResourceAccessException) return true;
        return false;
    }

    /**
     * The provider describes itself at the first sign-in, so that its absence keeps nobody else out.
     *
     * @return null for any other than the one that is set
     */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(ProviderSignIn.REGISTRATION)) return null;
        ClientRegistration known = described;
        if (known == null) described = known = describe();
        return known;
    }

    private ClientRegistration describe() {
        String issuer = Objects.requireNonNull(settings.issuer(), "terreau.oidc.issuer is missing");
        Map<String, Object> description = new RestTemplate(calls)
                .exchange(
                        RequestEntity.get(issuer + "/.well-known/openid-configuration")
                                .build(),
                        DESCRIPTION)
                .getBody();
        if (description == null || !issuer.equals(description.get("issuer")))
            throw new IllegalStateException("What describes itself at " + issuer + " goes by another name");
        return ClientRegistrations.fromOidcConfiguration(description)
                .registrationId(ProviderSignIn.REGISTRATION)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .scope(settings.asked())
                .redirectUri(baseUrl + "/connexion/retour/{registrationId}")
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(description.containsKey(PROOFS))
                        .build())
                .build();
    }

    RestClientAuthorizationCodeTokenResponseClient tokens() {
        RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(calls)
                .configureMessageConverters(converters -> {
                    converters.addCustomConverter(new FormHttpMessageConverter());
                    converters.addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }

    /** Of the token of identity. */
    JwtDecoder decoder(ClientRegistration registration) {
        NimbusJwtDecoder decoder = signed(registration);
        decoder.setJwtValidator(
                JwtValidators.createDefaultWithValidators(List.of(new OidcIdTokenValidator(registration))));
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        return decoder;
    }

    /** With the algorithm that the provider signs with for this site, and no other. */
    private NimbusJwtDecoder signed(ClientRegistration registration) {
        if (settings.algorithm().equals(MacAlgorithm.HS256.getName()))
            return NimbusJwtDecoder.withSecretKey(
                            new SecretKeySpec(settings.clientSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"))
                    .macAlgorithm(MacAlgorithm.HS256)
                    .build();
        String keys = Objects.requireNonNull(
                registration.getProviderDetails().getJwkSetUri(),
                "The identity provider does not say where its keys are");
        SignatureAlgorithm algorithm = Objects.requireNonNull(
                SignatureAlgorithm.from(settings.algorithm()), "Unknown algorithm " + settings.algorithm());
        return NimbusJwtDecoder.withJwkSetUri(keys)
                .jwsAlgorithm(algorithm)
                .restOperations(new RestTemplate(calls))
                .build();
    }

    ProviderPeople people() {
        RestTemplate asking = new RestTemplate(calls);
        asking.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        return new ProviderPeople(asking, token -> told().decode(token));
    }

    /** Of a token that says who the person is: for this site, by this provider. */
    private JwtDecoder told() {
        NimbusJwtDecoder decoder = signed(
                Objects.requireNonNull(findByRegistrationId(ProviderSignIn.REGISTRATION), "No provider is described"));
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(List.of(
                new JwtIssuerValidator(Objects.requireNonNull(settings.issuer())),
                new JwtClaimValidator<List<String>>(
                        "aud", audience -> audience != null && audience.contains(settings.clientId())))));
        return decoder;
    }
}
