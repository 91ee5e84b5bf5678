package org.terreau.dossier;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.shared.Slice;
import org.terreau.shared.Words;
import org.terreau.today.OwnSource;
import org.terreau.today.Reader;

/** The dossiers that somebody asked for or writes, a line each: where they stand, what comes next and when. */
@Component
class OwnDossiers implements OwnSource {

    private final JdbcDossiers dossiers;
    private final Outlooks outlooks;

    OwnDossiers(JdbcDossiers dossiers, Outlooks outlooks) {
        this.dossiers = dossiers;
        this.outlooks = outlooks;
    }

    @Override
    public String code() {
        return "dossiers";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String path() {
        return "/dossiers";
    }

    @Override
    public Owned owned(Reader reader) {
        Slice<DossierRecord> own = dossiers.written(reader.actor().id(), reader.most());
        Map<DossierId, Outlooks.Coming> coming = outlooks.coming(own.items());
        return new Owned(
                own.items().stream()
                        .map(dossier -> thing(dossier, coming.get(dossier.id()), reader))
                        .toList(),
                own.total());
    }

    private static Thing thing(DossierRecord dossier, Outlooks.@Nullable Coming coming, Reader reader) {
        Words words = reader.words();
        return new Thing(
                dossier.named(words),
                dossier.path(),
                words.t("dossier.state." + dossier.state().code()),
                coming == null ? List.of() : List.of(next(coming.next(), reader)));
    }

    private static Side next(NextStep next, Reader reader) {
        Words words = reader.words();
        LocalDate by = next.by();
        String said = words.t("dossier.next." + next.act().code() + ".porteur");
        return new Side(
                words.t("dossier.today.next"),
                by == null ? said : words.t("dossier.today.by", said, by),
                next.late(reader.today()) && next.act().party() == NextStep.Party.APPLICANT);
    }
}
