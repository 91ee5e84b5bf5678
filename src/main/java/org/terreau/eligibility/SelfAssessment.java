package org.terreau.eligibility;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.shared.Objections;
import org.terreau.shared.Paris;
import org.terreau.shared.Refused;
import org.terreau.web.KeptData;

/** The self-assessment on the six prerequisites: answers in, findings out, kept twelve months under an unguessable key. */
@Service
public class SelfAssessment implements Assessments {

    /** Longest description of an idea, in characters. */
    public static final int IDEA = 2000;

    private static final Period KEPT = Period.ofMonths(12);
    private static final SecureRandom RANDOM = new SecureRandom();
    private final JdbcAssessments stored;
    private final Clock clock;

    SelfAssessment(JdbcAssessments stored, Clock clock) {
        this.stored = stored;
        this.clock = clock;
    }

    /**
     * Keeps the answers.
     *
     * @param idea what it is about, may be empty; its author is told not to name anybody
     * @param answers question code → answer code
     * @throws Refused naming each question left without an answer, or with one that is not offered
     */
    @Transactional
    public AssessmentKey complete(String idea, Map<String, String> answers) {
        Objections objections = new Objections();
        objections.when(idea.length() > IDEA, "idee", "eligibility.idea.long", IDEA);
        TreeMap<String, String> kept = new TreeMap<>();
        for (Question question : Question.values()) {
            String given = answers.getOrDefault(question.code(), "");
            if (question.answer(given).isPresent()) kept.put(question.code(), given);
            else objections.add(question.code(), "eligibility.unanswered");
        }
        objections.raise();
        return insert(idea, kept, true);
    }

    /** What was told, complete or not: enough to fill in the form again. */
    public record Told(String idea, Map<String, String> answers, boolean complete) {

        public Told {
            answers = Map.copyOf(answers);
        }
    }

    /**
     * Keeps answers that are not all given, to be taken up again; nothing when nothing was told.
     *
     * @param former where they were kept before, null at first
     */
    @Transactional
    public Optional<AssessmentKey> keep(String idea, Map<String, String> answers, @Nullable AssessmentKey former) {
        if (former != null) forgetHalfFilled(former);
        TreeMap<String, String> given = new TreeMap<>(answers);
        given.values().removeIf(String::isEmpty);
        String told = idea.length() > IDEA ? "" : idea;
        return told.isEmpty() && given.isEmpty() ? Optional.empty() : Optional.of(insert(told, given, false));
    }

    /** Forgets answers that were kept before all of them were given. */
    @Transactional
    public void forgetHalfFilled(AssessmentKey key) {
        stored.forgetHalfFilled(key);
    }

    private AssessmentKey insert(String idea, Map<String, String> answers, boolean complete) {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        AssessmentKey key =
                new AssessmentKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        stored.insert(key, idea, answers, complete, clock.instant());
        return key;
    }

    /** What was told under this key. */
    @Transactional(readOnly = true)
    public Optional<Told> told(AssessmentKey key) {
        return stored.told(key);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Assessment> find(AssessmentKey key) {
        return stored.find(key).map(given -> assess(key, given.at(), given.idea(), given.answers()));
    }

    /** An answer that is no longer offered is read as absent, and its prerequisite as still to be worked on. */
    static Assessment assess(AssessmentKey key, Instant at, String idea, Map<String, String> answers) {
        Map<Question, Question.Answer> given = new EnumMap<>(Question.class);
        for (Question question : Question.values())
            question.answer(answers.getOrDefault(question.code(), "")).ifPresent(answer -> given.put(question, answer));
        List<Finding> findings = Arrays.stream(Prerequisite.values())
                .map(prerequisite -> finding(prerequisite, given))
                .toList();
        return new Assessment(key, at, idea, findings, given, Question.specified(given));
    }

    /** The least favourable answer speaks for its prerequisite. */
    private static Finding finding(Prerequisite prerequisite, Map<Question, Question.Answer> given) {
        Finding worst = finding(prerequisite, Standing.MET, prerequisite.code() + ".rempli");
        for (Question question : Question.values()) {
            if (question.prerequisite() != prerequisite) continue;
            Question.Answer answer = given.get(question);
            Finding found = answer == null
                    ? finding(prerequisite, Standing.TO_BE_WORKED_ON, "sans-reponse")
                    : finding(prerequisite, answer.standing(), question.code() + "." + answer.code());
            if (found.standing().compareTo(worst.standing()) > 0) worst = found;
        }
        return worst;
    }

    private static Finding finding(Prerequisite prerequisite, Standing standing, String key) {
        return new Finding(prerequisite, standing, "eligibility.why." + key, "eligibility.next." + key);
    }

    @Transactional
    int forgetOld() {
        return stored.forgetBefore(
                clock.instant().atZone(Paris.ZONE).minus(KEPT).toInstant());
    }

    @Configuration
    static class Retention {

        @Bean
        static KeptData assessmentsKept() {
            return new KeptData(110, "eligibility.assessments", KeptData.Basis.PUBLIC_MISSION, KEPT);
        }

        @Bean
        RecurringTask<Void> forgetOldAssessments(SelfAssessment assessments) {
            return Tasks.recurring("eligibility-retention", Schedules.daily(Paris.ZONE, LocalTime.of(3, 10)))
                    .execute((instance, context) -> assessments.forgetOld());
        }
    }
}
