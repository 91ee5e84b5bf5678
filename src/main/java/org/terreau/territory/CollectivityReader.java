package org.terreau.territory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Reads a collectivity as lists and files name it: a code, a name, a département. What is sure is taken; what is not is
 * given back with the collectivities to choose from, never chosen in silence.
 */
@Component
public class CollectivityReader {

    private static final int CANDIDATES = 8;
    private static final int NAMESAKES = 16;
    private static final Pattern NUMBER = Pattern.compile("\\d{4,5}|\\d[AB]\\d{3}");
    private static final Pattern DEPARTEMENT = Pattern.compile("\\d{1,3}|2[AB]");
    private static final Pattern SIREN = Pattern.compile("\\d{9}|\\d{14}");

    private final Collectivities collectivities;

    CollectivityReader(Collectivities collectivities) {
        this.collectivities = collectivities;
    }

    /** What the writer says of a code. */
    public enum Coding {
        /** Nothing: five digits may be an INSEE code or a postal code. */
        UNSAID,
        /** An official code: INSEE, SIREN. */
        OFFICIAL,
        POSTAL;

        private static final Set<String> OFFICIAL_WORDS =
                Set.of("insee", "codeinsee", "siren", "siret", "codgeo", "depcom", "cog");
        private static final Set<String> POSTAL_WORDS = Set.of("postal", "postaux", "cp", "codepostal");

        /** By the title of its column. */
        public static Coding ofColumn(String title) {
            Set<String> words = Set.copyOf(Spelling.words(Spelling.plain(title)));
            if (OFFICIAL_WORDS.stream().anyMatch(words::contains)) return OFFICIAL;
            return POSTAL_WORDS.stream().anyMatch(words::contains) ? POSTAL : UNSAID;
        }
    }

    /** A collectivity as it is written; "" for what is not said. */
    public record Written(String code, Coding coding, String name, String departement) {

        private Written codeAsName() {
            return new Written("", Coding.UNSAID, code, departement);
        }

        /** One cell, that holds a code or a name. */
        public static Written bare(String cell) {
            return coded(cell) ? new Written(cell, Coding.UNSAID, "", "") : new Written("", Coding.UNSAID, cell, "");
        }
    }

    /** How sure a reading is. */
    public enum Certainty {
        SURE,
        /** A commune of the past, or a part of a commune: the one of today is proposed. */
        FORMER,
        /** The code and the name, or the département, name different collectivities. */
        CONTRADICTORY,
        /** A number that is the INSEE code of a commune, and a postal code of others. */
        EITHER_CODE,
        /** Several collectivities have this name, or this postal code. */
        SEVERAL,
        UNKNOWN
    }

    /** @param candidates the one when it is sure; otherwise those to choose from, the likeliest and largest first */
    public record Reading(Certainty certainty, List<Collectivity> candidates) {

        public Reading {
            candidates = candidates.stream().distinct().toList();
        }

        public Optional<Collectivity> sure() {
            return certainty == Certainty.SURE ? Optional.of(candidates.get(0)) : Optional.empty();
        }
    }

    /** It reads as a code: it is not a name. */
    public static boolean coded(String cell) {
        String code = compact(cell);
        return NUMBER.matcher(code).matches()
                || SIREN.matcher(code).matches()
                || DEPARTEMENT.matcher(code).matches()
                || CollectivityId.parse(cell.strip()).isPresent();
    }

    /** "1" is the Ain; anything that is no code of a département says nothing. */
    public static String departement(String written) {
        String code = compact(written);
        if (!DEPARTEMENT.matcher(code).matches()) return "";
        return code.length() == 1 ? "0" + code : code;
    }

    private static String compact(String cell) {
        return cell.replaceAll("[\\s\\h.]", "").toUpperCase(Locale.ROOT);
    }

    /** @param suggest looks for near names too, which takes longer */
    public Reading read(Written written, boolean suggest) {
        Meant meant = meant(written);
        if (meant.nothing()) return byName(written.name().isEmpty() ? written.codeAsName() : written, suggest);
        return written.name().isEmpty() ? coded(meant, written) : both(meant, named(written), written, suggest);
    }

    /**
     * What a code may mean.
     *
     * @param official of the code today
     * @param former what the code led to
     * @param postal where it is a postal code, the largest first
     */
    private record Meant(
            Optional<Collectivity> official, Optional<Collectivities.Former> former, List<Collectivity> postal) {

        static final Meant NOTHING = new Meant(Optional.empty(), Optional.empty(), List.of());

        boolean nothing() {
            return official.isEmpty() && former.isEmpty() && postal.isEmpty();
        }

        /** How sure the code is: of today, or of a place that another one has replaced. */
        Certainty certainty() {
            return official.isPresent() ? Certainty.SURE : Certainty.FORMER;
        }

        Optional<Collectivity> byCode() {
            return official.or(() -> former.map(Collectivities.Former::current));
        }

        List<Collectivity> all() {
            return Stream.concat(byCode().stream(), postal.stream()).distinct().toList();
        }
    }

    private Meant meant(Written written) {
        String code = compact(written.code());
        if (code.isEmpty()) return Meant.NOTHING;
        if (NUMBER.matcher(code).matches()) {
            String number = code.length() == 4 ? "0" + code : code;
            List<Collectivity> postal =
                    written.coding() == Coding.OFFICIAL ? List.of() : collectivities.withPostalCode(number);
            if (written.coding() == Coding.POSTAL) return new Meant(Optional.empty(), Optional.empty(), postal);
            CollectivityId id = new CollectivityId(CollectivityKind.COMMUNE, number);
            return new Meant(person(collectivities.find(id)), collectivities.former(id), postal);
        }
        if (SIREN.matcher(code).matches())
            return new Meant(person(collectivities.registered(code)), Optional.empty(), List.of());
        Optional<CollectivityId> id = DEPARTEMENT.matcher(code).matches()
                ? Optional.of(new CollectivityId(CollectivityKind.DEPARTEMENT, departement(code)))
                : CollectivityId.parse(written.code().strip());
        return new Meant(person(id.flatMap(collectivities::find)), id.flatMap(collectivities::former), List.of());
    }

