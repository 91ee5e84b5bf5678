package org.terreau.investigation.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.terreau.dossier.Applications;
import org.terreau.dossier.DossierId;
import org.terreau.dossier.DossierRecord;
import org.terreau.identity.Actor;
import org.terreau.investigation.Hypothesis;
import org.terreau.investigation.Interview;
import org.terreau.investigation.Investigation;
import org.terreau.shared.NotAllowed;
import org.terreau.web.Form;

/** What the controllers of the investigation log share. */
@Component
class Logs {

    private final Investigation investigation;
    private final Applications applications;

    Logs(Investigation investigation, Applications applications) {
        this.investigation = investigation;
        this.applications = applications;
    }

    Log of(String id, Actor actor) {
        DossierRecord dossier = investigation.read(DossierId.parse(id), actor);
        return new Log(dossier, applications.access(dossier, actor), investigation.mayWrite(dossier, actor));
    }

    /** The same, for a page with a form and for what it sends: refused to those who may only read. */
    Log writable(String id, Actor actor) {
        applications.mustAct(DossierId.parse(id), actor);
        Log log = of(id, actor);
        if (!log.mayWrite()) throw new NotAllowed("investigation log of dossier " + id);
        return log;
    }

    static @Nullable LocalDate date(String typed) {
        try {
            return typed.isEmpty() ? null : LocalDate.parse(typed);
        } catch (DateTimeParseException notOne) {
            return null;
        }
    }

    static List<Interview.Id> interviews(Form form) {
        return form.all("entretien").stream()
                .map(Interview.Id::parse)
                .distinct()
                .toList();
    }

    static List<Hypothesis.Id> hypotheses(Form form) {
        return form.all("hypothese").stream()
                .map(Hypothesis.Id::parse)
                .distinct()
                .toList();
    }

    /** A form filled in, with its boxes. */
    static Form filled(
            Map<String, String> texts,
            java.util.Collection<Interview.Id> interviews,
            java.util.Collection<Hypothesis.Id> hypotheses) {
        return Form.filled(texts)
                .with(
                        "entretien",
                        interviews.stream().map(Interview.Id::toString).toArray(String[]::new))
                .with(
                        "hypothese",
                        hypotheses.stream().map(Hypothesis.Id::toString).toArray(String[]::new));
    }
}
