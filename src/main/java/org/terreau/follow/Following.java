package org.terreau.follow;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.terreau.identity.Actor;
import org.terreau.mail.Message;
import org.terreau.mail.Outbox;
import org.terreau.shared.EmailAddress;
import org.terreau.shared.Languages;
import org.terreau.shared.NotFound;
import org.terreau.shared.Refused;
import org.terreau.shared.Slice;
import org.terreau.shared.Words;
import org.terreau.web.Allowances;

/** Following and no longer following, without an account: the address is confirmed by a link. */
@Service
public class Following {

    public static final int PAGE = 30;

    private static final int AN_HOUR_FROM_ONE_NETWORK = 20;
    private static final int A_DAY_FOR_ONE_ADDRESS = 20;

    private final JdbcFollow stored;
    private final Map<String, Followable> kinds;
    private final Outbox outbox;
    private final Allowances allowances;
    private final Languages languages;

    Following(JdbcFollow stored, List<Followable> kinds, Outbox outbox, Allowances allowances, Languages languages) {
        this.stored = stored;
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(Followable::kind, Function.identity()));
        this.outbox = outbox;
        this.allowances = allowances;
        this.languages = languages;
    }

    /** What somebody follows, as their own page shows it. */
    public record Followed(
            String key,
            EmailAddress email,
            boolean confirmed,
            Rhythm rhythm,
            Map<Topic, Followable.Described> topics) {}

    /** The topic in words; NotFound when nothing public has this id. */
    public Followable.Described describe(Topic topic, Locale language) {
        return Optional.ofNullable(kinds.get(topic.kind()))
                .map(kind -> kind.describe(List.of(topic.id()), language).get(topic.id()))
                .orElseThrow(() -> new NotFound("topic", topic));
    }

    /** The news of a topic, or all of them, the newest first. */
    @Transactional(readOnly = true)
    public Slice<News> news(@Nullable Topic topic, int page) {
        return stored.news(topic, page, PAGE);
    }

    /**
     * Follows a topic. Somebody signed in with this address is believed at once; for others, a link is sent, and nothing
     * is told before it is used.
     *
     * @param network the network address it comes from, counted and not kept
     * @return true when the address is confirmed already
     * @throws Refused naming the fields `courriel` and `rythme`
     */
    @Transactional
    public boolean follow(
            Topic topic, String address, String rhythm, String network, Locale language, Optional<Actor> actor) {
        Followable.Described described = describe(topic, language);
        Optional<Rhythm> chosen = Rhythm.of(rhythm);
        EmailAddress email = EmailAddress.typed(address, "courriel", "follow.email.wrong");
        if (chosen.isEmpty()) throw new Refused("rythme", "follow.rhythm.needed");
        if (!allowances.take("follow-network", network, AN_HOUR_FROM_ONE_NETWORK, Duration.ofHours(1))
                || !allowances.take("follow-email", email.value(), A_DAY_FOR_ONE_ADDRESS, Duration.ofDays(1)))
            throw new Refused("", "follow.too-many");
        JdbcFollow.Follower follower = stored.open(email, language, chosen.get());
        stored.follow(follower.id(), topic);
        boolean own = actor.map(Actor::email).filter(email::equals).isPresent();
        if (own) stored.confirm(follower.id());
        if (own || follower.confirmedAt() != null) return true;
        Words words = languages.in(language);
        outbox.send(new Message(
                email,
                "follow-confirm",
                words.t("follow.mail.confirm.subject"),
                words.t("follow.mail.confirm.text", described.name(), words.baseUrl() + "/suivi/" + follower.key())));
        return false;
    }

    /** What the holder of this key follows. */
    @Transactional(readOnly = true)
    public Followed read(String key, Locale language) {
        JdbcFollow.Follower follower = follower(key);
        Map<Topic, Followable.Described> topics = new LinkedHashMap<>();
        Map<String, List<String>> byKind = stored.followed(follower.id()).stream()
                .collect(Collectors.groupingBy(
                        Topic::kind, LinkedHashMap::new, Collectors.mapping(Topic::id, Collectors.toList())));
        byKind.forEach((kind, ids) -> Optional.ofNullable(kinds.get(kind))
                .ifPresent(known -> known.describe(ids, language)
                        .forEach((id, described) -> topics.put(new Topic(kind, id), described))));
        return new Followed(key, follower.email(), follower.confirmedAt() != null, follower.rhythm(), topics);
    }

    @Transactional
    public void confirm(String key) {
        stored.confirm(follower(key).id());
    }

    @Transactional
    public void change(String key, String rhythm) {
        stored.rhythm(
                follower(key).id(), Rhythm.of(rhythm).orElseThrow(() -> new Refused("rythme", "follow.rhythm.needed")));
    }

    @Transactional
    public void unfollow(String key, Topic topic) {
        stored.unfollow(follower(key).id(), topic);
    }

    /** Stops everything and forgets the address. A key that is unknown was stopped before: that is no error. */
    @Transactional
    public void stop(String key) {
        stored.byKey(key).ifPresent(follower -> stored.forget(follower.email()));
    }

    private JdbcFollow.Follower follower(String key) {
        return stored.byKey(key).orElseThrow(() -> new NotFound("follower", "…"));
    }
}
