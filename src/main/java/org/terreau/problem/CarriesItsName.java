package org.terreau.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.terreau.shared.Plain;
import org.terreau.territory.Collectivity;
import org.terreau.territory.CollectivityKind;

/**
 * Whether an e-mail domain is clearly a collectivity's own, by its name alone: `ville-nantes.fr`, `mairie-de-vertou.fr`,
 * `departement13.fr`. Strict on purpose: the word that says what kind of collectivity it is, then the whole name, in a
 * French or regional zone, and nothing else. A bare name (`nantes.fr`) may be anybody's: not enough. A name that several
 * collectivities of the kind bear needs the number of the département after it. A webmail is nobody's.
 */
final class CarriesItsName {

    private static final Set<String> ZONES = Set.of(
            "fr", "bzh", "corsica", "alsace", "paris", "re", "gp", "mq", "gf", "yt", "nc", "pf", "pm", "wf", "eu");
    /** Words that may begin names of places are parted from the name by a hyphen: `villefranche.fr` says no `ville`. */
    private static final Map<CollectivityKind, List<String>> BEFORE = Map.of(
            CollectivityKind.COMMUNE, List.of("ville-", "mairie", "commune-"),
            CollectivityKind.EPCI,
                    List.of("agglo-", "cc-", "ca-", "cu-", "comcom-", "communaute-", "metropole-", "agglomeration-"),
            CollectivityKind.DEPARTEMENT, List.of("departement"),
            CollectivityKind.REGION, List.of("region-", "conseil-regional-", "conseilregional-"));

    private static final Map<CollectivityKind, List<String>> AFTER = Map.of(
            CollectivityKind.COMMUNE, List.of("-mairie"),
            CollectivityKind.EPCI, List.of("agglo", "-agglomeration", "-metropole", "-communaute"),
            CollectivityKind.DEPARTEMENT, List.of("-departement"));

    private static final Set<String> WEBMAILS = webmails();

    private CarriesItsName() {}

    private static Set<String> webmails() {
        try (InputStream file =
                Objects.requireNonNull(CarriesItsName.class.getResourceAsStream("webmails.txt"), "webmails.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .collect(Collectors.toSet());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static boolean webmail(String domain) {
        String bare = domain.toLowerCase(Locale.ROOT);
        return WEBMAILS.contains(bare) || WEBMAILS.stream().anyMatch(provider -> bare.endsWith("." + provider));
    }

    /** @param namesake another collectivity of the same kind bears the same name */
    static boolean test(String domain, Collectivity place, boolean namesake) {
        if (webmail(domain)) return false;
        String[] labels = domain.toLowerCase(Locale.ROOT).split("\\.", -1);
        if (labels.length != 2 || !ZONES.contains(labels[1])) return false;
        String said = said(labels[0], place.id().kind());
        return byItsNumber(labels[0], place) || !said.isEmpty() && byItsName(said, place, namesake);
    }

    /** "cd29" is a département, and no other. */
    private static boolean byItsNumber(String label, Collectivity place) {
        return place.id().kind() == CollectivityKind.DEPARTEMENT
                && label.matches("(?:departement|cd|cg)-?" + departement(place));
    }

    /** Among namesakes, the number of the département tells which. */
    private static boolean byItsName(String said, Collectivity place, boolean namesake) {
        String name = name(place);
        String departement = departement(place);
        return said.equals(name) && !namesake || !departement.isEmpty() && said.equals(name + departement);
    }

    private static String departement(Collectivity place) {
        return place.departement() == null ? "" : place.departement().toLowerCase(Locale.ROOT);
    }

    /** What the label says beside the word of the kind, in one word; empty when it does not hold that word. */
    private static String said(String label, CollectivityKind kind) {
        for (String word : BEFORE.getOrDefault(kind, List.of()))
            if (label.startsWith(word))
                return compact(label.substring(word.length()).replaceFirst("^-?(?:de|d|du|des)-(?=.)", ""));
        for (String word : AFTER.getOrDefault(kind, List.of()))
            if (label.endsWith(word)) return compact(label.substring(0, label.length() - word.length()));
        return "";
    }

    /** The name in one word, without the legal form of a grouping: what namesakes share. */
    static String name(Collectivity place) {
        String plain = Plain.text(place.name());
        if (place.id().kind() == CollectivityKind.EPCI)
            plain = plain.replaceFirst(
                            "^(?:cc|ca|cu|communaute (?:de communes|d agglomeration|urbaine)|metropole) ", "")
                    .replaceFirst("^(?:de la|de l|du|des|de|d) ", "")
                    .replaceFirst(" (?:metropole|agglomeration|agglo|communaute)$", "");
        return compact(plain);
    }

    private static String compact(String text) {
        return java.util.Arrays.stream(Plain.text(text).split(" "))
                .map(word -> switch (word) {
                    case "st" -> "saint";
                    case "ste" -> "sainte";
                    default -> word;
                })
                .collect(Collectors.joining());
    }
}
