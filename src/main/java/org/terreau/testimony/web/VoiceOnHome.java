package org.terreau.testimony.web;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.portfolio.Shelf;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.testimony.Testimonies;
import org.terreau.testimony.Testimony;
import org.terreau.web.HomeSource;

/** What a user said last of a service that lives, when it reads in a few lines. */
@Component
class VoiceOnHome implements HomeSource {

    private static final int LOOKED_AT = 20;
    private static final int LONGEST = 400;

    private final Testimonies testimonies;
    private final Shelf shelf;
    private final Collectivities collectivities;

    VoiceOnHome(Testimonies testimonies, Shelf shelf, Collectivities collectivities) {
        this.testimonies = testimonies;
        this.shelf = shelf;
        this.collectivities = collectivities;
    }

    @Override
    public int order() {
        return 450;
    }

    @Override
    public Told told() {
        for (Testimonies.Said said : testimonies.latest(LOOKED_AT)) {
            Shelf.Card card = shelf.card(said.product()).orElse(null);
            if (card == null || card.phase() == null || !card.phase().kind().active()) continue;
            if (said.testimony().text().length() > LONGEST) continue;
            return Told.part(new Part(
                    Slot.VOICE,
                    "testimony/voice",
                    new HomeVoice(card.product(), said.testimony(), place(said.testimony()))));
        }
        return Told.nothing();
    }

    private @Nullable String place(Testimony testimony) {
        return testimony.collectivity() == null
                ? null
                : collectivities
                        .find(testimony.collectivity())
                        .map(Collectivity::label)
                        .orElse(null);
    }
}
