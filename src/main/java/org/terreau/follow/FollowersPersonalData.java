package org.terreau.follow;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.terreau.identity.PersonalData;
import org.terreau.web.KeptData;

/** What somebody follows, as personal data: all of it goes. */
@Component
class FollowersPersonalData implements PersonalData {

    private final JdbcFollow stored;

    FollowersPersonalData(JdbcFollow stored) {
        this.stored = stored;
    }

    @Bean
    static KeptData followersKept() {
        return new KeptData(140, "follow.followers", KeptData.Basis.CONSENT, null);
    }

    @Override
    public String module() {
        return "follow";
    }

    @Override
    public List<Map<String, String>> held(Person person) {
        return stored.byEmail(person.email())
                .map(follower -> {
                    Map<String, String> held = new TreeMap<>();
                    held.put("rythme", follower.rhythm().code());
                    held.put(
                            "sujets",
                            stored.followed(follower.id()).stream()
                                    .map(Topic::toString)
                                    .collect(Collectors.joining(", ")));
                    return List.<Map<String, String>>of(held);
                })
                .orElse(List.of());
    }

    @Override
    public int erase(Person person) {
        return stored.forget(person.email());
    }
}
