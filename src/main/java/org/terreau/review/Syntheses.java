package org.terreau.review;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.eligibility.Prerequisite;
import org.terreau.eligibility.Standing;
import org.terreau.identity.AccountId;
import org.terreau.identity.Accounts;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.incubator.EntryCost;
import org.terreau.incubator.Programme;
import org.terreau.incubator.Programmes;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.shared.Languages;
import org.terreau.shared.NotAllowed;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.shared.Words;

/** What the applicant is told of each prerequisite: proposed, written by a lead, sent, and sent again as a new version. */
@Service
public class Syntheses {

    /** Longest sentence, in characters. */
    public static final int TEXT = 2000;

    private final JdbcSyntheses stored;
    private final Reviewers reviewers;
    private final Programmes programmes;
    private final EntryCost entry;
    private final Accounts accounts;
    private final Outbox outbox;
    private final Languages languages;
    private final Audit audit;
    private final Clock clock;

    Syntheses(
            JdbcSyntheses stored,
            Reviewers reviewers,
            Programmes programmes,
            EntryCost entry,
            Accounts accounts,
            Outbox outbox,
            Languages languages,
            Audit audit,
            Clock clock) {
        this.stored = stored;
        this.reviewers = reviewers;
        this.programmes = programmes;
        this.entry = entry;
        this.accounts = accounts;
        this.outbox = outbox;
        this.languages = languages;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is said of one prerequisite: where it stands, and in sentences what is met and what to do next. */
    public record Line(Standing standing, String text) {}

    /**
     * A synthesis.
     *
     * @param number of the version, from 1
     * @param version of the text, for those who save it
     * @param sentAt null for the draft of the next one
     */
    public record Synthesis(
            int number,
            long version,
            String author,
            Instant savedAt,
            @Nullable Instant sentAt,
            Map<Prerequisite, Line> lines) {

        public Synthesis {
            lines = Map.copyOf(lines);
        }
    }

    /** Those that were sent, the newest first. Whoever may read the subject may read them: the caller checks. */
    @Transactional(readOnly = true)
    public List<Synthesis> sent(String kind, String id) {
        return stored.sent(kind, id);
    }

    /** The draft of the next one, for leads. */
    @Transactional(readOnly = true)
    public Optional<Synthesis> draft(ReviewSubject subject, Actor actor) {
        mustWrite(subject, actor);
        return stored.draft(subject);
    }

    /** The wording proposed for a prerequisite that stands so, with the figures of the incubator's programme. */
    @Transactional(readOnly = true)
    public Map<Prerequisite, Map<Standing, String>> wordings(ReviewSubject subject, Words words) {
        Programme programme = programmes.of(subject.incubator());
        Object[] figures = {
            programme.collectivitiesToShare(),
            programme.interviews(),
            programme.incrementMonths(),
            words.money(entry.of(subject.incubator()).amount()),
            programme.agentShare(),
            programme.committeeMonths(),
            words.money(programme.investigationBudget())
        };
        Map<Prerequisite, Map<Standing, String>> wordings = new EnumMap<>(Prerequisite.class);
        for (Prerequisite prerequisite : Prerequisite.values()) {
            Map<Standing, String> each = new EnumMap<>(Standing.class);
            for (Standing standing : Standing.values())
                each.put(standing, words.t("review.word." + prerequisite.code() + "." + standing.code(), figures));
            wordings.put(prerequisite, each);
        }
        return wordings;
    }

    /**
     * Keeps the draft.
     *
     * @param version the one that was read, 0 when there was none
     * @throws Stale when another lead saved in between
     * @throws Refused naming `texte-<prerequisite>` for what is too long
     */
    @Transactional
    public void save(ReviewSubject subject, Map<Prerequisite, Line> lines, long version, Actor actor) {
        mustWrite(subject, actor);
        Objections objections = new Objections();
        lines.forEach((prerequisite, line) -> {
            objections.when(line.text().length() > TEXT, "texte-" + prerequisite.code(), "review.long", TEXT);
        });
        objections.raise();
        boolean written = stored.save(subject, lines, version, actor, clock.instant());
        if (!written) throw new Stale("synthesis", subject.id(), version);
        audit.record(actor.who(), "review.synthesis-saved", subject.kind() + ":" + subject.id(), Map.of());
    }

    /**
     * Sends it to the applicant: by e-mail, and on the subject's page from then on.
     *
     * @throws Refused when a prerequisite has no standing or no sentence, or opinions are still expected
     */
    @Transactional
    public void send(
            ReviewSubject subject, Map<Prerequisite, Line> lines, long version, AccountId applicant, Actor actor) {
        mustWrite(subject, actor);
        Objections objections = new Objections();
        objections.when(!reviewers.complete(subject), "", "review.synthesis.early");
        for (Prerequisite prerequisite : Prerequisite.values()) {
            Line line = lines.get(prerequisite);
            if (line == null) objections.add("niveau-" + prerequisite.code(), "review.synthesis.standing");
            else if (line.text().isEmpty()) objections.add("texte-" + prerequisite.code(), "review.synthesis.text");
        }
        objections.raise();
        save(subject, lines, version, actor);
        stored.send(subject, clock.instant());
        audit.record(actor.who(), "review.synthesis-sent", subject.kind() + ":" + subject.id(), Map.of());
        Accounts.Account reader = accounts.byId(applicant).orElseThrow(() -> new NotFound("account", applicant));
        Words words = languages.in(reader.language());
        outbox.send(new Message(
                reader.email(),
                "review-synthesis",
                words.t(
                        "review.mail.synthesis.subject",
                        subject.title().replaceAll("\\s+", " ").strip()),
                words.t(
                        "review.mail.synthesis.text",
                        reader.name(),
                        subject.title(),
                        worded(lines, words),
                        words.baseUrl() + subject.path())));
    }

    private static String worded(Map<Prerequisite, Line> lines, Words words) {
        StringBuilder text = new StringBuilder();
        for (Prerequisite prerequisite : Prerequisite.values()) {
            Line line = lines.get(prerequisite);
            if (line == null) continue;
            text.append(prerequisite.ordinal() + 1)
                    .append(". ")
                    .append(words.t("eligibility.prerequisite." + prerequisite.code()))
                    .append(" — ")
                    .append(words.t("eligibility.standing." + line.standing().code()))
                    .append('\n')
                    .append(line.text())
                    .append("\n\n");
        }
        return text.toString().strip();
    }

    private void mustWrite(ReviewSubject subject, Actor actor) {
        actor.mustHave(subject.incubator().value(), Role.LEAD);
        if (reviewers.inConflict(subject, actor.id()))
            throw new NotAllowed("conflict of interest of account " + actor.id(), ConflictKind.REFUSAL);
    }
}
