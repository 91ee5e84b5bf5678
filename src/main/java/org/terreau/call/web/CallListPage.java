package org.terreau.call.web;

import java.util.List;
import org.terreau.call.CallStatus;
import org.terreau.call.Calls;

/** The calls, those that are open first. */
public record CallListPage(List<Calls.Standing> calls, boolean staff) {

    public CallListPage {
        calls = List.copyOf(calls);
    }

    public List<Calls.Standing> in(CallStatus status) {
        return calls.stream().filter(call -> call.status() == status).toList();
    }
}
