package org.terreau.identity.web;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How people sign in here, beside passkeys, which nobody begins with. */
@Component
class WaysIn {

    private final @Nullable String provider;
    private final boolean links;

    /** @throws IllegalStateException when there is neither a provider nor links: nobody could come in */
    WaysIn(ObjectProvider<ProviderSettings> settings, @Value("${terreau.session.links}") boolean links) {
        this.provider = settings.stream()
                .filter(set -> set.issuer() != null)
                .map(ProviderSettings::name)
                .findFirst()
                .orElse(null);
        this.links = links;
        if (!links && provider == null)
            throw new IllegalStateException(
                    "TERREAU_SIGN_IN_LINKS is false and TERREAU_OIDC_ISSUER is not set: nobody could sign in.");
    }

    /** What the button of the identity provider calls it; null when there is none. */
    @Nullable
    String provider() {
        return provider;
    }

    /** Whether people may ask for a link by e-mail. A command of the server gives one whatever this says. */
    boolean links() {
        return links;
    }
}
