package org.terreau.identity.web;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How an OpenID Connect provider knows this site.
 *
 * @param issuer address under which the provider describes itself; null when there is none
 * @param name what the button calls it
 * @param scopes what is asked of it, separated by spaces
 * @param algorithm with which it signs for this site: RS256, ES256 or HS256
 * @param levels levels of assurance that are asked for and accepted, separated by spaces; "" for any
 * @param vouches whether an address that it says nothing of is verified by whom it speaks for
 */
@ConfigurationProperties("terreau.oidc")
record ProviderSettings(
        @Nullable String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("OpenID Connect") String name,
        @DefaultValue("openid email profile") String scopes,
        @DefaultValue("RS256") String algorithm,
        @DefaultValue("") String levels,
        @DefaultValue("false") boolean vouches) {

    List<String> asked() {
        return words(scopes);
    }

    List<String> acceptedLevels() {
        return words(levels);
    }

    /** Where its pages are, as a content policy writes it; "" when there is no provider. */
    String origin() {
        if (issuer == null) return "";
        URI address = URI.create(issuer);
        return address.getScheme() + "://" + address.getAuthority();
    }

    private static List<String> words(String written) {
        return Arrays.stream(written.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
