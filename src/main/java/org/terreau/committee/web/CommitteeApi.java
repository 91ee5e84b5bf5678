package org.terreau.committee.web;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.terreau.committee.Committee;
import org.terreau.committee.Difference;
import org.terreau.committee.Evidence;
import org.terreau.committee.Packs;
import org.terreau.identity.Actor;
import org.terreau.web.OpenTo;

/** Committees and their evidence for programs: what is public, and the rest for who may read it. */
@RestController
@OpenTo(OpenTo.Audience.EVERYONE)
class CommitteeApi {

    private final Packs packs;

    CommitteeApi(Packs packs) {
        this.packs = packs;
    }

    /** @param evidence address of the pack */
    record Line(LocalDate date, String state, @Nullable LocalDate decidedOn, String evidence) {}

    @GetMapping("/api/v1/products/{id}/committees")
    ResponseEntity<List<Line>> committees(@PathVariable String id, @Parameter(hidden = true) Optional<Actor> reader) {
        return lines(id, reader, "/evidence/");
    }

    /** The same for a program with a key of the product, drafts included. */
    @GetMapping("/api/v1/products/{id}/drafts")
    @OpenTo(OpenTo.Audience.KEY_HOLDER)
    ResponseEntity<List<Line>> drafts(@PathVariable String id, Actor program) {
        return lines(id, Optional.of(program), "/drafts/");
    }

    private ResponseEntity<List<Line>> lines(String id, Optional<Actor> reader, String under) {
        return ResponseEntity.ok(packs.readable(Addresses.product(id), reader).stream()
                .map(one -> new Line(one.meetsOn(), one.state().code(), one.decidedOn(), address(one, under)))
                .toList());
    }

    private static String address(Committee committee, String under) {
        return "/api/v1/products/" + committee.product().path().substring("/produits/".length()) + under
                + committee.meetsOn();
    }

    /**
     * A pack.
     *
     * @param version null while it is live
     */
    record Pack(
            String state,
            @Nullable Integer version,
            @Nullable Instant frozenAt,
            @Nullable LocalDate decidedOn,
            Evidence evidence,
            List<Difference> since,
            List<Addition> late) {}

    /** What the team added once the pack was frozen. */
    record Addition(Instant at, String text) {}

    @GetMapping("/api/v1/products/{id}/evidence/" + Addresses.DATE)
    ResponseEntity<Pack> evidence(
            @PathVariable String id,
            @PathVariable String date,
            @RequestParam(defaultValue = "") String version,
            @Parameter(hidden = true) Optional<Actor> reader) {
        return pack(id, date, version, reader);
    }

    /** The same for a program with a key of the product, drafts included. */
    @GetMapping("/api/v1/products/{id}/drafts/" + Addresses.DATE)
    @OpenTo(OpenTo.Audience.KEY_HOLDER)
    ResponseEntity<Pack> draft(
            @PathVariable String id,
            @PathVariable String date,
            @RequestParam(defaultValue = "") String version,
            Actor program) {
        return pack(id, date, version, Optional.of(program));
    }

    private ResponseEntity<Pack> pack(String id, String date, String version, Optional<Actor> reader) {
        Integer number = version.matches("[1-9]\\d{0,3}") ? Integer.valueOf(version) : null;
        Packs.View view = packs.read(Addresses.product(id), Addresses.date(date), number, reader);
        Packs.Version frozen = view.version();
        return ResponseEntity.ok(new Pack(
                view.committee().state().code(),
                frozen == null ? null : frozen.number(),
                frozen == null ? null : frozen.frozenAt(),
                view.committee().decidedOn(),
                view.evidence(),
                view.since(),
                view.additions().stream()
                        .map(one -> new Addition(one.at(), one.text()))
                        .toList()));
    }
}
