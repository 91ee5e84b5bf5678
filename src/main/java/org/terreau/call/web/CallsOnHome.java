package org.terreau.call.web;

import java.util.Comparator;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.terreau.call.CallStatus;
import org.terreau.call.Calls;
import org.terreau.web.HomeSource;

/** The calls for problems that are open, the first to close first. */
@Component
class CallsOnHome implements HomeSource {

    private static final int MOST = 3;

    private final Calls calls;

    CallsOnHome(Calls calls) {
        this.calls = calls;
    }

    @Override
    public int order() {
        return 500;
    }

    @Override
    public Told told() {
        return Told.openings(calls.all(Optional.empty()).stream()
                .filter(standing -> standing.status() == CallStatus.OPEN)
                .map(Calls.Standing::call)
                .sorted(Comparator.comparing(call -> call.closesAt()))
                .limit(MOST)
                .map(call -> new Opening(
                        "call.home.open",
                        call.title(),
                        call.closesAt(),
                        call.id().path()))
                .toList());
    }
}
