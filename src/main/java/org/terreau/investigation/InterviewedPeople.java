package org.terreau.investigation;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.dossier.DossierId;
import org.terreau.identity.PersonalData;

/** What the logs hold about somebody who was met, found by the e-mail address kept in their contact. */
@Component
class InterviewedPeople implements PersonalData {

    private final JdbcInterviews interviews;
    private final PublicSummaries summaries;
    private final Audit audit;
    private final Clock clock;

    InterviewedPeople(JdbcInterviews interviews, PublicSummaries summaries, Audit audit, Clock clock) {
        this.interviews = interviews;
        this.summaries = summaries;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String module() {
        return "investigation";
    }

    @Override
    @Transactional(readOnly = true)
    public List<Map<String, String>> held(Person person) {
        return interviews.reachedAt(person.email()).stream()
                .map(InterviewedPeople::told)
                .toList();
    }

    private static Map<String, String> told(Interview interview) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("date", interview.on().toString());
        told.put("genre", interview.kind().code());
        told.put("role", interview.role());
        told.put("lieu", interview.where());
        told.put("nom", interview.person());
        told.put("contact", interview.contact());
        told.put("accord", interview.consent().code());
        told.put("notes", interview.notes());
        told.put("appris", interview.learnt());
        told.put("conserve_jusqu_au", interview.keepUntil().toString());
        return told;
    }

    @Override
    @Transactional
    public int erase(Person person) {
        Map<DossierId, Integer> forgotten = interviews.forgetReachedAt(person.email(), clock.instant());
        forgotten.forEach((dossier, count) -> {
            audit.record(
                    Audit.Who.PROGRAM,
                    "investigation.interviews-erased",
                    "dossier:" + dossier,
                    Map.of("count", String.valueOf(count)));
            summaries.refresh(dossier);
        });
        return forgotten.values().stream().mapToInt(Integer::intValue).sum();
    }
}
