package org.terreau.dossier;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.identity.Role;
import org.terreau.incubator.Absences;
import org.terreau.shared.Slice;
import org.terreau.shared.Words;
import org.terreau.today.Awaited;
import org.terreau.today.Reader;
import org.terreau.today.WaitingList;

/** Dossiers that wait for those who follow them: opinions to ask, a committee to convene, or no sign for long. */
@Component
class DossiersToInstruct extends WaitingList {

    private static final Role[] STAFF = {Role.STAFF, Role.COACH, Role.LEAD};

    private final JdbcDossiers dossiers;
    private final Outlooks outlooks;
    private final Absences absences;
    private final Clock clock;

    DossiersToInstruct(JdbcDossiers dossiers, Outlooks outlooks, Absences absences, Clock clock) {
        super("dossiers", 40, "/dossiers/tableau", Reader::worksForOne);
        this.dossiers = dossiers;
        this.outlooks = outlooks;
        this.absences = absences;
        this.clock = clock;
    }

    @Override
    public Waiting waiting(Reader reader) {
        Long[] mine = absences.actingFor(reader.actor().id()).stream()
                .map(AccountId::value)
                .toArray(Long[]::new);
        Slice<DossierRecord> found = dossiers.toInstruct(
                new JdbcDossiers.Instructing(mine, reader.scopes(STAFF), reader.scopes(Role.LEAD)),
                clock.instant(),
                reader.most());
        Map<DossierId, Outlooks.Coming> coming = outlooks.coming(found.items());
        List<Awaited> lines = found.items().stream()
                .map(dossier -> line(dossier, Objects.requireNonNull(coming.get(dossier.id())), reader))
                .toList();
        return new Waiting(lines, found.total());
    }

    private static Awaited line(DossierRecord dossier, Outlooks.Coming coming, Reader reader) {
        Words words = reader.words();
        boolean ours = ours(coming.next());
        long days = ChronoUnit.DAYS.between(coming.since(), reader.today());
        return new Awaited(
                words.t(ours ? "dossier.today." + coming.next().act().code() : "dossier.today.still"),
                new Awaited.About(dossier.subject().key().toString(), dossier.named(words)),
                words.t(
                        "dossier.today.step",
                        words.t("dossier.step." + coming.step().code()),
                        days),
                coming.since(),
                ours ? coming.next().by() : null,
                new Awaited.Action(
                        words.t("dossier.today.open"), dossier.path() + (ours ? "/instruction" : "/parcours")));
    }

    /** It is not for its applicant to go on. */
    private static boolean ours(NextStep next) {
        return next.act().party() == NextStep.Party.STAFF || next.act().party() == NextStep.Party.COMMITTEE;
    }
}
