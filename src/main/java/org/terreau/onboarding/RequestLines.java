package org.terreau.onboarding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.identity.Actor;
import org.terreau.incubator.IncubatorId;
import org.terreau.outreach.OrganisationKind;
import org.terreau.outreach.RequestReference;
import org.terreau.outreach.RequestState;
import org.terreau.outreach.RequestsTakenOver;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Paris;

/** A table of call-back requests, answered or not. */
@Component
class RequestLines implements Target<RequestLines.Line> {

    private static final Pattern TELEPHONE = Pattern.compile("\\+?[0-9 .()\\-]{9,25}");

    private static final Shape SHAPE = new Shape(
            SheetKind.REQUESTS,
            true,
            List.of(
                    Column.needed(
                            "recue",
                            List.of("il y a 60 jours", "il y a 8 jours"),
                            "recue le",
                            "recu le",
                            "date",
                            "date de la demande",
                            "date de reception",
                            "date de contact",
                            "horodateur"),
                    Column.needed(
                            "nom",
                            List.of("Claude Petit", "Fatou Ndiaye"),
                            "nom et prenom",
                            "prenom et nom",
                            "contact",
                            "demandeur",
                            "interlocuteur"),
                    Column.mail(List.of("claude.petit@exemple.fr", "fatou.ndiaye@exemple.fr")),
                    Column.free(
                            "telephone",
                            List.of("01 23 45 67 89", ""),
                            "tel",
                            "portable",
                            "numero de telephone",
                            "mobile"),
                    Column.needed(
                            "organisation",
                            List.of("Commune de Trifouillis", "Syndicat des eaux du Val"),
                            "structure",
                            "organisme",
                            "collectivite",
                            "administration",
                            "employeur"),
                    Column.of(
                            Vocabulary.ORGANISATION,
                            "type",
                            false,
                            List.of("Commune", "Syndicat"),
                            "type d organisation",
                            "type de structure",
                            "categorie",
                            "nature"),
                    Column.free(
                            "message",
                            List.of("Nos agents ressaisissent les mêmes listes.", "Comment suivre les fuites ?"),
                            "demande",
                            "besoin",
                            "objet",
                            "sujet",
                            "description",
                            "commentaire"),
                    Column.of(
                            Vocabulary.REQUEST_STATE,
                            "etat",
                            false,
                            List.of("Répondue", "À traiter"),
                            "statut",
                            "suivi",
                            "avancement",
                            "etat de la demande"),
                    Column.free(
                            "fermee",
                            List.of("il y a 55 jours", ""),
                            "repondue le",
                            "date de reponse",
                            "traitee le",
                            "fermee le",
                            "cloture"),
                    Column.free(
                            "reponse",
                            List.of("Le problème est déjà traité par un service en place.", ""),
                            "reponse apportee",
                            "suite donnee")));

    private final RequestsTakenOver requests;
    private final Clock clock;

    RequestLines(RequestsTakenOver requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    /** @param past what it says; null when it is refused */
    record Line(String name, RequestsTakenOver.@Nullable Past past) {

        private RequestsTakenOver.Past taken() {
            return Target.taken(name, past);
        }
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public Reader<Line> reader(IncubatorId incubator) {
        return this::line;
    }

    private Line line(Cells cells) {
        LocalDate today = Paris.today(clock);
        LocalDate on = cells.past("recue", today);
        String name = cells.line("nom");
        EmailAddress email = cells.email("courriel");
        String telephone = cells.line("telephone");
        cells.objections()
                .when(
                        !telephone.isEmpty() && !TELEPHONE.matcher(telephone).matches(),
                        "telephone",
                        "outreach.telephone.wrong");
        String organisation = cells.line("organisation");
        String kind = cells.word("type");
        String message = cells.text("message");
        RequestState state = state(cells);
        LocalDate closed = closed(cells, on, state, today);
        String answer = cells.text("reponse");
        if (on == null || email == null) return new Line(name, null);
        return new Line(
                name,
                new RequestsTakenOver.Past(
                        name,
                        email,
                        telephone,
                        kind.isEmpty() ? OrganisationKind.PUBLIC_ACTOR : OrganisationKind.of(kind),
                        organisation,
                        message,
                        on,
                        state,
                        closed,
                        state == RequestState.ANSWERED ? answer : ""));
    }

    private static RequestState state(Cells cells) {
        String word = cells.word("etat");
        return word.isEmpty() ? RequestState.TO_ANSWER : RequestState.of(word);
    }

    /** The day on which it was closed; the one on which it came when nobody kept it. Null while it waits. */
    private @Nullable LocalDate closed(Cells cells, @Nullable LocalDate on, RequestState state, LocalDate today) {
        LocalDate said = cells.day("fermee");
        if (state == RequestState.TO_ANSWER || on == null) return null;
        LocalDate closed = said == null ? on : said;
        cells.objections().when(closed.isBefore(on), "fermee", "onboarding.fault.before");
        cells.objections().when(closed.isAfter(today), "fermee", "onboarding.fault.future");
        cells.objections().when(requests.forgotten(closed), "fermee", "onboarding.fault.forgotten");
        return closed;
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
        Map<String, String> known = new HashMap<>();
        requests.known(
                        incubator,
                        lines.stream().map(line -> line.taken().email()).collect(Collectors.toSet()))
                .forEach((key, reference) -> known.put(key, reference.path()));
        return known;
    }

    @Override
    public List<Made> make(IncubatorId incubator, List<Line> lines, Actor actor) {
        return requests.make(incubator, lines.stream().map(Line::taken).toList()).stream()
                .map(reference -> new Made(reference.value(), reference.path()))
                .toList();
    }

    @Override
    public String subject(String thing) {
        return "callback:" + thing;
    }

    @Override
    public Set<String> withdraw(Collection<String> things) {
        return requests.withdraw(things.stream().map(RequestReference::new).toList()).stream()
                .map(RequestReference::value)
                .collect(Collectors.toSet());
    }
}
