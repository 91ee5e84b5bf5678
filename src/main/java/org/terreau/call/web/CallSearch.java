package org.terreau.call.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.terreau.call.Call;
import org.terreau.call.Calls;
import org.terreau.web.BeforeOpening;
import org.terreau.web.SearchSource;

/** Public calls, in the search of the whole site. */
@Component
class CallSearch implements SearchSource {

    private final Calls calls;
    private final MessageSource messages;

    CallSearch(Calls calls, MessageSource messages) {
        this.calls = calls;
        this.messages = messages;
    }

    @Bean
    static BeforeOpening firstCall(Calls calls) {
        return new BeforeOpening(
                BeforeOpening.Group.PROGRAMME,
                500,
                "call",
                () -> !calls.all(Optional.empty()).isEmpty(),
                "/appels/nouveau");
    }

    @Override
    public String kind() {
        return "appel";
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public List<Entry> entries() {
        return calls.all(Optional.empty()).stream()
                .map(standing -> entry(standing.call()))
                .toList();
    }

    private Entry entry(Call call) {
        String theme = String.valueOf(
                messages.getMessage("incubator.theme." + call.theme(), null, call.theme(), Locale.FRENCH));
        return new Entry(call.title(), call.text(), call.id().path(), List.of(theme), "", List.of());
    }
}
