package org.terreau.dossier;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.terreau.decision.Decision;
import org.terreau.incubator.Programme;

/**
 * What happens next to a dossier: what is awaited, of whom, and until when. This is the rule, whole; its delays are the
 * programme's.
 *
 * @param by the last day; null when none was promised
 */
public record NextStep(Act act, @Nullable LocalDate by) {

    /** Who is to act. */
    public enum Party {
        APPLICANT("porteur"),
        STAFF("equipe"),
        COMMITTEE("comite"),
        NOBODY("personne");

        private final String code;

        Party(String code) {
            this.code = code;
        }

        /** The end of its message keys. */
        public String code() {
            return code;
        }
    }

    /** What is awaited. */
    public enum Act {
        WRITE("ecrire", Party.APPLICANT),
        COMPLETE("completer", Party.APPLICANT),
        ASK_FOR_OPINIONS("demander-avis", Party.STAFF),
        GIVE_OPINIONS("donner-avis", Party.STAFF),
        DECIDE("decider", Party.COMMITTEE),
        INVESTIGATE("investiguer", Party.APPLICANT),
        BUILD("construire", Party.APPLICANT),
        BRING_EVIDENCE("completer-preuves", Party.APPLICANT),
        NOTHING_AFTER_STOP("arrete", Party.NOBODY),
        APPLY_AGAIN("representer", Party.APPLICANT),
        REOPEN("rouvrir", Party.APPLICANT),
        REOPEN_BY_STAFF("rouvrir-equipe", Party.STAFF);

        private final String code;
        private final Party party;

        Act(String code, Party party) {
            this.code = code;
            this.party = party;
        }

        /** The end of its message keys. */
        public String code() {
            return code;
        }

        public Party party() {
            return party;
        }
    }

    /** Its day has passed. */
    public boolean late(LocalDate today) {
        return by != null && by.isBefore(today);
    }

    /**
     * What comes next.
     *
     * @param givenBack the staff let the brief be written again
     * @param submittedOn when it was submitted last; null before it is
     * @param decision the last one; null before there is one
     */
    static NextStep of(
            DossierStep step,
            boolean givenBack,
            @Nullable LocalDate submittedOn,
            @Nullable Decision decision,
            Programme programme) {
        LocalDate promised = submittedOn == null ? null : submittedOn.plusWeeks(programme.reviewWeeks());
        return switch (step) {
            case WRITING -> new NextStep(givenBack ? Act.COMPLETE : Act.WRITE, null);
            case SUBMITTED -> new NextStep(Act.ASK_FOR_OPINIONS, promised);
            case UNDER_REVIEW -> new NextStep(Act.GIVE_OPINIONS, promised);
            case TO_DECIDE -> new NextStep(Act.DECIDE, promised);
            case INVESTIGATING ->
                new NextStep(
                        Act.INVESTIGATE,
                        decision == null ? null : decision.on().plusWeeks(programme.investigationWeeksMax()));
            case BUILDING -> new NextStep(Act.BUILD, decision == null ? null : nextCommittee(decision, programme));
            case PROVISIONAL -> new NextStep(Act.BRING_EVIDENCE, decision == null ? null : decision.until());
            case FOLLOWED -> new NextStep(Act.BUILD, decision == null ? null : nextCommittee(decision, programme));
            case STOPPED -> new NextStep(Act.NOTHING_AFTER_STOP, null);
            case REDIRECTED -> new NextStep(Act.APPLY_AGAIN, null);
            case WITHDRAWN -> new NextStep(Act.REOPEN, null);
            case ARCHIVED -> new NextStep(Act.REOPEN_BY_STAFF, null);
        };
    }

    /** The committee meets early enough before the money ends, and never later than the programme lets it wait. */
    private static LocalDate nextCommittee(Decision decision, Programme programme) {
        Optional<LocalDate> beforeTheEnd =
                Optional.ofNullable(decision.until()).map(until -> until.minusDays(programme.committeeDaysLeast()));
        return Stream.concat(Stream.of(decision.on().plusMonths(programme.committeeMonths())), beforeTheEnd.stream())
                .min(LocalDate::compareTo)
                .orElseThrow();
    }

    /** When a dossier was submitted last, as its history tells; the oldest line first. */
    static Optional<Passage> submission(List<Passage> history) {
        return history.stream()
                .filter(passage -> passage.to() == DossierState.SUBMITTED && passage.from() == DossierState.DRAFT)
                .reduce((before, after) -> after);
    }
}
