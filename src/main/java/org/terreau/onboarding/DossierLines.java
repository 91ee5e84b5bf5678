package org.terreau.onboarding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.decision.DecisionSubject;
import org.terreau.decision.Outcome;
import org.terreau.decision.PastDecisions;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierState;
import org.terreau.dossier.DossiersTakenOver;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Money;
import org.terreau.shared.Paris;

/** A table of dossiers: one line a dossier, or one a decision when several were taken on it. */
@Component
class DossierLines implements Target<DossierLines.Line> {

    private static final int TITLE = 150;

    private static final Shape SHAPE = new Shape(
            SheetKind.DOSSIERS,
            false,
            List.of(
                    Column.needed(
                            "titre",
                            List.of("Suivre les fuites d’eau", "Suivre les fuites d’eau"),
                            "dossier",
                            "nom du dossier",
                            "nom du projet",
                            "projet",
                            "intitule",
                            "nom",
                            "nom de la startup"),
                    Column.needed(
                            "organisation",
                            List.of("Syndicat des eaux du Val", "Syndicat des eaux du Val"),
                            "structure",
                            "organisme",
                            "porteuse",
                            "administration porteuse",
                            "collectivite",
                            "administration"),
                    Column.needed(
                            "porteur",
                            List.of("Fatou Ndiaye", "Fatou Ndiaye"),
                            "nom du porteur",
                            "porteuse du projet",
                            "porteur du projet",
                            "porteur de projet",
                            "contact",
                            "responsable"),
                    Column.free(
                            "courriel",
                            List.of("fatou.ndiaye@exemple.fr", "fatou.ndiaye@exemple.fr"),
                            "email",
                            "e mail",
                            "mail",
                            "courriel du porteur",
                            "adresse mail",
                            "adresse electronique"),
                    Column.free(
                            "recu",
                            List.of("02/02/2026", "02/02/2026"),
                            "recu le",
                            "date de depot",
                            "depose le",
                            "date de reception",
                            "ouvert le"),
                    Column.of(
                            Vocabulary.DOSSIER_STATE,
                            "etape",
                            false,
                            List.of("En construction", ""),
                            "etat",
                            "statut",
                            "phase",
                            "avancement"),
                    Column.free(
                            "probleme",
                            List.of("Les fuites sont signalées par téléphone, et personne ne les compte.", ""),
                            "description",
                            "besoin",
                            "resume",
                            "objet"),
                    Column.of(
                            Vocabulary.OUTCOME,
                            "decision",
                            false,
                            List.of("Investiguer", "Construire"),
                            "decision du comite",
                            "avis du comite",
                            "issue"),
                    Column.free(
                            "comite",
                            List.of("12/03/2026", "18/06/2026"),
                            "date de comite",
                            "date du comite",
                            "comite du",
                            "date de decision",
                            "date de la decision"),
                    Column.free(
                            "motif",
                            List.of("Trois syndicats ont le même problème.", "Les premiers essais sont concluants."),
                            "raison",
                            "motivation",
                            "commentaire du comite"),
                    Column.free(
                            "montant",
                            List.of("15 000 €", "200 k€"),
                            "budget",
                            "montant accorde",
                            "enveloppe",
                            "financement")));

    private final DossiersTakenOver dossiers;
    private final PastDecisions decisions;
    private final Clock clock;

