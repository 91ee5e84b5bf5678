package org.terreau.recruitment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.terreau.identity.AccountId;
import org.terreau.identity.PersonalData;

/**
 * Applications as personal data: whoever sent one reads what was written of them once they were answered, without who wrote
 * it, and erases it all. Whoever marked is taken off their marks.
 */
@Component
class ApplicationsPersonalData implements PersonalData {

    private final JdbcApplications stored;
    private final JdbcOffers offers;
    private final JdbcSlots slots;
    private final Applications applications;

    ApplicationsPersonalData(JdbcApplications stored, JdbcOffers offers, JdbcSlots slots, Applications applications) {
        this.stored = stored;
        this.offers = offers;
        this.slots = slots;
        this.applications = applications;
    }

    @Override
    public String module() {
        return "recruitment";
    }

    @Override
    public List<Map<String, String>> held(Person person) {
        List<Map<String, String>> held = new ArrayList<>();
        for (Application application : stored.from(person.email())) held.add(told(application));
        AccountId account = person.account();
        if (account != null) {
            for (String title : stored.marked(account)) held.add(Map.of("evaluation", title));
            for (String title : offers.titlesPublishedBy(account)) held.add(Map.of("offre_publiee", title));
        }
        return held;
    }

    private Map<String, String> told(Application application) {
        Map<String, String> told = new TreeMap<>();
        told.put(
                "offre",
                offers.find(application.offer())
                        .map(offer -> offer.said().title())
                        .orElse(""));
        told.put("nom", application.candidate().name());
        told.put("adresse", application.candidate().email().value());
        told.put("liens", application.candidate().links());
        told.put("message", application.written().message());
        Application.Learnt learnt = application.written().learnt();
        if (learnt != null) told.put("origine", (learnt.source().code() + " " + learnt.text()).strip());
        told.put("recue_le", application.written().receivedAt().toString());
        told.put("etat", application.state().code());
        slots.held(application.id())
                .ifPresent(slot -> told.put("entretien", slot.start().toString()));
        if (application.answer().at() != null) {
            told.put("reponse", application.answer().letter());
            List<String> comments = stored.comments(application.id());
            if (!comments.isEmpty()) told.put("commentaires", String.join(" / ", comments));
        }
        return told;
    }

    @Override
    public int erase(Person person) {
        List<Application> sent = stored.from(person.email());
        sent.forEach(applications::forget);
        AccountId account = person.account();
        return sent.size() + (account == null ? 0 : stored.forgetAssessor(account) + offers.forgetPublisher(account));
    }
}
