package org.terreau.call;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.identity.PersonalData;
import org.terreau.problem.Statement;
import org.terreau.web.KeptData;

/** Submissions as personal data: drafts go, what was submitted stays without its author. */
@Component
class SubmissionsPersonalData implements PersonalData {

    private final JdbcCalls stored;

    SubmissionsPersonalData(JdbcCalls stored) {
        this.stored = stored;
    }

    @Bean
    static KeptData submissionsKept() {
        return new KeptData(150, "call.submissions", KeptData.Basis.PUBLIC_MISSION, null);
    }

    @Override
    public String module() {
        return "call";
    }

    @Override
    public List<Map<String, String>> held(Person person) {
        AccountId account = person.account();
        if (account == null) return List.of();
        return stored.by(account).stream()
                .<Map<String, String>>map(submission -> {
                    Map<String, String> held = new TreeMap<>();
                    held.put("candidature", submission.id().toString());
                    held.put("appel", submission.call().toString());
                    held.put("auteur", submission.author());
                    held.put("organisation", submission.organisation());
                    held.put("etat", submission.state().code());
                    held.put("enregistree_le", submission.savedAt().toString());
                    for (Statement.Part part : Statement.Part.values())
                        held.put(part.code(), submission.statement().get(part));
                    return held;
                })
                .toList();
    }

    @Override
    public int erase(Person person) {
        return person.account() == null ? 0 : stored.forget(person.account(), NOBODY);
    }
}