    DossierLines(DossiersTakenOver dossiers, PastDecisions decisions, Clock clock) {
        this.dossiers = dossiers;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * A line.
     *
     * @param state where it stands, as the line says; null when it says nothing
     * @param email of who carries it, when an account is asked for; null otherwise
     * @param decided what a committee decided; null when the line tells of none
     */
    record Line(
            String title,
            String organisation,
            String applicant,
            @Nullable EmailAddress email,
            String problem,
            @Nullable LocalDate on,
            @Nullable DossierState state,
            @Nullable Decided decided) {

        private DossiersTakenOver.Past at(DossierState where, @Nullable LocalDate since) {
            return new DossiersTakenOver.Past(title, organisation, applicant, email, problem, on, where, since);
        }

        private String dossier() {
            return at(DossierState.DRAFT, null).key();
        }
    }

    /** @param amount null when nobody kept it */
    record Decided(
            Outcome outcome,
            LocalDate on,
            String reason,
            @Nullable Money amount) {}

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public Reader<Line> reader(IncubatorId incubator) {
        LocalDate today = Paris.today(clock);
        return cells -> {
            String title = cells.line("titre");
            cells.objections().when(title.length() > TITLE, "titre", "onboarding.fault.long", TITLE);
            LocalDate on = cells.past("recu", today);
            String state = cells.word("etape");
            EmailAddress email = cells.accounts() ? cells.email("courriel") : null;
            return new Line(
                    title,
                    cells.line("organisation"),
                    cells.line("porteur"),
                    email,
                    cells.text("probleme"),
                    on,
                    state.isEmpty() ? null : DossierState.of(state),
                    decided(cells, today));
        };
    }

    private static @Nullable Decided decided(Cells cells, LocalDate today) {
        String outcome = cells.word("decision");
        LocalDate on = cells.day("comite");
        String reason = cells.text("motif");
        Money amount = cells.amount("montant");
        if (outcome.isEmpty()) return null;
        cells.objections().when(on == null, "comite", "onboarding.fault.committee");
        cells.objections().when(on != null && on.isAfter(today), "comite", "onboarding.fault.future");
        return on == null ? null : new Decided(Outcome.of(outcome), on, reason, amount);
    }

    @Override
    public String key(Line line) {
        Decided decided = line.decided();
        return line.dossier()
                + (decided == null
                        ? ""
                        : " | " + decided.on() + " " + decided.outcome().code());
    }

    @Override
    public String label(Line line) {
        return line.title();
    }

    @Override
    public Map<String, String> known(IncubatorId incubator, List<Line> lines) {
        Map<String, DossierId> there = dossiers.known(incubator);
        Map<String, String> known = new HashMap<>();
        for (Line line : lines) {
            DossierId id = there.get(line.dossier());
            if (id != null) known.put(key(line), path(id));
        }
        return known;
    }

    private static String path(DossierId id) {
        return "/dossiers/" + id;
    }

    @Override
    public List<Made> make(IncubatorId incubator, List<Line> lines, Actor actor) {
        Map<String, List<Line>> together = new LinkedHashMap<>();
        for (Line line : lines)
            together.computeIfAbsent(line.dossier(), none -> new ArrayList<>()).add(line);
        List<DossierId> ids = dossiers.make(
                incubator, together.values().stream().map(DossierLines::whole).toList(), actor);
        Map<String, DossierId> made = new HashMap<>();
        for (String dossier : together.keySet()) made.put(dossier, ids.get(made.size()));
        decisions.make(
                lines.stream()
                        .filter(line -> line.decided() != null)
                        .map(line -> past(incubator, line, of(line, made)))
                        .toList(),
                actor);
        return lines.stream()
                .map(line -> of(line, made))
                .map(id -> new Made(id.toString(), path(id)))
                .toList();
    }

    private static DossierId of(Line line, Map<String, DossierId> made) {
        return Objects.requireNonNull(made.get(line.dossier()));
    }

    /** One dossier of all its lines: it stands where the last of them says, or where the last decision led. */
    private static DossiersTakenOver.Past whole(List<Line> lines) {
        Line first = lines.get(0);
        Decided last = lines.stream()
                .map(Line::decided)
                .filter(Objects::nonNull)
                .max(Comparator.comparing(Decided::on))
                .orElse(null);
        DossierState said = lines.stream()
                .map(Line::state)
                .filter(Objects::nonNull)
                .reduce((one, other) -> other)
                .orElse(null);
        DossierState decided = last == null ? DossierState.DRAFT : DossierState.after(last.outcome());
        return first.at(said == null ? decided : said, last == null ? null : last.on());
    }

    private static PastDecisions.Past past(IncubatorId incubator, Line line, DossierId id) {
        Decided decided = Objects.requireNonNull(line.decided());
        return new PastDecisions.Past(
                new DecisionSubject(subjectKey(id.toString()), incubator, line.title(), path(id)),
                decided.outcome(),
                decided.on(),
                decided.reason(),
                decided.amount());
    }

    private static DecisionSubject.Key subjectKey(String id) {
        return new DecisionSubject.Key(DossierId.REVIEWED_AS, id);
    }

    @Override
    public String subject(String thing) {
        return subjectKey(thing).toString();
    }

    @Override
    public Set<String> withdraw(Collection<String> things) {
        Set<DecisionSubject.Key> settled =
                decisions.settled(things.stream().map(DossierLines::subjectKey).toList());
        Set<DossierId> gone = dossiers.withdraw(things.stream()
                .filter(thing -> !settled.contains(subjectKey(thing)))
                .map(DossierId::parse)
                .toList());
        Set<String> removed = gone.stream().map(DossierId::toString).collect(Collectors.toSet());
        if (!removed.isEmpty())
            decisions.withdraw(removed.stream().map(DossierLines::subjectKey).toList());
        return removed;
    }
}
