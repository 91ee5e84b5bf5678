package org.terreau.call;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.terreau.follow.Followable;

/** Calls may be followed: their opening, a closing put off, their laureates. */
@Component
class FollowableCalls implements Followable {

    private final JdbcCalls calls;

    FollowableCalls(JdbcCalls calls) {
        this.calls = calls;
    }

    @Override
    public String kind() {
        return "appel";
    }

    @Override
    public Map<String, Described> describe(Collection<String> ids, Locale language) {
        Map<String, Described> described = new TreeMap<>();
        for (Call call : calls.findAll(ids.stream()
                .filter(id -> id.matches("[1-9]\\d{0,15}"))
                .map(CallId::parse)
                .toList()))
            if (call.publishedAt() != null)
                described.put(
                        call.id().toString(),
                        new Described(call.title(), call.id().path(), true));
        return described;
    }
}
