package org.terreau.takeover.web;

import java.util.List;
import org.springframework.stereotype.Component;
import org.terreau.takeover.Takeovers;
import org.terreau.web.HomeSource;

/** How many products look for somebody to take them over. */
@Component
class TakeoversOnHome implements HomeSource {

    private final Takeovers takeovers;

    TakeoversOnHome(Takeovers takeovers) {
        this.takeovers = takeovers;
    }

    @Override
    public int order() {
        return 600;
    }

    @Override
    public Told told() {
        int open = takeovers.open(new Takeovers.Filter("", "")).size();
        return Told.openings(
                open == 0 ? List.of() : List.of(new Opening("takeover.home.open", open, null, "/reprises")));
    }
}
