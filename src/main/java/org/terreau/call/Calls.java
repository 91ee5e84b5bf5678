package org.terreau.call;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.audit.Audit;
import org.terreau.follow.Newsroom;
import org.terreau.follow.Topic;
import org.terreau.identity.Actor;
import org.terreau.identity.Role;
import org.terreau.incubator.IncubatorId;
import org.terreau.incubator.Incubators;
import org.terreau.incubator.Themes;
import org.terreau.problem.Statement;
import org.terreau.shared.NotFound;
import org.terreau.shared.Objections;
import org.terreau.shared.OneLine;
import org.terreau.shared.Refused;
import org.terreau.shared.Stale;
import org.terreau.territory.CollectivityId;
import org.terreau.web.PublicContent;

/** Calls for problems: written and published by the staff, read by everybody. What is submitted is in {@link Submissions}. */
@Service
public class Calls {

    public static final int LINE = 150;
    public static final int TEXT = 20_000;

    static final Role[] STAFF = {Role.STAFF, Role.COACH, Role.LEAD};

    private static final Duration SHORTEST = Duration.ofDays(1);
    private static final String KIND = "appel";

    private final JdbcCalls stored;
    private final Incubators incubators;
    private final Newsroom newsroom;
    private final Audit audit;
    private final PublicContent content;
    private final Clock clock;

    Calls(JdbcCalls stored, Incubators incubators, Newsroom newsroom, Audit audit, PublicContent content, Clock clock) {
        this.stored = stored;
        this.incubators = incubators;
        this.newsroom = newsroom;
        this.audit = audit;
        this.content = content;
        this.clock = clock;
    }

    /** A call as the staff type it; times in Europe/Paris, null when what was typed is not one. */
    public record Typed(
            String title,
            String theme,
            String text,
            String rules,
            @Nullable ParisMinute opens,
            @Nullable ParisMinute closes) {}

    /** A call that may be stored. */
    record Written(String title, String theme, String text, String rules, Instant opensAt, Instant closesAt) {}

    /** What is submitted, as it stands. */
    public record Draft(String organisation, @Nullable CollectivityId collectivity, Statement statement) {}

    static Topic topic(CallId id) {
        return new Topic(KIND, id.toString());
    }

    /** A call and where it stands now. */
    public record Standing(Call call, CallStatus status) {}

    /** Those that are public, and for the staff the ones they write; the last to close first. */
    @Transactional(readOnly = true)
    public List<Standing> all(Optional<Actor> actor) {
        Instant now = clock.instant();
        return stored.all(actor.map(someone -> someone.scopes(STAFF)).orElse(Set.of())).stream()
                .map(call -> new Standing(call, call.status(now)))
                .toList();
    }

    /** The call, if it is public or written by those for whom the actor works. */
    @Transactional(readOnly = true)
    public Standing read(CallId id, Optional<Actor> actor) {
        Call call = stored.find(id)
                .filter(found -> found.publishedAt() != null
                        || actor.filter(someone -> staff(found, someone)).isPresent())
                .orElseThrow(() -> new NotFound("call", id));
        return new Standing(call, call.status(clock.instant()));
    }

    public boolean staff(Call call, Actor actor) {
        return actor.staffOf(call.incubator().value());
    }

    public boolean lead(Call call, Actor actor) {
        return actor.has(call.incubator().value(), Role.LEAD);
    }

    /** Writes a call that nobody else reads yet. */
    @Transactional
    public CallId write(Typed typed, Actor actor) {
        IncubatorId incubator = incubators.host().id();
        actor.mustHave(incubator.value(), STAFF);
        CallId id = stored.insert(incubator, checked(typed, null), clock.instant());
        audit.record(actor.who(), "call.written", subject(id), Map.of());
        return id;
    }

