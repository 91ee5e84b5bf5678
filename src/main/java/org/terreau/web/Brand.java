package org.terreau.web;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the site calls itself.
 *
 * @param name the service's name
 * @param operator who operates it, shown in the footer
 * @param skin "neutral", or "state" for bodies entitled to the State's brand
 * @param contact the address shown in the footer and used as the sender of mails
 */
@ConfigurationProperties("terreau.brand")
public record Brand(
        @DefaultValue("Terreau") String name,
        @Nullable String operator,
        @DefaultValue("neutral") String skin,
        @DefaultValue("contact@terreau.example") String contact) {

    public Brand {
        if (!skin.equals("neutral") && !skin.equals("state"))
            throw new IllegalArgumentException("terreau.brand.skin is neutral or state, not " + skin);
    }

    public boolean state() {
        return skin.equals("state");
    }
}