    private Optional<Collectivity> person(Optional<Collectivity> entry) {
        return entry.map(collectivities::legalPerson);
    }

    private record Named(List<Collectivity> today, List<Collectivity> past) {

        List<Collectivity> all() {
            return Stream.concat(today.stream(), past.stream()).distinct().toList();
        }
    }

    private Named named(Written written) {
        if (written.name().isEmpty()) return new Named(List.of(), List.of());
        return new Named(
                in(written.departement(), collectivities.named(written.name())),
                in(
                        written.departement(),
                        collectivities.formerNamed(written.name()).stream()
                                .map(Collectivities.Former::current)
                                .distinct()
                                .toList()));
    }

    private Reading coded(Meant meant, Written written) {
        List<Collectivity> postal = in(written.departement(), meant.postal());
        if (meant.byCode().isEmpty())
            return new Reading(
                    postal.size() == 1 ? Certainty.SURE : Certainty.SEVERAL,
                    postal.isEmpty() ? meant.postal() : postal);
        Collectivity coded = meant.byCode().get();
        if (meant.postal().stream().anyMatch(place -> !place.equals(coded)))
            return new Reading(Certainty.EITHER_CODE, meant.all());
        if (!isIn(written.departement(), coded)) return new Reading(Certainty.CONTRADICTORY, List.of(coded));
        return new Reading(meant.certainty(), List.of(coded));
    }

    private Reading both(Meant meant, Named named, Written written, boolean suggest) {
        if (meant.byCode().isEmpty()) return postal(meant, named, written, suggest);
        Collectivity place = meant.byCode().get();
        boolean there = isIn(written.departement(), place);
        if (there && agree(named, written, place)) return new Reading(meant.certainty(), List.of(place));
        List<Collectivity> other = named.all().isEmpty() && suggest ? misspelt(written) : named.all();
        if (there && (other.isEmpty() || other.contains(place))) return new Reading(meant.certainty(), List.of(place));
        List<Collectivity> meantToo =
                meant.postal().stream().filter(other::contains).toList();
        return new Reading(
                Certainty.CONTRADICTORY,
                Stream.of(meantToo.stream(), Stream.of(place), other.stream())
                        .flatMap(Function.identity())
                        .distinct()
                        .limit(NAMESAKES)
                        .toList());
    }

    private static boolean agree(Named named, Written written, Collectivity place) {
        return named.all().isEmpty()
                ? resembles(written.name(), place.name())
                : named.all().contains(place);
    }

    /** Only a postal code, and a name: what has both is sure. */
    private Reading postal(Meant meant, Named named, Written written, boolean suggest) {
        List<Collectivity> today = meant.postal().stream()
                .filter(place -> named.today().contains(place)
                        || named.today().isEmpty() && named.past().isEmpty() && resembles(written.name(), place.name()))
                .toList();
        if (today.size() == 1) return new Reading(Certainty.SURE, today);
        List<Collectivity> past =
                meant.postal().stream().filter(named.past()::contains).toList();
        if (today.isEmpty() && past.size() == 1) return new Reading(Certainty.FORMER, past);
        List<Collectivity> other = !named.all().isEmpty() || !suggest ? named.all() : near(written);
        return new Reading(
                Certainty.CONTRADICTORY,
                Stream.concat(other.stream(), meant.postal().stream())
                        .distinct()
                        .limit(NAMESAKES)
                        .toList());
    }

    private Reading byName(Written written, boolean suggest) {
        Named named = named(written);
        List<Collectivity> today = named.today();
        if (today.size() == 1) return new Reading(Certainty.SURE, today);
        if (today.size() > 1)
            return new Reading(Certainty.SEVERAL, today.subList(0, Math.min(NAMESAKES, today.size())));
        if (!named.past().isEmpty()) return new Reading(Certainty.FORMER, named.past());
        if (!suggest || written.name().isEmpty()) return new Reading(Certainty.UNKNOWN, List.of());
        return new Reading(Certainty.UNKNOWN, near(written));
    }

    private List<Collectivity> near(Written written) {
        return in(written.departement(), collectivities.search(written.name(), null, CANDIDATES));
    }

    /** Those that a name may be meant for, a few letters apart; a text that names nobody contradicts no code. */
    private List<Collectivity> misspelt(Written written) {
        return near(written).stream()
                .filter(place -> resembles(written.name(), place.name()))
                .toList();
    }

    /** The same name said more or less fully: "CC du Pays de Gex", "Ville de Marseille", "Brest (29)", "Quimpper". */
    private static boolean resembles(String written, String name) {
        String said = Spelling.withoutForm(Spelling.plain(written));
        String known = Spelling.withoutForm(Spelling.plain(name));
        List<String> saidWords = Spelling.words(said);
        List<String> knownWords = Spelling.words(known);
        return saidWords.containsAll(knownWords)
                || knownWords.containsAll(saidWords)
                || Spelling.distance(said, known, 2) <= 2 && Math.abs(said.length() - known.length()) <= 2;
    }

    private List<Collectivity> in(String departement, List<Collectivity> places) {
        return places.stream().filter(place -> isIn(departement, place)).toList();
    }

    /** @param departement "" when none is written */
    private boolean isIn(String departement, Collectivity place) {
        return departement.isEmpty()
                || collectivities.departementsOf(place.id()).contains(departement);
    }
}
