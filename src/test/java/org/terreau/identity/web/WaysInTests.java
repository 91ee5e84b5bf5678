package org.terreau.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;

class WaysInTests {

    private static ObjectProvider<ProviderSettings> provider(@Nullable String issuer) {
        ProviderSettings settings =
                new ProviderSettings(issuer, "terreau", "secret", "ProConnect", "openid", "RS256", "", false);
        return new ObjectProvider<>() {
            @Override
            public Stream<ProviderSettings> stream() {
                return Stream.of(settings);
            }
        };
    }

    @Test
    void nobodyCouldComeInWithoutAProviderNorLinks() {
        assertThatThrownBy(() -> new WaysIn(provider(null), false)).hasMessageContaining("nobody could sign in");
    }

    @Test
    void aProviderAloneIsEnough() {
        WaysIn ways = new WaysIn(provider("https://fournisseur.test"), false);
        assertThat(ways.provider()).isEqualTo("ProConnect");
        assertThat(ways.links()).isFalse();
    }

    @Test
    void linksAloneAreEnough() {
        WaysIn ways = new WaysIn(provider(null), true);
        assertThat(ways.provider()).isNull();
        assertThat(ways.links()).isTrue();
    }
}