    /**
     * Changes a call. Once it is public, its closing may be put off and never brought forward; once it is closed, its
     * dates stay: those who were in time did not hurry in vain.
     */
    @Transactional
    public void change(CallId id, Typed typed, long version, Actor actor) {
        Call call = staffed(id, actor);
        Written written = checked(typed, call);
        if (!stored.update(id, written, version, clock.instant())) throw new Stale("call", id, version);
        boolean putOff = call.publishedAt() != null && written.closesAt().isAfter(call.closesAt());
        audit.record(
                actor.who(),
                putOff ? "call.put-off" : "call.changed",
                subject(id),
                Map.of("closes", written.closesAt().toString()));
        if (putOff) tell("call-put-off", id, written.title(), written.theme());
        content.changed();
    }

    private Written checked(Typed typed, @Nullable Call before) {
        Objections objections = new Objections();
        objections.when(
                typed.title().isEmpty() || !OneLine.fits(typed.title(), LINE), "titre", "call.title.needed", LINE);
        objections.when(!Themes.known(typed.theme()), "theme", "call.theme.needed");
        text("texte", typed.text(), objections);
        text("regles", typed.rules(), objections);
        Instant opens = instant("ouverture", typed.opens(), objections);
        Instant closes = instant("cloture", typed.closes(), objections);
        if (opens == null || closes == null) throw objections.refusal();
        objections.when(closes.isBefore(opens.plus(SHORTEST)), "cloture-jour", "call.closing.early");
        if (before != null && before.publishedAt() != null) {
            Instant now = clock.instant();
            objections.when(
                    !now.isBefore(before.opensAt()) && !opens.equals(before.opensAt()),
                    "ouverture-jour",
                    "call.opening.past");
            if (!now.isBefore(before.closesAt()) && !closes.equals(before.closesAt()))
                objections.add("cloture-jour", "call.closing.past");
            else if (closes.isBefore(before.closesAt())) objections.add("cloture-jour", "call.closing.forward");
        }
        objections.raise();
        return new Written(typed.title(), typed.theme(), typed.text(), typed.rules(), opens, closes);
    }

    private static void text(String field, String text, Objections objections) {
        objections.when(text.length() < 20 || text.length() > TEXT, field, "call.text.needed", 20, TEXT);
    }

    private static @Nullable Instant instant(String field, @Nullable ParisMinute typed, Objections objections) {
        if (typed == null) {
            objections.add(field + "-jour", "call.minute.needed");
            return null;
        }
        Optional<Instant> instant = typed.instant();
        objections.when(instant.isEmpty(), field + "-heure", "call.minute.skipped");
        return instant.orElse(null);
    }

    /** Makes the call public, and tells those who follow its theme. */
    @Transactional
    public void publish(CallId id, Actor actor) {
        Call call = staffed(id, actor);
        actor.mustHave(call.incubator().value(), Role.LEAD);
        if (!clock.instant().isBefore(call.closesAt())) throw new Refused("", "call.publish.over");
        if (!stored.publish(id, clock.instant())) throw new Refused("", "call.published-already");
        audit.record(actor.who(), "call.published", subject(id), Map.of());
        tell("call-published", id, call.title(), call.theme());
        content.changed();
    }

    void tell(String kind, CallId id, String title, String theme) {
        Set<Topic> topics = new LinkedHashSet<>(List.of(topic(id), new Topic("theme", theme)));
        newsroom.tell(kind, title, id.path(), topics);
    }

    /** The call, for those who work for its incubator; nobody else learns that a draft exists. */
    Call staffed(CallId id, Actor actor) {
        Call call = read(id, Optional.of(actor)).call();
        actor.mustHave(call.incubator().value(), STAFF);
        return call;
    }

    static String subject(CallId id) {
        return "call:" + id;
    }

    /** The values of a form, from what is stored. */
    public static Map<String, String> values(Call call) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("titre", call.title());
        values.put("theme", call.theme());
        values.put("texte", call.text());
        values.put("regles", call.rules());
        ParisMinute opens = ParisMinute.of(call.opensAt());
        ParisMinute closes = ParisMinute.of(call.closesAt());
        values.put("ouverture-jour", opens.day().toString());
        values.put("ouverture-heure", opens.time().toString());
        values.put("cloture-jour", closes.day().toString());
        values.put("cloture-heure", closes.time().toString());
        values.put("version", Long.toString(call.version()));
        return values;
    }
}
