package org.terreau.territory.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.terreau.shared.NotFound;
import org.terreau.territory.Collectivities;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityId;
import org.terreau.territory.CollectivityKind;
import org.terreau.web.OpenTo;

/** Finding a collectivity, for the picker and for other programs. */
@RestController
@OpenTo(OpenTo.Audience.EVERYONE)
class TerritoryApi {

    private static final int LONGEST = 100;

    private final Collectivities collectivities;
    private final MessageSource messages;

    TerritoryApi(Collectivities collectivities, MessageSource messages) {
        this.collectivities = collectivities;
        this.messages = messages;
    }

    /**
     * A collectivity as programs read it.
     *
     * @param precision why what was typed led there, when it is not its own name
     */
    record Answer(
            String id,
            String nom,
            String libelle,
            String type,
            String typeLibelle,
            @Nullable String departement,
            @Nullable Long population,
            List<String> codesPostaux,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String precision) {}

    @GetMapping("/api/territoires")
    ResponseEntity<List<Answer>> search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String type,
            @RequestParam(defaultValue = "10") int limite,
            Locale language) {
        String typed = q.length() > LONGEST ? q.substring(0, LONGEST) : q;
        return kept(collectivities.matches(typed, kind(type), limite).stream()
                .map(match -> answer(match, language))
                .toList());
    }

    @GetMapping("/api/territoires/{id}")
    ResponseEntity<Answer> find(@PathVariable String id, Locale language) {
        return kept(CollectivityId.parse(id)
                .flatMap(collectivities::find)
                .map(place -> answer(new Collectivities.Match(place, "", false), language))
                .orElseThrow(() -> new NotFound("collectivity", id)));
    }

    private static <T> ResponseEntity<T> kept(T answer) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .header("Vary", "Cookie")
                .body(answer);
    }

    private static @Nullable CollectivityKind kind(String code) {
        for (CollectivityKind kind : CollectivityKind.values()) if (kind.code().equals(code)) return kind;
        return null;
    }

    private Answer answer(Collectivities.Match match, Locale language) {
        Collectivity place = match.place();
        String kind = place.id().kind().code();
        return new Answer(
                place.id().toString(),
                place.name(),
                place.label(),
                kind,
                messages.getMessage("territory.kind." + kind, null, language),
                place.departement(),
                place.population(),
                place.postalCodes(),
                match.under().isEmpty()
                        ? ""
                        : messages.getMessage(
                                match.part() ? "territory.match.part" : "territory.match.name",
                                new Object[] {match.under()},
                                language));
    }
}
