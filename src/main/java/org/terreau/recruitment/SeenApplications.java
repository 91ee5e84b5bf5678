package org.terreau.recruitment;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.terreau.identity.AccountId;
import org.terreau.identity.Actor;
import org.terreau.shared.NotFound;

/** All that is stored of an offer and of those who answer it, as one reader may see it. */
record SeenApplications(
        Offer offer,
        List<Application> applications,
        Map<AccountId, Optional<Instant>> assessors,
        Map<Long, Set<AccountId>> conflicts,
        List<Assessment> assessments,
        Actor actor,
        boolean decides) {

    boolean assesses() {
        return assessors.containsKey(actor.id());
    }

    boolean declares() {
        return assessors.getOrDefault(actor.id(), Optional.of(Instant.EPOCH)).isEmpty();
    }

    List<Assessment> given(Application application) {
        return assessments.stream()
                .filter(one -> one.application() == application.id())
                .toList();
    }

    ApplicationDesk.Part part(Application application) {
        if (conflicts.getOrDefault(application.id(), Set.of()).contains(actor.id())) return ApplicationDesk.Part.ASIDE;
        if (given(application).stream().anyMatch(one -> one.by().equals(actor.id())))
            return ApplicationDesk.Part.MARKED;
        return assesses() && application.state().waits() ? ApplicationDesk.Part.TO_MARK : ApplicationDesk.Part.READS;
    }

    int expected(Application application) {
        Set<AccountId> aside = conflicts.getOrDefault(application.id(), Set.of());
        return (int)
                assessors.keySet().stream().filter(one -> !aside.contains(one)).count();
    }

    Optional<Score> score(Application application) {
        return Score.of(
                offer.selection().criteria(),
                given(application).stream().map(Assessment::marks).toList());
    }

    /** An earlier one from the same address. */
    String sameAs(Application application) {
        return applications.stream()
                .filter(other -> other.id() < application.id()
                        && other.candidate()
                                .email()
                                .equals(application.candidate().email()))
                .max(Comparator.comparing(Application::id))
                .map(Application::code)
                .orElse("");
    }

    ApplicationDesk.Line line(Application application) {
        ApplicationDesk.Part part = part(application);
        boolean open = part == ApplicationDesk.Part.MARKED || part == ApplicationDesk.Part.READS;
        return new ApplicationDesk.Line(
                application,
                open ? application.candidate().name() : null,
                part,
                given(application).size(),
                expected(application),
                open ? score(application).orElse(null) : null,
                open
                        ? Score.means(given(application).stream()
                                .map(Assessment::marks)
                                .toList())
                        : List.of(),
                sameAs(application));
    }

    /** An application, for those who decide or mark; not for whoever knows its author. */
    Application readable(long id) {
        return applications.stream()
                .filter(one -> one.id() == id && part(one) != ApplicationDesk.Part.ASIDE)
                .findFirst()
                .orElseThrow(() -> new NotFound("application", id));
    }
}
