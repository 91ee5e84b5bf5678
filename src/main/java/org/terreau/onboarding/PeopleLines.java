package org.terreau.onboarding;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;
import org.terreau.portfolio.ProductId;
import org.terreau.portfolio.ProductsTakenOver;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Plain;
import org.terreau.team.Mission;
import org.terreau.team.MissionStatus;
import org.terreau.team.MissionsTakenOver;
import org.terreau.team.Trade;

/** A table of those who work on products: one line a mission. */
@Component
class PeopleLines implements Target<PeopleLines.Line> {

    private static final Shape SHAPE = new Shape(
            SheetKind.PEOPLE,
            true,
            List.of(
                    Column.needed(
                            "nom",
                            List.of("Martin", "Diallo"),
                            "nom et prenom",
                            "prenom et nom",
                            "nom prenom",
                            "prenom nom",
                            "personne",
                            "membre"),
                    Column.free("prenom", List.of("Camille", "Aminata")),
                    Column.mail(List.of("camille.martin@exemple.fr", "aminata.diallo@exemple.fr")),
                    Column.needed(
                            "produit",
                            List.of("Cantine facile", "Cantine facile"),
                            "nom de la startup",
                            "nom du produit",
                            "startup",
                            "start up",
                            "service",
                            "equipe"),
                    new Column(
                            "metier",
                            true,
                            Vocabulary.TRADE,
                            List.of("Intrapreneur", "Développeuse"),
                            List.of("role", "fonction", "poste", "profession", "domaine")),
                    Column.of(
                            Vocabulary.STATUS,
                            "statut",
                            false,
                            List.of("Agent titulaire", "Freelance"),
                            "contrat",
                            "type de contrat",
                            "statut juridique"),
                    Column.free(
                            "employeur",
                            List.of("Ville de Trifouillis", ""),
                            "administration",
                            "structure",
                            "entreprise",
                            "titulaire"),
                    Column.free(
                            "debut",
                            List.of("01/02/2026", "mars 2026"),
                            "date de debut",
                            "arrivee",
                            "date d arrivee",
                            "depuis"),
                    Column.free(
                            "fin",
                            List.of("", "31/12/2026"),
                            "date de fin",
                            "fin prevue",
                            "depart",
                            "date de depart",
                            "jusqu au")));

    private final MissionsTakenOver missions;
    private final ProductsTakenOver products;

    PeopleLines(MissionsTakenOver missions, ProductsTakenOver products) {
        this.missions = missions;
        this.products = products;
    }

    /**
     * A line.
     *
     * @param name as the report calls it
     * @param past what it says; null when it is refused
     * @param accounts an account is opened for this person
     */
    record Line(String name, MissionsTakenOver.@Nullable Past past, boolean accounts) {

        private MissionsTakenOver.Past taken() {
            return Target.taken(name, past);
        }
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public Reader<Line> reader(IncubatorId incubator) {
        Map<String, ProductId> named = products.named(incubator);
        return cells -> line(cells, named);
    }

    private static Line line(Cells cells, Map<String, ProductId> named) {
        String name = (cells.line("prenom") + " " + cells.line("nom")).strip();
        EmailAddress email = cells.email("courriel");
        String called = cells.line("produit");
        ProductId product = named.get(Plain.text(called));
        cells.objections().when(product == null && !called.isEmpty(), "produit", "onboarding.fault.product", called);
        Trade trade = Trade.of(cells.word("metier")).orElse(null);
        MissionStatus status = MissionStatus.of(cells.word("statut")).orElse(null);
        String employer = cells.line("employeur");
        LocalDate since = cells.day("debut");
        LocalDate until = cells.day("fin");
        cells.objections()
                .when(since != null && until != null && until.isBefore(since), "fin", "onboarding.fault.before");
        if (email == null || product == null || trade == null) return new Line(name, null, false);
        Mission.Work work = new Mission.Work(trade, "", status, employer);
        return new Line(name, new MissionsTakenOver.Past(name, email, product, work, since, until), cells.accounts());
    }

    @Override
    public String key(Line line) {
        return line.taken().key();
    }

    @Override
    public String label(Line line) {
        return line.name();
    }

    @Override
    public Map<String, String> known(IncubatorId incubator, List<Line> lines) {
        Set<String> keys = missions.known(lines.stream().map(Line::taken).toList());
        Map<String, String> known = new HashMap<>();
        for (Line line : lines) if (keys.contains(key(line))) known.put(key(line), path(line));
        return known;
    }

    private static String path(Line line) {
        return line.taken().product().path() + "/equipe";
    }

    @Override
    public List<Made> make(IncubatorId incubator, List<Line> lines, Actor actor) {
        List<Long> made = missions.make(
                lines.stream().map(Line::taken).toList(), lines.stream().anyMatch(Line::accounts));
        return IntStream.range(0, made.size())
                .mapToObj(place -> new Made(String.valueOf(made.get(place)), path(lines.get(place))))
                .toList();
    }

    @Override
    public String subject(String thing) {
        return "mission:" + thing;
    }

    @Override
    public Set<String> withdraw(Collection<String> things) {
        return missions.withdraw(things.stream().map(Long::valueOf).toList()).stream()
                .map(String::valueOf)
                .collect(Collectors.toSet());
    }
}
